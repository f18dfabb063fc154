package layout

import (
	"errors"
	"strconv"
	"strings"

	"revolute/internal/cache"
	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/drawing/all"
	"revolute/internal/frame"
	"revolute/internal/lexer"
	"revolute/internal/problem"
	"revolute/internal/raster"
	"revolute/theme"
)

// drawings keeps parsed drawings, so that a step or a moment of a motion does
// not parse its data again, and what else all slides share. It is safe for
// concurrent use.
type drawings struct {
	lexers lexer.Lexers
	parsed *cache.Cache[drawingKey, parsed]
	images *raster.Images
	texts  *cache.Cache[textKey, *frame.Image]
}

type drawingKey struct {
	deck       *deck.Deck
	kind, text string
}

type parsed struct {
	drawing drawing.Drawing
	err     error
}

// keptDrawings is how many drawings are kept.
const keptDrawings = 128

func newDrawings() *drawings {
	return &drawings{
		parsed: cache.New[drawingKey, parsed](keptDrawings, nil),
		images: raster.NewImages(imageBytes),
		texts:  cache.New[textKey, *frame.Image](keptDrawings, nil),
	}
}

func (d *drawings) parse(from *deck.Deck, b *deck.Block) (drawing.Drawing, error) {
	p := d.parsed.Get(drawingKey{from, b.Info.Lang, b.Text}, func() (p parsed) {
		p.drawing, p.err = all.Parse(b.Info.Lang, []byte(b.Text), from)
		return p
	})
	return p.drawing, p.err
}

// placed is a drawing in the state and the size in which it is to be seen.
type placed struct {
	drawing drawing.Drawing
	moment  drawing.State
	w, h    int
	problem error
}

// place sizes a drawing block for measure columns.
func (s *setter) place(b *deck.Block, measure int) placed {
	d, err := s.draws.parse(s.view.Deck, b)
	if err != nil {
		return placed{problem: err}
	}
	p := placed{drawing: d, moment: s.moment(b, d)}
	p.w, p.h = d.Size(measure, s.room(), p.moment)
	return p
}

// room is the number of rows that one drawing may take.
func (s *setter) room() int { return max(4, s.height-s.others) }

// moment is the state of a block's drawing at the view's step.
func (s *setter) moment(b *deck.Block, d drawing.Drawing) drawing.State {
	m := drawing.State{Step: max(0, s.view.Pos.Step-b.Step), Since: s.view.Since, Still: s.view.Still, Look: s.look, Graphics: s.view.Graphics}
	if s.view.Loads != nil {
		m.Await = s.view.Loads.add
	}
	switch last := lastStep(b); {
	case d.Motion(min(m.Step, last)) == drawing.Forever:
		m.Step, m.Since = min(m.Step, last), s.view.Entered
	case m.Step > last:
		m.Step, m.Still = last, true
	}
	return m
}

// lastStep is the last step of a drawing: how many it takes beyond its first.
func lastStep(b *deck.Block) int {
	n, err := strconv.Atoi(b.Info.Attrs["steps"])
	if err != nil {
		return 0
	}
	return max(0, n)
}

func (s *setter) drawing(b *deck.Block, x, y, measure int, align deck.Align) int {
	if _, behind := b.Info.Attrs["behind"]; behind {
		s.behind = append(s.behind, b)
		return 0
	}
	p := s.place(b, measure)
	if errors.Is(p.problem, errors.ErrUnsupported) {
		return s.code(b, x, y, measure)
	}
	if p.problem != nil {
		return s.fault(b, p.problem, x, y, measure)
	}
	switch align {
	case deck.Center:
		x += max(0, (measure-p.w)/2)
	case deck.Right:
		x += max(0, measure-p.w)
	}
	s.marks = append(s.marks, mark{x: x, y: y, w: p.w, h: p.h, step: s.step, drawing: p.drawing, moment: p.moment})
	return p.h
}

// drawBehind fills the frame with the drawings that stand behind the text.
func (s *setter) drawBehind(f *frame.Frame) {
	for _, b := range s.behind {
		d, err := s.draws.parse(s.view.Deck, b)
		if err == nil && b.Step <= s.view.Pos.Step {
			d.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: s.moment(b, d)})
		}
	}
}

// fault shows what is wrong with a block, and its source, in its place: the
// talk goes on.
func (s *setter) fault(b *deck.Block, err error, x, y, measure int) int {
	first := problem.From(err).In(s.slide.File, b.Line)
	top := y
	s.problem = first
	y += s.text(s.plainText(first.Error(), s.look.Style(theme.Warning)), x, y, measure, deck.Left)
	source := strings.TrimRight(b.Text, "\n")
	y += s.text(s.plainText(source, s.look.Style(theme.Muted)), x, y, measure, deck.Left)
	return y - top
}
