package screen

import (
	"encoding/base64"
	"math/rand/v2"
	"slices"
	"strconv"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"

	"revolute/internal/frame"
)

// images are those that a terminal has been sent, and where they stand. A kitty
// is sent each once, and told by its number where it is to be seen; others are
// sent an image again where it comes anew.
type images struct {
	placeholders bool // the kitty shows images in cells; else they are put over them
	tmux         bool // what is for the kitty has to get through tmux

	ids   frame.ImageIDs
	sent  []*sentImage // in the order of their last use
	high  uint32       // the highest byte of all ids: other programs may have the same low ones
	low   uint32
	bytes int
	shown []frame.Placed // over the cells
	mixed bool           // sixels ask for their colours once
}

// sentImage is an image that a kitty holds.
type sentImage struct {
	image   *frame.Image
	id      uint32
	virtual bool // it is prepared for placeholders
}

const (
	heldBytes = 64 << 20 // that a kitty is to hold of ours
	firstID   = 16       // those below would be sent as colours of a shorter kind
	lastID    = 255
)

// before makes ready what f shows, before its cells are painted over those of last; nil
// if the screen is cleared.
func (m *images) before(dst []byte, last, f *frame.Frame, coder frame.Encoder) []byte {
	whole, all := f.Placed()
	// What no longer stands where it did is taken away.
	kept := m.shown[:0]
	for _, p := range m.shown {
		switch {
		case last != nil && slices.Contains(whole, p) && (p.Image.Protocol == frame.Kitty && !m.placeholders || p.Image.Protocol != frame.Kitty && sameGround(last, f, p)):
			kept = append(kept, p)
		case p.Image.Protocol == frame.Kitty:
			dst = m.command(dst, "", "a=d", "d=i", "i="+number(m.ids[p.Image]), "p="+placement(p), "q=2")
		case last != nil:
			// Where only a part of it is painted over, the rest would stay. Large text
			// would even move aside what is written into its lower rows.
			dst = coder.Erase(dst, last, frame.Rect{X: p.X, Y: p.Y, W: p.Image.Columns, H: p.Image.Rows})
		}
	}
	m.shown = kept
	for _, img := range all {
		if img.Protocol == frame.Kitty {
			dst = m.send(dst, img)
		}
	}
	// The kitty forgets what was not seen for longest: it holds no more than heldBytes,
	// and there are not more numbers; but all that is to be seen.
	for len(m.sent) > len(all) && (m.bytes > heldBytes || len(m.sent) > lastID-firstID-8) {
		s := m.sent[0]
		m.sent = m.sent[1:]
		m.bytes -= len(s.image.Data)
		delete(m.ids, s.image)
		dst = m.command(dst, "", "a=d", "d=I", "i="+number(s.id), "q=2")
	}
	return dst
}

// sameGround reports whether two frames have the same backgrounds where an image
// stands: else its cells are painted anew, and it goes with them.
func sameGround(a, b *frame.Frame, p frame.Placed) bool {
	for y := p.Y; y < p.Y+p.Image.Rows; y++ {
		for x := p.X; x < p.X+p.Image.Columns; x++ {
			_, _, was := a.Cell(x, y)
			if _, _, is := b.Cell(x, y); was.Bg != is.Bg {
				return false
			}
		}
	}
	return true
}

