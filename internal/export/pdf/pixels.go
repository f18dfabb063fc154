package pdf

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"revolute/internal/export/cells"
	"revolute/internal/lettering"
	"revolute/internal/typeset"
)

// pixels is the font of the document: the pixel letters as glyphs that are drawn
// (Type 3). A font of this kind has 256 codes, so there are several, filled in the
// order in which characters come. The first code of each is a space.
type pixels struct {
	doc   *document
	fonts []*pixelFont
	codes map[glyphKey]code
}

// glyphKey is a character, seen or not: those that are not carry the text of what
// is drawn otherwise.
type glyphKey struct {
	text string
	seen bool
}

// code is where a character stands.
type code struct {
	font int
	code byte
}

// pixelFont is up to 255 characters.
type pixelFont struct {
	ref    ref
	glyphs []glyphKey
}

// most is how many characters a font holds. Codes begin after the control
// characters of old, which some readers take for such.
const (
	most      = 200
	firstCode = 32
)

func newPixels(doc *document) *pixels { return &pixels{doc: doc, codes: map[glyphKey]code{}} }

// code is the code of a character.
func (p *pixels) code(k glyphKey) code {
	c, ok := p.codes[k]
	if ok {
		return c
	}
	if n := len(p.fonts); n == 0 || len(p.fonts[n-1].glyphs) == most {
		p.fonts = append(p.fonts, &pixelFont{ref: p.doc.reserve()})
	}
	f := p.fonts[len(p.fonts)-1]
	c = code{len(p.fonts) - 1, byte(firstCode + len(f.glyphs))}
	f.glyphs = append(f.glyphs, k)
	p.codes[k] = c
	return c
}

// columns is the width of a character of text; one that combines has none of its
// own and is part of its cluster.
func columns(text string) int { return max(1, typeset.Narrow.Width(text)) }

// show writes operators that show clusters with their baseline at x, y; sx and
// sy are the width and the height of a wide one.
func (p *pixels) show(x, y, sx, sy float64, clusters []string, seen bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "BT %s 0 0 %s %s %s Tm ", number(sx), number(sy), number(x), number(y))
	font := -1
	open := false
	for _, text := range clusters {
		c := p.code(glyphKey{text, seen})
		if c.font != font {
			if open {
				b.WriteString(">Tj ")
			}
			fmt.Fprintf(&b, "/F%d 1 Tf <", c.font)
			font, open = c.font, true
		}
		fmt.Fprintf(&b, "%02X", c.code)
	}
	if open {
		b.WriteString(">Tj ")
	}
	return b.String() + "ET\n"
}

// line shows a line of text of that size.
func (p *pixels) line(x, y, sx, sy float64, s string) string {
	return p.show(x, y, sx, sy, clusters(s), true)
}

// clusters are the characters of a text.
func clusters(s string) (out []string) {
	for s != "" {
		c, _ := typeset.Narrow.Next(s)
		out = append(out, c)
		s = s[len(c):]
	}
	return out
}

// resources are the fonts as pages name them.
func (p *pixels) resources() string {
	var b strings.Builder
	b.WriteString("/Font<<")
	for i, f := range p.fonts {
		fmt.Fprintf(&b, "/F%d %s", i, f.ref)
	}
	return b.String() + ">>"
}

// below is how many pixels of a glyph lie under the baseline.
const below = 2

// write writes the fonts.
func (p *pixels) write() {
	for _, f := range p.fonts {
		var procs, names, widths, mapping strings.Builder
		for i, k := range f.glyphs {
			width := 6 * columns(k.text)
			proc := p.doc.stream("", []byte(glyph(k, width)))
			fmt.Fprintf(&procs, "/g%d %s", i, proc)
			fmt.Fprintf(&names, "/g%d", i)
			fmt.Fprintf(&widths, "%d ", width)
			fmt.Fprintf(&mapping, "<%02X><%s>\n", firstCode+i, hex16(k.text))
		}
		unicode := p.doc.stream("", []byte("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"+
			"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"+
			"1 begincodespacerange<00><FF>endcodespacerange\n"+mappings(mapping.String())+"endcmap CMapName currentdict/CMap defineresource pop end end"))
		p.doc.object(f.ref, fmt.Sprintf("<</Type/Font/Subtype/Type3/Name/Pixels/FontBBox[0 %d 24 12]/FontMatrix[%.8f 0 0 %.8f 0 0]/CharProcs<<%s>>"+
			"/Encoding<</Type/Encoding/Differences[%d%s]>>/FirstChar %d/LastChar %d/Widths[%s]/ToUnicode %s/Resources<<>>>>",
			-below, 1.0/12, 1.0/12, procs.String(), firstCode, names.String(), firstCode, firstCode+len(f.glyphs)-1, widths.String(), unicode))
	}
}

// mappings are lines of a map to Unicode, of which a hundred may stand together.
func mappings(lines string) string {
	all := strings.SplitAfter(strings.TrimSuffix(lines, "\n"), "\n")
	var b strings.Builder
	for len(all) > 0 {
		n := min(len(all), 100)
		fmt.Fprintf(&b, "%d beginbfchar\n%s\nendbfchar\n", n, strings.TrimSuffix(strings.Join(all[:n], ""), "\n"))
		all = all[n:]
	}
	return b.String()
}

// glyph is how a character is drawn: its pixels' outlines. One that has no glyph
// is an empty box.
func glyph(k glyphKey, width int) string {
	head := fmt.Sprintf("%d 0 0 %d %d %d d1\n", width, -below, width, lettering.Height-below)
	if !k.seen || strings.TrimSpace(k.text) == "" {
		return head
	}
	r, _ := utf8.DecodeRuneInString(k.text)
	b, ok := lettering.Glyph(r)
	if !ok {
		return head + fmt.Sprintf("1 0 %d 8 re 2 1 %d 6 re f*", width-2, width-4)
	}
	return head + path(cells.Outline(areas(b)), 1, lettering.Height-below) + "f"
}

// areas are the pixels of a glyph, a row's neighbours together.
func areas(b lettering.Bitmap) (out []cells.Area) {
	for y, row := range b.Rows {
		for x := 0; x < b.Width; {
			from := x
			for x < b.Width && row>>x&1 != 0 {
				x++
			}
			if x > from {
				out = append(out, cells.Area{X: from, Y: y, W: x - from, H: 1})
			}
			x++
		}
	}
	return out
}

// path writes outlines, upside down: y grows upwards from height.
func path(loops [][]cells.Point, scale, height int) string {
	var b strings.Builder
	for _, loop := range loops {
		for i, p := range loop {
			op := "l"
			if i == 0 {
				op = "m"
			}
			fmt.Fprintf(&b, "%d %d %s ", p.X*scale, height-p.Y*scale, op)
		}
		b.WriteString("h\n")
	}
	return b.String()
}
