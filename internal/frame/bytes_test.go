package frame

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/typeset"
)

var (
	canvas = Style{Fg: RGB(0xed, 0xe6, 0xf2), Bg: RGB(0x14, 0x10, 0x1a)}
	text   = Style{Fg: canvas.Fg}
	accent = Style{Fg: RGB(0xc5, 0x8b, 0xe6), Attr: Bold}
	muted  = Style{Fg: RGB(0xa7, 0x9b, 0xb3)}
	rich   = Encoder{Profile: colorprofile.TrueColor}
)

// slide returns a screen like those that the program shows: a title, a list of full
// Chinese lines with a word in the accent in each, a footer.
func slide(width, height, n int) *Frame {
	const prose = "错误必须处理，不能忽略。类脑计算用脉冲传递信息，功耗只有几十瓦特；我们把观察到的规律提炼出来，再造成芯片与系统。" +
		"学生来自计算机、物理、数学与神经科学，人人都写代码、读论文、做实验，周会上谁都可以提问。"
	f := New(width, height, typeset.Narrow, canvas)
	f.Print(4, 1, "第"+strings.Repeat("一", n)+"节　为什么", Style{Fg: RGB(255, 255, 255), Attr: Bold})
	from := []rune(prose + prose + prose)[7*n:]
	measure := min(36, width/2-4)
	for y := 3; y < height-2; y++ {
		line := from[(y*5)%80 : (y*5)%80+measure]
		x := f.Print(4, y, "• ", muted)
		x = f.Print(x, y, string(line[:6]), text)
		x = f.Print(x, y, string(line[6:9]), accent)
		f.Print(x, y, string(line[9:measure-1-n%3]), text)
	}
	x := f.Print(4, height-1, "为什么 ● 怎么做 · 谁 · 哪里", muted)
	f.Print(x+20, height-1, string(rune('0'+n))+"/24", muted)
	return f
}

// visibleBytes returns the size of f's text: what no encoding can leave out.
func visibleBytes(f *Frame) int {
	n := 0
	for line := range strings.SplitSeq(f.Text(), "\n") {
		n += len(strings.TrimLeft(line, " "))
	}
	return n
}

func TestBytes(t *testing.T) {
	chinese := New(80, 30, typeset.Narrow, canvas)
	for y := range 30 {
		chinese.Print(0, y, strings.Repeat("世界", 20), text)
	}
	edit := func(f *Frame, change func(*Frame)) *Frame {
		g := f.Clone()
		change(g)
		return g
	}
	styled := func(st Style) Style { st.Bg = canvas.Bg; return st }
	a, b := slide(80, 24, 1), slide(80, 24, 2)
	empty := New(80, 24, typeset.Narrow, canvas)
	rows := 20
	tests := []struct {
		name     string
		old, new *Frame
		max      int
		why      string
	}{
		{"nothing", a, a.Clone(), 0, "an equal frame costs nothing"},
		{"one cell", chinese, edit(chinese, func(f *Frame) { f.Print(40, 12, "中", text) }), 50, "address, colours, character, reset: the row beside it is not sent"},
		{"one cell without colour", edit(chinese, nop), edit(chinese, func(f *Frame) { f.Print(40, 12, "中", styled(text)) }), 50, "the same background given by name"},
		{"both ends of a row", chinese, edit(chinese, func(f *Frame) { f.Print(0, 3, "中", text); f.Print(78, 3, "中", text) }), 60, "between them one movement, no text"},
		{"neighbours but one", chinese, edit(chinese, func(f *Frame) { f.Print(0, 3, "中", text); f.Print(4, 3, "中", text) }), 55, "the one between is written again: 3 bytes, no movement"},
		{"a row emptied", chinese, edit(chinese, func(f *Frame) { f.Fill(Rect{0, 5, 80, 1}, canvas) }), 36, "address, background, EL, reset"},
		{"a hole in a row", chinese, edit(chinese, func(f *Frame) { f.Fill(Rect{20, 5, 30, 1}, canvas) }), 40, "ECH"},
		{"first frame, empty", nil, empty, 34, "rows of pure canvas cost nothing"},
		{"first frame", nil, a, visibleBytes(a) + rows*30, "each row: an address for each of four pieces; the colours once"},
		{"slide change", a, b, visibleBytes(b) + rows*20, "the same, less what stays, and the ends of rows erased"},
		{"slide to nothing", a, empty, rows*13 + 40, "a row emptied costs address and EL"},
	}
	for _, tt := range tests {
		if out := rich.Encode(nil, tt.old, tt.new); len(out) > tt.max {
			t.Errorf("%s: %d bytes, want at most %d: %s\n%.400q", tt.name, len(out), tt.max, tt.why, out)
		}
	}
}

