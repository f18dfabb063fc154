package cli

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestReleasePages: the pages of the program's file that were mapped are given
// back, and come again as they are needed.
func TestReleasePages(t *testing.T) {
	mapped := func() (kb int) {
		status, err := os.ReadFile("/proc/self/status")
		if err != nil {
			t.Fatal(err)
		}
		_, value, ok := strings.Cut(string(status), "RssFile:")
		if _, err := fmt.Sscan(value, &kb); !ok || err != nil {
			t.Fatalf("no RssFile (%v) in %s", err, status)
		}
		return kb
	}
	before := mapped()
	releasePages()
	if after := mapped(); after >= before {
		t.Errorf("%d KB of the file are mapped, before it were %d", after, before)
	}
}
