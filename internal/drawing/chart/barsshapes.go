package chart

import (
	"fmt"
	"math"
	"time"

	"revolute/internal/drawing"
	"revolute/theme"
)

// Thickness of bars in shapes, in ems.
const (
	mostThick  = 1.6
	leastThick = 0.35
)

// Shapes draws the bars with their labels and values.
func (b *bars) Shapes(width, height float64) drawing.Shapes {
	var legend []swatch
	if len(b.series) > 1 {
		for i := range b.series {
			legend = append(legend, swatch{b.series[i].name, b.paint(i, -1), false})
		}
	}
	if width >= drawing.Narrow && b.vertical {
		height = min(height, width*0.45)
	}
	s := newSheet(&b.heading, b.Text(), width, height, legend)
	s.in.y, s.in.h = s.in.y+0.4, s.in.h-0.4
	if b.vertical && width/float64(len(b.labels)) >= 1.2 {
		b.addVertical(s)
		return s.Shapes
	}
	return b.addHorizontal(s)
}

// paint returns the ink of a series' bar at a label; -1 is none in particular.
func (b *bars) paint(series, label int) drawing.Ink {
	k := drawing.Ink{Role: b.series[series].role, Over: drawing.GrowTime, Enter: drawing.Rise}
	if label >= 0 && b.roles[label] != theme.Background && len(b.series) == 1 {
		k.Role = b.roles[label]
	}
	if !b.stacked {
		k.Step = b.series[series].step
	}
	if label >= 0 {
		const late = 0.4 // of the time, between the first and the last
		k.Delay = time.Duration(late * float64(label) / float64(max(len(b.labels)-1, 1)) * float64(drawing.GrowTime))
		k.Over -= time.Duration(late * float64(drawing.GrowTime))
	}
	return k
}

// textInk returns the ink of a value in words that comes with a bar.
func textInk(k drawing.Ink, role theme.Role) drawing.Ink {
	k.Role, k.Enter = role, drawing.Count
	return k
}

// addHorizontal adds horizontal bars from top to bottom. On a narrow sheet
// their labels stand above them.
func (b *bars) addHorizontal(s *sheet) drawing.Shapes {
	lanes := float64(b.lanes())
	const line = drawing.LineHeight * labelSize
	gutter, before, after := 0.0, 0.0, 0.0
	for i, label := range b.labels {
		gutter = max(gutter, drawing.EmWidth(label)*labelSize+0.6)
		for lane := range b.lanes() {
			if w := drawing.BoldWidth(b.valueText(i, lane, 1))*labelSize + 0.6; !b.stacked && b.values[lane][i] < 0 {
				before = max(before, w)
			} else {
				after = max(after, w)
			}
		}
	}
	above := 0.0
	if gutter > s.in.w*0.4 {
		gutter, above = 0, line
	}
	foot := 0.0
	if b.scale.kind == logarithmic {
		foot = footHeight
	}
	n := float64(len(b.labels))
	thick := min(max((s.in.h-foot-n*above)/(n*(lanes+0.6)), leastThick), mostThick)
	pitch := thick*(lanes+0.6) + above
	shown := min(len(b.labels), max(int((s.in.h-foot+0.6*thick)/pitch), 1))
	area := room{s.in.x + gutter + before, s.in.y, s.in.w - gutter - before - after, 0}
	for i := range shown {
		y := s.in.y + float64(i)*pitch
		text := drawing.Ink{Role: theme.Text}
		if above > 0 {
			y = s.AddText(text, 0, y, b.labels[i], labelSize, drawing.Start)
		} else {
			s.AddText(text, s.in.x+gutter-0.6, y+(thick*lanes-line)/2, b.labels[i], labelSize, drawing.End)
		}
		for lane := range b.lanes() {
			// Add one horizontal bar, and its value at its end.
			y := y + float64(lane)*thick
			pieces := b.pieces(i, lane, 1)
			from, to := b.base(), b.base()
			for _, p := range pieces {
				k := b.paint(p.series, i)
				edge := drawing.Left
				if p.to <= b.base() && p.from < b.base() {
					edge = drawing.Right
				}
				w := max((p.to-p.from)*area.w, 0.06) // something is never nothing
				s.Add(drawing.Box{Ink: k, X: area.x + p.from*area.w, Y: y + 0.05*thick, W: w, H: 0.9 * thick, Base: edge})
				if text := formatValue(p.value); b.stacked && len(b.series) > 1 && drawing.BoldWidth(text)*labelSize+0.4 <= w && thick >= labelSize {
					s.AddBold(textInk(k, theme.Background), area.x+p.from*area.w+w/2, y+(thick-drawing.LineHeight*labelSize)/2, text, labelSize, drawing.Middle)
				}
				from, to = min(from, p.from), max(to, p.to)
			}
			k := textInk(b.paint(lane, i), theme.Text)
			top := y + (thick-drawing.LineHeight*labelSize)/2
			if v := b.values[lane][i]; !b.stacked && v < 0 {
				s.AddBold(k, area.x+from*area.w-0.3, top, b.valueText(i, lane, 1), labelSize, drawing.End)
				continue
			}
			s.AddBold(k, area.x+to*area.w+0.3, top, b.valueText(i, lane, 1), labelSize, drawing.Start)
		}
	}
	y := s.in.y + float64(shown)*pitch - 0.6*thick
	if rest := len(b.labels) - shown; rest > 0 {
		y = s.AddText(drawing.Ink{Role: theme.Muted}, area.x, y, fmt.Sprintf("+ %d", rest), labelSize, drawing.Start)
	}
	if foot > 0 {
		s.in = room{area.x, area.y, area.w, y - area.y + 0.2}
		s.addFoot(&b.scale)
		y += 0.2 + foot
	}
	if b.credit != "" {
		return s.Shapes // the credit stands at the foot
	}
	return s.finish(y)
}

