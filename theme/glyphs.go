package theme

import "revolute/internal/typeset"

// Glyph is a sign that layouts and drawings use. Each takes one column.
type Glyph uint8

// The glyphs.
const (
	GlyphBullet      Glyph = iota
	GlyphSubBullet         // of the lists within lists
	GlyphCurrent           // before the current section
	GlyphOther             // before another one
	GlyphContinue          // a line of code goes on
	GlyphQuote             // left of a quotation
	GlyphRule              // a piece of a horizontal rule
	GlyphVertical          // a piece of a vertical rule
	GlyphTrack             // where the thumb of a scroll bar moves
	GlyphThumb             // what of a scroll bar stands for the window
	GlyphRight             // leads to the right
	GlyphDown              // leads down
	GlyphUp                // leads up
	GlyphTopLeft           // a corner
	GlyphTopRight          // a corner
	GlyphBottomLeft        // a corner
	GlyphBottomRight       // a corner
	GlyphEllipsis          // something was left out
	GlyphTicked            // a task that is done
	GlyphUnticked          // a task that is not
	GlyphOutside           // a link leads out of the deck
	GlyphCursor            // a terminal's cursor
	GlyphMark              // a datum
	GlyphRest              // the place of a datum that is not
	glyphCount
)

var glyphNames = [glyphCount]string{
	"bullet", "sub_bullet", "current", "other", "continue", "quote", "rule", "vertical", "track", "thumb", "right", "down",
	"up", "top_left", "top_right", "bottom_left", "bottom_right", "ellipsis", "ticked", "unticked", "outside", "cursor",
	"mark", "rest",
}

// glyphPair is a glyph, and what stands for it where ambiguous characters take
// two columns.
type glyphPair [2]string

// Glyph returns how g is written for the viewer; one column.
func (l *Look) Glyph(g Glyph) string {
	if g >= glyphCount {
		return " "
	}
	if l.Viewer.Widths == typeset.Wide {
		return l.Theme.glyphs[g][1]
	}
	return l.Theme.glyphs[g][0]
}
