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

// joined is people of several fields, and that they work as one: each field's
// title stands in a ring, the rings are links of a chain, and the field's
// people stand below. In a narrow area the chain hangs at the left.
type joined struct{ columns []discipline }

// discipline is one of the fields.
type discipline struct {
	title  string
	role   theme.Role // of its ring
	people []person
	step   int // with which it comes
}

// person is somebody of a discipline; a name of question marks only is a place
// kept free.
type person struct{ name, place, field string }

// joinedRoles are the rings' roles, if the body does not say.
var joinedRoles = [...]theme.Role{theme.Energy, theme.Accent, theme.Life}

// ParseJoined reads a list of 2 to 4 columns: title, color, and people, each
// with name, place and field.
func ParseJoined(body []byte, _ drawing.Source) (drawing.Drawing, error) {
	root, err := yamlfile.Parse("", 0, body)
	if err != nil {
		return nil, err
	}
	entries, err := root.Entries("column", 2, 4)
	if err != nil {
		return nil, err
	}
	j := &joined{}
	for i, n := range entries {
		d, err := parseDiscipline(n, joinedRoles[i%len(joinedRoles)])
		if err != nil {
			return nil, err
		}
		if i > 0 && d.step < j.columns[i-1].step {
			return nil, n.Errorf("step is %d, and that of the column before is %d", d.step, j.columns[i-1].step).WithHint("the chain grows from its first ring on")
		}
		j.columns = append(j.columns, d)
	}
	return j, nil
}

func parseDiscipline(n *yamlfile.Node, role theme.Role) (discipline, error) {
	d := discipline{role: role}
	var people *yamlfile.Node
	var color string
	if err := n.Fields(yamlfile.Key("title", yamlfile.To(&d.title)), yamlfile.Key("color", yamlfile.To(&color)), yamlfile.Key("people", yamlfile.To(&people)), yamlfile.Key("step", yamlfile.Int(&d.step, 0, 99))); err != nil {
		return d, err
	}
	if color != "" {
		var err error
		if d.role, err = drawing.ReadRole(n.Line, color); err != nil {
			return d, err
		}
	}
	if people == nil {
		return d, n.Errorf("a column without people")
	}
	entries, err := people.Entries("person", 1, 12)
	if err != nil {
		return d, err
	}
	for _, e := range entries {
		var p person
		if err := e.Fields(yamlfile.Key("name", yamlfile.To(&p.name)), yamlfile.Key("place", yamlfile.To(&p.place)), yamlfile.Key("field", yamlfile.To(&p.field))); err != nil {
			return d, err
		}
		if p.name == "" {
			return d, e.Errorf("a person without a name").WithHint(`a place kept free is "?? ??"`)
		}
		d.people = append(d.people, p)
	}
	return d, nil
}

// isFree reports whether the person is not known yet.
func (p person) isFree() bool { return strings.Trim(p.name, "? ？") == "" }

// joinedPlan is where everything stands, in cells from the area's top left.
type joinedPlan struct {
	w, h    int
	stacked bool
	columns []joinedPlace
}

type joinedPlace struct {
	ring   frame.Rect
	titles drawing.Words
	title  frame.Point // of the first title line's beginning, or in a row of rings its middle
	rows   []joinedRow
	at     frame.Point // of the first row
}

const (
	joinedMeasure = 17 // the least for columns to stand side by side
	joinedGap     = 2  // cells between two columns
	joinedOverlap = 4  // cells that two rings share at least
	joinedGutter  = 5  // cells of the chain that hangs at the left
)

// joinedForm is a way to set columns side by side.
type joinedForm struct {
	ring       int // rows
	dense, air bool
	titles     lettering.Size
}

// joinedForms are all ways, from the airiest.
var joinedForms = [...]joinedForm{
	{13, false, true, lettering.Medium},
	{7, false, true, lettering.Small},
	{5, false, true, lettering.Small},
	{5, true, true, lettering.Small},
	{3, false, true, lettering.Small},
	{3, true, true, lettering.Small},
	{3, true, false, lettering.Small},
}

