package frame

// Fill sets every cell of r, cut to the frame, to a space in the style st. A
// wide character that r cuts becomes spaces.
func (f *Frame) Fill(r Rect, st Style) {
	r = r.Intersect(f.Bounds())
	if int(st.Link) > len(f.links.items) {
		st.Link = 0
	}
	f.unletter(r)
	for y := r.Y; y < r.Y+r.H; y++ {
		row := f.row(y)
		splitWide(row, r.X)
		splitWide(row, r.X+r.W)
		fill(row[r.X:r.X+r.W], Cell{blank, st})
	}
}

// Restyle changes the style of every character that begins in r to what change
// makes of it. Links that the frame does not have become none. change should
// depend on nothing but its argument: neighbours of one style share a call.
func (f *Frame) Restyle(r Rect, change func(Style) Style) {
	r = r.Intersect(f.Bounds())
	if r.Empty() {
		return
	}
	var from, to Style
	known := false
	for y := r.Y; y < r.Y+r.H; y++ {
		row := f.row(y)
		for x := r.X; x < r.X+r.W; x++ {
			if row[x].glyph == continuation {
				if x > r.X {
					row[x].style = row[x-1].style
				}
				continue
			}
			if !known || row[x].style != from {
				from, known = row[x].style, true
				if to = change(from); int(to.Link) > len(f.links.items) {
					to.Link = 0
				}
			}
			row[x].style = to
		}
		if end := r.X + r.W; end < f.width && row[end].glyph == continuation {
			row[end].style = row[end-1].style
		}
	}
}

// Draw copies the cells of src in the rectangle from to column x of row y, with
// their clusters and links, cut to both frames. A wide character cut by an edge
// becomes a space. src may be f itself.
func (f *Frame) Draw(src *Frame, from Rect, x, y int) {
	if src == f {
		src = f.Clone()
	}
	dx, dy := x-from.X, y-from.Y
	from = from.Intersect(src.Bounds())
	to := Rect{from.X + dx, from.Y + dy, from.W, from.H}.Intersect(f.Bounds())
	if to.Empty() {
		return
	}
	f.unletter(to)
	f.drawLettered(src, Rect{to.X - dx, to.Y - dy, to.W, to.H}, dx, dy)
	t := translation{dst: f, src: src}
	for row := to.Y; row < to.Y+to.H; row++ {
		in, out := src.row(row-dy), f.row(row)
		splitWide(out, to.X)
		splitWide(out, to.X+to.W)
		copy(out[to.X:to.X+to.W], in[to.X-dx:])
		if out[to.X].glyph == continuation {
			out[to.X].glyph = blank
		}
		if last := to.X + to.W - 1; span(in, last-dx) == 2 && in[last-dx].glyph != continuation {
			out[last].glyph = blank
		}
		for i := to.X; i < to.X+to.W; i++ {
			t.cell(&out[i])
		}
	}
}

// translation turns the numbers of one frame's tables into another's. It
// remembers the last link, since links come in runs.
type translation struct {
	dst, src     *Frame
	link, asLink uint16
}

// picture numbers a part of an image anew; one image too many is left out.
func (t *translation) picture(c *Cell) {
	n, row, column := imagePlace(c.glyph)
	if n = t.dst.image(t.src.images[n]); n < 0 {
		c.glyph = blank
		return
	}
	c.glyph = imagePart(n, row, column)
}

func (t *translation) cell(c *Cell) {
	if c.glyph&isCluster != 0 {
		c.glyph = t.dst.clusters.add(t.src.text(c.glyph), maxClusters) | isCluster
	} else if c.glyph&isImage != 0 {
		t.picture(c)
	}
	if c.style.Link == 0 {
		return
	}
	if c.style.Link != t.link {
		t.link = c.style.Link
		t.asLink = uint16(t.dst.links.add(t.src.Address(t.link), maxLinks))
	}
	c.style.Link = t.asLink
}
