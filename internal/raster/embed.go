package raster

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
)

// Embedded is an image as a page or a document holds it.
type Embedded struct {
	Data          []byte
	Type          string // its media type
	Width, Height int    // pixels; of a drawing, the size that it asks for
}

// Embed returns the image of a file as others embed it: as it is, where it is
// upright and at most most pixels wide and high, and else made so. Animations and
// drawings stay as they are. The error says why the file is no image, or too large
// a one.
func Embed(src []byte, most int) (Embedded, error) {
	h, err := readHeader(src)
	if err != nil {
		return Embedded{}, err
	}
	e := Embedded{Data: src, Type: "image/" + h.format, Width: h.width, Height: h.height}
	switch {
	case h.vector:
		e.Type = "image/svg+xml"
		return e, nil
	case len(h.delays) > 1, h.orientation <= upright && h.width <= most && h.height <= most:
		return e, nil
	}
	frames, err := h.decode(src, most*most)
	if err != nil {
		return Embedded{}, err
	}
	m := frames[0]
	if w, h := m.Rect.Dx(), m.Rect.Dy(); w > most || h > most {
		scale := float64(most) / float64(max(w, h))
		m = image.NewRGBA(image.Rect(0, 0, max(1, int(float64(w)*scale+0.5)), max(1, int(float64(h)*scale+0.5))))
		resample(m, m.Rect, frames[0], frames[0].Rect)
	}
	e.Width, e.Height = m.Rect.Dx(), m.Rect.Dy()
	var b bytes.Buffer
	if m.Opaque() && h.format != "png" {
		e.Type = "image/jpeg"
		err = jpeg.Encode(&b, m, &jpeg.Options{Quality: 85})
	} else {
		e.Type = "image/png"
		err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, m)
	}
	e.Data = b.Bytes()
	return e, err
}
