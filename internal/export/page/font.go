package page

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"slices"

	"revolute/internal/deck"
	"revolute/internal/lettering"
)

// pixelRules returns the style of headings in our own pixel letters: a font with
// the letters that the deck's headings use.
func pixelRules(d *deck.Deck, langs []string) string {
	text := map[rune]bool{}
	for r := '0'; r <= '9'; r++ { // of which drawings make words
		text[r] = true
	}
	for i := range d.Len() {
		for _, lang := range langs {
			s := d.Slide(i, lang)
			setting := s.Setting()
			large := setting != "" && setting != "bare" && setting != "slide"
			s.Walk(func(b *deck.Block) bool {
				switch {
				case b.Kind == deck.Heading, b.Fit, large && b.Kind == deck.Paragraph:
					for _, r := range deck.Plain(b.Spans) {
						text[r] = true
					}
				case b.Kind == deck.Drawing && b.Info.Lang == "letters":
					for _, r := range b.Text {
						text[r] = true
					}
				}
				return true
			})
		}
	}
	font := pixelFont(text)
	if font == nil {
		return ""
	}
	return "@font-face{font-family:Pixels;src:url(data:font/woff;base64," + base64.StdEncoding.EncodeToString(font) + ")}\n" +
		":is(h1,h2,h3,h4,h5,h6,.lettering,.huge,.large,.medium,.small):not(.unseen,dialog *){font-family:Pixels,var(--sans);font-weight:400;font-synthesis:none;letter-spacing:0;text-autospace:no-autospace}\n"
}

// A font's units: a pixel of a glyph and by how much it is larger at each side, so
// that strokes are as heavy as those of a bold font; the em, and how much of that
// lies below the line on which letters stand.
const (
	fontPixel   = 10
	fontWeight  = 1
	fontEm      = lettering.Height * fontPixel
	fontDescent = 2 * fontPixel
)

// fontGlyph is a character's shape in a font, and how wide it is in units.
type fontGlyph struct {
	char     rune
	advance  int
	rects    int
	outlines []byte
}

// pixelFont returns the pixel letters of text as a font, in the form of TrueType
// packed as WOFF; nil if there are none. Other characters are left to other fonts.
func pixelFont(text map[rune]bool) []byte {
	glyphs := []fontGlyph{{advance: fontEm}} // the first is what is shown for want of one
	for r := range text {
		if b, ok := lettering.Glyph(r); ok {
			glyphs = append(glyphs, outline(r, b))
		}
	}
	if len(glyphs) == 1 {
		return nil
	}
	slices.SortFunc(glyphs, func(a, b fontGlyph) int { return int(a.char) - int(b.char) })
	var glyf, hmtx, cmap []byte
	var places []int // of the shapes
	most := 0
	for i, g := range glyphs {
		places = append(places, len(glyf)/2)
		glyf = append(glyf, g.outlines...)
		hmtx = words(hmtx, g.advance, 0)
		most = max(most, g.rects)
		if i > 0 {
			cmap = binary.BigEndian.AppendUint32(cmap, uint32(g.char))
			cmap = binary.BigEndian.AppendUint32(cmap, uint32(g.char))
			cmap = binary.BigEndian.AppendUint32(cmap, uint32(i))
		}
	}
	loca, long := words(nil, append(places, len(glyf)/2)...), 0
	if len(glyf)/2 > 0xffff {
		loca, long = nil, 1
		for _, at := range append(places, len(glyf)/2) {
			loca = binary.BigEndian.AppendUint32(loca, uint32(2*at))
		}
	}
	n := len(glyphs)
	const ascent = fontEm - fontDescent
	return packed([]fontTable{
		{"OS/2", slices.Concat(words(nil, 4, fontEm, 400, 5, 0, 60, 60, 0, 10, 60, 60, 0, 60, 5, 40, 0), make([]byte, 10+16), []byte("    "),
			words(nil, 1<<6, min(int(glyphs[1].char), 0xffff), min(int(glyphs[n-1].char), 0xffff), ascent, -fontDescent, 0, ascent, fontDescent, 0, 1, 0, 0, 70, ascent, 0, 32, 0))},
		{"cmap", slices.Concat(words(nil, 0, 1, 3, 10, 0, 12, 12, 0, (16+len(cmap))>>16, 16+len(cmap), 0, 0, 0, n-1), cmap)},
		{"glyf", glyf},
		{"head", words(nil, 1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 3, fontEm, 0, 0, 0, 0, 0, 0, 0, 0, -fontWeight, -fontDescent-fontWeight, fontEm+fontWeight, ascent+fontWeight, 0, 12, 2, long, 0)},
		{"hhea", words(nil, 1, 0, ascent, -fontDescent, 0, fontEm, 0, 0, fontEm, 1, 0, 0, 0, 0, 0, 0, 0, n)},
		{"hmtx", hmtx},
		{"loca", loca},
		{"maxp", words(nil, 1, 0, n, 4*most, most, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)},
		{"name", words(nil, 0, 0, 6)},
		{"post", append(words(nil, 3, 0, 0, 0, -fontPixel, fontPixel), make([]byte, 20)...)},
	})
}

