package raster

import (
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/gif"
	"io"
	"time"

	"revolute/internal/drawing"
)

// animation reads how many frames a GIF has and how long each stands, without
// decoding one: a small file may hold thousands.
func (h *header) animation(src []byte) error {
	at, plays := 13+colourTableSize(src[10]), 1
	delay := usualDelay
	for at < len(src) {
		switch src[at] {
		case 0x21: // an extension
			if at+1 >= len(src) {
				return nil
			}
			data := src[at+2:]
			switch {
			case src[at+1] == 0xf9 && len(data) >= 5:
				delay = usualDelay
				if n := int(data[2]) | int(data[3])<<8; n >= 2 { // hundredths of a second
					delay = time.Duration(n) * 10 * time.Millisecond
				}
			case src[at+1] == 0xff && len(data) >= 16 && string(data[1:12]) == "NETSCAPE2.0":
				if plays = int(data[14]) | int(data[15])<<8; plays > 0 {
					plays++
				}
			}
			at = skipBlocks(src, at+2)
		case 0x2c: // a frame
			if at+10 >= len(src) {
				return nil
			}
			h.delays = append(h.delays, delay)
			if n := len(h.delays); n > maxFrames || n*h.width*h.height > maxMoving {
				return fmt.Errorf("is an animation of more than %d frames or %d megapixels", maxFrames, maxMoving/1_000_000)
			}
			delay = usualDelay
			at = skipBlocks(src, at+10+colourTableSize(src[at+9])+1)
		default: // its end
			h.loops = plays == 0 && len(h.delays) > 1
			return nil
		}
	}
	h.loops = plays == 0 && len(h.delays) > 1
	return nil
}

// usualDelay is how long browsers show a frame that says no time.
const usualDelay = 100 * time.Millisecond

// colourTableSize returns the bytes of a colour table.
func colourTableSize(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// skipBlocks returns the offset behind the data blocks that begin at one.
func skipBlocks(src []byte, at int) int {
	for at < len(src) {
		n := int(src[at])
		at += 1 + n
		if n == 0 {
			break
		}
	}
	return at
}

// duration returns how long an animation runs.
func (h *header) duration() time.Duration {
	var d time.Duration
	for _, delay := range h.delays {
		d += delay
	}
	return d
}

// frameAt returns which of n frames is to be seen.
func (h *header) frameAt(m drawing.State, n int) int {
	total := h.duration()
	if n < 2 || m.Still || total <= 0 {
		return 0
	}
	since := m.Since
	if h.loops {
		since %= total
	}
	for i, d := range h.delays[:min(n, len(h.delays))] {
		if since -= d; since < 0 {
			return i
		}
	}
	return n - 1
}

// decodeGIF returns the frames of a GIF as they are to be seen, each whole, and
// smaller where together they would take too much memory.
func (h header) decodeGIF(r io.Reader) ([]*image.RGBA, error) {
	g, err := gif.DecodeAll(r)
	if err != nil {
		return nil, err
	}
	if len(g.Image) == 0 || len(g.Image) > maxFrames {
		return nil, errors.New("has no frames that can be shown")
	}
	bounds := image.Rect(0, 0, h.width, h.height)
	canvas := image.NewRGBA(bounds)
	var before *image.RGBA
	out := make([]*image.RGBA, 0, len(g.Image))
	for i, m := range g.Image {
		disposal := byte(0)
		if i < len(g.Disposal) {
			disposal = g.Disposal[i]
		}
		if disposal == gif.DisposalPrevious {
			before = image.NewRGBA(bounds)
			copy(before.Pix, canvas.Pix)
		}
		draw.Draw(canvas, m.Bounds(), m, m.Bounds().Min, draw.Over)
		out = append(out, toRGBA(canvas, enoughPixels, maxMoving/8/len(g.Image)))
		switch {
		case disposal == gif.DisposalBackground:
			draw.Draw(canvas, m.Bounds(), image.Transparent, image.Point{}, draw.Src)
		case disposal == gif.DisposalPrevious:
			canvas = before
		}
	}
	return out, nil
}
