package raster

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"time"

	"golang.org/x/image/webp"
)

// Bounds of an image. What is larger is refused by its header, before anything
// of its size is allocated.
const (
	maxSide    = 16384      // pixels
	maxPixels  = 52_000_000 // a camera's 50 megapixels
	maxDecoded = 256 << 20  // bytes that its pixels take
	maxFrames  = 500        // of an animation
	maxMoving  = 64_000_000 // pixels of all its frames together
)

// header is what the first bytes of an image's file say.
type header struct {
	format        string // png, jpeg, gif, webp, svg
	width, height int    // pixels, of the upright image
	vector        bool
	lettered      bool // it has text, which is not drawn
	orientation   orientation
	delays        []time.Duration // of an animation's frames
	loops         bool            // it starts over at its end
}

// readHeader reads and judges the header of an image.
func readHeader(src []byte) (header, error) {
	h := header{format: formatOf(src)}
	var c image.Config
	var err error
	switch h.format {
	case "png":
		c, err = png.DecodeConfig(bytes.NewReader(src))
	case "jpeg":
		c, err = jpeg.DecodeConfig(bytes.NewReader(src))
	case "gif":
		c, err = gif.DecodeConfig(bytes.NewReader(src))
	case "webp":
		c, err = webp.DecodeConfig(bytes.NewReader(src))
	case "svg":
		return svgHeader(src)
	default:
		return h, errors.New("is no PNG, JPEG, GIF, WebP or SVG")
	}
	if err != nil {
		return h, fmt.Errorf("is no %s that can be read: %w", h.format, err)
	}
	h.width, h.height = c.Width, c.Height
	switch pixels := int64(c.Width) * int64(c.Height); {
	case c.Width <= 0 || c.Height <= 0:
		return h, errors.New("is empty")
	case c.Width > maxSide || c.Height > maxSide || pixels > maxPixels || pixels*depth(c.ColorModel) > maxDecoded:
		return h, fmt.Errorf("has %d x %d pixels, more than %d megapixels", c.Width, c.Height, maxPixels/1_000_000)
	}
	if h.orientation = orientationOf(h.format, src); h.orientation.sideways() {
		h.width, h.height = h.height, h.width
	}
	if h.format == "gif" {
		err = h.animation(src)
	}
	return h, err
}

// depth returns the bytes that a pixel takes once it is decoded.
func depth(m color.Model) int64 {
	switch m {
	case color.GrayModel, color.AlphaModel:
		return 1
	case color.Gray16Model, color.Alpha16Model:
		return 2
	case color.YCbCrModel:
		return 3
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	}
	if _, ok := m.(color.Palette); ok {
		return 1
	}
	return 4
}

// formatOf knows a format by how its files begin.
func formatOf(src []byte) string {
	head := src[:min(len(src), 1024)]
	switch {
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")):
		return "png"
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return "jpeg"
	case bytes.HasPrefix(head, []byte("GIF87a")), bytes.HasPrefix(head, []byte("GIF89a")):
		return "gif"
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return "webp"
	case bytes.Contains(head, []byte("<svg")), bytes.HasPrefix(bytes.TrimLeft(head, "\ufeff \t\r\n"), []byte("<?xml")):
		return "svg"
	}
	return ""
}
