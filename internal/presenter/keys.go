package presenter

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
)

// key follows a key.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	key := plain(msg.String())
	switch key {
	case "ctrl+c":
		return tea.Quit
	case "ctrl+z":
		return tea.Suspend
	}
	switch m.mode {
	case search:
		return m.finder.key(m, msg)
	case overview:
		return m.grid.key(m, key)
	case help:
		return m.helpKey(key)
	case blank:
		if key == "q" {
			return tea.Quit
		}
		return m.resume()
	}
	return m.slideKey(key)
}

// plain makes the keys of a Chinese input method those that they stand for, so
// that nobody has to switch it off to go on.
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

// slideKey follows a key on a slide. Any key stops a talk that goes on by
// itself, and then does what it says.
func (m *Model) slideKey(key string) tea.Cmd {
	paused := m.autoplay.paused
	if m.interrupt() && (key == "space" || key == "a" || key == "esc") {
		return nil
	}
	if paused && key == "space" {
		return m.play()
	}
	if cmd, ok := m.numberKey(key); ok {
		return cmd
	}
	switch key {
	case "right", "l", "n", "j", "space", "enter", "pgdown":
		return m.next()
	case "left", "h", "p", "k", "backspace", "pgup":
		return m.back()
	case "down":
		return m.scrollBy(scrollRows, m.next)
	case "up":
		return m.scrollBy(-scrollRows, m.back)
	case "g", "home":
		return m.enter(deck.Pos{}, forward)
	case "G", "end":
		return m.enter(deck.Pos{Slide: m.o.Deck.Len() - 1}, forward)
	case "[":
		return m.section(-1)
	case "]":
		return m.section(1)
	case "q":
		return tea.Quit
	}
	return m.show(key)
}

// show follows the keys that change what is seen, not where in the deck.
func (m *Model) show(key string) tea.Cmd {
	switch key {
	case "o":
		m.mode = overview
		m.grid.open(m)
	case "/":
		m.mode = search
		return m.finder.open(m)
	case "?", "f1":
		m.mode, m.scroll = help, 0
	case "b", ".":
		m.mode = blank
	case "L":
		m.speak()
	case "T":
		m.o.Viewer.Dark, m.o.Fixed = !m.o.Viewer.Dark, true
		m.look = m.o.Theme.For(m.o.Viewer)
	case "r":
		return m.replay()
	case "a":
		return m.play()
	}
	return nil
}

// numberKey takes the digits of a slide's number, and what ends it.
func (m *Model) numberKey(key string) (cmd tea.Cmd, taken bool) {
	if len(key) == 1 && '0' <= key[0] && key[0] <= '9' && (m.number != "" || key != "0") {
		if len(m.number) < 6 {
			m.number += key
		}
		return nil, true
	}
	if m.number == "" {
		return nil, false
	}
	switch key {
	case "enter", "G", "g":
		n, _ := strconv.Atoi(m.number)
		return m.enter(deck.Pos{Slide: min(n, m.o.Deck.Len()) - 1}, forward), true
	case "backspace":
		m.number = m.number[:len(m.number)-1]
		return nil, true
	case "esc":
		m.number = ""
		return nil, true
	}
	m.number = ""
	return nil, false
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
