package web

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/live"
	"revolute/theme"
)

const talk = "---\ntitle: 演讲\n---\n# 一\n\n- a\n\n<!-- pause -->\n\n- b\n\n<!-- the note -->\n\n---\n\n# 二\n\n---\n\n# 三\n"

// show is a server that shows a deck, and the seat of its speaker.
type show struct {
	*httptest.Server
	web     *Server
	end     context.CancelFunc
	deck    Deck
	speaker *live.Seat
}

func parse(t testing.TB, src string) *deck.Deck {
	t.Helper()
	d, err := deck.Parse("t.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// start shows a deck; allow is what its audience may do.
func start(t testing.TB, src string, o Options, allow ...string) *show {
	t.Helper()
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	look := th.For(theme.Viewer{Profile: colorprofile.TrueColor, Dark: true})
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	room := live.NewTalk("here", time.Now)
	full := parse(t, src)
	d := Deck{Name: "talk", Deck: parse(t, src), Full: full, Dark: look, Light: look, Talk: room, Crowd: live.NewCrowd(room, allow)}
	d.Deck.DropNotes()
	s := &show{web: New(ctx, o), end: cancel, deck: d}
	s.web.Set(d)
	s.Server = httptest.NewServer(s.web)
	t.Cleanup(func() { cancel(); _ = s.Config.Close(); s.Close() })
	return s
}

// leads moves the talk as its speaker.
func (s *show) leads(t testing.TB, slide, step int) {
	t.Helper()
	if s.speaker == nil {
		s.speaker = s.deck.Talk.Join(live.Member{Role: live.Speaker, Holder: "me", Name: "me"}, nil)
	}
	if !s.speaker.Lead(placeOf(s.deck.Deck, "talk", deck.Pos{Slide: slide, Step: step})) {
		t.Fatal("the speaker may not lead")
	}
}

// stream is the events of a page.
type stream struct {
	body io.ReadCloser
	in   *bufio.Scanner
}

func (s *show) listen(t testing.TB) *stream {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/talk/live", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := s.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("%s %s", resp.Status, resp.Header)
	}
	t.Cleanup(func() { resp.Body.Close() })
	return &stream{resp.Body, bufio.NewScanner(resp.Body)}
}

// next reads events of a kind until one holds what is wanted.
func (s *stream) next(t testing.TB, kind string, is func(map[string]any) bool) map[string]any {
	t.Helper()
	late := time.AfterFunc(20*time.Second, func() { s.body.Close() })
	defer late.Stop()
	now := ""
	for s.in.Scan() {
		line := s.in.Text()
		if name, ok := strings.CutPrefix(line, "event: "); ok {
			now = name
		}
		if data, ok := strings.CutPrefix(line, "data: "); ok && now == kind {
			var got map[string]any
			if err := json.Unmarshal([]byte(data), &got); err != nil {
				t.Fatal(err)
			}
			if is(got) {
				return got
			}
		}
	}
	t.Fatalf("the stream ended: %v", s.in.Err())
	return nil
}

func at(n, step float64) func(map[string]any) bool {
	return func(e map[string]any) bool { return e["on"] == true && e["n"] == n && e["step"] == step }
}

func get(t testing.TB, url string, head map[string]string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range head {
		r.Header.Set(k, v)
	}
	resp, err := (&http.Transport{DisableCompression: true}).RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

func TestPages(t *testing.T) {
	s := start(t, talk, Options{})
	if resp, _ := get(t, s.URL+"/", nil); resp.StatusCode != http.StatusFound || resp.Header.Get("Location") != "/talk/" {
		t.Errorf("where there is one deck, / leads to %q (%s)", resp.Header.Get("Location"), resp.Status)
	}
	other := s.deck
	other.Name, other.Deck = "二", parse(t, "# 另一份\n")
	s.web.Set(other)
	resp, list := get(t, s.URL+"/", map[string]string{"Accept-Language": "zh-CN,en;q=0.5"})
	if !strings.Contains(list, "1 张") || !strings.Contains(list, `href="%E4%BA%8C/"`) {
		t.Errorf("the list in Chinese:\n%s", list)
	}
	if resp.StatusCode != http.StatusOK || !strings.Contains(list, "演讲") || !strings.Contains(list, `href="talk/"`) {
		t.Errorf("the list: %s\n%s", resp.Status, list)
	}
	for _, query := range []string{"?lang=zh", "?lang=%22%3E&light", ""} {
		resp, picture := get(t, s.URL+"/talk/cover.svg"+query, nil)
		if resp.Header.Get("Content-Type") != "image/svg+xml" || !strings.HasPrefix(picture, "<svg") && !strings.HasPrefix(picture, "<?xml") || !strings.Contains(picture, "一") {
			t.Errorf("the cover: %s %s\n%.200s", resp.Status, resp.Header.Get("Content-Type"), picture)
		}
	}
	if n := len(s.web.halls["talk"].covers); n > 2 {
		t.Errorf("%d covers are kept of one language", n)
	}
	if resp, _ := get(t, s.URL+"/talk", nil); resp.Header.Get("Location") != "/talk/" {
		t.Errorf("/talk leads to %q", resp.Header.Get("Location"))
	}
	resp, plain := get(t, s.URL+"/talk/", nil)
	for _, h := range []string{"Content-Security-Policy", "ETag", "X-Content-Type-Options", "Referrer-Policy"} {
		if resp.Header.Get(h) == "" {
			t.Errorf("no %s", h)
		}
	}
	if strings.Contains(plain, "the note") {
		t.Error("notes that are the speaker's alone")
	}
	packed, body := get(t, s.URL+"/talk/", map[string]string{"Accept-Encoding": "gzip"})
	z, err := gzip.NewReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if raw, err := io.ReadAll(z); err != nil || string(raw) != plain || packed.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("the packed page is another one (%v)", err)
	}
	if resp, body := get(t, s.URL+"/talk/", map[string]string{"If-None-Match": resp.Header.Get("ETag")}); resp.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("the page again: %s, %d bytes", resp.Status, len(body))
	}
	for _, path := range []string{"/nothing/", "/nothing/live", "/nothing/drive", "/talk/secret", "/talk/..%2f"} {
		if resp, _ := get(t, s.URL+path, nil); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", path, resp.Status)
		}
	}
}

