package presenter

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/layout"
	"revolute/theme"
)

// talk has two sections' worth of what the tests need: steps, a slide taller
// than any window, a drawing that moves, and steps that come by themselves.
const talk = `---
title: 测试
---

# One

first

---

# Two

a

<!-- pause -->

b

<!-- pause -->

c

---

# Three 神经元

<!-- 备注里的秘密 -->

text

---

# Long

` + "LINES" + `

---

# Moves

` + "```grid {steps=1}\ncolumns: 4\nrows: 2\ntotal: \"8\"\nstep: 1\n```" + `

---

# By itself

` + "```terminal\nprompt: \"$ \"\nscript:\n  - type: a\n```" + `

<!-- pause: auto -->

then

<!-- pause: auto -->

last

---

# End
`

func openTalk(t testing.TB) *deck.Deck {
	t.Helper()
	d, err := deck.Parse("talk.md", []byte(strings.Replace(talk, "LINES", strings.Repeat("line\n\n", 60), 1)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func options(t testing.TB, d *deck.Deck) Options {
	t.Helper()
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	return Options{
		Deck: d, Layouts: layout.New(1 << 20), Theme: th, Words: "zh", Still: true,
		Viewer: theme.Viewer{Dark: true, Profile: colorprofile.TrueColor}, Width: 80, Height: 24,
	}
}

func open(t testing.TB) *Model { return New(options(t, openTalk(t))) }

var named = map[string]rune{
	"right": tea.KeyRight, "left": tea.KeyLeft, "up": tea.KeyUp, "down": tea.KeyDown, "enter": tea.KeyEnter,
	"esc": tea.KeyEscape, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd,
	"backspace": tea.KeyBackspace, "tab": tea.KeyTab, "f5": tea.KeyF5,
}

func keyOf(name string) tea.KeyPressMsg {
	if code, ok := named[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if rest, ok := strings.CutPrefix(name, "shift+"); ok {
		k := keyOf(rest)
		k.Mod |= tea.ModShift
		return k
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: ' ', Text: " "}
	}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(rest[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// press presses keys, named and apart by spaces, and does what is asked for at
// once: it is no tick and no wait. It reports whether the talk was quit.
func press(m *Model, keys string) (quit bool) {
	for key := range strings.FieldsSeq(keys) {
		_, cmd := m.Update(keyOf(key))
		quit = quit || do(m, cmd)
	}
	return quit
}

func do(m *Model, cmd tea.Cmd) (quit bool) {
	if cmd == nil {
		return false
	}
	result := make(chan tea.Msg, 1)
	go func() { result <- cmd() }()
	select {
	case msg := <-result:
		switch msg := msg.(type) {
		case tea.QuitMsg:
			return true
		case tea.BatchMsg:
			for _, c := range msg {
				quit = do(m, c) || quit
			}
		case searchMsg, invitedMsg, StatusMsg:
			m.Update(msg)
		}
	case <-time.After(time.Second): // it waits for a time to come
	}
	return quit
}

// at is the position as people count it.
func at(m *Model) string { return fmt.Sprintf("%d.%d", m.pos.Slide+1, m.pos.Step+1) }

func TestKeys(t *testing.T) {
	tests := []struct{ keys, want, why string }{
		{"right", "2.1", "next slide"},
		{"l n j", "2.3", "next, in three ways: two of them steps"},
		{"space enter pgdown", "2.3", "and in three more"},
		{"right right right right left", "2.3", "back to a slide is to its last step"},
		{"l l l h", "2.2", "back by a step"},
		{"l l l p k backspace", "1.1", "back, in three ways"},
		{"l pgup", "1.1", "and one more"},
		{"left", "1.1", "nothing is before the first"},
		{"down", "2.1", "nothing scrolls: next"},
		{"down up", "1.1", "nothing scrolls: back"},
		{"4 enter down down", "4.1", "a tall slide scrolls"},
		{"4 enter right", "5.1", "and still has a next"},
		{"G", "7.1", "the last slide"},
		{"end right", "7.1", "nothing is after the last"},
		{"G g", "1.1", "the first slide"},
		{"end home", "1.1", "the same"},
		{"3 enter", "3.1", "by number"},
		{"3 G", "3.1", "as in vi"},
		{"9 9 enter", "7.1", "a number beyond the deck is its last slide"},
		{"3 esc enter", "2.1", "the number was taken back"},
		{"3 2 backspace enter", "3.1", "a digit was taken back"},
		{"0 enter", "2.1", "no number starts with 0"},
		{"3 right", "2.3", "so many steps on"},
		{"2 right 2 left", "1.1", "and back"},
		{"9 9 9 9 9 9 right", "7.1", "no more than there are"},
		{"5 enter 7 enter backspace", "5.1", "back from a jump"},
		{"5 enter 7 enter backspace backspace", "1.1", "and from the jump before it"},
		{"3 o esc right", "2.1", "another key forgets the number"},
		{"shift+right", "2.1", "the next slide"},
		{"l shift+right", "3.1", "past the steps"},
		{"3 enter shift+left", "2.1", "the slide before, at its start"},
		{"shift+left", "1.1", "there is none before the first"},
		{"2 shift+right", "3.1", "two slides on"},
		{"G shift+right", "7.1", "there is none after the last"},
		{"l shift+down", "2.3", "all of this slide at once"},
		{"l shift+down shift+up", "2.1", "and its start"},
		{"f5 esc shift+f5 right", "2.1", "what remote controls send besides does no harm"},
		{"1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 enter", "7.1", "no number is too long"},
		{"3 enter [", "1.1", "to the start of the section"},
		{"]", "1.1", "there is but one"},
		{"b right", "1.1", "any key ends the blank, and does no more"},
		{". x right", "2.1", "a point blanks too: what remote controls send"},
		{". . right", "2.1", "and ends that again"},
		{"w right", "1.1", "any key ends the white screen, too"},
		{"w w right", "2.1", "the same one as well"},
		{"esc esc right", "2.1", "esc, which remote controls send for the end, ends nothing"},
		{"right f5 . f5 right right", "2.3", "the keys of a remote control, as they come"},
		{"? ?", "1.1", "help and back"},
		{"? esc right", "2.1", "esc closes it"},
		{"o enter", "1.1", "the overview stays where it was"},
		{"o right enter", "2.1", "and goes elsewhere"},
		{"o down enter", "4.1", "three small frames are in a row"},
		{"o G enter", "7.1", "the last of the overview"},
		{"o right esc", "1.1", "esc changes nothing"},
		{"l l o enter", "2.2", "back to the same step"},
		{"/ c enter", "2.3", "a match on a later step is shown with it"},
		{"/ 神 经 enter", "3.1", "Chinese"},
		{"/ N E N enter", "1.1", "nothing found: stays"},
		{"/ 秘 密 enter", "3.1", "in the notes"},
		{"/ l i n e enter", "4.1", "in a long slide"},
		{"/ q esc right", "2.1", "q is a letter here"},
		{"/ t down enter", "2.1", "the second hit; the first is in “first”"},
		{"/ x backspace 神 enter", "3.1", "what was typed can be taken back"},
		{"、 神 enter", "3.1", "with a Chinese input method on"},
		{"】 ３ enter", "3.1", "full-width signs are keys too"},
		{"x z ctrl+x", "1.1", "other keys do nothing"},
		{"ctrl+n ctrl+n ctrl+n ctrl+p", "2.2", "as in emacs"},
		{"ctrl+f ctrl+v ctrl+b", "2.1", "the same"},
		{"4 enter ctrl+d ctrl+d ctrl+u", "4.1", "as in vi: a tall slide scrolls"},
		{"ctrl+d ctrl+d ctrl+u", "2.1", "and on another they move"},
		{"} {", "1.1", "sections, as vi has paragraphs"},
		{"ctrl+s 神 ctrl+g right", "2.1", "search and cancel, as in emacs"},
		{"o ctrl+f enter", "2.1", "in the overview, too"},
		{"o ctrl+n enter", "4.1", "a row of the overview down"},
		{"6 enter", "6.3", "without motion the steps that come by themselves are there"},
		{"6 enter left", "6.2", "and are gone back through one by one"},
	}
	d := openTalk(t)
	for _, tt := range tests {
		m := New(options(t, d))
		if quit := press(m, tt.keys); quit || at(m) != tt.want {
			t.Errorf("%q: at %s, quit %v; want %s: %s", tt.keys, at(m), quit, tt.want, tt.why)
		}
	}
}

func TestQuit(t *testing.T) {
	for _, keys := range []string{"q", "ctrl+c", "? q", "o q", "b q", "/ ctrl+c", "l ctrl+c", "o ctrl+c"} {
		if !press(open(t), keys) {
			t.Errorf("%q does not quit", keys)
		}
	}
}

func TestLanguageAndLook(t *testing.T) {
	m := open(t)
	before := m.Frame()
	press(m, "T")
	if m.Frame().Equal(before) {
		t.Error("T changes nothing")
	}
	m.Update(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	if m.look.Viewer.Profile != colorprofile.ASCII {
		t.Error("the terminal's colours are not followed")
	}
}

// TestFrames: what is seen is what is asked for, in every size there may be.
func TestFrames(t *testing.T) {
	d := openTalk(t)
	for _, keys := range []string{"right", "4 enter down", "b", "o", "o G", "?", "? down down down down", "/", "/ 神", "/ e down down down", "3"} {
		for _, size := range [][2]int{{80, 24}, {0, 0}, {1, 1}, {2, 3}, {20, 6}, {19, 5}, {40, 12}, {44, 12}, {300, 5}, {5, 100}, {200, 60}} {
			m := New(options(t, d))
			m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			press(m, keys)
			f := m.Frame()
			if f.Width() != max(size[0], 1) || f.Height() != max(size[1], 1) {
				t.Errorf("%q at %v: the frame is %dx%d", keys, size, f.Width(), f.Height())
			}
		}
	}
}

func TestScreens(t *testing.T) {
	tests := []struct{ keys, want, why string }{
		{"1 2", "到第 12 张", "the number is seen as it is typed"},
		{"?", "下一步", "help in the deck's language"},
		{"o", "Long", "the overview shows other slides"},
		{"/", "搜索", "what to type"},
		{"/ 神", "Three 神经元", "the line that was found"},
		{"/ 秘", "备注 备注里的秘密", "found in a note"},
		{"/ Q Q", "没有找到", "nothing found"},
		{"/ 神 / 经", "神/经", "a slash is a letter here"},
	}
	for _, tt := range tests {
		m := open(t)
		press(m, tt.keys)
		if got := m.Frame().Text(); !strings.Contains(got, tt.want) {
			t.Errorf("%q shows no %q: %s\n%s", tt.keys, tt.want, tt.why, got)
		}
	}
}

func TestSearchPaste(t *testing.T) {
	m := open(t)
	press(m, "/")
	_, cmd := m.Update(tea.PasteMsg{Content: "神经\x1b[31m\x00"})
	do(m, cmd)
	if m.finder.query != "神经[31m" {
		t.Errorf("the query is %q: control characters must not get in", m.finder.query)
	}
	m.Update(tea.PasteMsg{Content: strings.Repeat("长", 10000)})
	if len(m.finder.query) > maxQuery {
		t.Errorf("the query has %d bytes", len(m.finder.query))
	}
}

// TestStaleHits: hits for what is no longer looked for are passed over.
func TestStaleHits(t *testing.T) {
	m := open(t)
	press(m, "/ 神")
	m.Update(searchMsg{deck: m.deck, query: "other", hits: nil})
	if len(m.finder.hits) != 1 {
		t.Errorf("%d hits, want the one for 神", len(m.finder.hits))
	}
}

// TestSearchWaits: enter pressed before the hits of what is typed are there goes to
// them when they come; n has nowhere to go while there are none.
func TestSearchWaits(t *testing.T) {
	m := open(t)
	press(m, "/ T w o") // its hits are there
	var cmds []tea.Cmd
	send := func(keys ...string) {
		for _, k := range keys {
			_, cmd := m.Update(keyOf(k))
			cmds = append(cmds, cmd)
		}
	}
	send("backspace", "backspace", "backspace", "神", "enter")
	if at(m) != "1.1" || m.mode != search {
		t.Errorf("at %s: enter went to a hit of an older query", at(m))
	}
	for _, cmd := range cmds {
		do(m, cmd)
	}
	if at(m) != "3.1" || m.mode != slides {
		t.Errorf("at %s, want the hit of 神 as soon as it is there", at(m))
	}
	cmds = nil
	send("/", "T")
	do(m, cmds[1])
	send("z", "z", "z", "enter", "n", "N", "esc", "n", "N")
	for _, cmd := range cmds[2:] {
		do(m, cmd)
	}
	send("n", "N", "n")
	if strings.Contains(m.Frame().Text(), "runtime error") {
		t.Errorf("n without hits:\n%s", m.Frame().Text())
	}
}

func TestMouse(t *testing.T) {
	click := func(b tea.MouseButton, x, y int) tea.Msg { return tea.MouseClickMsg{Button: b, X: x, Y: y} }
	wheel := func(b tea.MouseButton) tea.Msg { return tea.MouseWheelMsg{Button: b} }
	tests := []struct {
		keys string
		msgs []tea.Msg
		want string
		why  string
	}{
		{"", []tea.Msg{click(tea.MouseLeft, 5, 5)}, "2.1", "a click goes on"},
		{"2 enter", []tea.Msg{click(tea.MouseRight, 5, 5)}, "1.1", "the right button goes back"},
		{"", []tea.Msg{click(tea.MouseMiddle, 5, 5)}, "1.1", "the middle one pastes elsewhere, and does nothing here"},
		{"", []tea.Msg{wheel(tea.MouseWheelDown), wheel(tea.MouseWheelDown), wheel(tea.MouseWheelDown)}, "2.1", "one push on a touchpad is many turns"},
		{"", []tea.Msg{wheel(tea.MouseWheelDown), wheelRestedMsg{}, wheel(tea.MouseWheelDown)}, "2.2", "and then another"},
		{"3 enter", []tea.Msg{wheel(tea.MouseWheelUp)}, "2.3", "the wheel goes back"},
		{"4 enter", []tea.Msg{wheel(tea.MouseWheelDown), wheel(tea.MouseWheelDown)}, "4.1", "a tall slide scrolls"},
		{"b", []tea.Msg{click(tea.MouseLeft, 5, 5)}, "1.1", "a click ends the blank"},
		{"o", []tea.Msg{click(tea.MouseLeft, 33, 3)}, "2.1", "a small frame"},
		{"o", []tea.Msg{wheel(tea.MouseWheelDown), click(tea.MouseRight, 0, 0)}, "1.1", "closed again"},
		{"/ 神", []tea.Msg{click(tea.MouseLeft, 10, 3)}, "3.1", "a hit"},
	}
	d := openTalk(t)
	for _, tt := range tests {
		m := New(options(t, d))
		press(m, tt.keys)
		for _, msg := range tt.msgs {
			m.Update(msg)
		}
		if at(m) != tt.want || m.mode != slides {
			t.Errorf("%q, %v: at %s, mode %d; want %s: %s", tt.keys, tt.msgs, at(m), m.mode, tt.want, tt.why)
		}
	}
}

func TestResizeKeepsPlace(t *testing.T) {
	m := open(t)
	press(m, "4 enter down down down")
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 400})
	m.Update(tea.WindowSizeMsg{Width: 30, Height: 10})
	if at(m) != "4.1" {
		t.Errorf("at %s after a resize, want 4.1", at(m))
	}
}

// TestBackgroundAnswer: the terminal's answer counts, unless the user has said
// what it is.
func TestBackgroundAnswer(t *testing.T) {
	for _, fixed := range []bool{false, true} {
		o := options(t, openTalk(t))
		o.Fixed = fixed
		m := New(o)
		m.Update(tea.BackgroundColorMsg{Color: white{}})
		if m.look.Viewer.Dark != fixed {
			t.Errorf("fixed %v: dark is %v after the terminal said it is white", fixed, m.look.Viewer.Dark)
		}
	}
}

type white struct{}

func (white) RGBA() (r, g, b, a uint32) { return 0xffff, 0xffff, 0xffff, 0xffff }

// TestPanic: the talk goes on.
func TestPanic(t *testing.T) {
	m := open(t)
	layouts := m.o.Layouts
	m.o.Layouts = nil
	if press(m, "right"); !strings.Contains(m.Frame().Text(), "nil pointer") {
		t.Errorf("the screen does not say what is wrong:\n%s", m.Frame().Text())
	}
	m.o.Layouts = layouts
	press(m, "right")
	if at(m) != "2.2" {
		t.Errorf("at %s, want 2.2", at(m))
	}
}

// TestStepsComeIntoSight steps through a slide that is taller than the window:
// what a step brings is seen.
func TestStepsComeIntoSight(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("# Tall\n\n"+strings.Repeat("row\n\n", 20)+"<!-- pause -->\n\nlast\n"))
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	m := New(Options{Deck: d, Layouts: layout.New(1 << 20), Theme: th, Width: 40, Height: 12, Still: true})
	m.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyRight}))
	if text := m.Frame().Text(); !strings.Contains(text, "last") {
		t.Errorf("the step's text is out of sight:\n%s", text)
	}
}

// TestOverviewFillsTheWindow asks that no room for another row of slides is
// left, and that all are seen where they are few.
func TestOverviewFillsTheWindow(t *testing.T) {
	d, err := deck.Parse("t.md", []byte(strings.Repeat("# A\n\n---\n\n", 20)+"# B\n"))
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 40}, {200, 60}, {300, 100}} {
		m := New(Options{Deck: d, Layouts: layout.New(1 << 20), Theme: th, Width: size[0], Height: size[1], Still: true})
		g := &m.grid
		g.measure(m)
		rows := g.visible(m)
		if left := size[1] - 1 - rows*(g.h+caption+1); left >= rows {
			t.Errorf("%v: %d rows of %d cells leave %d over", size, rows, g.h, left)
		}
		if size[0] >= 200 && rows*g.columns < d.Len() {
			t.Errorf("%v: only %d of %d slides are seen", size, rows*g.columns, d.Len())
		}
	}
}

// TestScrollFollowsTheWindow: a slide scrolled to its end shows its end in a larger
// window at once, not with the next key.
func TestScrollFollowsTheWindow(t *testing.T) {
	m := open(t)
	press(m, "4 enter"+strings.Repeat(" down", 60))
	before := m.scroll
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 44})
	first := m.Frame()
	if m.scroll >= before {
		t.Fatalf("the scroll is %d, was %d: the test tests nothing", m.scroll, before)
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 44})
	if !m.Frame().Equal(first) {
		t.Errorf("the first frame after the change is another one:\n%s\nthan the next:\n%s", first.Text(), m.Frame().Text())
	}
}

// TestFaultIsWhole: what went wrong is readable in a narrow window too.
func TestFaultIsWhole(t *testing.T) {
	m := open(t)
	m.width, m.height = 20, 10
	text := strings.Join(strings.Fields(m.fault("something quite long has gone wrong here").Text()), " ")
	if want := "1: something quite long has gone wrong here"; text != want {
		t.Errorf("it says %q, want %q", text, want)
	}
}
