//go:build unix

package screen

import (
	"fmt"
	"os"
	"testing"

	"github.com/charmbracelet/x/term"
)

// cooked describes a terminal's modes.
func cooked(t *testing.T, f *os.File) string {
	t.Helper()
	s, err := term.GetState(f.Fd())
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%+v", *s)
}
