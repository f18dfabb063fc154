package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	_ "image/png"
	"maps"
	"slices"
	"strings"

	"revolute/internal/export/sheet"
	"revolute/internal/frame"
)

// Form is a sheet in a document. Pages may show it at any size.
type Form struct {
	ref   ref
	sheet *sheet.Sheet
}

// Form writes a sheet as a form.
func (d *Document) Form(s *sheet.Sheet) Form {
	var b strings.Builder
	color, first := frame.Color(0), true
	paint := func(c frame.Color) {
		if first || c != color {
			rgb := numbers(float64(uint8(c>>16))/255, float64(uint8(c>>8))/255, float64(uint8(c))/255)
			b.WriteString(rgb + "rg " + rgb + "RG\n")
		}
		color, first = c, false
	}
	paint(s.Ground)
	fmt.Fprintf(&b, "0 0 %sre f\n", numbers(s.Width, s.Height))
	images := map[ref]bool{}
	for _, item := range s.Items {
		switch i := item.(type) {
		case *sheet.Path:
			paint(i.Color)
			if i.Meets { // a hair larger, as some readers show what is behind where two meet
				b.WriteString("0.8 w 0 J 0 j [] 0 d\n")
			}
			if i.Width > 0 {
				caps := 1
				if i.Butt {
					caps = 0
				}
				fmt.Fprintf(&b, "%sw %d J 1 j [%s] 0 d\n", numbers(i.Width), caps, numbers(i.Dash...))
			}
			b.WriteString(operators(i.Steps, 1, s.Height))
			switch {
			case i.Width > 0:
				b.WriteString("S\n")
			case i.Meets:
				b.WriteString("B\n")
			default:
				b.WriteString("f\n")
			}
		case *sheet.Text:
			paint(i.Color)
			b.WriteString(d.fonts.show(i, s.Height))
		case *sheet.Image:
			r := d.image(i.Image)
			if r == 0 {
				continue
			}
			images[r] = true
			fmt.Fprintf(&b, "q %s0 0 %s%scm /I%d Do Q\n", numbers(i.W), numbers(i.H), numbers(i.X, s.Height-i.Y-i.H), int(r))
		}
	}
	var names, fonts strings.Builder
	for _, r := range slices.Sorted(maps.Keys(images)) {
		fmt.Fprintf(&names, "/I%d %s", int(r), r)
	}
	for _, p := range d.fonts.faces {
		fmt.Fprintf(&fonts, "/F%d %s", int(p.ref), p.ref)
	}
	for _, p := range d.fonts.pixels {
		fmt.Fprintf(&fonts, "/F%d %s", int(p.ref), p.ref)
	}
	return Form{d.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 %s]/Resources<</Font<<%s>>/XObject<<%s>>>>",
		numbers(s.Width, s.Height), fonts.String(), names.String()), []byte(b.String())), s}
}

// operators returns the operators of a path, scaled, with y growing upwards from the
// bottom of a page of that height.
func operators(steps []sheet.Step, scale, height float64) string {
	var b strings.Builder
	at := func(p sheet.Point) string { return numbers(scale*p.X, height-scale*p.Y) }
	for _, s := range steps {
		switch s.Verb {
		case sheet.Move:
			b.WriteString(at(s.To) + "m ")
		case sheet.Line:
			b.WriteString(at(s.To) + "l ")
		case sheet.Curve:
			b.WriteString(at(s.A) + at(s.B) + at(s.To) + "c ")
		case sheet.Close:
			b.WriteString("h\n")
		}
	}
	return b.String()
}

// image writes an image, unless it is written already. Photos are JPEG, and
// transparency is a mask. It returns 0 for an image that cannot be decoded.
func (d *Document) image(i *frame.Image) ref {
	if r, known := d.images[i]; known {
		return r
	}
	m, _, err := image.Decode(bytes.NewReader(i.Data))
	if err != nil {
		return 0
	}
	r := m.Bounds()
	rgb, alpha := make([]byte, 0, 3*r.Dx()*r.Dy()), make([]byte, 0, r.Dx()*r.Dy())
	opaque := true
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			red, green, blue, a := m.At(x, y).RGBA()
			if a > 0 && a < 0xffff {
				red, green, blue = red*0xffff/a, green*0xffff/a, blue*0xffff/a
			}
			rgb = append(rgb, byte(red>>8), byte(green>>8), byte(blue>>8))
			alpha = append(alpha, byte(a>>8))
			opaque = opaque && a == 0xffff
		}
	}
	size := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", r.Dx(), r.Dy())
	mask := ""
	if !opaque {
		mask = fmt.Sprintf("/SMask %s", d.stream(size+"/ColorSpace/DeviceGray", alpha))
	}
	size += "/ColorSpace/DeviceRGB" + mask
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, m, &jpeg.Options{Quality: 90}); opaque && err == nil && 2*photo.Len() < len(d.deflated(rgb)) {
		d.images[i] = d.object(d.reserve(), "<<%s/Filter/DCTDecode/Length %d>>\nstream\n%s\nendstream", size, photo.Len(), photo.Bytes())
	} else {
		d.images[i] = d.stream(size, rgb)
	}
	return d.images[i]
}
