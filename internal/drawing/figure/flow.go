package figure

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
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
	row    bool // side by side
	places []flowPlace
	w, h   int
}

type flowPlace struct {
	picture         frame.Rect
	name, text      drawing.Words
	x, nameY, textY int
}

const (
	flowGap     = 4  // cells between two stations side by side
	flowMeasure = 16 // the least that a station needs to stand beside others
	flowPicture = 3  // rows that a picture needs
)

// plan stands the stations side by side, with their words as large as the area
// has room for, or else one under the other.
func (fl *flow) plan(w, h int, at drawing.State) flowPlan {
	if flowColumn(w, len(fl.items)) < flowMeasure {
		return fl.planStack(w, h, at)
	}
	small, _ := at.Face(lettering.Small)
	if medium, ok := at.Face(lettering.Medium); ok {
		for _, text := range [...]lettering.Face{medium, small} {
			if p, ok := fl.planRow(w, h, medium, text, at); ok {
				return p
			}
		}
	}
	p, _ := fl.planRow(w, h, small, small, at)
	return p
}

// flowColumn returns the measure of each of n stations side by side.
func flowColumn(w, n int) int { return (w - (n-1)*flowGap) / n }

// setWords sets a text in a face within a measure: small letters fill their
// lines, larger ones are balanced. ok is false if the text does not fit, or
// only with one of its words broken.
func setWords(s string, face lettering.Face, measure int, at drawing.State) (words drawing.Words, ok bool) {
	if s == "" || !face.IsSmall() {
		words, ok = at.Set(s, face, measure)
		return words, ok && !breaksWord(s, words.Lines)
	}
	words.Face = face
	for _, l := range at.Widths().Lines(nil, s, max(measure, 1)) {
		words.Lines = append(words.Lines, s[l.Start:l.End])
		words.W = max(words.W, l.Width)
	}
	words.H = len(words.Lines)
	return words, true
}

// breaksWord reports whether one of the lines of s ends within a word of an
// alphabet.
func breaksWord(s string, lines []string) bool {
	narrow := func(r rune) bool { return unicode.IsLetter(r) && typeset.Narrow.Width(string(r)) == 1 }
	for i := 1; i < len(lines); i++ {
		last, _ := utf8.DecodeLastRuneInString(lines[i-1])
		first, _ := utf8.DecodeRuneInString(lines[i])
		if narrow(last) && narrow(first) && strings.Contains(s, lines[i-1]+lines[i]) {
			return true
		}
	}
	return false
}

// planRow returns the stations side by side, their names and texts in these
// faces. ok is false if words do not fit their measure or take the pictures' room.
func (fl *flow) planRow(w, h int, name, text lettering.Face, at drawing.State) (p flowPlan, ok bool) {
	p = flowPlan{row: true, w: w}
	measure := flowColumn(w, len(fl.items))
	names, texts, pictured := 1, 0, false
	for i, it := range fl.items {
		place := flowPlace{x: i * (measure + flowGap)}
		var nameFits, textFits bool
		place.name, nameFits = setWords(it.name, name, measure, at)
		place.text, textFits = setWords(it.text, text, measure, at)
		if !nameFits || !textFits {
			return p, false
		}
		names, texts = max(names, place.name.H), max(texts, place.text.H)
		pictured = pictured || it.picture != ""
		p.places = append(p.places, place)
	}
	most := max(5, measure/3)
	if at.Lettering != lettering.None && pictured {
		most = max(5, measure/2) // a square
	}
	p.h = names + 1 + texts
	pics := oddRows(min(h-p.h-1, most))
	if pics >= flowPicture {
		p.h += pics + 1
	} else {
		pics = -1
	}
	for i := range p.places {
		place := &p.places[i]
		place.picture = frame.Rect{X: place.x, Y: names + 1, W: measure, H: max(pics, 0)}
		place.textY = names + 2 + pics
	}
	return p, p.h <= h && (pics >= flowPicture || !pictured)
}

