package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"revolute/internal/drawing"
)

// axisKind says what stands on an axis.
type axisKind uint8

const (
	linear axisKind = iota
	logarithmic
	dates   // years: 2016.5 is the second of July
	named   // texts, one after the other
	unknown // what the values say
)

// axis is a scale. Its coordinates are the values themselves, their powers of
// ten, years, or the names' numbers, 0-based.
type axis struct {
	kind  axisKind
	span  // what it shows
	names []string
	unit  string // stands behind its numbers
	label string // says what they are
}

// span is what an axis shows, in its coordinates.
type span struct{ from, to float64 }

// at returns where v stands, 0 at the beginning and 1 at the end.
func (s span) at(v float64) float64 { return (v - s.from) / (s.to - s.from) }

// with returns the span with v in it too.
func (s span) with(v float64) span { return span{min(s.from, v), max(s.to, v)} }

// emptySpan returns the span of no values.
func emptySpan() span { return span{math.Inf(1), math.Inf(-1)} }

// read returns the coordinate of what a text says; ok is false if it cannot stand
// on the axis. Names are added.
func (a *axis) read(s string) (v float64, ok bool) {
	switch a.kind {
	case logarithmic:
		v, ok = drawing.ParseNumber(s)
		return math.Log10(v), ok && v > 0
	case dates:
		return year(s)
	case named:
		if i := slices.Index(a.names, s); i >= 0 {
			return float64(i), true
		}
		a.names = append(a.names, s)
		return float64(len(a.names) - 1), true
	}
	return drawing.ParseNumber(s)
}

// year reads 2016, 2016.5, 2016-01, 2016-01-27, or that with a time behind it.
func year(s string) (float64, bool) {
	for _, layout := range [...]string{"2006-01-02", "2006-01", "2006/1/2", "2006-01-02 15:04", "2006-01-02T15:04", time.RFC3339} {
		if d, err := time.Parse(layout, s); err == nil {
			return yearOf(d), true
		}
	}
	y, ok := drawing.ParseNumber(s)
	return y, ok && y > -10_000 && y < 10_000
}

