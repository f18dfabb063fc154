package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// units is amounts to scale: one dot for every unit. The largest is a field,
// the others stand beside it.
type units struct {
	unit    float64
	items   []amount
	largest int // index of the largest item
}

// amount is one item: how many dots it is.
type amount struct {
	label, text string
	large       string // said in large lettering, where there is room
	dots        int
	role        theme.Role
	step        int
}

// mostDots bounds an item: more than a screen of 500 x 150 cells could show.
const mostDots = 600_000

const pourTime = 900 * time.Millisecond // that a field takes to pour in

func parseUnits(root *yamlfile.Node) (drawing.Drawing, error) {
	u := &units{}
	var kind string
	var items *yamlfile.Node
	if err := root.Fields(yamlfile.Key("type", yamlfile.To(&kind)), yamlfile.Key("unit", yamlfile.To(&u.unit)), yamlfile.Key("items", yamlfile.To(&items))); err != nil {
		return nil, err
	}
	if !(u.unit > 0) {
		return nil, root.Errorf("unit: want what one dot stands for, a number above 0")
	}
	list, err := items.Entries("item", 1, 6)
	if err != nil {
		return nil, err
	}
	for _, n := range list {
		a, err := u.readItem(n)
		if err != nil {
			return nil, err
		}
		u.items = append(u.items, a)
		if a.dots > u.items[u.largest].dots {
			u.largest = len(u.items) - 1
		}
	}
	return u, nil
}

func (u *units) readItem(n *yamlfile.Node) (amount, error) {
	var a amount
	var value *yamlfile.Node
	color := "accent"
	err := n.Fields(yamlfile.Key("label", yamlfile.To(&a.label)), yamlfile.Key("value", yamlfile.To(&value)), yamlfile.Key("text", yamlfile.To(&a.text)),
		yamlfile.Key("large", yamlfile.To(&a.large)), yamlfile.Key("color", yamlfile.To(&color)), yamlfile.Key("step", yamlfile.Int(&a.step, 0, 99)))
	if err != nil {
		return a, err
	}
	if value == nil {
		return a, n.Errorf("item: value is missing")
	}
	v, err := value.Number(0, u.unit*mostDots)
	if err != nil {
		return a, err
	}
	a.dots = int(math.Round(v / u.unit))
	a.role, err = drawing.ReadRole(n.Line, color)
	return a, err
}

// othersAreSmall reports whether all items but the largest have dots for a single cell.
func (u *units) othersAreSmall() bool {
	for i, a := range u.items {
		if i != u.largest && a.dots > 8 {
			return false
		}
	}
	return true
}

// density returns how an item's dots stand beside the field: close together, and a
// single one in the middle of its row.
func (a amount) density() density {
	if a.dots == 1 {
		return densities[0]
	}
	return densities[len(densities)-1]
}

func (a amount) heading(at drawing.State) frame.Style {
	st := at.PlainStyle(a.role)
	st.Attr |= frame.Bold
	return st
}

// caption returns name and words in a row.
func (a amount) caption() string { return a.label + a.separator() + a.text }

// drawWords prints name and words in a row.
func (a amount) drawWords(c drawing.Canvas, x, y int) {
	x = c.Print(x, y, a.label, a.heading(c.State))
	c.Print(x+len(a.separator()), y, a.text, c.Look.Style(theme.Text))
}

// separator returns the space between name and words: a colon has some of its own.
func (a amount) separator() string {
	switch {
	case a.label == "" || strings.HasSuffix(a.label, "："):
		return ""
	case strings.HasSuffix(a.label, ":"):
		return " "
	}
	return "  "
}

// Size returns the field's with what stands around it: the same at every step.
func (u *units) Size(width, height int, at drawing.State) (w, h int) {
	a := u.arrange(width, height, at)
	if !a.ok {
		return width, len(u.plainLines(width, at))
	}
	return min(width, a.width), min(height, a.height)
}

