package figure

import (
	"strings"
	"testing"
	"time"

	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
)

const terminalEnd = `~ root$ build .
[=====>] compiling...
~ root$ revolute . -all
[=====] deployed.`

func TestTerminalEndsAsWritten(t *testing.T) {
	d := drawingtest.Parse(t, ParseTerminal, terminalBody)
	if got := d.Text(); got != terminalEnd {
		t.Errorf("text\n%s\nwant\n%s", got, terminalEnd)
	}
	at := drawingtest.Still(t, drawingtest.Dark(), 0)
	at.Still, at.Since = false, d.Motion(0)
	if got := strings.TrimRight(drawingtest.Draw(d, 72, 10, at).Text(), "\n"); got != terminalEnd {
		t.Errorf("drawn\n%s\nwant\n%s", got, terminalEnd)
	}
	if length := d.Motion(0); length < 6*time.Second || length > 9*time.Second {
		t.Errorf("it takes %v, want 6 to 9 s, so that what follows ends within 10", length)
	}
}

func TestTerminalOnlyEverGrows(t *testing.T) {
	d := drawingtest.Parse(t, ParseTerminal, terminalBody)
	at := drawingtest.Still(t, drawingtest.Dark(), 0)
	at.Still = false
	seen := map[string]bool{}
	rows := 0
	for ; at.Since < d.Motion(0); at.Since += 10 * time.Millisecond {
		lines := strings.Split(strings.TrimRight(drawingtest.Draw(d, 72, 10, at).Text(), "\n"), "\n")
		if len(lines) < rows {
			t.Fatalf("after %v a line is gone: %q", at.Since, lines)
		}
		rows = len(lines)
		seen[lines[rows-1]] = true
	}
	for _, want := range []string{
		"~ root$", "~ root$ b", "~ root$ build", "~ root$ build .", "[>     ] compiling...", "[====> ] compiling...",
		"[=====>] compiling...", "~ root$ revolute .", "[>    ]", "[====>]", "[=====] deployed.",
	} {
		if !seen[want] {
			t.Errorf("%q was never there", want)
		}
	}
}

func TestTypistIsHuman(t *testing.T) {
	keys := typist(1)
	text := []rune("revolute . -all and some more of it.")
	pauses := map[time.Duration]bool{}
	for i, r := range text {
		p := keys.pause(text[:i], r)
		pauses[p] = true
		if slow := r == '.'; slow && p < 200*time.Millisecond || !slow && (p < 45*time.Millisecond || p > 141*time.Millisecond) {
			t.Errorf("%v before %q", p, r)
		}
	}
	if len(pauses) < len(text)/2 {
		t.Errorf("only %d different pauses in %d keys", len(pauses), len(text))
	}
}

func TestCursor(t *testing.T) {
	d := drawingtest.Parse(t, ParseTerminal, "script: [{wait: 2s}, {type: a}, {bar: b, over: 1s}, {wait: 1s}]")
	for _, tt := range []struct {
		since time.Duration
		want  int
		why   string
	}{
		{100 * time.Millisecond, 1, "it blinks: on"},
		{600 * time.Millisecond, 0, "it blinks: off"},
		{1100 * time.Millisecond, 1, "it blinks: on again"},
		{3100 * time.Millisecond, 1, "somebody has typed"},
		{4 * time.Second, 0, "a program runs"},
		{d.Motion(0), 1, "it stands when all is over"},
	} {
		at := drawingtest.Still(t, drawingtest.Plain(), 0)
		at.Still, at.Since = false, tt.since
		got := drawingtest.Count(drawingtest.Draw(d, 40, 6, at), func(_ string, st frame.Style) bool { return st.Attr&frame.Reverse != 0 })
		if got != tt.want {
			t.Errorf("%d cursors after %v, want %d: %s", got, tt.since, tt.want, tt.why)
		}
	}
}

func TestTerminalScrolls(t *testing.T) {
	got := drawingtest.Draw(drawingtest.Parse(t, ParseTerminal, terminalBody), 40, 2, drawingtest.Still(t, drawingtest.Dark(), 0)).Text()
	if want := "~ root$ revolute . -all\n[=====] deployed.\n"; got != want {
		t.Errorf("in two rows %q, want the last two lines", got)
	}
}

func TestTerminalBreaksItsLines(t *testing.T) {
	d := drawingtest.Parse(t, ParseTerminal, terminalBody)
	want := strings.NewReplacer("\n", "", " ", "").Replace(terminalEnd)
	for width := 3; width < 40; width++ {
		got := strings.NewReplacer("\n", "", " ", "").Replace(drawingtest.Draw(d, width, 60, drawingtest.Still(t, drawingtest.Dark(), 0)).Text())
		if len(got) < len(want)-1 { // the cursor may stand on the last character
			t.Errorf("width %d: %q, want all of %q", width, got, want)
		}
	}
}
