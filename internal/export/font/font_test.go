package font

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"testing"

	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"

	"revolute/internal/drawing"
	"revolute/internal/export/sheet"
)

// collection returns fonts as one file, as .ttc files are.
func collection(fonts ...[]byte) []byte {
	be := binary.BigEndian
	out := append([]byte("ttcf\x00\x01\x00\x00"), be.AppendUint32(nil, uint32(len(fonts)))...)
	at := 12 + 4*len(fonts)
	for _, f := range fonts {
		out = be.AppendUint32(out, uint32(at))
		at += len(f)
	}
	start := 12 + 4*len(fonts)
	for _, f := range fonts {
		moved := bytes.Clone(f)
		for i := range int(be.Uint16(f[4:])) {
			entry := moved[12+16*i:]
			be.PutUint32(entry[8:], be.Uint32(entry[8:])+uint32(start))
		}
		out = append(out, moved...)
		start += len(f)
	}
	return out
}

// renamed returns a font with a table that has another name.
func renamed(font []byte, from, to string) []byte {
	return bytes.Replace(bytes.Clone(font), []byte(from), []byte(to), 1)
}

// with returns a font in which 16 bits of a table are others.
func with(font []byte, tag string, at int, value uint16) []byte {
	out := bytes.Clone(font)
	entry := bytes.Index(out, []byte(tag))
	binary.BigEndian.PutUint16(out[int(binary.BigEndian.Uint32(out[entry+8:]))+at:], value)
	return out
}

func TestOpen(t *testing.T) {
	for _, tt := range []struct {
		file []byte
		want error // nil: it opens
		why  string
	}{
		{goregular.TTF, nil, "a font"},
		{collection(gomono.TTF, goregular.TTF), nil, "a collection"},
		{renamed(goregular.TTF, "glyf", "CFF "), ErrCFF, "outlines of PostScript"},
		{with(goregular.TTF, "OS/2", 8, 2), ErrRestricted, "its maker does not allow it"},
		{with(goregular.TTF, "OS/2", 8, 8), nil, "its maker allows to embed it for editing"},
	} {
		if _, err := Open(tt.file); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.why, err, tt.want)
		}
	}
	for _, broken := range [][]byte{nil, []byte("x"), []byte("ttcf"), []byte("\x00\x01\x00\x00\xff\xff"), renamed(goregular.TTF, "cmap", "none"), []byte("wOF2 and more than twelve bytes")} {
		if _, err := Open(broken); err == nil {
			t.Errorf("%.12q opens", broken)
		}
	}
	for n := 0; n < len(goregular.TTF); n += 997 { // cut off anywhere, it is refused or read
		if f, err := Open(goregular.TTF[:n]); err == nil {
			New(f).Set(&sheet.Text{Text: "Hello, wörld", Size: 10})
			f.Subset([]sfnt.GlyphIndex{1, 40, 300})
		}
	}
}

// TestSubset: another parser finds in a part of a font the same outlines and
// widths of the glyphs that were asked for, and no others.
func TestSubset(t *testing.T) {
	for _, raw := range [][]byte{goregular.TTF, collection(goregular.TTF)} {
		f, err := Open(raw)
		if err != nil {
			t.Fatal(err)
		}
		letters, _ := New(f).Set(&sheet.Text{Text: "Aé", Size: 10}) // é is composed of others
		var used []sfnt.GlyphIndex
		for _, l := range letters {
			used = append(used, l.Index)
		}
		part := f.Subset(used)
		if len(part) > len(goregular.TTF)/4 {
			t.Errorf("a part has %d bytes of %d", len(part), len(goregular.TTF))
		}
		// It has no characters any more, which the parser wants: those of the whole.
		tables := map[string][]byte{"cmap": f.tables["cmap"], "name": f.tables["name"], "OS/2": f.tables["OS/2"], "post": f.tables["post"]}
		for i := range int(binary.BigEndian.Uint16(part[4:])) {
			entry := part[12+16*i:]
			from, n := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
			tables[string(entry[:4])] = part[from : from+n]
		}
		again, err := sfnt.Parse(assembled(tables, "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"))
		if err != nil {
			t.Fatal(err)
		}
		other := &Face{parsed: again}
		for _, l := range letters {
			set := New()
			was, is := set.Outline(l).Steps, set.Outline(Letter{Face: other, Index: l.Index}).Steps
			if len(was) == 0 || len(was) != len(is) {
				t.Fatalf("%s has %d steps, want %d", l.Text, len(is), len(was))
			}
			for i := range was {
				if was[i] != is[i] {
					t.Errorf("%s: step %d is %v, want %v", l.Text, i, is[i], was[i])
				}
			}
		}
		if more, _ := New(f).Set(&sheet.Text{Text: "Q", Size: 10}); len(New().Outline(Letter{Face: other, Index: more[0].Index}).Steps) > 0 {
			t.Error("a letter that nobody asked for has an outline")
		}
	}
}

