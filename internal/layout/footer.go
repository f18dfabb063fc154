package layout

import (
	"strconv"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/theme"
)

// foot sets the footer: the sections with the current one lit, and the slide's
// number. A hint takes the sections' place, and stands also where no footer is.
func (c *composition) foot(zones *[]Zone, shown bool) {
	v := c.view
	y := v.Height - 1
	left, right := c.margin(), v.Width-c.margin()
	if v.Hint != "" {
		c.frame.Fill(frame.Rect{X: 0, Y: y, W: v.Width, H: 1}, c.look.Canvas())
	}
	if shown {
		number := strconv.Itoa(v.Pos.Slide+1) + "/" + strconv.Itoa(v.Deck.Len())
		right -= len(number)
		c.frame.Print(right, y, number, c.look.Style(theme.Muted))
		right -= 2
	}
	switch {
	case v.Hint != "":
		role := theme.Accent
		if v.Warns {
			role = theme.Warning
		}
		c.frame.Print(left, y, c.widths.Truncate(v.Hint, right-left, "…"), c.look.Style(role))
	case shown:
		c.sections(zones, left, right, y)
	}
}

// sections sets the sections' words, or only the current one where there is
// no room for all.
func (c *composition) sections(zones *[]Zone, left, right, y int) {
	d, lang := c.view.Deck, c.view.Lang
	current := d.SectionOf(c.view.Pos.Slide)
	dot := c.look.Glyph(theme.GlyphCurrent) + " "
	const apart = 3
	width := c.widths.Width(dot) - apart
	titled := false
	for i := range d.Sections {
		title := wordOf(d, i, lang)
		titled = titled || title != ""
		width += c.widths.Width(title) + apart
	}
	if !titled {
		c.frame.Print(left, y, c.widths.Truncate(d.Meta.Title, right-left, "…"), c.look.Style(theme.Muted))
		return
	}
	x := left
	for i := range d.Sections {
		title := wordOf(d, i, lang)
		if title == "" || i != current && width > right-left {
			continue
		}
		start, st := x, c.look.Style(theme.Muted)
		if i == current {
			st = c.look.Style(theme.Accent)
			x = c.frame.Print(x, y, dot, st)
		}
		x = c.frame.Print(x, y, c.widths.Truncate(title, max(0, right-x), "…"), st)
		*zones = append(*zones, Zone{Rect: frame.Rect{X: start, Y: y, W: x - start, H: 1}, Section: i})
		x += apart
	}
}

// wordOf is the word of a section in lang, or in the deck's first language that
// has one.
func wordOf(d *deck.Deck, section int, lang string) string {
	if section < 0 || section >= len(d.Sections) {
		return ""
	}
	title := d.Sections[section].Title
	if word := title[lang]; word != "" {
		return word
	}
	for _, other := range d.Languages {
		if word := title[other]; word != "" {
			return word
		}
	}
	return ""
}
