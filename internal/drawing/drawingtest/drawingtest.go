// Package drawingtest has what tests of drawings share.
package drawingtest

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/problem"
	"revolute/internal/typeset"
	"revolute/theme"
)

// Dark returns a viewer with all colours on a dark background.
func Dark() theme.Viewer { return theme.Viewer{Dark: true, Profile: colorprofile.TrueColor} }

// Plain returns a viewer without colours.
func Plain() theme.Viewer { return theme.Viewer{Dark: true, Profile: colorprofile.Ascii} }

// Wide returns a viewer whose terminal gives ambiguous characters two columns.
func Wide() theme.Viewer {
	return theme.Viewer{Dark: true, Profile: colorprofile.TrueColor, Widths: typeset.Wide}
}

// Testdata is a source with the files of testdata and two links, of which one
// is not set.
type Testdata struct{}

// ReadFile reads a file of testdata.
func (Testdata) ReadFile(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join("testdata", filepath.Base(name)))
}

// Link knows homepage and unset.
func (Testdata) Link(name string) (address string, known bool) {
	address, known = map[string]string{"homepage": "https://example.org/atol", "unset": ""}[name]
	return address, known
}

// File is a source in which every file has this content.
type File string

// ReadFile returns the content.
func (f File) ReadFile(string) ([]byte, error) { return []byte(f), nil }

// Link knows no name.
func (File) Link(string) (address string, known bool) { return "", false }

// Parser reads the body of one kind of drawing.
type Parser = func(body []byte, src drawing.Source) (drawing.Drawing, error)

// Parse returns what parse makes of a body, with the files of testdata.
func Parse(t testing.TB, parse Parser, body string) drawing.Drawing {
	t.Helper()
	d, err := parse([]byte(body), Testdata{})
	if err != nil {
		t.Fatalf("%v\n%s", err, body)
	}
	return d
}

// Still returns the state at rest of a step, in the theme atol.
func Still(t testing.TB, v theme.Viewer, step int) drawing.State {
	t.Helper()
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	return drawing.State{Step: step, Still: true, Look: th.For(v)}
}

// Draw draws d into a frame of its own.
func Draw(d drawing.Drawing, width, height int, at drawing.State) *frame.Frame {
	f := frame.New(width, height, at.Look.Viewer.Widths, at.Look.Canvas())
	d.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: at})
	return f
}

// Count returns how many cells fit says yes to.
func Count(f *frame.Frame, fit func(text string, st frame.Style) bool) int {
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

// CheckAreas checks a drawing in many sizes at its steps, some time into each
// and at rest, for every kind of viewer and of large letters: each time in a seventh of the sizes,
// another one than the time before, so that all come several times.
func CheckAreas(t *testing.T, d drawing.Drawing, body string, tall bool, steps int, since ...time.Duration) {
	t.Helper()
	turn := 0
	for _, v := range []theme.Viewer{Dark(), Plain(), Wide()} {
		for step := range steps {
			at := Still(t, v, step)
			for _, at.Since = range append(since, time.Hour) {
				at.Still = at.Since == time.Hour
				for _, width := range []int{0, 1, 2, 3, 5, 8, 13, 20, 31, 40, 56, 72, 104, 120, 300} {
					for _, height := range []int{0, 1, 2, 3, 5, 9, 10, 14, 16, 17, 24, 32, 100} {
						at.Lettering = [...]lettering.Way{lettering.Blocks, lettering.Sextants, lettering.None, lettering.Octants}[turn%4]
						if turn++; turn%7 == 0 {
							CheckArea(t, d, body, tall, frame.Point{X: width, Y: height}, at)
						}
					}
				}
				turn++
			}
		}
	}
}

// CheckArea draws d into an area of that size with a margin of marked cells, and asks that
// they stay, and that d does not want more than there is; a tall one may want
// more rows, as text does.
func CheckArea(t *testing.T, d drawing.Drawing, body string, tall bool, size frame.Point, at drawing.State) {
	t.Helper()
	width, height := size.X, size.Y
	if w, h := d.Size(width, height, at); w > width || w < 0 || h < 0 || h > height && !tall {
		t.Errorf("wants %dx%d of %dx%d:\n%s", w, h, width, height, body)
	}
	f := frame.New(width+4, height+2, at.Look.Viewer.Widths, at.Look.Canvas())
	margin := frame.Style{Bg: frame.Indexed(99)}
	area := frame.Rect{X: 2, Y: 1, W: width, H: height}
	f.Fill(f.Bounds(), margin)
	f.Fill(area, at.Look.Canvas())
	d.Draw(drawing.Canvas{Frame: f, Area: area, State: at})
	for y := range f.Height() {
		for x := range f.Width() {
			inside := x >= 2 && x < 2+width && y >= 1 && y <= height
			if text, _, st := f.Cell(x, y); !inside && (text != " " || st != margin) {
				t.Fatalf("%dx%d, step %d: %q at %d,%d is outside of the area:\n%s", width, height, at.Step, text, x-2, y-1, body)
			}
		}
	}
}

// CheckError asks that a body is refused in that line, in words that begin so.
func CheckError(t *testing.T, parse Parser, body string, line int, want, why string) {
	t.Helper()
	_, err := parse([]byte(body), Testdata{})
	var at *problem.Problem
	if !errors.As(err, &at) || at.Line != line || !strings.HasPrefix(at.Text, want) {
		t.Errorf("%q\n error %v\n  want line %d: %s…: %s", body, err, line, want, why)
	}
}

// CheckFuzzed parses any body and draws what comes of it; an error has a line.
func CheckFuzzed(t *testing.T, parse Parser, body string, src drawing.Source, tall bool, at drawing.State) {
	t.Helper()
	d, err := parse([]byte(body), src)
	if err != nil {
		var at *problem.Problem
		if !errors.As(err, &at) || at.Line < 1 {
			t.Errorf("no line in %v", err)
		}
		return
	}
	d.Text()
	CheckArea(t, d, body, tall, frame.Point{X: 60, Y: 16}, at)
	CheckArea(t, d, body, tall, frame.Point{X: 30, Y: 16}, at)
	if shaper, ok := d.(drawing.Shaper); ok {
		for _, width := range [...]float64{34, 12} {
			s := shaper.Shapes(width, 16)
			for _, item := range s.Items {
				from, to := bounds(item)
				for _, v := range [...]float64{s.Width, s.Height, from.X, from.Y, to.X, to.Y} {
					if math.IsNaN(v) || math.Abs(v) > 1e6 && !math.IsInf(v, 0) {
						t.Fatalf("%T %+v is nowhere:\n%s", item, item, body)
					}
				}
			}
		}
	}
}

// CheckText asks that each wanted line begins a line of what d says.
func CheckText(t *testing.T, d drawing.Drawing, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains("\n"+d.Text(), "\n"+w) {
			t.Errorf("no line %q in %q", w, d.Text())
		}
	}
}
