package deck

import (
	"strconv"
	"strings"
)

// leadIn gives a slide of such a class its layout, if it says little: a title's
// where the deck begins, and else a statement's.
func (m *slideBuilder) leadIn() {
	if !m.lead || m.slide.Layout != "" {
		return
	}
	for i := range m.root {
		switch m.root[i].Kind {
		case Heading, Paragraph, Quote, Rule, Picture, DisplayFormula:
		default:
			return
		}
	}
	if m.slide.Layout = "statement"; m.first {
		m.slide.Layout = "cover"
	}
}

// background is a picture that Marp lays behind a slide or a part of it.
type background struct {
	picture Block
	side    string // left, right, or all
	share   int    // of the width, in %
}

// marpWords reads the words of a background's text: bg right:40%. ok is false
// for any other picture.
func marpWords(text string) (bg background, ok bool) {
	words := strings.Fields(text)
	if len(words) == 0 || words[0] != "bg" {
		return bg, false
	}
	bg.side, bg.share = "all", 50
	for _, word := range words[1:] {
		side, share, _ := strings.Cut(word, ":")
		if side != "left" && side != "right" {
			continue
		}
		bg.side = side
		if n, err := strconv.Atoi(strings.TrimSuffix(share, "%")); err == nil && 10 <= n && n <= 90 {
			bg.share = n
		}
	}
	return bg, true
}

// layBackgrounds puts Marp's backgrounds where they can be: beside what the
// slide says, or alone.
func (m *slideBuilder) layBackgrounds() {
	for _, bg := range m.backgrounds {
		head := 0
		if len(m.root) > 0 && m.root[0].Kind == Heading {
			head = 1
		}
		switch rest := m.root[head:]; {
		case bg.side != "all" && len(rest) > 0:
			text := Block{Kind: Group, Line: rest[0].Line, Children: append([]Block(nil), rest...)}
			text.Step = text.first()
			beside := Block{Kind: Group, Line: bg.picture.Line, Step: bg.picture.Step, Children: []Block{bg.picture}}
			row := Block{Kind: Columns, Line: text.Line, Gutter: -1, Weights: []int{100 - bg.share, bg.share}, Children: []Block{text, beside}}
			if bg.side == "left" {
				row.Weights, row.Children = []int{bg.share, 100 - bg.share}, []Block{beside, text}
			}
			row.Step = row.first()
			m.root = append(m.root[:head:head], row)
			m.slide.Pictures++
		case len(rest) == 0 || bg.side != "all":
			m.root = append(m.root, bg.picture)
			m.slide.Pictures++
		default:
			m.warnf(bg.picture.Line, "an image behind text has no counterpart here").WithHint("write bg left or bg right, or give the image a slide of its own")
		}
	}
}
