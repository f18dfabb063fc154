package presenter

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/layout"
)

// largestCopy is the size in bytes of the largest block of code that is copied:
// terminals cut what is longer, or take nothing of it.
const largestCopy = 64 << 10

// copying is which block of code the next copy takes.
type copying struct {
	pos    deck.Pos // where the last one was made
	scroll int
	next   int
}

// clipboardMsg is a message to the screen: the terminal's clipboard is to hold a text.
type clipboardMsg struct{ text string }

// Clipboard returns the text.
func (c clipboardMsg) Clipboard() string { return c.text }

// copyCode copies a block of code: the first one in view, and the one after it
// when it is asked for again.
func (m *Model) copyCode() tea.Cmd {
	codes, w := m.shown.Codes, m.words()
	if len(codes) == 0 {
		m.say(w.noCode)
		return nil
	}
	c := &m.copying
	if c.pos != m.pos || c.scroll != m.scroll || c.next == 0 {
		inView := slices.IndexFunc(codes, func(c layout.Code) bool { return !c.Rect.Empty() })
		*c = copying{m.pos, m.scroll, max(0, inView)}
	}
	n := c.next % len(codes)
	c.next = n + 1
	code := codes[n]
	if len(code.Text) > largestCopy {
		m.status = StatusMsg{Text: w.tooLong, Warns: true}
		return nil
	}
	what := w.oneLine
	if more := strings.Count(code.Text, "\n"); more > 0 {
		what = fmt.Sprintf(w.lines, more+1)
	}
	if lang := code.Block.Info.Lang; lang != "" {
		what = lang + " · " + what
	}
	if len(codes) > 1 {
		what += fmt.Sprintf(" · %d/%d", n+1, len(codes))
	}
	m.say(w.copied + what)
	d := m.deck
	return func() tea.Msg {
		text, _ := code.Block.Hidden(d.Written(code.Block))
		return clipboardMsg{text}
	}
}
