package raster

import (
	"bytes"
	"encoding/binary"
	"image"
)

// orientation says how a camera was held, as EXIF counts it: 1 is upright, 2 to
// 4 are mirrored or upside down, 5 to 8 lie on a side.
type orientation uint8

// upright is the orientation of an image that says none.
const upright orientation = 1

// sideways reports whether width and height change places.
func (o orientation) sideways() bool { return o >= 5 }

// orientationOf returns the orientation that an image's file says.
func orientationOf(format string, src []byte) orientation {
	switch format {
	case "jpeg":
		return exifOrientation(jpegEXIF(src))
	case "png":
		return exifOrientation(pngEXIF(src))
	case "webp":
		return exifOrientation(webpEXIF(src))
	}
	return upright
}

// jpegEXIF returns the EXIF data of a JPEG, which stand in its segment APP1
// before the first scan.
func jpegEXIF(src []byte) []byte {
	const app1, startOfScan = 0xe1, 0xda
	for at := 2; at+4 <= len(src) && src[at] == 0xff; {
		marker := src[at+1]
		if marker == 0xff { // fill bytes
			at++
			continue
		}
		length := int(binary.BigEndian.Uint16(src[at+2:])) // itself included
		if marker == startOfScan || length < 2 || at+2+length > len(src) {
			return nil
		}
		data := src[at+4 : at+2+length]
		if exif, ok := bytes.CutPrefix(data, []byte("Exif\x00\x00")); ok && marker == app1 {
			return exif
		}
		at += 2 + length
	}
	return nil
}

// pngEXIF returns the chunk eXIf of a PNG.
func pngEXIF(src []byte) []byte {
	for at := 8; at+12 <= len(src); {
		length := int(binary.BigEndian.Uint32(src[at:]))
		if length > len(src)-at-12 {
			return nil
		}
		if string(src[at+4:at+8]) == "eXIf" {
			return src[at+8 : at+8+length]
		}
		at += 12 + length
	}
	return nil
}

// webpEXIF returns the chunk EXIF of a WebP.
func webpEXIF(src []byte) []byte {
	for at := 12; at+8 <= len(src); {
		length := int(binary.LittleEndian.Uint32(src[at+4:]))
		if length > len(src)-at-8 {
			return nil
		}
		if string(src[at:at+4]) == "EXIF" {
			data := src[at+8 : at+8+length]
			return bytes.TrimPrefix(data, []byte("Exif\x00\x00")) // as some programs write it
		}
		at += 8 + length + length%2
	}
	return nil
}

// exifOrientation reads the tag Orientation of the first directory of EXIF
// data, which are laid out as a TIFF file.
func exifOrientation(tiff []byte) orientation {
	const tagOrientation, typeShort = 0x0112, 3
	if len(tiff) < 8 {
		return upright
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch string(tiff[:2]) {
	case "II":
	case "MM":
		order = binary.BigEndian
	default:
		return upright
	}
	directory := int64(order.Uint32(tiff[4:]))
	if directory+2 > int64(len(tiff)) {
		return upright
	}
	entries := tiff[directory+2:]
	for range order.Uint16(tiff[directory:]) {
		if len(entries) < 12 {
			break
		}
		if order.Uint16(entries) == tagOrientation && order.Uint16(entries[2:]) == typeShort {
			if o := orientation(min(order.Uint16(entries[8:]), 9)); o >= 1 && o <= 8 {
				return o
			}
			break
		}
		entries = entries[12:]
	}
	return upright
}

// orient returns m as it is to be seen: upright.
func orient(m *image.RGBA, o orientation) *image.RGBA {
	if o <= upright {
		return m
	}
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	if o.sideways() {
		w, h = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			fromX, fromY := x, y
			if o.sideways() {
				fromX, fromY = y, x
			}
			switch o { // of the camera's picture, what is at the right or below comes first
			case 2, 7, 3, 8:
				fromX = m.Bounds().Dx() - 1 - fromX
			}
			switch o {
			case 4, 6, 3, 7:
				fromY = m.Bounds().Dy() - 1 - fromY
			}
			copy(out.Pix[out.PixOffset(x, y):][:4], m.Pix[m.PixOffset(m.Rect.Min.X+fromX, m.Rect.Min.Y+fromY):][:4])
		}
	}
	return out
}
