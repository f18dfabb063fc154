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

const (
	scatterBody = `type: scatter
src: training_compute.csv
x: date
y: flop
label: name
y-scale: log
x-range: [1957, 2025]
y-range: [1e3, 1e27]
title: 主要 AI 模型的训练计算量
y-label: FLOP
split: 2010
trend: {from: 2010, step: 1, label: 每5-6个月翻一倍}
name: [Perceptron Mark I, NETtalk (dictionary), LeNet-5, AlexNet, AlphaGo Lee, GPT-3 175B, GPT-4, Grok 4]
credit: "Epoch AI, CC BY"
`
	unitsBody = `type: units
unit: 20
items:
  - {label: 李世石, value: 20, text: "~20 瓦特", large: 20 W, color: life, step: 0}
  - {label: AlphaGo, value: 150000, text: "150,000 瓦特", large: "150,000 W", color: energy, step: 1}
`
	stripBody = `type: strip
src: publications.csv
x: year
y: venue
title: 宋宇航已发表论文（2017-2025）
mark: [{x: 2024, y: Nature Neuroscience, color: energy}]
`
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

func parsed(t testing.TB, kind, body string) Drawing {
	t.Helper()
	d, err := Parse(kind, []byte(body), dataSource())
	if err != nil {
		t.Fatalf("%s: %v\n%s", kind, err, body)
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

func TestDataDrawingsStayInTheirArea(t *testing.T) {
	for _, tt := range []struct{ kind, body string }{
		{"chart", scatterBody},
		{"chart", unitsBody},
		{"chart", stripBody},
		{"qr", "homepage"},
		{"letters", "text: AtoL\ngradient: true"},
		{"letters", "Why? 为什么 这么做"},
		{"big", "¥1,234.5 万\n两行\n说明"},
		{"big", "none"},
	} {
		checkAreas(t, tt.kind, tt.body, 2, 0, 150*time.Millisecond, 300*time.Millisecond, 700*time.Millisecond)
	}
}

// checkAreas checks a drawing in many sizes at its steps, some time into each
// and at rest, for every kind of viewer: each time in a seventh of the sizes,
// another one than the time before, so that all come several times.
func checkAreas(t *testing.T, kind, body string, steps int, since ...time.Duration) {
	t.Helper()
	d := parsed(t, kind, body)
	turn := 0
	for _, v := range []theme.Viewer{darkViewer, plainViewer, wideViewer} {
		for step := range steps {
			at := stillAt(t, v, step)
			for _, at.Since = range append(since, time.Hour) {
				at.Still = at.Since == time.Hour
				for _, width := range []int{0, 1, 2, 3, 5, 8, 13, 20, 31, 40, 56, 72, 110, 200} {
					for _, height := range []int{0, 1, 2, 3, 5, 9, 10, 14, 16, 17, 32, 60} {
						if turn++; turn%7 == 0 {
							checkArea(t, d, body, width, height, at)
						}
					}
				}
				turn++
			}
		}
	}
}

// checkArea draws d into an area with a margin of marked cells, and asks that
// they stay, and that d does not want more than there is, but for text that
// wants rows.
func checkArea(t *testing.T, d Drawing, body string, width, height int, at Moment) {
	t.Helper()
	if w, h := d.Size(width, height, at); w > width || w < 0 || h < 0 || h > height && !wordy(d) {
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

// wordy reports whether d is text where there is little room, which may want
// more rows than there are.
func wordy(d Drawing) bool {
	switch d.(type) {
	case *joined, *flow, *units, *terminal:
		return true
	}
	return false
}

func TestDataDrawingsSayTheirData(t *testing.T) {
	for _, tt := range []struct {
		kind, body string
		want       []string
	}{
		{"chart", scatterBody, []string{"主要 AI 模型的训练计算量  FLOP", "AlphaGo Lee  2016  1.9×10²¹", "Grok 4  2025  5×10²⁶", "n = 58", "每5-6个月翻一倍", "Epoch AI, CC BY"}},
		{"chart", unitsBody, []string{"李世石  ~20 瓦特  1 × ⠂", "AlphaGo  150,000 瓦特  7,500 × ⠂"}},
		{"chart", stripBody, []string{"宋宇航已发表论文（2017-2025）", "Nature Neuroscience: 2024", "NeurIPS: 2020, 2021, 2022 ×2"}},
		{"letters", "AtoL", []string{"AtoL"}},
		{"big", "number: ≈ 150,000 瓦\nlabel: 一局棋", []string{"≈ 150,000 瓦", "一局棋"}},
		{"qr", "homepage", []string{"https://example.org/atol"}},
	} {
		got := strings.Split(parsed(t, tt.kind, tt.body).Text(), "\n")
		for _, want := range tt.want {
			found := false
			for _, line := range got {
				found = found || strings.HasPrefix(line, want)
			}
			if !found {
				t.Errorf("%s: no line %q in %q", tt.kind, want, got)
			}
		}
	}
}

func TestDataDrawingErrors(t *testing.T) {
	items := "type: units\nunit: 20\nitems:\n"
	for _, tt := range []struct {
		kind, body string
		line       int
		want, why  string
	}{
		{"pie", "", 1, `unknown drawing "pie" (allowed: big, chart`, "a kind that is none"},
		{"chart", "", 1, "chart: want keys and values", "nothing"},
		{"chart", "x: 1\ntype: pie\n", 2, `unknown type of chart "pie"`, "a type that is none"},
		{"chart", "type: units\nunits: 20\n", 2, `unknown key "units" in units`, "a key that is none"},
		{"chart", "type: units\nunit: -1\nitems: []\n", 1, "unit: want what one dot stands for", "a unit below nothing"},
		{"chart", items + "  - {label: a}\n", 4, "item: value is missing", "no value"},
		{"chart", items + "  - {value: .inf}\n", 4, "value: want a number, 0 to 1.2e+07", "more than can be drawn"},
		{"chart", items + "  - {value: 1, color: mauve}\n", 4, "unknown colour mauve", "a colour that is none"},
		{"chart", items + "  - {value: 1, step: -1}\n", 4, "step is -1: want 0 to 99", "a step before the first"},
		{"chart", "type: strip\nx: year\n", 1, "src is missing", "no file"},
		{"chart", "type: strip\nsrc: gone.csv\n", 2, "open testdata", "a file that is not there"},
		{"chart", "type: strip\nsrc: publications.csv\nx: yeer\n", 3, `x: publications.csv has no column "yeer"`, "a column that is not there"},
		{"chart", "type: strip\nsrc: publications.csv\nx: venue\ny: year\n", 2, `publications.csv:2: no year and no date: "Neural Regeneration`, "a column of another kind"},
		{"chart", strings.Replace(stripBody, "x: 2024", "x: 2025", 1), 6, `mark: there is nothing at 2025, "Nature Neuroscience"`, "a mark on nothing"},
		{"chart", strings.Replace(scatterBody, "y-scale: log", "y-scale: sqrt", 1), 6, `y-scale is "sqrt"`, "a scale that is none"},
		{"chart", strings.Replace(scatterBody, "[1e3, 1e27]", "[1e27, 1e3]", 1), 8, "y-range: 1e27 is not below 1e3", "a range backwards"},
		{"chart", strings.Replace(scatterBody, "[1e3, 1e27]", "[0, 1]", 1), 8, `y-range: "0" cannot stand on this axis`, "nothing, on a logarithmic axis"},
		{"chart", strings.Replace(scatterBody, "Grok 4", "Grok 44", 1), 13, `name: there is no point "Grok 44"`, "a name that is none"},
		{"chart", strings.Replace(scatterBody, "from: 2010", "from: 2100", 1), 12, "trend: fewer than two points from 2100 on", "a trend through nothing"},
		{"letters", " \n", 1, "no text for large letters", "nothing"},
		{"big", "\n", 1, "big: want a number", "nothing"},
		{"big", "number: 1\ncolour: x", 2, `unknown key "colour" in big`, "a key that is none"},
		{"letters", "text: a\ncolor: mauve", 1, "unknown colour mauve", "a colour that is none"},
		{"qr", "", 1, "qr: want an address", "nothing"},
	} {
		_, err := Parse(tt.kind, []byte(tt.body), dataSource())
		var at *Error
		if !errors.As(err, &at) || at.Line != tt.line || !strings.HasPrefix(at.Problem, tt.want) {
			t.Errorf("Parse(%s, %q)\n error %v\n  want line %d: %s…: %s", tt.kind, tt.body, err, tt.line, tt.want, tt.why)
		}
	}
}

func FuzzParseData(f *testing.F) {
	for _, body := range []string{scatterBody, unitsBody, stripBody} {
		f.Add("chart", body, "name,date,flop,year,venue\na,2001-01-01,3e4,2001,x\nb,2011,3e9,2011,y\n")
	}
	for _, body := range chartBodies {
		f.Add("chart", body, "")
	}
	f.Add("letters", "text: AtoL", "")
	f.Add("big", "≈ 1,234.5% 万\nx", "")
	f.Add("qr", "https://example.org/", "")
	th, err := atol()
	if err != nil {
		f.Fatal(err)
	}
	at := Moment{Still: true, Step: 1, Look: th.For(darkViewer)}
	f.Fuzz(func(t *testing.T, kind, body, file string) {
		if kind != "chart" && kind != "letters" && kind != "qr" && kind != "big" {
			return
		}
		d, err := Parse(kind, []byte(body), Source{ReadFile: func(string) ([]byte, error) { return []byte(file), nil }})
		if err != nil {
			var at *Error
			if !errors.As(err, &at) || at.Line < 1 {
				t.Errorf("no line in %v", err)
			}
			return
		}
		d.Text()
		checkArea(t, d, body, 60, 16, at)
	})
}
