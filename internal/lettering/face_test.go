package lettering

import (
	"strings"
	"testing"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// faces returns every face of the narrow terminals.
func faces() []Face {
	var all []Face
	for _, w := range []Way{Blocks, Sextants, Octants} {
		for s := Medium; s <= Huge; s++ {
			if f, ok := w.Face(s, typeset.Narrow); ok {
				all = append(all, f)
			}
		}
	}
	return all
}

func TestFace(t *testing.T) {
	for _, tt := range []struct {
		way           Way
		size          Size
		columns, rows int
		ok            bool
		why           string
	}{
		{Blocks, Small, 1, 1, true, "the terminal's own letters are everywhere"},
		{Blocks, Medium, 1, 1, false, "medium letters need sextants"},
		{Sextants, Medium, 3, 4, true, "a Chinese character is 6x4 cells"},
		{Octants, Medium, 3, 3, true, "and 6x3 of octants"},
		{Blocks, Condensed, 3, 6, true, "as high as large, half as wide"},
		{Blocks, Large, 6, 6, true, "12x6"},
		{Sextants, Huge, 12, 12, true, "24x12"},
		{None, Large, 1, 1, false, "none is none"},
	} {
		f, ok := tt.way.Face(tt.size, typeset.Narrow)
		if ok != tt.ok || f.Columns() != tt.columns || f.Rows() != tt.rows {
			t.Errorf("%v.Face(%v) is %dx%d, %v; want %dx%d, %v: %s", tt.way, tt.size, f.Columns(), f.Rows(), ok, tt.columns, tt.rows, tt.ok, tt.why)
		}
	}
}

func TestCovers(t *testing.T) {
	f, _ := Sextants.Face(Medium, typeset.Narrow)
	for _, tt := range []struct {
		s    string
		want bool
		why  string
	}{
		{"解码神经元的关键机理，AtoL “3Q” → ∑", true, "Chinese, Latin, punctuation, arrows, mathematics"},
		{"一行\n两行", true, "a newline is no character"},
		{"💡 卓越创见", true, "emoji are drawn small"},
		{"⚡️", true, "so are signs that are made emoji"},
		{"שלום", false, "right to left"},
		{"नमस्ते", false, "letters that join"},
		{"e\u0301", false, "a mark that has to be put over a letter"},
		{"a\x1bb", false, "no control characters"},
		{"\xff", false, "no text"},
	} {
		if got := f.Covers(tt.s); got != tt.want {
			t.Errorf("Covers(%q) = %v, want %v: %s", tt.s, got, tt.want, tt.why)
		}
	}
}

// TestDraw draws one glyph in every face and compares its pixels, read back from
// the cells, with the table.
func TestDraw(t *testing.T) {
	got := map[Size]string{}
	for _, f := range faces() {
		dst := frame.New(f.Width("国"), f.Rows(), typeset.Narrow, frame.Style{})
		if x := f.Draw(dst, dst.Bounds(), 0, 0, "国", frame.Style{}); x != dst.Width() {
			t.Errorf("%v: Draw ends at %d, want %d", f.Size(), x, dst.Width())
		}
		got[f.Size()] = strings.TrimRight(dst.Text(), "\n")
		if l := dst.Lettered(); len(l) != 1 || l[0].Text != "国" || l[0].Rect != dst.Bounds() {
			t.Errorf("%v: the frame keeps %v", f.Size(), l)
		}
	}
	want := map[Size]string{}
	b, _ := Glyph('国')
	var large strings.Builder
	for y := 0; y < Height; y += 2 {
		for x := range b.Width {
			large.WriteString([]string{" ", "▀", "▄", "█"}[b.Rows[y]>>x&1|b.Rows[y+1]>>x&1<<1])
		}
		large.WriteByte('\n')
	}
	want[Large] = large.String()
	trim := func(s string) string {
		lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " ")
		}
		return strings.Join(lines, "\n")
	}
	if trim(got[Large]) != trim(want[Large]) {
		t.Errorf("large is\n%s\nwant\n%s", got[Large], want[Large])
	}
}

// TestDrawIsCut draws at every offset around a small frame: nothing is drawn
// beyond the clip, and the words are kept as long as a part of them shows.
func TestDrawIsCut(t *testing.T) {
	for _, f := range faces() {
		for x := -30; x < 12; x++ {
			for y := -13; y < 8; y++ {
				dst := frame.New(12, 8, typeset.Narrow, frame.Style{})
				clip := frame.Rect{X: 2, Y: 2, W: 8, H: 4}
				f.Draw(dst, clip, x, y, "国", frame.Style{Attr: frame.Underline})
				for row := range 8 {
					for column := range 12 {
						if text, _, _ := dst.Cell(column, row); text != " " && !clip.Contains(column, row) {
							t.Fatalf("%v at %d,%d draws %q at %d,%d", f.Size(), x, y, text, column, row)
						}
					}
				}
			}
		}
	}
}

// TestUnderline asserts that an underline is pixels, not an attribute of cells,
// and that it goes on under spaces.
func TestUnderline(t *testing.T) {
	f, _ := Sextants.Face(Medium, typeset.Narrow)
	dst := frame.New(9, 4, typeset.Narrow, frame.Style{})
	f.Draw(dst, dst.Bounds(), 0, 0, "a b", frame.Style{Attr: frame.Underline})
	for x := range 9 {
		text, _, st := dst.Cell(x, 3)
		if text == " " || st.Attr != 0 {
			t.Errorf("column %d of the underline is %q in %v", x, text, st)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	const line = "解码神经元的关键机理，以启发新一代人工"
	for _, f := range faces() {
		b.Run(f.Size().String(), func(b *testing.B) {
			dst := frame.New(f.Width(line), f.Rows(), typeset.Narrow, frame.Style{})
			b.ReportAllocs()
			for b.Loop() {
				dst.Fill(dst.Bounds(), frame.Style{})
				f.Draw(dst, dst.Bounds(), 0, 0, line, frame.Style{})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/19, "ns/glyph")
		})
	}
}

// TestDouble compares double with Scale2x as its definition has it, pixel by
// pixel.
func TestDouble(t *testing.T) {
	for _, r := range "国学，AtoL“3Q”？/" {
		b, _ := Glyph(r)
		at := func(x, y int) bool {
			return y >= 0 && y < Height && x >= 0 && x < b.Width && b.Rows[y]>>x&1 != 0
		}
		got := double(&b, false)
		for y := range Height {
			for x := range b.Width {
				up, left, right, down, here := at(x, y-1), at(x-1, y), at(x+1, y), at(x, y+1), at(x, y)
				want := [4]bool{here, here, here, here}
				if up != down && left != right {
					for i, near := range [4][2]bool{{left, up}, {right, up}, {left, down}, {right, down}} {
						if near[0] == near[1] {
							want[i] = near[0]
						}
					}
				}
				for i := range want {
					if on := got[2*y+i/2]>>(2*x+i%2)&1 != 0; on != want[i] {
						t.Fatalf("%c: pixel %d,%d part %d is %v, want %v", r, x, y, i, on, want[i])
					}
				}
			}
		}
	}
}