// oddRows returns a number of rows of which one is in the middle.
func oddRows(rows int) int {
	if rows%2 == 0 {
		rows--
	}
	return rows
}

// planStack stands stations one under the other, with a row for the arrow between two.
func (fl *flow) planStack(w, h int, at drawing.State) flowPlan {
	small, _ := at.Face(lettering.Small)
	p := flowPlan{w: w}
	n, used := len(fl.items), len(fl.items)-1
	for _, it := range fl.items {
		var place flowPlace
		place.name, _ = setWords(it.name, small, w, at)
		place.text, _ = setWords(it.text, small, w, at)
		used += place.name.H + place.text.H
		p.places = append(p.places, place)
	}
	pics := oddRows(min((h-used)/n, 5))
	if pics < flowPicture {
		pics = 0
	}
	y := 0
	for i, it := range fl.items {
		place := &p.places[i]
		place.nameY = y
		place.picture = frame.Rect{Y: y + place.name.H, W: min(w, 40), H: pics}
		if it.picture == "" {
			place.picture.H = 0
		}
		place.textY = place.picture.Y + place.picture.H
		y = place.textY + place.text.H + 1
	}
	p.h = y - 1
	return p
}

// Size returns the whole width and what its stations need of the height.
func (fl *flow) Size(width, height int, at drawing.State) (w, h int) {
	p := fl.plan(width, height, at)
	return min(p.w, width), p.h
}

// Draw draws the stations up to the step.
func (fl *flow) Draw(c drawing.Canvas) {
	if c.Area.W < 1 || c.Area.H < 1 {
		return
	}
	p := fl.plan(c.Area.W, c.Area.H, c.State)
	s := drawing.NewSketch(c.Area.W, c.Area.H)
	for i := range min(c.Step+1, len(fl.items)) {
		own := c.State
		own.Still = c.Still || i < c.Step
		// What belongs to station i is there as far as it has come.
		c := drawing.Canvas{Frame: c.Frame, Area: c.Area, State: own}
		it, place := fl.items[i], p.places[i]
		begin := time.Duration(0)
		if i > 0 {
			fl.drawArrow(c, p, i)
			begin = flowName
		}
		if st, shown := c.Appear(theme.Accent, c.Phase(begin, flowFade)); shown {
			st.Attr |= frame.Bold
			c.PrintWords(place.name, c.Area.X+place.x, c.Area.Y+place.nameY, place.name.W, drawing.Start, st)
		}
		if st, shown := c.Appear(theme.Text, c.Phase(begin+flowFade/2, flowFade)); shown {
			c.PrintWords(place.text, c.Area.X+place.x, c.Area.Y+place.textY, place.text.W, drawing.Start, st)
		}
		pic, ok := flowPictures[it.picture]
		if !ok || place.picture.H < 2 {
			continue
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
	s.Draw(c, c.Area.X, c.Area.Y)
}

// drawArrow leads from station i-1 to station i: behind its name, or under its text.
func (fl *flow) drawArrow(c drawing.Canvas, p flowPlan, i int) {
	st := c.Look.Style(theme.Muted)
	grown := drawing.EaseOut(c.Phase(0, flowArrow))
	line, head := c.Pick("─", "-"), c.Pick("▶", ">")
	to := p.places[i]
	if !p.row {
		if grown > 0 {
			c.Print(c.Area.X, c.Area.Y+to.nameY-1, c.Pick("▼", "v"), st)
		}
		return
	}
	from := p.places[i-1]
	x0 := from.x + c.FaceWidth(from.name.Face, from.name.Lines[0]) + 1
	length := drawing.Round(grown * float64(to.x-1-x0))
	if length > 0 {
		c.Print(c.Area.X+x0, c.Area.Y+from.name.Face.Rows()/2, strings.Repeat(line, length-1)+head, st)
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
