package presenter

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/live"
)

// audience is what a model knows of those who follow the talk and what they say.
type audience struct {
	prompt prompt
	text   string    // of a question that is being typed
	told   passing   // what the viewer's own key has done
	voted  vote      // the viewer's last
	poll   live.Poll // of a talk that nobody else shows
	hands  []int     // that the speaker has counted in it

	instead string     // the source of the slide that stands in place of the deck's
	rising  []reaction // the newest last
	reacted int        // how often reactions have come
}

// prompt says what the next keys are for.
type prompt uint8

const (
	noPrompt prompt = iota
	reacting        // a digit is a reaction
	asking          // a question is typed
)

// vote is what somebody has chosen in a poll.
type vote struct {
	poll   string
	choice int // from 1
}

// passing is a text that stands in the footer for a while.
type passing struct {
	text string
	id   int // of text
}

// passingStays is how long such a text, or a reaction, stands.
const passingStays = 3 * time.Second

// show has text stand for a while.
func (p *passing) show(text string) tea.Cmd {
	p.text = text
	p.id++
	id := p.id
	return tea.Tick(passingStays, func(time.Time) tea.Msg { return passedMsg{p, id} })
}

// passedMsg has a passing text go.
type passedMsg struct {
	of *passing
	id int
}

func (msg passedMsg) apply(*Model) tea.Cmd {
	if msg.id == msg.of.id {
		msg.of.text = ""
	}
	return nil
}

// pollHere returns the poll of the slide, its id and how it is.
func (m *Model) pollHere() (p *deck.Poll, id, phase string) {
	if p = m.deck.Slide(m.pos.Slide, m.lang).Poll; p == nil {
		return nil, "", ""
	}
	id = m.deck.ID(m.pos.Slide)
	now := m.audience.poll
	if m.o.Live != nil {
		now = m.talk.view.Poll
	}
	if now.ID == id {
		phase = now.Phase
	}
	return p, id, phase
}

// votes returns how many have chosen each choice of a poll, and how many in all.
func (m *Model) votes(id string, choices int) (votes []int, all int) {
	votes = make([]int, choices)
	have := m.audience.hands
	if m.o.Live != nil {
		have = nil
		if a := m.talk.view.Audience; a != nil {
			have = a.Votes[id]
		}
	}
	copy(votes, have)
	for _, n := range votes {
		all += n
	}
	return votes, all
}

// mayPoll reports whether the model's keys run the polls.
func (m *Model) mayPoll() bool {
	p, _, _ := m.pollHere()
	return p != nil && (m.leads() || m.o.Live == nil && !m.o.Posted)
}

// stepPoll opens the poll of the slide, closes it, or takes it away.
func (m *Model) stepPoll() {
	_, id, phase := m.pollHere()
	next := live.Poll{ID: id, Phase: live.PollOpen}
	switch phase {
	case live.PollOpen:
		next.Phase = live.PollClosed
	case live.PollClosed:
		next = live.Poll{}
	default:
		m.audience.hands = nil
	}
	m.audience.poll = next
	if m.o.Live != nil {
		m.change(func(p live.Place, _ time.Time) live.Place { p.Poll = next; return p })
	}
}

// audienceKey takes a key that is meant for a poll, a reaction or a question.
func (m *Model) audienceKey(msg tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	key := plain(msg.String())
	a := &m.audience
	switch a.prompt {
	case asking:
		return m.askKey(key, msg.Text), true
	case reacting:
		a.prompt = noPrompt
		if n, err := strconv.Atoi(key); err == nil {
			if !m.o.Voice.React(n - 1) {
				return a.told.show(m.words().tooSoon), true
			}
			return nil, true
		}
		return nil, key == "esc"
	}
	if len(key) != 1 || key < "1" || key > "9" || m.number != "" || m.mode != slides && m.mode != presenting {
		return nil, false
	}
	p, id, phase := m.pollHere()
	choice := int(key[0] - '1')
	if p == nil || phase != live.PollOpen || choice >= len(p.Choices) {
		return nil, false
	}
	switch {
	case m.o.Live == nil:
		for len(a.hands) <= choice {
			a.hands = append(a.hands, 0)
		}
		a.hands[choice]++
	case m.leads():
		m.o.Live.Raise(id, choice)
		m.talk.view = m.o.Live.Now()
	case m.o.Voice.Vote(id, choice):
		a.voted = vote{id, choice + 1}
	default:
		return nil, false
	}
	return nil, true
}

