package layout

import (
	"strings"

	"revolute/internal/frame"
	"revolute/theme"
)

// change is what a line of a diff says of the file.
type change uint8

const (
	unchanged change = iota
	inserted
	deleted
	hunk // where in the file: @@
	header
)

// changeOf reads the first characters of a line of a diff; within says that a
// place has been named, so that --- is a deleted line of --.
func changeOf(line string, within bool) change {
	switch {
	case strings.HasPrefix(line, "@@"):
		return hunk
	case strings.HasPrefix(line, "diff "), strings.HasPrefix(line, "index "):
		return header
	case !within && (strings.HasPrefix(line, "--- ") || strings.HasPrefix(line, "+++ ")):
		return header
	case strings.HasPrefix(line, "+"):
		return inserted
	case strings.HasPrefix(line, "-"):
		return deleted
	}
	return unchanged
}

// diff makes a paragraph of a diff, and says what each of its lines is.
func (bd *builder) diff(text string) (paragraph, []change) {
	var changes []change
	start, end, within := len(bd.runs), 0, false
	for line := range strings.SplitSeq(text, "\n") {
		c := changeOf(line, within)
		switch c {
		case hunk:
			within = true
		case header:
			within = false
		}
		changes = append(changes, c)
		end = min(end+len(line)+1, len(text))
		bd.runs = append(bd.runs, run{end: end, style: bd.changeStyle(c)})
	}
	return paragraph{text, bd.runs[start:len(bd.runs):len(bd.runs)]}, changes
}

// changeStyle returns the theme's style for a line of a diff.
func (bd *builder) changeStyle(c change) frame.Style {
	st := bd.codeStyle()
	chroma := bd.look.Markdown.CodeBlock.Chroma
	switch {
	case bd.look.Colours() == theme.NoColours: // the sign says it
		switch c {
		case inserted, header:
			st.Attr |= frame.Bold
		case deleted, hunk:
			st.Attr |= frame.Faint
		}
	case c == header:
		st = bd.look.Style(theme.Muted)
		st.Attr |= frame.Bold
	case chroma == nil:
	case c == hunk:
		st = bd.look.Apply(st, chroma.GenericSubheading)
	case c == inserted:
		st = bd.look.Apply(st, chroma.GenericInserted)
	case c == deleted:
		st = bd.look.Apply(st, chroma.GenericDeleted)
	}
	st.Bg = 0
	return st
}

// tint is how much of its colour the background of a changed line takes.
const tint = 0.16
