package screen

import (
	"fmt"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// shell stands around a model: it keeps from it what is the screen's business,
// and paints after each of its updates.
type shell struct {
	run           *run
	model         Model
	width, height int
}

// Init starts the model.
func (s *shell) Init() tea.Cmd {
	defer s.recover()
	if s.run.input == nil {
		s.run.untick()
	}
	return s.guard(s.model.Init())
}

// View is not used.
func (s *shell) View() tea.View { return tea.View{} }

// Update hands msg to the model and paints its frame.
func (s *shell) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = s
	defer s.recover()
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		m.Width, m.Height = fit(m.Width, m.Height, nil)
		if m.Width != s.width || m.Height != s.height {
			s.run.paint.forget() // the terminal may have moved its rows
		}
		s.width, s.height = m.Width, m.Height
		msg = m
	case tea.ModeReportMsg:
		if synchronized(m) {
			s.run.paint.synchronize()
		}
		return s, nil
	case tea.ColorProfileMsg:
		s.run.paint.colours(m.Profile)
	case uv.PrimaryDeviceAttributesEvent, uv.UnknownEvent:
		return s, nil
	case interface{ Clipboard() string }:
		s.run.paint.copy(m.Clipboard())
		return s, nil
	case failure:
		s.run.stop(m.err)
		return s, nil
	}
	updated, cmd := s.model.Update(msg)
	s.model = updated.(Model)
	s.run.keep(s.model)
	s.run.paint.show(s.model.Frame(), s.model.Title())
	return s, s.guard(cmd)
}

// failure is a panic of a command.
type failure struct{ err error }

// recover ends the session instead of the process, so that the terminal is put
// back first.
func (s *shell) recover() {
	if v := recover(); v != nil {
		s.run.stop(newPanic(v))
	}
}

// guard makes a panic of cmd a failure.
func (s *shell) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				msg = failure{newPanic(v)}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = s.guard(c)
			}
		}
		return msg
	}
}

func newPanic(v any) error { return &PanicError{Value: v, Stack: debug.Stack()} }

// Error says what the panic was, on one line.
func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v", e.Value) }