// addVertical adds vertical bars from left to right. Their values stand over
// them where there is room, else at an axis.
func (b *bars) addVertical(s *sheet) {
	lanes := float64(b.lanes())
	s.in.h -= footHeight
	widest := 0.0
	for i := range b.labels {
		for lane := range b.lanes() {
			widest = max(widest, drawing.BoldWidth(b.valueText(i, lane, 1))*labelSize)
		}
	}
	slot := s.in.w / float64(len(b.labels))
	room1 := slot
	if lanes > 1 {
		room1 = slot * 0.7 / lanes
	}
	saysAll := b.scale.kind != logarithmic && widest+0.3 <= room1
	if saysAll {
		const line = drawing.LineHeight * labelSize
		s.in.y, s.in.h = s.in.y+line, s.in.h-line
		if b.base() > 0 {
			s.in.h -= line
		}
	} else {
		s.addValueAxis(&b.scale)
		slot = s.in.w / float64(len(b.labels))
	}
	thick := min(slot*0.7/lanes, 4)
	foot := s.in.y + s.in.h
	for i := range b.labels {
		x := s.in.x + (float64(i)+0.5)*slot - thick*lanes/2
		for lane := range b.lanes() {
			// Add one vertical bar, and its value over it.
			x := x + float64(lane)*thick
			top, low := b.base(), b.base()
			for _, p := range b.pieces(i, lane, 1) {
				k := b.paint(p.series, i)
				edge := drawing.Bottom
				if p.to <= b.base() && p.from < b.base() {
					edge = drawing.Top
				}
				h := max((p.to-p.from)*s.in.h, 0.06)
				y := s.in.y + s.in.h*(1-p.to)
				s.Add(drawing.Box{Ink: k, X: x + 0.03*thick, Y: y, W: 0.94 * thick, H: h, Base: edge})
				if text := formatValue(p.value); b.stacked && len(b.series) > 1 && drawing.BoldWidth(text)*labelSize+0.3 <= thick && h >= drawing.LineHeight*labelSize {
					s.AddBold(textInk(k, theme.Background), x+thick/2, y+(h-drawing.LineHeight*labelSize)/2, text, labelSize, drawing.Middle)
				}
				top, low = max(top, p.to), min(low, p.from)
			}
			if !saysAll {
				continue
			}
			y := s.in.y + s.in.h*(1-top) - drawing.LineHeight*labelSize
			if !b.stacked && b.values[lane][i] < 0 {
				y = s.in.y + s.in.h*(1-low)
			}
			s.AddBold(textInk(b.paint(lane, i), theme.Text), x+thick/2, y, b.valueText(i, lane, 1), labelSize, drawing.Middle)
		}
	}
	line := drawing.LineHeight * labelSize
	if saysAll && b.base() > 0 {
		foot += line
	}
	zero := s.in.y + s.in.h*(1-b.base())
	s.Add(drawing.Line{Ink: axisInk(), Points: []drawing.Point{{X: s.in.x, Y: zero}, {X: s.in.x + s.in.w, Y: zero}}, Width: 0.08})
	widest = 0
	for _, l := range b.labels {
		widest = max(widest, drawing.EmWidth(l)*labelSize+0.4)
	}
	every := max(int(math.Ceil(widest/slot)), 1)
	for i := 0; i < len(b.labels); i += every {
		w := drawing.EmWidth(b.labels[i]) * labelSize
		x := s.in.x + (float64(i)+0.5)*slot - w/2
		if x = max(x, 0); x+w <= s.Width+1e-9 {
			s.AddText(drawing.Ink{Role: theme.Text}, x, foot+0.2, b.labels[i], labelSize, drawing.Start)
		}
	}
}
