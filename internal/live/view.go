package live

import "time"

// StageStatus says how the stages of a talk are.
type StageStatus uint8

const (
	NoStage StageStatus = iota // none has joined, or the last has gone
	Silent                     // one has acknowledged nothing for InStep
	Behind                     // one shows another place, and has for InStep
	Present                    // all show the talk
)

// View is the talk as a member knows it at a moment. Values are comparable.
type View struct {
	State
	Leads     bool        // the member may lead: the lease is its own, or free
	Holds     bool        // the lease is its own
	Online    bool        // somebody leads, and has been heard within LeaseTime
	Here      bool        // the holder of the lease is a member in this process
	Leader    string      // the name of the holder of the lease
	Asker     string      // the name of who asks the member to hand the lease over; "": nobody
	Asking    bool        // the member has asked for the lease
	Stage     StageStatus // of stages but the member itself
	Speakers  int         // other speakers' screens
	Headcount             // Followers and Browsing; a follower is not told
	Lost      bool        // the host is not heard; a follower is not told
	Trouble   error       // what keeps the talk from others; nil: nothing
	Refused   string      // the name of who leads where this talk wants to lead; "": nobody else
	Audience  *Audience   // nil: it has said nothing
}

// On reports whether a talk is going on that a visitor may follow.
func (v View) On() bool { return v.Epoch > 0 && v.Mode != Ended && v.Slide != "" }

// Now returns the talk as the member knows it.
func (s *Seat) Now() View {
	t := s.talk
	t.mu.Lock()
	defer t.mu.Unlock()
	return s.view(t.clock())
}

// view returns the talk as the member knows it. Talk.mu is held.
func (s *Seat) view(now time.Time) View {
	t := s.talk
	v := View{
		State: t.state, Online: t.lease.Held(now), Leader: t.lease.Name, Audience: t.total,
		Trouble: t.trouble,
	}
	for other := range t.seats {
		v.Here = v.Here || other.Holder != "" && other.Holder == t.lease.Holder
	}
	if s.Role == Follower {
		return v
	}
	v.Lost = t.host != nil && now.Sub(t.host.heard) > InStep
	v.Leads = t.lease.Open(s.Holder, now)
	v.Holds = v.Leads && t.lease.Holder == s.Holder
	v.Refused = t.refused
	if t.lease.Holder == s.Holder {
		v.Asker = t.lease.Asker
	}
	v.Asking = t.lease.Asks != "" && t.lease.Asks == s.Holder
	v.Stage = NoStage
	worst := Present
	for _, p := range t.peers(now, nil, s) {
		v.Followers += p.Followers
		v.Browsing += p.Browsing
		switch p.Role {
		case Speaker:
			v.Speakers++
		case Stage:
			switch {
			case time.Duration(p.Ago)*time.Millisecond > InStep:
				worst = min(worst, Silent)
			case (p.Slide != t.state.Slide || p.Step != t.state.Step || p.Mode.Dark() != t.state.Mode.Dark()) && now.Sub(t.moved) > InStep:
				worst = min(worst, Behind)
			}
			v.Stage = worst
		}
	}
	return v
}

// Peer is a member of another process, as it is told.
type Peer struct {
	Member
	Ago       int64  `json:"ago"` // milliseconds since it acknowledged, or gave a sign of life
	Slide     string `json:"slide,omitempty"`
	Step      int    `json:"step,omitempty"`
	Mode      Mode   `json:"mode,omitempty"`
	Followers int    `json:"followers,omitempty"`
	Browsing  int    `json:"browsing,omitempty"`
}

// maxPeers bounds the peers that are told.
const maxPeers = 64

// peers returns all members that are known but those behind one link and one seat; the
// followers of this process are one together. t.mu is held.
func (t *Talk) peers(now time.Time, but *link, me *Seat) []Peer {
	var out []Peer
	for s := range t.seats {
		if s == me || s.Role == Follower {
			continue
		}
		p := Peer{Member: s.Member, Ago: s.age().Milliseconds()}
		if s.Role == Stage {
			p.Ago, p.Slide, p.Step, p.Mode = now.Sub(s.acked).Milliseconds(), s.shows.Slide, s.shows.Step, s.shows.Mode
		}
		out = append(out, p)
	}
	if t.heads != (Headcount{}) {
		out = append(out, Peer{Member: Member{Role: Follower}, Followers: t.heads.Followers, Browsing: t.heads.Browsing})
	}
	for _, c := range t.far {
		out = append(out, Peer{Member: Member{Role: Follower}, Followers: c.Followers, Browsing: c.Browsing})
	}
	add := func(l *link) {
		if l == nil || l == but {
			return
		}
		for _, p := range l.peers {
			p.Ago += now.Sub(l.heard).Milliseconds()
			out = append(out, p)
		}
	}
	for l := range t.guests {
		add(l)
	}
	add(t.host)
	return out[:min(len(out), maxPeers)]
}