// TestStream: who comes late is told at once where the talk is, and everybody
// when it moves, speaks no more, or has another deck.
func TestStream(t *testing.T) {
	s := start(t, talk, Options{})
	early := s.listen(t)
	early.next(t, "at", func(e map[string]any) bool { return e["on"] == false })
	s.leads(t, 1, 0)
	early.next(t, "at", at(1, 0))
	late := s.listen(t)
	late.next(t, "at", at(1, 0))
	s.leads(t, 0, 1)
	early.next(t, "at", at(0, 1))
	late.next(t, "at", at(0, 1))
	s.speaker.Change(func(p live.Place, _ time.Time) live.Place { return p.Darken(live.Blank).Say("字幕").Point(0, 0) })
	late.next(t, "at", func(e map[string]any) bool {
		at, _ := e["pointer"].(map[string]any)
		return e["mode"] == "blank" && e["caption"] == "字幕" && at["x"] == 1.0
	})
	other := s.deck
	other.Deck = parse(t, "# 新\n\n---\n\n"+talk[strings.Index(talk, "# 一"):])
	s.web.Set(other)
	moved := late.next(t, "at", func(e map[string]any) bool { return e["deck"] == other.Deck.Revision() })
	if moved["n"] != 1.0 {
		t.Errorf("in the new deck the talk is at %v, want the slide that it was at, now 1", moved["n"])
	}
}

// TestDrive: a token makes one phone the speaker's, once; others lead nothing.
func TestDrive(t *testing.T) {
	s := start(t, talk, Options{})
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	phone := &http.Client{Jar: jar}
	post := func(c *http.Client, path, body string, head ...string) int {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(head); i += 2 {
			r.Header.Set(head[i], head[i+1])
		}
		resp, err := c.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp.StatusCode
	}
	invitation := s.web.Invite("talk", "")
	_, token, _ := strings.Cut(invitation, "#")
	if len(token) < 22 {
		t.Fatalf("the token %q has less than 128 bits", token)
	}
	if code := post(phone, "/talk/drive", `{"do":"next"}`); code != http.StatusForbidden {
		t.Errorf("without a token: %d", code)
	}
	if code := post(phone, "/talk/enter", "wrong"); code != http.StatusForbidden {
		t.Errorf("with a wrong one: %d", code)
	}
	if code := post(phone, "/talk/enter", token); code != http.StatusNoContent {
		t.Fatalf("with the token: %d", code)
	}
	if code := post(http.DefaultClient, "/talk/enter", token); code != http.StatusForbidden {
		t.Errorf("with the token again: %d", code)
	}
	page := s.listen(t)
	for _, want := range []func(map[string]any) bool{at(0, 1), at(1, 0), at(2, 0)} {
		if code := post(phone, "/talk/drive", `{"do":"next"}`); code != http.StatusNoContent {
			t.Errorf("next: %d", code)
		}
		page.next(t, "at", want)
	}
	if code := post(phone, "/talk/drive", `{"do":"back"}`, "Origin", "https://evil.example"); code != http.StatusForbidden {
		t.Errorf("from another site: %d", code)
	}
	if code := post(phone, "/talk/drive", `{"do":"back"}`, "Sec-Fetch-Site", "cross-site"); code != http.StatusForbidden {
		t.Errorf("from another site: %d", code)
	}
	if code := post(phone, "/talk/drive", `{"do":"`+strings.Repeat("x", 5000)+`"}`); code != http.StatusBadRequest {
		t.Errorf("too much: %d", code)
	}
	r, err := phone.Get(s.URL + "/talk/speaker")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		t.Errorf("what the speaker sees: %s", r.Status)
	}
	s.web.Dismiss("talk")
	if code := post(phone, "/talk/drive", `{"do":"next"}`); code != http.StatusForbidden {
		t.Errorf("after the talk: %d", code)
	}
}

