package figure

import (
	"strings"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/typeset"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// terminal plays a script in a bare terminal: what is typed at its prompt, key
// by key, and what programs answer.
type terminal struct {
	prompt string
	events []termEvent // in order of time
	end    time.Duration
}

// termEvent is a change of the screen.
type termEvent struct {
	at   time.Duration
	line int    // that it changes, 0-based
	kind uint8  // of the part of the line that text is
	text string // of that part, from now on
}

// The parts of a line, and the states of the cursor behind it.
const (
	termPrompt uint8 = iota
	termTyped        // the cursor stands
	termOutput       // a program runs: no cursor
	termRest         // nothing happens: the cursor blinks
	termParts
)

// How a person types, and what follows.
const (
	termEnter  = 300 * time.Millisecond // from the last key to Enter
	termReturn = 350 * time.Millisecond // from the end of a program to the prompt
	termThink  = 450 * time.Millisecond // from the prompt to the first key; twice that in the beginning
	termBlink  = 530 * time.Millisecond // the cursor is on, then off
)

// ParseTerminal reads prompt and script: a list of type, bar, text and wait.
// The terminal plays them one after the other.
func ParseTerminal(body []byte, _ drawing.Source) (drawing.Drawing, error) {
	root, err := yamlfile.Parse("", 0, body)
	if err != nil {
		return nil, err
	}
	t := &terminal{prompt: "$ "}
	var script *yamlfile.Node
	if err := root.Fields(yamlfile.Key("prompt", yamlfile.To(&t.prompt)), yamlfile.Key("script", yamlfile.To(&script))); err != nil {
		return nil, err
	}
	if script == nil {
		return nil, root.Errorf("a terminal needs a script").WithHint("script: [{type: make}, {text: done}]")
	}
	entries, err := script.Entries("script entry", 1, 100)
	if err != nil {
		return nil, err
	}
	p := player{t: t, keys: typist(1)}
	for _, n := range entries {
		if err := p.entry(n); err != nil {
			return nil, err
		}
	}
	t.end = p.now
	return t, nil
}

// player writes down the events of a script.
type player struct {
	t    *terminal
	keys typist
	now  time.Duration
	line int  // where the next thing is written
	busy bool // a program has written something since the last prompt
}

// entry plays one entry of the script.
func (p *player) entry(n *yamlfile.Node) error {
	var typed, text string
	var wait time.Duration
	b := termBar{over: time.Second}
	err := n.Fields(yamlfile.Key("type", yamlfile.To(&typed)), yamlfile.Key("text", yamlfile.To(&text)), yamlfile.Key("wait", yamlfile.Duration(&wait, time.Minute)),
		yamlfile.Key("bar", yamlfile.To(&b.label)), yamlfile.Key("done", yamlfile.To(&b.done)), yamlfile.Key("over", yamlfile.Duration(&b.over, time.Minute)), yamlfile.Key("stutter", yamlfile.Float(&b.stutter, 0, 1)))
	if err != nil {
		return err
	}
	switch {
	case typed != "":
		p.typeLine(typed)
	case b.label != "" || b.done != "":
		b.play(p)
	case text != "":
		p.event(termOutput, text)
		p.line, p.busy = p.line+1, true
	case wait > 0:
		p.event(termRest, "")
		p.now += wait
	default:
		return n.Errorf("a script entry that does nothing").WithHint("an entry has type, bar, text or wait")
	}
	return nil
}

// event changes one part of the line that is being written.
func (p *player) event(kind uint8, text string) {
	p.t.events = append(p.t.events, termEvent{p.now, p.line, kind, text})
}

// typeLine brings the prompt, types s at a person's pace, and enters it.
func (p *player) typeLine(s string) {
	if p.busy {
		p.event(termRest, "")
		p.now += termReturn
	}
	p.event(termPrompt, p.t.prompt)
	p.event(termRest, "")
	p.now += termThink
	if p.line == 0 {
		p.now += termThink
	}
	runes := []rune(s)
	for i := range runes {
		p.now += p.keys.pause(runes[:i], runes[i])
		p.event(termTyped, string(runes[:i+1]))
	}
	p.now += termEnter
	p.line, p.busy = p.line+1, false
	p.event(termOutput, "")
}

// typist is a person's hands: a generator of pauses that are always the same.
type typist uint32

// pause returns how long before the next key: 45 to 140 ms, and longer where one
// looks twice: before a dot, at the beginning of a word.
func (t *typist) pause(before []rune, next rune) time.Duration {
	*t = *t*1664525 + 1013904223
	ms := 45 + int(*t>>16)%96
	switch {
	case next == '.':
		ms = 200 + ms/2
	case len(before) > 0 && before[len(before)-1] == ' ':
		ms = 90 + ms/3
	case len(before) > 1 && next == before[len(before)-1]:
		ms = 45 + ms/4
	}
	return time.Duration(ms) * time.Millisecond
}

// termBar is a bar that fills while its label stands; what it says when it is
// done takes the label's place.
type termBar struct {
	label, done string
	over        time.Duration
	stutter     float64 // where it hangs for a while, as a part of it; 0: nowhere
}

const termBarLength = 5 // = signs

// at returns the bar with n signs. A bar that says done ends closed, without its head.
func (b termBar) at(n int) string {
	room, label := termBarLength+1, b.label
	if b.done != "" {
		room = termBarLength
		if n == termBarLength {
			return "[" + strings.Repeat("=", n) + "] " + b.done
		}
	}
	return strings.TrimRight("["+strings.Repeat("=", n)+">"+strings.Repeat(" ", room-n-1)+"] "+label, " ")
}

// play fills the bar, unevenly, and a third of the time it hangs.
func (b termBar) play(p *player) {
	start := p.now
	hang := 0.0
	if b.stutter > 0 {
		hang = 0.34
	}
	pace := [termBarLength + 1]float64{0, 0.13, 0.36, 0.54, 0.78, 1}
	for n := range termBarLength + 1 {
		part := pace[n] * (1 - hang)
		if b.stutter > 0 && float64(n) > b.stutter*termBarLength {
			part += hang
		}
		p.now = start + time.Duration(part*float64(b.over))
		p.event(termOutput, b.at(n))
	}
	p.now = start + b.over
	p.line, p.busy = p.line+1, true
}

// termLine is a line as it stands: the texts of its parts.
type termLine [termParts]string

// state returns the screen after since: its lines, what the last event was, and how
// long ago.
func (t *terminal) state(since time.Duration) (lines []termLine, last termEvent, ago time.Duration) {
	for _, ev := range t.events {
		if ev.at > since {
			break
		}
		for len(lines) <= ev.line {
			lines = append(lines, termLine{})
		}
		if ev.text != "" {
			lines[ev.line][ev.kind] = ev.text
		}
		last = ev
	}
	return lines, last, since - last.at
}

// run is a part of a line, as far as it stands on one row.
type run struct {
	x, y int // cells
	text string
	role theme.Role
	line int
	part uint8
}

// termRoles are the roles of a line's parts.
var termRoles = [...]theme.Role{termPrompt: theme.Muted, termTyped: theme.Text, termOutput: theme.Text}

// wrapRuns breaks lines where the terminal ends, as terminals do: between any two
// characters. x and y are where the cursor stands behind the last one.
func wrapRuns(lines []termLine, width int, w typeset.Widths) (runs []run, x, y int) {
	for i, l := range lines {
		if i > 0 {
			x, y = 0, y+1
		}
		for part, role := range termRoles {
			from := 0
			for at := 0; at < len(l[part]); {
				cluster, cells := w.Next(l[part][at:])
				if x+cells > width && x > 0 {
					runs = append(runs, run{x - w.Width(l[part][from:at]), y, l[part][from:at], role, i, uint8(part)})
					x, y, from = 0, y+1, at
				}
				x, at = x+cells, at+len(cluster)
			}
			runs = append(runs, run{x - w.Width(l[part][from:]), y, l[part][from:], role, i, uint8(part)})
		}
	}
	return runs, x, y
}

// face returns the size of type: medium, where the whole of the last state
// stands in it with no line broken, and else small.
func (t *terminal) face(width, height int, at drawing.State) lettering.Face {
	small, _ := at.Face(lettering.Small)
	f, ok := at.Face(lettering.Medium)
	if !ok {
		return small
	}
	lines, _, _ := t.state(t.end)
	lines = trimEmpty(lines)
	if len(lines)*f.Rows() > height {
		return small
	}
	for _, l := range lines {
		if text := strings.Join(l[:], ""); !f.Covers(text) || f.Width(text)+f.Columns() > width {
			return small
		}
	}
	return f
}

// Size returns the size of the last state, and one letter for the cursor.
func (t *terminal) Size(width, height int, at drawing.State) (w, h int) {
	f := t.face(width, height-2, at) // with air left: it is not to take the rows that others need
	widths := f.Widths(at.Widths())
	lines, _, _ := t.state(t.end)
	runs, _, y := wrapRuns(trimEmpty(lines), f.Measure(width), widths)
	for _, r := range runs {
		w = max(w, r.x+widths.Width(r.text)+1)
	}
	return min(w*f.Columns(), width), (y + 1) * f.Rows()
}

// trimEmpty leaves out the empty lines in the end.
func trimEmpty(lines []termLine) []termLine {
	for len(lines) > 0 && lines[len(lines)-1] == (termLine{}) {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// Draw draws the screen as it stands. If it has more rows than the area, the
// first ones have scrolled away.
func (t *terminal) Draw(c drawing.Canvas) {
	since := c.Since
	if c.Still || c.Step > 0 {
		since = t.end
	}
	f := t.face(c.Area.W, c.Area.H, c.State)
	lines, last, ago := t.state(since)
	runs, x, y := wrapRuns(trimEmpty(lines), f.Measure(c.Area.W), f.Widths(c.Widths()))
	top := c.Area.Y - max((y+1)*f.Rows()-c.Area.H, 0)
	for _, r := range runs {
		f.Draw(c.Frame, c.Area, c.Area.X+r.x*f.Columns(), top+r.y*f.Rows(), r.text, c.Look.Style(r.role))
	}
	if cursorOn(last, ago, since >= t.end) {
		st := c.Look.Style(theme.Text)
		st.Attr |= frame.Reverse
		block := frame.Rect{X: c.Area.X + min(x*f.Columns(), c.Area.W-f.Columns()), Y: top + y*f.Rows(), W: f.Columns(), H: f.Rows()}
		for row := range block.H {
			c.Print(block.X, block.Y+row, strings.Repeat(" ", block.W), st)
		}
	}
}

// cursorOn reports whether the cursor is seen: it stands while somebody types
// and when all is over, blinks while nothing happens, and is gone while a
// program runs.
func cursorOn(last termEvent, ago time.Duration, over bool) bool {
	switch {
	case over || last.kind == termTyped:
		return true
	case last.kind == termOutput:
		return false
	}
	return ago/termBlink%2 == 0
}

// Motion returns the length of the script.
func (t *terminal) Motion(step int) time.Duration {
	if step > 0 {
		return 0
	}
	return t.end
}

// Frames returns 30 a second: a fast key takes 45 ms.
func (t *terminal) Frames() int { return 30 }

// Text returns the screen when the script is over.
func (t *terminal) Text() string {
	lines, _, _ := t.state(t.end)
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.TrimRight(strings.Join(l[:], ""), " "))
		b.WriteByte('\n')
	}
	return strings.TrimRight(b.String(), "\n")
}
