package frame

import (
	"bytes"
	"encoding/binary"
	"slices"

	"github.com/charmbracelet/colorprofile"
)

// Encoder turns frames into escape sequences for one kind of terminal. Its zero
// value is for one that has no colours.
type Encoder struct {
	// Profile is the terminal's colours. An RGB colour becomes the nearest of
	// 256 or 16; below ANSI only the attributes are left.
	Profile colorprofile.Profile
	NoErase bool // the terminal does not erase with the background colour (GNU screen)
	NoLinks bool // the terminal does not know OSC 8

	// Images are the numbers by which a kitty knows images that show in
	// placeholders. Where it is nil or has none, an image's cells are spaces, and
	// are for the caller to cover.
	Images *ImageIDs
}

// Encode appends to dst what a terminal that shows old needs to show new, and
// returns it; nothing if they look the same. If old is nil, or has another size
// or other widths, the screen is cleared and everything is sent.
//
// It finds the terminal in the default style, without a link, and leaves it so;
// where the cursor is does not matter. Writing the last column leaves the cursor
// waiting there to wrap, and only an absolute address or the default style
// follows, so it never does, whether autowrap (DECAWM) is on or off.
//
// The output has: CUP, CHA, CUF; ED from the top left, EL and ECH to the end; SGR
// with semicolons; OSC 8; and DECAWM around a cluster that could wrap in
// terminals that draw it too wide. No line feed and no other control. Encode
// allocates nothing if dst has room for the output, twice, and a byte a cell.
func (e Encoder) Encode(dst []byte, old, new *Frame) []byte {
	if old == new {
		return dst
	}
	p := painter{Encoder: e, new: new}
	if old != nil && old.width == new.width && old.height == new.height && old.widths == new.widths {
		p.old, p.same = old, old.agrees(new)
	}
	start := len(dst)
	dst = slices.Grow(dst, len(new.cells))
	p.plan = dst[start : start+len(new.cells)]
	p.dst = dst[:start+len(new.cells)]
	p.classify()

	from := len(p.dst)
	spent := p.paint(0)
	to := len(p.dst)
	if spent > worthwhile && len(new.clusters.items) == 0 {
		p.paint(p.groups)
		if len(p.dst)-to < to-from {
			from, to = to, len(p.dst)
		}
	}
	return append(p.dst[:start], p.dst[from:to]...)
}

// Style appends to dst what brings a terminal from the default style to st.
func (e Encoder) Style(dst []byte, st Style) []byte {
	p := painter{Encoder: e, dst: dst}
	p.setPen(p.displayable(st))
	return p.dst
}

// Erase appends to dst what erases the cells of an area of f, which the terminal shows,
// in the backgrounds that they have there. It begins and ends in the default style. A
// terminal that shows text in several sizes erases a character with any part of it.
func (e Encoder) Erase(dst []byte, f *Frame, area Rect) []byte {
	p := painter{Encoder: e, new: f, dst: dst}
	area = area.Intersect(f.Bounds())
	for y := area.Y; y < area.Y+area.H; y++ {
		row := f.row(y)[:area.X+area.W]
		for x, end := area.X, 0; x < len(row); x = end {
			bg := p.displayable(row[x].style).Bg
			for end = x + 1; end < len(row) && p.displayable(row[end].style).Bg == bg; {
				end++
			}
			p.blankPen(bg)
			p.address(x, y)
			p.dst = append(appendInt(append(p.dst, "\x1b["...), end-x), 'X')
		}
	}
	p.setPen(Style{})
	return p.dst
}

// worthwhile is the number of bytes spent on styles from which on Encode tries
// whether painting style by style is shorter.
const worthwhile = 100

// painter is the state of one call of Encode.
type painter struct {
	Encoder
	old, new *Frame // old is nil if the screen is cleared first
	same     bool   // the tables of old and new agree
	cleared  Cell   // what a cell of the cleared screen shows

	plan   []byte // the group of every cell, 0 for those that need not be sent
	styles [maxGroups]Style
	groups int

	dst   []byte
	pass  byte   // the group that is painted now; 0 for all
	cells []Cell // of the row that is painted now
	todo  []byte // its part of plan
	dirty int    // columns before this one may have been spoilt by a cluster drawn too wide
	spent int    // bytes for styles and links

	x, y  int // the cursor; y is -1 while it is unknown
	known bool
	pen   Style // in the terminal's colours; Link is new's

	memo [memoSize]struct{ from, to Color }
}

