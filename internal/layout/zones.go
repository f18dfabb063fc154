package layout

import (
	"revolute/internal/frame"
	"revolute/theme"
)

// links returns the zones of the links that can be seen.
func (c *composition) links() []Zone {
	zones := c.zones
	for i := range c.items {
		m := &c.items[i]
		if !m.visible(c.view.Pos.Step) {
			continue
		}
		if m.link != "" {
			zones = append(zones, Zone{Rect: frame.Rect{X: c.x + m.x, Y: c.bodyY + m.y, W: m.w, H: m.h}.Intersect(c.clip), Section: -1, Link: m.link})
		}
		zones = append(zones, c.lineLinks(m, c.x, c.bodyY)...)
	}
	return zones
}

func (c *composition) lineLinks(m *item, x, y int) []Zone {
	var zones []Zone
	offset, at, end := m.start, x+m.x, m.start+len(m.text)
	for _, r := range m.ownRuns() {
		if offset >= end {
			break
		}
		to := min(r.end, end)
		text := m.text[offset-m.start : to-m.start]
		w := c.widths.Width(text)
		if !m.face.IsSmall() {
			w = m.face.Width(text)
		}
		if r.link != "" {
			zones = append(zones, Zone{Rect: frame.Rect{X: at, Y: y + m.y, W: w, H: m.h}, Section: -1, Link: r.link})
		}
		at, offset = at+w, to
	}
	return zones
}

// scrollbar shows at the right edge which part of a tall body is to be seen.
func (c *composition) scrollbar() {
	if c.scroll == 0 {
		return
	}
	h := c.clip.H
	size := max(1, h*h/max(1, c.body))
	at := (h - size) * min(max(c.view.Scroll, 0), c.scroll) / c.scroll
	for i := range h {
		glyph, st := theme.GlyphTrack, c.look.Style(theme.Rule)
		if i >= at && i < at+size {
			glyph, st = theme.GlyphThumb, c.look.Style(theme.Accent)
		}
		c.frame.Print(c.view.Width-1, c.clip.Y+i, c.look.Glyph(glyph), st)
	}
}
