package main

import (
	"bufio"
	"cmp"
	_ "embed"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"

	"revolute/internal/typeset"
)

// more is the glyphs that the face lacks and newer versions of its sources have:
// a character's number and its 12 rows, in hexadecimal.
//
//go:embed more.txt
var more string

// supplement returns the glyphs of more.txt.
func supplement() (map[rune][height]uint16, error) {
	glyphs := map[rune][height]uint16{}
	for line := range strings.Lines(more) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		r, err := strconv.ParseUint(fields[0], 16, 32)
		if err != nil || len(fields) != 1+height {
			return nil, fmt.Errorf("more.txt: %q is no glyph", line)
		}
		var rows [height]uint16
		for y, f := range fields[1:] {
			row, err := strconv.ParseUint(f, 16, 16)
			if err != nil {
				return nil, err
			}
			rows[y] = uint16(row)
		}
		glyphs[rune(r)] = rows
	}
	return glyphs, nil
}

// writeMore writes more.txt from a copy of the repository of Ark Pixel, the file
// Cubic_11.ttf, and for the rare characters that neither has the outlines of
// NotoSansCJK-Regular.ttc: every character that the face lacks.
func writeMore(ark, cubic, noto string) error {
	drawn, err := arkFiles(ark)
	if err != nil {
		return err
	}
	pixels, err := openFace(cubic, 0, height)
	if err != nil {
		return err
	}
	outlines, err := openFace(noto, simplified, height-0.5)
	if err != nil {
		return err
	}
	file, err := os.Create("more.txt")
	if err != nil {
		return err
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	fmt.Fprintln(out, "# Glyphs of Ark Pixel 12px, where it has none of Cubic 11, and where that has none of Noto Sans CJK SC, all under the SIL Open Font License 1.1.")
	for r := rune(0x2000); r < 0xffff; r++ {
		columns := typeset.Narrow.Width(string(r))
		if !set(r) || r >= 0xac00 && r < 0xe000 || columns == 0 || emoji(r) {
			continue
		}
		if _, _, err := fromFace(r); err == nil {
			continue
		}
		rows, ok := [height]uint16{}, false
		if name := drawn[r]; name != "" {
			if rows, ok, err = readPNG(name, columns); err != nil {
				return err
			}
		}
		if !ok && columns == 2 { // Cubic 11 stands one pixel to the right
			rows, ok = shifted(pixels, r)
		}
		if !ok && r >= 0x4e00 && r <= 0x9fa5 {
			rows, ok = shifted(outlines, r)
		}
		if ok {
			fmt.Fprintf(out, "%X", r)
			for _, row := range rows {
				fmt.Fprintf(out, " %x", row)
			}
			fmt.Fprintln(out)
		}
	}
	return out.Flush()
}

// simplified is the number of Noto Sans CJK SC in its collection.
const simplified = 2

// openFace returns a face of a file, which may be a collection.
func openFace(name string, index int, size float64) (font.Face, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	fonts, err := opentype.ParseCollection(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	outline, err := fonts.Font(index)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return opentype.NewFace(outline, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
}

// shifted returns the rows of a glyph without an empty first column.
func shifted(face font.Face, r rune) (rows [height]uint16, ok bool) {
	tall, _ := raster(face, r)
	rows = squeeze(tall)
	all := uint16(0)
	for _, row := range rows {
		all |= row
	}
	if all&1 == 0 {
		for y := range rows {
			rows[y] >>= 1
		}
	}
	return rows, all != 0
}

// arkName is the name of a glyph's file: its number, and the places for which it
// is drawn.
var arkName = regexp.MustCompile(`^([0-9A-F]{4,5})( [a-z_,]+)?\.png$`)

// arkFiles returns the files of Ark Pixel's glyphs: those of mainland China, or
// else those for all.
func arkFiles(folder string) (map[rune]string, error) {
	type found struct {
		name string
		rank int
	}
	best := map[rune]found{}
	err := filepath.WalkDir(filepath.Join(folder, "assets/glyphs/12"), func(name string, d fs.DirEntry, err error) error {
		m := arkName.FindStringSubmatch(filepath.Base(name))
		if err != nil || m == nil || strings.Contains(name, "proportional") {
			return err
		}
		n, err := strconv.ParseUint(m[1], 16, 32)
		if err != nil {
			return err
		}
		rank := 1
		switch {
		case strings.Contains(m[2], "zh_cn"):
			rank = 3
		case m[2] == "":
			rank = 2
		}
		if r := rune(n); cmp.Compare(rank, best[r].rank) > 0 {
			best[r] = found{name, rank}
		}
		return nil
	})
	names := map[rune]string{}
	for r, f := range best {
		names[r] = f.name
	}
	return names, err
}

// readPNG returns the rows of a glyph of so many columns; ok is false if the
// picture is none.
func readPNG(name string, columns int) (rows [height]uint16, ok bool, err error) {
	file, err := os.Open(name)
	if err != nil {
		return rows, false, err
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		return rows, false, fmt.Errorf("%s: %w", name, err)
	}
	area := img.Bounds()
	if area.Dx() != 2*column && area.Dx() != columns*column {
		return rows, false, nil
	}
	top := max(0, (area.Dy()-height)/2)
	for y := range min(height, area.Dy()) {
		for x := range area.Dx() {
			if _, _, _, alpha := img.At(area.Min.X+x, area.Min.Y+top+y).RGBA(); alpha > 1<<15 {
				rows[y] |= 1 << x
			}
		}
	}
	if area.Dx() > columns*column {
		rows = narrow(rows)
	}
	return rows, slices.Max(rows[:]) > 0, nil
}
