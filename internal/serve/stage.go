package serve

import (
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/frame"
	"revolute/internal/screen"
)

// stage is a visitor's model with what the server itself adds: deliveries from
// outside, and a notice over its last row.
type stage struct {
	screen.Model
	session *session
	notice  *notice
	began   time.Duration // of the update whose frame is still to come
}

// Init begins the model, and waits for deliveries.
func (s *stage) Init() tea.Cmd {
	close(s.session.ready)
	s.attend()
	return tea.Batch(s.Model.Init(), s.session.box.next)
}

// Update hands on what is not the server's.
func (s *stage) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case arm:
		return s, s.session.box.next
	case *notice:
		s.notice = m
		return s, nil
	}
	s.began = s.session.server.clock()
	next, cmd := s.Model.Update(msg)
	s.Model = next.(screen.Model)
	s.attend()
	return s, cmd
}

// attend notes how the visitor takes part in a talk.
func (s *stage) attend() {
	if f, ok := s.Model.(follower); ok {
		follows, browses := f.Following()
		s.session.following.Store(follows)
		s.session.browsing.Store(browses)
	}
}

// Frame returns the model's frame, with the notice.
func (s *stage) Frame() *frame.Frame {
	f := s.Model.Frame()
	if s.notice != nil && f != nil {
		f = s.notice.over(f, s.session.visitor.Lang)
	}
	if s.began != 0 {
		s.session.server.metrics.layout.observe(s.session.server.clock() - s.began)
		s.began = 0
	}
	return f
}

// follower is a model that says whether it is led by the speaker of a talk, and
// whether it has left them for a while. Whoever follows has no need to press keys.
type follower interface {
	Following() (follows, browses bool)
}

// notice is a line that stands on every screen.
type notice struct {
	text map[string]string // by language; "" is any other

	mu     sync.Mutex
	frames map[underNotice]*frame.Frame // those who see the same frame share it with the notice, too
}

type underNotice struct {
	frame *frame.Frame
	lang  string
}

// over returns f with the notice on its last row.
func (n *notice) over(f *frame.Frame, lang string) *frame.Frame {
	line, ok := n.text[lang]
	if !ok {
		lang, line = "", n.text[""]
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	k := underNotice{f, lang}
	if g, ok := n.frames[k]; ok {
		return g
	}
	g := f.Clone()
	style := frame.Style{Attr: frame.Bold | frame.Reverse}
	row := frame.Rect{X: 0, Y: f.Height() - 1, W: f.Width(), H: 1}
	g.Fill(row, style)
	g.PrintIn(row, 1, row.Y, line, style)
	if n.frames == nil || len(n.frames) >= maxNoticed {
		n.frames = map[underNotice]*frame.Frame{}
	}
	n.frames[k] = g
	return g
}

// maxNoticed bounds the frames with a notice that are kept.
const maxNoticed = 256
