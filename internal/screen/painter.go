package screen

import (
	"io"
	"sync"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/frame"
)

// painter writes to the terminal. Each of its methods makes one Write at most.
type painter struct {
	out  io.Writer
	kind kind
	fail func(error)

	mu     sync.Mutex
	coder  frame.Encoder
	shared *frame.Encodings // nil: nobody shows the same frames
	sync   bool             // the terminal can show a frame at once
	active bool             // the screen is ours
	last   *frame.Frame     // what the terminal shows; nil: not known
	title  string
	buf    []byte
	images images
}

// keepBuffer is the size in bytes up to which the buffer is kept for the next
// frame.
const keepBuffer = 256 << 10

func newPainter(out io.Writer, p colorprofile.Profile, k kind, shared *frame.Encodings, fail func(error)) *painter {
	return &painter{images: images{tmux: k.tmux}, shared: shared, out: out, kind: k, fail: fail, coder: frame.Encoder{Profile: p, NoErase: k.noErase, NoLinks: k.noStrings}}
}

// enter takes the screen over; first says that it is not ours yet. What it
// writes goes out with the first frame.
func (p *painter) enter(title string, first bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.active, p.last, p.title = true, nil, title
	if first && !p.kind.noStrings {
		p.buf = append(p.buf, "\x1b[22;2t"...) // the terminal keeps the title that it has
	}
	p.buf = p.kind.enter(p.buf, title)
}

// show paints f, and sets the window's title if it is another one and not "".
func (p *painter) show(f *frame.Frame, title string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.active {
		return
	}
	if title != "" && title != p.title {
		p.title = title
		p.buf = p.kind.title(p.buf, title)
	}
	if f != nil && f != p.last {
		p.encode(f)
	}
	p.flush()
}

// encode appends what makes the terminal show f.
func (p *painter) encode(f *frame.Frame) {
	if p.sync {
		p.buf = append(p.buf, beginSync...)
	}
	n := len(p.buf)
	if f.HasImages() || p.last.HasImages() || len(p.images.shown) > 0 {
		p.buf = p.images.before(p.buf, p.last, f, p.coder)
		coder := p.coder
		if p.images.placeholders {
			coder.Images = &p.images.ids
		}
		p.buf = coder.Encode(p.buf, p.last, f)
		p.buf = p.images.after(p.buf, f, p.coder)
	} else if p.shared != nil {
		p.buf = append(p.buf, p.shared.Encode(p.coder, p.last, f)...)
	} else {
		p.buf = p.coder.Encode(p.buf, p.last, f)
	}
	switch {
	case p.sync && len(p.buf) == n:
		p.buf = p.buf[:n-len(beginSync)]
	case p.sync:
		p.buf = append(p.buf, endSync...)
	}
	p.last = f
}

// inCells says that the terminal shows kitty's images in cells.
func (p *painter) inCells() {
	p.mu.Lock()
	if !p.images.placeholders {
		p.images.placeholders = true
		if p.last.HasImages() {
			p.last = nil
		}
	}
	p.mu.Unlock()
}

// flush writes the buffer. The lock is held.
func (p *painter) flush() {
	if len(p.buf) == 0 {
		return
	}
	_, err := p.out.Write(p.buf)
	if p.buf = p.buf[:0]; cap(p.buf) > keepBuffer || p.shared != nil {
		p.buf = nil
	}
	if err != nil {
		p.active = false
		p.fail(err)
	}
}

// send sends what add appends to the buffer, if the screen is ours.
func (p *painter) send(add func(dst []byte) []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.active {
		p.buf = add(p.buf)
		p.flush()
	}
}

// probeText asks whether the terminal sets large text; the next frame goes out with
// the question, and is painted whole.
func (p *painter) probeText() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.active {
		return
	}
	if p.sync {
		p.buf = append(p.buf, beginSync...)
	}
	p.buf = append(p.buf, probeText...)
	p.last = nil
}

// freeMouse leaves the mouse to the terminal, or takes it again. It stays so when
// the screen is lent and comes back.
func (p *painter) freeMouse(free bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kind.mouseFree = free
	if p.active {
		p.buf = p.kind.mouse(p.buf)
		p.flush()
	}
}

// leave gives the screen back.
func (p *painter) leave() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.active {
		return
	}
	p.buf = p.images.forget(p.buf) // behind what enter may have left there
	p.buf = p.kind.leave(p.buf)
	p.flush()
	p.active, p.last = false, nil
}

// resized makes the next frame be painted whole if the last one had another size
// than the window, in cells, has now: the terminal may have moved its rows.
func (p *painter) resized(width, height int) {
	p.mu.Lock()
	if p.last != nil && (p.last.Width() != width || p.last.Height() != height) {
		p.last = nil
	}
	p.mu.Unlock()
}

// forget makes the next frame be painted whole.
func (p *painter) forget() {
	p.mu.Lock()
	p.last = nil
	p.mu.Unlock()
}

// synchronize has frames shown at once from now on.
func (p *painter) synchronize() {
	p.mu.Lock()
	p.sync = true
	p.mu.Unlock()
}

// colours changes what colours the terminal is taken to have.
func (p *painter) colours(profile colorprofile.Profile) {
	p.mu.Lock()
	if p.coder.Profile != profile {
		p.coder.Profile, p.last = profile, nil
	}
	p.mu.Unlock()
}
