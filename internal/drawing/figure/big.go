// Package figure draws what stands by itself: large numbers and letters, grids,
// scripts of a terminal, and the pictures of the built-in talk.
package figure

import (
	"math"
	"strconv"
	"strings"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/problem"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// big is a number in large letters, which counts up, and under it what it is.
type big struct {
	before, after string // what of the first line has no large letters
	lead, tail    string // what stands around the number in large letters
	digits        string // the number as it is written, "" if there is none
	value         float64
	label         []string
	role          theme.Role
}

// ParseBig reads plain text, the first line being the number, or number, label
// and color.
func ParseBig(body []byte, _ drawing.Source) (drawing.Drawing, error) {
	text := strings.TrimSpace(string(body))
	number, label, _ := strings.Cut(text, "\n")
	color := "accent"
	if hasKey(text, "number", "label", "color") {
		root, err := yamlfile.Parse("", 0, body)
		if err != nil {
			return nil, err
		}
		number, label = "", ""
		if err := root.Fields(yamlfile.Key("number", yamlfile.To(&number)), yamlfile.Key("label", yamlfile.To(&label)), yamlfile.Key("color", yamlfile.To(&color))); err != nil {
			return nil, err
		}
	}
	b := &big{}
	var err error
	if b.role, err = drawing.ReadRole(1, color); err != nil {
		return nil, err
	}
	if number = strings.TrimSpace(number); number == "" {
		return nil, problem.Errorf("", 1, "big: want a number").WithHint("the first line is the number, the next ones say what it is")
	}
	for line := range strings.Lines(strings.TrimSpace(label)) {
		b.label = append(b.label, strings.TrimSpace(line))
	}
	b.split(number)
	return b, nil
}

// split finds the number in a text, and what around it has large letters.
func (b *big) split(text string) {
	from := strings.IndexAny(text, "0123456789")
	if from < 0 {
		b.lead = text
		if !lettering.CoversThick(text) {
			b.before, b.lead = text, ""
		}
		return
	}
	to := from
	for to < len(text) && strings.IndexByte("0123456789.,", text[to]) >= 0 {
		to++
	}
	for to > from && (text[to-1] == '.' || text[to-1] == ',') {
		to--
	}
	b.digits = text[from:to]
	var ok bool
	if b.value, ok = drawing.ParseNumber(strings.ReplaceAll(b.digits, ",", "")); !ok {
		b.value = math.NaN()
	}
	lead, tail := text[:from], text[to:]
	for at := range lead { // the longest end of it that has large letters
		if lettering.CoversThick(lead[at:]) {
			b.lead, lead = lead[at:], lead[:at]
			break
		}
	}
	for at := len(tail); at > 0; at-- {
		if lettering.CoversThick(tail[:at]) {
			b.tail, tail = tail[:at], tail[at:]
			break
		}
	}
	b.before, b.after = strings.TrimSpace(lead), strings.TrimSpace(tail)
}

// numberText returns what stands in large letters when so much is counted.
func (b *big) numberText(rise float64) string {
	if rise >= 1 || b.digits == "" || math.IsNaN(b.value) {
		return b.lead + b.digits + b.tail
	}
	_, part, _ := strings.Cut(b.digits, ".")
	now := strconv.FormatFloat(b.value*rise, 'f', len(part), 64)
	if strings.Contains(b.digits, ",") {
		whole, rest, found := strings.Cut(now, ".")
		if now = drawing.GroupDigits(whole); found {
			now += "." + rest
		}
	}
	return b.lead + now + b.tail
}

// plainText returns all of the first line.
func (b *big) plainText(rise float64) string {
	text := strings.TrimSpace(b.before + " " + b.numberText(rise))
	return strings.TrimSpace(text + " " + b.after)
}

// bigPlan is how a number is set: so many times as large as thick letters are drawn, or
// 0 times: as bold text.
type bigPlan struct {
	w, h  int
	times int
	label []drawing.Words
}

// plan finds the largest number that there is room for, with its label in medium letters
// rather than in small ones; both are as large as they have to be where it may not fill
// its room.
func (b *big) plan(width, height int, at drawing.State) bigPlan {
	faces, most := []lettering.Face{{}}, 1
	if medium, ok := at.Face(lettering.Medium); ok && at.Fills {
		faces = []lettering.Face{medium, {}}
	}
	if at.Fills {
		most = mostTimes
	}
	var p bigPlan
	rows := 0
	for _, face := range faces {
		p.label, p.w, rows = nil, 0, 0
		fits := true
		for _, text := range b.label {
			words, ok := setWords(text, face, width, at)
			fits = fits && ok
			p.label, p.w, rows = append(p.label, words), max(p.w, words.W), rows+words.H
		}
		below := rows
		if rows > 0 {
			below++
		}
		for times := most; times > 0 && fits; times-- {
			l, ok := lettering.SetThick(b.numberText(1), times, at.Widths())
			line := l.Width() + b.sideWidth(b.before, at) + b.sideWidth(b.after, at)
			if ok && line <= width && l.Height()+below <= height {
				p.w, p.h, p.times = max(p.w, line), l.Height()+below, times
				return p
			}
		}
	}
	p.w, p.h = min(max(p.w, at.Width(b.plainText(1))), width), min(1+rows, height)
	return p
}

// sideWidth returns the columns of a text beside the large letters, with its space.
func (b *big) sideWidth(s string, at drawing.State) int {
	if s == "" {
		return 0
	}
	return at.Width(s) + 1
}

// Size returns the size of the number with what is under it.
func (b *big) Size(width, height int, at drawing.State) (w, h int) {
	p := b.plan(width, height, at)
	return p.w, p.h
}

// Draw draws the number, and its label in the middle under it.
func (b *big) Draw(c drawing.Canvas) {
	p := b.plan(c.Area.W, c.Area.H, c.State)
	rise := c.Grown(0, drawing.GrowTime)
	st := c.PlainStyle(b.role)
	st.Attr |= frame.Bold
	y := c.Area.Y
	if p.times > 0 {
		// While the number counts it ends where it will end.
		final, _ := lettering.SetThick(b.numberText(1), p.times, c.Widths())
		now, ok := lettering.SetThick(b.numberText(rise), p.times, c.Widths())
		if !ok {
			now = final
		}
		st := c.PlainStyle(b.role)
		x := c.Area.X + (p.w-final.Width()-b.sideWidth(b.before, c.State)-b.sideWidth(b.after, c.State))/2
		foot := c.Area.Y + min(final.Height(), 5*p.times) - 1
		words := st
		words.Attr |= frame.Bold
		c.Print(x, foot, b.before, words)
		x += b.sideWidth(b.before, c.State)
		now.Draw(c.Frame, c.Area, x+final.Width()-now.Width(), c.Area.Y, func(int) frame.Style { return st })
		c.Print(x+final.Width()+1, foot, b.after, words)
		y += final.Height() + 1
	} else {
		c.Print(c.Area.X+(p.w-c.Width(b.plainText(1)))/2, y, b.plainText(rise), st)
		y++
	}
	for _, words := range p.label {
		c.PrintWords(words, c.Area.X, y, p.w, drawing.Middle, c.Look.Style(theme.Text))
		y += words.H
	}
}

// Motion returns the time of counting up.
func (b *big) Motion(step int) time.Duration {
	if step == 0 && b.digits != "" {
		return drawing.GrowTime
	}
	return 0
}

// Frames returns 30 a second, enough to count.
func (b *big) Frames() int { return 30 }

// Text returns the number, and under it what it is.
func (b *big) Text() string {
	return drawing.JoinLines(append([]string{b.plainText(1)}, b.label...)...)
}