func nop(*Frame) {}

// TestOverhead asserts that a change of slides in one style is its text and a
// little for each row.
func TestOverhead(t *testing.T) {
	fill := func(n int) *Frame {
		f := New(80, 24, typeset.Narrow, canvas)
		for y := range 24 {
			f.Print(2, y, strings.Repeat(string([]rune("学而时习之不亦说乎有朋自远方来")[n+y%7]), 36-n), text)
		}
		return f
	}
	old, new := fill(0), fill(5)
	const styles, row = 36 + 3, 7 + 3 // colours and reset; address and EL
	if n, limit := len(rich.Encode(nil, old, new)), visibleBytes(new)+24*row+styles; n > limit {
		t.Errorf("%d bytes for %d of text, want at most %d", n, visibleBytes(new), limit)
	}
}

// TestEncodeExact pins the bytes of small cases, so that a change of them is
// seen and judged.
func TestEncodeExact(t *testing.T) {
	base := func() *Frame { return New(12, 2, typeset.Narrow, Style{}) }
	red, bold := Style{Fg: Indexed(1)}, Style{Attr: Bold}
	print := func(parts ...any) *Frame {
		f := base()
		x := 0
		for i := 0; i < len(parts); i += 2 {
			x = f.Print(x, 0, parts[i].(string), parts[i+1].(Style))
		}
		return f
	}
	link := func(s string) *Frame {
		f := base()
		f.Print(0, 0, s, Style{Link: f.Link("a:b")})
		f.Print(0, 1, s, Style{Link: f.Link("a:b")})
		return f
	}
	tests := []struct {
		old, new *Frame
		want     string
		why      string
	}{
		{nil, base(), "\x1b[H\x1b[J", "nothing to send but the clearing"},
		{nil, print("hi", Style{}), "\x1b[H\x1b[Jhi", "the cursor is at home after it"},
		{base(), print("hi", Style{}), "\x1b[Hhi", "home needs no numbers"},
		{base(), print("hi", red, " ", Style{}, "you", red), "\x1b[H\x1b[31mhi you\x1b[m", "a space shows no colour: no SGR for it"},
		{base(), print("a", bold, "b", Style{Attr: Faint}), "\x1b[H\x1b[1ma\x1b[0;2mb\x1b[m", "0 is shorter than 22"},
		{base(), print("a", Style{Attr: Bold | Italic}, "b", bold), "\x1b[H\x1b[1;3ma\x1b[23mb\x1b[m", "only what changes"},
		{base(), print("a", Style{Fg: Indexed(9)}, "b", Style{Fg: Indexed(200)}), "\x1b[H\x1b[91ma\x1b[38;5;200mb\x1b[m", "bright and indexed colours"},
		{print("abcdefgh", Style{}), print("Xbcdefgh", Style{}), "\x1b[HX", "one cell"},
		{print("abcdefgh", Style{}), print("XbcXefgh", Style{}), "\x1b[HXbcX", "two unchanged cells are shorter than a movement"},
		{print("abcdefgh", Style{}), print("XbcdefgX", Style{}), "\x1b[HX\x1b[6CX", "six are not"},
		{print("世界你好世界", Style{}), print("中界你好世中", Style{}), "\x1b[H中\x1b[8C中", "wide characters count two columns"},
		{print("abcdefgh", Style{}), print("abc", Style{}), "\x1b[1;4H\x1b[K", "the end of a row is erased"},
		{print("abcdefgh", Style{}), print("abcdef", Style{}), "\x1b[1;7H  ", "two spaces are shorter"},
		{print("abcdefghijkl", Style{}), print("a      hijkl", Style{}), "\x1b[1;2H\x1b[6X", "six spaces are longer than ECH"},
		{print("abcdefghijkl", Style{}), print("a      Hijkl", Style{}), "\x1b[1;2H      H", "but not if the cursor must go on"},
		{print("abcdefghijkl", Style{}), print("a         Kl", Style{}), "\x1b[1;2H\x1b[9X\x1b[9CK", "nine are"},
		{print("가나", Style{}), print("라", Style{}, "\u11a8", Style{}), "\x1b[H라\x1b[3G\u11a8\x1b[4G ", "a Korean final must not join the syllable in the next cell"},
		{print("ab", Style{}), print("c", Style{}, "\u0903", Style{}), "\x1b[Hc\x1b[2G\u0903", "nor a vowel sign a letter"},
		{print("世界", Style{}), print("世a", Style{}), "\x1b[1;3Ha ", "the other half of a wide character goes too"},
		{print("abcdefghijkl", Style{}), print("abcdefghijkL", Style{}), "\x1b[1;12HL", "the last column"},
		{base(), link("ab"), "\x1b[H\x1b]8;id=qicx;a:b\x1b\\ab\x1b[2Hab\x1b]8;;\x1b\\", "one link over two rows stays open"},
		{base(), print("❤\ufe0fa", Style{}), "\x1b[H\x1b[2X❤\ufe0f\x1b[3Ga", "a width in doubt: erase, write, address"},
	}
	for _, tt := range tests {
		if got := string(rich.Encode(nil, tt.old, tt.new)); got != tt.want {
			t.Errorf("got %q, want %q: %s\n%s", got, tt.want, tt.why, tt.new.Golden())
		}
	}
}

