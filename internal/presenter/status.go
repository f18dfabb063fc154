package presenter

import (
	tea "charm.land/bubbletea/v2"

	"revolute/internal/problem"
)

// StatusMsg is a message that something has to say; it stands in the footer until
// the next key.
type StatusMsg struct {
	Text  string
	Warns bool // something is wrong
}

// apply shows it.
func (msg StatusMsg) apply(m *Model) tea.Cmd {
	m.status = msg
	return nil
}

// say says something in the footer.
func (m *Model) say(text string) { m.status = StatusMsg{Text: text} }

// tells returns what an error says, in the language of the program's own words.
func (m *Model) tells(err error) string {
	if m.words() == &chinese {
		return problem.From(err).InChinese().Error()
	}
	return err.Error()
}

// edit opens the slide's source at what the step has brought.
func (m *Model) edit() tea.Cmd {
	if m.o.Edit == nil {
		m.say(m.words().noEdit)
		return nil
	}
	s := m.deck.Slide(m.pos.Slide, m.lang)
	line := s.Line
	for i := range s.Blocks {
		if b := &s.Blocks[i]; i == 0 || b.Step == m.pos.Step {
			line = b.Line
			if b.Step == m.pos.Step {
				break
			}
		}
	}
	m.edited = true
	return func() tea.Msg { return m.o.Edit(s.File, line) }
}

// faultMsg says what is wrong with the deck from the start.
type faultMsg struct{ err error }

func (msg faultMsg) apply(m *Model) tea.Cmd {
	m.status = StatusMsg{Text: m.tells(msg.err), Warns: true}
	return nil
}

// findFaults looks for what is wrong with the deck.
func (m *Model) findFaults() tea.Cmd {
	find := m.o.Faults
	if find == nil {
		return nil
	}
	return func() tea.Msg {
		if err := find(); err != nil {
			return faultMsg{err}
		}
		return nil
	}
}
