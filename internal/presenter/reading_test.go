package presenter

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
)

const linked = `# 开始

看[论文](https://example.org/paper)，或者去[结尾](#the-end)。

<!-- 这里是备注，第一行
第二行 -->

---

# 中间

神经元的 Neuron 在这里

` + "```go\nfmt.Println(\"神经元\")\n```" + `

---

# The end

neurons
`

func linkedTalk(t *testing.T) *Model {
	t.Helper()
	d, err := deck.Parse("talk.md", []byte(linked))
	if err != nil {
		t.Fatal(err)
	}
	return New(options(t, d))
}

// lit is the text that is shown in reverse.
func lit(f *frame.Frame) string {
	var b strings.Builder
	for y := range f.Height() {
		for x := 0; x < f.Width(); {
			text, width, st := f.Cell(x, y)
			if st.Attr&frame.Reverse != 0 {
				b.WriteString(text)
			}
			x += max(width, 1)
		}
	}
	return b.String()
}

func TestLinks(t *testing.T) {
	m := linkedTalk(t)
	var opened string
	m.o.Open = func(address string) tea.Msg {
		opened = address
		return nil
	}
	press(m, "tab")
	if got := lit(m.Frame()); got != "论文" {
		t.Errorf("tab lights %q, want the first link", got)
	}
	if !strings.Contains(m.Frame().Text(), "https://example.org/paper") {
		t.Error("the address of the chosen link is not told")
	}
	if cmd := m.key(keyOf("enter")); cmd != nil {
		cmd()
	}
	if opened != "https://example.org/paper" {
		t.Errorf("enter opens %q", opened)
	}
	press(m, "tab")
	if got := lit(m.Frame()); got != "结尾" {
		t.Errorf("tab lights %q, want the second link", got)
	}
	press(m, "enter")
	if m.Pos().Slide != 2 {
		t.Errorf("the link leads to %v, want the end", m.Pos())
	}
	press(m, "backspace")
	if m.Pos().Slide != 0 {
		t.Errorf("backspace behind a jump leads to %v, want where it began", m.Pos())
	}
	press(m, "3 enter left backspace")
	if m.Pos().Slide != 0 {
		t.Errorf("backspace behind a step leads to %v, want one back", m.Pos())
	}
}

func TestLinksWithoutBrowser(t *testing.T) {
	m := linkedTalk(t)
	press(m, "tab enter")
	if !strings.Contains(m.Frame().Text(), "https://example.org/paper") {
		t.Errorf("the address is not shown:\n%s", m.Frame().Text())
	}
	press(m, "Q")
	if text := m.Frame().Text(); !strings.Contains(text, "▀") || !strings.Contains(text, "https://example.org/paper") {
		t.Errorf("no code with its address:\n%s", text)
	}
	press(m, "esc")
	if !strings.Contains(m.Frame().Text(), "开始") {
		t.Error("a key does not lead back")
	}
}

func TestOpens(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org": true, "http://a": true, "mailto:a@b": true,
		"file:///etc/passwd": false, "javascript:alert(1)": false, "talk.md": false, "https:": false, "-oProxyCommand=x": false,
	} {
		if opens(address) != want {
			t.Errorf("opens(%q) is %v", address, !want)
		}
	}
}

func TestSearchGoesOn(t *testing.T) {
	m := linkedTalk(t)
	typed(m, "/", "neuron")
	press(m, "enter")
	if m.Pos().Slide != 1 {
		t.Fatalf("at %v, want the first hit", m.Pos())
	}
	if got := lit(m.Frame()); got != "Neuron" {
		t.Errorf("%q is lit, want the hit whatever its case", got)
	}
	press(m, "n")
	if m.Pos().Slide != 2 {
		t.Errorf("n leads to %v, want the next hit", m.Pos())
	}
	press(m, "N")
	if m.Pos().Slide != 1 {
		t.Errorf("N leads to %v, want the last hit", m.Pos())
	}
	press(m, "esc")
	if got := lit(m.Frame()); got != "" {
		t.Errorf("%q is lit behind esc", got)
	}
	press(m, "n")
	if m.Pos().Slide != 2 {
		t.Errorf("without a search n leads to %v, want the next slide", m.Pos())
	}
	typed(m, "/", "神经元")
	press(m, "enter")
	if got := lit(m.Frame()); got != "神经元神经元" {
		t.Errorf("%q is lit, want it in text and in code", got)
	}
}

// typed presses a key, and then types text.
func typed(m *Model, key, text string) {
	press(m, key)
	for _, r := range text {
		if cmd := m.key(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)})); cmd != nil {
			m.Update(cmd())
		}
	}
}

func TestNotes(t *testing.T) {
	m := linkedTalk(t)
	press(m, "i")
	text := m.Frame().Text()
	for _, want := range []string{"开始", "这里是备注，第一行", "第二行", "论文", "https://example.org/paper", "1/3"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q among the notes:\n%s", want, text)
		}
	}
	press(m, "right")
	if text := m.Frame().Text(); !strings.Contains(text, "2/3") || !strings.Contains(text, "没有备注") {
		t.Errorf("want the next slide's notes, which are none:\n%s", text)
	}
	press(m, "esc")
	if m.Pos().Slide != 1 || !strings.Contains(m.Frame().Text(), "中间") {
		t.Errorf("esc shows slide %v", m.Pos())
	}
}

func TestHelpLeavesOutWhatIsNotThere(t *testing.T) {
	m := linkedTalk(t)
	m.height = 60
	press(m, "?")
	if text := m.Frame().Text(); strings.Contains(text, "用编辑器打开") || strings.Contains(text, "运行代码") {
		t.Errorf("the help promises an editor and a shell:\n%s", text)
	}
	m.o.Edit = func(string, int) tea.Msg { return nil }
	m.refresh()
	if text := m.Frame().Text(); !strings.Contains(text, "用编辑器打开") {
		t.Errorf("no editor in the help:\n%s", text)
	}
}
