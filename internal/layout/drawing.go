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

// textKey is scaled text.
type textKey struct {
	text  string
	times int
	style frame.Style
}

// sized is a drawing in the state and the size in which it is to be seen.
type sized struct {
	drawing drawing.Drawing
	state   drawing.State
	w, h    int
	problem error
}

// size returns how a drawing is to be set in a box.
func (bd *builder) size(b *deck.Block, in box) sized {
	d, err := bd.draws.parse(bd.view.Deck, b)
	if err != nil {
		return sized{problem: err}
	}
	p := sized{drawing: d, state: bd.state(b, d)}
	p.w, p.h = d.Size(in.width, max(4, in.room), p.state)
	return p
}

// state returns the state of a block's drawing at the view's step.
func (bd *builder) state(b *deck.Block, d drawing.Drawing) drawing.State {
	st := drawing.State{
		Step: max(0, bd.view.Pos.Step-b.Step), Since: bd.view.Since, Still: bd.view.Still, Fills: bd.fills,
		Look: bd.look, Graphics: bd.view.Graphics, Lettering: bd.view.Lettering,
	}
	if bd.view.Loads != nil {
		st.Await = bd.view.Loads.add
	}
	last, err := strconv.Atoi(b.Info.Attrs["steps"]) // how many it takes beyond its first
	if err != nil || last < 0 {
		last = 0
	}
	switch {
	case d.Motion(min(st.Step, last)) == drawing.Forever:
		st.Step, st.Since = min(st.Step, last), bd.view.Entered
	case st.Step > last:
		st.Step, st.Still = last, true
	}
	return st
}

func (bd *builder) drawing(b *deck.Block, in box) int {
	if _, behind := b.Info.Attrs["behind"]; behind {
		bd.behind = append(bd.behind, b)
		return 0
	}
	p := bd.size(b, in)
	if errors.Is(p.problem, errors.ErrUnsupported) {
		return bd.code(b, in)
	}
	if p.problem != nil {
		return bd.fault(b, p.problem, in)
	}
	p.state.Cut = func(whole string) { bd.cuts = append(bd.cuts, Cut{Line: b.Line, Text: whole}) }
	bd.items = append(bd.items, item{
		x: in.x + aligned(in.align, in.width, p.w), y: in.y, w: p.w, h: p.h, step: in.step, drawing: p.drawing, state: p.state,
	})
	return p.h
}

// drawBehind fills the frame with the drawings that stand behind the text.
func (bd *builder) drawBehind(f *frame.Frame) {
	for _, b := range bd.behind {
		d, err := bd.draws.parse(bd.view.Deck, b)
		if err == nil && b.Step <= bd.view.Pos.Step && !bd.apart(d, f.Bounds(), f.Bounds()) {
			d.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: bd.state(b, d)})
		}
	}
}

// fault shows what is wrong with a block, and its source, in its place: the
// talk goes on.
func (bd *builder) fault(b *deck.Block, err error, in box) int {
	p := problem.From(err).In(bd.slide.File, b.Line)
	bd.problems = append(bd.problems, *p)
	in, top := in.small(), in.y
	in.align = deck.Left
	in.y += bd.text(bd.plainText(p.Error(), bd.look.Style(theme.Warning)), in)
	source := strings.TrimRight(b.Text, "\n")
	in.y += bd.text(bd.plainText(source, bd.look.Style(theme.Muted)), in)
	return in.y - top
}
