package frame

// maxGroups is the number of groups of cells that are painted one after the
// other. What comes in more styles goes into the last.
const maxGroups = 8

// classify fills plan: which cells have to be sent, in groups of one style. A
// screen can be painted in any order, and to move the cursor is shorter than to
// change its colours to and fro.
func (p *painter) classify() {
	p.cleared = Cell{glyph: blank}
	if !p.NoErase {
		p.cleared.style.Bg = p.color(p.new.canvas.Bg)
	}
	clear(p.plan)
	for y := range p.new.height {
		var was []Cell
		is, first := p.new.row(y), 0
		if p.old != nil {
			was = p.old.row(y)
			if p.same {
				first = differ(was, is)
			}
		}
		group := byte(0)
		for x := first; x < len(is); x++ {
			if was != nil && p.same && was[x] == is[x] {
				if is[x].glyph != continuation { // the right half alone is nearly always equal
					x += differ(was[x:], is[x:]) - 1
				}
				continue
			}
			c := p.shown(is[x])
			if was == nil && c == p.cleared || was != nil && p.old.sameCell(p.new, p.shown(was[x]), c) {
				continue
			}
			group = p.group(c, group)
			p.plan[y*len(is)+x] = group
		}
	}
}

// group returns the group, from 1, of c, a cell made by shown. A blank goes with the
// cells to its left, of the group left, if it looks the same in their style.
func (p *painter) group(c Cell, left byte) byte {
	empty := isBlank(c)
	fits := func(i byte) bool {
		if st := p.styles[i-1]; empty {
			return st.Bg == c.style.Bg && st.Attr&visible == 0 && st.Link == 0
		} else {
			return st == c.style
		}
	}
	if left != 0 && fits(left) {
		return left
	}
	for i := range p.groups {
		if fits(byte(i + 1)) {
			return byte(i + 1)
		}
	}
	if p.groups < maxGroups {
		p.styles[p.groups] = c.style
		p.groups++
	}
	return byte(p.groups)
}

// shown returns c as the terminal can show it: in its colours, and without what does
// not show on a space.
func (p *painter) shown(c Cell) Cell {
	c.style = p.displayable(c.style)
	if c.glyph&isImage != 0 {
		c.style = Style{Bg: c.style.Bg}
		return c
	}
	if c.glyph == blank && c.style.Attr&visible == 0 && c.style.Link == 0 {
		c.style = Style{Bg: c.style.Bg}
	}
	return c
}
