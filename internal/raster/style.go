package raster

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"revolute/internal/frame"
	"revolute/internal/problem"
	"revolute/theme"
)

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

// of returns the length in cells where there is room for so many; 0 if none is given.
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

// background returns the colour that a name stands for.
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
