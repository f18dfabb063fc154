package frame

// Print writes s from column x of row y and returns the column after it, as if
// the frame had no edge: what lies outside is cut, and a wide character cut in
// half becomes a space. One cluster of s is one character; a control character
// or a bidirectional control becomes U+FFFD, a tab a space, and a combining mark
// without a letter joins the character before it or is left out. Where st.Bg is
// zero, the cells keep their background.
func (f *Frame) Print(x, y int, s string, st Style) int {
	return f.PrintIn(f.Bounds(), x, y, s, st)
}

// PrintIn does what Print does, cut to clip.
func (f *Frame) PrintIn(clip Rect, x, y int, s string, st Style) int {
	clip = clip.Intersect(f.Bounds())
	if y < clip.Y || y >= clip.Y+clip.H {
		clip = Rect{} // nothing shows, yet the column after is asked for
	}
	if int(st.Link) > len(f.links.items) {
		st.Link = 0
	}
	for len(s) > 0 {
		if c := s[0]; c >= ' ' && c < 0x7f && (len(s) == 1 || s[1] < 0x80) {
			f.place(clip, x, y, uint32(c), 1, st)
			x, s = x+1, s[1:]
			continue
		}
		cluster, width := f.widths.Next(s)
		s = s[len(cluster):]
		cluster, width = f.clean(cluster, width)
		if width > 0 {
			f.place(clip, x, y, f.glyph(cluster), width, st)
			x += width
		} else if cluster != "" && clip.Contains(x-1, y) {
			f.join(x-1, y, cluster)
		}
	}
	return x
}

// glyph returns the number that stands for cluster in a cell.
func (f *Frame) glyph(cluster string) uint32 {
	n := 0
	for _, r := range cluster {
		if n++; n > 1 {
			return f.clusters.add(cluster, maxClusters) | isCluster
		}
		if n == 1 && len(cluster) == runeLen(r) {
			return uint32(r)
		}
	}
	return blank
}

// place puts one character of width 1 or 2 at column x, cut to clip.
func (f *Frame) place(clip Rect, x, y int, glyph uint32, width int, st Style) {
	left, right := max(x, clip.X), min(x+width, clip.X+clip.W)
	if left >= right {
		return
	}
	if right-left < width {
		glyph, width = blank, right-left
	}
	row := f.row(y)
	if st.Bg == 0 {
		st.Bg = row[left].style.Bg
	}
	splitWide(row, left)
	splitWide(row, left+width)
	row[left] = Cell{glyph, st}
	if width == 2 {
		row[left+1] = Cell{continuation, st}
	}
}

// splitWide makes column x a place where a character may begin or end: a wide
// character that lies across it becomes two spaces.
func splitWide(row []Cell, x int) {
	if x > 0 && x < len(row) && row[x].glyph == continuation {
		row[x-1].glyph = blank
		row[x].glyph = blank
	}
}

// join adds the combining marks in s to the character that covers column x,
// unless that is a space or would become wider or too long.
func (f *Frame) join(x, y int, s string) {
	row := f.row(y)
	if row[x].glyph == continuation {
		x--
	}
	if row[x].glyph == blank || row[x].glyph&isImage != 0 {
		return
	}
	joined := f.text(row[x].glyph) + s
	cluster, width := f.widths.Next(joined)
	if cluster == joined && width == span(row, x) && len(joined) <= maxCluster {
		row[x].glyph = f.glyph(joined)
	}
}
