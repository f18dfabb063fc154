package talk

import (
	"fmt"
	"os/exec"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/presenter"
)

// Browser returns the function that opens an address in the user's browser; nil if
// it could not be seen from this terminal, as over SSH.
func (d Desktop) Browser() func(address string) tea.Msg {
	command := d.browserCommand(runtime.GOOS)
	if len(command) == 0 {
		return nil
	}
	return func(address string) tea.Msg {
		c := exec.Command(command[0], append(command[1:], address)...)
		c.Env = d.Env
		if err := c.Start(); err != nil {
			return presenter.StatusMsg{Text: fmt.Sprintf("%s: %v", command[0], err), Warns: true}
		}
		go func() { _ = c.Wait() }() // it may stay for as long as the browser
		return nil
	}
}

// browserCommand returns the command of a system that takes an address.
func (d Desktop) browserCommand(system string) []string {
	if d.getenv("SSH_CONNECTION") != "" || d.getenv("SSH_TTY") != "" {
		return nil
	}
	if own := strings.Fields(d.getenv("BROWSER")); len(own) > 0 {
		return own
	}
	switch system {
	case "darwin":
		return []string{"open"}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	switch {
	case d.getenv("WSL_DISTRO_NAME") != "":
		return []string{"wslview"}
	case d.getenv("DISPLAY") != "" || d.getenv("WAYLAND_DISPLAY") != "":
		return []string{"xdg-open"}
	}
	return nil
}
