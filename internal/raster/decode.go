package raster

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"time"

	"golang.org/x/image/webp"
)

// decode returns the pixels of an image, upright: those of one picture, or of
// an animation's frames. Of many pixels, enough are kept.
func (h header) decode(src []byte, enough int) ([]*image.RGBA, error) {
	until := &deadline{r: bytes.NewReader(src), end: time.Now().Add(decodeTimeout)}
	var m image.Image
	var err error
	switch h.format {
	case "png":
		m, err = png.Decode(until)
	case "jpeg":
		m, err = jpeg.Decode(until)
	case "webp":
		m, err = webp.Decode(until)
	case "gif":
		return h.decodeGIF(until)
	default:
		m, err = decodeSVG(src, h)
	}
	if err != nil {
		return nil, err
	}
	return []*image.RGBA{orient(toRGBA(m, enough, 0), h.orientation)}, nil
}

// decodeTimeout is how long an image may take to decode. Most take a tenth of a
// second; a file can be made to take forever.
const decodeTimeout = 10 * time.Second

// deadline is a reader that ends at a time.
type deadline struct {
	r   *bytes.Reader
	end time.Time
}

// Read reads, unless it is too late.
func (d *deadline) Read(p []byte) (int, error) {
	if time.Now().After(d.end) {
		return 0, errors.New("it takes too long to decode")
	}
	return d.r.Read(p)
}
