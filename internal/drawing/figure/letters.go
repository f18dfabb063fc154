package figure

import (
	"strings"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/problem"
	"revolute/internal/typeset"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// letters is text in large letters; where they have no room, or the text has
// characters without large letters, it is bold text.
type letters struct {
	lines    []string
	role     theme.Role
	gradient bool
}

// ParseLetters reads plain text, or text, gradient (from accent to energy) and
// color (a role).
func ParseLetters(body []byte, _ drawing.Source) (drawing.Drawing, error) {
	text, color := string(body), "accent"
	t := &letters{}
	if first := strings.TrimSpace(text); hasKey(first, "text", "gradient", "color") {
		root, err := yamlfile.Parse("", 0, body)
		if err != nil {
			return nil, err
		}
		text = ""
		if err := root.Fields(yamlfile.Key("text", yamlfile.To(&text)), yamlfile.Key("gradient", yamlfile.To(&t.gradient)), yamlfile.Key("color", yamlfile.To(&color))); err != nil {
			return nil, err
		}
	}
	var err error
	if t.role, err = drawing.ReadRole(1, color); err != nil {
		return nil, err
	}
	for line := range strings.Lines(strings.TrimSpace(text)) {
		t.lines = append(t.lines, strings.TrimSpace(line))
	}
	if len(t.lines) == 0 {
		return nil, problem.Errorf("", 1, "no text for large letters")
	}
	return t, nil
}

// Words returns the lines, which a page sets in large type of its own, and their
// colour: a role, or from accent to energy.
func (t *letters) Words() (lines []string, role theme.Role, gradient bool) {
	return t.lines, t.role, t.gradient
}

// hasKey reports whether text begins with one of the keys and a colon.
func hasKey(text string, keys ...string) bool {
	for _, k := range keys {
		if strings.HasPrefix(text, k+":") {
			return true
		}
	}
	return false
}

// mostTimes is how many times as large as they are drawn letters are at most.
const mostTimes = 4

// thickText is lines in thick letters, with empty rows between two, and the cells
// that all take.
type thickText struct {
	lines         []lettering.Thick
	gap           int
	width, height int
}

// thick sets the lines in thick letters: as large as width x height allows where they
// may fill it. ok is false if they have no room.
func (t *letters) thick(width, height int, at drawing.State) (s thickText, ok bool) {
	s, ok = t.thickTimes(1, at.Widths())
	if !ok || s.width > width || s.height > height {
		return thickText{}, false
	}
	if !at.Fills {
		return s, true
	}
	for times := min(mostTimes, 2*width/max(2*s.width-1, 1), height/s.height); times > 1; times-- {
		if larger, _ := t.thickTimes(times, at.Widths()); larger.width <= width && larger.height <= height {
			return larger, true
		}
	}
	return s, true
}

// thickTimes sets the lines in thick letters so many times as large as they are drawn;
// ok is false if one of their characters is not among them.
func (t *letters) thickTimes(times int, w typeset.Widths) (s thickText, ok bool) {
	s = thickText{gap: times, height: (len(t.lines) - 1) * times}
	for _, line := range t.lines {
		l, ok := lettering.SetThick(line, times, w)
		if !ok {
			return thickText{}, false
		}
		s.lines, s.width, s.height = append(s.lines, l), max(s.width, l.Width()), s.height+l.Height()
	}
	return s, true
}

// plainLines returns the lines as text, set to the width.
func (t *letters) plainLines(width int, w typeset.Widths) (lines []string, across int) {
	for _, text := range t.lines {
		for _, l := range w.Balanced(nil, text, max(width, 2)) {
			lines = append(lines, text[l.Start:l.End])
			across = max(across, l.Width)
		}
	}
	return lines, across
}

// Size returns the size of the letters, or of the text in their place.
func (t *letters) Size(width, height int, at drawing.State) (w, h int) {
	if s, ok := t.thick(width, height, at); ok {
		return s.width, s.height
	}
	lines, across := t.plainLines(width, at.Widths())
	return min(across, width), min(len(lines), height)
}

// Draw draws the letters from the area's top left.
func (t *letters) Draw(c drawing.Canvas) {
	s, ok := t.thick(c.Area.W, c.Area.H, c.State)
	if !ok {
		st := c.Look.Style(t.role)
		st.Attr |= frame.Bold
		plain, _ := t.plainLines(c.Area.W, c.Widths())
		for i, line := range plain {
			c.Print(c.Area.X, c.Area.Y+i, line, st)
		}
		return
	}
	y := c.Area.Y
	for _, l := range s.lines {
		l.Draw(c.Frame, c.Area, c.Area.X, y, func(column int) frame.Style { return t.style(float64(column)/float64(max(1, s.width-1)), c.State) })
		y += l.Height() + s.gap
	}
}

// style returns that of a column, x from 0 at the left to 1 at the right.
func (t *letters) style(x float64, at drawing.State) frame.Style {
	st := at.Look.Style(t.role)
	st.Attr &^= frame.Underline | frame.Reverse // would fill the cells around the blocks
	if t.gradient && at.Look.Colours() == theme.AllColours {
		st.Fg = at.Look.Mix(t.role, theme.Energy, x)
	}
	return st
}

// Motion returns 0: nothing moves.
func (t *letters) Motion(int) time.Duration { return 0 }

// Frames returns 0.
func (t *letters) Frames() int { return 0 }

// Text returns the text.
func (t *letters) Text() string { return strings.Join(t.lines, "\n") }
