package web

import (
	"bytes"
	"html/template"
	"net/http"
	"net/url"

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
	Style template.CSS
	Lang  string
	Cards []card
}

// card is a deck in the list.
type card struct {
	Name, Lang, Title, Subtitle, Author string
	Slides                              int
	On                                  bool // a talk is going on
}

// list sends the list of decks.
func (s *Server) list(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	names := s.names
	s.mu.Unlock()
	if len(names) == 0 {
		http.NotFound(w, r)
		return
	}
	p := listPage{Lang: "en"}
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
			if lang != "" {
				p.Lang = lang
			}
		}
		meta := d.Deck.MetaIn(lang)
		c := card{Name: url.PathEscape(name), Lang: lang, Title: meta.Title, Subtitle: meta.Subtitle, Author: meta.Author, Slides: d.Deck.Len()}
		if c.Title == "" {
			c.Title = d.Deck.Slide(0, lang).Title()
		}
		if c.Title == "" {
			c.Title = name
		}
		st := d.Talk.State()
		c.On = st.Epoch > 0 && st.Mode != live.Ended && st.Slide != ""
		p.Cards = append(p.Cards, c)
	}
	out := small(w, string(p.Style), "")
	writeList(out, p)
	_ = out.Flush() // nobody is left to be told
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
func (s *Server) cover(w http.ResponseWriter, r *http.Request) {
	h := s.hall(r)
	if h == nil {
		http.NotFound(w, r)
		return
	}
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
		m = makes(b.Bytes(), "default-src 'none'; img-src data:; style-src 'unsafe-inline'")
		h.covers[c] = m
	}
	m.send(w, r, "image/svg+xml")
}
