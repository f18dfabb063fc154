// Command generate writes the glyph table of package lettering, glyphs.bin, from
// the simplified Chinese face of github.com/hajimehoshi/bitmapfont. It is a
// module of its own, so that the face is in nobody's build but this one's.
package main

import (
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"unicode"

	"github.com/hajimehoshi/bitmapfont/v3"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"

	"revolute/internal/typeset"
)

func main() {
	log.SetFlags(0)
	ark := flag.String("ark", "", "write more.txt first, from this copy of github.com/TakWolf/ark-pixel-font")
	cubic := flag.String("cubic", "", "... and from this Cubic_11.ttf of github.com/ACh-K/Cubic-11")
	noto := flag.String("noto", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "... and from this file of Noto Sans CJK")
	flag.Parse()
	if *ark != "" {
		if err := writeMore(*ark, *cubic, *noto); err != nil {
			log.Fatal(err)
		}
		return
	}
	others, err := supplement()
	if err != nil {
		log.Fatal(err)
	}
	table, n := encode(others)
	if err := os.WriteFile("../glyphs.bin", table, 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("glyphs.bin: %d glyphs, %d bytes\n", n, len(table))
}

// Sizes of the table, as package lettering reads it.
const (
	height   = 12 // rows of a glyph
	column   = 6  // pixels of a narrow glyph; a wide one has twice as many
	pages    = 256
	pageSize = 256
	record   = 2*pageSize/8 + 4
)

// encode returns the table and the number of its glyphs. others are those that the
// face lacks.
func encode(others map[rune][height]uint16) (table []byte, n int) {
	index := make([]byte, 2*pages)
	drawn := redrawn()
	var records, bitmaps []byte
	for page := range pages {
		var has, wide [pageSize / 8]byte
		start, found := len(bitmaps), false
		for i := range pageSize {
			r := rune(page*pageSize + i)
			rows, width, err := fromFace(r)
			if ours, ok := drawn[r]; ok {
				rows = ours
			}
			if err != nil {
				wide, ok := others[r]
				if !ok {
					continue
				}
				rows, width = wide, typeset.Narrow.Width(string(r))*column
			}
			found = true
			n++
			has[i/8] |= 1 << (i % 8)
			if width == 2*column {
				wide[i/8] |= 1 << (i % 8)
			}
			bitmaps = append(bitmaps, pack(rows, width)...)
		}
		if !found {
			continue
		}
		records = append(append(records, has[:]...), wide[:]...)
		records = binary.LittleEndian.AppendUint32(records, uint32(start))
		binary.LittleEndian.PutUint16(index[2*page:], uint16(len(records)/record))
	}
	return append(append(index, records...), bitmaps...), n
}

// pack returns the rows of a glyph bit by bit, the leftmost pixel lowest.
func pack(rows [height]uint16, width int) []byte {
	out := make([]byte, height*width/8)
	for y, row := range rows {
		for x := range width {
			if row>>x&1 != 0 {
				bit := y*width + x
				out[bit/8] |= 1 << (bit % 8)
			}
		}
	}
	return out
}

// Reasons why a character is not in the table.
var (
	errScript = errors.New("its script joins letters or runs from right to left")
	errEmpty  = errors.New("the face has no glyph of it")
	errWidth  = errors.New("the face has it in another width than terminals")
)

// fromFace returns a character's rows and its width in pixels.
func fromFace(r rune) (rows [height]uint16, width int, err error) {
	if !set(r) || emoji(r) {
		return rows, 0, errScript
	}
	columns := typeset.Narrow.Width(string(r))
	err = errEmpty
	for _, face := range []font.Face{bitmapfont.FaceSC, bitmapfont.FaceSCEA} {
		tall, w := raster(face, r)
		switch {
		case tall == [height + 1]uint16{}:
		case w == columns*column:
			return squeeze(tall), w, nil
		case w == 2*column && columns == 1:
			return narrow(squeeze(tall)), column, nil
		default:
			err = errWidth
		}
	}
	return rows, 0, err
}

// narrow returns a wide glyph at half its width: signs that terminals show in one
// column and the face in two, such as ⒈ and box drawing.
func narrow(wide [height]uint16) (rows [height]uint16) {
	for y, row := range wide {
		for x := range column {
			if row>>(2*x)&3 != 0 {
				rows[y] |= 1 << x
			}
		}
	}
	return rows
}

// emoji reports whether terminals draw r as a picture: it is none of the letters.
func emoji(r rune) bool {
	return r >= 0x2300 && r < 0x2c00 && typeset.Narrow.Width(string(r)) == 2
}

// set reports whether a line of such characters can be set one beside the other,
// from left to right.
func set(r rune) bool {
	if !unicode.IsGraphic(r) || unicode.Is(unicode.M, r) || unicode.Is(unicode.Co, r) {
		return false
	}
	if r < 0x2e80 {
		return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common, unicode.Armenian, unicode.Georgian, unicode.Braille)
	}
	return r < 0xfb1d || r >= 0xfe10 && r <= 0xfe6f || r >= 0xff00 && r <= 0xffef
}

// raster returns the 13 rows of the face's glyph and its width in pixels.
func raster(face font.Face, r rune) (rows [height + 1]uint16, width int) {
	const ascent = 11 // rows above the baseline
	area, mask, at, advance, ok := face.Glyph(fixed.P(0, 0), r)
	if !ok {
		return rows, 0
	}
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			_, _, _, alpha := mask.At(at.X+x-area.Min.X, at.Y+y-area.Min.Y).RGBA()
			if row := y + ascent; alpha > 1<<15 && row >= 0 && row < len(rows) && x >= 0 && x < 2*column {
				rows[row] |= 1 << x
			}
		}
	}
	return rows, advance.Round()
}

// squeeze takes one of 13 rows away: the first, which nearly always is empty, or
// else one that is like the row under it, as near to the middle as can be.
func squeeze(tall [height + 1]uint16) (rows [height]uint16) {
	drop := 0
	if tall[0] != 0 {
		for d := range height / 2 {
			if y := height/2 - d; tall[y] == tall[y+1] {
				drop = y
				break
			}
			if y := height/2 + d; tall[y] == tall[y+1] {
				drop = y
				break
			}
		}
	}
	copy(rows[:], tall[:drop])
	copy(rows[drop:], tall[drop+1:])
	return rows
}
