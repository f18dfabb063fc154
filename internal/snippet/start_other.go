//go:build !unix

package snippet

import (
	"errors"
	"os/exec"
	"time"
)

// start says that there are no terminals to run code in.
func (p *Process) start(*exec.Cmd, int, int, time.Duration) error {
	return errors.New("code can be run on Unix only")
}
