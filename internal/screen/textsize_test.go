package screen

import (
	"strings"
	"testing"
	"testing/synctest"
)

// TestTextSizeIsConfirmed: large text counts as known only where the cursor says so,
// and only a terminal that may know it is asked.
func TestTextSizeIsConfirmed(t *testing.T) {
	for _, tt := range []struct {
		version string
		answers []string
		asked   bool
		want    bool
		why     string
	}{
		{"kitty(0.41.1)", []string{"\x1b[2;1R\x1b[2;3R\x1b[?62;c"}, true, true, "the blank was two columns wide"},
		{"kitty(0.41.1)", []string{"\x1b[2;1R\x1b[2", ";3", "R\x1b[?62;c"}, true, true, "answers in pieces"},
		{"kitty(0.41.1)", []string{"\x1b[2;1R\x1b[2;2R\x1b[?62;c"}, true, false, "it was an usual blank"},
		{"kitty(0.41.1)", []string{"\x1b[2;1R\x1b[2;1R\x1b[?62;c"}, true, false, "it was not drawn"},
		{"kitty(0.41.1)", []string{"\x1b[?62;c"}, true, false, "no answer"},
		{"kitty(0.39.0)", []string{"\x1b[2;1R\x1b[2;3R"}, false, false, "too old to be asked"},
		{"XTerm(379)", []string{"\x1b[2;1R\x1b[2;3R"}, false, false, "it has no such thing"},
	} {
		synctest.Test(t, func(t *testing.T) {
			a := &asking{counter: newCounter(40, 8)}
			tm := start(a, 40, 8, false)
			settle()
			tm.typed("\x1bP>|" + tt.version + "\x1b\\\x1b[?62;c")
			settle()
			if asked := strings.Contains(tm.written(), probeText); asked != tt.asked {
				t.Errorf("%s: asked: %v: %s", tt.version, asked, tt.why)
			}
			for _, piece := range tt.answers {
				tm.typed(piece)
				settle()
			}
			tm.typed("x")
			settle()
			tm.shows(t, "keys x")
			tm.shows(t, "第 0 张")
			got := false
			for _, g := range a.told {
				got = g.TextSize
			}
			if got != tt.want {
				t.Errorf("%s %q: large text: %v, want %v: %s", tt.version, tt.answers, got, tt.want, tt.why)
			}
			tm.typed("q")
			_ = tm.end()
			if tt.asked && strings.Count(tm.written(), probeText) != 1 {
				t.Error("it was asked more than once")
			}
		})
	}
}
