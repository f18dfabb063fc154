package page

import (
	"fmt"
	"math"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/typeset"
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

// ownSize is the size of a body in hundredths, where it is neither enlarged, since it is
// little text, nor made smaller.
const ownSize = 100

// bodySize returns the largest size, in hundredths, in which a body stands without
// scrolling, with all of its steps.
func bodySize(s *deck.Slide, blocks []deck.Block, r room) int {
	switch s.Setting() {
	case "cover", "section", "statement":
		return ownSize
	}
	if enlarges(blocks) {
		const air = 0.8 // of the height, that what is enlarged may take
		for _, size := range []int{150, 125} {
			scale := float64(size) / ownSize
			if widest(blocks) <= r.width/scale && height(blocks, r.width/scale) <= air*r.height/scale {
				return size
			}
		}
	}
	for _, size := range []int{ownSize, 90, 80, 70, 60} {
		if scale := float64(size) / ownSize; height(blocks, r.width/scale) <= r.height/scale {
			return size
		}
	}
	return 50
}

// enlarges reports whether blocks can be larger: pictures and drawings take the room
// that there is as they are.
func enlarges(blocks []deck.Block) bool {
	can := len(blocks) > 0
	for i := range blocks {
		blocks[i].Walk(func(b *deck.Block) bool {
			can = can && b.Kind != deck.Drawing && b.Kind != deck.Picture && b.Kind != deck.DisplayFormula
			return can
		})
	}
	return can
}

// widest returns how wide at least what cannot be broken among blocks is: code, and
// the words of tables.
func widest(blocks []deck.Block) float64 {
	most := 0.0
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case deck.Code:
			const column, padding = 0.8 * 0.61, 0.8 * 2.2
			for line := range strings.Lines(b.Text) {
				most = max(most, float64(typeset.Narrow.Width(strings.TrimRight(line, "\n")))*column+padding)
			}
		case deck.Table:
			const padding = 1.6
			total := 0.0
			for c := range len(b.Rows[0]) {
				column := 0.0
				for _, row := range b.Rows {
					if c < len(row) {
						column = max(column, drawing.EmWidth(deck.Plain(row[c].Spans)))
					}
				}
				total += column + padding
			}
			most = max(most, total)
		case deck.Columns, deck.Cards:
			all := 0
			for i := range b.Children {
				all += columnWeight(b, i)
			}
			for i := range b.Children {
				most = max(most, widest(b.Children[i].Children)*float64(all)/float64(columnWeight(b, i))+float64(len(b.Children)-1)*columnGap)
			}
		default:
			most = max(most, widest(b.Children))
		}
	}
	return most
}

// columnWeight returns the weight of a column.
func columnWeight(b *deck.Block, i int) int {
	if i < len(b.Weights) {
		return max(b.Weights[i], 1)
	}
	return 1
}

// shareSizes gives slides of one title that follow each other the smallest of their
// sizes, as far as they are enlarged: what is continued does not change its size.
func shareSizes(slides []*slide) {
	for from := 0; from < len(slides); {
		to := from + 1
		for to < len(slides) && slides[to].Faces[0].Title == slides[from].Faces[0].Title {
			to++
		}
		least := 150
		for _, s := range slides[from:to] {
			for _, f := range s.Faces {
				if enlarges(f.slide.Blocks) {
					least = min(least, max(f.size, ownSize))
				}
			}
		}
		for _, s := range slides[from:to] {
			for _, f := range s.Faces {
				if f.size = min(f.size, least); f.size != ownSize {
					f.Size = fmt.Sprintf("s%d", f.size)
				}
			}
		}
		from = to
	}
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
