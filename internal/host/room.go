package host

import (
	"context"
	"sync"
	"time"

	"revolute/internal/live"
	"revolute/internal/presenter"
)

// rooms are the talks of the decks that a server shows, by the decks' names. They
// stay when the decks are read again.
type rooms struct {
	node  string                     // of this process among all that show the talk
	allow func(deck string) []string // what the audience of a deck may do

	mu  sync.Mutex
	all map[string]*room
}

// room is the talk of one deck.
type room struct {
	*live.Talk
	look     *live.Seat // of all visitors
	audience *live.Crowd

	mu              sync.Mutex
	visitors, pages crowd // those who look on over SSH, and by a browser
}

// of returns the room of a deck.
func (r *rooms) of(deck string) *room {
	r.mu.Lock()
	defer r.mu.Unlock()
	if t, ok := r.all[deck]; ok {
		return t
	}
	t := &room{Talk: live.NewTalk(r.node, time.Now)}
	t.audience = live.NewCrowd(t.Talk, r.allow(deck))
	t.look = t.Join(live.Member{Role: live.Follower}, nil)
	r.all[deck] = t
	return t
}

// crowd is those who follow a talk, and who browse on their own.
type crowd struct{ followers, browsing int }

// count counts one kind of those who look on, and tells the talk of all.
func (t *room) count(kind *crowd, followers, browsing int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	*kind = crowd{followers, browsing}
	t.Crowd(t.visitors.followers+t.pages.followers, t.visitors.browsing+t.pages.browsing)
}

// asideEvery is the least time between two changes of a talk, of which visitors are
// told, that are none of its place.
const asideEvery = 200 * time.Millisecond

// relay tells the visitors of a deck when its talk has changed, until ctx ends. Of a
// new place they are told at once; the speaker's dot, a caption and what the hall says
// wait for their turn among all that moves.
func (h *Host) relay(ctx context.Context, deck string) {
	look := h.rooms.of(deck).look
	told := look.Now()
	for look.Wait(ctx) {
		now := look.Now()
		if aside(told, now) {
			turn, end := context.WithTimeout(ctx, h.server.PaceAll(deck, asideEvery))
			for aside(told, now) && look.Wait(turn) {
				now = look.Now()
			}
			end()
			now = look.Now()
		}
		h.server.Move(deck, presenter.MovedMsg{})
		told = now
	}
}

// aside reports whether a talk that was so and is so now has changed in what may be a
// little late.
func aside(was, now live.View) bool {
	for _, v := range []*live.View{&was, &now} {
		v.Seq, v.Pointer, v.Caption, v.Audience = 0, live.Pointer{}, "", nil
	}
	return was == now
}

// retry is the time between two attempts to find a talk that does not run yet.
const retry = time.Second

// join has the room of a deck take part in the talk that runs on this machine at a
// socket, whenever there is one, until ctx ends.
func (h *Host) join(ctx context.Context, deck, socket string) {
	t := h.rooms.of(deck)
	tick := time.NewTicker(retry)
	defer tick.Stop()
	for {
		_ = live.DialUnix(ctx, t.Talk, socket)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
