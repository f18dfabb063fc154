// Package web shows decks to those who come with a browser: a list of them, each
// as its page, and the talk as server-sent events, so that pages follow the
// speaker. Phones may also lead: a token, which is used once, makes one the
// speaker's.
//
// Pages are made once for each revision of a deck, and kept compressed. An event
// is encoded once for all who follow. Nobody is waited for: a reader that is slow
// skips to the latest place.
package web

//go:generate go test -tags uncompiled -run ^TestTemplates$ -update .

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"revolute/internal/deck"
	"revolute/internal/export/page"
	"revolute/internal/live"
	"revolute/internal/markup"
	"revolute/theme"
)

// Deck is a deck that is shown.
type Deck struct {
	Name        string // in addresses
	Deck        *deck.Deck
	Full        *deck.Deck // as its speaker sees it, with notes
	Dark, Light *theme.Look
	Talk        *live.Talk
	Crowd       *live.Crowd // nil: the audience says nothing
	Notes       bool        // everybody may read the notes
	Pixels      bool        // headings in our own pixel letters
}

// Options say how decks are shown. The zero value is of use.
type Options struct {
	Streams   int                                        // event streams at once; 0: 4096
	PerSource int                                        // of them from one address; 0: 512
	Crowd     func(deck string, followers, browsing int) // is told how many follow; nil: nobody is
	Source    func(r *http.Request) string               // where a request comes from; nil: its remote address
	Secure    bool                                       // the server is reached by TLS
	Phone     bool                                       // for the speaker's phone alone: nobody else is shown a deck
}

// Server is an http.Handler of decks.
type Server struct {
	o     Options
	mux   *http.ServeMux
	ctx   context.Context
	doors *doors

	mu    sync.Mutex
	names []string // in the order in which decks are listed
	halls map[string]*hall
}

// hall is a deck and all who look at it.
type hall struct {
	name string
	hub  *hub
	keys *keys
	look *live.Seat // of all who follow

	mu      sync.Mutex
	deck    Deck
	made    *resource // of the deck; nil: not yet
	covers  map[cover]*resource
	drivers map[string]*live.Seat // of phones, by who they lead as
	// Voices are those of the pages that are open, by the name that each page was told
	// over its stream. So nobody needs a cookie to be heard.
	voices map[string]*live.Voice
}

// resource is a page or a picture as it is sent.
type resource struct {
	plain, packed []byte
	tag, policy   string
}

// New returns a Server without decks, which tells of talks until ctx ends.
func New(ctx context.Context, o Options) *Server {
	s := &Server{o: o, ctx: ctx, mux: http.NewServeMux(), halls: map[string]*hall{}}
	s.doors = &doors{all: cmp.Or(max(o.Streams, 0), 4096), each: cmp.Or(max(o.PerSource, 0), 512), sources: map[string]int{}}
	of := func(pattern string, handle func(w http.ResponseWriter, r *http.Request, h *hall)) {
		s.mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			s.mu.Lock()
			h := s.halls[r.PathValue("deck")]
			s.mu.Unlock()
			if h == nil {
				http.NotFound(w, r)
				return
			}
			handle(w, r, h)
		})
	}
	of("GET /{deck}/live", s.live)
	of("GET /{deck}/drive", s.controls)
	of("POST /{deck}/enter", s.enter)
	of("POST /{deck}/drive", s.drive)
	of("GET /{deck}/speaker", s.speaker)
	if !o.Phone {
		s.mux.HandleFunc("GET /{$}", s.list)
		of("GET /{deck}", func(w http.ResponseWriter, r *http.Request, h *hall) {
			http.Redirect(w, r, "/"+url.PathEscape(h.name)+"/", http.StatusFound) // where a page's addresses are relative to
		})
		of("GET /{deck}/{$}", s.page)
		of("GET /{deck}/cover.svg", s.cover)
		of("POST /{deck}/say", s.say)
	}
	return s
}

// Set shows a deck, in place of an earlier one of that name.
func (s *Server) Set(d Deck) {
	s.mu.Lock()
	h := s.halls[d.Name]
	if h == nil {
		h = &hall{
			name: d.Name, hub: &hub{changed: make(chan struct{})}, keys: &keys{tokens: map[string]grant{}, drivers: map[string]grant{}},
			look: d.Talk.Join(live.Member{Role: live.Follower}, nil), voices: map[string]*live.Voice{},
		}
		s.halls[d.Name] = h
		s.names = append(s.names, d.Name)
		defer func() {
			go func() { // those who look are told where the talk is, until the server ends
				defer h.look.Close()
				for h.look.Wait(s.ctx) {
					h.tell()
				}
			}()
		}()
	}
	s.mu.Unlock()
	h.mu.Lock()
	h.deck, h.made, h.covers = d, nil, map[cover]*resource{}
	h.mu.Unlock()
	h.tell()
}

// ServeHTTP answers a request. Those that change something come from our own
// pages alone.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("Cross-Origin-Opener-Policy", "same-origin")
	head.Set("X-Frame-Options", "DENY")
	http.NewCrossOriginProtection().Handler(s.mux).ServeHTTP(w, r)
}

// page sends the page of a deck, which is made once.
func (s *Server) page(w http.ResponseWriter, r *http.Request, h *hall) {
	h.mu.Lock()
	if h.made == nil {
		p, err := page.New(h.deck.Deck, page.Options{Dark: h.deck.Dark, Light: h.deck.Light, Live: true, Notes: h.deck.Notes, Pixels: h.deck.Pixels})
		if err != nil {
			h.mu.Unlock()
			http.Error(w, "this deck cannot be shown", http.StatusInternalServerError)
			return
		}
		h.made = newResource(p.HTML, p.Policy)
	}
	m := h.made
	h.mu.Unlock()
	m.send(w, r, "text/html; charset=utf-8")
}

// send answers a request with what was made, unless the browser has it.
func (m *resource) send(w http.ResponseWriter, r *http.Request, kind string) {
	head := w.Header()
	head.Set("Content-Type", kind)
	head.Set("Content-Security-Policy", m.policy)
	head.Set("Cache-Control", "no-cache")
	head.Set("Vary", "Accept-Encoding, Accept-Language")
	head.Set("ETag", m.tag)
	if strings.Contains(r.Header.Get("If-None-Match"), m.tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := m.plain
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		head.Set("Content-Encoding", "gzip")
		body = m.packed
	}
	_, _ = w.Write(body)
}

// newResource returns what is sent, packed and named by what it is.
func newResource(plain []byte, policy string) *resource {
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	_, _ = z.Write(plain) // a buffer takes everything
	_ = z.Close()
	sum := sha256.Sum256(plain)
	return &resource{plain: plain, packed: packed.Bytes(), tag: `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`, policy: policy}
}

// small begins one of the server's own pages, with a style and a script that its
// policy names.
func small(w http.ResponseWriter, style, script string) markup.Writer {
	head := w.Header()
	head.Set("Content-Type", "text/html; charset=utf-8")
	head.Set("Cache-Control", "no-store")
	policy := "default-src 'none'; connect-src 'self'; img-src 'self'; style-src '" + hash(style) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	if script != "" {
		policy += "; script-src '" + hash(script) + "'"
	}
	head.Set("Content-Security-Policy", policy)
	return markup.NewWriter(w)
}

// hash names a style or a script to a policy.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
