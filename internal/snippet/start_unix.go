//go:build unix

package snippet

import (
	"errors"
	"fmt"
	"os/exec"
	"syscall"
	"time"

	"github.com/creack/pty"
)

// linger is how long what the process has started may still print when it has
// ended.
const linger = 200 * time.Millisecond

// start runs cmd in a terminal and a session of its own.
func (p *Process) start(cmd *exec.Cmd, columns, rows int, limit time.Duration) error {
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(rows), Cols: uint16(columns)})
	if err != nil {
		return err
	}
	group := cmd.Process.Pid
	p.kill = func() { _ = syscall.Kill(-group, syscall.SIGKILL) }
	late := time.AfterFunc(limit, func() { p.stop(fmt.Sprintf("stopped after %v", limit)) })
	read := make(chan struct{})
	go func() {
		defer close(read)
		buf := make([]byte, 32<<10)
		for {
			n, err := f.Read(buf)
			if n > 0 && !p.print(buf[:n]) {
				p.stop(fmt.Sprintf("stopped: it printed more than %d MB", maxOutput>>20))
			}
			if err != nil {
				return
			}
		}
	}()
	go func() {
		err := cmd.Wait()
		late.Stop()
		select {
		case <-read:
		case <-time.After(linger):
		}
		p.kill() // what it left behind
		_ = f.Close()
		select {
		case <-read:
		case <-time.After(linger): // somebody in a session of its own holds the terminal
		}
		if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() >= 0 {
			err = fmt.Errorf("exit status %d", exit.ExitCode())
		}
		p.finish(err)
	}()
	return nil
}
