package layout

import (
	"strconv"

	"revolute/internal/deck"
	"revolute/theme"
)

// Exec is what a viewer who may run blocks of code sees of that. It is not
// changed: another state is another Exec.
type Exec struct {
	Next    *deck.Block // the block that is run next; nil: none
	Hint    string      // said under it
	Outputs map[*deck.Block]Output
}

// Output is what a block of code that was run has printed.
type Output struct {
	Lines []string
	State OutputState
	Note  string // how it stands with it
}

// OutputState is how far a run has got.
type OutputState uint8

const (
	Running OutputState = iota
	Done
	Failed
)

// Rows of an output, where the block does not say how many.
const (
	outputRows    = 6
	maxOutputRows = 60
)

// rowsOf is how many rows a block keeps for its output: {rows=N}.
func rowsOf(b *deck.Block) int {
	if n, err := strconv.Atoi(b.Info.Attrs["rows"]); err == nil && n > 0 {
		return min(n, maxOutputRows)
	}
	return outputRows
}

// output sets what a block has printed under it, the last rows of it, below a
// row that says how it stands. Its room is kept from the start, so that nothing
// moves.
func (s *setter) output(b *deck.Block, x, y, measure int) int {
	if s.view.Exec == nil || !b.Executable() {
		return 0
	}
	rows, inner := rowsOf(b), measure-2*padding
	out, ran := s.view.Exec.Outputs[b]
	note, role := out.Note, theme.Accent
	switch {
	case !ran && s.view.Exec.Next == b:
		note, role = s.view.Exec.Hint, theme.Muted
	case !ran:
		return rows + 1
	case out.State == Done:
		role = theme.Life
	case out.State == Failed:
		role = theme.Warning
	}
	s.row(s.widths.Truncate(note, inner, "…"), x+padding, y, s.look.Style(role))
	if ran && s.view.Exec.Next == b && out.State != Running {
		at := x + padding + s.widths.Width(note) + 3
		if hint := s.view.Exec.Hint; at+s.widths.Width(hint) <= x+measure {
			s.row(hint, at, y, s.look.Style(theme.Muted))
		}
	}
	lines := out.Lines[max(0, len(out.Lines)-rows):]
	for i, line := range lines {
		s.row(s.look.Glyph(theme.GlyphQuote), x, y+1+i, s.look.Style(theme.Rule))
		s.row(s.widths.Truncate(line, inner, "…"), x+padding, y+1+i, s.look.Style(theme.Text))
	}
	return rows + 1
}
