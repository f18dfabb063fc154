package chart

import (
	"math/bits"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
	"revolute/internal/frame/frametest"
	"revolute/internal/lettering"
	"revolute/theme"
)

// dots returns how many braille dots of a colour there are.
func dots(f *frame.Frame, c frame.Color) int {
	n := 0
	drawingtest.Count(f, func(text string, st frame.Style) bool {
		if r, _ := utf8.DecodeRuneInString(text); r > 0x2800 && r <= 0x28ff && st.Fg == c {
			n += bits.OnesCount16(uint16(r - 0x2800))
		}
		return false
	})
	return n
}

func TestUnitsAreToScale(t *testing.T) {
	d := drawingtest.Parse(t, Parse, unitsBody)
	for _, tt := range []struct {
		width, height int
		why           string
	}{
		{72, 16, "little height: the other item stands above"},
		{72, 19, "a screen of 80x24"},
		{90, 24, "both numbers in large lettering"},
		{62, 18, "narrower and higher"},
		{72, 31, "more air above 80 columns"},
		{110, 30, "half as dense"},
		{150, 45, "a quarter"},
		{200, 60, "one dot a cell"},
		{300, 100, "more than there is to fill"},
	} {
		at := drawingtest.Still(t, drawingtest.Dark(), 1)
		f := drawingtest.Draw(d, tt.width, tt.height, at)
		if got := dots(f, at.Look.Color(theme.Energy)); got != 7500 {
			t.Errorf("%dx%d: %d dots burn, want 7500: %s", tt.width, tt.height, got, tt.why)
		}
		if got := dots(f, at.Look.Color(theme.Life)); got != 1 {
			t.Errorf("%dx%d: %d dots live, want 1: %s", tt.width, tt.height, got, tt.why)
		}
		at.Step = 0
		f = drawingtest.Draw(d, tt.width, tt.height, at)
		if burn, live := dots(f, at.Look.Color(theme.Energy)), dots(f, at.Look.Color(theme.Life)); burn != 0 || live != 1 {
			t.Errorf("%dx%d: %d and %d dots at first, want 0 and 1", tt.width, tt.height, burn, live)
		}
		if w, h := d.Size(tt.width, tt.height, at); dots(drawingtest.Draw(d, w, h, drawingtest.Still(t, drawingtest.Dark(), 1)), at.Look.Color(theme.Energy)) != 7500 {
			t.Errorf("%dx%d: not all dots in the size that it asks for, %dx%d", tt.width, tt.height, w, h)
		}
	}
}

func TestUnitsWithoutRoomSaySo(t *testing.T) {
	at := drawingtest.Still(t, drawingtest.Dark(), 1)
	for _, tt := range []struct {
		width int
		want  string
		why   string
	}{
		{40, "李世石  ~20 瓦特  1 × ⠂\nAlphaGo  150,000 瓦特  7,500 × ⠂\n", "a row each"},
		{30, "李世石  ~20 瓦特  1 × ⠂\nAlphaGo  150,000 瓦特\n7,500 × ⠂\n", "the dots are in a row of their own, and not cut"},
		{18, "李世石  ~20 瓦特\n1 × ⠂\nAlphaGo\n150,000 瓦特\n7,500 × ⠂\n", "words go on in the next row"},
	} {
		if got := drawingtest.Draw(drawingtest.Parse(t, Parse, unitsBody), tt.width, 10, at).Text(); strings.TrimRight(got, "\n")+"\n" != tt.want {
			t.Errorf("%dx10 says %q, want %q: %s", tt.width, got, tt.want, tt.why)
		}
	}
}

// TestNothingMovesWhenTheFieldPours: what is there before the step is there after it.
func TestNothingMovesWhenTheFieldPours(t *testing.T) {
	d := drawingtest.Parse(t, Parse, unitsBody)
	for _, size := range [][2]int{{72, 16}, {72, 19}, {90, 24}, {110, 30}, {200, 60}, {40, 10}} {
		before := drawingtest.Draw(d, size[0], size[1], drawingtest.Still(t, drawingtest.Dark(), 0))
		after := drawingtest.Draw(d, size[0], size[1], drawingtest.Still(t, drawingtest.Dark(), 1))
		for y := range before.Height() {
			for x := range before.Width() {
				was, _, st := before.Cell(x, y)
				is, _, now := after.Cell(x, y)
				if was != " " && (was != is || st != now) {
					t.Fatalf("%dx%d: %q at %d,%d became %q", size[0], size[1], was, x, y, is)
				}
			}
		}
	}
}

