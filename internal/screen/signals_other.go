//go:build !unix

package screen

import (
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// hear takes the signals from now on, which is before there is anything on the
// screen that one could leave there. They wait for watch.
func (r *run) hear() {
	r.signals = make(chan os.Signal, 4)
	signal.Notify(r.signals, os.Interrupt, syscall.SIGTERM)
}

// watch follows signals until the function that it gives is called. The size
// of the window comes with the input.
func (r *run) watch(*tea.Program) (stop func()) {
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
		case s := <-r.signals:
			r.stop(&SignalError{s})
		}
	}()
	return func() {
		signal.Stop(r.signals)
		close(done)
	}
}

// stand does nothing: there is no way to come back.
func (r *run) stand() { r.suspended.Store(false) }
