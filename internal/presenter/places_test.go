package presenter

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/live"
)

// sections is a deck of two sections in two languages: steps on its first slide, links on
// the second, code, and a slide taller than the window.
func sections(t testing.TB) *deck.Deck {
	t.Helper()
	tall := strings.Repeat("行\n\n", 40)
	d, err := deck.OpenFS(fstest.MapFS{
		"t/1.zh.md": {Data: []byte("# 一\n\n甲\n\n<!-- pause -->\n\n乙\n\n---\n\n# 链接\n\n[论文](http://a.org/p) [代码](http://b.org/c) [第四](#四)\n\n<!-- 这里的备注 -->\n")},
		"t/1.en.md": {Data: []byte("# One\n\na\n\n---\n\n# Links\n\n[paper](http://a.org/p)\n")},
		"t/2.zh.md": {Data: []byte("# 三\n\n神经元\n\n---\n\n# 四\n\n神经 末梢\n\n---\n\n# 五\n\n" + tall)},
		"t/2.en.md": {Data: []byte("# Three\n\nneuron\n\n---\n\n# Four\n\nend\n\n---\n\n# Five\n\nx\n")},
	}, "t", "t")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestPlaces: where keys lead, what is seen there, and in which mode.
func TestPlaces(t *testing.T) {
	tests := []struct {
		keys, want string
		mode       mode
		shows      string // "": anything
		why        string
	}{
		{"]", "3.1", slides, "三", "the next section"},
		{"] ]", "3.1", slides, "", "there is no other after it"},
		{"] [", "1.1", slides, "", "from its start to the section before"},
		{"] right [", "3.1", slides, "", "else to its start first"},
		{"right [", "1.1", slides, "", "a step is not the start"},
		{"[", "1.1", slides, "", "nothing is before the first"},
		{"right K", "1.1", slides, "", "the start of the first slide from its second step"},
		{"J J K", "2.1", slides, "链接", "slide by slide"},
		{"5 enter down", "5.1", slides, "", "a tall slide scrolls"},
		{"5 enter h l", "5.1", slides, "五", "and begins at its top when it is come to again"},
		{"5 enter down down h l", "5.1", slides, "五", "however far it was scrolled"},

		{"L", "1.1", slides, "One", "the other language"},
		{"L L", "1.1", slides, "甲", "and the first again"},
		{"right L", "1.1", slides, "One", "a step that the other language has not"},
		{"3 enter L", "3.1", slides, "neuron", "the same slide"},

		{"2 enter tab", "2.1", slides, "http://a.org/p", "the first link's address"},
		{"2 enter tab tab", "2.1", slides, "http://b.org/c", "the second's"},
		{"2 enter shift+tab", "2.1", slides, "#四", "back from none is the last"},
		{"2 enter tab tab tab tab", "2.1", slides, "http://a.org/p", "round and round"},
		{"2 enter shift+tab enter", "4.1", slides, "神经 末梢", "a link into the deck"},
		{"2 enter shift+tab enter backspace", "2.1", slides, "", "and back from there"},
		{"2 enter shift+tab enter ctrl+o ctrl+o", "1.1", slides, "", "and from the jump before it"},
		{"ctrl+o", "1.1", slides, "", "nothing was jumped from"},
		{"tab", "1.1", slides, "没有链接", "there is none"},
		{"Q", "1.1", slides, "没有链接", "there is none for a code either"},
		{"2 enter Q", "2.1", code, "http://a.org/p", "a code of the first link"},
		{"2 enter tab tab Q", "2.1", code, "http://b.org/c", "of the chosen one"},
		{"2 enter Q x", "2.1", slides, "", "any key leads back"},
		{"2 enter tab esc enter", "3.1", slides, "", "a choice that was taken back opens nothing"},

		{"o G enter", "5.1", slides, "", "the last of the overview"},
		{"o G home enter", "1.1", slides, "", "and its first"},
		{"o ] enter", "3.1", slides, "", "a section on in the overview"},
		{"o ] [ enter", "1.1", slides, "", "and back"},
		{"o ] right [ enter", "3.1", slides, "", "to its start first"},
		{"o [ enter", "1.1", slides, "", "nothing is before the first"},
		{"o ] ] enter", "3.1", slides, "", "nothing is after the last"},
		{"o pgdown enter", "5.1", slides, "", "a page is more than there is: the last"},
		{"o pgdown pgup enter", "1.1", slides, "", "and back"},
		{"o left enter", "1.1", slides, "", "nothing is left of the first"},
		{"o G right enter", "5.1", slides, "", "nor right of the last"},
		{"o G up enter", "2.1", slides, "", "a row of three up"},
		{"o o", "1.1", slides, "", "the key that opens it closes it"},
		{"o L", "1.1", overview, "One", "in the other language"},

		{"/ 神 经", "1.1", search, "1/2", "two hits"},
		{"/ 神 经 down enter", "4.1", slides, "末梢", "the second"},
		{"/ 神 经 down down down enter", "4.1", slides, "", "no further than the last"},
		{"/ 神 经 down up up enter", "3.1", slides, "", "nor back before the first"},
		{"/ 神 经 pgdown enter", "4.1", slides, "", "a page of hits"},
		{"/ 神 经 pgdown pgup enter", "3.1", slides, "", "and back"},
		{"/ 神 经 enter n", "4.1", slides, "2/2", "the next hit"},
		{"/ 神 经 enter n n", "3.1", slides, "1/2", "round and round"},
		{"/ 神 经 enter N", "4.1", slides, "2/2", "and back"},
		{"/ 神 经 enter esc n", "4.1", slides, "", "esc ends the search: n is next again"},
		{"/ x y ctrl+u 末 enter", "4.1", slides, "", "all that was typed is erased"},
		{"/ 神 space 五 ctrl+w backspace backspace 五 enter", "5.1", slides, "", "a word, and what is left character by character"},
		{"/ n e u r o n enter", "3.1", slides, "三", "the other language's words, in this one"},
		{"/ 备 注 enter", "2.1", slides, "", "the notes"},
		{"o / 末 enter", "4.1", slides, "", "from the overview, too"},

		{"i", "1.1", notes, "没有备注", "no notes"},
		{"i right", "2.1", notes, "这里的备注", "those of the next slide"},
		{"2 enter i", "2.1", notes, "http://b.org/c", "with the addresses"},
		{"i left", "1.1", notes, "", "nothing is before the first"},
		{"5 enter i right", "5.1", notes, "", "nor after the last"},
		{"i L", "1.1", notes, "One", "in the other language"},
		{"i esc right", "1.2", slides, "", "esc leads back"},

		{"m", "1.1", slides, "鼠标可以选字了", "the terminal has the mouse"},
		{"m m", "1.1", slides, "鼠标翻页", "and has it no more"},
		{"e", "1.1", slides, "不能编辑", "there is no file"},
		{"y", "1.1", slides, "没有代码", "there is no code"},
		{"?", "1.1", help, "总览", "the keys"},
		{"? down x right", "1.2", slides, "", "and back"},
		{"b", "1.1", blank, "", "black"},
		{"w", "1.1", bright, "", "white"},
		{"s", "1.1", presenting, "下一步", "the speaker's view"},
		{"s o right enter", "2.1", presenting, "链接", "its overview leads back to it"},
		{"s esc", "1.1", slides, "", "and is left"},
		{"＞ ３ enter", "3.1", slides, "", "signs of a Chinese input method"},
		{"「", "1.1", slides, "", "and its brackets"},
		{"」", "3.1", slides, "", "and its brackets"},
		{"2 x right", "1.2", slides, "", "a key that is none forgets a number"},
	}
	d := sections(t)
	for _, tt := range tests {
		m := New(options(t, d))
		quit := press(m, tt.keys)
		text := strings.ReplaceAll(m.Frame().Text(), "\u3000", " ")
		if quit || at(m) != tt.want || m.mode != tt.mode || !strings.Contains(text, tt.shows) {
			t.Errorf("%q: at %s in mode %d, want %s in %d with %q: %s\n%s", tt.keys, at(m), m.mode, tt.want, tt.mode, tt.shows, tt.why, text)
		}
	}
}

// TestScrolls: how far keys and the wheel scroll a slide, the help and the notes, which
// end where there is no more.
func TestScrolls(t *testing.T) {
	d := sections(t)
	for _, tt := range []struct {
		keys string
		want int // rows; -1: as far as it goes
		why  string
	}{
		{"5 enter", 0, "the top"},
		{"5 enter up", 0, "nothing is above it"},
		{"5 enter down", scrollRows, "a key"},
		{"5 enter down down up", scrollRows, "and back"},
		{"5 enter" + strings.Repeat(" down", 60), -1, "the end"},
		{"5 enter" + strings.Repeat(" down", 60) + " L L", 0, "another language, whose slide has room, has nothing to scroll"},
	} {
		m := New(options(t, d))
		press(m, tt.keys)
		want := tt.want
		if want < 0 {
			want = m.shown.Scroll
		}
		if m.scroll != want || m.shown.Scroll == 0 {
			t.Errorf("%q: %d rows of %d, want %d: %s", tt.keys, m.scroll, m.shown.Scroll, want, tt.why)
		}
	}
	m := New(options(t, d))
	m.Update(tea.WindowSizeMsg{Width: 60, Height: 12})
	press(m, "?")
	top := m.Frame().Text()
	for range 50 {
		m.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	}
	end := m.Frame().Text()
	if end == top || strings.Contains(end, "↓ ") && !strings.Contains(end, "单击") {
		t.Errorf("the end of the help is not come to:\n%s", end)
	}
	for range 50 {
		m.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	}
	if got := m.Frame().Text(); got != top {
		t.Errorf("back at the top of the help:\n%s\nwant\n%s", got, top)
	}
}

// TestDark: what a black and a white screen look like, and that a click ends both.
func TestDark(t *testing.T) {
	for keys, want := range map[string]uint8{"b": 0, ".": 0, "w": 255} {
		m := open(t)
		press(m, keys)
		for _, at := range [][2]int{{0, 0}, {79, 23}, {40, 12}} {
			text, _, st := m.Frame().Cell(at[0], at[1])
			if strings.TrimSpace(text) != "" || st.Bg != frame.RGB(want, want, want) {
				t.Errorf("%q: %q on %v at %v", keys, text, st.Bg, at)
			}
		}
		m.Update(tea.MouseClickMsg{Button: tea.MouseLeft, X: 3, Y: 3})
		if at(m) != "1.1" || m.mode != slides {
			t.Errorf("%q: a click leads to %s in mode %d", keys, at(m), m.mode)
		}
	}
}

// TestPlacesAreKept: each place that the talk comes to is given to who keeps it, in
// order, and none twice.
func TestPlacesAreKept(t *testing.T) {
	var mu sync.Mutex
	var kept []string
	o := options(t, sections(t))
	o.Keep = func(n int, _ *deck.Deck, at deck.Pos) {
		mu.Lock()
		defer mu.Unlock()
		kept = append(kept, fmt.Sprintf("%d:%d.%d", n, at.Slide+1, at.Step+1))
	}
	m := New(o)
	press(m, "right x ? esc right right left")
	if got, want := strings.Join(kept, " "), "1:1.2 2:2.1 3:3.1 4:2.1"; got != want {
		t.Errorf("kept %s, want %s", got, want)
	}
}

// TestInterrupted: a talk that was cut off is offered to be gone on with, unless it is
// there already.
func TestInterrupted(t *testing.T) {
	o := options(t, sections(t))
	o.Interrupted = &deck.Pos{Slide: 3}
	m := New(o)
	if !strings.Contains(m.Frame().Text(), "第 4 张") {
		t.Errorf("nothing is offered:\n%s", m.Frame().Text())
	}
	if press(m, "ctrl+o"); at(m) != "4.1" {
		t.Errorf("at %s", at(m))
	}
	o.At = deck.Pos{Slide: 3}
	if m := New(o); m.hint() != "" {
		t.Errorf("it is offered to go where one is: %q", m.hint())
	}
}

// TestAudienceKeys: what the keys of one of the audience do, and that others keep theirs.
func TestAudienceKeys(t *testing.T) {
	r := newRoom(t, sections(t))
	s := r.enter(live.Speaker, live.Own, deck.Pos{})
	f := r.enter(live.Follower, "", deck.Pos{})
	press(s, "l h")
	f.o.Voice = live.NewCrowd(r.talk, []string{"reactions", "questions"}).Join("here")
	hear(f)
	for _, tt := range []struct{ keys, shows, why string }{
		{"!", "1 赞", "the digits that are reactions"},
		{"esc", "", "esc closes that"},
		{"! 2", "", "a reaction"},
		{"! 1", "请稍等", "another one at once"},
		{": 为 什 么", "提问：为什么▏", "a question as it is typed"},
		{"backspace backspace", "提问：为▏", "a character is taken back, however long"},
		{"ctrl+g", "", "and all of it"},
		{":", "提问：▏", "nothing of it is left"},
		{"h o w enter", "问题已发给演讲者", "it is sent"},
	} {
		press(f, tt.keys)
		if text := f.Frame().Text(); !strings.Contains(text, tt.shows) || at(f) != "1.1" {
			t.Errorf("%q: at %s, want %q: %s\n%s", tt.keys, at(f), tt.shows, tt.why, text)
		}
	}
	for end := time.Now().Add(10 * time.Second); len(s.waitingQuestions()) == 0 && time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		hear(s)
	}
	if text := s.Frame().Text(); !strings.Contains(text, "? how") || !strings.Contains(text, "1 个问题") {
		t.Errorf("the speaker does not see the question:\n%s", text)
	}
	press(s, "u")
	hear(f)
	if press(f, "+"); !strings.Contains(f.Frame().Text(), "how") {
		t.Errorf("the follower does not see it:\n%s", f.Frame().Text())
	}
	if press(f, "! right"); at(f) != "1.2" {
		t.Errorf("a key that is no reaction leads to %s", at(f))
	}
	press(s, "u")
	if n := len(s.waitingQuestions()); n > 0 {
		t.Errorf("%d questions wait", n)
	}
	press(s, "U")
	if s.talk.view.Question.ID != "" {
		t.Error("skipping shows a question")
	}
}