// TestPointer: the dot of the speaker's phone and captions come with the place; a talk
// that ends takes phones the right to lead.
func TestPointer(t *testing.T) {
	s := start(t, talk, Options{Phone: true})
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	phone := &http.Client{Jar: jar}
	post := func(path, body string) int {
		t.Helper()
		resp, err := phone.Post(s.URL+path, "text/plain", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp.StatusCode
	}
	_, token, _ := strings.Cut(s.web.Invite("talk", live.Own), "#")
	for _, path := range []string{"/", "/talk/", "/talk"} {
		if resp, _ := get(t, s.URL+path, nil); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s of a server for the phone alone: %s", path, resp.Status)
		}
	}
	if resp, _ := get(t, s.URL+"/talk/live", nil); resp.StatusCode != http.StatusForbidden {
		t.Errorf("the talk is told to anybody: %s", resp.Status)
	}
	if code := post("/talk/enter", token); code != http.StatusNoContent {
		t.Fatalf("with the token: %d", code)
	}
	room := s.deck.Talk
	own := room.Join(live.Member{Role: live.Stage, Holder: live.Own, Name: "stage"}, nil)
	defer own.Close()
	for _, tt := range []struct {
		order string
		want  live.Pointer
		why   string
	}{
		{`{"do":"point","x":0.5,"y":0}`, live.Pointer{X: 500, Y: 1}, "a place"},
		{`{"do":"point","x":2,"y":0}`, live.Pointer{}, "beside the slide"},
		{`{"do":"point","x":1,"y":1}`, live.Pointer{X: 1000, Y: 1000}, "the last"},
		{`{"do":"next"}`, live.Pointer{}, "the next step"},
		{`{"do":"point","x":0.1,"y":0.1}`, live.Pointer{X: 100, Y: 100}, "there"},
		{`{"do":"unpoint"}`, live.Pointer{}, "the finger is lifted"},
	} {
		if code := post("/talk/drive", tt.order); code != http.StatusNoContent {
			t.Errorf("%s: %d", tt.order, code)
		}
		if got := room.State().Pointer; got != tt.want {
			t.Errorf("%s: the dot is at %v, want %v: %s", tt.order, got, tt.want, tt.why)
		}
	}
	own.Change(func(p live.Place, _ time.Time) live.Place {
		p.Mode = live.Ended
		return p
	})
	for end := time.Now().Add(20 * time.Second); post("/talk/drive", `{"do":"next"}`) != http.StatusForbidden; {
		if time.Now().After(end) {
			t.Fatal("after the talk the phone leads still")
		}
	}
}

// TestSay: two phones vote, each once; who is not connected is not heard.
func TestSay(t *testing.T) {
	s := start(t, "# 问\n\n```poll\n哪个？\n- 甲\n- 乙\n```\n", Options{}, "polls", "reactions", "questions")
	s.leads(t, 0, 0)
	s.speaker.Change(func(p live.Place, _ time.Time) live.Place {
		p.Poll = live.Poll{ID: "p", Phase: live.PollOpen}
		return p
	})
	say := func(body string) int {
		resp, err := http.Post(s.URL+"/talk/say", "application/json", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp.StatusCode
	}
	first := func(map[string]any) bool { return true }
	var names []string
	var phones []*stream
	for range 2 {
		p := s.listen(t)
		names = append(names, p.next(t, "voice", first)["voice"].(string))
		phones = append(phones, p)
	}
	for i, vote := range []int{1, 2, 2} {
		if code := say(fmt.Sprintf(`{"voice":%q,"vote":%d}`, names[i%2], vote)); code != http.StatusNoContent {
			t.Errorf("vote %d: %d", i, code)
		}
	}
	if code := say(`{"voice":"nobody","vote":1}`); code != http.StatusForbidden {
		t.Errorf("without a voice: %d", code)
	}
	if code := say(fmt.Sprintf(`{"voice":%q,"react":"clap"}`, names[0])); code != http.StatusNoContent {
		t.Errorf("a reaction: %d", code)
	}
	if code := say(fmt.Sprintf(`{"voice":%q,"react":"clap"}`, names[0])); code != http.StatusTooManyRequests {
		t.Errorf("one right after it: %d", code)
	}
	s.speaker.Change(func(p live.Place, _ time.Time) live.Place {
		p.Poll.Phase = live.PollClosed
		return p
	})
	phones[0].next(t, "at", func(e map[string]any) bool {
		votes, ok := e["votes"].([]any)
		return ok && len(votes) == 2 && votes[0] == 0.0 && votes[1] == 2.0 // the first has changed its mind
	})
}

// TestLimits: streams are limited in all and by address.
func TestLimits(t *testing.T) {
	s := start(t, talk, Options{Streams: 3, PerSource: 2})
	for range 2 {
		s.listen(t)
	}
	resp, _ := get(t, s.URL+"/talk/live", nil)
	if resp.StatusCode != http.StatusServiceUnavailable || resp.Header.Get("Retry-After") == "" {
		t.Errorf("one too many: %s", resp.Status)
	}
}
