package serve

import (
	"sync"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// keys is what a visitor types, as messages. Bubble Tea's own reading of a
// terminal is not used: it keeps a table of 100 KB a session, and what it still
// has to deliver when a session ends it waits with for ever.
type keys struct {
	send    func(tea.Msg)
	decoder uv.EventDecoder
	held    []byte // the beginning of a sequence
	pasting bool
	paste   []byte

	mu   sync.Mutex
	late *time.Timer
}

const (
	// escTimeout is how long the rest of a sequence is waited for. Then what has
	// come stands for itself: ESC is the key.
	escTimeout = 50 * time.Millisecond
	maxHeld    = 1 << 10  // bytes of a sequence
	maxPaste   = 16 << 10 // bytes
)

// take takes bytes. It reports whether the beginning of a sequence is held, of
// which the rest, or flush, has to come.
func (k *keys) take(b []byte) bool {
	k.held = append(k.held, b...)
	rest := k.scan(k.held, len(k.held) > maxHeld)
	k.held = append(k.held[:0], rest...)
	if len(k.held) == 0 && cap(k.held) > maxHeld {
		k.held = nil
	}
	return len(k.held) > 0
}

// flush takes what is held as it is.
func (k *keys) flush() {
	k.scan(k.held, true)
	k.held = k.held[:0]
}

// scan sends the events in b, and returns what is none yet; nothing if final.
func (k *keys) scan(b []byte, final bool) (rest []byte) {
	for len(b) > 0 {
		if !final && !utf8.FullRune(b) {
			return b
		}
		n, event := k.decoder.Decode(b)
		n = max(1, min(n, len(b)))
		_, unknown := event.(uv.UnknownEvent)
		if !final && n == len(b) && b[0] == 0x1b && (unknown || n <= 2) {
			return b
		}
		k.event(event, b[:n])
		b = b[n:]
	}
	return nil
}

// event sends an event; those within a paste are gathered first.
func (k *keys) event(event uv.Event, raw []byte) {
	switch e := event.(type) {
	case nil, uv.UnknownEvent:
	case uv.MultiEvent:
		for _, one := range e {
			k.event(one, raw)
		}
	case uv.PasteStartEvent:
		k.pasting, k.paste = true, nil
	case uv.PasteEndEvent:
		if k.pasting {
			k.send(tea.PasteMsg{Content: string(k.paste)})
		}
		k.pasting, k.paste = false, nil
	default:
		if !k.pasting {
			// What a terminal may say; not, for one, a size of its window: that comes by a
			// request, and has bounds.
			switch e := event.(type) {
			case uv.KeyPressEvent, uv.MouseClickEvent, uv.MouseWheelEvent,
				uv.BackgroundColorEvent, uv.ModeReportEvent, uv.TerminalVersionEvent,
				uv.PrimaryDeviceAttributesEvent, uv.SecondaryDeviceAttributesEvent, uv.KittyGraphicsEvent:
				k.send(event)
			case uv.CellSizeEvent:
				e.Width, e.Height = min(e.Width, maxCellWidth), min(e.Height, maxCellHeight)
				k.send(e)
			}
		} else if len(k.paste)+len(raw) <= maxPaste && raw[0] != 0x1b {
			k.paste = append(k.paste, raw...)
		}
	}
}

// typing reads keys until the channel ends, and ends the session then.
func (n *session) typing(k *keys) {
	defer n.stop(errHungUp)
	select {
	case <-n.ready:
	case <-n.ctx.Done():
	}
	var buf [256]byte
	for {
		c, err := n.ch.Read(buf[:])
		if c > 0 {
			n.key.Store(int64(n.server.clock()))
			k.mu.Lock()
			switch held := k.take(buf[:c]); { // what could be the beginning of more is waited with
			case !held:
			case k.late == nil:
				k.late = time.AfterFunc(escTimeout, func() {
					k.mu.Lock()
					defer k.mu.Unlock()
					k.flush()
				})
			default:
				k.late.Reset(escTimeout)
			}
			k.mu.Unlock()
		}
		if err != nil {
			return
		}
	}
}
