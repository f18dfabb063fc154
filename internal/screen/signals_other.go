//go:build !unix

package screen

import (
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// watch follows signals until the function that it gives is called. The size
// of the window comes with the input.
func (r *run) watch(*tea.Program) (stop func()) {
	signals := make(chan os.Signal, 4)
	r.signals = signals
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
		case s := <-signals:
			r.stop(&SignalError{s})
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// stand does nothing: there is no way to come back.
func (r *run) stand() { r.suspended.Store(false) }
