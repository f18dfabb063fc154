package frame

import (
	"fmt"
	"strings"
	"testing"
	"unsafe"

	"revolute/internal/typeset"
)

func TestCellSize(t *testing.T) {
	if n := unsafe.Sizeof(Cell{}); n != 16 {
		t.Errorf("a cell takes %d bytes: frames are kept by the hundred", n)
	}
}

// line returns a frame of one row of dots.
func line(width int) *Frame {
	f := New(width, 1, typeset.Narrow, Style{})
	f.Print(0, 0, strings.Repeat(".", width), Style{})
	return f
}

func TestPrint(t *testing.T) {
	tests := []struct {
		x     int
		s     string
		want  string
		after int
		why   string
	}{
		{1, "ab", ".ab.....", 3, "letters"},
		{1, "世界", ".世界...", 5, "two columns each"},
		{6, "世界", "......世", 10, "what is beyond the edge counts in the column after"},
		{7, "世界", "....... ", 11, "half a wide character is a space"},
		{-1, "世界", " 界.....", 3, "on the left edge too"},
		{-3, "abcd", "d.......", 1, "begun outside"},
		{9, "ab", "........", 11, "all outside"},
		{-9, "ab", "........", -7, "all outside, left"},
		{1, "e\u0301x", ".e\u0301x.....", 3, "a mark is part of its letter"},
		{1, "👩\u200d💻x", ".👩\u200d💻x....", 4, "an emoji of several runes is one character"},
		{1, "🇨🇳x", ".🇨🇳x....", 4, "a flag too"},
		{1, "a\tb", ".a b....", 4, "a tab is a space"},
		{1, "a\x1b[31mb", ".a\ufffd[31mb", 8, "ESC cannot begin a sequence"},
		{1, "a\r\nb", ".a\ufffdb....", 4, "a line break cannot move the cursor"},
		{1, "\x00\x07\x7f", ".\ufffd\ufffd\ufffd....", 4, "controls"},
		{1, "\u009b1m", ".\ufffd1m....", 4, "C1: CSI in one character"},
		{1, "\u202eab\u202c", ".\ufffdab\ufffd...", 5, "an override would turn the row around"},
		{1, "\u2066a\u2069\u200f", ".\ufffda\ufffd\ufffd...", 5, "isolates and marks too"},
		{1, "a\u2028b", ".a\ufffdb....", 4, "a line separator is a line break to some"},
		{1, "a\xffb", ".a\ufffdb....", 4, "not UTF-8"},
		{1, "a\u200bb\ufeffc", ".abc....", 4, "what has no width is left out"},
		{1, "a\u00adb", ".ab.....", 3, "so is a soft hyphen, which some terminals draw"},
		{1, "\u0301ab", "..\u0301ab....."[1:], 3, "a mark alone joins the character before it"},
		{0, "\u0301ab", "ab......", 2, "and goes if there is none"},
		{1, "\x07\u0301", ".\ufffd\u0301......", 2, "U+FFFD may have marks"},
		{1, "👩\u200d", ".👩.....", 3, "nothing may join the next cell"},
		{1, "x" + strings.Repeat("\u0301", 400), ".x" + strings.Repeat("\u0301", 31) + "......", 2, "a letter has only so many marks"},
	}
	for _, tt := range tests {
		f := line(8)
		after := f.Print(tt.x, 0, tt.s, Style{})
		if got := strings.TrimSuffix(allText(f), "\n"); got != tt.want || after != tt.after {
			t.Errorf("Print(%d, %q) = %q and %d, want %q and %d: %s", tt.x, tt.s, got, after, tt.want, tt.after, tt.why)
		}
		sound(t, f)
	}
}

