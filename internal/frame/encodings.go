package frame

import (
	"container/list"
	"sync"
	"weak"
)

// Encodings keeps what Encode has made, so that many terminals that go from one
// frame to the same other one at once share the work: what many ask for at once
// is encoded once. It knows frames without keeping them. It is safe for
// concurrent use.
type Encodings struct {
	size int // bytes at most

	mu      sync.Mutex
	used    int
	entries map[change]*list.Element
	order   list.List // of *encoding, the last used in front
}

// change is from one frame to another in a kind of terminal.
type change struct {
	encoder  Encoder
	old, new weak.Pointer[Frame]
}

type encoding struct {
	change change
	once   sync.Once
	bytes  []byte
	weighs int // bytes that it is counted with
}

// encodingBytes is what an encoding weighs beyond its bytes.
const encodingBytes = 256

// NewEncodings makes an Encodings that keeps at most about size bytes.
func NewEncodings(size int) *Encodings {
	return &Encodings{size: size, entries: map[change]*list.Element{}}
}

// Encode is e.Encode(nil, old, new). What it gives is shared, and is not to be
// changed.
func (c *Encodings) Encode(e Encoder, old, new *Frame) []byte {
	if old == new {
		return nil
	}
	k := change{e, weak.Make(old), weak.Make(new)}
	c.mu.Lock()
	el, ok := c.entries[k]
	if ok {
		c.order.MoveToFront(el)
	} else {
		el = c.order.PushFront(&encoding{change: k, weighs: encodingBytes})
		c.entries[k] = el
		c.used += encodingBytes
	}
	c.mu.Unlock()
	en := el.Value.(*encoding)
	made := false
	en.once.Do(func() {
		scratch := e.Encode(nil, old, new)
		en.bytes = append(make([]byte, 0, len(scratch)), scratch...)
		made = true
	})
	if made {
		c.grow(el, en)
	}
	return en.bytes
}

// grow counts the bytes of an encoding that has been made, and drops those that
// were not used for longest.
func (c *Encodings) grow(el *list.Element, en *encoding) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries[en.change] != el {
		return // dropped meanwhile
	}
	en.weighs += len(en.bytes)
	c.used += len(en.bytes)
	for c.used > c.size && c.order.Len() > 1 {
		last := c.order.Remove(c.order.Back()).(*encoding)
		delete(c.entries, last.change)
		c.used -= last.weighs
	}
}
