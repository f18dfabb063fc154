package page

import (
	"fmt"
	"math"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing"
)

// room is a width and a height in ems of a slide's body text.
type room struct{ width, height float64 }

// The stage in ems of the body text, which is 4.6 % of a slide's height: these
// are the measures of deck.css.
const (
	stageWidth  = 38.6
	stageHeight = 21.7
	sideMargin  = 2.4
	titleHeight = 3.2 // with the gap below it
	edges       = 3.4 // above and below all, with the footer
	columnGap   = 2
	listIndent  = 1.3
	lineHeight  = 1.45
	blockGap    = 0.7
	itemGap     = 0.45
)

// slideRoom is the room of a body under a title.
var slideRoom = room{stageWidth - 2*sideMargin, stageHeight - titleHeight - edges}

// phoneRoom is the room of a drawing on a phone.
var phoneRoom = room{18, 22}

// sizes are the sizes that a body may have beside its own, in hundredths.
var sizes = [...]int{90, 80, 70, 60, 50}

// bodySize returns the class of the largest size in which a body stands without
// scrolling, with all of its steps: "" is its own.
func bodySize(s *deck.Slide, blocks []deck.Block, r room) string {
	if s.Layout != "" && s.Layout != "bare" {
		return ""
	}
	for i := -1; i < len(sizes); i++ {
		scale := 1.0
		if i >= 0 {
			scale = float64(sizes[i]) / 100
		}
		if height(blocks, r.width/scale) <= r.height/scale {
			if i < 0 {
				return ""
			}
			return fmt.Sprintf("s%d", sizes[i])
		}
	}
	return fmt.Sprintf("s%d", sizes[len(sizes)-1])
}

// titleSize returns the class of a title: "" is for one that stands in a line, or
// in two balanced ones.
func titleSize(title string) string {
	switch width := drawing.EmWidth(title) * 1.8; {
	case width > 2.6*slideRoom.width:
		return "smallest"
	case width > 1.7*slideRoom.width:
		return "smaller"
	}
	return ""
}

// statementSize returns the class of the largest size in which a sentence stands
// in few lines.
func statementSize(text string) string {
	ems := drawing.EmWidth(text)
	for _, s := range []struct {
		class string
		scale float64
		lines float64
	}{{"huge", 4, 1}, {"large", 2.6, 2}, {"medium", 2, 3}, {"small", 1.6, 4}} {
		if math.Ceil(ems*s.scale*1.05/slideRoom.width) <= s.lines {
			return s.class
		}
	}
	return "smaller"
}

// height returns about how high blocks are, in ems, one below the other.
func height(blocks []deck.Block, width float64) float64 {
	total := 0.0
	for i := range blocks {
		if i > 0 {
			total += blockGap
		}
		total += blockHeight(&blocks[i], width)
	}
	return total
}

// drawingHeight is what a drawing has at least.
const drawingHeight = 7

func blockHeight(b *deck.Block, width float64) float64 {
	switch b.Kind {
	case deck.Paragraph, deck.Term:
		return lines(b.Spans, width) * lineHeight
	case deck.Heading:
		return lines(b.Spans, width/1.2) * 1.2 * 1.3
	case deck.List:
		total := 0.0
		for i := range b.Children {
			if i > 0 {
				total += itemGap
			}
			total += height(b.Children[i].Children, width-listIndent)
		}
		return total
	case deck.Quote, deck.Description, deck.Item, deck.Group, deck.Footnotes, deck.Definitions:
		return height(b.Children, width-listIndent)
	case deck.Code:
		return float64(strings.Count(b.Text, "\n")+1)*1.3*0.8 + 1.2
	case deck.Drawing:
		switch {
		case hasAttr(b, "behind"):
			return 0
		case b.Info.Lang == "letters":
			return 4.5
		}
		return drawingHeight
	case deck.Picture:
		return drawingHeight
	case deck.DisplayFormula:
		return 3
	case deck.Table:
		return float64(len(b.Rows)) * (lineHeight + 0.5)
	case deck.Columns, deck.Cards:
		most := 0.0
		total := 0
		for _, w := range b.Weights {
			total += w
		}
		for i := range b.Children {
			own := (width - float64(len(b.Children)-1)*columnGap) / float64(len(b.Children))
			if total > 0 && i < len(b.Weights) {
				own = (width - float64(len(b.Children)-1)*columnGap) * float64(b.Weights[i]) / float64(total)
			}
			most = max(most, height(b.Children[i].Children, own))
		}
		if b.Kind == deck.Cards {
			most += 2
		}
		return most
	case deck.Rule:
		return 0.5
	}
	return height(b.Children, width)
}

// lines returns in about how many lines spans stand.
func lines(spans []deck.Span, width float64) float64 {
	total, ems := 0.0, 0.0
	for _, s := range spans {
		if s.Break {
			total += max(1, math.Ceil(ems/width))
			ems = 0
			continue
		}
		ems += drawing.EmWidth(s.Text)
	}
	return total + max(1, math.Ceil(ems/max(width, 1)))
}

func hasAttr(b *deck.Block, name string) bool {
	_, ok := b.Info.Attrs[name]
	return ok
}
