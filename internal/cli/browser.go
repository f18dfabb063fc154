package cli

import (
	"fmt"
	"os/exec"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/presenter"
)

// browser gives what opens an address in the user's browser; nil if it could
// not be seen from this terminal, as over SSH.
func (p *program) browser() func(address string) tea.Msg {
	command := p.browserCommand(runtime.GOOS)
	if len(command) == 0 {
		return nil
	}
	return func(address string) tea.Msg {
		c := exec.Command(command[0], append(command[1:], address)...)
		c.Env = p.env
		if err := c.Start(); err != nil {
			return presenter.Told{Text: fmt.Sprintf("%s: %v", command[0], err), Warns: true}
		}
		go func() { _ = c.Wait() }() // it may stay for as long as the browser
		return nil
	}
}

// browserCommand is the command of a system that takes an address.
func (p *program) browserCommand(system string) []string {
	if p.getenv("SSH_CONNECTION") != "" || p.getenv("SSH_TTY") != "" {
		return nil
	}
	if own := strings.Fields(p.getenv("BROWSER")); len(own) > 0 {
		return own
	}
	switch system {
	case "darwin":
		return []string{"open"}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	switch {
	case p.getenv("WSL_DISTRO_NAME") != "":
		return []string{"wslview"}
	case p.getenv("DISPLAY") != "" || p.getenv("WAYLAND_DISPLAY") != "":
		return []string{"xdg-open"}
	}
	return nil
}
