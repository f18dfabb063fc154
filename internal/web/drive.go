package web

import (
	"bytes"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	_ "embed"

	"revolute/internal/deck"
	"revolute/internal/export/page"
	"revolute/internal/live"
)

// How long a token waits to be used, and how long a phone may lead.
const (
	tokenLasts  = 30 * time.Minute
	driverLasts = 12 * time.Hour
)

// grant is until when somebody may lead a talk, and as whom.
type grant struct {
	holder string
	until  time.Time
}

// keys are the tokens that are still to be used, and the cookies of the phones
// that have used one.
type keys struct {
	mu      sync.Mutex
	tokens  map[string]grant
	drivers map[string]grant
}

// secret returns 128 random bits.
func secret() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // it never fails
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// Invite returns the path, with a token in its fragment, at which one phone
// becomes a driver of the deck's talk; "" if there is no such deck. The phone leads
// as holder, with all others who are that; "" is as itself.
func (s *Server) Invite(name, holder string) string {
	s.mu.Lock()
	h := s.halls[name]
	s.mu.Unlock()
	if h == nil {
		return ""
	}
	if holder == "" {
		holder = "web/" + name
	}
	token := secret()
	h.keys.mu.Lock()
	h.keys.tokens[token] = grant{holder, time.Now().Add(tokenLasts)}
	h.keys.mu.Unlock()
	return "/" + url.PathEscape(name) + "/drive#" + token
}

// Dismiss takes all phones the right to lead a deck's talk, and all tokens theirs.
func (s *Server) Dismiss(name string) {
	s.mu.Lock()
	h := s.halls[name]
	s.mu.Unlock()
	if h != nil {
		h.dismiss()
	}
}

func (h *hall) dismiss() {
	h.keys.mu.Lock()
	clear(h.keys.tokens)
	clear(h.keys.drivers)
	h.keys.mu.Unlock()
	h.mu.Lock()
	seats := h.drivers
	h.drivers = nil
	h.mu.Unlock()
	for _, seat := range seats {
		seat.Close()
	}
}

const cookieName = "revolute-drive"

// enter lets a phone with a token drive the talk.
func (s *Server) enter(w http.ResponseWriter, r *http.Request, h *hall) {
	token, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 256))
	if err != nil {
		http.Error(w, "too long", http.StatusRequestEntityTooLarge)
		return
	}
	// A token is used up.
	cookie, now := "", time.Now()
	h.keys.mu.Lock()
	for t, may := range h.keys.tokens {
		if subtle.ConstantTimeCompare([]byte(t), bytes.TrimSpace(token)) == 1 && now.Before(may.until) {
			delete(h.keys.tokens, t)
			cookie = secret()
			h.keys.drivers[cookie] = grant{may.holder, now.Add(driverLasts)}
		}
	}
	h.keys.mu.Unlock()
	if cookie == "" {
		http.Error(w, "this code has been used, or is too old", http.StatusForbidden)
		return
	}
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Value: cookie, Path: "/" + url.PathEscape(h.name) + "/", MaxAge: int(driverLasts / time.Second),
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: s.o.Secure,
	})
	w.WriteHeader(http.StatusNoContent)
}

// driver returns who a request may lead the talk as; "" if it may not: then it is
// answered.
func (h *hall) driver(w http.ResponseWriter, r *http.Request) (holder string) {
	if c, err := r.Cookie(cookieName); err == nil {
		h.keys.mu.Lock()
		may, ok := h.keys.drivers[c.Value]
		h.keys.mu.Unlock()
		if ok && time.Now().Before(may.until) {
			return may.holder
		}
	}
	http.Error(w, "not yours to lead", http.StatusForbidden)
	return ""
}

// order is what a driver's phone asks for.
type order struct {
	Do   string  `json:"do"`
	Lang string  `json:"lang"`
	X    float64 `json:"x"` // of the pointer, as parts of the slide's width and height
	Y    float64 `json:"y"`
}