// Draw draws every item that has come, to scale. Where there is no room for
// all the dots there are none: it says in text what they would show.
func (u *units) Draw(c drawing.Canvas) {
	arr := u.arrange(c.Area.W, c.Area.H, c.State)
	if !arr.ok {
		// Say what there is no room to draw.
		for y, line := range u.plainLines(c.Area.W, c.State) {
			if a := u.items[line.item]; c.Step >= a.step {
				c.Print(c.Area.X, c.Area.Y+y, line.text, c.PlainStyle(a.role))
			}
		}
		return
	}
	if c.Step >= u.items[u.largest].step {
		// Fill the field, and say what it is.
		a := u.items[u.largest]
		x, y := c.Area.X+arr.words.X, c.Area.Y+arr.words.Y
		switch {
		case arr.said.h > 0:
			arr.said.draw(c, x, y, x, a)
		case arr.large.Height() > 0:
			st := c.PlainStyle(a.role)
			arr.large.Draw(c.Frame, c.Area, x, y, func(int) frame.Style { return st })
			a.drawWords(c, x, y+arr.large.Height())
		default:
			a.drawWords(c, x, y)
		}
		done := 1.0
		if c.Step == a.step && a.step > 0 {
			done = drawing.EaseOut(c.Phase(0, pourTime))
		}
		r := arr.field
		hole := arr.hole
		hole.X, hole.Y = hole.X-r.X, hole.Y-r.Y
		p := dotField{density: arr.density, dots: a.dots, width: r.W, height: r.H, hole: hole}
		p.draw(c, c.Area.X+r.X, c.Area.Y+r.Y, done, c.PlainStyle(a.role))
	}
	if arr.hole.W > 0 {
		if a := u.small(); c.Step >= a.step {
			arr.inset.draw(c, c.Area.X+arr.hole.X+holeX, c.Area.Y+arr.hole.Y+holeY, a)
		}
		return
	}
	y := c.Area.Y
	for i, a := range u.items {
		if i == u.largest {
			continue
		}
		st, rows := c.PlainStyle(a.role), 1
		if arr.side > 0 {
			rows = a.rows(arr.side) + 1
		}
		switch {
		case c.Step < a.step:
		case arr.side > 0: // in its own column: name, words, dots
			c.Print(c.Area.X, y, a.label, a.heading(c.State))
			c.Print(c.Area.X, y+1, a.text, c.Look.Style(theme.Text))
			dotField{density: a.density(), dots: a.dots, width: arr.side, height: a.rows(arr.side) - 2}.draw(c, c.Area.X, y+2, 1, st)
		default: // few dots in one row: dots, an arrow to them, name and words
			dotField{density: a.density(), dots: a.dots, width: 1, height: 1}.draw(c, c.Area.X, y, 1, st)
			c.Print(c.Area.X+2, y, c.Pick("←", "<"), st)
			a.drawWords(c, c.Area.X+4, y)
		}
		y += rows
	}
}

// plainLine is a line of what is said where there is no room to draw.
type plainLine struct {
	item int
	text string
}

// plainLines returns the items in the order in which they come, set to a width: words,
// then how many dots they are, in a row of its own if it has to be.
func (u *units) plainLines(width int, at drawing.State) []plainLine {
	order := make([]int, len(u.items))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return u.items[a].step - u.items[b].step })
	var lines []plainLine
	widths := at.Look.Viewer.Widths
	for _, i := range order {
		a := u.items[i]
		words, count := strings.TrimSpace(a.caption()), a.count()
		if both := words + "  " + count; words == "" || at.Width(both) <= width {
			lines = append(lines, plainLine{i, strings.TrimSpace(both)})
			continue
		}
		for _, l := range widths.Lines(nil, words, max(width, 2)) {
			lines = append(lines, plainLine{i, words[l.Start:l.End]})
		}
		lines = append(lines, plainLine{i, at.Shorten(count, width)})
	}
	return lines
}

// count returns how many dots an item is.
func (a amount) count() string { return drawing.GroupDigits(strconv.Itoa(a.dots)) + " × ⠂" }

// Motion returns the time of the field, if it comes with a step of its own.
func (u *units) Motion(step int) time.Duration {
	if a := u.items[u.largest]; a.step == step && step > 0 {
		return pourTime
	}
	return 0
}

// Frames returns 30 a second, enough for grains.
func (u *units) Frames() int { return 30 }

// Text returns a line for each item: its words, and to how many dots it comes.
func (u *units) Text() string {
	lines := make([]string, len(u.items))
	for i, a := range u.items {
		lines[i] = strings.TrimSpace(a.caption() + "  " + a.count())
	}
	return drawing.JoinLines(lines...)
}
