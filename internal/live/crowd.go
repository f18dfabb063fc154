package live

import (
	"maps"
	"slices"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits of what an audience may do. Those by source are a ceiling for all who come
// from one address, such as a hall.
const (
	ReactEvery   = 2 * time.Second  // of one voice
	AskEvery     = 30 * time.Second // of one voice
	SumEvery     = 500 * time.Millisecond
	sourceReacts = 100 // a second
	sourceAsks   = 2   // a second
	maxSources   = 4096
	maxPolls     = 200
)

// Crowd collects what the audience in this process says, and tells the talk of it
// now and then. It is safe for concurrent use.
type Crowd struct {
	talk  *Talk
	allow map[string]bool
	now   func() time.Time
	later func(time.Duration, func()) // time.AfterFunc

	mu      sync.Mutex
	sum     Sum
	votes   map[string]map[uint64]int // of each poll, by voice
	likes   map[string]map[uint64]bool
	sources map[string]*source
	voices  uint64
	pending bool
}

// source is all who come from one address.
type source struct{ reacts, asks *rate.Limiter }

// NewCrowd returns the crowd of a talk. Allow names what it may do: "reactions",
// "polls", "questions".
func NewCrowd(t *Talk, allow []string) *Crowd {
	c := &Crowd{
		talk: t, allow: map[string]bool{}, now: time.Now, later: func(d time.Duration, f func()) { time.AfterFunc(d, f) },
		votes: map[string]map[uint64]int{}, likes: map[string]map[uint64]bool{}, sources: map[string]*source{},
	}
	c.sum.Reactions = make([]int, len(Reactions()))
	for _, a := range allow {
		c.allow[a] = true
	}
	return c
}

// Voice is one of a crowd, for as long as their connection lasts. A nil Voice may
// say nothing.
type Voice struct {
	crowd         *Crowd
	id            uint64
	source        *source
	reacts, asked *rate.Limiter
}

// Join gives somebody from an address a voice.
func (c *Crowd) Join(address string) *Voice {
	c.mu.Lock()
	defer c.mu.Unlock()
	s, ok := c.sources[address]
	if !ok {
		if len(c.sources) >= maxSources {
			for name := range c.sources { // any: it only loosens a ceiling
				delete(c.sources, name)
				break
			}
		}
		s = &source{rate.NewLimiter(sourceReacts, sourceReacts), rate.NewLimiter(sourceAsks, 10)}
		c.sources[address] = s
	}
	c.voices++
	return &Voice{c, c.voices, s, rate.NewLimiter(rate.Every(ReactEvery), 1), rate.NewLimiter(rate.Every(AskEvery), 1)}
}

// May reports whether the audience may do what: "reactions", "polls" or "questions".
func (v *Voice) May(what string) bool { return v != nil && v.crowd.allow[what] }

// React sends a reaction, by its number from 0, and reports whether it counted.
func (v *Voice) React(n int) bool {
	if !v.May("reactions") || n < 0 || n >= len(Reactions()) {
		return false
	}
	now := v.crowd.now()
	if !v.reacts.AllowN(now, 1) || !v.source.reacts.AllowN(now, 1) {
		return false
	}
	v.crowd.change(func(c *Crowd) { c.sum.Reactions[n]++ })
	return true
}

// Vote chooses one of the choices of a poll, from 0, or another than before.
func (v *Voice) Vote(poll string, choice int) bool {
	if !v.May("polls") || choice < 0 || choice >= MaxChoices {
		return false
	}
	counted := false
	v.crowd.change(func(c *Crowd) {
		all := c.votes[poll]
		if all == nil {
			if len(c.votes) >= maxPolls {
				return
			}
			all = map[uint64]int{}
			c.votes[poll] = all
		}
		all[v.id], counted = choice, true
		if c.sum.Votes == nil {
			c.sum.Votes = map[string][]int{}
		}
		count := make([]int, MaxChoices)
		for _, n := range all {
			count[n]++
		}
		for len(count) > 0 && count[len(count)-1] == 0 {
			count = count[:len(count)-1]
		}
		c.sum.Votes[poll] = count
	})
	return counted
}

// Ask asks a question. It returns why it may not, as Refusal; Asked if it may.
func (v *Voice) Ask(text string) Refusal {
	text = CleanQuestion(text)
	switch {
	case !v.May("questions"):
		return Refused
	case text == "":
		return Empty
	}
	answer := Asked
	v.crowd.change(func(c *Crowd) {
		if len(c.sum.Questions) >= MaxQuestions {
			answer = Full
			return
		}
		now := c.now()
		if !v.asked.AllowN(now, 1) || !v.source.asks.AllowN(now, 1) {
			answer = TooSoon
			return
		}
		id := c.talk.node + "#" + strconv.Itoa(len(c.sum.Questions)+1)
		c.sum.Questions = append(slices.Clone(c.sum.Questions), Question{ID: id, Text: text})
	})
	return answer
}

// Refusal says whether a question was taken.
type Refusal uint8

const (
	Asked   Refusal = iota
	Refused         // questions are off
	Empty           // nothing is left of it
	TooSoon         // one per AskEvery
	Full            // too many wait
)

// Like votes for a question that the room is shown, once.
func (v *Voice) Like(id string) (counted bool) {
	if !v.May("questions") {
		return false
	}
	v.crowd.change(func(c *Crowd) {
		for i, q := range c.sum.Questions {
			if q.ID != id || c.likes[id][v.id] {
				continue
			}
			if c.likes[id] == nil {
				c.likes[id] = map[uint64]bool{}
			}
			c.likes[id][v.id] = true
			c.sum.Questions = slices.Clone(c.sum.Questions)
			c.sum.Questions[i].Votes++
			counted = true
		}
	})
	return counted
}

// change changes the sum, and has the talk told of it soon.
func (c *Crowd) change(edit func(c *Crowd)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	edit(c)
	if !c.pending {
		c.pending = true
		c.later(SumEvery, c.tell)
	}
}

// tell tells the talk of the sum, beside what its speakers here have put away.
func (c *Crowd) tell() {
	c.mu.Lock()
	c.pending = false
	s := c.sum
	s.Reactions, s.Votes = slices.Clone(s.Reactions), maps.Clone(s.Votes)
	c.mu.Unlock()
	t := c.talk
	t.mu.Lock()
	defer t.mu.Unlock()
	have := t.sums[t.node]
	s.Done, s.N = have.Done, have.N+1
	t.hear(map[string]Sum{t.node: s})
}

// Raise adds a vote of the hall that the speaker has counted: a hand that is raised.
func (s *Seat) Raise(poll string, choice int) {
	t := s.talk
	t.mu.Lock()
	defer t.mu.Unlock()
	if choice < 0 || choice >= MaxChoices || s.Role == Follower {
		return
	}
	node := t.node + "/hands"
	have := t.sums[node]
	votes := slices.Clone(have.Votes[poll])
	for len(votes) <= choice {
		votes = append(votes, 0)
	}
	votes[choice]++
	all := maps.Clone(have.Votes)
	if all == nil {
		all = map[string][]int{}
	}
	all[poll] = votes
	have.Votes, have.N = all, have.N+1
	t.hear(map[string]Sum{node: have})
}

// PutAway marks a question as dealt with.
func (s *Seat) PutAway(id string) { s.talk.PutAway(id) }

// Sums returns what the audience has said, all servers together; nil is nothing.
func (t *Talk) Sums() *Audience {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.total
}

// Say sets what the audience at a node has said. An older sum than is known is
// passed over.
func (t *Talk) Say(node string, s Sum) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.hear(map[string]Sum{node: s})
}

// hear takes sums from others. t.mu is held.
func (t *Talk) hear(sums map[string]Sum) {
	heard := false
	for node, s := range sums {
		if have, ok := t.sums[node]; !ok && len(t.sums) < maxNodes || ok && s.N > have.N {
			t.sums[node], heard = s, true
		}
	}
	if heard {
		all := Total(t.sums)
		t.total = &all
		t.change()
	}
}

// PutAway marks a question as dealt with.
func (t *Talk) PutAway(id string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.sums[t.node]
	if slices.Contains(s.Done, id) {
		return
	}
	s.Done, s.N = append(slices.Clone(s.Done), id), s.N+1
	t.hear(map[string]Sum{t.node: s})
}

// maxNodes bounds the sums that are kept.
const maxNodes = 64
