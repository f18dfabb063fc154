package chart

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// timeline is what happens when: marks on a line with their names over and
// under it, or, where there is no room for that, one under the other.
type timeline struct {
	heading
	events []event // in their order
	time   axis
}

// event is a moment, or a time.
type event struct {
	from, to   float64 // coordinates; of a moment both are the same
	when, what string
	role       theme.Role
	step       int
}

// mostEvents bounds a timeline.
const mostEvents = 60

func parseTimeline(root *yamlfile.Node, src drawing.Source) (drawing.Drawing, error) {
	c := &timeline{time: axis{kind: dates}}
	var ignored string
	var file, data *yamlfile.Node
	fields := slices.Concat([]yamlfile.Field{yamlfile.Key("type", yamlfile.To(&ignored)), yamlfile.Key("src", yamlfile.To(&file)), yamlfile.Key("data", yamlfile.To(&data))}, c.heading.fields())
	if err := root.Fields(fields...); err != nil {
		return nil, err
	}
	t, err := readTable(root, file, data, src)
	if err != nil {
		return nil, err
	}
	if len(t.rows) > mostEvents {
		return nil, t.node.Errorf("%d events: want at most %d", len(t.rows), mostEvents)
	}
	c.time.span = emptySpan()
	for i := range t.rows {
		e, err := readEvent(t, i)
		if err != nil {
			return nil, err
		}
		c.events = append(c.events, e)
		c.time.span = c.time.with(e.from)
		c.time.span = c.time.with(e.to)
	}
	slices.SortStableFunc(c.events, func(a, b event) int { return cmp.Compare(a.from, b.from) })
	c.time.open()
	return c, nil
}

// readEvent reads a row: when and what, the columns of those names or the
// first two, and perhaps until, color and step.
func readEvent(t *table, row int) (event, error) {
	cell := func(name string, otherwise int) string {
		if i := t.find(name); i >= 0 {
			return t.rows[row][i]
		}
		if otherwise >= 0 && otherwise < len(t.header) {
			return t.rows[row][otherwise]
		}
		return ""
	}
	e := event{when: cell("when", 0), what: cell("what", 1), role: theme.Accent}
	var ok bool
	if e.from, ok = year(e.when); !ok {
		return e, t.fault(row, fmt.Sprintf("no year and no date: %q", e.when), dateHint)
	}
	e.to = e.from
	if until := cell("until", -1); !missing(until) {
		if e.to, ok = year(until); !ok || e.to < e.from {
			return e, t.fault(row, fmt.Sprintf("until: no later year or date: %q", until), dateHint)
		}
		e.when += " – " + until
	}
	if color := cell("color", -1); color != "" {
		if e.role, ok = theme.RoleNamed(color); !ok {
			return e, t.fault(row, fmt.Sprintf("unknown colour %q", color), "there are "+strings.Join(theme.RoleNames(), ", "))
		}
	}
	if step := cell("step", -1); !missing(step) {
		n, err := strconv.Atoi(step)
		if err != nil || n < 0 || n > 99 {
			return e, t.fault(row, fmt.Sprintf("step is %q: want 0 to 99", step), "0 is there from the beginning")
		}
		e.step = n
	}
	return e, nil
}

// eventLabel is where an event's words stand beside the line.
type eventLabel struct {
	x, width int
	up       bool
	level    int // 0 is next to the line
}

// labelRows are the rows of a label with its stem: when, what, and the stem.
const labelRows = 3

// placeLabels places the words on as few levels as will do; ok is false if they have
// no room beside the line.
func (c *timeline) placeLabels(width, height int, at drawing.State) (all []eventLabel, levels int, ok bool) {
	if width < 20 {
		return nil, 0, false
	}
	for levels = 1; levels*2*labelRows+1 <= height && levels <= 4; levels++ {
		if all, ok = c.placeOnLevels(width, levels, at); ok {
			return all, levels, true
		}
	}
	return nil, 0, false
}

// placeOnLevels finds room for all words on so many levels above the line and below.
func (c *timeline) placeOnLevels(width, levels int, at drawing.State) ([]eventLabel, bool) {
	free := make([]int, 2*levels) // the first free column of a level, over the line and under it
	stems := make([][]int, 2)     // the columns in which stems stand, above and below
	all := make([]eventLabel, len(c.events))
	for i, e := range c.events {
		n := eventLabel{width: max(at.Width(e.when), at.Width(e.what))}
		if n.width > width {
			return nil, false
		}
		mark := c.column(e.from, width)
		found := false
		for try := range 2 * levels {
			n.level, n.up = try/2, (try+i)%2 == 0
			side := 0
			if !n.up {
				side = 1
			}
			n.x = min(max(mark-n.width/2, 0, free[2*n.level+side]), width-n.width)
			if n.x < free[2*n.level+side] || n.x > mark || mark >= n.x+n.width {
				continue
			}
			if c.crosses(n, stems[side], all[:i], mark) {
				continue
			}
			free[2*n.level+side] = n.x + n.width + 2
			stems[side] = append(stems[side], mark)
			found = true
			break
		}
		if !found {
			return nil, false
		}
		all[i] = n
	}
	return all, true
}

// crosses reports whether a stem would lead through words: its own through
// those nearer to the line, or others' through the words of n.
func (c *timeline) crosses(n eventLabel, stems []int, before []eventLabel, mark int) bool {
	for _, other := range before {
		if other.up != n.up {
			continue
		}
		if other.level < n.level && mark >= other.x-1 && mark <= other.x+other.width {
			return true
		}
	}
	if n.level == 0 {
		for _, s := range stems {
			if s >= n.x-1 && s <= n.x+n.width {
				return true
			}
		}
		return false
	}
	return slices.Contains(stems, mark)
}

