package pdf

import (
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"strings"

	"golang.org/x/image/font/sfnt"

	"revolute/internal/export/font"
	"revolute/internal/export/sheet"
	"revolute/internal/lettering"
)

// fonts are the fonts of a document: a subset of each face, and the pixel letters as
// Type 3 fonts of up to 200 glyphs each, filled in the order of use.
type fonts struct {
	doc    *Document
	set    *font.Font
	known  map[glyph]code
	pixels []*pixelFont
	faces  []*faceFont
}

// glyph is one of the pixel letters. A hidden one has a meaning but no outline.
type glyph struct {
	text   string
	width  float64 // ems
	hidden bool
}

// code is the place of a glyph in a font.
type code struct {
	font ref
	hex  string
}

// pixelFont is a Type 3 font of pixel letters.
type pixelFont struct {
	ref    ref
	glyphs []glyph
}

// faceFont is the subset of a face that is used.
type faceFont struct {
	ref  ref
	face *font.Face
	used map[sfnt.GlyphIndex]font.Letter
}

// Codes begin after the control characters, which some readers do not show.
const (
	mostCodes = 200
	firstCode = 32
)

// code returns the code of a letter.
func (f *fonts) code(l font.Letter, hidden bool) code {
	if l.Face != nil {
		n := slices.IndexFunc(f.faces, func(own *faceFont) bool { return own.face == l.Face })
		if n < 0 {
			n = len(f.faces)
			f.faces = append(f.faces, &faceFont{f.doc.reserve(), l.Face, map[sfnt.GlyphIndex]font.Letter{}})
		}
		own := f.faces[n]
		if _, known := own.used[l.Index]; !known {
			own.used[l.Index] = l
		}
		return code{own.ref, fmt.Sprintf("%04X", uint16(l.Index))}
	}
	g := glyph{l.Text, l.Width, hidden}
	if c, known := f.known[g]; known {
		return c
	}
	if n := len(f.pixels); n == 0 || len(f.pixels[n-1].glyphs) == mostCodes {
		f.pixels = append(f.pixels, &pixelFont{ref: f.doc.reserve()})
	}
	last := f.pixels[len(f.pixels)-1]
	c := code{last.ref, fmt.Sprintf("%02X", firstCode+len(last.glyphs))}
	last.glyphs = append(last.glyphs, g)
	f.known[g] = c
	return c
}

// show returns the operators that show a line of text on a sheet of that height.
func (f *fonts) show(t *sheet.Text, height float64) string {
	set := f.set
	if t.Hidden {
		set = &font.Font{}
	}
	letters, _ := set.Set(t)
	var b strings.Builder
	b.WriteString("BT ")
	var last font.Letter
	inUse, at, bold := ref(0), 0.0, false
	for _, l := range letters {
		c := f.code(l, t.Hidden)
		if inUse != c.font || last.W != l.W || last.H != l.H || last.Down != l.Down {
			if inUse != 0 {
				b.WriteString(">]TJ\n")
			}
			slant := 0.0
			if t.Italic && l.Face != nil {
				slant = 0.2 * l.H
			}
			if t.Bold && l.Face != nil && !bold {
				fmt.Fprintf(&b, "2 Tr %sw 1 j [] 0 d ", numbers(0.03*l.W))
				bold = true
			}
			fmt.Fprintf(&b, "/F%d 1 Tf %s0 %sTm [<", int(c.font), numbers(l.W), numbers(slant, l.H, t.X+l.X, height-t.Y-l.Down))
			at = l.X
		}
		if gap := (at - l.X) / l.W * 1000; gap > 1 || gap < -1 {
			fmt.Fprintf(&b, ">%s<", numbers(gap))
			at = l.X
		}
		b.WriteString(c.hex)
		at += l.Width * l.W
		last, inUse = l, c.font
	}
	if inUse != 0 {
		b.WriteString(">]TJ ")
	}
	if bold {
		b.WriteString("0 Tr ")
	}
	return b.String() + "ET\n"
}

// write writes the fonts.
func (f *fonts) write() {
	d := f.doc
	for _, p := range f.pixels {
		var procs, names, meanings strings.Builder
		var widths []float64
		for i, g := range p.glyphs {
			const em = lettering.Height
			width := em * g.width
			look := numbers(width, 0, 0, -em, width, em) + "d1\n"
			if !g.hidden {
				look += operators(f.set.Outline(font.Letter{Text: g.text, Width: g.width}).Steps, em, 0) + "f"
			}
			fmt.Fprintf(&procs, "/g%d %s", i, d.stream("", []byte(look)))
			fmt.Fprintf(&names, "/g%d", i)
			widths = append(widths, width)
			fmt.Fprintf(&meanings, "<%02X><%s>\n", firstCode+i, hex16(g.text))
		}
		d.object(p.ref, "<</Type/Font/Subtype/Type3/Name/Pixels/FontBBox[0 -12 24 12]/FontMatrix[%.8f 0 0 %.8f 0 0]/CharProcs<<%s>>"+
			"/Encoding<</Type/Encoding/Differences[%d%s]>>/FirstChar %d/LastChar %d/Widths[%s]/ToUnicode %s/Resources<<>>>>",
			1.0/lettering.Height, 1.0/lettering.Height, procs.String(), firstCode, names.String(), firstCode, firstCode+len(p.glyphs)-1,
			numbers(widths...), d.meanings("<00><FF>", meanings.String()))
	}
	for _, p := range f.faces { // glyphs' numbers are the codes
		var widths, meanings strings.Builder
		used := slices.Sorted(maps.Keys(p.used))
		for _, i := range used {
			fmt.Fprintf(&widths, "%d[%s]", i, numbers(1000*p.used[i].Width))
			fmt.Fprintf(&meanings, "<%04X><%s>\n", uint16(i), hex16(p.used[i].Text))
		}
		m := p.face.Metrics()
		part := p.face.Subset(used)
		name := "+" + m.Name // parts of fonts have six letters before their names, which tell them apart
		sum := crc32.ChecksumIEEE(part)
		for range 6 {
			name = string(rune('A'+sum%26)) + name
			sum /= 26
		}
		flags := 4
		if m.Fixed {
			flags |= 1
		}
		descriptor := d.object(d.reserve(), "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle 0/Ascent %s/Descent %s/CapHeight %s/StemV 80/FontFile2 %s>>",
			name, flags, numbers(m.Box[:]...), numbers(m.Ascent), numbers(m.Descent), numbers(m.Ascent), d.stream(fmt.Sprintf("/Length1 %d", len(part)), part))
		descendant := d.object(d.reserve(), "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
			"/FontDescriptor %s/DW 1000/W[%s]/CIDToGIDMap/Identity>>", name, descriptor, widths.String())
		d.object(p.ref, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>",
			name, descendant, d.meanings("<0000><FFFF>", meanings.String()))
	}
}

// meanings writes a ToUnicode map: one line for each code, in blocks of a hundred.
func (d *Document) meanings(codes, lines string) ref {
	all := strings.SplitAfter(strings.TrimSuffix(lines, "\n"), "\n")
	var b strings.Builder
	for part := range slices.Chunk(all, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n%s\nendbfchar\n", len(part), strings.TrimSuffix(strings.Join(part, ""), "\n"))
	}
	return d.stream("", []byte("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"+
		"1 begincodespacerange"+codes+"endcodespacerange\n"+b.String()+"endcmap CMapName currentdict/CMap defineresource pop end end"))
}
