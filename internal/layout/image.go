package layout

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/raster"
	"revolute/theme"
)

// imageBytes bounds what is kept of images made ready for terminals.
const imageBytes = 64 << 20

// image opens the image of a Picture block; only its header is read.
func (d *drawings) image(from *deck.Deck, b *deck.Block) (drawing.Drawing, error) {
	sp := &b.Spans[0]
	p := d.parsed.Get(drawingKey{from, "image", imageKey(b)}, func() parsed {
		style, wrong := raster.ParseStyle(b.Info.Attrs)
		img, err := d.images.Open(sp.Image, sp.Text, style, from.ReadFile)
		if err != nil {
			return parsed{drawing.Alternative(alternative(b)), fmt.Errorf("the image %s %s", sp.Image, deck.FileFault(err))}
		}
		return parsed{img, wrong}
	})
	return p.drawing, p.err
}

// imageKey tells an image shown in one way from all others of a deck.
func imageKey(b *deck.Block) string {
	var k strings.Builder
	k.WriteString(b.Spans[0].Image)
	k.WriteByte(0)
	k.WriteString(b.Spans[0].Text)
	for _, name := range slices.Sorted(maps.Keys(b.Info.Attrs)) {
		k.WriteString("\x00" + name + "=" + b.Info.Attrs[name])
	}
	return k.String()
}

// alternative is what stands in the place of an image that cannot be seen.
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

// placeImage sizes a Picture block for measure columns. Where the viewer does not
// see images it is the alternative text.
func (s *setter) placeImage(b *deck.Block, measure int) placed {
	d, err := s.draws.image(s.view.Deck, b)
	p := placed{drawing: d, problem: err, moment: s.moment(b, d)}
	if img, ok := d.(*raster.Image); ok && !img.Shows(p.moment) {
		p.drawing = drawing.Alternative(alternative(b))
	}
	p.w, p.h = p.drawing.Size(measure, s.imageRoom(b), p.moment)
	return p
}

// imageRoom is the number of rows for an image, beside its caption.
func (s *setter) imageRoom(b *deck.Block) int {
	room := s.room()
	if b.Text != "" && s.others == 0 {
		room -= captionGap + 1
	}
	return max(1, room)
}

// captionGap is the number of empty rows between an image and its caption.
const captionGap = 0

// picture sets an image alone in its paragraph, in the middle of the measure,
// with its caption below.
func (s *setter) picture(b *deck.Block, x, y, measure int, align deck.Align) int {
	p := s.placeImage(b, measure)
	if p.problem != nil && s.problem == nil {
		s.problem = fmt.Errorf("%s:%d: %w", s.slide.File, b.Line, p.problem)
	}
	left := x
	switch align {
	case deck.Right:
		left += max(0, measure-p.w)
	default:
		left += max(0, (measure-p.w)/2)
	}
	s.marks = append(s.marks, mark{
		x: left, y: y, w: p.w, h: p.h, step: s.step, drawing: p.drawing, moment: p.moment,
		link: b.Spans[0].Link, line: b.Line,
	})
	if b.Text == "" {
		return p.h
	}
	if align == deck.Left {
		align = deck.Center
	}
	caption := s.plainText(b.Text, s.look.Style(theme.Muted))
	below := p.h + captionGap
	return below + s.balanced(caption, x, y+below, measure, align)
}

// imageProblem is the first fault that drawing has found in an image.
func (s *setter) imageProblem() error {
	for i := range s.marks {
		if img, ok := s.marks[i].drawing.(*raster.Image); ok {
			if err := img.Problem(); err != nil {
				return fmt.Errorf("%s:%d: the image %s", s.slide.File, s.marks[i].line, deck.FileFault(err))
			}
		}
	}
	return nil
}
