package lettering

import (
	"strings"
	"testing"
	"unicode/utf8"

	"revolute/internal/frame"
	"revolute/internal/frame/frametest"
	"revolute/internal/typeset"
)

const everyLetter = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789?!.,:-+%@&/()'"

func TestSheetsAreEven(t *testing.T) {
	for _, sh := range sheets {
		lines := strings.Split(strings.TrimSuffix(sh.art[1:], "\n"), "\n")
		if len(lines) != 10 && len(lines) != 12 {
			t.Errorf("%q: %d lines, want 10, or 12 with what hangs below", sh.letters, len(lines))
		}
		for i, line := range lines {
			if n := strings.Count(line, "|"); n != utf8.RuneCountInString(sh.letters) || len(line) != len(lines[0]) {
				t.Errorf("%q, line %d: %d letters in %d signs, want %d in %d", sh.letters, i+1, n, len(line),
					utf8.RuneCountInString(sh.letters), len(lines[0]))
			}
		}
	}
}

func TestEveryLetterIsThere(t *testing.T) {
	for _, r := range everyLetter {
		art, ok := thickLetter(r)
		if !ok {
			t.Errorf("no thick letter for %q", r)
			continue
		}
		if len(art[0])%2 != 0 {
			t.Errorf("%q is %d half columns wide: the next one would look otherwise than alone", r, len(art[0]))
		}
		if !strings.Contains(strings.Join(art, ""), "####") {
			t.Errorf("%q has no stroke of two columns: it cannot be read from afar", r)
		}
	}
}

func TestSetThick(t *testing.T) {
	for _, tt := range []struct {
		in     string
		height int
		ok     bool
		why    string
	}{
		{"AtoL", 5, true, "nothing hangs below the line"},
		{"Why?", 6, true, "the y hangs below the line"},
		{"20 W", 5, true, "digits and a space"},
		{"  112 ", 5, true, "spaces around do not count"},
		{"为什么", 0, false, "there are no Chinese letters"},
		{"AtoL 南京", 0, false, "all or nothing"},
		{"", 0, false, "nothing to be seen"},
		{"  ", 0, false, "nothing to be seen"},
		{"a\x1bb", 0, false, "no control characters"},
	} {
		for _, w := range []typeset.Widths{typeset.Narrow, typeset.Wide} {
			l, ok := SetThick(tt.in, 1, w)
			if ok != tt.ok || l.Height() != tt.height {
				t.Errorf("SetThick(%q) is %d rows, %v; want %d, %v: %s", tt.in, l.Height(), ok, tt.height, tt.ok, tt.why)
			}
			for _, row := range l.rows {
				for _, cell := range row {
					if w.Width(string(cell)) != 1 {
						t.Fatalf("SetThick(%q): %q takes %d columns with widths %d", tt.in, cell, w.Width(string(cell)), w)
					}
				}
			}
		}
	}
}

func TestThickGolden(t *testing.T) {
	var b strings.Builder
	for _, s := range []string{"AtoL", "Why?", "How?", "Who?", "Where?", "20 W", "112"} {
		l, _ := SetThick(s, 1, typeset.Narrow)
		f := frame.New(l.Width(), l.Height(), typeset.Narrow, frame.Style{})
		l.Draw(f, f.Bounds(), 0, 0, func(int) frame.Style { return frame.Style{} })
		b.WriteString(f.Text())
		b.WriteByte('\n')
	}
	frametest.Text(t, "thick", b.String())
}
