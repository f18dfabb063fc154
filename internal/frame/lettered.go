package frame

// Lettered is text that a frame shows in letters larger than a cell: what its
// cells hold are parts of those letters, so the words are kept beside them.
type Lettered struct {
	Rect  Rect // the line's, even where a part of it is cut off
	Text  string
	Style Style
}

// Letter notes that area shows a line of large letters, of which shown is what
// is not cut off. Its cells are drawn with Put.
func (f *Frame) Letter(shown, area Rect, text string, st Style) {
	if shown = shown.Intersect(f.Bounds()); shown.Empty() || text == "" {
		return
	}
	f.lettered = append(f.lettered, lettered{shown, Lettered{area, text, st}})
}

// lettered is a line of large letters, and what of it was drawn.
type lettered struct {
	shown Rect
	Lettered
}

// Lettered returns the lines of large letters of which any part shows, in the
// order in which they were drawn.
func (f *Frame) Lettered() []Lettered {
	var all []Lettered
	for _, l := range f.lettered {
		if f.shows(l.shown) {
			all = append(all, l.Lettered)
		}
	}
	return all
}

// shows reports whether a part of a letter stands in r.
func (f *Frame) shows(r Rect) bool {
	for y := r.Y; y < r.Y+r.H; y++ {
		for _, c := range f.row(y)[r.X : r.X+r.W] {
			if isElement(c.glyph) {
				return true
			}
		}
	}
	return false
}

// isElement reports whether glyph is a character that large letters are made of.
func isElement(glyph uint32) bool {
	return glyph&(isCluster|isImage) == isImage || glyph >= 0x2580 && glyph < 0x25a0 || glyph >= 0x2800 && glyph < 0x2900 ||
		glyph >= 0x1fb00 && glyph < 0x1fc00 || glyph >= 0x1cc00 && glyph < 0x1cec0
}

// unletter forgets the lines of which all that was drawn is in r.
func (f *Frame) unletter(r Rect) {
	if len(f.lettered) == 0 {
		return
	}
	kept := f.lettered[:0:0]
	for _, l := range f.lettered {
		if l.shown.Intersect(r) != l.shown {
			kept = append(kept, l)
		}
	}
	f.lettered = kept
}

// drawLettered takes the lines of src that a copy of the rectangle from, moved by
// dx, dy, brings along.
func (f *Frame) drawLettered(src *Frame, from Rect, dx, dy int) {
	moved := func(r Rect) Rect { return Rect{r.X + dx, r.Y + dy, r.W, r.H} }
	for _, l := range src.lettered {
		shown := moved(l.shown.Intersect(from)).Intersect(f.Bounds())
		if shown.Empty() {
			continue
		}
		line := l.Lettered
		line.Rect = moved(line.Rect)
		if line.Style.Link != 0 {
			line.Style.Link = uint16(f.links.add(src.Address(line.Style.Link), maxLinks))
		}
		f.lettered = append(f.lettered, lettered{shown, line})
	}
}

// Put puts a character that takes one column at column x of row y, cut to clip.
// Where st.Bg is zero, the cell keeps its background.
func (f *Frame) Put(clip Rect, x, y int, r rune, st Style) {
	if clip.Contains(x, y) && f.Bounds().Contains(x, y) {
		f.place(clip, x, y, uint32(r), 1, st)
	}
}
