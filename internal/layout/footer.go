package layout

import (
	"slices"
	"strconv"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/theme"
)

// footer is a slide's frame with what its footer has to say at the moment. Viewers
// who see the same share it.
type footer struct {
	slide       *frame.Frame
	hint, clock string
	warns       bool
}

// withFooter returns s, the slide of v without hint and clock, with these: they are
// drawn over a copy of its frame, so that a digit typed lays nothing out.
func (l *Layouts) withFooter(v View, s Slide) Slide {
	clock := v.Look.Theme.Footer.Clock()
	if v.Hint == "" && !clock || tooSmall(v) {
		return s
	}
	k := key{footer: footer{s.Frame, v.Hint, v.Clock, v.Warns}}
	k.view.Width, k.view.Height = v.Width, v.Height
	over := l.kept.Get(k, func() Slide {
		c := compose(v, l.draws, s.Frame.Clone())
		out := Slide{Frame: c.frame}
		c.foot(&out.Zones, c.style().Footer)
		return out
	})
	s.Frame = over.Frame
	zones := over.Zones
	for _, z := range s.Zones {
		if z.Section < 0 {
			zones = append(zones[:len(zones):len(zones)], z)
		}
	}
	s.Zones = zones
	return s
}

// foot sets the footer that the theme asks for. A hint takes the place of its
// left and its middle, and stands also where no footer is.
func (c *composition) foot(zones *[]Zone, shown bool) {
	v := c.view
	y := v.Height - 1
	left, right := c.x, v.Width-c.x
	footer := &c.look.Theme.Footer
	muted := c.look.Style(theme.Muted)
	if v.Hint != "" {
		c.frame.Fill(frame.Rect{X: 0, Y: y, W: v.Width, H: 1}, c.look.Canvas())
	}
	if text := c.words(footer.Right); shown && text != "" {
		text = c.widths.Truncate(text, max(0, (right-left)/2), "…")
		right -= c.widths.Width(text)
		c.frame.Print(right, y, text, muted)
		right -= 2
	}
	if v.Hint != "" {
		role := theme.Accent
		if v.Warns {
			role = theme.Warning
		}
		c.frame.Print(left, y, c.widths.Truncate(v.Hint, right-left, "…"), c.look.Style(role))
		return
	}
	if !shown {
		return
	}
	if text := c.words(footer.Center); text != "" {
		text = c.widths.Truncate(text, max(0, 2*min(v.Width/2-left, right-v.Width/2)), "…")
		x := (v.Width - c.widths.Width(text)) / 2
		c.frame.Print(x, y, text, muted)
		right = x - 2
	}
	if len(footer.Left) == 1 && footer.Left[0].Word == theme.FooterSections {
		c.sections(zones, left, right, y)
		return
	}
	c.frame.Print(left, y, c.widths.Truncate(c.words(footer.Left), max(0, right-left), "…"), muted)
}

// words returns what a part of the footer says here.
func (c *composition) words(parts []theme.FooterPart) string {
	at := c.view.told()
	meta := at.Deck.MetaIn(at.Lang)
	said, meant := "", false // whether one of its words says something
	before := 0              // the length of said before the last text
	for _, p := range parts {
		word := ""
		switch p.Word {
		case theme.FooterText:
			before = len(said)
			said += p.Text
			continue
		case theme.FooterSection, theme.FooterSections:
			word = wordOf(at.Deck, at.Deck.SectionOf(at.Pos.Slide), at.Lang)
		case theme.FooterTitle:
			word = strings.ReplaceAll(meta.Title, "\n", " ")
		case theme.FooterAuthor:
			word = meta.Author
		case theme.FooterDate:
			word = meta.Date
		case theme.FooterPage:
			word = strconv.Itoa(at.Pos.Slide + 1)
		case theme.FooterPages:
			if n := c.view.slides; n > 0 {
				word = strconv.Itoa(n)
			} else {
				said = said[:before] // without what stands before the number
			}
		case theme.FooterClock:
			word = c.view.Clock
		}
		meant = meant || word != ""
		said += word
	}
	plain := func(p theme.FooterPart) bool { return p.Word == theme.FooterText }
	if !meant && slices.ContainsFunc(parts, func(p theme.FooterPart) bool { return !plain(p) }) {
		return "" // what stands around words that say nothing
	}
	return strings.TrimSpace(said)
}

// sections sets the sections' words, or only the current one where there is
// no room for all.
func (c *composition) sections(zones *[]Zone, left, right, y int) {
	at := c.view.told()
	d, lang := at.Deck, at.Lang
	current := d.SectionOf(at.Pos.Slide)
	dot := c.look.Glyph(theme.GlyphCurrent) + " "
	const apart = 3
	width := c.widths.Width(dot) - apart
	titled := false
	for i := range d.KnownSections() {
		title := wordOf(d, i, lang)
		titled = titled || title != ""
		width += c.widths.Width(title) + apart
	}
	if !titled {
		c.frame.Print(left, y, c.widths.Truncate(d.Meta.Title, right-left, "…"), c.look.Style(theme.Muted))
		return
	}
	x := left
	for i := range d.KnownSections() {
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

// wordOf returns the word of a section in lang, or in the deck's first language that
// has one.
func wordOf(d *deck.Deck, section int, lang string) string {
	sections := d.KnownSections()
	if section < 0 || section >= len(sections) {
		return ""
	}
	title := sections[section].Title
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
