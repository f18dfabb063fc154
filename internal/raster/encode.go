package raster

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"

	"revolute/internal/frame"
)

// rendered is an image ready to be shown; without frames where that failed.
type rendered struct {
	frames []renderedFrame
	err    error
	bytes  int
}

// renderedFrame is one picture of it: as the terminal's, or as cells.
type renderedFrame struct {
	image *frame.Image
	cells *frame.Frame
}

// render makes masters ready for a terminal.
func (r rendering) render(masters []*image.RGBA) rendered {
	var out rendered
	for _, m := range masters {
		var f renderedFrame
		if r.graphics.Images() {
			width, height := r.pixels()
			m := r.scaledTo(m, width, height)
			var b bytes.Buffer
			var err error
			switch {
			case r.graphics.Protocol == frame.Sixel:
				b.Write(encodeSixel(m))
			case r.graphics.Protocol == frame.ITerm2 && m.Opaque():
				err = jpeg.Encode(&b, m, &jpeg.Options{Quality: 88})
			default:
				err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, m)
			}
			if err != nil {
				return rendered{err: err}
			}
			f.image = &frame.Image{
				Protocol: r.graphics.Protocol, Columns: r.columns, Rows: r.rows,
				Width: m.Rect.Dx(), Height: m.Rect.Dy(), Data: bytes.Clone(b.Bytes()),
			}
			out.bytes += len(f.image.Data)
		} else {
			f.cells = r.cells(m)
			out.bytes += r.columns * r.rows * 16
		}
		out.frames = append(out.frames, f)
	}
	out.bytes += 256 * len(out.frames)
	return out
}
