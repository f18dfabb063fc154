package chart

import (
	"slices"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/theme"
)

// barInk is what a piece of a bar is filled with: a colour, and a pattern where
// the colour does not tell it from another.
type barInk struct {
	st      frame.Style
	pattern int  // 0 is full
	wide    bool // only braille takes one column
}

// patterns fill a cell; the second of each is for terminals that would give
// the first two columns.
var patterns = [mostSeries][2]string{
	{"█", "⣿"}, {"░", "⠌"}, {"▓", "⢕"}, {"▒", "⠶"}, {"╱", "⠔"}, {"▚", "⠭"}, {"─", "⠤"}, {"╳", "⢎"},
}

// inkOf returns that of a series' bar at a label, -1 being none in particular: full
// where there are colours.
func (b *bars) inkOf(s, label int, at drawing.State) barInk {
	role := b.series[s].role
	marked := label >= 0 && b.roles[label] != theme.Background
	if marked && len(b.series) == 1 {
		role = b.roles[label]
	}
	k := barInk{st: at.PlainStyle(role), wide: at.Wide()}
	if at.Colorless() {
		k.st.Attr &^= frame.Bold | frame.Faint
		switch {
		case len(b.series) > 1:
			k.pattern = s
		case !marked && slices.ContainsFunc(b.roles, func(r theme.Role) bool { return r != theme.Background }):
			k.pattern = 3
		}
	}
	return k
}

// fullCell returns a cell that is filled.
func (k barInk) fullCell() string {
	if k.wide {
		return patterns[k.pattern][1]
	}
	return patterns[k.pattern][0]
}

// Cells that are filled in part, from the left and from below, by eighths.
var (
	leftEighths  = [...]string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}
	lowerEighths = [...]string{"", "▁", "▂", "▃", "▄", "▅", "▆", "▇"}
)

// startCell returns a cell of which eighths, 1 to 7, are filled from its beginning. A
// pattern fills all of the cell if it would half of it; a terminal without narrow
// blocks knows less.
func (k barInk) startCell(eighths int, upright bool) string {
	switch {
	case k.pattern > 0 && eighths >= 4:
		return k.fullCell()
	case k.wide && upright:
		return [...]string{"", "⣀", "⣤", "⣶", "⣿"}[(eighths+1)/2]
	case k.wide:
		return [...]string{"", "⡇", "⣿"}[(eighths+2)/4]
	case upright:
		return lowerEighths[eighths]
	}
	return leftEighths[eighths]
}

// endCell returns a cell of which eighths, 1 to 7, are filled up to its end: the rest
// is drawn, and what is not drawn is the bar.
func (k barInk) endCell(eighths int, upright bool) (string, frame.Style) {
	if k.pattern > 0 || k.wide {
		if eighths < 4 {
			return "", k.st
		}
		return k.fullCell(), k.st
	}
	st := k.st
	st.Attr |= frame.Reverse
	return k.startCell(8-eighths, upright), st
}

// cell returns what the nth cell of a bar shows, length cells being the whole
// scale: its text and style, or "" for nothing.
func (b *bars) cell(all []piece, n, length int) (text string, st frame.Style) {
	var here [2]piece
	count := 0
	begin := 8 * n
	for _, p := range all {
		from, to := drawing.Round(p.from*float64(8*length)), drawing.Round(p.to*float64(8*length))
		if to == from && p.value != 0 && !b.stacked {
			to++ // something is never nothing
		}
		if to <= begin || from >= begin+8 || to <= from {
			continue
		}
		if count < 2 {
			p.from, p.to = float64(max(from-begin, 0)), float64(min(to-begin, 8))
			here[count] = p
		}
		count++
	}
	if count == 0 {
		return "", st
	}
	first := here[0]
	k := first.ink
	size := int(first.to - first.from)
	switch {
	case count > 1:
		return k.meetCell(here[1].ink, int(first.to), b.vertical)
	case size == 8:
		return k.fullCell(), k.st
	case first.from > 0 && first.to == 8:
		return k.endCell(size, b.vertical)
	}
	if k.pattern > 0 && size < 4 && n > 0 {
		return "", st // a plain rim would be another bar
	}
	return k.startCell(size, b.vertical), k.st
}

// meetCell returns a cell in which k fills eighths from the beginning and another ink
// the rest.
func (k barInk) meetCell(other barInk, eighths int, upright bool) (string, frame.Style) {
	if k.pattern > 0 || other.pattern > 0 || k.wide || k.st.Fg == 0 {
		if eighths >= 4 {
			return k.fullCell(), k.st
		}
		return other.fullCell(), other.st
	}
	st := k.st
	st.Bg = other.st.Fg
	return k.startCell(min(eighths, 7), upright), st
}

// labelStyle returns the style of a number that stands within a piece of a bar, and
// whether the piece's own cells stay around it: where its colour can be the
// background they do.
func (k barInk) labelStyle(at drawing.State) (st frame.Style, ok bool) {
	if at.Look.Colours() != theme.AllColours || k.wide {
		return at.Look.Style(theme.Text), false
	}
	return frame.Style{Fg: at.Look.Color(theme.Background), Bg: k.st.Fg, Attr: frame.Bold}, true
}
