package presenter

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/theme"
)

// grid is the overview: all slides, small.
type grid struct {
	at      int // the slide that is chosen
	top     int // the first row of slides that is seen
	columns int
	w, h    int // cells of a small frame; h 0: titles only
	cells   []cell
}

// cell is where a slide stands in the overview.
type cell struct {
	rect  frame.Rect
	slide int
}

const (
	smallest = 22 // columns of a small frame
	between  = 3  // columns between two
	caption  = 1  // row under each, for its number
)

// measure finds the sizes for a window: as large as all slides have room for, but
// not so small that none says anything.
func (g *grid) measure(m *Model) {
	width, height := m.width, m.height
	g.columns, g.w, g.h = 1, max(width-4, 1), 0
	if width < 2*smallest || height < 12 {
		return
	}
	most := max(2, min(width/(smallest+between+1), 8))
	for g.columns = 2; ; g.columns++ {
		g.w = (width-2-between)/g.columns - between
		pitch := g.w*height/width + caption + 1
		rows := max((height-1+pitch/2)/pitch, 2) // as many as come nearest to the window's form, and no row left over
		g.h = max(3, (height-1)/rows-caption-1)
		if g.columns == most || g.columns*rows >= m.deck.Len() {
			return
		}
	}
}

// visible returns how many rows of slides are seen.
func (g *grid) visible(m *Model) int {
	if g.h == 0 {
		return max(1, m.height)
	}
	return max(1, (m.height-1)/(g.h+caption+1))
}

// draw draws the overview.
func (g *grid) draw(m *Model) *frame.Frame {
	g.measure(m)
	f := m.canvas()
	n, rows := m.deck.Len(), g.visible(m)
	row := g.at / g.columns
	g.top = min(max(g.top, row-rows+1), row)
	g.cells = g.cells[:0]
	for i := g.top * g.columns; i < n && i < (g.top+rows)*g.columns; i++ {
		y := i/g.columns - g.top
		// A slide is its number and title, or a small frame with its number under it.
		if g.h == 0 {
			st := m.look.Style(theme.Text)
			if i == g.at {
				st = bold(m.look.Style(theme.Accent))
				f.Print(0, y, m.look.Glyph(theme.GlyphCurrent), st)
			}
			number := strconv.Itoa(i + 1)
			f.Print(5-len(number), y, number, m.look.Style(theme.Muted))
			f.Print(6, y, f.Widths().Truncate(m.deck.Slide(i, m.lang).Title(), max(0, m.width-7), "…"), st)
			g.cells = append(g.cells, cell{frame.Rect{Y: y, W: m.width, H: 1}, i})
			continue
		}
		x := 2 + between + i%g.columns*(g.w+between)
		y = 1 + y*(g.h+caption+1)
		m.thumb(f, deck.Pos{Slide: i, Step: m.deck.Slide(i, m.lang).Steps - 1}, frame.Rect{X: x, Y: y, W: g.w, H: g.h})
		st := m.look.Style(theme.Muted)
		if i == g.at {
			st = bold(m.look.Style(theme.Accent))
			for dy := range g.h {
				f.Print(x-2, y+dy, m.look.Glyph(theme.GlyphVertical), st)
			}
		}
		below := strconv.Itoa(i + 1)
		if i == m.pos.Slide {
			below = m.look.Glyph(theme.GlyphCurrent) + " " + below
		}
		f.Print(x, y+g.h, f.Widths().Truncate(below, g.w, ""), st)
		g.cells = append(g.cells, cell{frame.Rect{X: x - 2, Y: y, W: g.w + 2, H: g.h + caption}, i})
	}
	return f
}

// thumb draws a step small on a plate.
func (m *Model) thumb(f *frame.Frame, pos deck.Pos, area frame.Rect) {
	v := m.view()
	v.Pos, v.Width, v.Height, v.Hint, v.Scroll = pos, area.W, area.H, "", 0
	f.Draw(m.o.Layouts.Small(v), frame.Rect{W: area.W, H: area.H}, area.X, area.Y)
	canvas, plate := m.look.Canvas().Bg, m.look.Style(theme.CodeBackground).Bg
	f.Restyle(area, func(s frame.Style) frame.Style {
		if s.Bg == canvas {
			s.Bg = plate
		}
		return s
	})
}

// move chooses another slide.
func (g *grid) move(m *Model, by int) {
	if to := g.at + by; to >= 0 && to < m.deck.Len() {
		g.at = to
	} else if by > 1 {
		g.at = m.deck.Len() - 1
	} else if by < -1 {
		g.at = 0
	}
}

// turn chooses another slide, a page on or back.
func (g *grid) turn(m *Model, pages int) {
	g.move(m, pages*max(2, g.columns*g.visible(m)))
}

// section chooses the first slide of the section after or before.
func (g *grid) section(m *Model, on bool) {
	d := m.deck
	s := d.SectionOf(g.at)
	if on {
		s = min(s+1, len(d.Sections())-1)
	} else if g.at == d.Sections()[s].First {
		s = max(s-1, 0)
	}
	g.at = d.Sections()[s].First
}

// click goes to the slide that is clicked.
func (g *grid) click(m *Model, at tea.Mouse) tea.Cmd {
	if at.Button != tea.MouseLeft {
		return m.resume()
	}
	for _, c := range g.cells {
		if c.rect.Contains(at.X, at.Y) {
			return m.visit(c.slide)
		}
	}
	return nil
}

// visit goes to a slide; the one that was seen is left as it was.
func (m *Model) visit(slide int) tea.Cmd {
	if slide == m.pos.Slide {
		return m.resume()
	}
	return m.jump(deck.Pos{Slide: slide})
}

func bold(st frame.Style) frame.Style {
	st.Attr |= frame.Bold
	return st
}