// send sends an image that the kitty does not hold yet, under a number that no other
// has.
func (m *images) send(dst []byte, img *frame.Image) []byte {
	i := slices.IndexFunc(m.sent, func(s *sentImage) bool { return s.image == img })
	if i < 0 {
		if m.ids == nil {
			m.ids, m.high = frame.ImageIDs{}, 1+rand.Uint32N(250)
		}
		var id uint32
		for taken := true; taken; {
			if m.low++; m.low < firstID || m.low > lastID {
				m.low = firstID
			}
			id = m.high<<24 | m.low
			taken = slices.ContainsFunc(m.sent, func(s *sentImage) bool { return s.id == id })
		}
		i = len(m.sent)
		m.sent = append(m.sent, &sentImage{image: img, id: id})
		m.ids[img] = id
		m.bytes += len(img.Data)
		data := base64.StdEncoding.EncodeToString(img.Data)
		options := []string{"a=t", "f=100", "t=d", "i=" + number(id), "q=2"}
		for first := true; first || data != ""; first = false {
			n := min(len(data), kitty.MaxChunkSize)
			more := "m=0"
			if n < len(data) {
				more = "m=1"
			}
			dst = m.command(dst, data[:n], append(options, more)...)
			options, data = []string{"q=2"}, data[n:]
		}
	}
	s := m.sent[i]
	m.sent = append(slices.Delete(m.sent, i, i+1), s)
	if m.placeholders && !s.virtual {
		s.virtual = true
		dst = m.command(dst, "", "a=p", "U=1", "i="+number(s.id), "c="+strconv.Itoa(img.Columns), "r="+strconv.Itoa(img.Rows), "q=2")
	}
	return dst
}

// after puts images over the cells that have been painted for them.
func (m *images) after(dst []byte, f *frame.Frame, coder frame.Encoder) []byte {
	whole, _ := f.Placed()
	for _, p := range whole {
		if slices.Contains(m.shown, p) || p.Image.Protocol == frame.Kitty && m.placeholders {
			continue
		}
		m.shown = append(m.shown, p)
		if p.Image.Protocol == frame.Sixel && !m.mixed {
			m.mixed = true
			dst = append(dst, "\x1b[?1;3;256S"...)
		}
		dst = append(dst, "\x1b7"...)
		dst = append(dst, ansi.CursorPosition(p.X+1, p.Y+1)...)
		if p.Image.Protocol == frame.TextSize {
			dst = coder.Style(dst, p.Image.Style)
		}
		dst = m.put(dst, p)
		dst = append(dst, "\x1b8"...)
	}
	return dst
}

// put shows an image at the cursor.
func (m *images) put(dst []byte, p frame.Placed) []byte {
	img := p.Image
	columns, rows := strconv.Itoa(img.Columns), strconv.Itoa(img.Rows)
	switch img.Protocol {
	case frame.Kitty:
		return m.command(dst, "", "a=p", "i="+number(m.ids[img]), "p="+placement(p), "c="+columns, "r="+rows, "C=1", "q=2")
	case frame.ITerm2:
		dst = append(dst, "\x1b]1337;File=inline=1;preserveAspectRatio=0;doNotMoveCursor=1;size="...)
		dst = strconv.AppendInt(dst, int64(len(img.Data)), 10)
		dst = append(dst, ";width="+columns+";height="+rows+":"...)
		dst = base64.StdEncoding.AppendEncode(dst, img.Data)
		return append(dst, '\a')
	case frame.Sixel:
		return append(dst, ansi.SixelGraphics(0, 1, 0, img.Data)...)
	case frame.TextSize:
		dst = append(dst, "\x1b]66;s="+rows+";"...)
		return append(append(dst, img.Data...), "\x1b\\"...)
	}
	return dst
}

// forget has the terminal forget all images.
func (m *images) forget(dst []byte) []byte {
	for _, s := range m.sent {
		dst = m.command(dst, "", "a=d", "d=I", "i="+number(s.id), "q=2")
	}
	*m = images{placeholders: m.placeholders, tmux: m.tmux}
	return dst
}

// command appends a command for a kitty.
func (m *images) command(dst []byte, data string, options ...string) []byte {
	seq := ansi.KittyGraphics([]byte(data), options...)
	if m.tmux {
		seq = ansi.TmuxPassthrough(seq)
	}
	return append(dst, seq...)
}

func number(id uint32) string { return strconv.FormatUint(uint64(id), 10) }

// placement returns a number for the place of an image, of which the same may stand
// in several.
func placement(p frame.Placed) string { return strconv.Itoa(1 + p.Y*maxWidth + p.X) }