// askKey takes a key of a question that is being typed.
func (m *Model) askKey(key, text string) tea.Cmd {
	a, w := &m.audience, m.words()
	switch {
	case key == "enter":
		answer := m.o.Voice.Ask(a.text)
		a.prompt, a.text = noPrompt, ""
		switch answer {
		case live.Asked:
			return a.told.show(w.questionSent)
		case live.TooSoon:
			return a.told.show(w.tooSoon)
		case live.Full:
			return a.told.show(w.tooMany)
		}
	case key == "esc" || key == "ctrl+g":
		a.prompt, a.text = noPrompt, ""
	case key == "backspace" || key == "ctrl+h":
		_, n := utf8.DecodeLastRuneInString(a.text)
		a.text = a.text[:len(a.text)-n]
	default:
		m.typeQuestion(text)
	}
	return nil
}

// typeQuestion adds to a question that is being typed.
func (m *Model) typeQuestion(text string) {
	if a := &m.audience; utf8.RuneCountInString(a.text)+utf8.RuneCountInString(text) <= live.MaxQuestion {
		a.text += text
	}
}

func (m *Model) mayReact() bool { return m.o.Voice.May("reactions") && m.talk.view.On() }

func (m *Model) mayAskHall() bool { return m.o.Voice.May("questions") && m.talk.view.On() }

// mayLike reports whether a question is shown that the viewer may vote for.
func (m *Model) mayLike() bool {
	return m.o.Voice.May("questions") && m.talk.view.Question.ID != ""
}

// like votes for the question that is shown.
func (m *Model) like() tea.Cmd {
	if !m.o.Voice.Like(m.talk.view.Question.ID) {
		return nil
	}
	return m.audience.told.show(m.words().liked)
}

// waitingQuestions returns those that the speaker has not put away.
func (m *Model) waitingQuestions() []live.Question {
	if m.o.Live == nil || m.talk.view.Audience == nil {
		return nil
	}
	return m.talk.view.Audience.Waiting()
}

// mayAnswer reports whether the model leads a talk in which somebody has asked.
func (m *Model) mayAnswer() bool {
	return m.leads() && (m.talk.view.Question.ID != "" || len(m.waitingQuestions()) > 0)
}

// showQuestion shows the room the question with most votes, or puts away the one
// that is shown.
func (m *Model) showQuestion() {
	shown, waiting := m.talk.view.Question, m.waitingQuestions()
	next := live.Question{}
	if shown.ID != "" {
		m.o.Live.PutAway(shown.ID)
	} else if len(waiting) > 0 {
		next = waiting[0]
		next.Votes, next.Done = 0, false // they change; the place does not
	}
	m.change(func(p live.Place, _ time.Time) live.Place { p.Question = next; return p })
}

// dropQuestion puts away the question with most votes without showing it.
func (m *Model) dropQuestion() {
	if waiting := m.waitingQuestions(); m.talk.view.Question.ID == "" && len(waiting) > 0 {
		m.o.Live.PutAway(waiting[0].ID)
		m.talk.view = m.o.Live.Now()
	}
}

// audienceHint returns what the footer says of a prompt, a poll and reactions.
func (m *Model) audienceHint() string {
	a, w := &m.audience, m.words()
	switch a.prompt {
	case reacting:
		var all []string
		for i, r := range w.reactions {
			all = append(all, strconv.Itoa(i+1)+" "+r)
		}
		return strings.Join(all, "  ")
	case asking:
		return fmt.Sprintf(w.asksHall, a.text)
	}
	if a.told.text != "" {
		return a.told.text
	}
	if p, id, phase := m.pollHere(); phase == live.PollOpen {
		_, all := m.votes(id, len(p.Choices))
		if m.leads() || m.o.Live == nil {
			return fmt.Sprintf(w.polling, all)
		}
		if a.voted.poll == id {
			return fmt.Sprintf(w.voted, a.voted.choice)
		}
		if m.o.Voice.May("polls") {
			return fmt.Sprintf(w.vote, len(p.Choices), all)
		}
	}
	if m.mayLike() && !m.talk.away {
		return w.like
	}
	if m.base == presenting { // there they have no edge of their own
		return strings.ReplaceAll(a.edge(), "\n", "  ")
	}
	return ""
}