func (j *joined) plan(w, h int, at drawing.State) joinedPlan {
	n := len(j.columns)
	measure := (w - (n-1)*joinedGap) / n
	if measure < joinedMeasure {
		return j.planStack(w, at)
	}
	var p joinedPlan
	for i, form := range joinedForms {
		if form.ring > 5 && w < 90 {
			continue
		}
		ok := false
		p, ok = j.planRow(w, measure, form, at, func(d discipline) []joinedRow {
			return d.rows(measure, form.dense, form.air, at.Widths())
		})
		if ok && p.h <= h || i == len(joinedForms)-1 {
			break
		}
	}
	return p
}

// planRow stands the columns side by side. Each ring shares some cells with the
// next one; each column's rows stand as one block under its ring. ok is false if a
// title does not stand within its ring.
func (j *joined) planRow(w, measure int, form joinedForm, at drawing.State, set func(discipline) []joinedRow) (p joinedPlan, ok bool) {
	p, ok = joinedPlan{w: w}, true
	left, widths := 0, at.Widths()
	face, known := at.Face(form.titles)
	rings, overlap := j.rings(w, form.ring, widths)
	for i, across := range rings {
		d := j.columns[i]
		place := joinedPlace{ring: frame.Rect{X: left, W: across, H: form.ring}, rows: set(d)}
		// The title stands in the middle of the ring.
		fits := false
		place.titles, fits = at.Set(d.title, face, max(across-2*overlap, 1))
		ok = ok && known && fits && !breaksWord(d.title, place.titles.Lines) && place.titles.H < form.ring-2
		place.title = frame.Point{X: place.ring.X + place.ring.W/2, Y: place.ring.Y + (place.ring.H-place.titles.H)/2}
		left += across - overlap
		block := 0
		for _, r := range place.rows {
			block = max(block, r.width(widths))
		}
		x := place.ring.X + (across-block)/2
		first := i * (measure + joinedGap)
		place.at = frame.Point{X: min(max(x, first), first+measure-min(block, measure)), Y: form.ring + 1}
		p.h = max(p.h, place.at.Y+len(place.rows))
		p.columns = append(p.columns, place)
	}
	return p, ok
}

// rings returns how wide each column's ring is, high rows high, and how many cells it
// shares with the next: all are the same and well in one another, unless they
// are flat or a title needs the room.
func (j *joined) rings(w, high int, widths typeset.Widths) (across []int, overlap int) {
	n := len(j.columns)
	across = make([]int, n)
	longest, sum := 0, 0
	for i, d := range j.columns {
		across[i] = widths.Width(d.title) + 2*joinedOverlap + 1
		longest, sum = max(longest, across[i]), sum+across[i]
	}
	overlap = joinedOverlap
	if wider := overlap + 2; high > 3 && longest+4 <= (w+(n-1)*wider)/n {
		overlap = wider
	}
	room := w + (n-1)*overlap
	for i := range across {
		if longest <= room/n || sum > room {
			across[i] = room / n
		} else {
			across[i] += (room - sum) / n
		}
	}
	return across, overlap
}

// planStack stands the columns one under the other, beside a chain of which
// each ring reaches into the next one's first two rows.
func (j *joined) planStack(w int, at drawing.State) joinedPlan {
	measure := max(w-joinedGutter, 1)
	p := joinedPlan{w: w, stacked: true}
	y := 0
	for _, d := range j.columns {
		place := joinedPlace{rows: d.rows(measure, true, false, at.Widths())}
		place.titles, _ = setWords(d.title, lettering.Face{}, measure, at)
		used := place.titles.H + len(place.rows)
		place.title = frame.Point{X: joinedGutter, Y: y}
		place.at = frame.Point{X: joinedGutter, Y: y + place.titles.H}
		place.ring = frame.Rect{Y: y, W: joinedGutter - 1, H: used + 3}
		p.columns = append(p.columns, place)
		y += used + 1
	}
	last := &p.columns[len(p.columns)-1]
	p.h = y - 1
	last.ring.H = p.h - last.ring.Y
	return p
}

