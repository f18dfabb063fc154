package live

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Reactions returns the names of the reactions that there are, in the order of
// their keys.
func Reactions() []string {
	return []string{"+1", "clap", "heart", "laugh", "wow", "think", "slow", "lost"}
}

// Poll is the state of the poll on the slide. Its zero value is one that has not
// begun.
type Poll struct {
	ID    string `json:"id,omitempty"`    // of the poll
	Phase string `json:"phase,omitempty"` // "", PollOpen or PollClosed
}

// The phases of a poll.
const (
	PollOpen   = "open"
	PollClosed = "closed"
)

// Question is what a follower has asked.
type Question struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Votes int    `json:"votes,omitempty"`
	Done  bool   `json:"-"` // the speaker has put it away
}

// The limits of what an audience may say.
const (
	MaxQuestion  = 200 // characters
	MaxQuestions = 200 // that wait at a server; more are refused
	MaxChoices   = 9   // of a poll: the keys 1 to 9
)

// Sum is what the audience at one server has said so far.
type Sum struct {
	N         uint64           `json:"n"`                   // raised with every change
	Reactions []int            `json:"reactions,omitempty"` // since the server began, as Reactions orders them
	Votes     map[string][]int `json:"votes,omitempty"`     // of each poll, by choice
	Questions []Question       `json:"questions,omitempty"` // in the order in which they came
	Done      []string         `json:"done,omitempty"`      // the questions that speakers here have put away
}

// Audience is the sum of all servers.
type Audience struct {
	Reactions []int
	Votes     map[string][]int
	Questions []Question
}

// Total adds up the sums of several servers, in the order of their names.
func Total(sums map[string]Sum) Audience {
	a := Audience{Reactions: make([]int, len(Reactions())), Votes: map[string][]int{}}
	var done []string
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		s := sums[name]
		for i, n := range s.Reactions[:min(len(s.Reactions), len(a.Reactions))] {
			a.Reactions[i] += max(n, 0)
		}
		for id, votes := range s.Votes {
			have := a.Votes[id]
			for i, n := range votes[:min(len(votes), MaxChoices)] {
				if i == len(have) {
					have = append(have, 0)
				}
				have[i] += max(n, 0)
			}
			a.Votes[id] = have
		}
		a.Questions = append(a.Questions, s.Questions...)
		done = append(done, s.Done...)
	}
	for i := range a.Questions {
		a.Questions[i].Done = slices.Contains(done, a.Questions[i].ID)
	}
	return a
}

// Waiting returns the questions that the speaker has not put away, those with most
// votes first.
func (a Audience) Waiting() []Question {
	var out []Question
	for _, q := range a.Questions {
		if !q.Done {
			out = append(out, q)
		}
	}
	slices.SortStableFunc(out, func(p, q Question) int { return q.Votes - p.Votes })
	return out
}

// CleanQuestion returns the text of a question as it may be shown: on one line, at
// most MaxQuestion characters, without control characters and without characters
// of no width or that turn the direction of writing.
func CleanQuestion(s string) string { return clean(s, MaxQuestion) }

// clean returns at most so many characters of s, as CleanQuestion does.
func clean(s string, most int) string {
	var b strings.Builder
	n, space := 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case r == utf8.RuneError, !unicode.IsPrint(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r),
			r == '\u034f', r == '\u115f', r == '\u1160', r == '\u3164', r == '\uffa0':
			continue
		}
		if space {
			if n++; n > most {
				break
			}
			b.WriteByte(' ')
			space = false
		}
		if n++; n > most {
			break
		}
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String())
}
