package web

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/export/page"
	"revolute/internal/export/sheet"
	"revolute/internal/export/svg"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/internal/lettering"
	"revolute/internal/live"
)

// listPage is what list.html sees.
type listPage struct {
	Style       template.CSS
	Lang, Title string
	Cards       []card
}

// card is a deck in the list.
type card struct {
	Name, Lang, Title, Subtitle, Author string
	Slides                              string // how many
	Live                                string // says that a talk is going on; "" if none is
}

// list sends the list of decks.
func (s *Server) list(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	names := s.names
	s.mu.Unlock()
	switch len(names) {
	case 0:
		http.NotFound(w, r)
		return
	case 1:
		w.Header().Set("Cache-Control", "no-store") // there may be more decks later
		http.Redirect(w, r, url.PathEscape(names[0])+"/", http.StatusFound)
		return
	}
	p := listPage{Lang: "en", Title: "Decks"}
	if chinese(r) {
		p.Lang, p.Title = "zh", "演讲"
	}
	for i, name := range names {
		s.mu.Lock()
		h := s.halls[name]
		s.mu.Unlock()
		h.mu.Lock()
		d := h.deck
		h.mu.Unlock()
		lang := d.Deck.Match(r.Header.Get("Accept-Language"))
		if i == 0 {
			p.Style = template.CSS(page.Colours(d.Dark, d.Light) + listStyle)
		}
		meta := d.Deck.MetaIn(lang)
		c := card{Name: url.PathEscape(name), Lang: lang, Title: meta.Title, Subtitle: meta.Subtitle, Author: meta.Author, Slides: fmt.Sprintf("%d slides", d.Deck.Len()), Live: "● live"}
		if chinese(r) {
			c.Slides, c.Live = fmt.Sprintf("%d 张", d.Deck.Len()), "● 正在演讲"
		}
		if c.Title == "" {
			c.Title = d.Deck.Slide(0, lang).Title()
		}
		if c.Title == "" {
			c.Title = name
		}
		st := d.Talk.State()
		if st.Epoch == 0 || st.Mode == live.Ended || st.Slide == "" {
			c.Live = ""
		}
		p.Cards = append(p.Cards, c)
	}
	out := small(w, string(p.Style), "")
	writeList(out, p)
	_ = out.Flush() // nobody is left to be told
}

// chinese reports whether a browser asks for Chinese before all else.
func chinese(r *http.Request) bool {
	return strings.HasPrefix(strings.ToLower(strings.TrimSpace(r.Header.Get("Accept-Language"))), "zh")
}

const listStyle = `*{box-sizing:border-box}body{margin:0 auto;max-width:76rem;padding:5vh 4vw;background:var(--background);color:var(--text);font:1.05rem/1.5 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
ul{list-style:none;margin:0;padding:0;display:grid;gap:2rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr))}
a{display:flex;flex-direction:column;text-decoration:none;color:inherit;border-radius:.6rem}img{display:block;width:100%;aspect-ratio:16/9;object-fit:cover;border:1px solid var(--rule);border-radius:.6rem;margin-bottom:.6rem;background:var(--code_background)}
p{margin:.2rem 0 0}a:hover img,a:focus-visible img{border-color:var(--accent);outline:2px solid var(--accent)}h1{position:absolute;clip-path:inset(50%)}b{font-size:1.25rem;line-height:1.3;color:var(--title)}span{color:var(--muted);margin-inline-end:1em}.on{color:var(--life)}`

// cover says which cover of a deck is meant.
type cover struct {
	lang  string
	light bool
}

// cover sends a deck's first slide as a picture, in ?lang= and on ?light or else on
// a dark background.
func (s *Server) cover(w http.ResponseWriter, r *http.Request, h *hall) {
	q := r.URL.Query()
	h.mu.Lock()
	defer h.mu.Unlock()
	d := h.deck
	c := cover{d.Deck.Match(q.Get("lang")), q.Has("light")}
	m := h.covers[c]
	if m == nil {
		look := d.Dark
		if c.light {
			look = d.Light
		}
		slide := layout.New(0).Layout(layout.View{
			Deck: d.Deck, Pos: deck.Pos{Step: d.Deck.Slide(0, c.lang).Steps - 1}, Lang: c.lang, Look: look, Width: 142, Height: 40,
			Still: true, Lettering: lettering.Sextants, Apart: true, Graphics: frame.Graphics{Protocol: frame.Kitty, CellWidth: 24, CellHeight: 48},
		})
		var b bytes.Buffer
		_ = svg.Write(&b, sheet.Slide(slide, look, true), svg.Options{Title: d.Deck.Slide(0, c.lang).Title(), Lang: c.lang}) // a buffer takes everything
		m = newResource(b.Bytes(), "default-src 'none'; img-src data:; style-src 'unsafe-inline'")
		h.covers[c] = m
	}
	m.send(w, r, "image/svg+xml")
}
