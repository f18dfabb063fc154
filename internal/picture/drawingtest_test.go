package picture

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/theme"
)

var (
	darkViewer  = theme.Viewer{Dark: true, Profile: colorprofile.TrueColor}
	plainViewer = theme.Viewer{Dark: true, Profile: colorprofile.Ascii}
	wideViewer  = theme.Viewer{Dark: true, Profile: colorprofile.TrueColor, Widths: typeset.Wide}
)

// dataSource has the files of testdata and some links.
func dataSource() Source {
	return Source{
		ReadFile: func(name string) ([]byte, error) { return os.ReadFile(filepath.Join("testdata", filepath.Base(name))) },
		Link: func(name string) (string, bool) {
			address, known := map[string]string{"homepage": "https://example.org/atol", "unset": ""}[name]
			return address, known
		},
	}
}

// parser reads the body of one kind of drawing.
type parser = func(body []byte, src Source) (Drawing, error)

// parsed returns what parse makes of a body, with the files of testdata.
func parsed(t testing.TB, parse parser, body string) Drawing {
	t.Helper()
	d, err := parse([]byte(body), dataSource())
	if err != nil {
		t.Fatalf("%v\n%s", err, body)
	}
	return d
}

func stillAt(t testing.TB, v theme.Viewer, step int) Moment {
	t.Helper()
	th, err := atol()
	if err != nil {
		t.Fatal(err)
	}
	return Moment{Step: step, Still: true, Look: th.For(v)}
}

// atol is the theme, read once.
var atol = sync.OnceValues(func() (*theme.Theme, error) { return theme.Builtin("atol") })

// drawnAt draws d into a frame of its own.
func drawnAt(d Drawing, width, height int, at Moment) *frame.Frame {
	f := frame.New(width, height, at.Look.Viewer.Widths, at.Look.Canvas())
	d.Draw(f, f.Bounds(), at)
	return f
}

// count is how many cells fit says yes to.
func count(f *frame.Frame, fit func(text string, st frame.Style) bool) int {
	n := 0
	for y := range f.Height() {
		for x := range f.Width() {
			if text, width, st := f.Cell(x, y); width > 0 && fit(text, st) {
				n++
			}
		}
	}
	return n
}

// checkAreas checks a drawing in many sizes at its steps, some time into each
// and at rest, for every kind of viewer: each time in a seventh of the sizes,
// another one than the time before, so that all come several times.
func checkAreas(t *testing.T, d Drawing, body string, tall bool, steps int, since ...time.Duration) {
	t.Helper()
	turn := 0
	for _, v := range []theme.Viewer{darkViewer, plainViewer, wideViewer} {
		for step := range steps {
			at := stillAt(t, v, step)
			for _, at.Since = range append(since, time.Hour) {
				at.Still = at.Since == time.Hour
				for _, width := range []int{0, 1, 2, 3, 5, 8, 13, 20, 31, 40, 56, 72, 110, 200} {
					for _, height := range []int{0, 1, 2, 3, 5, 9, 10, 14, 16, 17, 32, 60} {
						if turn++; turn%7 == 0 {
							checkArea(t, d, body, tall, width, height, at)
						}
					}
				}
				turn++
			}
		}
	}
}

// checkArea draws d into an area with a margin of marked cells, and asks that
// they stay, and that d does not want more than there is; a tall one may want
// more rows, as text does.
func checkArea(t *testing.T, d Drawing, body string, tall bool, width, height int, at Moment) {
	t.Helper()
	if w, h := d.Size(width, height, at); w > width || w < 0 || h < 0 || h > height && !tall {
		t.Errorf("wants %dx%d of %dx%d:\n%s", w, h, width, height, body)
	}
	f := frame.New(width+4, height+2, at.Look.Viewer.Widths, at.Look.Canvas())
	margin := frame.Style{Bg: frame.Indexed(99)}
	area := frame.Rect{X: 2, Y: 1, W: width, H: height}
	f.Fill(f.Bounds(), margin)
	f.Fill(area, at.Look.Canvas())
	d.Draw(f, area, at)
	for y := range f.Height() {
		for x := range f.Width() {
			inside := x >= 2 && x < 2+width && y >= 1 && y <= height
			if text, _, st := f.Cell(x, y); !inside && (text != " " || st != margin) {
				t.Fatalf("%dx%d, step %d: %q at %d,%d is outside of the area:\n%s", width, height, at.Step, text, x-2, y-1, body)
			}
		}
	}
}

// checkError asks that a body is refused in that line, in words that begin so.
func checkError(t *testing.T, parse parser, body string, line int, want, why string) {
	t.Helper()
	_, err := parse([]byte(body), dataSource())
	var at *Error
	if !errors.As(err, &at) || at.Line != line || !strings.HasPrefix(at.Problem, want) {
		t.Errorf("%q\n error %v\n  want line %d: %s…: %s", body, err, line, want, why)
	}
}

// checkFuzzed parses any body and draws what comes of it; an error has a line.
func checkFuzzed(t *testing.T, parse parser, body string, src Source, tall bool, at Moment) {
	t.Helper()
	d, err := parse([]byte(body), src)
	if err != nil {
		var at *Error
		if !errors.As(err, &at) || at.Line < 1 {
			t.Errorf("no line in %v", err)
		}
		return
	}
	d.Text()
	checkArea(t, d, body, tall, 60, 16, at)
	checkArea(t, d, body, tall, 30, 16, at)
}

// checkText asks that each wanted line begins a line of what d says.
func checkText(t *testing.T, d Drawing, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains("\n"+d.Text(), "\n"+w) {
			t.Errorf("no line %q in %q", w, d.Text())
		}
	}
}
