//go:build go1.26 && !go1.27 && !eager

package late_test

import (
	"os"
	"os/exec"
	"testing"

	"revolute/internal/late"
)

// TestPutOff fails when a package is initialized before this one, or has
// nothing to initialize any more: its upstream has changed, and the list in
// go126.go should follow.
func TestPutOff(t *testing.T) {
	if os.Getenv("LATE_FRESH") == "" {
		c := exec.Command(os.Args[0], "-test.run", "^TestPutOff$")
		c.Env = append(os.Environ(), "LATE_FRESH=1")
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	left := late.Left()
	if len(left) != 7 {
		t.Errorf("%d packages are put off, want 7", len(left))
	}
	for _, functions := range left {
		if functions < 1 || functions > 100 {
			t.Errorf("a package has %d functions: %v", functions, left)
		}
	}
}