// drive does what a driver's phone asks for.
func (s *Server) drive(w http.ResponseWriter, r *http.Request, h *hall) {
	holder := h.driver(w, r)
	if holder == "" {
		return
	}
	var o order
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<10)).Decode(&o); err != nil {
		http.Error(w, "not understood", http.StatusBadRequest)
		return
	}
	h.mu.Lock()
	seat, d := h.drivers[holder], h.deck
	if seat == nil {
		if h.drivers == nil {
			h.drivers = map[string]*live.Seat{}
		}
		seat = d.Talk.Join(live.Member{Role: live.Speaker, Holder: holder, Name: "phone"}, nil)
		h.drivers[holder] = seat
	}
	h.mu.Unlock()
	seat.Begin(placeOf(d.Deck, d.Name, deck.Pos{}))
	may := seat.Change(func(p live.Place, now time.Time) live.Place {
		at := d.Deck.Clamp(deck.Pos{Slide: d.Deck.Locate(p.Slide, p.Near), Step: p.Step}, o.Lang)
		// The room does not see slides that are hidden.
		move := func(by func(deck.Pos, string) (deck.Pos, bool)) {
			for to, ok := by(at, o.Lang); ok; to, ok = by(to, o.Lang) {
				if !d.Deck.Slide(to.Slide, o.Lang).Hidden {
					at = to
					return
				}
			}
		}
		switch o.Do {
		case "next":
			move(d.Deck.Next)
		case "back":
			move(d.Deck.Prev)
		case "first":
			at = deck.Pos{}
		case "blank":
			return p.Darken(live.Blank)
		case "clock":
			return p.ToggleClock(now)
		case "point":
			return p.Point(o.X, o.Y)
		case "unpoint":
			return p.Point(-1, -1)
		default:
			return p
		}
		to := placeOf(d.Deck, d.Name, at)
		p.Deck, p.Rev, p.Slide, p.Near, p.Step = to.Deck, to.Rev, to.Slide, to.Near, to.Step
		if p.Mode.Dark() || p.Mode == "" {
			p.Mode = live.Live
		}
		return p
	})
	if !may {
		http.Error(w, "somebody else leads", http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// speaker sends what the speaker's phone shows beside the place: notes, and what
// comes next.
func (s *Server) speaker(w http.ResponseWriter, r *http.Request, h *hall) {
	if h.driver(w, r) == "" {
		return
	}
	h.mu.Lock()
	d := h.deck
	h.mu.Unlock()
	full := d.Full
	if full == nil {
		full = d.Deck
	}
	st := d.Talk.State()
	lang := full.Match(r.URL.Query().Get("lang"))
	at := full.Clamp(deck.Pos{Slide: full.Locate(st.Slide, st.Near), Step: st.Step}, lang)
	var notes []string
	for _, n := range full.Slide(at.Slide, lang).Notes {
		text := n.Text
		if d, err := deck.Parse("", []byte(text)); err == nil { // notes are Markdown
			text = ""
			for i := range d.Len() {
				text += d.Slide(i, "").Text()
			}
		}
		notes = append(notes, strings.TrimSpace(text))
	}
	out := map[string]any{
		"title": full.Slide(at.Slide, lang).Title(), "n": at.Slide + 1, "of": full.Len(), "step": at.Step + 1, "steps": full.Slide(at.Slide, lang).Steps,
		"notes": strings.Join(notes, "\n\n"), "elapsed": st.Elapsed(time.Now()).Milliseconds(), "mode": st.Mode,
	}
	if next, ok := full.Next(deck.Pos{Slide: at.Slide, Step: full.Slide(at.Slide, lang).Steps - 1}, lang); ok {
		out["next"] = full.Slide(next.Slide, lang).Title()
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(out)
}

//go:embed drive.js
var driveScript string

//go:embed drive.css
var driveStyle string

// drivePage is what drive.html sees.
type drivePage struct {
	Style  template.CSS
	Script template.JS
	Lang   string
	Words  driveWords
	Plain  bool // others on the network can read along
}

// driveWords are the words on the speaker's phone.
type driveWords struct{ Title, Plain, Dark, Bright, Pointer, Back, Next, Blank, Clock string }

// controls sends the page of the speaker's phone.
func (s *Server) controls(w http.ResponseWriter, r *http.Request, h *hall) {
	h.mu.Lock()
	d := h.deck
	h.mu.Unlock()
	style := page.Colours(d.Dark, d.Light) + driveStyle
	out := small(w, style, driveScript)
	lang, words := "en", driveWords{
		"Speaker", "Not encrypted: others on this network can read the notes, and the screen does not stay on.",
		"the stage is black", "the stage is white", "pointer", "back", "next", "black", "clock",
	}
	if chinese(r) {
		lang, words = "zh", driveWords{
			"演讲者", "没有加密：同一网络里的人能看到备注，屏幕也会自己关。", "台上是黑屏", "台上是白屏", "指点", "上一步", "下一步", "黑屏", "计时",
		}
	}
	writeDrive(out, drivePage{template.CSS(style), template.JS(driveScript), lang, words, !s.o.Secure && r.TLS == nil})
	_ = out.Flush() // nobody is left to be told
}