// column returns where a time stands.
func (c *timeline) column(v float64, width int) int { return dotAt(c.time.at(v), width-1) }

// Size returns all the width, and the rows of the levels or of the list.
func (c *timeline) Size(width, height int, at drawing.State) (w, h int) {
	probe := frame.New(width, height, at.Look.Viewer.Widths, frame.Style{})
	in := c.heading.drawSpaced(drawing.Canvas{Frame: probe, Area: probe.Bounds(), State: at}, nil)
	rows := c.listRows(in.H)
	if _, levels, ok := c.placeLabels(in.W, in.H, at); ok {
		rows = levels*2*labelRows + 1
	}
	return width, min(height, height-in.H+rows)
}

// listRows returns the rows of the list: with one between, where there is room.
func (c *timeline) listRows(height int) int {
	if n := 2*len(c.events) - 1; n <= height {
		return n
	}
	return len(c.events)
}

// Draw draws the line from the left, and what stands at it as it comes there.
func (c *timeline) Draw(on drawing.Canvas) {
	in := c.heading.drawSpaced(on, nil)
	if in.W < 1 || in.H < 1 {
		return
	}
	all, levels, ok := c.placeLabels(in.W, in.H, on.State)
	if !ok {
		c.drawList(on.Within(in))
		return
	}
	line := in.Y + levels*labelRows
	done := on.Grown(0, drawing.GrowTime)
	until := dotAt(done, in.W-1)
	for x := range until + 1 {
		on.Frame.PrintIn(in, in.X+x, line, on.Look.Glyph(theme.GlyphRule), on.PlainStyle(theme.Rule))
	}
	for i, e := range c.events {
		if done < 1 && c.time.at(e.from) > done || done == 0 {
			continue
		}
		st, shown := on.Come(e.role, e.step)
		if !shown {
			continue
		}
		from, to := c.column(e.from, in.W), min(c.column(e.to, in.W), until)
		for x := from + 1; x <= to; x++ {
			on.Frame.PrintIn(in, in.X+x, line, on.Pick("━", "="), st)
		}
		c.drawLabel(on.Within(in), e, all[i], in.X+from, line, st)
		on.Frame.PrintIn(in, in.X+from, line, c.sign(e, on.State), st)
	}
}

// sign returns the mark of an event: by its shape too if it has a colour of its own.
func (c *timeline) sign(e event, at drawing.State) string {
	if e.role != theme.Accent && at.Colorless() {
		return at.Pick("◆", "#")
	}
	return at.Look.Glyph(theme.GlyphMark)
}

// drawLabel prints when and what, and the stem from the line to them.
func (c *timeline) drawLabel(on drawing.Canvas, e event, n eventLabel, mark, line int, st frame.Style) {
	stem := on.PlainStyle(theme.Rule)
	top := line - (n.level+1)*labelRows
	begin, end := top+2, line
	if !n.up {
		top = line + n.level*labelRows + 2
		begin, end = line+1, top
	}
	for y := begin; y < end; y++ {
		on.Print(mark, y, on.Look.Glyph(theme.GlyphVertical), stem)
	}
	when, _ := on.Come(theme.Muted, e.step)
	what := st
	if e.role == theme.Accent {
		what, _ = on.Come(theme.Text, e.step)
	}
	what.Attr |= frame.Bold
	on.Print(on.Area.X+n.x+(n.width-on.Width(e.when))/2, top, e.when, when)
	on.Print(on.Area.X+n.x+(n.width-on.Width(e.what))/2, top+1, e.what, what)
}

// drawList prints the events one under the other, along a line; if there are
// more than rows, the last row says so.
func (c *timeline) drawList(on drawing.Canvas) {
	gap := c.listRows(on.Area.H) / len(c.events)
	left := 0
	for _, e := range c.events {
		left = max(left, on.Width(e.when)+1)
	}
	left = min(left, on.Area.W*2/3)
	done := on.Grown(0, drawing.GrowTime)
	for i, e := range c.events {
		y := on.Area.Y + i*gap
		if i == on.Area.H-1 && i < len(c.events)-1 {
			on.Print(on.Area.X+left, y, fmt.Sprintf("+ %d", len(c.events)-i), on.Look.Style(theme.Muted))
			return
		}
		st, shown := on.Come(e.role, e.step)
		if !shown || float64(i)/float64(len(c.events)) > done || done == 0 {
			continue
		}
		if gap > 1 && i > 0 {
			on.Print(on.Area.X+left, y-1, on.Look.Glyph(theme.GlyphVertical), on.PlainStyle(theme.Rule))
		}
		when, _ := on.Come(theme.Muted, e.step)
		on.PrintRight(on.Area.X+left-1, y, on.Shorten(e.when, left-1), when)
		on.Print(on.Area.X+left, y, c.sign(e, on.State), st)
		what := st
		if e.role == theme.Accent {
			what, _ = on.Come(theme.Text, e.step)
		}
		on.Print(on.Area.X+left+2, y, on.Shorten(e.what, on.Area.W-left-2), what)
	}
}

// Motion returns the time of the line; what comes with a later step fades in.
func (c *timeline) Motion(step int) time.Duration {
	if step == 0 {
		return drawing.GrowTime
	}
	for _, e := range c.events {
		if e.step == step {
			return drawing.FadeTime
		}
	}
	return 0
}

// Frames returns 30 a second, enough for a line that grows.
func (c *timeline) Frames() int { return 30 }

// Text returns a line for each event: when, and what.
func (c *timeline) Text() string {
	lines := []string{c.heading.text()}
	for _, e := range c.events {
		lines = append(lines, e.when+"  "+e.what)
	}
	return drawing.JoinLines(append(lines, c.credit)...)
}
