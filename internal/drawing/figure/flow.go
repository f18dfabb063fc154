package figure

import (
	"strings"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// flow is a way in a few stations, one a step: names in a row, joined by
// arrows, under each its own small drawing and its text. In a narrow area they
// stand one under the other. Their places are those of the last step from the
// first one on.
type flow struct{ items []station }

// station is one of them. picture is "", spikes, marks or net.
type station struct{ name, text, picture string }

// flowPictures are what a station may show.
var flowPictures = map[string]struct {
	draw   func(s *drawing.Sketch, box frame.Rect, t time.Duration, at drawing.State)
	motion time.Duration
}{
	"spikes": {drawSpikes, spikesMotion},
	"marks":  {drawMarks, marksMotion},
	"net":    {drawLearner, learnerMotion},
}

// When the parts of a station come, from the beginning of its step.
const (
	flowArrow = 240 * time.Millisecond // the arrow that leads to it grows
	flowName  = 120 * time.Millisecond // its name begins to appear
	flowDraw  = 240 * time.Millisecond // its drawing begins to move
	flowFade  = 180 * time.Millisecond // names and texts take this to appear
)

// ParseFlow reads a list of 2 to 5 stations: name, text, picture.
func ParseFlow(body []byte, _ drawing.Source) (drawing.Drawing, error) {
	root, err := yamlfile.Parse("", 0, body)
	if err != nil {
		return nil, err
	}
	entries, err := root.Entries("station", 2, 5)
	if err != nil {
		return nil, err
	}
	fl := &flow{}
	for _, n := range entries {
		var s station
		if err := n.Fields(yamlfile.Key("name", yamlfile.To(&s.name)), yamlfile.Key("text", yamlfile.To(&s.text)), yamlfile.Key("picture", yamlfile.OneOf(&s.picture, "spikes", "marks", "net"))); err != nil {
			return nil, err
		}
		if s.name == "" {
			return nil, n.Errorf("a station without a name")
		}
		fl.items = append(fl.items, s)
	}
	return fl, nil
}

// flowPlan is where stations stand, in cells from the area's top left.
type flowPlan struct {
	row     bool // side by side
	measure int  // of the texts
	places  []flowPlace
	w, h    int
}

type flowPlace struct{ name, picture, text frame.Rect }

const (
	flowGap     = 4  // cells between two stations side by side
	flowMeasure = 16 // the least that a station needs to stand beside others
)

func (fl *flow) plan(w, h int, widths typeset.Widths) flowPlan {
	n := len(fl.items)
	if measure := (w - (n-1)*flowGap) / n; measure >= flowMeasure {
		return fl.planRow(w, h, measure, widths)
	}
	return fl.planStack(w, h, widths)
}

// lineCount returns how many rows s takes, set to a measure; none if it says nothing.
func lineCount(s string, measure int, widths typeset.Widths) int {
	if s == "" {
		return 0
	}
	return len(widths.Lines(nil, s, max(measure, 1)))
}

func (fl *flow) planRow(w, h, measure int, widths typeset.Widths) flowPlan {
	names, texts := 1, 0
	for _, it := range fl.items {
		names = max(names, lineCount(it.name, measure, widths))
		texts = max(texts, lineCount(it.text, measure, widths))
	}
	pics := oddRows(min(h-names-texts-2, max(5, measure/3)))
	p := flowPlan{row: true, measure: measure, w: w, h: names + 1 + texts}
	if pics >= 3 {
		p.h += pics + 1
	} else {
		pics = -1
	}
	for i := range fl.items {
		x := i * (measure + flowGap)
		p.places = append(p.places, flowPlace{
			name:    frame.Rect{X: x, W: measure, H: names},
			picture: frame.Rect{X: x, Y: names + 1, W: measure, H: max(pics, 0)},
			text:    frame.Rect{X: x, Y: names + 2 + pics, W: measure, H: texts},
		})
	}
	return p
}

// oddRows returns a number of rows of which one is in the middle.
func oddRows(rows int) int {
	if rows%2 == 0 {
		rows--
	}
	return rows
}

// planStack stands stations one under the other, with a row for the arrow between two.
func (fl *flow) planStack(w, h int, widths typeset.Widths) flowPlan {
	n, used := len(fl.items), len(fl.items)-1
	for _, it := range fl.items {
		used += lineCount(it.name, w, widths) + lineCount(it.text, w, widths)
	}
	pics := oddRows(min((h-used)/n, 5))
	if pics < 3 {
		pics = 0
	}
	p := flowPlan{measure: w, w: w}
	y := 0
	for _, it := range fl.items {
		names, texts := lineCount(it.name, w, widths), lineCount(it.text, w, widths)
		place := flowPlace{name: frame.Rect{Y: y, W: w, H: names}}
		place.picture = frame.Rect{Y: y + names, W: min(w, 40), H: pics}
		if it.picture == "" {
			place.picture.H = 0
		}
		place.text = frame.Rect{Y: place.picture.Y + place.picture.H, W: w, H: texts}
		p.places = append(p.places, place)
		y = place.text.Y + texts + 1
	}
	p.h = y - 1
	return p
}

// Size returns the whole width and what its stations need of the height.
func (fl *flow) Size(width, height int, at drawing.State) (w, h int) {
	p := fl.plan(width, height, at.Look.Viewer.Widths)
	return min(p.w, width), p.h
}

// Draw draws the stations up to the step.
func (fl *flow) Draw(c drawing.Canvas) {
	if c.Area.W < 1 || c.Area.H < 1 {
		return
	}
	p := fl.plan(c.Area.W, c.Area.H, c.Frame.Widths())
	s := drawing.NewSketch(c.Area.W, c.Area.H)
	for i := range min(c.Step+1, len(fl.items)) {
		own := c.State
		own.Still = c.Still || i < c.Step
		fl.drawStation(drawing.Canvas{Frame: c.Frame, Area: c.Area, State: own}, s, p, i)
	}
	s.Draw(c, c.Area.X, c.Area.Y)
}

// drawStation draws what belongs to station i, as far as it has come.
func (fl *flow) drawStation(c drawing.Canvas, s *drawing.Sketch, p flowPlan, i int) {
	it, place := fl.items[i], p.places[i]
	begin := time.Duration(0)
	if i > 0 {
		fl.drawArrow(c, p, i)
		begin = flowName
	}
	if st, shown := c.Appear(theme.Accent, c.Phase(begin, flowFade)); shown {
		st.Attr |= frame.Bold
		printLines(c, place.name, it.name, st)
	}
	if st, shown := c.Appear(theme.Text, c.Phase(begin+flowFade/2, flowFade)); shown {
		printLines(c, place.text, it.text, st)
	}
	pic, ok := flowPictures[it.picture]
	if !ok || place.picture.H < 2 {
		return
	}
	t := max(c.Since-begin, 0)
	if c.Still {
		t = pic.motion
	}
	if it.picture == "net" && i > 0 && p.row && fl.items[i-1].picture == "marks" {
		drawLeads(s, p.places[i-1].picture, place.picture, c.State)
	}
	pic.draw(s, place.picture, t, c.State)
}

// printLines sets s in a place within the area.
func printLines(c drawing.Canvas, place frame.Rect, s string, st frame.Style) {
	if s == "" || place.W < 1 {
		return
	}
	for i, l := range c.Frame.Widths().Lines(nil, s, place.W) {
		c.Print(c.Area.X+place.X, c.Area.Y+place.Y+i, s[l.Start:l.End], st)
	}
}

// drawArrow leads from station i-1 to station i: behind its name, or under its text.
func (fl *flow) drawArrow(c drawing.Canvas, p flowPlan, i int) {
	st := c.Look.Style(theme.Muted)
	grown := drawing.EaseOut(c.Phase(0, flowArrow))
	line, head := c.Pick("─", "-"), c.Pick("▶", ">")
	to := p.places[i].name
	if !p.row {
		if grown > 0 {
			c.Print(c.Area.X, c.Area.Y+to.Y-1, c.Pick("▼", "v"), st)
		}
		return
	}
	from, widths := p.places[i-1].name, c.Frame.Widths()
	first := widths.Lines(nil, fl.items[i-1].name, p.measure)[0]
	x0 := from.X + first.Width + 1
	length := drawing.Round(grown * float64(to.X-1-x0))
	if length > 0 {
		c.Print(c.Area.X+x0, c.Area.Y, strings.Repeat(line, length-1)+head, st)
	}
}

// Motion returns the time of the step's own station.
func (fl *flow) Motion(step int) time.Duration {
	if step < 0 || step >= len(fl.items) {
		return 0
	}
	return flowDraw + max(flowPictures[fl.items[step].picture].motion, flowFade)
}

// Frames returns 24 a second.
func (fl *flow) Frames() int { return 24 }

// Text returns the stations, each with its text below.
func (fl *flow) Text() string {
	var b strings.Builder
	for i, it := range fl.items {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(it.name)
		if it.text != "" {
			b.WriteString("\n  " + it.text)
		}
	}
	return b.String()
}