// TestSet: letters stand on the grid or by their own widths, and none is lost.
func TestSet(t *testing.T) {
	regular, err := Open(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	mono, err := Open(gomono.TTF)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []*Font{{}, New(regular), New(mono, regular)} {
		for _, tt := range []struct {
			text  sheet.Text
			width float64
			why   string
		}{
			{sheet.Text{Text: "世界人", Size: 24, Column: 12}, 72, "Chinese takes its cells"},
			{sheet.Text{Text: "世 ab🙂é", Size: 96, Column: 36}, 0, "all kinds of letters"},
			{sheet.Text{Text: "fill in", Size: 20}, 0, "letters with their own widths"},
			{sheet.Text{Text: "e\u0301", Size: 20}, 0, "a mark over a letter"},
			{sheet.Text{}, 0, "nothing"},
		} {
			letters, width := f.Set(&tt.text)
			text, right := "", 0.0
			for _, l := range letters {
				text += l.Text
				if l.Width > 0 && l.X < right-1e-6 {
					t.Errorf("%q: %q at %g stands in the letter before it, which ends at %g", tt.text.Text, l.Text, l.X, right)
				}
				right = max(right, l.X+l.Width*l.W)
			}
			if text != tt.text.Text {
				t.Errorf("%q is set as %q: %s", tt.text.Text, text, tt.why)
			}
			if tt.width > 0 && math.Abs(width-tt.width) > 1e-6 || right > width+1e-6 {
				t.Errorf("%q ends at %g of %g, want %g: %s", tt.text.Text, right, width, tt.width, tt.why)
			}
			anchored := tt.text
			anchored.Anchor = drawing.End
			if at, _ := f.Set(&anchored); len(at) > 0 && math.Abs(at[0].X-letters[0].X+width) > 1e-6 {
				t.Errorf("%q does not end where it is anchored", tt.text.Text)
			}
		}
	}
}

// TestPixels: what has no glyph is drawn from those that it is made of, or is a box
// that is named.
func TestPixels(t *testing.T) {
	f := &Font{}
	extent := func(text string) (top, bottom float64) {
		letters, _ := f.Set(&sheet.Text{Text: text, Size: 1})
		top, bottom = math.Inf(1), math.Inf(-1)
		for _, l := range letters {
			for _, s := range f.Outline(l).Steps {
				if s.Verb != sheet.Close {
					top, bottom = min(top, s.To.Y), max(bottom, s.To.Y)
				}
			}
		}
		return top, bottom
	}
	t1, b1 := extent("y")
	for _, tt := range []struct {
		text string
		is   func(top, bottom float64) bool
		why  string
	}{
		{"ŷ", func(top, bottom float64) bool { return top < t1 && bottom == b1 }, "a letter and its mark above"},
		{"y\u0302", func(top, bottom float64) bool { return top < t1 && bottom == b1 }, "the same in two characters"},
		{"ᵀ", func(_, bottom float64) bool { return bottom < -0.1 }, "a small letter above the baseline"},
		{"ᵢ", func(_, bottom float64) bool { return bottom > 0 }, "and one below"},
		{"学", func(top, bottom float64) bool { return bottom-top > 0.8 }, "a glyph"},
		{"💡", func(top, bottom float64) bool { return bottom-top > 0.8 }, "a picture of its own"},
		{"❤\uFE0F", func(top, bottom float64) bool { return bottom > top }, "the sign, shown as a picture elsewhere"},
	} {
		if top, bottom := extent(tt.text); !tt.is(top, bottom) {
			t.Errorf("%s stands from %g to %g: %s", tt.text, top, bottom, tt.why)
		}
	}
	for emoji := range signs {
		extent(string(emoji))
	}
	if m := f.Missing(); len(m) > 0 {
		t.Errorf("boxes stand for %v", m)
	}
	extent("🧠 🧠")
	if m := f.Missing(); len(m) != 1 || m[0] != "🧠" {
		t.Errorf("boxes stand for %v", m)
	}
}
