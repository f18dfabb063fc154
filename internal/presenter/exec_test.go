package presenter

import (
	"errors"
	"strings"
	"testing"
	"time"

	"revolute/internal/deck"
)

// fake runs code that prints what it is given, line by line.
type fake struct {
	lines   []string
	at      int
	problem string
	killed  bool
}

func (f *fake) Next() ([]string, bool) {
	if f.killed {
		return f.lines[:f.at], false
	}
	if f.at < len(f.lines) {
		f.at++
		return f.lines[:f.at], true
	}
	return f.lines, false
}

func (f *fake) End() (string, time.Duration) {
	if f.killed {
		return "stopped", time.Second
	}
	return f.problem, 1500 * time.Millisecond
}

func (f *fake) Kill() { f.killed = true }

const runnable = "# 运行\n\n```sh +exec {rows=3}\necho 一\n```\n\n```python {exec}\nprint(2)\n```\n\n```sh\nnot this\n```\n\n---\n\n# 别处\n\n```sh {exec}\nls\n```\n\n---\n\n没有\n"

// execTalk is a talk whose code is run by what start makes of it.
func execTalk(t *testing.T, exec Exec) *Model {
	t.Helper()
	d, err := deck.Parse("talk.md", []byte(runnable))
	if err != nil {
		t.Fatal(err)
	}
	o := options(t, d)
	o.Exec, o.Height = exec, 30
	return New(o)
}

// step follows a message and the first command that it gives.
func step(t *testing.T, m *Model, key string) (more func() bool) {
	t.Helper()
	_, cmd := m.Update(keyOf(key))
	return func() bool {
		if cmd == nil {
			return false
		}
		msg := cmd()
		if _, ok := msg.(runStartedMsg); !ok {
			if _, ok := msg.(outputMsg); !ok {
				t.Fatalf("a message %T", msg)
			}
		}
		_, cmd = m.Update(msg)
		return true
	}
}

func shows(t *testing.T, m *Model, want bool, texts ...string) {
	t.Helper()
	got := m.Frame().Text()
	for _, text := range texts {
		if strings.Contains(got, text) != want {
			t.Errorf("%q is to be seen: %v, want %v:\n%s", text, !want, want, got)
		}
	}
}

func TestExec(t *testing.T) {
	var ran []string
	procs := map[string]*fake{
		"sh":     {lines: []string{"一", "二", "三", "四"}},
		"python": {lines: []string{"\x1b[31mTraceback", "错"}, problem: "exit status 1"},
	}
	m := execTalk(t, func(lang, code string, columns, rows int) (Running, error) {
		ran = append(ran, lang+": "+code)
		return procs[lang], nil
	})
	shows(t, m, true, "ctrl+e 运行")
	before := m.Frame().Text()
	more := step(t, m, "ctrl+e")
	shows(t, m, true, "正在运行 · ctrl+e 停止")
	shows(t, m, false, "ctrl+e 运行")
	more()
	more()
	shows(t, m, true, "一")
	for more() {
	}
	shows(t, m, true, "二", "三", "四", "1.5 s", "ctrl+e 运行")
	if n := strings.Count(m.Frame().Text(), "一"); n != 1 {
		t.Errorf("一 is to be seen %d times: want the last three rows alone, and the source", n)
	}
	for more := step(t, m, "ctrl+e"); more(); {
	}
	shows(t, m, true, "错", "退出状态 1 · 1.5 s")
	shows(t, m, false, "\x1b")
	if got := strings.Join(ran, "; "); got != "sh: echo 一; python: print(2)" {
		t.Errorf("ran %s", got)
	}
	press(m, "right left")
	if got := m.Frame().Text(); got != before {
		t.Errorf("another time the slide is not as it was:\n%s", got)
	}
}

// TestExecEndsWithTheSlide has what runs be ended whatever takes its slide away.
func TestExecEndsWithTheSlide(t *testing.T) {
	for _, key := range []string{"right", "G", "ctrl+e"} {
		f := &fake{lines: []string{"a", "b", "c", "d"}}
		m := execTalk(t, func(string, string, int, int) (Running, error) { return f, nil })
		more := step(t, m, "ctrl+e")
		more()
		more()
		press(m, key)
		if !f.killed {
			t.Errorf("%s: it runs on", key)
		}
		for more() {
		}
		shows(t, m, key == "ctrl+e", "已停止 · 1.0 s")
	}
	f := &fake{lines: []string{"a"}}
	m := execTalk(t, func(string, string, int, int) (Running, error) { return f, nil })
	more := step(t, m, "ctrl+e")
	press(m, "right") // before it has begun
	more()
	if !f.killed || m.runs.running != nil {
		t.Error("what begins after its slide has gone runs on")
	}
	f = &fake{lines: []string{"a"}}
	m = execTalk(t, func(string, string, int, int) (Running, error) { return f, nil })
	step(t, m, "ctrl+e")()
	reload := func(src string) {
		t.Helper()
		d, err := deck.Parse("talk.md", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		m.Update(ReloadMsg{Deck: d})
	}
	reload(runnable)
	if f.killed || m.runs.running == nil {
		t.Error("it is ended though only a file beside the deck has changed: its own output, say")
	}
	shows(t, m, true, "正在运行")
	reload(runnable + "\n---\n\n# more\n")
	if !f.killed {
		t.Error("it runs on when its file has changed")
	}
	shows(t, m, true, "ctrl+e 运行")
}

func TestExecFails(t *testing.T) {
	m := execTalk(t, func(string, string, int, int) (Running, error) { return nil, errors.New("sh is not installed") })
	for more := step(t, m, "ctrl+e"); more(); {
	}
	shows(t, m, true, "sh is not installed")
	press(m, "G ctrl+e")
	shows(t, m, true, m.execWords().noRun)
}

// TestNoExec: without the permission nothing is run, and no room is kept.
func TestNoExec(t *testing.T) {
	m := execTalk(t, nil)
	shows(t, m, false, "ctrl+e")
	if _, cmd := m.Update(keyOf("ctrl+e")); cmd != nil {
		t.Error("something was begun")
	}
	shows(t, m, true, m.execWords().noExec)
	if m.view().Exec != nil {
		t.Error("viewers who may run nothing do not share their frames")
	}
}
