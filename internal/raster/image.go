// Package raster shows images, PNG, JPEG, GIF, WebP and SVG, in cells or by a
// protocol of the terminal: kitty, sixel or iTerm2.
package raster

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/problem"
	"revolute/theme"
)

// Image is a picture from a file beside the deck. Only its header has been read;
// its pixels are when it is drawn.
type Image struct {
	images *Images
	read   func() ([]byte, error)
	header header
	alt    string
	style  Style
}

// Style is how an image is to be shown. Its zero value shows it in its own
// size, or smaller where there is less room.
type Style struct {
	Width, Height Length // 0: as the other one and the image's own shape ask
	Fit           Fit    // where both are given
	Background    string // what shows through: "#rrggbb" or a role; "" is the slide's own
}

// Length is a number of cells, or a part of the room that there is.
type Length struct {
	Cells   int
	Percent float64
}

// Fit is how an image fills a rectangle of another shape.
type Fit uint8

const (
	Contain Fit = iota // all of it is seen
	Cover              // nothing is left free; its edges are cut
	Stretch            // its shape changes
)

// of is the length in cells where there is room for so many; 0 if none is given.
func (l Length) of(room int) int {
	if l.Percent > 0 {
		return max(1, min(int(math.Round(float64(room)*l.Percent/100)), room))
	}
	return min(l.Cells, room)
}

// ParseLength reads "40", "50%" or, as other presenters have it for slides of
// 1280 pixels, "300px".
func ParseLength(s string) (Length, error) {
	number, unit, whole := s, "", 1280.0
	for _, u := range []string{"%", "px"} {
		if n, ok := strings.CutSuffix(s, u); ok {
			number, unit = n, u
		}
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || !(v > 0 && v <= 10000) {
		return Length{}, fmt.Errorf("this is no length: %s", s)
	}
	switch unit {
	case "%":
		return Length{Percent: min(v, 100)}, nil
	case "px":
		return Length{Percent: min(100*v/whole, 100)}, nil
	}
	return Length{Cells: max(1, int(v))}, nil
}

// ParseStyle reads an image's attributes: width, height, fit, background.
// Others are passed over; what is wrong is as if it were not there, and all of
// it is in the error.
func ParseStyle(attrs map[string]string) (st Style, err error) {
	var faults []error
	for _, side := range []struct {
		name string
		to   *Length
	}{{"width", &st.Width}, {"height", &st.Height}} {
		if v, ok := attrs[side.name]; ok && v != "auto" {
			l, e := ParseLength(v)
			if e != nil {
				faults = append(faults, problem.Errorf("", 0, "%s is %q: want a length", side.name, v).WithHint("40 is 40 cells, 50% half of the room"))
			}
			*side.to = l
		}
	}
	switch fit := attrs["fit"]; fit {
	case "", "contain":
	case "cover":
		st.Fit = Cover
	case "stretch", "fill":
		st.Fit = Stretch
	default:
		faults = append(faults, problem.Errorf("", 0, "fit is %q: want contain, cover or stretch", fit))
	}
	if b := attrs["background"]; b != "" {
		if _, ok := background(b, nil); !ok {
			faults = append(faults, problem.Errorf("", 0, "background is %q: want a colour", b).WithHint("write white, black or #rrggbb"))
		} else {
			st.Background = b
		}
	}
	return st, errors.Join(faults...)
}

// background is the colour that a name stands for.
func background(name string, look *theme.Look) (frame.Color, bool) {
	switch name {
	case "white":
		return frame.RGB(255, 255, 255), true
	case "black":
		return frame.RGB(0, 0, 0), true
	}
	if r, ok := theme.RoleNamed(name); ok {
		if look == nil {
			return 0, true
		}
		return look.Color(r), true
	}
	v, err := strconv.ParseUint(strings.TrimPrefix(name, "#"), 16, 32)
	if err != nil || len(name) != 7 || name[0] != '#' {
		return 0, false
	}
	return frame.RGB(uint8(v>>16), uint8(v>>8), uint8(v)), true
}

// Shows reports whether a viewer sees the image; else its alternative text is
// to stand in its place.
func (i *Image) Shows(at drawing.State) bool {
	switch at.Graphics.Protocol {
	case frame.NoImages:
		return false
	case frame.Blocks:
		return at.Look.Colours() == theme.AllColours
	}
	return true
}

// Size is the image's own size in cells, or what its style asks for, within
// width x height.
func (i *Image) Size(width, height int, at drawing.State) (w, h int) {
	width, height = max(1, min(width, frame.MaxImage)), max(1, min(height, frame.MaxImage))
	cw, ch := at.Graphics.Cell()
	ownW, ownH := float64(i.header.width)/float64(cw), float64(i.header.height)/float64(ch)
	w, h = i.style.Width.of(width), i.style.Height.of(height)
	scale := 0.0
	switch {
	case w > 0 && h > 0 && i.style.Fit != Contain:
		return w, h
	case w > 0 && h > 0:
		scale = min(float64(w)/ownW, float64(h)/ownH)
	case w > 0:
		scale = float64(w) / ownW
	case h > 0:
		scale = float64(h) / ownH
	case i.header.vector:
		scale = math.Inf(1)
	default:
		scale = 1
	}
	scale = min(scale, float64(width)/ownW, float64(height)/ownH)
	return clamp(ownW*scale, width), clamp(ownH*scale, height)
}

// clamp rounds to a whole number from 1 to most.
func clamp(v float64, most int) int { return max(1, min(int(math.Round(v)), most)) }

// Draw draws the image as large as area.
func (i *Image) Draw(c drawing.Canvas) {
	if c.Area.Empty() {
		return
	}
	r := rendering{image: i, columns: min(c.Area.W, frame.MaxImage), rows: min(c.Area.H, frame.MaxImage), graphics: c.Graphics}
	r.behind, r.widths = c.Look.Canvas().Bg, c.Look.Viewer.Widths
	if i.style.Background != "" {
		r.behind, _ = background(i.style.Background, c.Look)
		r.opaque = true
	}
	if !i.images.ready(r) && c.Await != nil {
		c.Await(func() { i.images.get(r) })
		return
	}
	shown := i.images.get(r)
	if len(shown.frames) == 0 {
		drawing.Alternative(i.alt).Draw(c)
		return
	}
	n := i.header.at(c.State, len(shown.frames))
	if img := shown.frames[n].image; img != nil {
		c.Frame.Place(c.Area, c.Area.X, c.Area.Y, img)
	} else {
		c.Frame.Draw(shown.frames[n].cells, frame.Rect{W: r.columns, H: r.rows}, c.Area.X, c.Area.Y)
	}
}

// Motion is how long the image moves.
func (i *Image) Motion(int) time.Duration {
	switch {
	case len(i.header.delays) < 2:
		return 0
	case i.header.loops:
		return drawing.Forever
	}
	return i.header.length()
}

// Frames is how many pictures a second it has where it moves fastest.
func (i *Image) Frames() int {
	if len(i.header.delays) < 2 {
		return 0
	}
	fastest := time.Second
	for _, d := range i.header.delays {
		fastest = min(fastest, d)
	}
	return int(max(1, min(time.Second/fastest, 30)))
}

// Text is the alternative text.
func (i *Image) Text() string { return i.alt }

// Problem says why the image's pixels could not be had, if they have been asked
// for and could not.
func (i *Image) Problem() error { return i.images.problem(i) }
