package raster

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/srwiley/oksvg"
	"github.com/srwiley/rasterx"
)

const (
	maxElements = 100_000 // of an SVG
	svgSide     = 1600    // pixels of the longer side that it is drawn in
)

// svgHeader reads the size of an SVG, and refuses what would draw itself within
// itself.
func svgHeader(src []byte) (header, error) {
	h := header{format: "svg", vector: true}
	d := xml.NewDecoder(bytes.NewReader(src))
	d.Strict = false
	d.CharsetReader = nil
	elements := 0
	var open [][]string // the ids of the elements that are open, from the root on
	uses := svgUses{}
	for {
		t, err := d.Token()
		if err != nil {
			break // what is wrong further on shows when it is drawn
		}
		if _, ok := t.(xml.EndElement); ok && len(open) > 0 {
			open = open[:len(open)-1]
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		var within []string
		if len(open) > 0 {
			within = open[len(open)-1]
		}
		if id := svgAttribute(e, "id"); id != "" {
			within = append(slices.Clip(within), id)
		}
		open = append(open, within)
		for _, id := range within {
			uses.of(id).elements++
		}
		if elements++; elements > maxElements {
			return h, fmt.Errorf("has more than %d elements", maxElements)
		}
		switch e.Name.Local {
		case "svg":
			if h.width == 0 {
				h.width, h.height = svgSize(e)
			}
		case "text", "foreignObject":
			h.lettered = true
		case "use":
			target, _ := strings.CutPrefix(svgAttribute(e, "href"), "#")
			for _, id := range within {
				uses.add(id, target)
			}
			uses.add("", target)
		}
	}
	// It is an error if an element draws itself, at however many removes,
	// or if all together would draw more elements than are allowed: oksvg does
	// both until its stack or the evening ends.
	for id := range uses {
		if _, err := uses.drawn(id); err != nil {
			return h, err
		}
	}
	if h.width <= 0 || h.height <= 0 {
		return h, errors.New("is no SVG with a size (give it a viewBox)")
	}
	return h, nil
}

// svgUses is, for each element that has an id, what it holds: how many elements,
// and the ids of those that it draws by <use>. The one without an id is the
// whole drawing.
type svgUses map[string]*svgParts

type svgParts struct {
	elements int
	uses     []string
	drawn    int  // how many elements it comes to, once that is known
	open     bool // it is being counted
}

func (u svgUses) of(id string) *svgParts {
	if u[id] == nil {
		u[id] = &svgParts{}
	}
	return u[id]
}

func (u svgUses) add(id, target string) { u.of(id).uses = append(u.of(id).uses, target) }

func (u svgUses) drawn(id string) (int, error) {
	p := u[id]
	switch {
	case p == nil:
		return 1, nil
	case p.open:
		return 0, fmt.Errorf("draws #%s within itself", id)
	case p.drawn > 0:
		return p.drawn, nil
	}
	p.open = true
	defer func() { p.open = false }()
	p.drawn = 1 + p.elements
	for _, target := range p.uses {
		n, err := u.drawn(target)
		if err != nil {
			return 0, err
		}
		if p.drawn += n; p.drawn > maxElements {
			return 0, fmt.Errorf("draws more than %d elements", maxElements)
		}
	}
	return p.drawn, nil
}

// svgAttribute returns the value of an attribute, in whatever name space.
func svgAttribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// svgSize returns the size that the root says, or that of its view box.
func svgSize(e xml.StartElement) (width, height int) {
	var w, h, boxW, boxH float64
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "width":
			w = svgNumber(a.Value)
		case "height":
			h = svgNumber(a.Value)
		case "viewBox":
			f := strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' })
			if len(f) == 4 {
				boxW, boxH = svgNumber(f[2]), svgNumber(f[3])
			}
		}
	}
	if boxW > 0 && boxH > 0 && (w <= 0 || h <= 0) {
		w, h = boxW, boxH
	}
	longer := max(w, h)
	if !(w > 0 && h > 0) || math.IsInf(longer, 0) {
		return 0, 0
	}
	scale := svgSide / longer // only its shape matters
	return int(max(1, math.Round(w*scale))), int(max(1, math.Round(h*scale)))
}

// svgNumber reads a length; one in per cent says nothing.
func svgNumber(s string) float64 {
	s = strings.TrimSpace(s)
	end := strings.LastIndexAny(s, "0123456789.") + 1
	if strings.HasSuffix(s, "%") {
		return 0
	}
	v, err := strconv.ParseFloat(s[:end], 64)
	if err != nil || math.IsNaN(v) {
		return 0
	}
	return v
}

// withoutPercent returns an SVG of which the root says no size in per cent, which the
// library does not take.
func withoutPercent(src []byte) []byte {
	start := bytes.Index(src, []byte("<svg"))
	if start < 0 {
		return src
	}
	end := bytes.IndexByte(src[start:], '>')
	if end < 0 {
		return src
	}
	root := regexp.MustCompile(`\s(width|height)=["'][^"']*%["']`).ReplaceAll(src[start:start+end], nil)
	return slices.Concat(src[:start], root, src[start+end:])
}

// decodeSVG draws an SVG. Text in it is not drawn: the library has no fonts.
//
// The library is srwiley/oksvg, though its fork fyne-io/oksvg is younger: v0.2.0
// of that puts what <use> draws at wrong places, and has the same faults
// otherwise.
func decodeSVG(src []byte, h header) (m image.Image, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("is an SVG that cannot be drawn: %v", v)
		}
	}()
	src = withoutPercent(src)
	icon, err := oksvg.ReadIconStream(bytes.NewReader(src), oksvg.IgnoreErrorMode)
	if err != nil {
		return nil, err
	}
	if icon.ViewBox.W <= 0 || icon.ViewBox.H <= 0 {
		return nil, errors.New("has no view box")
	}
	icon.SetTarget(0, 0, float64(h.width), float64(h.height))
	out := image.NewRGBA(image.Rect(0, 0, h.width, h.height))
	icon.Draw(rasterx.NewDasher(h.width, h.height, rasterx.NewScannerGV(h.width, h.height, out, out.Bounds())), 1)
	return out, nil
}
