//go:build unix

package screen

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// hear takes the signals from now on, which is before there is anything on the
// screen that one could leave there. They wait for watch.
func (r *run) hear() {
	r.signals = make(chan os.Signal, 8)
	// Not SIGTSTP: a Go program that has once asked for it cannot be stopped by
	// it any more.
	signal.Notify(r.signals, syscall.SIGCONT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT)
	r.resized = make(chan os.Signal, 1)
	signal.Notify(r.resized, syscall.SIGWINCH)
}

// watch follows signals until the function that it gives is called.
func (r *run) watch(p *tea.Program) (stop func()) {
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case s := <-r.signals:
				switch s {
				case syscall.SIGINT, syscall.SIGQUIT:
					if !r.lent.Load() { // else they were typed for somebody else
						r.stop(&SignalError{s})
					}
				case syscall.SIGCONT:
					if !r.suspended.Swap(false) {
						r.again(p)
					}
				default:
					r.stop(&SignalError{s})
				}
			}
		}
	}()
	go func() { // by itself, since a busy model makes it wait
		for {
			select {
			case <-done:
				return
			case <-r.resized:
				r.repaint(p)
			}
		}
	}()
	return func() {
		signal.Stop(r.signals)
		signal.Stop(r.resized)
		close(done)
	}
}

// repaint paints everything again, in the size that the window has now.
func (r *run) repaint(p *tea.Program) {
	r.paint.forget()
	width, height := r.size()
	p.Send(tea.WindowSizeMsg{Width: width, Height: height})
}

// again takes the terminal after somebody has stopped the process without
// asking it.
func (r *run) again(p *tea.Program) {
	r.life.Lock()
	defer r.life.Unlock()
	if r.closed || r.device.raw() != nil {
		return
	}
	r.mu.Lock()
	title := r.model.Title()
	r.mu.Unlock()
	r.paint.enter(title, false)
	go r.repaint(p)
}

// stand stops the process and those it runs with, as ctrl+z in a shell does,
// and returns when it goes on. In a process group that nobody would continue
// the system ignores the signal; then stand returns soon.
func (r *run) stand() {
	cont := make(chan os.Signal, 1)
	signal.Notify(cont, syscall.SIGCONT)
	defer signal.Stop(cont)
	r.suspended.Store(true)
	_ = syscall.Kill(0, syscall.SIGTSTP)
	select {
	case <-cont:
	case <-time.After(100 * time.Millisecond):
		r.suspended.Store(false)
	}
}
