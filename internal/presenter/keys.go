package presenter

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
)

// key follows a key: it does what the action that has it does.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	key := plain(msg.String())
	if msg.Code == 'c' && msg.Mod.Contains(tea.ModCtrl) {
		return tea.Quit // whatever the keys are; right after esc it comes with alt
	}
	if cmd, taken := m.audienceKey(msg); taken {
		return cmd
	}
	if m.mode == search && msg.Text != "" {
		return m.finder.add(m, msg.Text)
	}
	a := m.keys.find(m, key)
	if m.mode == slides || m.mode == presenting {
		return m.slideKey(key, a)
	}
	switch {
	case a != nil:
		return a.do(m)
	case m.mode == help || m.mode == blank || m.mode == bright || m.mode == notes || m.mode == code, key == "esc": // there is always a way out
		return m.close()
	}
	return nil
}

// plain returns what the keys of a Chinese input method stand for, and others as
// they are, so that nobody has to switch it off to go on.
func plain(key string) string {
	switch key {
	case "、", "／":
		return "/"
	case "【", "「":
		return "["
	case "】", "」":
		return "]"
	case "。":
		return "."
	case "\u3000", " ":
		return "space"
	}
	if r := []rune(key); len(r) == 1 && r[0] >= '！' && r[0] <= '～' {
		return string(r[0] - '！' + '!')
	}
	return key
}

// slideKey follows a key on a slide, which is that of a unless a is nil. Any key
// stops a talk that goes on by itself, and then does what it says.
func (m *Model) slideKey(key string, a *action) tea.Cmd {
	if m.interrupt() && (key == "space" || a.is("play") || a.is("close")) {
		return nil
	}
	// Digits are a slide's number, which the next key ends.
	n, _ := strconv.Atoi(m.number)
	switch {
	case len(key) == 1 && '0' <= key[0] && key[0] <= '9' && (m.number != "" || key != "0"):
		if len(m.number) < 6 {
			m.number += key
		}
		return nil
	case m.number == "":
	case key == "enter" || a.is("first") || a.is("last"):
		return m.jump(deck.Pos{Slide: min(n, m.deck.Len()) - 1})
	case key == "backspace":
		m.number = m.number[:len(m.number)-1]
		return nil
	case a != nil && a.times != nil:
		m.number = ""
		return a.times(m, n)
	default:
		m.number = ""
		if a.is("close") {
			return nil
		}
	}
	if a == nil {
		return nil
	}
	return a.do(m)
}

// close ends what stands over the slide, for the room if that is a question.
func (m *Model) close() tea.Cmd {
	if (m.mode == slides || m.mode == presenting) && m.leads() && m.talk.view.Question.ID != "" {
		m.showQuestion()
		return nil
	}
	switch m.mode {
	case slides:
		return nil
	case presenting:
		return m.closeSpeaker()
	}
	return m.resume()
}

// scrollRows is how far a key or the wheel scrolls.
const scrollRows = 3

// scrollBy scrolls a slide that is taller than the window; on another it does
// what else says.
func (m *Model) scrollBy(rows int, other func() tea.Cmd) tea.Cmd {
	if m.shown.Scroll == 0 {
		return other()
	}
	m.scroll = min(max(m.scroll+rows, 0), m.shown.Scroll)
	return nil
}