// yearOf returns a time as a year and its part that has gone.
func yearOf(d time.Time) float64 {
	first := time.Date(d.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	next := time.Date(d.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
	return float64(d.Year()) + float64(d.Sub(first))/float64(next.Sub(first))
}

// dateOf returns the time, to the second, at which yearOf gives y.
func dateOf(y float64) time.Time {
	n := math.Floor(y)
	first := time.Date(int(n), 1, 1, 0, 0, 0, 0, time.UTC)
	next := time.Date(int(n)+1, 1, 1, 0, 0, 0, 0, time.UTC)
	return first.Add(time.Duration((y - n) * float64(next.Sub(first)))).Round(time.Second)
}

// round widens the span to whole steps of its marks; a linear one that begins
// not far above nothing begins there.
func (a *axis) round() {
	switch a.kind {
	case linear:
		if a.from > 0 && a.from <= a.to/2 {
			a.from = 0
		}
		step := tick((a.to-a.from)/5, 1, 2, 5)
		a.from, a.to = math.Floor(a.from/step+1e-9)*step, math.Ceil(a.to/step-1e-9)*step
	case logarithmic:
		a.from, a.to = math.Floor(a.from+1e-9), math.Ceil(a.to-1e-9)
	case dates:
		if a.to-a.from > 3 {
			a.from, a.to = math.Floor(a.from), math.Floor(a.to)+1
		}
	case named:
		a.from, a.to = -0.5, float64(len(a.names))-0.5
	}
	a.open()
}

// open returns a span that is none, since all its values are the same, a width.
func (a *axis) open() {
	if a.to > a.from {
		return
	}
	by := 0.5
	if a.kind == linear && a.from != 0 {
		by = math.Abs(a.from) / 8
	}
	a.from, a.to = a.from-by, a.from+by
}

// axisMark is a place on an axis that has a text.
type axisMark struct {
	v    float64 // coordinate
	text string
}

// marks returns the places that have a text: as many as there can be if they are
// not nearer to each other than fits allows.
func (a *axis) marks(at drawing.State, fits func([]axisMark) bool) []axisMark {
	var all []axisMark
	for level := range 40 {
		if all = a.marksOf(level, at); len(all) <= mostMarks && fits(all) {
			return all
		}
		if len(all) <= 1 {
			break
		}
	}
	return all
}

// mostMarks is more than any screen has room for.
const mostMarks = 200

// marksOf returns the marks of a level: the higher it is, the fewer.
func (a *axis) marksOf(level int, at drawing.State) []axisMark {
	switch a.kind {
	case logarithmic:
		return a.powers(level, at)
	case dates:
		return a.days(level)
	case named:
		var all []axisMark
		for i := 0; i < len(a.names); i += level + 1 {
			all = append(all, axisMark{float64(i), a.names[i]})
		}
		return all
	}
	finest := tick((a.to-a.from)/100, 1, 2, 5)
	step := finest
	for range level {
		step = tick(step*1.5, 1, 2, 5)
	}
	var all []axisMark
	for _, v := range ticks(a.span, step, mostMarks+1) {
		all = append(all, axisMark{v, numberText(v, step) + a.unit})
	}
	return all
}

// powers returns the marks of a logarithmic axis: 1, 2 and 5 of each power of ten
// if there are few of these, else every power, every third, sixth, twelfth.
func (a *axis) powers(level int, at drawing.State) []axisMark {
	var all []axisMark
	if level == 0 {
		if a.to-a.from > 3 {
			level = 1
		} else {
			for e := math.Floor(a.from); e <= a.to; e++ {
				for _, digit := range [...]float64{1, 2, 5} {
					if v := e + math.Log10(digit); v >= a.from-1e-9 && v <= a.to+1e-9 {
						all = append(all, axisMark{v, a.power(v, at)})
					}
				}
			}
			return all
		}
	}
	step := 1.0
	if level > 1 {
		step = 3 * math.Pow(2, float64(level-2))
	}
	for _, v := range ticks(a.span, step, mostMarks+1) {
		all = append(all, axisMark{v, a.power(v, at)})
	}
	return all
}

// power returns ten to the v in words: 0.5, 100, 10²⁴.
func (a *axis) power(v float64, at drawing.State) string {
	if a.from >= -3-1e-9 && a.to <= 5+1e-9 {
		value := math.Pow(10, v)
		return numberText(value, math.Pow(10, math.Floor(v+1e-9))) + a.unit
	}
	n := drawing.Round(v)
	if math.Abs(v-float64(n)) > 1e-6 {
		return ""
	}
	return at.Pick(power(n), "1e"+strconv.Itoa(n)) + a.unit // some superscripts are wide
}

// days returns the marks of an axis of dates: days, months, years and their
// multiples.
func (a *axis) days(level int) []axisMark {
	var all []axisMark
	from, to := dateOf(a.from), dateOf(a.to)
	switch dayLevels := [...]int{1, 2, 7, 14}; {
	case level < len(dayLevels):
		if a.to-a.from > 1 {
			return make([]axisMark, mostMarks+1)
		}
		d := time.Date(from.Year(), from.Month(), from.Day(), 0, 0, 0, 0, time.UTC)
		for ; !d.After(to); d = d.AddDate(0, 0, dayLevels[level]) {
			all = a.day(all, d, "01-02")
		}
		return all
	case level < len(dayLevels)+4:
		if a.to-a.from > 12 {
			return make([]axisMark, mostMarks+1)
		}
		every := [...]int{1, 2, 3, 6}[level-len(dayLevels)]
		for d := time.Date(from.Year(), 1, 1, 0, 0, 0, 0, time.UTC); !d.After(to); d = d.AddDate(0, every, 0) {
			all = a.day(all, d, "2006-01")
		}
		return all
	}
	step := 1.0
	for range level - 8 {
		step = tick(step*1.5, 1, 2, 5)
	}
	for _, v := range ticks(a.span, step, mostMarks+1) {
		all = append(all, axisMark{v, strconv.Itoa(drawing.Round(v))})
	}
	return all
}

// day adds the mark of a day that the axis shows; the first says its year.
func (a *axis) day(all []axisMark, d time.Time, layout string) []axisMark {
	v := yearOf(d)
	if v < a.from-1e-9 || v > a.to+1e-9 {
		return all
	}
	if len(all) == 0 && !strings.HasPrefix(layout, "2006") {
		layout = "2006-" + layout
	}
	return append(all, axisMark{v, d.Format(layout)})
}

// tick returns the least step that is least or more, of 1, 2, 5 (as given) and
// their tenfolds.
func tick(least float64, of ...float64) float64 {
	if !(least > 1/drawing.Largest) {
		return 1
	}
	for size := math.Pow(10, math.Floor(math.Log10(least))); ; size *= 10 {
		for _, s := range of {
			if s*size >= least*0.999 {
				return s * size
			}
		}
	}
}

// ticks returns the multiples of step in the span, at most so many.
func ticks(s span, step float64, most int) []float64 {
	var all []float64
	first := math.Ceil(s.from/step-1e-9) * step
	for i := range most {
		if v := first + float64(i)*step; v <= s.to+step*1e-9 {
			all = append(all, v)
		}
	}
	return all
}

// numberText writes a number that is known to about step.
func numberText(v, step float64) string {
	if math.Abs(v) < step/1000 {
		return "0"
	}
	size := math.Abs(v)
	switch {
	case size >= 1e15, size < 1e-4:
		return powerText(v)
	case size >= 1e6 && step >= 1e3:
		for _, s := range [...]struct {
			of   float64
			name string
		}{{1e12, "T"}, {1e9, "B"}, {1e6, "M"}} {
			if size >= s.of {
				return numberText(v/s.of, step/s.of) + s.name
			}
		}
	}
	digits := max(0, min(6, int(math.Ceil(-math.Log10(step)-1e-9))))
	// A number of five digits or more before its point has commas; those of four
	// may be years.
	s := strconv.FormatFloat(v, 'f', digits, 64)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	whole, rest, found := strings.Cut(s, ".")
	if len(whole) > 4 {
		whole = drawing.GroupDigits(whole)
	}
	if found {
		whole += "." + rest
	}
	return sign + whole
}

// formatValue writes a value with as many digits as it needs, at most four or those
// before its point.
func formatValue(v float64) string {
	if v == 0 {
		return "0"
	}
	size := math.Floor(math.Log10(math.Abs(v)))
	step := math.Pow(10, min(size-3, 0))
	if size >= 6 {
		step = math.Pow(10, size-2)
	}
	text := numberText(v, step)
	number := strings.TrimRight(text, "TBM")
	if suffix := text[len(number):]; strings.Contains(number, ".") && !strings.Contains(number, "×") {
		text = strings.TrimRight(strings.TrimRight(number, "0"), ".") + suffix
	}
	return text
}

// powerText returns a value as 5×10²⁶.
func powerText(v float64) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', 1, 64), "e")
	n, _ := strconv.Atoi(exponent)
	return strings.TrimSuffix(mantissa, ".0") + "×" + power(n)
}

// power returns ten to the nth.
func power(n int) string {
	return "10" + strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").
		Replace(strconv.Itoa(n))
}
