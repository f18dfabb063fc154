package figure

import (
	"fmt"
	"strings"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/typeset"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// grid is a cluster: columns are nodes, and each has rows of cards. They stand
// dim until their step comes, then light up node by node, and then the total
// appears in large lettering.
type grid struct {
	columns, rows int
	step          int    // the step in which they light up
	total         string // in large lettering; may be empty
	label         string // a line beside the total; may be empty
}

const (
	gridLights = 1500 * time.Millisecond // from the first card to the last
	gridFlash  = 400 * time.Millisecond  // from the flash of a card to its steady light
	gridTotal  = 300 * time.Millisecond  // for the total to appear
	gridCard   = 30 * time.Millisecond   // between two cards of a node
)

// ParseGrid reads columns and rows (1 to 40), step, total and label.
func ParseGrid(body []byte, _ drawing.Source) (drawing.Drawing, error) {
	root, err := yamlfile.Parse("", 0, body)
	if err != nil {
		return nil, err
	}
	g := &grid{}
	err = root.Fields(yamlfile.Key("columns", yamlfile.Int(&g.columns, 1, 40)), yamlfile.Key("rows", yamlfile.Int(&g.rows, 1, 40)),
		yamlfile.Key("total", yamlfile.To(&g.total)), yamlfile.Key("label", yamlfile.To(&g.label)), yamlfile.Key("step", yamlfile.Int(&g.step, 0, 99)))
	if err != nil {
		return nil, err
	}
	if g.columns == 0 || g.rows == 0 {
		return nil, root.Errorf("a grid needs columns and rows").WithHint("columns: 14")
	}
	return g, nil
}

// gridPlan is where everything stands in an area, in cells from its top left.
type gridPlan struct {
	card, gap, pitch int             // a card's width, the room between nodes, rows from card to card; card 0: there is no room for cards
	w, h             int             // of the cards
	large            lettering.Thick // the total, if there is room for large letters
	total, label     frame.Rect
}

// cards finds the largest cards that fit; their form stays about that of a card in a server.
func (g *grid) cards(w, h int) (p gridPlan) {
	for pitch := min(h/g.rows, 4); pitch >= 1; pitch-- {
		for card := 3*pitch + 1; card > 3*(pitch-1); card-- {
			gap := 1 + card/3
			if width := g.columns*card + (g.columns-1)*gap; width <= w {
				return gridPlan{card: card, gap: gap, pitch: pitch, w: width, h: g.rows * pitch}
			}
		}
	}
	return gridPlan{}
}

// plan prefers the total large and below the cards, then large and beside
// them, then small below.
func (g *grid) plan(w, h int, widths typeset.Widths) gridPlan {
	if g.total == "" && g.label == "" {
		return g.cards(w, h)
	}
	if large, ok := lettering.SetThick(g.total, 1, widths); ok {
		lw, lh := large.Width(), large.Height()
		if p := g.cards(w, h-lh-1-g.below(lw, w, widths)); p.card >= 2 && lw <= w {
			p.large, p.total = large, frame.Rect{Y: p.h + 1, W: lw, H: lh}
			return g.placeLabel(p, w, widths)
		}
		if p := g.cards(w-lw-gridLabelGap, h); p.card >= 2 {
			x := p.w + gridLabelGap
			rows := lineCount(g.label, w-x, widths)
			if room := p.h - lh - rows - min(rows, 1); room >= 0 {
				p.large, p.total = large, frame.Rect{X: x, Y: room / 2, W: lw, H: lh}
				p.label = frame.Rect{X: x, Y: room/2 + lh + 1, W: w - x, H: rows}
				return p
			}
		}
	}
	tw := widths.Width(g.total)
	p := g.cards(w, h-2-g.below(tw, w, widths))
	if p.card == 0 && g.label == "" { // a low area has room beside the cards, if at all
		if p = g.cards(w-tw-gridLabelGap, h); p.card > 0 {
			p.total = frame.Rect{X: p.w + gridLabelGap, Y: p.h - 1, W: tw, H: min(tw, 1)}
			return p
		}
	}
	p.total = frame.Rect{Y: p.h, W: tw, H: min(tw, 1)}
	if p.card > 0 {
		p.total.Y++
	}
	return g.placeLabel(p, w, widths)
}

const gridLabelGap = 3 // cells between the total and its label

// below returns how many rows the label takes below a total tw cells wide; 0 if it
// stands beside it.
func (g *grid) below(tw, w int, widths typeset.Widths) int {
	if tw+gridLabelGap+widths.Width(g.label) <= w {
		return 0
	}
	return lineCount(g.label, w, widths)
}

// placeLabel stands the label beside the total, at its foot, or below it.
func (g *grid) placeLabel(p gridPlan, w int, widths typeset.Widths) gridPlan {
	p.label = frame.Rect{Y: p.total.Y + p.total.H, W: w, H: g.below(p.total.W, w, widths)}
	if p.label.H == 0 && g.label != "" && p.total.W > 0 {
		x := p.total.X + p.total.W + gridLabelGap
		p.label = frame.Rect{X: x, Y: p.label.Y - 1, W: w - x, H: 1}
	}
	return p
}

// Size returns the size of the cards and the total.
func (g *grid) Size(width, height int, at drawing.State) (w, h int) {
	widths := at.Look.Viewer.Widths
	p := g.plan(width, height, widths)
	label := min(p.label.W, widths.Width(g.label))
	w = max(p.w, p.total.X+p.total.W, p.label.X+label)
	h = max(p.h, p.total.Y+p.total.H, p.label.Y+lineCount(g.label, p.label.W, widths))
	return min(w, width), min(h, height)
}

// Draw draws the cards, lit or not, and the total once they all are.
func (g *grid) Draw(c drawing.Canvas) {
	p := g.plan(c.Area.W, c.Area.H, c.Frame.Widths())
	for node := range g.columns {
		for card := range g.rows {
			if p.card > 0 {
				x, y := c.Area.X+node*(p.card+p.gap), c.Area.Y+card*p.pitch
				// A card is rows of blocks, the uppermost not quite a whole row, so that
				// cards stand apart.
				light := g.light(node, card, c.State)
				var st frame.Style
				top, rest := c.Pick("▆", "#"), c.Pick("█", "#")
				switch {
				case light >= 0:
					st = c.Blend(theme.Energy, theme.Accent, light)
				case c.Colorless():
					top, rest, st = c.Pick("·", "."), " ", c.Look.Style(theme.Rule)
				default:
					if c.Wide() {
						top, rest = ".", " "
					}
					st = c.Blend(theme.Background, theme.Rule, 0.6)
				}
				if p.pitch > 1 && top == "▆" {
					top = "▄"
				}
				for row := range p.pitch {
					c.Print(x, y+row, strings.Repeat(top, p.card), st)
					top = rest
				}
			}
		}
	}
	if c.Step < g.step {
		return
	}
	appear := 1.0
	if c.Step == g.step {
		appear = c.Phase(gridLights, gridTotal)
	}
	if st, shown := c.Appear(theme.Title, appear); shown {
		if p.large.Width() > 0 {
			p.large.Draw(c.Frame, c.Area, c.Area.X+p.total.X, c.Area.Y+p.total.Y, func(int) frame.Style { return st })
		} else {
			st.Attr |= frame.Bold
			c.Print(c.Area.X+p.total.X, c.Area.Y+p.total.Y, g.total, st)
		}
	}
	if st, shown := c.Appear(theme.Muted, appear); shown && p.label.W > 0 {
		for i, l := range c.Frame.Widths().Lines(nil, g.label, max(p.label.W, 1)) {
			c.Print(c.Area.X+p.label.X, c.Area.Y+p.label.Y+i, g.label[l.Start:l.End], st)
		}
	}
}

// light returns how far a card is: below 0 not lit, 0 flashing, 1 steady.
func (g *grid) light(node, card int, at drawing.State) float64 {
	if at.Step < g.step {
		return -1
	}
	if at.Step > g.step || at.Still {
		return 1
	}
	start := g.lights(node, card)
	if at.Since < start {
		return -1
	}
	return at.Phase(start, gridFlash)
}

// Motion returns the time of the step in which the cards light up.
func (g *grid) Motion(step int) time.Duration {
	if step != g.step {
		return 0
	}
	return gridLights + max(gridFlash, gridTotal)
}

// Frames returns 24 a second: more cannot be told apart where cells only change colour.
func (g *grid) Frames() int { return 24 }

// Text returns the total with its label, and the form of the grid.
func (g *grid) Text() string {
	form := fmt.Sprintf("%d x %d = %d", g.columns, g.rows, g.columns*g.rows)
	return strings.TrimSpace(strings.Join([]string{form, g.total, g.label}, "\n"))
}

// lineCount returns how many rows s takes, set to a measure; none if it says nothing.
func lineCount(s string, measure int, widths typeset.Widths) int {
	if s == "" {
		return 0
	}
	return len(widths.Lines(nil, s, max(measure, 1)))
}
