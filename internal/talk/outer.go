package talk

import (
	"context"
	"os/exec"
	"strings"
	"time"
)

// Outer returns the function that asks the tmux that the talk is shown in for the
// name and version of the terminal behind it; nil if there is no tmux. A tmux that
// was started with the talk as its command asks the terminal itself at that time,
// and is asked again for a while.
func (d Desktop) Outer() func(context.Context) string {
	if d.getenv("TMUX") == "" {
		return nil
	}
	return func(ctx context.Context) string {
		args := []string{"display-message", "-p"}
		if pane := d.getenv("TMUX_PANE"); pane != "" {
			args = append(args, "-t", pane)
		}
		args = append(args, "#{client_termtype}")
		for wait := 100 * time.Millisecond; ; wait *= 2 {
			c := exec.CommandContext(ctx, "tmux", args...)
			c.Env = d.Env
			out, err := c.Output()
			if name := strings.TrimSpace(string(out)); err != nil || name != "" || wait > time.Second {
				return name
			}
			select {
			case <-ctx.Done():
				return ""
			case <-time.After(wait):
			}
		}
	}
}
