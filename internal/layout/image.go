package layout

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/problem"
	"revolute/internal/raster"
	"revolute/theme"
)

// imageBytes bounds what is kept of images made ready for terminals.
const imageBytes = 20 << 20

// alternative returns what stands in the place of an image that cannot be seen.
func alternative(b *deck.Block) string {
	sp := &b.Spans[0]
	switch {
	case strings.TrimSpace(sp.Text) != "":
		return sp.Text
	case b.Text != "":
		return b.Text
	}
	return sp.Image
}

// sizeImage returns how an image is to be set in a box. Where the viewer does
// not see images it is the alternative text.
func (bd *builder) sizeImage(b *deck.Block, in box) sized {
	sp, from := &b.Spans[0], bd.view.Deck
	// An image shown in one way is another than all others of a deck. Only its header is
	// read.
	var k strings.Builder
	k.WriteString(sp.Image)
	k.WriteByte(0)
	k.WriteString(sp.Text)
	for _, name := range slices.Sorted(maps.Keys(b.Info.Attrs)) {
		k.WriteString("\x00" + name + "=" + b.Info.Attrs[name])
	}
	read := bd.draws.parsed.Get(drawingKey{from, "image", k.String()}, func() parsed {
		style, wrong := raster.ParseStyle(b.Info.Attrs)
		img, err := bd.draws.images.Open(sp.Image, sp.Text, style, from.ReadFile)
		if err != nil {
			return parsed{drawing.Alternative(alternative(b)), fmt.Errorf("the image %s %s", sp.Image, deck.FileFault(err))}
		}
		return parsed{img, wrong}
	})
	p := sized{drawing: read.drawing, problem: read.err, state: bd.state(b, read.drawing)}
	if img, ok := read.drawing.(*raster.Image); ok && !img.Shows(p.state) {
		p.drawing = drawing.Alternative(alternative(b))
	}
	room := max(4, in.room)
	if b.Text != "" && in.room >= in.height {
		room-- // for the caption
	}
	p.w, p.h = p.drawing.Size(in.width, max(1, room), p.state)
	return p
}

// picture sets an image alone in its paragraph, with its caption below.
func (bd *builder) picture(b *deck.Block, in box) int {
	p := bd.sizeImage(b, in)
	if p.problem != nil {
		bd.problems = append(bd.problems, *problem.Errorf(bd.slide.File, b.Line, "%s", p.problem))
	}
	left := aligned(in.align, in.width, p.w)
	bd.items = append(bd.items, item{
		x: in.x + left, y: in.y, w: p.w, h: p.h, step: in.step, drawing: p.drawing, state: p.state,
		link: b.Spans[0].Link, line: b.Line,
	})
	if b.Text == "" {
		return p.h
	}
	caption := in.small().below(in.y + p.h)
	if in.align == deck.Left && bd.widths.Width(b.Text) <= p.w {
		caption.width, caption.align = p.w, deck.Center
	}
	return p.h + bd.balanced(bd.plainText(b.Text, bd.look.Style(theme.Muted)), caption)
}

// imageProblems returns the faults that drawing has found in images.
func (bd *builder) imageProblems() []problem.Problem {
	var found []problem.Problem
	for i := range bd.items {
		if img, ok := bd.items[i].drawing.(*raster.Image); ok {
			if err := img.Problem(); err != nil {
				found = append(found, *problem.Errorf(bd.slide.File, bd.items[i].line, "the image %s", deck.FileFault(err)))
			}
		}
	}
	return found
}
