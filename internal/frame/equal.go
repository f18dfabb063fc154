package frame

// block is the number of cells that are compared at once, as one piece of
// memory.
const block = 16

// Equal reports whether f and g show the same: size, text, styles, addresses.
// How their tables are numbered does not matter.
func (f *Frame) Equal(g *Frame) bool {
	if f == g {
		return true
	}
	if f == nil || g == nil || f.width != g.width || f.height != g.height {
		return false
	}
	same := f.agrees(g)
	for y := range f.height {
		a, b := f.row(y), g.row(y)
		if same {
			if differ(a, b) < f.width {
				return false
			}
			continue
		}
		for x := range a {
			if !f.sameCell(g, a[x], b[x]) {
				return false
			}
		}
	}
	return true
}

// agrees reports whether the numbers in the cells of f and g mean the same, so
// that cells can be compared without looking into the tables.
func (f *Frame) agrees(g *Frame) bool {
	return f.clusters.agrees(&g.clusters) && f.links.agrees(&g.links) && f.sameImages(g)
}

// sameCell reports whether cell a of f and cell b of g show the same.
func (f *Frame) sameCell(g *Frame, a, b Cell) bool {
	if a.style.Link != 0 || b.style.Link != 0 {
		if f.Address(a.style.Link) != g.Address(b.style.Link) {
			return false
		}
		a.style.Link, b.style.Link = 0, 0
	}
	if a.glyph&b.glyph&isCluster != 0 {
		if f.text(a.glyph) != g.text(b.glyph) {
			return false
		}
		a.glyph, b.glyph = 0, 0
	}
	if a.glyph&isImage != 0 || b.glyph&isImage != 0 {
		if a.glyph&b.glyph&isImage == 0 || !f.samePart(g, a.glyph, b.glyph) {
			return false
		}
		a.glyph, b.glyph = 0, 0
	}
	return a == b
}

// differ returns the first column at which a and b, of one length, differ; their
// length if they do not.
func differ(a, b []Cell) int {
	b = b[:len(a)]
	x := 0
	for ; x+block <= len(a); x += block {
		if [block]Cell(a[x:x+block]) != [block]Cell(b[x:x+block]) {
			break
		}
	}
	for ; x < len(a); x++ {
		if a[x] != b[x] {
			return x
		}
	}
	return x
}
