package presenter

import (
	"strings"
	"testing"
	"time"

	"revolute/internal/deck"
	"revolute/internal/live"
)

// TestLiteral has nothing that the hall writes be taken for Markdown.
func TestLiteral(t *testing.T) {
	for _, text := range []string{
		"plain 问题？", "**bold** _em_ `code`", "# title", "- item", "1. one", "> quote", "![x](http://evil/x.png)", "[a](b)",
		"<!-- include: /etc/passwd -->", "<b>x</b>", "$E=mc^2$", "www.example.org http://a.org", "---", "a | b", "\\", "[^1]", "&amp;", "~~x~~", "<!-- pause -->",
	} {
		d, err := deck.Parse("q.md", []byte("# T\n\n> "+literal(text)+"\n"))
		if err != nil || d.Len() != 1 {
			t.Errorf("%q: %d slides, %v", text, d.Len(), err)
			continue
		}
		s := d.Slide(0, "")
		if got := strings.TrimSpace(strings.TrimPrefix(s.Text(), "T")); !strings.Contains(got, text) {
			t.Errorf("%q becomes %q", text, got)
		}
		if len(s.Notes) > 0 || s.Steps > 1 || s.Pictures > 0 {
			t.Errorf("%q: notes %v, %d steps, %d pictures", text, s.Notes, s.Steps, s.Pictures)
		}
	}
}

// TestPollAlone has a stage without anybody else hold a poll: hands are counted by
// the speaker's keys.
func TestPollAlone(t *testing.T) {
	m := New(options(t, parsed(t, "# Who\n\n```poll\n谁？\n- 大脑\n- 机器\n```\n\n---\n\n# Next\n")))
	press(m, "P 1 1 2")
	if text := m.Frame().Text(); !strings.Contains(text, "3 票") {
		t.Errorf("the open poll:\n%s", text)
	}
	press(m, "P")
	text := m.Frame().Text()
	for _, want := range []string{"1 大脑", "2 机器", "3 票 · 非正式投票"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in the closed poll:\n%s", want, text)
		}
	}
	press(m, "l")
	if at(m) != "2.1" || strings.Contains(m.Frame().Text(), "票") {
		t.Errorf("the poll holds the talk up at %s:\n%s", at(m), m.Frame().Text())
	}
	press(m, "h P")
	if text := m.Frame().Text(); strings.Contains(text, "非正式") {
		t.Errorf("it is not put away:\n%s", text)
	}
}

// TestAudienceIsOff has a follower who may do nothing find no keys for it.
func TestAudienceIsOff(t *testing.T) {
	r := newRoom(t, parsed(t, "# Who\n\n```poll\n- a\n- b\n```\n\n---\n\n# Next\n"))
	s := r.enter(live.Speaker, live.Own, deck.Pos{})
	f := r.enter(live.Follower, "", deck.Pos{})
	press(s, "P")
	hear(f)
	press(f, "! : +")
	if f.audience.prompt != noPrompt {
		t.Error("a prompt is open")
	}
	press(f, "1")
	if a := r.talk.Sums(); a != nil {
		t.Errorf("something was counted: %+v", a)
	}
}

// TestAudienceIsTold: what a follower's key has done is told for a while, and keeps no
// poll's call from them; a vote is told as long as its poll is open.
func TestAudienceIsTold(t *testing.T) {
	r := newRoom(t, parsed(t, "# Who\n\n```poll\n- a\n- b\n```\n\n---\n\n# Next\n"))
	s := r.enter(live.Speaker, live.Own, deck.Pos{})
	f := r.enter(live.Follower, "", deck.Pos{})
	f.o.Voice = live.NewCrowd(r.talk, []string{"polls", "questions"}).Join("here")
	sees := func(want, why string) {
		t.Helper()
		if text := f.Frame().Text(); !strings.Contains(text, want) {
			t.Errorf("%s: want %q, got\n%s", why, want, text)
		}
	}
	ask := func() passedMsg {
		t.Helper()
		press(f, ": w h y")
		f.Update(keyOf("enter"))
		return passedMsg{&f.audience.told, f.audience.told.id}
	}
	press(s, "l h")
	hear(f)
	passed := ask()
	sees(f.words().questionSent, "a question was sent")
	again := ask()
	sees(f.words().tooSoon, "another one was not")
	f.Update(passed)
	sees(f.words().tooSoon, "the time of what was told first has passed")
	f.Update(again)
	if strings.Contains(f.Frame().Text(), f.words().tooSoon) {
		t.Error("it is told for ever")
	}
	press(s, "P")
	hear(f)
	sees("1 到 2", "a poll is open")
	press(f, "2")
	sees("已投 2", "the follower has voted")
	press(f, "1")
	sees("已投 1", "and changed the vote")
	press(s, "P")
	hear(f)
	if strings.Contains(f.Frame().Text(), "已投") {
		t.Errorf("the poll is over:\n%s", f.Frame().Text())
	}
}

