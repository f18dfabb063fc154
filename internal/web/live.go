package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"revolute/internal/deck"
	"revolute/internal/live"
)

// event is where a talk is, as pages are told.
type event struct {
	On     bool      `json:"on"`               // a talk is going on
	Online bool      `json:"online"`           // its speaker is heard
	Slide  string    `json:"slide,omitempty"`  // the id in the server's deck
	N      int       `json:"n"`                // its number, 0-based
	Step   int       `json:"step"`             // 0-based
	Mode   live.Mode `json:"mode,omitempty"`   //
	Leader string    `json:"leader,omitempty"` // the speaker's name
	Deck   string    `json:"deck"`             // the revision of the deck; a page of another reads itself again

	Pointer live.Pointer `json:"pointer,omitzero"`
	Caption string       `json:"caption,omitempty"`
	heard
}

// hub holds the latest event, encoded once for all.
type hub struct {
	mu      sync.Mutex
	event   []byte
	changed chan struct{} // closed when event changes, and made anew

	followers, browsing int
}

// tell encodes where the talk is, if that is news.
func (h *hall) tell() {
	h.mu.Lock()
	d := h.deck
	h.mu.Unlock()
	v := h.look.Now()
	e := event{On: v.On(), Online: v.Online, Step: v.Step, Mode: v.Mode, Leader: v.Leader, Deck: d.Deck.Revision()}
	if v.Mode == live.Ended {
		h.dismiss()
	}
	if e.On {
		e.N = d.Deck.Locate(v.Slide, v.Near)
		e.Slide = d.Deck.ID(e.N)
		e.Pointer, e.Caption = v.Pointer, v.Caption
		if v.Audience != nil {
			e.Reactions = v.Audience.Reactions
		}
		langs := d.Deck.Languages
		if len(langs) == 0 {
			langs = []string{""}
		}
		for _, lang := range langs { // a poll that the slide has
			if p := d.Deck.Slide(e.N, lang).Poll; p != nil && v.Poll.Phase != "" {
				if e.Choices == nil {
					e.Poll, e.Choices = v.Poll.Phase, map[string][]string{}
				}
				e.Choices[lang] = p.Choices
			}
		}
		if e.Poll == live.PollClosed && v.Audience != nil {
			e.Votes = v.Audience.Votes[v.Poll.ID]
		}
		if v.Question.ID != "" {
			e.Question = &v.Question
		}
	}
	data, _ := json.Marshal(e) // it has no value that cannot be encoded
	text := fmt.Appendf(nil, "id: %d.%d\nevent: at\ndata: %s\n\n", v.Epoch, v.Seq, data)
	h.hub.mu.Lock()
	defer h.hub.mu.Unlock()
	if string(text) != string(h.hub.event) {
		h.hub.event = text
		close(h.hub.changed)
		h.hub.changed = make(chan struct{})
	}
}

// The times of a stream.
const (
	watch     = 5 * time.Second  // between two looks whether its reader has gone
	heartbeat = 15 * time.Second // between two signs of life
	patience  = 10 * time.Second // that a write may take
)

