package main

// redrawn returns the glyphs that are drawn anew: the face has points in the
// shape of a cross, which looks like a plus in large letters.
func redrawn() map[rune][height]uint16 {
	const (
		stop = "..##.."
		tail = "..#..."
	)
	glyphs := map[rune][height]uint16{}
	for r, rows := range map[rune]map[int]string{
		'.': {8: stop, 9: stop},
		',': {8: stop, 9: stop, 10: tail},
		':': {4: stop, 5: stop, 8: stop, 9: stop},
		';': {4: stop, 5: stop, 8: stop, 9: stop, 10: tail},
	} {
		var glyph [height]uint16
		for y, row := range rows {
			for x, c := range row {
				if c == '#' {
					glyph[y] |= 1 << x
				}
			}
		}
		glyphs[r] = glyph
	}
	return glyphs
}