// TestClicks: what a click does where something stands, and what else comes in between.
func TestClicks(t *testing.T) {
	d := sections(t)
	m := New(options(t, d))
	press(m, "2 enter")
	for _, z := range m.shown.Zones {
		m.Update(tea.MouseClickMsg{Button: tea.MouseLeft, X: z.Rect.X, Y: z.Rect.Y})
		if z.Link != "" && at(m) != "2.1" {
			t.Errorf("a click on a link, which the terminal opens, leads to %s", at(m))
		}
		if z.Section >= 0 {
			if want := d.Sections()[z.Section].First; m.pos != (deck.Pos{Slide: want}) {
				t.Errorf("a click on the word of section %d leads to %s", z.Section, at(m))
			}
			press(m, "2 enter")
		}
	}
	for _, keys := range []string{"?", "i", "b", "w", "Q"} {
		press(m, "2 enter "+keys)
		m.Update(tea.MouseClickMsg{Button: tea.MouseLeft, X: 1, Y: 1})
		if at(m) != "2.1" || m.mode != slides {
			t.Errorf("%q and a click: at %s in mode %d", keys, at(m), m.mode)
		}
	}
	press(m, "2 enter a")
	m.Update(tea.MouseClickMsg{Button: tea.MouseLeft, X: 1, Y: 1})
	if at(m) != "2.1" || m.autoplay.on {
		t.Errorf("a click on a talk that plays itself leads to %s, plays %v", at(m), m.autoplay.on)
	}
	m.Update(StatusMsg{Text: "told", Warns: true})
	if !strings.Contains(m.Frame().Text(), "told") {
		t.Errorf("what is told is not to be seen:\n%s", m.Frame().Text())
	}
	if press(m, "x"); strings.Contains(m.Frame().Text(), "told") {
		t.Error("a key does not end what is told")
	}
}

