package figure

import (
	"strings"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// stats is numbers that are the message: large, in a row, with words under each.
type stats struct{ items []stat }

// stat is one of them; its number counts up when its step comes.
type stat struct {
	*big
	words string
	step  int
}

// ParseStats reads a list of number, label, color and step, or, shorter, numbers
// and their labels: {112: GPUs}.
func ParseStats(body []byte, _ drawing.Source) (drawing.Drawing, error) {
	root, err := yamlfile.Parse("", 0, body)
	if err != nil {
		return nil, err
	}
	s := &stats{}
	if root.Kind == yamlfile.Null {
		return nil, root.Errorf("stats: want numbers").WithHint("write 112: GPUs, or - {number: 112, label: GPUs}")
	}
	if root.Kind == yamlfile.Map {
		err = root.Each(func(key, value *yamlfile.Node) error {
			var label string
			if value.Kind != yamlfile.Null {
				if err := yamlfile.Text(&label)(value); err != nil {
					return err
				}
			}
			return s.add(key, key.Value, label, "accent", 0)
		})
	} else {
		var entries []*yamlfile.Node
		if entries, err = root.Entries("number", 1, mostStats); err != nil {
			return nil, err
		}
		for _, n := range entries {
			var number, label string
			color, step := "accent", 0
			err := n.Fields(yamlfile.Key("number", yamlfile.To(&number)), yamlfile.Key("label", yamlfile.To(&label)),
				yamlfile.Key("color", yamlfile.To(&color)), yamlfile.Key("step", yamlfile.Int(&step, 0, 99)))
			if err != nil {
				return nil, err
			}
			if err := s.add(n, number, label, color, step); err != nil {
				return nil, err
			}
		}
	}
	if err == nil && (len(s.items) == 0 || len(s.items) > mostStats) {
		err = root.Errorf("stats: %d numbers: want 1 to %d", len(s.items), mostStats)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// mostStats is as many numbers as anybody keeps in mind.
const mostStats = 5

func (s *stats) add(n *yamlfile.Node, number, label, color string, step int) error {
	role, err := drawing.ReadRole(n.Line, color)
	if err != nil {
		return err
	}
	if number = strings.TrimSpace(number); number == "" {
		return n.Errorf("stats: want a number").WithHint("write - {number: 112, label: GPUs}")
	}
	b := &big{role: role}
	b.split(number)
	s.items = append(s.items, stat{b, strings.TrimSpace(label), step})
	return nil
}

// statsPlan is where everything stands, in cells from the area's top left.
type statsPlan struct {
	face    lettering.Face
	thick   bool // numbers are in the thick letters instead of the face
	numbers int  // rows
	columns []statColumn
	w, h    int
	stacked bool // one under the other
}

type statColumn struct {
	x, y, w int
	words   drawing.Words
}

// statsGap is the columns between two numbers.
const statsGap = 4

// plan sets the numbers as large as all of them fit, the words under them in
// medium or small letters. Where they have no room side by side, they stand one
// under the other.
func (s *stats) plan(width, height int, at drawing.State) statsPlan {
	small, _ := at.Face(lettering.Small)
	labels := []lettering.Face{small}
	if f, ok := at.Face(lettering.Medium); ok {
		labels = []lettering.Face{f, small}
	}
	for _, label := range labels {
		if p, ok := s.row(true, small, label, width, at); ok && p.h <= height {
			return p
		}
		for _, size := range [...]lettering.Size{lettering.Large, lettering.Condensed, lettering.Medium} {
			if f, ok := at.Face(size); ok {
				if p, ok := s.row(false, f, label, width, at); ok && p.h <= height {
					return p
				}
			}
		}
	}
	if p, ok := s.row(false, small, small, width, at); ok && p.h <= height {
		return p
	}
	p := statsPlan{face: small, numbers: 1, stacked: true}
	for _, it := range s.items {
		words, _ := at.Set(it.words, small, max(width, 2))
		p.columns = append(p.columns, statColumn{y: p.h, w: max(at.Width(it.plainText(1)), words.W), words: words})
		p.w, p.h = max(p.w, p.columns[len(p.columns)-1].w), p.h+1+words.H
	}
	p.w = min(p.w, width)
	return p
}

// row returns the plan with the numbers side by side; ok is false if a letter is
// missing, or the width.
func (s *stats) row(thick bool, face, label lettering.Face, width int, at drawing.State) (p statsPlan, ok bool) {
	p = statsPlan{face: face, thick: thick, numbers: face.Rows()}
	n := len(s.items)
	measure := (width - (n-1)*statsGap) / n
	below := 0
	for i, it := range s.items {
		w := 0
		if thick {
			l, ok := lettering.SetThick(it.plainText(1), 1, at.Widths())
			if !ok {
				return p, false
			}
			w, p.numbers = l.Width(), max(p.numbers, l.Height())
		} else {
			if !face.Covers(it.plainText(1)) {
				return p, false
			}
			w = at.FaceWidth(face, it.plainText(1))
		}
		words, ok := at.Set(it.words, label, measure)
		if !ok || w > measure || !label.IsSmall() && len(words.Lines) > 2 {
			return p, false
		}
		below = max(below, words.H)
		p.columns = append(p.columns, statColumn{x: i * (measure + statsGap), w: max(w, words.W), words: words})
	}
	last := p.columns[n-1]
	p.w, p.h = last.x+last.w, p.numbers
	if below > 0 {
		gap := 0
		if !face.IsSmall() || thick {
			gap = 1
		}
		p.h += gap + below
		for i := range p.columns {
			p.columns[i].words.H = below
		}
	}
	return p, true
}

// Size returns what the numbers and their words take.
func (s *stats) Size(width, height int, at drawing.State) (w, h int) {
	p := s.plan(width, height, at)
	return min(p.w, width), p.h
}

// Draw draws the numbers that have come, and their words.
func (s *stats) Draw(c drawing.Canvas) {
	p := s.plan(c.Area.W, c.Area.H, c.State)
	for i, it := range s.items {
		st, shown := c.Come(it.role, it.step)
		if !shown {
			continue
		}
		col := p.columns[i]
		x, y := c.Area.X+col.x, c.Area.Y+col.y
		number := it.plainText(c.Grown(it.step, drawing.GrowTime))
		if l, ok := lettering.SetThick(number, 1, c.Widths()); p.thick && ok {
			l.Draw(c.Frame, c.Area, x, y, func(int) frame.Style { return st })
		} else if !p.thick {
			st.Attr |= frame.Bold
			p.face.Draw(c.Frame, c.Area, x, y, number, st)
		}
		words, _ := c.Come(theme.Text, it.step)
		y += p.numbers
		if !p.stacked && (p.thick || !p.face.IsSmall()) {
			y++
		}
		c.PrintWords(col.words, x, y, col.w, drawing.Start, words)
	}
}

// Motion returns the time of the numbers that count up with a step.
func (s *stats) Motion(step int) time.Duration {
	for _, it := range s.items {
		if it.step == step {
			return drawing.GrowTime
		}
	}
	return 0
}

// Frames returns 30 a second, enough to count.
func (s *stats) Frames() int { return 30 }

// Text returns a line for each number: it, and its words.
func (s *stats) Text() string {
	lines := make([]string, len(s.items))
	for i, it := range s.items {
		lines[i] = strings.TrimSpace(it.plainText(1) + "  " + it.words)
	}
	return strings.Join(lines, "\n")
}

// Shapes sets the numbers in a row, as large as all of them fit; on a narrow
// page one under the other.
func (s *stats) Shapes(width, height float64) drawing.Shapes {
	out := drawing.Shapes{Width: width, Title: s.items[0].plainText(1), Desc: s.Text()}
	n := float64(len(s.items))
	const gap, most = 1.5, 4.0
	measure := (width - (n-1)*gap) / n
	if width < drawing.Narrow {
		measure = width
	}
	size := most
	for _, it := range s.items {
		size = max(min(size, measure/drawing.BoldWidth(it.plainText(1))), 1)
	}
	x, y := 0.0, 0.0
	for _, it := range s.items {
		k := drawing.Ink{Role: it.role, Step: it.step, Over: drawing.GrowTime}
		if it.digits != "" {
			k.Enter = drawing.Count
		}
		below := out.AddBold(k, x, y, it.plainText(1), size, drawing.Start)
		if it.words != "" {
			for _, l := range drawing.EmLines(it.words, measure) {
				below = out.AddText(drawing.Ink{Role: theme.Text, Step: it.step, Over: drawing.FadeTime}, x, below, l, 1, drawing.Start)
			}
		}
		out.Height = max(out.Height, below)
		if width < drawing.Narrow {
			y = below + 0.8
		} else {
			x += measure + gap
		}
	}
	return out
}