// TestFollowerHelp: the help of who follows lists no key that is not theirs.
func TestFollowerHelp(t *testing.T) {
	r := newRoom(t, openTalk(t))
	f, s := r.enter(live.Follower, "", deck.Pos{}), r.enter(live.Stage, live.Own, deck.Pos{})
	f.o.Served = true
	press(f, "?")
	press(s, "?")
	for _, what := range []string{"演讲者视图", "挂起", "手机遥控", "请求接手", "交出"} {
		if text := f.Frame().Text(); strings.Contains(text, what) {
			t.Errorf("a follower is told of %q:\n%s", what, text)
		}
	}
	if text := s.Frame().Text(); !strings.Contains(text, "演讲者视图") {
		t.Errorf("a stage is not:\n%s", text)
	}
	press(f, "esc s")
	if f.mode == presenting {
		t.Error("a follower has the speaker's view")
	}
}

// TestPollMoves: the bars of a poll grow when it is closed, wherever it is seen, and the
// footer still tells the slide's place.
func TestPollMoves(t *testing.T) {
	src := "# Begin\n\n---\n\n# Who\n\n```poll\n- a\n- b\n```\n\n---\n\n# Next\n"
	r := newRoom(t, parsed(t, src))
	s, f := r.enter(live.Stage, live.Own, deck.Pos{Slide: 1}), r.enter(live.Follower, "", deck.Pos{})
	alone := New(options(t, parsed(t, src)))
	press(alone, "l")
	for _, m := range []*Model{s, f, alone} {
		m.o.Still = false
		m.motion.finish()
	}
	press(s, "P 1 1 P")
	press(alone, "P 1 1 P")
	hear(f)
	for name, m := range map[string]*Model{"stage": s, "follower": f, "alone": alone} {
		if !m.moving() || m.motion.since != 0 {
			t.Errorf("%s: the bars stand after %v", name, m.motion.since)
		}
		began := m.Frame().Text()
		for range 100 {
			m.Update(tickMsg{m.motion.id, at1430().Add(m.motion.since + 100*time.Millisecond), 100 * time.Millisecond})
		}
		text := m.Frame().Text()
		if text == began || !strings.Contains(text, "2 票 · 非正式投票") {
			t.Errorf("%s: the bars do not grow:\n%s", name, text)
		}
		if !strings.Contains(text, "2/3") {
			t.Errorf("%s: it is no slide of the talk:\n%s", name, text)
		}
	}
}

// TestQuestionGivesWay: a question that is shown goes when the speaker moves on, and by
// esc; it is not shown again.
func TestQuestionGivesWay(t *testing.T) {
	for _, tt := range []struct{ keys, want, why string }{
		{"l", "2.1", "the next slide is to be seen"},
		{"esc", "1.1", "esc closes what stands over the slide"},
		{"u", "1.1", "and so does the key that shows it"},
	} {
		r := newRoom(t, openTalk(t))
		s, stage := r.enter(live.Speaker, live.Own, deck.Pos{}), r.enter(live.Stage, live.Own, deck.Pos{})
		f := r.enter(live.Follower, "", deck.Pos{})
		press(s, "l h")
		voice := live.NewCrowd(r.talk, []string{"questions"}).Join("here")
		hear(s, stage, f)
		if voice.Ask("Why 为什么？") != live.Asked {
			t.Fatal("nobody may ask")
		}
		for end := time.Now().Add(10 * time.Second); len(s.waitingQuestions()) == 0 && time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			hear(s) // the sums come now and then
		}
		press(s, "u")
		hear(stage, f)
		if !strings.Contains(f.Frame().Text(), "Why") {
			t.Fatalf("the question is not shown:\n%s", f.Frame().Text())
		}
		press(s, tt.keys)
		hear(stage, f)
		for name, m := range map[string]*Model{"stage": stage, "follower": f} {
			if text := m.Frame().Text(); at(m) != tt.want || strings.Contains(text, "Why") {
				t.Errorf("%q: the %s is at %s, want %s: %s\n%s", tt.keys, name, at(m), tt.want, tt.why, text)
			}
		}
		if n := len(s.waitingQuestions()); n > 0 {
			t.Errorf("%q: %d questions wait", tt.keys, n)
		}
	}
}
