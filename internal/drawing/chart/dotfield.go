package chart

import (
	"math"

	"revolute/internal/drawing"
	"revolute/internal/frame"
)

// dotField is dots that run into a field like sand: from its left, the lower ones
// first, every grain a little early or late.
type dotField struct {
	density       density
	dots          int
	width, height int        // cells
	hole          frame.Rect // cells of the field that stay empty
}

// dropTime returns when a dot falls, 0 to 1: the same for the same place.
func (p dotField) dropTime(x, y, i int) float64 {
	// The place is mixed into a number that looks like chance.
	h := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca6b ^ uint32(i)*0xc2b2ae35
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	h *= 0x297a2d39
	grain := float64(h^h>>15) / math.MaxUint32
	across := float64(x) / float64(max(p.width, 1))
	up := 1 - float64(y)/float64(max(p.height, 1))
	return 0.68*across + 0.2*up + 0.12*grain
}

// draw draws what has fallen when the dotField is done so far: 1 is all.
func (p dotField) draw(c drawing.Canvas, x, y int, done float64, st frame.Style) {
	sk := drawing.NewSketch(p.width, p.height)
	left := p.dots
	for cell := 0; left > 0 && cell < p.width*p.height; cell++ {
		cx, cy := cell%p.width, cell/p.width
		if p.hole.Contains(cx, cy) {
			continue
		}
		for i, d := range p.density.dots[:min(left, p.density.perCell)] {
			if done >= 1 || p.dropTime(cx, cy, i) <= done {
				sk.Dot(2*cx+d.X, 4*cy+d.Y, st)
			}
		}
		left -= p.density.perCell
	}
	sk.Draw(c, x, y)
}
