package live

import (
	"cmp"
	"strings"
	"time"
)

// Version is that of the states that this program writes. A state of a higher
// version is passed over.
const Version = 1

// Mode says what the room shows of the place.
type Mode string

// The modes of a talk. Paused shows the slide, with the talk's clock standing.
const (
	Live   Mode = "live"
	Paused Mode = "paused"
	Blank  Mode = "blank" // a black screen
	White  Mode = "white" // a white one
	Ended  Mode = "ended" // followers keep the last slide
)

// Dark reports whether the room sees no slide.
func (m Mode) Dark() bool { return m == Blank || m == White }

// Place is where a talk is, as its speaker sets it.
type Place struct {
	Deck  string `json:"deck,omitempty"`
	Rev   string `json:"rev,omitempty"` // of the speaker's deck
	Slide string `json:"slide"`         // its id
	Near  int    `json:"near"`          // the slide's index in that revision, for who does not know the id
	Step  int    `json:"step"`          // 0-based
	Mode  Mode   `json:"mode"`
	Began int64  `json:"began,omitempty"` // when the talk's clock read 0, in milliseconds since 1970; 0: not yet
	Held  int64  `json:"held,omitempty"`  // what a clock that stands reads, in milliseconds; 0: it runs
	At    int64  `json:"at,omitempty"`    // when the talk came to this slide, in milliseconds since 1970

	Poll     Poll     `json:"poll,omitzero"`
	Question Question `json:"question,omitzero"` // that the room is shown
	Pointer  Pointer  `json:"pointer,omitzero"`
	Caption  string   `json:"caption,omitempty"` // what is being said, or its translation
}

// Pointer is where on the slide a speaker shows a dot, in thousandths of its width
// and height, counted from 1. The zero value is nowhere.
type Pointer struct {
	X uint16 `json:"x"`
	Y uint16 `json:"y"`
}

// Point has the room see a dot at x and y, each a part of the slide's width and
// height; outside of 0 to 1 there is none.
func (p Place) Point(x, y float64) Place {
	p.Pointer = Pointer{}
	if x >= 0 && x <= 1 && y >= 0 && y <= 1 {
		p.Pointer = Pointer{1 + uint16(x*999), 1 + uint16(y*999)}
	}
	return p
}

// MaxCaption is how many characters a caption has at most.
const MaxCaption = 160

// Say has the room read text as what is being said, cleaned as questions are; of a
// long one the end stays.
func (p Place) Say(text string) Place {
	const enough = 4 * MaxCaption // of what may be left out
	runes := []rune(text)
	runes = []rune(clean(string(runes[max(0, len(runes)-enough):]), enough))
	p.Caption = strings.TrimSpace(string(runes[max(0, len(runes)-MaxCaption):]))
	return p
}

// Elapsed returns what the talk's clock reads at now.
func (p Place) Elapsed(now time.Time) time.Duration {
	switch {
	case p.Held > 0:
		return time.Duration(p.Held) * time.Millisecond
	case p.Began == 0:
		return 0
	}
	return max(0, now.Sub(time.UnixMilli(p.Began)))
}

// after returns p as the place that follows before at now: its slide has the time
// at which the talk came to it, and the first move starts the clock.
func (p Place) after(before Place, now time.Time) Place {
	if p.Mode == "" {
		p.Mode = Live
	}
	if p.At = before.At; p.Slide != before.Slide {
		p.At = now.UnixMilli()
	}
	moved := p.Slide != before.Slide || p.Step != before.Step
	if moved {
		p.Pointer = Pointer{}
	}
	if moved && p.Question.ID == before.Question.ID {
		p.Question = Question{} // the room does not miss the slide for it
	}
	if p.Began == 0 && p.Held == 0 && before.Slide != "" && moved {
		p.Began = now.UnixMilli()
	}
	return p
}

// ToggleClock starts the talk's clock, has it stand, or has it go on.
func (p Place) ToggleClock(now time.Time) Place {
	switch {
	case p.Held > 0:
		p.Began, p.Held = now.Add(-p.Elapsed(now)).UnixMilli(), 0
		if p.Mode == Paused {
			p.Mode = Live
		}
	case p.Began == 0:
		p.Began = now.UnixMilli()
	default:
		p.Held = max(1, p.Elapsed(now).Milliseconds())
		if p.Mode == Live {
			p.Mode = Paused
		}
	}
	return p
}

// ResetClock has the talk's clock begin anew; one that stands goes on.
func (p Place) ResetClock(now time.Time) Place {
	p.Began, p.Held = now.UnixMilli(), 0
	if p.Mode == Paused {
		p.Mode = Live
	}
	return p
}

// Darken has the room see a screen of mode, Blank or White, or the slide again if
// it sees that already.
func (p Place) Darken(mode Mode) Place {
	switch {
	case p.Mode != mode:
		p.Mode = mode
	case p.Held > 0:
		p.Mode = Paused
	default:
		p.Mode = Live
	}
	return p
}

// State is a place with its rank among all states of the talk. The zero value is
// that of a talk that nobody leads yet.
type State struct {
	V     int    `json:"v"`
	Epoch uint64 `json:"epoch"` // raised with every new holder of the lease
	Seq   uint64 `json:"seq"`   // raised with every change within an epoch
	Place
}

// Compare returns -1, 0 or +1 as s is older than, the same as or newer than t: by
// epoch, then by sequence. Two states of the same rank, which only a broken
// speaker makes, are ordered by what they hold, so that all still agree on one.
func (s State) Compare(t State) int {
	return cmp.Or(
		cmp.Compare(s.Epoch, t.Epoch),
		cmp.Compare(s.Seq, t.Seq),
		cmp.Compare(s.Slide, t.Slide),
		cmp.Compare(s.Step, t.Step),
		cmp.Compare(s.Mode, t.Mode),
		cmp.Compare(s.At, t.At),
		cmp.Compare(s.Began, t.Began),
		cmp.Compare(s.Held, t.Held),
		cmp.Compare(s.Near, t.Near),
		cmp.Compare(s.Rev, t.Rev),
		cmp.Compare(s.Deck, t.Deck),
		cmp.Compare(s.Poll.ID, t.Poll.ID),
		cmp.Compare(s.Poll.Phase, t.Poll.Phase),
		cmp.Compare(s.Question.ID, t.Question.ID),
		cmp.Compare(s.Caption, t.Caption),
		cmp.Compare(s.Pointer.X, t.Pointer.X),
		cmp.Compare(s.Pointer.Y, t.Pointer.Y),
	)
}

// Merge returns the newer of two states. It is commutative, associative and
// idempotent; a state of a version that this program does not know loses.
func Merge(a, b State) State {
	switch {
	case b.V > Version:
		return a
	case a.V > Version:
		return b
	case a.Compare(b) >= 0:
		return a
	}
	return b
}

// next returns the state after s in which the holder of a lease of that epoch has
// set place.
func (s State) next(epoch uint64, place Place) State {
	n := State{V: Version, Epoch: s.Epoch, Seq: s.Seq + 1, Place: place}
	if epoch > s.Epoch {
		n.Epoch, n.Seq = epoch, 1
	}
	return n
}
