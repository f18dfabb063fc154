package talk

import (
	"io"
	"strings"
)

// Desktop is what the user has beside the talk: an editor, a browser.
type Desktop struct {
	Env    []string
	Stdin  io.Reader // for the editor
	Stdout io.Writer
}

// getenv returns the value of a variable of the environment, "" if it is not set.
func (d Desktop) getenv(name string) string {
	for i := len(d.Env) - 1; i >= 0; i-- {
		if v, ok := strings.CutPrefix(d.Env[i], name+"="); ok {
			return v
		}
	}
	return ""
}
