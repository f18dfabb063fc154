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

	mu            sync.Mutex
	width, height int // cells; 0: as before
	notice        *notice
	message       tea.Msg // of the caller's: a reload
	place         tea.Msg // of the caller's: the talk has moved

	resized time.Time // only next uses it
}

// arm has the stage wait for the next delivery.
type arm struct{}

func newMailbox(done <-chan struct{}, gap time.Duration, p *pace) *mailbox {
	return &mailbox{done: done, gap: gap, pace: p, wake: make(chan struct{}, 1)}
}

func (b *mailbox) post(put func()) {
	b.mu.Lock()
	put()
	b.mu.Unlock()
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

// resize posts a new size, in cells.
func (b *mailbox) resize(width, height int) {
	b.post(func() { b.width, b.height = width, height })
}

// tell posts a notice.
func (b *mailbox) tell(n *notice) { b.post(func() { b.notice = n }) }

// send posts a message of the caller's.
func (b *mailbox) send(msg tea.Msg) { b.post(func() { b.message = msg }) }

// move posts that the talk has moved. It takes the place of no other message.
func (b *mailbox) move(msg tea.Msg) { b.post(func() { b.place = msg }) }

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
		sized := b.width > 0
		b.mu.Unlock()
		if sized { // not before it may be delivered
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
	if b.width > 0 {
		b.resized = time.Now()
		parcel = append(parcel, deliver(tea.WindowSizeMsg{Width: b.width, Height: b.height}))
	}
	if b.notice != nil {
		parcel = append(parcel, deliver(b.notice))
	}
	if b.message != nil {
		parcel = append(parcel, deliver(b.message))
	}
	if b.place != nil {
		parcel = append(parcel, deliver(b.place))
	}
	b.width, b.height, b.notice, b.message, b.place = 0, 0, nil, nil, nil
	return parcel
}

func deliver(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
