package pixel

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"time"

	"github.com/HugoSmits86/nativewebp"
)

// WriteWebP writes the film as a lossless WebP. The error is w's.
func (f *Film) WriteWebP(w io.Writer) error {
	le := binary.LittleEndian
	var b bytes.Buffer
	chunk := func(name string, data []byte) {
		b.WriteString(name)
		b.Write(le.AppendUint32(nil, uint32(len(data))))
		b.Write(data)
		b.Write(make([]byte, len(data)&1))
	}
	put24 := func(out []byte, values ...int) []byte {
		for _, v := range values {
			out = append(out, byte(v), byte(v>>8), byte(v>>16))
		}
		return out
	}
	b.WriteString("WEBP")
	const animated = 1 << 1
	chunk("VP8X", put24([]byte{animated, 0, 0, 0}, f.size.X-1, f.size.Y-1))
	chunk("ANIM", []byte{0, 0, 0, 0xff, 0, 0}) // on black, for ever
	for _, p := range f.parts {
		area := p.area
		area.Min.X, area.Min.Y = area.Min.X&^1, area.Min.Y&^1 // places are even
		var still bytes.Buffer
		if err := nativewebp.Encode(&still, p.image.SubImage(area), nil); err != nil {
			return err
		}
		const head = 12 // of a file: its picture is one chunk after it
		if still.Len() <= head || string(still.Bytes()[head:head+4]) != "VP8L" {
			return fmt.Errorf("a picture of %v cannot be written as WebP", area.Size())
		}
		const covers = 1 << 1 // it does not shine through
		data := put24(nil, area.Min.X/2, area.Min.Y/2, area.Dx()-1, area.Dy()-1, int(p.lasts/time.Millisecond))
		chunk("ANMF", append(append(data, covers), still.Bytes()[head:]...))
	}
	if _, err := w.Write(le.AppendUint32([]byte("RIFF"), uint32(b.Len()))); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}
