package frame

import (
	"bytes"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"weak"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/typeset"
)

// numbered returns frames that differ.
func numbered(n int) []*Frame {
	var out []*Frame
	for i := range n {
		f := New(40, 5, typeset.Narrow, Style{Bg: RGB(1, 2, 3)})
		f.Print(1, 1, fmt.Sprintf("frame %d 幻灯片", i), Style{Fg: RGB(uint8(i), 9, 9)})
		out = append(out, f)
	}
	return out
}

func TestEncodings(t *testing.T) {
	c := NewEncodings(1 << 20)
	f := numbered(3)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, e := range []Encoder{{Profile: colorprofile.TrueColor}, {Profile: colorprofile.ANSI256}, {}} {
				for _, old := range []*Frame{nil, f[0], f[1], f[2]} {
					for _, is := range f {
						if got, want := c.Encode(e, old, is), e.Encode(nil, old, is); !bytes.Equal(got, want) {
							t.Errorf("Encode(%v) = %q, want %q", e, got, want)
						}
					}
				}
			}
		})
	}
	wg.Wait()
	a, b := c.Encode(Encoder{}, nil, f[0]), c.Encode(Encoder{}, nil, f[0])
	if &a[0] != &b[0] {
		t.Error("the same change was encoded twice")
	}
}

func TestEncodingsAreBounded(t *testing.T) {
	const size = 8 << 10
	c := NewEncodings(size)
	f := numbered(200)
	for i := range f {
		c.Encode(Encoder{}, nil, f[i])
	}
	kept := 0
	for i := range f {
		if encoded, ok := c.kept.Lookup(change{Encoder{}, weak.Make[Frame](nil), weak.Make(f[i])}); ok {
			kept += encodingBytes + len(encoded)
		} else if i == len(f)-1 {
			t.Error("the last one is not kept")
		}
	}
	if kept > size || kept < size/2 {
		t.Errorf("%d bytes are kept, want at most %d, and more than half of it", kept, size)
	}
	// Frames that nobody shows any more are not kept by their encodings.
	gone := make(chan struct{})
	runtime.SetFinalizer(f[199], func(*Frame) { close(gone) })
	f = nil
	for range 20 {
		runtime.GC()
		select {
		case <-gone:
			return
		default:
		}
	}
	t.Error("a frame is kept")
}
