// Package snippet runs a block of code in a terminal of its own, for as long as
// it may, and gives what it prints as plain text. Only who holds a Runner can
// run anything: none is made but for a local talk whose speaker asked for it on
// the command line.
package snippet

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"
)

// Limits of one run.
const (
	usualLimit = 30 * time.Second
	maxOutput  = 4 << 20 // bytes that it may print
	news       = 50 * time.Millisecond
)

// Runner runs blocks of code. Its zero value may be used.
type Runner struct {
	Limit time.Duration // how long one may run; 0: 30 s

	mu     sync.Mutex
	closed bool
	live   map[*Process]struct{}
}

// Process is a block of code that runs.
type Process struct {
	kill    func()
	folder  string
	began   time.Time
	fresh   chan struct{} // there is news
	over    chan struct{} // closed at the end
	shown   time.Time     // when Next gave something last
	stopped sync.Once

	mu   sync.Mutex
	page page
	done bool   // what is printed from now on is not shown
	why  string // it was stopped
	end  string
	took time.Duration
}

// Start runs code in a language, in a terminal of that size in cells. An error
// says what is not known or not there.
func (r *Runner) Start(lang, code string, columns, rows int) (*Process, error) {
	l, ok := languageOf(lang)
	if !ok {
		return nil, fmt.Errorf("%q is not run here: there are %s", lang, languageNames)
	}
	program, err := exec.LookPath(l.argv[0])
	if err != nil {
		return nil, fmt.Errorf("%s is not installed", l.argv[0])
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil, errors.New("the talk is over")
	}
	folder, err := os.MkdirTemp("", "revolute-")
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, l.file)
	if err := os.WriteFile(file, []byte(code+"\n"), 0o600); err != nil {
		_ = os.RemoveAll(folder)
		return nil, err
	}
	cmd := exec.Command(program, append(l.argv[1:], file)...)
	cmd.Env = append(os.Environ(), "TERM=dumb", "NO_COLOR=1", "PAGER=cat", fmt.Sprint("COLUMNS=", columns), fmt.Sprint("LINES=", rows))
	p := &Process{folder: folder, began: time.Now(), fresh: make(chan struct{}, 1), over: make(chan struct{})}
	limit := r.Limit
	if limit <= 0 {
		limit = usualLimit
	}
	if err := p.start(cmd, columns, rows, limit); err != nil {
		_ = os.RemoveAll(folder)
		return nil, err
	}
	if r.live == nil {
		r.live = make(map[*Process]struct{})
	}
	r.live[p] = struct{}{}
	go func() {
		<-p.over
		r.mu.Lock()
		delete(r.live, p)
		r.mu.Unlock()
	}()
	return p, nil
}

// Close stops what runs, and lets nothing more begin.
func (r *Runner) Close() {
	r.mu.Lock()
	r.closed = true
	var live []*Process
	for p := range r.live {
		live = append(live, p)
	}
	r.mu.Unlock()
	for _, p := range live {
		p.Kill()
	}
	for _, p := range live {
		<-p.over
	}
}

// Next waits for news and returns the last lines that the terminal shows. more is
// false at the end, and from then on.
func (p *Process) Next() (lines []string, more bool) {
	time.Sleep(news - time.Since(p.shown)) // a flood is shown now and then
	select {
	case <-p.fresh:
		more = true
	case <-p.over:
	}
	p.shown = time.Now()
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.page.last(), more
}

// End returns how it ended, once Next has said so: "" is well, and else what is to be
// said of it; and how long it took.
func (p *Process) End() (problem string, took time.Duration) {
	<-p.over
	return p.end, p.took
}

// Kill ends the process, with all that it has started.
func (p *Process) Kill() { p.stop("stopped") }

// stop kills the process for a reason; the first one counts.
func (p *Process) stop(why string) {
	p.stopped.Do(func() {
		p.mu.Lock()
		p.why = why
		p.mu.Unlock()
		p.kill()
	})
}

// print takes what the process writes; it reports whether it may go on.
func (p *Process) print(b []byte) bool {
	p.mu.Lock()
	if p.done {
		p.mu.Unlock()
		return true
	}
	p.page.write(b)
	size := p.page.size
	p.mu.Unlock()
	select {
	case p.fresh <- struct{}{}:
	default:
	}
	return size <= maxOutput
}

// finish notes the end.
func (p *Process) finish(err error) {
	_ = os.RemoveAll(p.folder)
	p.mu.Lock()
	p.done = true
	p.page.flush()
	p.took = time.Since(p.began)
	if p.end = p.why; p.end == "" && err != nil {
		p.end = err.Error()
	}
	p.mu.Unlock()
	close(p.over)
}
