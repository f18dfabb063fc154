package frame

import "math"

// Frames between two of one size, t of the way from the one to the other, 0 to
// 1: how a slide comes in place of another. Where both show the same, nothing
// changes. A wide character is never cut: what it shares cells with changes with
// it. A terminal's image that can only be shown whole is left out on the way.

// Fade returns a frame of from fading away into the background, and then to coming out of it.
// Colours that do not mix are faint meanwhile.
func Fade(from, to *Frame, t float64) *Frame {
	m := newMixer(from, to)
	m.differences(func(y, x, end int) {
		for ; x < end; x++ {
			a, b := m.from.row(y)[x], to.row(y)[x]
			c, left := a, 1-2*t
			if t >= 0.5 {
				c, left = b, 2*t-1
			}
			// The character has so much of its colour left, 0 to 1, on the background.
			st := c.style
			back := a.style.Bg.between(b.style.Bg, t)
			switch {
			case st.Fg&back&colorRGB != 0:
				st.Fg = back.Mix(st.Fg, left)
			case left < 1:
				st.Attr |= Faint
			}
			st.Bg = back
			c.style = st
			m.put(y, x, c, t < 0.5)
		}
	})
	return m.out
}

// between returns c on its way to another colour; one that does not mix changes in
// the middle.
func (c Color) between(to Color, t float64) Color {
	if c&to&colorRGB != 0 || t >= 0.5 {
		return c.Mix(to, t)
	}
	return c
}

// Dissolve returns a frame of from where to has not come yet, grain by grain. The grains are as
// large as a Chinese character.
func Dissolve(from, to *Frame, t float64) *Frame {
	m := newMixer(from, to)
	m.differences(func(y, x, end int) {
		if grain(x/2, y) < t {
			return
		}
		for ; x < end; x++ {
			m.put(y, x, m.from.row(y)[x], true)
		}
	})
	return m.out
}

// Push returns a frame of to pushing from out: to the left, or to the right if back. Rows that
// are the same in both stay.
func Push(from, to *Frame, t float64, back bool) *Frame {
	m := newMixer(from, to)
	w := to.width
	n := int(math.Round(float64(w) * t)) // columns of to that are there
	for y := range to.height {
		if m.same(m.from.row(y), m.to.row(y), 0, m.to.width) {
			continue
		}
		if back {
			m.out.Draw(m.from, Rect{0, y, w - n, 1}, n, y)
			m.out.Draw(to, Rect{w - n, y, n, 1}, 0, y)
		} else {
			m.out.Draw(m.from, Rect{n, y, w - n, 1}, 0, y)
			m.out.Draw(to, Rect{0, y, n, 1}, w-n, y)
		}
		for x := range m.out.row(y) {
			m.dropPart(y, x)
		}
	}
	return m.out
}

// mixer makes a frame between two.
type mixer struct {
	out, from, to *Frame
	in            translation
}

// newMixer begins with to, or, if they are not of one size, ends with it.
func newMixer(from, to *Frame) *mixer {
	m := &mixer{out: to.Clone(), from: from, to: to}
	if from.width != to.width || from.height != to.height {
		m.from = to
	}
	m.in = translation{dst: m.out, src: m.from}
	return m
}

// differences calls do with every run of cells that differ, cut where both
// frames have a character begin.
func (m *mixer) differences(do func(y, x, end int)) {
	for y := range m.to.height {
		a, b := m.from.row(y), m.to.row(y)
		for x := 0; x < len(b); {
			end := x + 1
			for end < len(b) && (a[end].glyph == continuation || b[end].glyph == continuation) {
				end++
			}
			if !m.same(a, b, x, end) {
				do(y, x, end)
				for i := x; i < end; i++ {
					m.dropPart(y, i)
				}
			}
			x = end
		}
	}
}

// same reports whether both rows show the same from x to end.
func (m *mixer) same(a, b []Cell, x, end int) bool {
	for ; x < end; x++ {
		if !m.from.sameCell(m.to, a[x], b[x]) {
			return false
		}
	}
	return true
}

// put sets a cell to c, which is one of from's if old, and else one of to's.
func (m *mixer) put(y, x int, c Cell, old bool) {
	row := m.out.row(y)
	switch {
	case c.glyph == continuation:
		c.style = row[x-1].style
	case old:
		m.in.cell(&c)
	}
	row[x] = c
}

// dropPart blanks a cell with a part of an image that can only be shown whole.
func (m *mixer) dropPart(y, x int) {
	c := &m.out.row(y)[x]
	if c.glyph&isCluster != 0 || c.glyph&isImage == 0 {
		return
	}
	if n, _, _ := imagePlace(c.glyph); m.out.images[n].Protocol != Kitty {
		c.glyph = blank
	}
}

// grain returns when the grain at x, y comes, 0 to 1: even, and without a pattern.
func grain(x, y int) float64 {
	h := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca77
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	h *= 0x297a2d39
	h ^= h >> 15
	return float64(h) / (1 << 32)
}