// last returns the step that brings the last discipline.
func (j *joined) last() int {
	last := 0
	for _, d := range j.columns {
		last = max(last, d.step)
	}
	return last
}

// Size returns the whole width, and the height that it needs at any step.
func (j *joined) Size(width, height int, at drawing.State) (w, h int) {
	p := j.plan(width, height, at)
	if solo, ok := j.solo(width, height, at); ok {
		return width, max(solo.h, p.h)
	}
	return min(p.w, width), p.h
}

// joinedSweep is how long a ring takes to close; each begins when the one
// before it is half there.
const joinedSweep = 420 * time.Millisecond

// Draw draws the chain, then the titles and people. Where the disciplines come
// with steps and there is room for medium letters, each has the page to itself,
// and all stand together one step after the last.
func (j *joined) Draw(c drawing.Canvas) {
	if c.Area.W < 1 || c.Area.H < 1 {
		return
	}
	if solo, ok := j.solo(c.Area.W, c.Area.H, c.State); ok && c.Step <= j.last() {
		j.drawSolo(c, solo)
		return
	}
	p := j.plan(c.Area.W, c.Area.H, c.State)
	j.drawRings(c, p)
	for i, column := range p.columns {
		for k, r := range column.rows {
			if j.columns[i].step <= c.Step {
				r.draw(c, c.Area.X+column.at.X, c.Area.Y+column.at.Y+k)
			}
		}
	}
}

// drawRings draws the chain with the titles of those that have come.
func (j *joined) drawRings(c drawing.Canvas, p joinedPlan) {
	s := drawing.NewSketch(c.Area.W, c.Area.H)
	var rings []ring
	for i, column := range p.columns {
		if j.columns[i].step > c.Step {
			break
		}
		start := time.Duration(0)
		if j.columns[i].step == 0 {
			start = time.Duration(i) * joinedSweep / 2
		}
		part := 1.0
		if j.columns[i].step == c.Step {
			part = drawing.EaseOut(c.Phase(start, joinedSweep))
		}
		rings = append(rings, ring{box: column.ring, part: part, style: c.Look.Style(j.columns[i].role)})
	}
	drawChain(s, rings, p.stacked)
	s.Draw(c, c.Area.X, c.Area.Y)
	for i, column := range p.columns[:len(rings)] {
		st := c.Look.Style(j.columns[i].role)
		st.Attr |= frame.Bold
		y := column.title.Y
		for _, t := range column.titles.Lines {
			x, face := column.title.X, column.titles.Face
			if !p.stacked {
				x -= (c.FaceWidth(face, t) + 1) / 2
			}
			face.Draw(c.Frame, c.Area, c.Area.X+x, c.Area.Y+y, t, st)
			y += face.Rows() + face.Leading()
		}
	}
}

// Motion returns the time that the rings of a step take to close.
func (j *joined) Motion(step int) time.Duration {
	n := 0 // the rings that come with it
	for _, d := range j.columns {
		if d.step == step {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return joinedSweep + time.Duration(n-1)*joinedSweep/2
}

// Frames returns 24 a second.
func (j *joined) Frames() int { return 24 }

// Text returns each title, and below it a line for each of its people.
func (j *joined) Text() string {
	var b strings.Builder
	for _, d := range j.columns {
		fmt.Fprintf(&b, "%s\n", d.title)
		for _, p := range d.people {
			b.WriteString("  " + p.name)
			for _, s := range [...]string{p.place, p.field} {
				if s != "" {
					b.WriteString("  " + s)
				}
			}
			b.WriteByte('\n')
		}
	}
	return strings.TrimRight(b.String(), "\n")
}
