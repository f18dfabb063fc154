package raster

import (
	"image"
	"math"
)

// resample draws the part from of src over the part to of dst, scaled by a
// Catmull-Rom filter, which is widened where the image becomes smaller. It
// holds only the rows that the filter reaches: golang.org/x/image/draw holds
// all of them, in 32 bytes a pixel.
func resample(dst *image.RGBA, to image.Rectangle, src *image.RGBA, from image.Rectangle) {
	if to.Empty() || from.Empty() {
		return
	}
	across, down := taps(to.Dx(), from.Dx()), taps(to.Dy(), from.Dy())
	most := 0
	for _, t := range down {
		most = max(most, len(t.weights))
	}
	rows := make([][]float32, most) // scaled across; row y is at y % most
	for i := range rows {
		rows[i] = make([]float32, 4*to.Dx())
	}
	sum := make([]float32, 4*to.Dx())
	next := 0 // the first row that is not scaled yet
	for y, t := range down {
		for next = max(next, t.first); next < t.first+len(t.weights); next++ {
			// Scale a row of pixels across.
			to := rows[next%most]
			row := src.Pix[src.PixOffset(from.Min.X, from.Min.Y+next):]
			for x, t := range across {
				var r, g, b, a float32
				p := row[4*t.first:]
				for i, w := range t.weights {
					px := p[4*i : 4*i+4 : 4*i+4]
					r += w * float32(px[0])
					g += w * float32(px[1])
					b += w * float32(px[2])
					a += w * float32(px[3])
				}
				out := to[4*x : 4*x+4 : 4*x+4]
				out[0], out[1], out[2], out[3] = r, g, b, a
			}
		}
		clear(sum)
		for i, w := range t.weights {
			for x, v := range rows[(t.first+i)%most] {
				sum[x] += w * v
			}
		}
		// Draw a row of pixels, which are premultiplied by their opacity, over
		// those that are there. The filter overshoots at edges, so that values are cut.
		to := dst.Pix[dst.PixOffset(to.Min.X, to.Min.Y+y):]
		for i := 0; i < len(sum); i += 4 {
			alpha := min(max(sum[i+3], 0), 255)
			p := to[i : i+4 : i+4]
			for j, v := range sum[i : i+4] {
				v = min(max(v, 0), alpha)
				p[j] = uint8(min(v+float32(p[j])*(255-alpha)/255+0.5, 255))
			}
		}
	}
}

// tap is what one pixel is made of: the pixels from first on, by their weights.
type tap struct {
	first   int
	weights []float32 // they add up to 1
}

// taps returns those of n pixels that are made of so many.
func taps(n, of int) []tap {
	ratio := float64(of) / float64(n)
	scale := max(ratio, 1)
	all := make([]tap, n)
	weights := make([]float32, 0, n*(int(4*scale)+2))
	for i := range all {
		middle := (float64(i)+0.5)*ratio - 0.5
		first := max(int(math.Ceil(middle-2*scale)), 0)
		last := min(int(math.Floor(middle+2*scale)), of-1)
		begin := len(weights)
		total := float32(0)
		for j := first; j <= last; j++ {
			w := float32(catmullRom((float64(j) - middle) / scale))
			weights = append(weights, w)
			total += w
		}
		own := weights[begin:len(weights):len(weights)]
		for j := range own {
			own[j] /= total
		}
		all[i] = tap{first, own}
	}
	return all
}

// catmullRom returns the filter's weight at a distance in pixels.
func catmullRom(x float64) float64 {
	switch x = math.Abs(x); {
	case x < 1:
		return (1.5*x-2.5)*x*x + 1
	case x < 2:
		return ((-0.5*x+2.5)*x-4)*x + 2
	}
	return 0
}