// words appends numbers of 16 bits.
func words(to []byte, numbers ...int) []byte {
	for _, n := range numbers {
		to = binary.BigEndian.AppendUint16(to, uint16(n))
	}
	return to
}

// outline returns the shape of a glyph: a rectangle for the pixels that stand side
// by side in a row, and in the same columns of the rows below it. That packs better
// than the outlines of whole strokes.
func outline(char rune, b lettering.Bitmap) fontGlyph {
	g := fontGlyph{char: char, advance: b.Width * fontPixel}
	var ends, flags, xs, ys []byte
	atX, atY := 0, 0
	point := func(x, y int) {
		flag := byte(1) // on the line
		delta := func(by int, short, positive byte, to *[]byte) {
			switch {
			case by == 0:
				flag |= positive // the same as before
			case by > 0:
				flag |= short | positive
				*to = append(*to, byte(by))
			default:
				flag |= short
				*to = append(*to, byte(-by))
			}
		}
		delta(x-atX, 2, 16, &xs)
		delta(y-atY, 4, 32, &ys)
		flags = append(flags, flag)
		atX, atY = x, y
	}
	rows, rects := b.Rows, 0
	for y := range rows {
		for x := 0; x < b.Width; x++ {
			if rows[y]>>x&1 == 0 {
				continue
			}
			right := x
			for right < b.Width && rows[y]>>right&1 != 0 {
				right++
			}
			mask := uint16(1)<<right - uint16(1)<<x
			bottom := y
			for bottom < len(rows) && rows[bottom]&mask == mask {
				rows[bottom] &^= mask
				bottom++
			}
			const top = fontEm - fontDescent
			left, right := x*fontPixel-fontWeight, right*fontPixel+fontWeight
			up, down := top-y*fontPixel+fontWeight, top-bottom*fontPixel-fontWeight
			point(left, up)
			point(right, up)
			point(right, down)
			point(left, down)
			rects++
			ends = words(ends, 4*rects-1)
		}
	}
	g.rects = rects
	if rects > 0 {
		g.outlines = slices.Concat(words(nil, rects, -fontWeight, -fontDescent-fontWeight, g.advance+fontWeight, fontEm-fontDescent+fontWeight), ends, words(nil, 0), flags, xs, ys)
		g.outlines = append(g.outlines, make([]byte, -len(g.outlines)&3)...)
	}
	return g
}

// fontTable is a part of a font.
type fontTable struct {
	name string
	data []byte
}

// packed returns a font of tables, which are in order, as WOFF.
func packed(tables []fontTable) []byte {
	directory := 44 + 20*len(tables)
	whole := 12 + 16*len(tables)
	var head, body []byte
	for _, t := range tables {
		var b bytes.Buffer
		z, _ := zlib.NewWriterLevel(&b, zlib.BestCompression)
		_, _ = z.Write(t.data) // a bytes.Buffer takes everything
		_ = z.Close()
		data := b.Bytes()
		if len(data) >= len(t.data) {
			data = t.data
		}
		sum := uint32(0)
		for chunk := range slices.Chunk(t.data, 4) {
			var four [4]byte
			copy(four[:], chunk)
			sum += binary.BigEndian.Uint32(four[:])
		}
		head = append(head, t.name...)
		for _, n := range []int{directory + len(body), len(data), len(t.data), int(sum)} {
			head = binary.BigEndian.AppendUint32(head, uint32(n))
		}
		body = append(body, data...)
		body = append(body, make([]byte, -len(body)&3)...)
		whole += (len(t.data) + 3) &^ 3
	}
	out := []byte("wOFF\x00\x01\x00\x00")
	out = binary.BigEndian.AppendUint32(out, uint32(directory+len(body)))
	out = words(out, len(tables), 0)
	out = binary.BigEndian.AppendUint32(out, uint32(whole))
	out = append(out, make([]byte, 24)...)
	return slices.Concat(out, head, body)
}