// TestFinds: where in a slide words are found, and what of it is shown.
func TestFinds(t *testing.T) {
	d := parsed(t, "# A\n\n| 甲 | 乙 |\n|---|---|\n| 丙 one | 丁 two |\n\n---\n\n# B\n\n```chart\ntype: bar\ndata: {大脑: 20, \"机器\": 30}\ntitle: \"Watts, all\"\n```\n\n---\n\n# C\n\n```chart\ntype: line\ncsv: |\n  年,数\n  2017,Transformer 注意力\n```\n\n---\n\n# D\n\n```go\nfunc Main() {}\n```\n\n> deep\n>\n> - deeper İx\n")
	for _, tt := range []struct {
		query, line string
		slide       int
		why         string
	}{
		{"two", "丙 one  丁 two", 1, "a row of a table on one line"},
		{"甲", "甲  乙", 1, "its head"},
		{"机器", "机器", 2, "what a drawing shows, without its signs"},
		{"watts", "Watts, all", 2, "a text with a comma is one"},
		{"注意力", "Transformer 注意力", 3, "a value of a row of values"},
		{"main()", "func Main() {}", 4, "code, in any case"},
		{"deeper", "deeper İx", 4, "what is deep in the slide"},
		{"nowhere", "", 0, "nothing"},
	} {
		hits := find(d, "", tt.query)
		switch {
		case tt.slide == 0 && len(hits) > 0:
			t.Errorf("%q is found: %+v", tt.query, hits)
		case tt.slide > 0 && (len(hits) != 1 || hits[0].slide != tt.slide-1 || hits[0].line != tt.line):
			t.Errorf("%q: %+v, want %q on slide %d: %s", tt.query, hits, tt.line, tt.slide, tt.why)
		case tt.slide > 0 && hits[0].end > 0 && !strings.EqualFold(tt.line[hits[0].start:hits[0].end], tt.query):
			t.Errorf("%q: lit is %q", tt.query, tt.line[hits[0].start:hits[0].end])
		}
	}
}
