package screen

import (
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
)

// device is a local terminal.
type device struct {
	file    *os.File // of the input
	window  *os.File // whose size counts: the output, or the input if that is no terminal
	console uv.Console
	before  *term.State // to be restored
}

// openDevice returns the session's local terminal, or nil.
func openDevice(s *Session) *device {
	in, ok := s.In.(*os.File)
	if !ok || !term.IsTerminal(in.Fd()) {
		return nil
	}
	out, ok := s.Out.(*os.File)
	if !ok {
		out = in
	}
	window := out
	if !term.IsTerminal(out.Fd()) {
		window = in
	}
	return &device{file: in, window: window, console: uv.NewConsole(in, out, s.Env)}
}

// raw sets raw mode and, on Windows, that escape sequences are understood.
func (d *device) raw() error {
	state, err := d.console.MakeRaw()
	if err == nil && d.before == nil {
		d.before = state
	}
	return err
}

// restore puts the terminal's modes back. Nothing can be done about an error.
func (d *device) restore() {
	_ = d.console.Restore()
	if d.before != nil {
		_ = term.Restore(d.file.Fd(), d.before)
	}
}

// Answers are waited for at the end if the questions are no older than recent,
// and no longer than patience: what came later would land in the shell.
const (
	recent   = 3 * time.Second
	patience = 100 * time.Millisecond
)

// drain reads what the terminal may still have to answer.
func (r *run) drain() {
	if !r.input.waiting.Load() || time.Since(r.asked) > recent {
		return
	}
	reader, err := uv.NewCancelReader(r.input.reader())
	if err != nil {
		return
	}
	timer := time.AfterFunc(patience, func() { reader.Cancel() })
	defer timer.Stop()
	buf := make([]byte, 4096)
	for r.input.waiting.Load() {
		if _, err := reader.Read(buf); err != nil {
			break
		}
	}
	_ = reader.Close()
}

// A Loan is a message that asks for the terminal: it is given back as it was,
// With runs, an editor say, and then the screen is ours again. What With gives
// is sent to the model. A session that is not a local one passes it over.
type Loan struct{ With func() tea.Msg }

// lend gives the terminal away while do runs.
func (r *run) lend(do func() tea.Msg) {
	r.life.Lock()
	defer r.life.Unlock()
	r.session.mu.Lock()
	p := r.session.program
	r.session.mu.Unlock()
	if r.closed || p == nil {
		return
	}
	// The reader stops first: what is typed from now on is the shell's.
	_ = p.ReleaseTerminal()
	r.input.held = nil
	r.paint.leave()
	r.drain()
	r.device.restore()
	r.lent.Store(true)
	msg := do()
	r.lent.Store(false)
	r.device.before = nil
	// The terminal is taken again, in the size that it has now.
	if err := r.device.raw(); err != nil {
		r.stop(err)
	} else {
		r.mu.Lock()
		m := r.model
		r.mu.Unlock()
		r.paint.enter(m.Title(), true)
		go func() {
			width, height := r.size()
			p.Send(tea.WindowSizeMsg{Width: width, Height: height})
		}()
	}
	_ = p.RestoreTerminal()
	r.stopTicker()
	p.Send(tea.ResumeMsg{})
	if msg != nil {
		p.Send(msg)
	}
}
