package chart

import (
	"math"
	"slices"
	"strings"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// bars is a bar for each label, horizontal or vertical; several series stand side by
// side or, stacked, one on another.
type bars struct {
	heading
	scale             axis // of the values
	labels            []string
	series            []series
	values            [][]float64  // by series and label; NaN is none
	roles             []theme.Role // by label; Background is that of the series
	vertical, stacked bool
}

// mostBars bounds the labels.
const mostBars = 200

func parseBars(root *yamlfile.Node, src drawing.Source, kind string) (drawing.Drawing, error) {
	b := &bars{stacked: kind == "stacked"}
	var ignored, direction string
	var s seriesKeys
	var scale, limits, marks *yamlfile.Node
	fields := slices.Concat([]yamlfile.Field{
		yamlfile.Key("type", yamlfile.To(&ignored)),
		yamlfile.Key("direction", yamlfile.OneOf(&direction, "horizontal", "vertical")),
		yamlfile.Key("y-scale", yamlfile.To(&scale)),
		yamlfile.Key("y-range", yamlfile.To(&limits)),
		yamlfile.Key("unit", yamlfile.To(&b.scale.unit)),
		yamlfile.Key("mark", yamlfile.To(&marks)),
	}, b.heading.fields(), s.fields())
	if err := root.Fields(fields...); err != nil {
		return nil, err
	}
	var err error
	if b.scale.kind, err = readScale(scale, linear); err != nil {
		return nil, err
	}
	if b.stacked && b.scale.kind == logarithmic {
		return nil, scale.Errorf("stacked: parts of a sum have no logarithmic axis").WithHint("leave y-scale out")
	}
	names := axis{kind: named}
	if b.series, err = s.read(root, src, &names, &b.scale); err != nil {
		return nil, err
	}
	b.labels = names.names
	// Bars whose labels are all times run to the right.
	b.vertical = direction == "vertical" || direction == "" && !slices.ContainsFunc(b.labels, func(l string) bool {
		v, ok := year(l)
		return !ok || v < 1000
	})
	// Put the values of the series under their labels.
	if len(b.labels) > mostBars {
		return nil, root.Errorf("%d bars: want at most %d", len(b.labels), mostBars).WithHint("type: line shows more")
	}
	b.roles = make([]theme.Role, len(b.labels))
	for _, s := range b.series {
		values := make([]float64, len(b.labels))
		for i := range values {
			values[i] = math.NaN()
		}
		for _, p := range s.points {
			if b.stacked && p.value < 0 {
				return nil, root.Errorf("%s", "stacked: "+formatValue(p.value)+" is below 0, and no part of a sum").WithHint("type: bar shows what is below 0")
			}
			values[int(p.x)] = p.value
		}
		b.values = append(b.values, values)
	}
	b.setScale()
	if _, err := b.scale.readRange(limits, "y-range"); err != nil {
		return nil, err
	}
	return b, b.readMarks(marks)
}

// setScale sets the axis: from nothing to the longest bar or, on a logarithmic
// one, between powers of ten.
func (b *bars) setScale() {
	reach := emptySpan()
	for i := range b.labels {
		sum := 0.0
		for s := range b.series {
			v := b.values[s][i]
			if math.IsNaN(v) {
				continue
			}
			sum += v
			reach = reach.with(v)
		}
		if b.stacked {
			reach = reach.with(sum)
		}
	}
	if b.scale.kind == logarithmic {
		b.scale.span = span{math.Log10(reach.from), math.Log10(reach.to)}
		least := b.scale.from
		b.scale.round()
		if least-b.scale.from < 0.1 {
			b.scale.from-- // a bar that begins at its value could not be seen
		}
		return
	}
	b.scale.span = reach.with(0)
	b.scale.open()
}

// base returns where the bars begin, 0 to 1 on the scale.
func (b *bars) base() float64 {
	if b.scale.kind == logarithmic {
		return 0
	}
	return min(max(b.scale.at(0), 0), 1)
}

// place returns where a value stands, 0 to 1 on the scale.
func (b *bars) place(v float64) float64 {
	if b.scale.kind == logarithmic {
		v = math.Log10(v)
	}
	return min(max(b.scale.at(v), 0), 1)
}

// readMarks reads which labels are in another colour.
func (b *bars) readMarks(n *yamlfile.Node) error {
	if n == nil {
		return nil
	}
	list, err := n.Entries("mark", 0, mostBars)
	if err != nil {
		return err
	}
	for _, m := range list {
		x, color := "", "energy"
		if err := m.Fields(yamlfile.Key("x", yamlfile.To(&x)), yamlfile.Key("color", yamlfile.To(&color))); err != nil {
			return err
		}
		i := slices.Index(b.labels, x)
		if i < 0 {
			return m.Errorf("mark: there is no bar %q", x).WithHint("bars: " + strings.Join(b.labels[:min(len(b.labels), 12)], ", "))
		}
		if b.roles[i], err = drawing.ReadRole(m.Line, color); err != nil {
			return err
		}
	}
	return nil
}

// lanes returns how many bars a label has side by side.
func (b *bars) lanes() int {
	if b.stacked {
		return 1
	}
	return len(b.series)
}

// piece is a part of a bar, from its beginning to its end on the scale, 0 to 1.
type piece struct {
	from, to float64
	value    float64
	series   int
	ink      barInk
}

// label returns the value as it stands within its piece, and in which style.
func (p piece) label(at drawing.State) (string, frame.Style) {
	text := formatValue(p.value)
	st, own := p.ink.labelStyle(at)
	if !own {
		text = " " + text + " "
	}
	return text, st
}

// pieces returns the parts of the bar in a lane of a label, so much of which has
// risen, without their ink.
func (b *bars) pieces(label, lane int, rise float64) []piece {
	first, last := lane, lane
	if b.stacked {
		first, last = 0, len(b.series)-1
	}
	var all []piece
	below := 0.0
	for s := first; s <= last; s++ {
		v := b.values[s][label]
		if math.IsNaN(v) || v == 0 && b.stacked {
			continue
		}
		from, to := b.base(), b.place(v)
		if b.stacked {
			from, to = b.place(below), b.place(below+v)
			below += v
		}
		from, to = b.base()+(from-b.base())*rise, b.base()+(to-b.base())*rise
		all = append(all, piece{from: min(from, to), to: max(from, to), value: v, series: s})
	}
	return all
}

// inkedPieces returns the pieces of a bar with their ink.
func (b *bars) inkedPieces(label, lane int, rise float64, at drawing.State) []piece {
	all := b.pieces(label, lane, rise)
	for i := range all {
		all[i].ink = b.inkOf(all[i].series, label, at)
	}
	return all
}

// valueText returns the value that stands at the end of a bar, of which so much is there.
func (b *bars) valueText(label, lane int, rise float64) string {
	v := 0.0
	if b.stacked {
		for s := range b.series {
			if !math.IsNaN(b.values[s][label]) {
				v += b.values[s][label]
			}
		}
	} else if v = b.values[lane][label]; math.IsNaN(v) {
		return "–"
	}
	return countedText(v, rise) + b.scale.unit
}

// countedText returns a number on its way up from nothing, as long as it will be.
func countedText(v, rise float64) string {
	if rise >= 1 || v == 0 || math.Abs(v) >= 1e6 || math.Abs(v) < 1e-4 {
		return formatValue(v)
	}
	_, part, _ := strings.Cut(formatValue(v), ".")
	step := math.Pow(10, -float64(len(part)))
	return numberText(math.Round(v*rise/step)*step, step)
}

// legend returns the series' names, if they are several.
func (b *bars) legend(at drawing.State) []entry {
	if len(b.series) < 2 {
		return nil
	}
	all := make([]entry, len(b.series))
	for i, s := range b.series {
		k := b.inkOf(i, -1, at)
		all[i] = entry{k.fullCell() + k.fullCell(), s.name, k.st}
	}
	return all
}

// Size returns all the width; for horizontal bars what they need in height.
func (b *bars) Size(width, height int, at drawing.State) (w, h int) {
	if b.vertical {
		return width, min(height, max(10, width/3))
	}
	probe := frame.New(width, height, at.Look.Viewer.Widths, frame.Style{})
	in := b.heading.drawSpaced(drawing.Canvas{Frame: probe, Area: probe.Bounds(), State: at}, b.legend(at))
	l := b.layHorizontal(in, at)
	return width, max(min(height, height-in.H+l.height(b.lanes())+l.axis), 0)
}

// Draw draws the bars with their labels and values.
func (b *bars) Draw(c drawing.Canvas) {
	in := b.heading.drawSpaced(c, b.legend(c.State))
	if in.H < 1 || in.W < 1 {
		return
	}
	if b.vertical {
		b.drawVertical(c.Within(in))
		return
	}
	b.drawHorizontal(c.Within(in))
}

// rise returns how much of the nth of so many bars of a series is there: one comes
// a little after the other, and all are there at the end.
func (b *bars) rise(n, of, lane int, at drawing.State) float64 {
	const late = 0.4 // of the time, between the first and the last
	step := 0
	if !b.stacked {
		step = b.series[lane].step
	}
	switch {
	case at.Step < step:
		return 0
	case at.Step > step:
		return 1
	}
	start := late * float64(n) / float64(max(of-1, 1))
	return drawing.EaseOut((at.Phase(0, drawing.GrowTime) - start) / (1 - late))
}

// Motion returns the time of the series, each with its step.
func (b *bars) Motion(step int) time.Duration {
	if b.stacked {
		if step == 0 {
			return drawing.GrowTime
		}
		return 0
	}
	return motionOf(b.series, step)
}

// Frames returns 30 a second, enough for bars that grow.
func (b *bars) Frames() int { return 30 }

// Text returns the title, and a line for each label: its values.
func (b *bars) Text() string {
	lines := []string{b.heading.text()}
	for i, label := range b.labels {
		var all []string
		for s := range b.series {
			v := b.values[s][i]
			if math.IsNaN(v) {
				continue
			}
			text := formatValue(v) + b.scale.unit
			if len(b.series) > 1 {
				text = b.series[s].name + " " + text
			}
			all = append(all, text)
		}
		lines = append(lines, label+": "+strings.Join(all, ", "))
	}
	return drawing.JoinLines(append(lines, b.credit)...)
}