// TestTheOneDotStandsInTheMiddle: before the field is there the slide has to
// look full, and the dot to be seen.
func TestTheOneDotStandsInTheMiddle(t *testing.T) {
	d := drawingtest.Parse(t, Parse, unitsBody)
	for _, tt := range []struct {
		width, height int
		large         bool
		why           string
	}{
		{72, 19, false, "a screen of 80x24"},
		{90, 24, true, "the least size for large numbers"},
		{110, 30, true, "a screen of 120x40"},
		{200, 60, true, "a large screen"},
	} {
		at := drawingtest.Still(t, drawingtest.Dark(), 0)
		w, h := d.Size(tt.width, tt.height, at)
		f := drawingtest.Draw(d, w, h, at)
		left, right, top, bottom := w, 0, h, 0
		ring, blocks := 0, 0
		for y := range h {
			for x := range w {
				text, _, _ := f.Cell(x, y)
				switch text {
				case " ", "":
					continue
				case "╭", "╮", "╰", "╯":
					ring++
				case "█":
					blocks++
				}
				left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
			}
		}
		if ring != 4 || blocks > 40 != tt.large {
			t.Errorf("%dx%d: %d corners of a ring and %d full blocks, want 4, and large numbers: %v: %s", tt.width, tt.height, ring, blocks, tt.large, tt.why)
		}
		if dx := left + right - (w - 1); dx < -6 || dx > 6 {
			t.Errorf("%dx%d: columns %d to %d of %d are not the middle: %s", tt.width, tt.height, left, right, w, tt.why)
		}
		if top+bottom > h || top+bottom < h/3 {
			t.Errorf("%dx%d: rows %d to %d of %d are not a little above the middle: %s", tt.width, tt.height, top, bottom, h, tt.why)
		}
	}
}

func TestFieldPoursIn(t *testing.T) {
	d := drawingtest.Parse(t, Parse, unitsBody)
	at := drawingtest.Still(t, drawingtest.Dark(), 1)
	at.Still = false
	last := -1
	for _, ms := range []int{0, 50, 150, 300, 600, 900} {
		at.Since = time.Duration(ms) * time.Millisecond
		f := drawingtest.Draw(d, 72, 16, at)
		got := dots(f, at.Look.Color(theme.Energy))
		if got <= last {
			t.Errorf("%d dots after %d ms, %d before", got, ms, last)
		}
		if ms < 900 && got == 7500 {
			t.Errorf("all there after %d ms", ms)
		}
		if !f.Equal(drawingtest.Draw(d, 72, 16, at)) {
			t.Error("the same moment looks otherwise the second time")
		}
		last = got
	}
	if last != 7500 {
		t.Errorf("%d dots at the end, want 7500", last)
	}
	if d.Motion(0) != 0 || d.Motion(1) != 900*time.Millisecond || d.Motion(2) != 0 {
		t.Error("want motion only with step 1")
	}
}

func TestUnitsGolden(t *testing.T) {
	d := drawingtest.Parse(t, Parse, unitsBody)
	frametest.Golden(t, "units-110x30-one", drawingtest.Draw(d, 110, 30, drawingtest.Still(t, drawingtest.Dark(), 0)))
	frametest.Golden(t, "units-110x30", drawingtest.Draw(d, 110, 30, drawingtest.Still(t, drawingtest.Dark(), 1)))
	frametest.Golden(t, "units-72x19", drawingtest.Draw(d, 72, 19, drawingtest.Still(t, drawingtest.Dark(), 1)))
	frametest.Golden(t, "units-72x16-one", drawingtest.Draw(d, 72, 16, drawingtest.Still(t, drawingtest.Dark(), 0)))
	frametest.Golden(t, "units-72x16", drawingtest.Draw(d, 72, 16, drawingtest.Still(t, drawingtest.Dark(), 1)))
	frametest.Golden(t, "units-72x16-plain", drawingtest.Draw(d, 72, 16, drawingtest.Still(t, drawingtest.Plain(), 1)))
}

func BenchmarkUnits(b *testing.B) {
	d := drawingtest.Parse(b, Parse, unitsBody)
	at := drawingtest.Still(b, drawingtest.Dark(), 1)
	at.Still, at.Since = false, 400*time.Millisecond
	for b.Loop() {
		drawingtest.Draw(d, 72, 16, at)
	}
}

// TestWordsOfTheFieldAreMedium: where they have the room for it.
func TestWordsOfTheFieldAreMedium(t *testing.T) {
	d := drawingtest.Parse(t, Parse, unitsBody)
	for _, tt := range []struct {
		width, height int
		way           lettering.Way
		want          bool
		why           string
	}{
		{104, 34, lettering.Sextants, true, "there are rows enough"},
		{104, 34, lettering.Blocks, false, "the terminal has no medium letters"},
		{72, 19, lettering.Sextants, false, "the field needs the rows"},
	} {
		at := drawingtest.Still(t, drawingtest.Dark(), 1)
		at.Lettering = tt.way
		f := drawingtest.Draw(d, tt.width, tt.height, at)
		found := slices.ContainsFunc(f.Lettered(), func(l frame.Lettered) bool { return strings.Contains(l.Text, "150,000 瓦特") })
		if found != tt.want {
			t.Errorf("%dx%d, %v: medium words: %v, want %v: %s\n%s", tt.width, tt.height, tt.way, found, tt.want, tt.why, f.Text())
		}
	}
}
