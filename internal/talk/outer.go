package talk

import (
	"context"
	"os/exec"
	"strings"
)

// Outer returns the function that asks the tmux that the talk is shown in for the
// name and version of the terminal behind it; nil if there is no tmux.
func (d Desktop) Outer() func(context.Context) string {
	if d.getenv("TMUX") == "" {
		return nil
	}
	return func(ctx context.Context) string {
		args := []string{"display-message", "-p"}
		if pane := d.getenv("TMUX_PANE"); pane != "" {
			args = append(args, "-t", pane)
		}
		c := exec.CommandContext(ctx, "tmux", append(args, "#{client_termtype}")...)
		c.Env = d.Env
		out, err := c.Output()
		if err != nil {
			return ""
		}
		return strings.TrimSpace(string(out))
	}
}
