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

// output sets what a block has printed under it, the last rows of it, below a
// row that says how it stands. Its room is kept from the start, so that nothing
// moves.
func (bd *builder) output(b *deck.Block, in box) int {
	exec := bd.view.Exec
	if exec == nil || !b.Executable() {
		return 0
	}
	rows, inner := outputRows, in.width-2*padding
	if n, err := strconv.Atoi(b.Info.Attrs["rows"]); err == nil && n > 0 {
		rows = min(n, maxOutputRows)
	}
	out, ran := exec.Outputs[b]
	note, role := out.Note, theme.Accent
	switch {
	case !ran && exec.Next == b:
		note, role = exec.Hint, theme.Muted
	case !ran:
		return rows + 1
	case out.State == Done:
		role = theme.Life
	case out.State == Failed:
		role = theme.Warning
	}
	bd.row(bd.widths.Truncate(note, inner, "…"), in, in.x+padding, in.y, bd.look.Style(role))
	if ran && exec.Next == b && out.State != Running {
		at := in.x + padding + bd.widths.Width(note) + 3
		if hint := exec.Hint; at+bd.widths.Width(hint) <= in.x+in.width {
			bd.row(hint, in, at, in.y, bd.look.Style(theme.Muted))
		}
	}
	lines := out.Lines[max(0, len(out.Lines)-rows):]
	for i, line := range lines {
		bd.row(bd.look.Glyph(theme.GlyphQuote), in, in.x, in.y+1+i, bd.look.Style(theme.Rule))
		bd.row(bd.widths.Truncate(line, inner, "…"), in, in.x+padding, in.y+1+i, bd.look.Style(theme.Text))
	}
	return rows + 1
}
