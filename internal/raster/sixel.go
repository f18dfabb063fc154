package raster

import (
	"image"
	"slices"
	"strconv"
)

// sixelColours is how many colours a sixel image may have; terminals that have
// fewer choose the nearest themselves.
const sixelColours = 256

// encodeSixel returns m as sixels: what stands between the q that begins them
// and their end. Pixels that are not opaque are left out. It works band by band;
// the encoder of charmbracelet/x holds a bit for each pixel and colour, some 250
// MB for an image as large as a screen.
func encodeSixel(m *image.RGBA) []byte {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	table := paletteOf(m)
	out := []byte("\"1;1;" + strconv.Itoa(w) + ";" + strconv.Itoa(h))
	for i, c := range table.colours {
		out = append(out, '#')
		out = strconv.AppendInt(out, int64(i), 10)
		out = append(out, ";2"...)
		for _, v := range c {
			out = append(out, ';')
			out = strconv.AppendInt(out, (int64(v)*100+127)/255, 10)
		}
	}
	masks := make([][]byte, len(table.colours)) // by colour: which of six rows have it, by column
	for top := 0; top < h; top += 6 {
		var used []int
		for row := range min(6, h-top) {
			line := m.Pix[m.PixOffset(m.Rect.Min.X, m.Rect.Min.Y+top+row):]
			for x := range w {
				p := line[4*x : 4*x+4 : 4*x+4]
				if p[3] == 0 {
					continue
				}
				c := int(table.index[binOf(p)])
				if masks[c] == nil {
					masks[c] = make([]byte, w)
				}
				if !slices.Contains(used, c) {
					used = append(used, c)
				}
				masks[c][x] |= 1 << row
			}
		}
		for i, c := range used {
			if i > 0 {
				out = append(out, '$')
			}
			out = append(out, '#')
			out = strconv.AppendInt(out, int64(c), 10)
			out = appendRuns(out, masks[c])
			clear(masks[c])
		}
		out = append(out, '-')
	}
	return out
}

// appendRuns appends a row of sixels, repeated ones by their number. Those at
// the end that are empty are left out.
func appendRuns(out, masks []byte) []byte {
	end := len(masks)
	for end > 0 && masks[end-1] == 0 {
		end--
	}
	for x := 0; x < end; {
		n := 1
		for x+n < end && masks[x+n] == masks[x] {
			n++
		}
		sixel := '?' + masks[x]
		x += n
		if n > 3 {
			out = append(out, '!')
			out = strconv.AppendInt(out, int64(n), 10)
			n = 1
		}
		for range n {
			out = append(out, sixel)
		}
	}
	return out
}

// colourTable is the colours of an image, as few as sixels may have.
type colourTable struct {
	colours [][3]uint8
	index   []uint8 // by bin
}

// Colours are counted in bins of 5 bits a channel.
const bins = 1 << 15

func binOf(p []byte) int { return int(p[0]>>3)<<10 | int(p[1]>>3)<<5 | int(p[2]>>3) }

// paletteOf finds the colours of an image by median cut: the box of colours that
// varies most, by how many pixels are in it, is cut in two until there are
// enough (P. Heckbert, Color Image Quantization for Frame Buffer Display, 1982).
func paletteOf(m *image.RGBA) colourTable {
	count := make([]int, bins)
	sums := make([][3]int, bins)
	for y := range m.Rect.Dy() {
		line := m.Pix[m.PixOffset(m.Rect.Min.X, m.Rect.Min.Y+y):][:4*m.Rect.Dx()]
		for x := 0; x < len(line); x += 4 {
			p := line[x : x+4 : x+4]
			if p[3] == 0 {
				continue
			}
			bin := binOf(p)
			count[bin]++
			for j := range 3 {
				sums[bin][j] += int(p[j])
			}
		}
	}
	var all []int
	for bin, n := range count {
		if n > 0 {
			all = append(all, bin)
		}
	}
	out := colourTable{index: make([]uint8, bins)}
	if len(all) == 0 {
		return out
	}
	channel := func(bin, c int) int { return bin >> (10 - 5*c) & 31 }
	boxes := []colourBox{boxOf(all, count, channel)}
	for len(boxes) < sixelColours {
		widest := 0
		for i := range boxes {
			if boxes[i].weight > boxes[widest].weight {
				widest = i
			}
		}
		b := boxes[widest]
		if b.weight == 0 {
			break // every box is a single bin
		}
		slices.SortFunc(b.bins, func(x, y int) int { return channel(x, b.channel) - channel(y, b.channel) })
		half, cut := 0, 0
		for cut < len(b.bins)-1 && half < b.pixels/2 {
			half += count[b.bins[cut]]
			cut++
		}
		cut = max(cut, 1)
		boxes[widest] = boxOf(b.bins[:cut:cut], count, channel)
		boxes = append(boxes, boxOf(b.bins[cut:], count, channel))
	}
	for i, b := range boxes {
		var sum [3]int
		for _, bin := range b.bins {
			out.index[bin] = uint8(i)
			for j := range 3 {
				sum[j] += sums[bin][j]
			}
		}
		out.colours = append(out.colours, [3]uint8{uint8(sum[0] / b.pixels), uint8(sum[1] / b.pixels), uint8(sum[2] / b.pixels)})
	}
	return out
}

// colourBox is colours that are to be one.
type colourBox struct {
	bins    []int
	pixels  int
	channel int // in which it reaches farthest
	weight  int // how much is won by cutting it; 0: it cannot be cut
}

func boxOf(all, count []int, channel func(bin, c int) int) colourBox {
	b := colourBox{bins: all}
	least, most := [3]int{31, 31, 31}, [3]int{}
	for _, bin := range all {
		b.pixels += count[bin]
		for c := range 3 {
			least[c], most[c] = min(least[c], channel(bin, c)), max(most[c], channel(bin, c))
		}
	}
	reach := 0
	for c := range 3 {
		if r := most[c] - least[c]; r > reach {
			b.channel, reach = c, r
		}
	}
	b.weight = b.pixels * reach * reach
	return b
}
