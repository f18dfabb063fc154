package frame

import (
	"fmt"
	"image/color"
	"math/rand/v2"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"revolute/internal/typeset"
)

// pairs is the number of pairs of frames that the replays encode and check.
const pairs = 10_000

// replay walks through random frames, each made from the one before it or anew,
// and gives every pair to check with the bytes that lead from the one to the
// other. old is nil at the start of a walk and now and then on the way.
func replay(t *testing.T, check func(e Encoder, old, new *Frame, out []byte) error) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	var out []byte
	for done := 0; done < pairs; {
		width, height := 1+r.IntN(30), 1+r.IntN(6)
		e, of := pick(r, encoders), pick(r, [][]string{alphabet, letters})
		if r.IntN(20) == 0 {
			width, height = 60+r.IntN(60), 20
		}
		var old *Frame
		for range 25 {
			var new *Frame
			switch {
			case old == nil || r.IntN(4) == 0:
				new = randomFrame(r, of, width, height)
			case r.IntN(4) == 0:
				new = renumbered(r, of, old)
				scribble(r, of, new, r.IntN(2))
			default:
				new = old.Clone()
				scribble(r, of, new, 1+r.IntN(4))
			}
			from := old
			if r.IntN(10) == 0 {
				from = nil
			}
			out = e.Encode(out[:0], from, new)
			if err := check(e, from, new, out); err != nil {
				t.Fatalf("pair %d, %+v, %dx%d: %v\nbytes %q\nold %s\nnew %s", done, e, width, height, err, out, golden(from), new.Golden())
			}
			old = new
			done++
		}
	}
}

// renumbered returns a frame that shows what f does, with tables in another order.
func renumbered(r *rand.Rand, of []string, f *Frame) *Frame {
	g := New(f.width, f.height, f.widths, f.canvas)
	for range 4 {
		g.Link(pick(r, addresses))
		g.Print(0, 0, pick(r, of), Style{})
	}
	g.Draw(f, f.Bounds(), 0, 0)
	return g
}

func TestRenumberedIsEqual(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		f := randomFrame(r, alphabet, 1+r.IntN(20), 1+r.IntN(4))
		g := renumbered(r, alphabet, f)
		if !f.Equal(g) || !g.Equal(f) {
			t.Fatalf("the numbers in the tables matter to Equal:\n%s", f.Golden())
		}
		if out := encoders[0].Encode(nil, f, g); len(out) > 0 {
			t.Fatalf("%q sent for frames that look the same:\n%s", out, f.Golden())
		}
	}
}

func golden(f *Frame) string {
	if f == nil {
		return "nil"
	}
	return f.Golden()
}

func TestEncodeReplayedInStrictTerminal(t *testing.T) {
	for _, apart := range []bool{false, true} {
		t.Run(fmt.Sprintf("clusters drawn apart %v", apart), func(t *testing.T) {
			var tm *term
			replay(t, func(e Encoder, old, new *Frame, out []byte) error {
				if old == nil {
					tm = newTerm(new.width, new.height)
					tm.noErase, tm.apart = e.NoErase, apart
				}
				if err := tm.write(string(out)); err != nil {
					return err
				}
				return tm.shows(e, new)
			})
		})
	}
}

func TestEncodeReplayedInVirtualTerminal(t *testing.T) {
	var em *vt.Emulator
	replay(t, func(e Encoder, old, new *Frame, out []byte) error {
		if e.NoErase {
			em = nil // x/vt erases with the background
			return nil
		}
		if em == nil || em.Width() != new.width || em.Height() != new.height {
			em = vt.NewEmulator(new.width, new.height)
		}
		if _, err := em.Write(out); err != nil {
			return err
		}
		return shows(em, e, new)
	})
}

// shows reports the first cell in which em differs from f.
func shows(em *vt.Emulator, e Encoder, f *Frame) error {
	em.WriteString("\x1b[m") // x/vt holds the last character back
	for y := range f.height {
		for x := range f.width {
			got, want := fromVT(em.CellAt(x, y)), want(e, f, x, y)
			if want.text == "" {
				want = termCell{} // x/vt keeps no style there
			}
			if got != want {
				return fmt.Errorf("at %d,%d: %+v, want %+v", x, y, got, want)
			}
		}
	}
	return nil
}

func fromVT(c *uv.Cell) termCell {
	got := termCell{text: c.Content, fg: vtColor(c.Style.Fg), bg: vtColor(c.Style.Bg), link: c.Link.URL}
	for _, a := range []struct {
		theirs uint8
		ours   Attr
	}{
		{uv.AttrBold, Bold}, {uv.AttrFaint, Faint}, {uv.AttrItalic, Italic}, {uv.AttrReverse, Reverse}, {uv.AttrStrikethrough, Strike},
	} {
		if c.Style.Attrs&a.theirs != 0 {
			got.attr |= a.ours
		}
	}
	if c.Style.Underline != 0 {
		got.attr |= Underline
	}
	return got.plain()
}

func vtColor(c color.Color) Color {
	switch c := c.(type) {
	case nil:
		return 0
	case ansi.BasicColor:
		return Indexed(uint8(c))
	case ansi.IndexedColor:
		return Indexed(uint8(c))
	}
	r, g, b, _ := c.RGBA()
	return RGB(uint8(r>>8), uint8(g>>8), uint8(b>>8))
}

func TestAlphabet(t *testing.T) {
	for _, s := range alphabet {
		for rest := s; rest != ""; {
			cluster, width := typeset.Narrow.Next(rest)
			theirs, w := ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
			if cluster != theirs || width != w {
				t.Errorf("%q: %q is %d columns, x/ansi has %q with %d: the replays prove nothing with it", s, cluster, width, theirs, w)
			}
			rest = rest[len(cluster):]
		}
	}
}