func TestEncodeIsText(t *testing.T) {
	out := rich.Encode(nil, nil, slide(120, 40, 3))
	if !utf8.Valid(out) || bytes.ContainsAny(out, "\r\n\t\b\a") {
		t.Errorf("the output holds a control: %q", out)
	}
}

// TestEncodeAllocates asserts that a buffer used again is all that Encode needs.
func TestEncodeAllocates(t *testing.T) {
	a, b := slide(80, 24, 1), slide(80, 24, 2)
	a.Print(0, 0, "🇨🇳👩‍💻", Style{Link: a.Link("https://example.org/")})
	for _, e := range encoders {
		buf := make([]byte, 0, 1<<16)
		if n := testing.AllocsPerRun(20, func() { buf = e.Encode(buf[:0], a, b); buf = e.Encode(buf[:0], b, a) }); n > 0 {
			t.Errorf("%+v: %v allocations", e, n)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"80x24", 80, 24}, {"200x60", 200, 60}} {
		x, y := slide(size.w, size.h, 1), slide(size.w, size.h, 2)
		same := x.Clone()
		spot := x.Clone()
		spot.Print(20, 10, "中", text)
		indexed := Encoder{Profile: colorprofile.ANSI256}
		for _, bb := range []struct {
			name     string
			e        Encoder
			old, new *Frame
		}{{"change", rich, x, y}, {"change256", indexed, x, y}, {"first", rich, nil, y}, {"spot", rich, x, spot}, {"same", rich, x, same}} {
			b.Run(size.name+"/"+bb.name, func(b *testing.B) {
				var buf []byte
				b.ReportAllocs()
				for b.Loop() {
					buf = bb.e.Encode(buf[:0], bb.old, bb.new)
				}
				b.ReportMetric(float64(len(buf)), "bytes/op")
			})
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	b.Run("New", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			New(80, 24, typeset.Narrow, canvas)
		}
	})
	b.Run("slide", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			slide(80, 24, 1)
		}
	})
}
