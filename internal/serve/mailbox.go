package serve

import (
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// mailbox holds what a session's model is to be told from outside. Whoever posts
// never waits; of a kind only the last is kept, so a model that is held up by a
// slow reader has little to catch up with.
type mailbox struct {
	done <-chan struct{}
	gap  time.Duration // between two sizes
	pace *pace         // new sizes, like motion, come after keys
	wake chan struct{}

	mu     sync.Mutex
	latest [kinds]tea.Msg // nil: nothing of that kind

	resized time.Time // only next uses it
}

// arm has the stage wait for the next delivery.
type arm struct{}

func newMailbox(done <-chan struct{}, gap time.Duration, p *pace) *mailbox {
	return &mailbox{done: done, gap: gap, pace: p, wake: make(chan struct{}, 1)}
}

// kind is a kind of message. None takes the place of one of another kind. They are
// delivered in this order.
type kind uint8

const (
	sized    kind = iota // a tea.WindowSizeMsg
	noticed              // a *notice
	reloaded             // the caller's: the deck is another one
	moved                // the caller's: the talk has moved
	kinds
)

// post posts a message in place of an earlier one of its kind.
func (b *mailbox) post(k kind, msg tea.Msg) {
	b.mu.Lock()
	b.latest[k] = msg
	b.mu.Unlock()
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

// next is a command that waits for something to be posted and delivers it. It
// ends with the session.
func (b *mailbox) next() tea.Msg {
	for {
		select {
		case <-b.done:
			return nil
		case <-b.wake:
		}
		b.mu.Lock()
		size := b.latest[sized]
		b.mu.Unlock()
		if size != nil { // not before it may be delivered
			t := time.NewTimer(max(b.gap-time.Since(b.resized), b.pace.wait(0)))
			select {
			case <-b.done:
				t.Stop()
				return nil
			case <-t.C:
			}
		}
		if parcel := b.take(); len(parcel) > 0 {
			return tea.Sequence(append(parcel, deliver(arm{}))...)()
		}
	}
}

// take empties the box.
func (b *mailbox) take() (parcel []tea.Cmd) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.latest[sized] != nil {
		b.resized = time.Now()
	}
	for _, msg := range b.latest {
		if msg != nil {
			parcel = append(parcel, deliver(msg))
		}
	}
	b.latest = [kinds]tea.Msg{}
	return parcel
}

func deliver(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