// allText returns the text with the blanks at its end.
func allText(f *Frame) string {
	var b strings.Builder
	for y := range f.Height() {
		for x := range f.Width() {
			s, _, _ := f.Cell(x, y)
			b.WriteString(s)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// sound fails the test if f breaks what the package promises of every frame.
func sound(t *testing.T, f *Frame) {
	t.Helper()
	for y := range f.height {
		row := f.row(y)
		for x, c := range row {
			text := f.text(c.glyph)
			switch {
			case c.glyph == continuation && (x == 0 || row[x-1].glyph == continuation || row[x-1].style != c.style):
				t.Errorf("column %d of row %d continues nothing:\n%s", x, y, f.Golden())
			case c.glyph != continuation && min(f.widths.Width(text), 2) != span(row, x):
				t.Errorf("%q at column %d of row %d takes %d:\n%s", text, x, y, span(row, x), f.Golden())
			case c.glyph != continuation && strings.ContainsFunc(text, harmful):
				t.Errorf("%q at column %d of row %d is harmful", text, x, y)
			case int(c.style.Link) > len(f.links.items):
				t.Errorf("link %d at column %d of row %d is none of the frame's", c.style.Link, x, y)
			}
		}
	}
}

func TestPrintJoinsOnlyInsideClip(t *testing.T) {
	f := line(4)
	f.PrintIn(Rect{2, 0, 2, 1}, 2, 0, "\u0301x", Style{})
	if got := f.Text(); got != "..x.\n" {
		t.Errorf("%q: a mark changed a cell outside the clip", got)
	}
	f.Print(1, 0, "❤", Style{})
	f.Print(2, 0, "\ufe0f", Style{})
	if got := f.Text(); got != ".❤x.\n" {
		t.Errorf("%q: a selector that makes its character wide must not join it", got)
	}
}

func TestPrintStyle(t *testing.T) {
	bg := Style{Bg: Indexed(4)}
	f := New(6, 2, typeset.Narrow, bg)
	f.Print(0, 0, "世a", Style{Fg: Indexed(1), Link: 9})
	f.Print(4, 0, "b", Style{Bg: Indexed(2)})
	for x, want := range []Style{{Fg: Indexed(1), Bg: Indexed(4)}, {Fg: Indexed(1), Bg: Indexed(4)}, {Fg: Indexed(1), Bg: Indexed(4)}, bg, {Bg: Indexed(2)}, bg} {
		if _, _, got := f.Cell(x, 0); got != want {
			t.Errorf("column %d: %+v, want %+v", x, got, want)
		}
	}
}

func TestOverwriting(t *testing.T) {
	tests := []struct {
		do   func(*Frame)
		want string
		why  string
	}{
		{func(f *Frame) { f.Print(1, 0, "x", Style{}) }, " x界你好", "the left half left over"},
		{func(f *Frame) { f.Print(2, 0, "x", Style{}) }, "世x 你好", "the right half left over"},
		{func(f *Frame) { f.Print(1, 0, "中", Style{}) }, " 中 你好", "both neighbours cut"},
		{func(f *Frame) { f.Fill(Rect{1, 0, 2, 1}, Style{}) }, "    你好", "Fill cuts at both ends"},
		{func(f *Frame) { f.Fill(Rect{-5, -5, 8, 100}, Style{}) }, "    你好", "Fill is cut to the frame"},
		{func(f *Frame) { f.PrintIn(Rect{1, 0, 3, 1}, 0, 0, "中中中", Style{}) }, "  中你好", "cut by a clip"},
		{func(f *Frame) { f.Draw(f, Rect{0, 0, 4, 1}, 3, 0) }, "世 世界 ", "onto itself, across characters"},
		{func(f *Frame) { f.Draw(f, Rect{1, 0, 4, 1}, 0, 0) }, " 界 你好", "from half to half"},
		{func(f *Frame) { f.Draw(f, Rect{0, 0, 8, 1}, -1, 0) }, " 界你好 "[0:0] + " 界你好" + " ", "beyond the left edge"},
		{func(f *Frame) { f.Draw(f, Rect{0, 0, 8, 1}, 1, 0) }, " 世界你 ", "beyond the right edge"},
		{func(f *Frame) { f.Draw(f, Rect{20, 3, 8, 1}, 1, 0) }, "世界你好", "nothing to draw"},
	}
	for _, tt := range tests {
		f := New(8, 1, typeset.Narrow, Style{})
		f.Print(0, 0, "世界你好", Style{})
		tt.do(f)
		if got := strings.TrimSuffix(allText(f), "\n"); got != tt.want {
			t.Errorf("%q, want %q: %s", got, tt.want, tt.why)
		}
		sound(t, f)
	}
}

func TestRestyle(t *testing.T) {
	f := New(8, 1, typeset.Narrow, Style{})
	f.Print(0, 0, "世界你好", Style{})
	f.Restyle(Rect{1, 0, 4, 1}, func(st Style) Style { st.Attr |= Bold; return st })
	if _, style, _ := strings.Cut(f.Golden(), "-- style --\n"); !strings.HasPrefix(style, "..aaaa..|") {
		t.Errorf("want the characters that begin in the rectangle:\n%s", f.Golden())
	}
	sound(t, f)
}

func TestDrawTranslates(t *testing.T) {
	src, dst := New(6, 1, typeset.Narrow, Style{}), New(6, 1, typeset.Narrow, Style{})
	src.Print(0, 0, "e\u0301", Style{Link: src.Link("a:1")})
	src.Print(1, 0, "🇨🇳", Style{Link: src.Link("a:2")})
	dst.Print(0, 0, "o\u0308", Style{Link: dst.Link("a:2")})
	dst.Draw(src, src.Bounds(), 1, 0)
	for x, want := range map[int][2]string{0: {"o\u0308", "a:2"}, 1: {"e\u0301", "a:1"}, 2: {"🇨🇳", "a:2"}} {
		if s, _, st := dst.Cell(x, 0); s != want[0] || dst.Address(st.Link) != want[1] {
			t.Errorf("column %d: %q with %q, want %q", x, s, dst.Address(st.Link), want)
		}
	}
}

func TestLink(t *testing.T) {
	f := New(1, 1, typeset.Narrow, Style{})
	tests := []struct{ in, want, why string }{
		{"https://example.org/?a=1&b=2;c#d", "https://example.org/?a=1&b=2;c#d", "as it is"},
		{"https://a/ \x1b\\\x07\n", "https://a/%20%1B\\%07%0A", "no byte ends the sequence"},
		{"https://a/路", "https://a/%E8%B7%AF", "OSC 8 is ASCII; C1 is among the rest"},
		{"", "", "no address"},
		{strings.Repeat("a", 3000), "", "terminals drop it"},
	}
	for _, tt := range tests {
		n := f.Link(tt.in)
		if got := f.Address(n); got != tt.want || (n == 0) != (tt.want == "") || f.Link(tt.in) != n {
			t.Errorf("Link(%q) is %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
	if f.Address(999) != "" {
		t.Error("a number never given has an address")
	}
}

func TestLinksFill(t *testing.T) {
	f := New(1, 1, typeset.Narrow, Style{})
	for i := range maxLinks {
		if f.Link(fmt.Sprint("a:", i)) != uint16(i+1) {
			t.Fatalf("link %d has another number", i)
		}
	}
	if n := f.Link("b:"); n != 0 {
		t.Errorf("a full table gave %d", n)
	}
	if n := f.Link("a:40000"); n != 40001 {
		t.Errorf("a known address gave %d in a full table", n)
	}
}

func TestEqual(t *testing.T) {
	f := New(4, 2, typeset.Narrow, Style{})
	tests := []struct {
		do  func(*Frame) *Frame
		why string
	}{
		{func(*Frame) *Frame { return nil }, "no frame"},
		{func(*Frame) *Frame { return New(2, 4, typeset.Narrow, Style{}) }, "another size, as many cells"},
		{func(g *Frame) *Frame { g.Print(3, 1, "x", Style{}); return g }, "text in the last cell"},
		{func(g *Frame) *Frame { g.Print(0, 0, " ", Style{Attr: Bold}); return g }, "a style"},
		{func(g *Frame) *Frame { g.Print(0, 0, " ", Style{Link: g.Link("a:b")}); return g }, "a link"},
	}
	for _, tt := range tests {
		if g := tt.do(f.Clone()); f.Equal(g) || g.Equal(f) {
			t.Errorf("equal in spite of %s", tt.why)
		}
	}
	if !f.Equal(f.Clone()) {
		t.Error("a frame is not equal to its copy")
	}
}

func TestCloneIsApart(t *testing.T) {
	f := New(4, 1, typeset.Narrow, Style{})
	f.Print(0, 0, "e\u0301", Style{Link: f.Link("a:b")})
	g := f.Clone()
	g.Print(0, 0, "xo\u0308", Style{Link: g.Link("c:d")})
	f.Link("e:f")
	f.Print(1, 0, "u\u0308", Style{})
	if f.Text() != "e\u0301u\u0308\n" || g.Text() != "xo\u0308\n" || g.Address(2) != "c:d" || f.Address(2) != "e:f" {
		t.Errorf("a copy shares with its original: %q, %q", f.Text(), g.Text())
	}
}

func TestEmptySizes(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {0, 3}, {3, 0}, {-1, 5}} {
		f := New(size[0], size[1], typeset.Narrow, Style{})
		f.Print(0, 0, "世界", Style{})
		f.Fill(Rect{0, 0, 5, 5}, Style{})
		f.Draw(line(4), Rect{0, 0, 4, 1}, 0, 0)
		f.Restyle(Rect{0, 0, 5, 5}, func(st Style) Style { return st })
		if out := string(rich.Encode(nil, nil, f)); out != "\x1b[H\x1b[J" || !f.Equal(f.Clone()) {
			t.Errorf("%v: %q", size, out)
		}
	}
}

func TestWide(t *testing.T) {
	f := New(6, 1, typeset.Wide, Style{})
	if after := f.Print(0, 0, "“a”", Style{}); after != 5 || f.Text() != "“a”\n" {
		t.Errorf("%d columns, %q: ambiguous characters take two where the terminal says so", after, f.Text())
	}
	narrow := New(6, 1, typeset.Narrow, Style{})
	if out := string(rich.Encode(nil, narrow, f)); !strings.Contains(out, "\x1b[J") {
		t.Errorf("%q: a change of widths needs a clear screen", out)
	}
}

func FuzzPrint(f *testing.F) {
	for _, s := range append(alphabet, "\x1b[31m", "\u202e", "\xff\xfe", "\u0301", "\u200d", "\u1100\u1161\u11a8", "\u0600a") {
		f.Add(0, s)
	}
	f.Fuzz(func(t *testing.T, x int, s string) {
		g := line(7)
		g.Print(x%9, 0, s, Style{})
		sound(t, g)
		tm := newTerm(7, 1)
		if err := tm.write(string(rich.Encode(nil, nil, g))); err != nil && len(g.clusters.items) == 0 {
			t.Errorf("%q: %v", s, err)
		}
	})
}
