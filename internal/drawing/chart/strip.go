package chart

import (
	"fmt"
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

// strip is what happened when: years across, a row for each y, a mark for
// each datum.
type strip struct {
	title      string
	first, end int // years: from first to before end
	rows       []stripRow
}

// stripRow is a row: how many there are in each year.
type stripRow struct {
	name  string
	count []int
	total int
	mean  float64            // year
	lit   map[int]theme.Role // by year from the first: marks in another role
}

// mostYears bounds the years of a strip.
const mostYears = 200

func parseStrip(root *yamlfile.Node, src drawing.Source) (drawing.Drawing, error) {
	s := &strip{}
	var kind string
	var file, data, x, y, marks *yamlfile.Node
	err := root.Fields(yamlfile.Key("type", yamlfile.To(&kind)), yamlfile.Key("src", yamlfile.To(&file)), yamlfile.Key("data", yamlfile.To(&data)), yamlfile.Key("x", yamlfile.To(&x)), yamlfile.Key("y", yamlfile.To(&y)),
		yamlfile.Key("title", yamlfile.To(&s.title)), yamlfile.Key("mark", yamlfile.To(&marks)))
	if err != nil {
		return nil, err
	}
	t, err := readTable(root, file, data, src)
	if err != nil {
		return nil, err
	}
	columnX, err := t.column(root, x, "x")
	if err != nil {
		return nil, err
	}
	columnY, err := t.column(root, y, "y")
	if err != nil {
		return nil, err
	}
	years := make([]int, len(t.rows))
	s.first, s.end = math.MaxInt, math.MinInt
	for i, row := range t.rows {
		y, ok := year(row[columnX])
		if !ok {
			return nil, t.fault(i, fmt.Sprintf("no year and no date: %q", row[columnX]), dateHint)
		}
		years[i] = int(y)
		s.first, s.end = min(s.first, years[i]), max(s.end, years[i]+1)
	}
	if s.end-s.first > mostYears {
		return nil, t.node.Errorf("%d years: want at most %d", s.end-s.first, mostYears)
	}
	for i, row := range t.rows {
		n := slices.IndexFunc(s.rows, func(r stripRow) bool { return r.name == row[columnY] })
		if n < 0 {
			n = len(s.rows)
			s.rows = append(s.rows, stripRow{name: row[columnY], count: make([]int, s.end-s.first)})
		}
		r := &s.rows[n]
		r.count[years[i]-s.first]++
		r.total++
		r.mean += (float64(years[i]) - r.mean) / float64(r.total)
	}
	// The newest on top: the marks then run from the lower left to the upper right.
	slices.SortStableFunc(s.rows, func(a, b stripRow) int {
		if a.mean != b.mean {
			return int(math.Copysign(1, b.mean-a.mean))
		}
		return b.total - a.total
	})
	if marks != nil {
		err = s.readMarks(marks)
	}
	return s, err
}

func (s *strip) readMarks(n *yamlfile.Node) error {
	list, err := n.Entries("mark", 0, 40)
	if err != nil {
		return err
	}
	for _, m := range list {
		var x int
		var y string
		color := "energy"
		if err := m.Fields(yamlfile.Key("x", yamlfile.To(&x)), yamlfile.Key("y", yamlfile.To(&y)), yamlfile.Key("color", yamlfile.To(&color))); err != nil {
			return err
		}
		role, err := drawing.ReadRole(m.Line, color)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(s.rows, func(r stripRow) bool { return r.name == y })
		if i < 0 || x < s.first || x >= s.end || s.rows[i].count[x-s.first] == 0 {
			return m.Errorf("mark: there is nothing at %d, %q", x, y)
		}
		if s.rows[i].lit == nil {
			s.rows[i].lit = make(map[int]theme.Role)
		}
		s.rows[i].lit[x-s.first] = role
	}
	return nil
}

// stripGrid is where the parts of a strip stand.
type stripGrid struct {
	title, label int // rows and columns that they take
	pitch        int // columns from year to year
	lead         int // rows from row to row
	mark         string
	rows         []stripRow
}

// plan finds room: columns as wide as they can be up to 12, names as long as is
// left. Rows that there is no room for are put together into the last one.
func (s *strip) plan(width, height int, at drawing.State) stripGrid {
	var g stripGrid
	if s.title != "" && height > len(s.rows)+1 {
		g.title = 1
		if height > len(s.rows)+2 {
			g.title = 2
		}
	}
	for _, r := range s.rows {
		g.label = max(g.label, at.Width(r.name)+2)
	}
	years := max(s.end-s.first, 1)
	g.label = max(min(g.label, width-5*years), min(g.label, width-3*years), min(8, width/2))
	g.pitch = min(max((width-g.label)/years, 1), 12)
	g.rows, g.lead, g.mark = s.rows, 1, at.Look.Glyph(theme.GlyphMark)
	if height >= g.title+2*len(s.rows)+1 {
		g.lead = 2
		most := 0
		for _, r := range s.rows {
			most = max(most, slices.Max(r.count))
		}
		if g.pitch > 3*most && !at.Wide() {
			g.mark = "██ " // it is seen from afar
		}
	}
	if room := max(height-g.title-1, 1); room < len(g.rows) {
		// The rows that have no room are one.
		rows := g.rows[room-1:]
		sum := stripRow{name: fmt.Sprintf("+ %d", len(rows)), count: make([]int, len(rows[0].count)), lit: make(map[int]theme.Role)}
		for _, r := range rows {
			for i, n := range r.count {
				sum.count[i] += n
				if role, ok := r.lit[i]; ok {
					sum.lit[i] = role
				}
			}
		}
		g.rows = append(slices.Clone(g.rows[:room-1]), sum)
	}
	return g
}

// Size returns what the rows and years take.
func (s *strip) Size(width, height int, at drawing.State) (w, h int) {
	g := s.plan(width, height, at)
	return min(width, max(g.label+g.pitch*(s.end-s.first), at.Width(s.title))), min(height, g.title+g.lead*len(g.rows)+1)
}

// Draw draws the rows, and the years under them.
func (s *strip) Draw(c drawing.Canvas) {
	g := s.plan(c.Area.W, c.Area.H, c.State)
	if g.title > 0 {
		st := c.Look.Style(theme.Text)
		st.Attr |= frame.Bold
		c.Print(c.Area.X, c.Area.Y, c.Shorten(s.title, c.Area.W), st)
	}
	y := c.Area.Y + g.title
	for _, r := range g.rows {
		st := c.Look.Style(theme.Text)
		for _, role := range r.lit {
			st = c.PlainStyle(role)
			st.Attr |= frame.Bold
		}
		c.Print(c.Area.X, y, c.Shorten(r.name, g.label-1), st)
		for i, n := range r.count {
			// Draw as many marks as there are; where they have no room, one and
			// their number.
			x := c.Area.X + g.label + i*g.pitch
			role, lit := r.lit[i]
			if !lit {
				role = theme.Accent
			}
			st := c.PlainStyle(role)
			mark := g.mark
			switch {
			case n == 0:
				c.Print(x, y, c.Look.Glyph(theme.GlyphRest), c.PlainStyle(theme.Rule))
			case n == 1 && lit && c.Look.Colours() == theme.NoColours:
				c.Print(x, y, c.Pick("◆", "#"), st) // by its shape
			case n < g.pitch || n == 1:
				c.Print(x, y, strings.Repeat(mark, n), st)
			case n < 10:
				c.Print(x, y, strconv.Itoa(n), st)
			default:
				c.Print(x, y, "+", st)
			}
		}
		y += g.lead
	}
	// Print the years, as many as there is room for, the last for sure.
	every := (5 + g.pitch - 1) / g.pitch
	for v := s.end - 1; v >= s.first; v -= every {
		st := c.Look.Style(theme.Muted)
		x := c.Area.X + g.label + (v-s.first)*g.pitch
		text := strconv.Itoa(v)
		if x+len(text) > c.Area.X+c.Area.W { // the last one: so that it ends with the area
			text = "’" + text[max(len(text)-2, 0):]
			if x+c.Width(text) > c.Area.X+c.Area.W {
				x = c.Area.X + c.Area.W - c.Width(text)
			}
		}
		c.Print(x, y, text, st)
	}
}

// Motion returns 0: nothing moves.
func (s *strip) Motion(int) time.Duration { return 0 }

// Frames returns 0.
func (s *strip) Frames() int { return 0 }

// Text returns the title, and a line for each row: its name and years.
func (s *strip) Text() string {
	lines := []string{s.title}
	for _, r := range s.rows {
		var years []string
		for i, n := range r.count {
			text := strconv.Itoa(s.first + i)
			if n > 1 {
				text += fmt.Sprintf(" ×%d", n)
			}
			if n > 0 {
				years = append(years, text)
			}
		}
		lines = append(lines, r.name+": "+strings.Join(years, ", "))
	}
	return drawing.JoinLines(lines...)
}