// live sends the place of the talk whenever it changes, and first of all where it
// is. It is a register: who reads slowly gets the latest place.
func (s *Server) live(w http.ResponseWriter, r *http.Request, h *hall) {
	if s.o.Phone && h.driver(w, r) == "" {
		return
	}
	source, browsing := r.RemoteAddr, r.URL.Query().Get("apart") == "1"
	if s.o.Source != nil {
		source = s.o.Source(r)
	} else if host, _, err := net.SplitHostPort(source); err == nil {
		source = host
	}
	d := s.doors
	d.mu.Lock()
	full := d.open >= d.all || d.sources[source] >= d.each
	if !full {
		d.open++
		d.sources[source]++
	}
	d.mu.Unlock()
	if full {
		w.Header().Set("Retry-After", "30")
		http.Error(w, "too many pages follow", http.StatusServiceUnavailable)
		return
	}
	leave := func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.open--
		if d.sources[source]--; d.sources[source] == 0 {
			delete(d.sources, source)
		}
	}
	head := w.Header()
	head.Set("Content-Type", "text/event-stream")
	head.Set("Cache-Control", "no-store")
	head.Set("X-Accel-Buffering", "no")
	out := http.NewResponseController(w)
	// A connection of HTTP/1 is taken from the server, whose goroutines and buffers
	// for it are most of what a stream would cost.
	if conn, _, err := out.Hijack(); err == nil {
		_ = conn.SetDeadline(time.Time{})
		var hello bytes.Buffer
		hello.WriteString("HTTP/1.1 200 OK\r\n")
		_ = head.Write(&hello) // a bytes.Buffer takes everything
		hello.WriteString("Connection: close\r\n\r\n")
		go func() {
			defer leave()
			defer conn.Close()
			s.stream(h, source, browsing, reader{
				send: func(data []byte) bool {
					_ = conn.SetWriteDeadline(time.Now().Add(patience))
					_, err := conn.Write(data)
					return err == nil
				},
				// Nothing comes from a page: what does not time out at once is its end.
				gone: func() bool {
					_ = conn.SetReadDeadline(time.Now().Add(time.Millisecond))
					_, err := conn.Read(make([]byte, 1))
					return !errors.Is(err, os.ErrDeadlineExceeded)
				},
			}, hello.Bytes())
		}()
		return
	}
	defer leave()
	_ = out.SetReadDeadline(time.Time{})
	s.stream(h, source, browsing, reader{
		send: func(data []byte) bool {
			_ = out.SetWriteDeadline(time.Now().Add(patience))
			if _, err := w.Write(data); err != nil {
				return false
			}
			return out.Flush() == nil
		},
		gone: func() bool { return r.Context().Err() != nil },
	}, nil)
}

// reader is the page at the other end of a stream.
type reader struct {
	send func(data []byte) bool // reports whether it is still there
	gone func() bool
}

// stream tells a page of a talk until it goes, or the server ends. Hello is what it
// is sent before all else.
func (s *Server) stream(h *hall, source string, browsing bool, to reader, hello []byte) {
	s.count(h, browsing, +1)
	defer s.count(h, browsing, -1)
	hello = append(hello, "retry: 2000\n\n"...)
	h.mu.Lock()
	crowd := h.deck.Crowd
	h.mu.Unlock()
	if crowd != nil {
		voice, name := crowd.Join(source), secret()
		h.mu.Lock()
		h.voices[name] = voice
		h.mu.Unlock()
		defer func() {
			h.mu.Lock()
			delete(h.voices, name)
			h.mu.Unlock()
		}()
		may := []string{}
		for _, what := range []string{"reactions", "polls", "questions"} {
			if voice.May(what) {
				may = append(may, what)
			}
		}
		data, _ := json.Marshal(map[string]any{"voice": name, "may": may}) // it has no value that cannot be encoded
		hello = fmt.Appendf(hello, "event: voice\ndata: %s\n\n", data)
	}
	if !to.send(hello) {
		return
	}
	tick := time.NewTicker(watch)
	defer tick.Stop()
	var last []byte
	for looks := 1; ; {
		h.hub.mu.Lock()
		event, changed := h.hub.event, h.hub.changed
		h.hub.mu.Unlock()
		if !bytes.Equal(event, last) {
			if last = event; !to.send(event) {
				return
			}
		}
		select {
		case <-changed:
		case <-tick.C:
			if to.gone() || looks%int(heartbeat/watch) == 0 && !to.send([]byte(":\n\n")) {
				return
			}
			looks++
		case <-s.ctx.Done():
			return
		}
	}
}

// count counts those who look at a deck.
func (s *Server) count(h *hall, browsing bool, by int) {
	h.hub.mu.Lock()
	if browsing {
		h.hub.browsing += by
	} else {
		h.hub.followers += by
	}
	followers, apart := h.hub.followers, h.hub.browsing
	h.hub.mu.Unlock()
	if s.o.Crowd != nil {
		s.o.Crowd(h.name, followers, apart)
	}
}

// doors count the streams that are open.
type doors struct {
	all, each int

	mu      sync.Mutex
	open    int
	sources map[string]int
}

// placeOf returns a place of a talk in a deck. Slides are counted without those that
// the room does not see.
func placeOf(d *deck.Deck, name string, at deck.Pos) live.Place {
	near := at.Slide
	for i := range at.Slide {
		if d.Slide(i, "").Hidden {
			near--
		}
	}
	return live.Place{Deck: name, Rev: d.Revision(), Slide: d.ID(at.Slide), Near: near, Step: at.Step, Mode: live.Live}
}
