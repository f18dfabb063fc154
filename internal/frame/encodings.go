package frame

import (
	"bytes"
	"weak"

	"revolute/internal/cache"
)

// Encodings keeps what Encode returned, so that many terminals that go from one
// frame to the same other one share the work, also when they ask at once. It does
// not keep the frames alive. It is safe for concurrent use.
type Encodings struct {
	kept *cache.Cache[change, []byte]
}

// change is the step from one frame to another on a kind of terminal.
type change struct {
	encoder  Encoder
	old, new weak.Pointer[Frame]
}

// encodingBytes is what an encoding takes in memory besides its bytes.
const encodingBytes = 256

// NewEncodings returns an Encodings that keeps at most about size bytes.
func NewEncodings(size int) *Encodings {
	return &Encodings{cache.New(size, func(_ change, encoded []byte) int { return encodingBytes + len(encoded) })}
}

// Encode returns e.Encode(nil, old, new). The result is shared and must not be
// changed.
func (c *Encodings) Encode(e Encoder, old, new *Frame) []byte {
	if old == new {
		return nil
	}
	return c.kept.Get(change{e, weak.Make(old), weak.Make(new)}, func() []byte {
		return bytes.Clone(e.Encode(nil, old, new))
	})
}
