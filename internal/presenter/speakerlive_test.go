package presenter

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/live"
	"revolute/theme"
)

const planned = `---
minutes: 10
---

# One

<!-- time: 1m -->

<!-- 带**重点**的备注

- 第一
- 第二 [链接](https://example.org) -->

first

<!-- pause -->

second

<!-- only by the second step -->

---

# Two

<!-- time: 5m -->

---

# Three

---

# Four
`

// speakerOf shows the speaker's screen of a talk in which so much time has passed.
func speakerOf(t *testing.T, r *room, holder string, passed time.Duration) *Model {
	m := r.enter(live.Speaker, holder, deck.Pos{})
	m.change(func(p live.Place, now time.Time) live.Place {
		p.Began, p.Held = now.Add(-passed).UnixMilli(), passed.Milliseconds()
		return p
	})
	m.Update(secondMsg{time.Now()})
	return m
}

func parsed(t *testing.T, src string) *deck.Deck {
	t.Helper()
	d, err := deck.Parse("t.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestPaceAgainstPlan compares the clock with the plan: 1 and 5 minutes, and 2 for each of the
// slides that say nothing.
func TestPaceAgainstPlan(t *testing.T) {
	for _, tt := range []struct {
		passed time.Duration
		keys   string
		want   string
	}{
		{30 * time.Second, "", "按计划"},
		{90 * time.Second, "", "慢 00:30"},
		{30 * time.Second, "2 enter", "快 00:30"},
		{5 * time.Minute, "2 enter", "按计划"},
		{7 * time.Minute, "3 enter", "按计划"},
		{7 * time.Minute, "4 enter", "快 01:00"},
		{11 * time.Minute, "4 enter", "慢 01:00"},
	} {
		m := speakerOf(t, newRoom(t, parsed(t, planned)), live.Own, tt.passed)
		press(m, tt.keys)
		if text := m.Frame().Text(); !strings.Contains(text, tt.want) || !strings.Contains(text, "/ 10:00") {
			t.Errorf("%v, %q: no %q in\n%s", tt.passed, tt.keys, tt.want, text)
		}
	}
	m := speakerOf(t, newRoom(t, parsed(t, "# One\n\n---\n\n# Two\n")), live.Own, time.Minute)
	if text := m.Frame().Text(); strings.Contains(text, "计划") {
		t.Errorf("a deck without a plan has a pace:\n%s", text)
	}
}

// TestNotesAreMarkdown sets notes, from the step on at which they stand.
func TestNotesAreMarkdown(t *testing.T) {
	m := speakerOf(t, newRoom(t, parsed(t, planned)), live.Own, 0)
	text := m.Frame().Text()
	for _, want := range []string{"带重点的备注", "• 第一", "• 第二 链接"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "**") || strings.Contains(text, "only by the second step") {
		t.Errorf("Markdown, or a note of a later step, is shown:\n%s", text)
	}
	press(m, "l")
	if text := m.Frame().Text(); !strings.Contains(text, "only by the second step") {
		t.Errorf("the note of the second step is not shown by it:\n%s", text)
	}
}

// TestNotesHaveAllBlocks: each kind of block that notes may have is set as what it is.
func TestNotesHaveAllBlocks(t *testing.T) {
	src := "# A\n\n```sh {+exec}\nx\n```\n\n<!--\n# Head\n\n3. third\n4. fourth\n\n> said\n\n```go\nfunc main() {}\nreturn\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n*em* ~~gone~~ `code` line\\\nbroken\n-->\n"
	o := options(t, parsed(t, src))
	o.Height = 40
	m := New(o)
	press(m, "i")
	f := m.Frame()
	text := f.Text()
	for _, want := range []string{"Head\n", "3. third\n", "4. fourth\n", "│ said\n", "  func main() {}\n", "  return\n", "a  b\n", "c  d\n", "em gone code line\n", "broken\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	styles := map[string]func(frame.Style) bool{
		"Head": func(st frame.Style) bool { return st.Attr&frame.Bold != 0 },
		"em":   func(st frame.Style) bool { return st.Attr&frame.Italic != 0 },
		"gone": func(st frame.Style) bool { return st.Attr&frame.Strike != 0 },
		"code": func(st frame.Style) bool { return st.Bg == m.look.Color(theme.CodeBackground) },
		"func": func(st frame.Style) bool { return st.Bg == m.look.Color(theme.CodeBackground) },
	}
	for y, row := range strings.Split(text, "\n") {
		for word, is := range styles {
			if x := strings.Index(row, word); x >= 0 && word != "" {
				if _, _, st := f.Cell(len([]rune(row[:x])), y); !is(st) {
					t.Errorf("%q is set in %+v", word, st)
				}
				delete(styles, word)
			}
		}
	}
	if len(styles) > 0 {
		t.Errorf("not found: %v", styles)
	}
}

// TestClockKeys stops the clock, lets it go on and begin anew.
func TestClockKeys(t *testing.T) {
	r := newRoom(t, parsed(t, planned))
	m := speakerOf(t, r, live.Own, time.Minute)
	if r.talk.State().Held == 0 {
		t.Fatal("the clock does not stand")
	}
	press(m, "x")
	if s := r.talk.State(); s.Held != 0 || s.Elapsed(time.Now()) < time.Minute {
		t.Errorf("it does not go on where it stood: %+v", s.Place)
	}
	press(m, "x")
	if s := r.talk.State(); s.Held == 0 || s.Mode != live.Paused {
		t.Errorf("it does not stop: %+v", s.Place)
	}
	press(m, "R")
	if s := r.talk.State(); s.Held != 0 || s.Elapsed(time.Now()) > time.Minute || s.Mode != live.Live {
		t.Errorf("it does not begin anew: %+v", s.Place)
	}
	press(m, "E")
	f := r.enter(live.Follower, "", deck.Pos{})
	if s := r.talk.State(); s.Mode != live.Ended {
		t.Errorf("the talk does not end: %+v", s.Place)
	}
	if follows, _ := f.Following(); follows {
		t.Error("who comes after the end follows a talk")
	}
	press(m, "E")
	hear(f)
	if follows, _ := f.Following(); !follows || r.talk.State().Mode != live.Live {
		t.Error("the talk does not go on")
	}
}

// TestHandOverKeys has a second speaker ask, be refused, ask again and be handed
// the talk.
func TestHandOverKeys(t *testing.T) {
	r := newRoom(t, parsed(t, planned))
	anna, bo := r.enter(live.Speaker, "anna", deck.Pos{}), r.enter(live.Speaker, "bo", deck.Pos{})
	sees := func(m *Model, want string) {
		t.Helper()
		hear(anna, bo)
		if text := m.Frame().Text(); !strings.Contains(text, want) {
			t.Fatalf("no %q in\n%s", want, text)
		}
	}
	sees(bo, "anna 正在演讲")
	press(bo, "A")
	sees(anna, "bo 想接手：Y 同意，X 拒绝")
	sees(bo, "已请求 anna")
	press(anna, "X")
	sees(bo, "anna 正在演讲")
	press(bo, "A")
	sees(anna, "bo 想接手")
	press(anna, "Y")
	sees(anna, "bo 正在演讲")
	press(bo, "3 enter")
	hear(anna)
	if at(anna) != "3.1" {
		t.Errorf("who has handed over is at %s", at(anna))
	}
	press(anna, "G")
	if got := r.talk.State().Near; got != 2 {
		t.Errorf("who has handed over leads to %d", got)
	}
}

// TestSpeakerLiveSizes draws the speaker's screen of a talk at every size.
func TestSpeakerLiveSizes(t *testing.T) {
	r := newRoom(t, parsed(t, planned))
	for _, size := range [][2]int{{80, 24}, {60, 18}, {100, 30}, {120, 40}, {200, 60}, {40, 12}, {20, 5}, {1, 1}} {
		m := speakerOf(t, r, live.Own, time.Hour)
		m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		f := m.Frame()
		if f.Width() != size[0] || f.Height() != size[1] || strings.Contains(f.Text(), "runtime error") {
			t.Errorf("%v: a frame of %dx%d\n%s", size, f.Width(), f.Height(), f.Text())
		}
		m.Close()
	}
}

// TestEndAndGoOn: a talk that has ended by mistake goes on, and its clock with it.
func TestEndAndGoOn(t *testing.T) {
	r := newRoom(t, openTalk(t))
	m := speakerOf(t, r, live.Own, time.Minute)
	press(m, "x E")
	if p := m.talk.view.Place; p.Mode != live.Ended || p.Held == 0 {
		t.Errorf("ended: %+v", p)
	}
	press(m, "E")
	if p := m.talk.view.Place; p.Mode != live.Live || p.Held != 0 || p.Elapsed(time.Now()) < time.Minute {
		t.Errorf("it goes on: %+v", p)
	}
}

// TestSpeakerOfHidden: the speaker's screen counts slides as the hall does, and says
// that it does not see one that is hidden.
func TestSpeakerOfHidden(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("# A\n\n---\n\n# B\n\n<!-- hidden -->\n\n---\n\n# C\n"), deck.WithHidden)
	if err != nil {
		t.Fatal(err)
	}
	r := newRoom(t, d)
	m := speakerOf(t, r, live.Own, time.Minute)
	for _, want := range []struct{ place, says string }{{"1/2", ""}, {"–/2", "全场看不到这一张"}, {"2/2", ""}} {
		text := m.Frame().Text()
		if !strings.Contains(text, want.place) || strings.Contains(text, "看不到") != (want.says != "") {
			t.Errorf("want %q and %q:\n%s", want.place, want.says, text)
		}
		press(m, "l")
	}
}