// paint appends the escape sequences to dst and returns how many bytes of them
// are for styles. With groups it goes over the screen once for each; a cell's
// turn does not matter: what a write spoils beside itself, the other half of a
// wide character of the old frame, is still to be written then.
func (p *painter) paint(groups int) (spent int) {
	p.y, p.known, p.spent = -1, false, 0
	if p.old == nil {
		// The screen is emptied in the canvas's background. Erasing from the top
		// left on, unlike erasing all (ED 2), leaves no copy in the scrollback of
		// terminals that keep one, and the cursor is known to be there.
		p.blankPen(p.cleared.style.Bg)
		p.dst = append(p.dst, "\x1b[H\x1b[J"...)
		p.x, p.y, p.known = 0, 0, true
	}
	for pass := min(groups, 1); pass <= groups; pass++ {
		p.pass = byte(pass)
		for y := range p.new.height {
			p.row(y)
		}
	}
	p.setPen(Style{})
	return p.spent
}

// row sends the cells of row y whose turn it is.
func (p *painter) row(y int) {
	p.cells, p.dirty = p.new.row(y), 0
	p.todo = p.plan[y*p.new.width : (y+1)*p.new.width]
	for x := p.next(0); x < len(p.cells); x = p.next(x) {
		c := p.shown(p.cells[x])
		if isBlank(c) {
			x = p.blanks(x, y, c)
			continue
		}
		p.move(x, y)
		p.put(x, c)
		x += span(p.cells, x)
	}
}

// next returns the first column from x, where a character begins, on that is to be
// sent now; the width of the row if there is none. It is never the right half of
// a wide character: one that changed there changed in its left half too.
func (p *painter) next(x int) int {
	switch {
	case x < p.dirty || x < len(p.todo) && p.todo[x] != 0 && p.todo[x] == p.pass:
	case p.pass != 0:
		i := bytes.IndexByte(p.todo[x:], p.pass)
		if i < 0 {
			return len(p.todo)
		}
		x += i
	default:
		for x+8 <= len(p.todo) && binary.NativeEndian.Uint64(p.todo[x:]) == 0 {
			x += 8
		}
		for x < len(p.todo) && p.todo[x] == 0 {
			x++
		}
	}
	return x
}

// turn reports whether column x is to be sent now.
func (p *painter) turn(x int) bool {
	return p.todo[x] != 0 && (p.pass == 0 || p.todo[x] == p.pass) || x < p.dirty
}

// isBlank reports whether c, made by shown, is nothing but background.
func isBlank(c Cell) bool {
	return c.glyph == blank && c.style == Style{Bg: c.style.Bg}
}

// blanks sends the run of c, a blank, that begins at column x, and returns the
// column after it. It erases where that is shorter than spaces.
func (p *painter) blanks(x, y int, c Cell) int {
	end := x + 1 // of the run
	for end < len(p.cells) {
		if end += differ(p.cells[end:], p.cells[end-1:len(p.cells)-1]); end == len(p.cells) || p.shown(p.cells[end]) != c {
			break
		}
		end++
	}
	to := end // of what is to be sent of it
	for !p.turn(to - 1) {
		to--
	}
	p.move(x, y)
	p.blankPen(c.style.Bg)
	n := to - x
	if p.NoErase && c.style.Bg != 0 {
		p.spaces(n)
		return to
	}
	if end == len(p.cells) {
		if n < 3 {
			p.spaces(n)
		} else {
			p.dst = append(p.dst, "\x1b[K"...)
		}
		return end
	}
	back := 0 // bytes to go on after the erased cells
	if to == end && p.next(to) == end {
		back = 2 + digits(n) + 1
	}
	if 2+digits(n)+1+back < n {
		p.dst = append(appendInt(append(p.dst, "\x1b["...), n), 'X')
	} else {
		p.spaces(n)
	}
	return to
}

func (p *painter) spaces(n int) {
	for range n {
		p.dst = append(p.dst, ' ')
	}
	p.advance(n, true)
}

// put sends c, made by shown, the character at column x, where the cursor is.
func (p *painter) put(x int, c Cell) {
	if isBlank(c) {
		p.blankPen(c.style.Bg)
		p.spaces(1)
		return
	}
	if c.glyph&isImage != 0 {
		p.picture(c)
		return
	}
	p.setPen(c.style)
	n := span(p.cells, x)
	if c.glyph&isCluster != 0 {
		p.cluster(x, n, p.new.text(c.glyph))
		p.advance(n, false)
		return
	}
	p.dst = appendRune(p.dst, c.glyph)
	p.advance(n, fixedWidth(c.glyph))
}

// advance notes that the cursor went n columns on, and whether that is certain.
// Behind the last column it waits to wrap; only another row's address follows.
func (p *painter) advance(n int, sure bool) {
	p.x += n
	p.known = sure
}
