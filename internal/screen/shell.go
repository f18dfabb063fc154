package screen

import (
	"fmt"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// shell stands around a model: it keeps from it what is the screen's business,
// and paints after each of its updates.
type shell struct {
	run   *run
	model Model
	sized bool // the size at the start has come
}

// Init starts the model.
func (s *shell) Init() tea.Cmd {
	defer s.recover()
	if s.run.input == nil {
		// Bubble Tea ends all that it does for a terminal: here it has none, and a server
		// has thousands of programs.
		p := s.run.program()
		go func() { _ = p.ReleaseTerminal() }()
	} else {
		s.run.stopTicker()
	}
	cmd := tea.Batch(s.guard(s.model.Init()), s.run.askOuter())
	if s.run.kind.asksThrough {
		cmd = tea.Batch(cmd, tea.Tick(askAgain, func(time.Time) tea.Msg { return again{} }))
	}
	return cmd
}

// View is not used.
func (s *shell) View() tea.View { return tea.View{} }

// Update hands msg to the model and paints its frame.
func (s *shell) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = s
	defer s.recover()
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		if s.run.device != nil {
			// The message may be late, or typed: a report that nobody asked for.
			m.Width, m.Height = s.run.size()
		} else if s.sized {
			s.run.paint.forget() // also at the size that it had: there may have been another between
		}
		s.sized = true
		m.Width, m.Height = fit(m.Width, m.Height, nil)
		s.run.paint.resized(m.Width, m.Height)
		msg = m
		s.rescale()
	case tea.ModeReportMsg:
		if m.Mode == ansi.ModeSynchronizedOutput && (m.Value == ansi.ModeSet || m.Value == ansi.ModeReset) {
			s.run.paint.synchronize()
		}
		return s, nil
	case tea.ColorProfileMsg:
		s.run.paint.colours(m.Profile)
	case uv.UnknownEvent:
		return s, nil
	case interface{ Clipboard() string }:
		s.run.paint.send(func(dst []byte) []byte { return s.run.kind.copy(dst, m.Clipboard()) })
		return s, nil
	case interface{ MouseFree() bool }:
		s.run.paint.freeMouse(m.MouseFree())
		return s, nil
	case uv.PrimaryDeviceAttributesEvent, uv.KittyGraphicsEvent, uv.CellSizeEvent, uv.TerminalVersionEvent,
		uv.SecondaryDeviceAttributesEvent:
		return s, s.answer(msg)
	case tea.TerminalVersionMsg:
		return s, s.answer(msg)
	case outerMsg:
		if s.run.letters.behind(string(m)) {
			return s, s.update(s.run.letters.now)
		}
		return s, nil
	case tea.CursorPositionMsg:
		if s.run.text.take(m) {
			s.run.graphics.now.TextSize = true
			return s, s.update(s.run.graphics.now)
		}
		return s, nil
	case again:
		if !s.run.graphics.kitty {
			s.run.paint.send(func(dst []byte) []byte { return append(dst, throughTmux...) })
		}
		return s, nil
	case failure:
		s.run.stop(m.err)
		return s, nil
	}
	return s, s.update(msg)
}

// update hands msg to the model and paints its frame.
func (s *shell) update(msg tea.Msg) tea.Cmd {
	updated, cmd := s.model.Update(msg)
	s.model = updated.(Model)
	s.run.mu.Lock()
	s.run.model = s.model
	s.run.mu.Unlock()
	s.run.paint.show(s.model.Frame(), s.model.Title())
	return s.guard(cmd)
}

// answer takes what the terminal answers about images and large letters.
func (s *shell) answer(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	defer func() {
		if g := &s.run.graphics; !g.tmux && s.run.text.due(g.version) && s.run.input != nil {
			s.run.input.await()
			s.run.paint.probeText()
			s.run.paint.show(s.model.Frame(), s.model.Title())
		}
	}()
	if s.run.letters.take(msg) {
		cmd = s.update(s.run.letters.now)
	}
	changed, inCells := s.run.graphics.take(msg)
	if inCells {
		s.run.paint.inCells()
	}
	switch {
	case changed:
		return tea.Batch(cmd, s.update(s.run.graphics.now))
	case inCells:
		s.run.paint.show(s.model.Frame(), s.model.Title())
	}
	return cmd
}

// rescale looks how large a cell is now: the font may have another size.
func (s *shell) rescale() {
	d := s.run.device
	if d == nil {
		return
	}
	now := &s.run.graphics.now
	if w, h := CellSize(d.window); w > 0 && h > 0 && (w != now.CellWidth || h != now.CellHeight) {
		now.CellWidth, now.CellHeight = w, h
		updated, _ := s.model.Update(*now)
		s.model = updated.(Model)
	}
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

// Error returns what the panic was, on one line.
func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v", e.Value) }
