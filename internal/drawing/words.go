package drawing

import (
	"revolute/internal/frame"
	"revolute/internal/lettering"
)

// Words is a text set in a size of type: lines that stand one under the other.
type Words struct {
	Face  lettering.Face
	Lines []string
	W, H  int // cells
}

// Set sets a text in a face within so many cells of width. ok is false if the
// face lacks one of its characters, or a line is wider all the same.
func (at State) Set(text string, face lettering.Face, width int) (w Words, ok bool) {
	if text == "" {
		return w, true
	}
	w.Face = face
	widths := face.Widths(at.Widths())
	for _, l := range widths.Balanced(nil, text, face.Measure(max(width, 1))) {
		w.Lines = append(w.Lines, text[l.Start:l.End])
		w.W = max(w.W, at.FaceWidth(face, text[l.Start:l.End]))
	}
	w.H = len(w.Lines)*(face.Rows()+face.Leading()) - face.Leading()
	return w, face.Covers(text) && w.W <= width
}

// Face returns the face of a size for the viewer's terminal; ok is false where
// it has none.
func (at State) Face(size lettering.Size) (lettering.Face, bool) {
	return at.Lettering.Face(size, at.Widths())
}

// FaceWidth returns the cells that a line takes in a face.
func (at State) FaceWidth(face lettering.Face, line string) int {
	if face.IsSmall() {
		return at.Width(line)
	}
	return face.Width(line)
}

// PrintWords prints words with their upper left cell at x, y. Each line stands at
// the start, in the middle or at the end of width cells, as align says.
func (c Canvas) PrintWords(w Words, x, y, width int, align Anchor, st frame.Style) {
	for _, l := range w.Lines {
		left := x
		switch free := width - c.FaceWidth(w.Face, l); align {
		case Middle:
			left += free / 2
		case End:
			left += free
		}
		w.Face.Draw(c.Frame, c.Area, left, y, l, st)
		y += w.Face.Rows() + w.Face.Leading()
	}
}
