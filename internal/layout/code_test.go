package layout_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/frame/frametest"
	"revolute/internal/layout"
)

// wrapGo is a piece of code with a line that is too long and has Chinese in it.
const wrapGo = "func Wrap(s string, measure int) []string {\n\tfor len(s) > 0 { // 一直到读完 and then a long remark that goes on and on, 中文也在这里继续写下去\n\t\tn := next(s)\n\t}\n}\n"

// openFiles returns a deck of one file with files beside it.
func openFiles(t testing.TB, src string, beside map[string]string) *deck.Deck {
	t.Helper()
	files := fstest.MapFS{"talk.md": {Data: []byte(src)}}
	for name, text := range beside {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	d, err := deck.OpenFS(files, ".", "talk.md")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCode(t *testing.T) {
	tests := []struct {
		name, src string
		step      int
		profile   colorprofile.Profile
		why       string
	}{
		{"focus", "# 逐行\n\n```go {1|2-3|all} +line_numbers\n" + wrapGo + "```\n", 1, colorprofile.TrueColor, "lines 2 and 3 stand out; the long one goes on behind a mark, as deep as it began"},
		{"focus-plain", "# 逐行\n\n```go {1|2-3|all}\n" + wrapGo + "```\n", 1, colorprofile.NoTTY, "without colour a bar says which"},
		{"diff", "# 差异\n\n```diff\n--- a/x.go\n+++ b/x.go\n@@ -1,2 +1,2 @@\n func f() {\n-\treturn 一\n+\treturn 二\n---x\n```\n", 0, colorprofile.TrueColor, "whole lines are tinted; behind @@ three dashes are a deleted line"},
		{"excerpt", "# 文件\n\n```go {src=wrap.go#L2-L4 3} +line_numbers\n```\n", 0, colorprofile.TrueColor, "lines are lit up by the numbers they have in the file"},
		{"excerpt-missing", "# 文件\n\n```go {src=none.go}\n```\n\n还在。\n", 0, colorprofile.TrueColor, "file and line are named, the rest of the slide stands"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := openFiles(t, tt.src, map[string]string{"wrap.go": wrapGo})
			s := layout.New(1 << 20).Layout(layout.View{
				Deck: d, Pos: deck.Pos{Step: tt.step}, Look: look(t, true, tt.profile), Width: 64, Height: 14, Still: true,
			})
			frametest.Golden(t, "code-"+tt.name, s.Frame)
			if t.Failed() {
				t.Logf("it shows: %s", tt.why)
			}
		})
	}
}

// TestCodeSteps has every group of lines light up at its step, and no line move.
func TestCodeSteps(t *testing.T) {
	d := parse(t, "```go {1|2-3|all}\n"+wrapGo+"```\n")
	if got := d.Slide(0, "").Steps; got != 3 {
		t.Fatalf("%d steps, want 3", got)
	}
	v := layout.View{Deck: d, Look: look(t, true, colorprofile.TrueColor), Width: 80, Height: 24, Still: true}
	ls := layout.New(1 << 20)
	lit := func(step, row int) bool {
		v.Pos.Step = step
		f := ls.Layout(v).Frame
		at := strings.Split(f.Text(), "\n")
		for y, line := range at {
			if strings.Contains(line, "func Wrap") {
				bar, _, _ := f.Cell(4, y+row)
				return bar != " "
			}
		}
		t.Fatalf("step %d: the code is not there", step)
		return false
	}
	for step, want := range []string{"x....", ".xxx.", "....."} {
		var got strings.Builder
		for row := range len(want) {
			got.WriteString(map[bool]string{true: "x", false: "."}[lit(step, row)])
		}
		if got.String() != want {
			t.Errorf("step %d: rows %s are lit up, want %s", step, got.String(), want)
		}
	}
}

// TestCodes says where blocks of code stand and what of them is to be copied.
func TestCodes(t *testing.T) {
	d := openFiles(t, "```go\na\n\tb\n```\n\n文字\n\n```sh {src=x.sh}\n```\n\n<!-- pause -->\n\n```sh\nlater\n```\n", map[string]string{"x.sh": "echo 一\n"})
	v := layout.View{Deck: d, Look: look(t, true, colorprofile.TrueColor), Width: 80, Height: 24, Still: true}
	codes := layout.New(1 << 20).Layout(v).Codes
	if len(codes) != 2 {
		t.Fatalf("%d blocks, want the two that the step shows", len(codes))
	}
	for i, want := range []struct {
		text string
		h    int
	}{{"a\n    b", 2}, {"echo 一", 1}} {
		if c := codes[i]; c.Text != want.text || c.Rect.H != want.h || c.Rect.W != 72 {
			t.Errorf("block %d: %q in %v; want %q, %d rows", i, c.Text, c.Rect, want.text, want.h)
		}
	}
	if codes[0].Rect.Intersect(codes[1].Rect) != (frame.Rect{}) {
		t.Error("they stand on each other")
	}
}

// TestLitLinesAreInSight has a long block scroll to the lines that are lit up.
func TestLitLinesAreInSight(t *testing.T) {
	d := parse(t, "```go {30-32|1-2|all}\n"+strings.Repeat("x\n", 40)+"```\n")
	v := layout.View{Deck: d, Look: look(t, true, colorprofile.TrueColor), Width: 80, Height: 20, Still: true}
	ls := layout.New(1 << 20)
	window := 40 - ls.Layout(v).Scroll // rows
	for step, want := range []struct{ least, most int }{{32 - window, min(29, 40-window)}, {0, 0}, {0, 40 - window}} {
		v.Pos.Step = step
		if s := ls.Layout(v); s.Reveal != want.least || s.Hides != want.most {
			t.Errorf("step %d: seen when scrolled %d to %d rows, want %d to %d", step, s.Reveal, s.Hides, want.least, want.most)
		}
	}
}
