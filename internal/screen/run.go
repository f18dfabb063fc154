package screen

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
)

// run is a session while it runs.
type run struct {
	session *Session
	stop    context.CancelCauseFunc
	device  *device // nil: not a local terminal
	input   *input
	paint   *painter
	kind    kind
	asked   time.Time

	life      sync.Mutex // held while the session is suspended, and to close it
	closed    bool
	suspended atomic.Bool // the next SIGCONT is the one that suspend waits for
	signals   chan os.Signal
	resized   chan os.Signal // the window has another size
	lent      atomic.Bool    // the terminal is another program's, and so is what is typed

	mu       sync.Mutex
	model    Model
	graphics graphics // only the shell's, like letters
	text     textProbe
	letters  letters
}

// Run shows m until it quits, and returns its last state. The terminal is put back
// as it was before Run returns, also when ctx ends, a signal comes, m panics
// or the terminal goes away; the error says which. A model that quits gives nil.
func (s *Session) Run(ctx context.Context, m Model) (Model, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := &run{session: s, stop: stop, model: m, kind: kindOf(s.Env), device: openDevice(s)}
	r.graphics = graphics{now: s.Graphics, fixed: s.FixedGraphics, tmux: r.kind.tmux || r.kind.asksThrough}
	r.letters = letters{tmux: r.kind.tmux}
	if s.In != nil {
		r.input = &input{src: s.In, ended: func(error) { stop(ErrClosed) }, through: r.kind.asksThrough}
	}
	r.paint = newPainter(s.Out, s.Profile, r.kind, s.Shared, func(err error) { stop(fmt.Errorf("%w: %w", ErrClosed, err)) })
	if r.device != nil {
		r.hear()
	}
	if err := r.open(); err != nil {
		return m, err
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		r.play(ctx)
	}()
	select {
	case <-done:
	case <-ctx.Done():
		// The program stops by itself, unless it is stuck writing to a
		// terminal that takes nothing any more.
		select {
		case <-done:
		case <-time.After(grace):
		}
	}
	s.setProgram(nil)
	r.close()
	r.mu.Lock()
	defer r.mu.Unlock()
	err := context.Cause(ctx)
	if errors.Is(err, errQuit) || errors.Is(err, tea.ErrInterrupted) {
		err = nil
	}
	return r.model, err
}

// grace is how long a program, and the last thing written, may take to end.
const grace = 400 * time.Millisecond

// open takes the terminal and shows the first frame.
func (r *run) open() (err error) {
	if r.device != nil {
		if err := r.device.raw(); err != nil {
			return fmt.Errorf("this terminal has no raw mode: %w", err)
		}
	}
	defer func() {
		if v := recover(); v != nil {
			r.close()
			err = newPanic(v)
		}
	}()
	if r.kind.answers && r.input != nil {
		r.asked = time.Now()
		r.input.await()
	}
	r.paint.enter(r.model.Title(), true)
	r.paint.show(r.model.Frame(), "")
	if r.session.Shown != nil {
		r.session.Shown()
	}
	if r.kind.answers {
		r.paint.send(func(dst []byte) []byte { return append(dst, questions(r.kind)...) })
	}
	return nil
}

// play runs the program to its end.
func (r *run) play(ctx context.Context) {
	s := r.session
	width, height := r.size()
	var in io.Reader // without one Bubble Tea does not even make its table of keys
	if r.input != nil {
		in = r.input.reader()
	}
	p := tea.NewProgram(&shell{run: r, model: r.model},
		tea.WithContext(ctx),
		tea.WithInput(in),
		tea.WithOutput(s.Out),
		tea.WithEnvironment(s.Env),
		tea.WithWindowSize(width, height),
		tea.WithColorProfile(s.Profile),
		tea.WithoutRenderer(),
		tea.WithoutSignalHandler(),
		tea.WithFPS(1), // its ticker has nothing to do
		tea.WithFilter(r.filter))
	s.setProgram(p)
	if r.device != nil {
		defer r.watch(p)()
	}
	_, err := p.Run()
	if err == nil {
		err = errQuit
	}
	r.stop(err) // unless something else has stopped it
}

// stopTicker stops the ticker of Bubble Tea's renderer: it runs although there is
// no renderer, and would wake the machine every second. Bubble Tea has no option
// for that; if the field has another name one day, the ticker goes on.
func (r *run) stopTicker() {
	field := reflect.ValueOf(r.program()).Elem().FieldByName("ticker")
	if field.IsValid() && field.Type() == reflect.TypeFor[*time.Ticker]() && !field.IsNil() {
		(*time.Ticker)(field.UnsafePointer()).Stop()
	}
}

func (r *run) program() *tea.Program {
	r.session.mu.Lock()
	defer r.session.mu.Unlock()
	return r.session.program
}

// errQuit says that the model wanted to end.
var errQuit = errors.New("quit")

// filter takes what Bubble Tea would otherwise do without knowing our modes.
func (r *run) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch m := msg.(type) {
	case tea.SuspendMsg:
		if r.device != nil {
			go r.lend(func() tea.Msg { // until the user comes back
				r.stand()
				return nil
			})
		}
		return nil
	case Loan:
		if r.device != nil {
			go r.lend(m.With)
		}
		return nil
	}
	return msg
}

// close puts the terminal back as it was.
func (r *run) close() {
	r.life.Lock()
	defer r.life.Unlock()
	r.closed = true
	left := make(chan struct{})
	go func() {
		defer close(left)
		r.paint.leave()
	}()
	select {
	case <-left:
	case <-time.After(grace): // the terminal takes nothing any more
	}
	if r.device != nil {
		r.drain()
		r.device.restore()
	}
}

// size returns the window's size in cells: a local terminal's is asked for anew.
func (r *run) size() (width, height int) {
	s := r.session
	if r.device != nil {
		return Size(r.device.window, s.Env)
	}
	return fit(s.Width, s.Height, s.Env)
}

// fit makes a size one that can be shown on: what is not known is taken from the
// environment, or else is 80x24.
func fit(width, height int, env []string) (int, int) {
	if width <= 0 {
		width, _ = strconv.Atoi(lookup(env, "COLUMNS"))
	}
	if height <= 0 {
		height, _ = strconv.Atoi(lookup(env, "LINES"))
	}
	if width <= 0 {
		width = 80
	}
	if height <= 0 {
		height = 24
	}
	return min(width, maxWidth), min(height, maxHeight)
}
