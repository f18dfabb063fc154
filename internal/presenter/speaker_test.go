package presenter

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/lettering"
)

// at1430 is a time of day to begin a talk at.
func at1430() time.Time { return time.Date(2026, 1, 2, 14, 30, 0, 0, time.UTC) }

// speakerAt shows the speaker's view after keys, an hour into the talk.
func speakerAt(t *testing.T, keys string) *Model {
	o := options(t, openTalk(t))
	o.Began = at1430()
	m := New(o)
	press(m, "s")
	m.Update(secondMsg{at1430().Add(time.Hour + 61*time.Second)})
	press(m, keys)
	return m
}

func TestSpeakerView(t *testing.T) {
	tests := []struct{ keys, want, why string }{
		{"", "1:01:01", "how long it has lasted"},
		{"", "15:31", "what time it is"},
		{"", "1/7", "where it is"},
		{"l", "第 1/3 步  ·  2/7", "which step of how many"},
		{"3 enter", "备注里的秘密", "the notes"},
		{"3 enter", "Long", "the next slide"},
		{"", "没有备注", "there are none"},
		{"G", "完", "nothing comes after the last slide"},
		{"R", "00:00", "it begins anew"},
		{"1 2", "到第 12 张", "a number as it is typed"},
	}
	for _, tt := range tests {
		m := speakerAt(t, tt.keys)
		if got := m.Frame().Text(); !strings.Contains(got, tt.want) {
			t.Errorf("%q shows no %q: %s\n%s", tt.keys, tt.want, tt.why, got)
		}
	}
}

func TestSpeakerKeys(t *testing.T) {
	tests := []struct {
		keys, want string
		mode       mode
		why        string
	}{
		{"l l h", "2.1", presenting, "the keys of the talk"},
		{"3 enter G g", "1.1", presenting, "and its numbers"},
		{"o right enter", "2.1", presenting, "back from the overview"},
		{"? ?", "1.1", presenting, "back from the help"},
		{"/ 神 enter", "3.1", presenting, "back from the search"},
		{"l s", "2.1", slides, "s closes it"},
		{"l esc", "2.1", slides, "so does esc"},
		{"down", "2.1", presenting, "no notes to scroll: next"},
	}
	for _, tt := range tests {
		m := speakerAt(t, tt.keys)
		if at(m) != tt.want || m.mode != tt.mode {
			t.Errorf("%q: at %s, mode %d; want %s, %d: %s", tt.keys, at(m), m.mode, tt.want, tt.mode, tt.why)
		}
	}
}

// TestSpeakerOnly: the second screen has no other view.
func TestSpeakerOnly(t *testing.T) {
	o := options(t, openTalk(t))
	o.Speaker = true
	m := New(o)
	press(m, "s esc o esc ? esc")
	if m.mode != presenting {
		t.Errorf("mode %d", m.mode)
	}
}

// TestSpeakerNotesScroll scrolls notes that are longer than their room, and goes
// on where there is no more.
func TestSpeakerNotesScroll(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("# A\n\n<!--\n"+strings.Repeat("行\n\n", 30)+"终点\n-->\n\n---\n\n# B\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := New(options(t, d))
	press(m, "s")
	if text := m.Frame().Text(); strings.Contains(text, "终点") || !strings.Contains(text, "↓") {
		t.Errorf("the notes do not say that there is more:\n%s", text)
	}
	for range 100 {
		press(m, "down")
	}
	if text := m.Frame().Text(); at(m) != "1.1" || !strings.Contains(text, "终点") {
		t.Errorf("at %s, the end of the notes is not to be seen:\n%s", at(m), text)
	}
	press(m, "l h")
	if text := m.Frame().Text(); strings.Contains(text, "终点") {
		t.Error("the notes do not begin at their beginning again")
	}
}

// TestSpeakerTicks: the time is asked for once a second, and only while it is
// seen.
func TestSpeakerTicks(t *testing.T) {
	o := options(t, openTalk(t))
	o.Began = at1430()
	m := New(o)
	if m.speaker.ticking {
		t.Error("it ticks before it is shown")
	}
	_, cmd := m.Update(keyOf("s"))
	if cmd == nil || !m.speaker.ticking {
		t.Fatal("it does not tick")
	}
	if _, cmd = m.Update(keyOf("l")); cmd != nil {
		t.Error("a key asks for another tick")
	}
	if _, cmd = m.Update(secondMsg{at1430().Add(time.Minute)}); cmd == nil {
		t.Error("a tick asks for no other")
	}
	m.Update(keyOf("s"))
	if _, cmd = m.Update(secondMsg{at1430().Add(2 * time.Minute)}); cmd != nil || m.speaker.ticking {
		t.Error("it ticks though it is closed")
	}
	_, cmd = m.Update(keyOf("s"))
	if cmd == nil || strings.Contains(m.Frame().Text(), "14:32") {
		t.Error("opened again, it shows a time that has passed")
	}
}

// TestSpeakerSizes: every size has its frame.
func TestSpeakerSizes(t *testing.T) {
	m := speakerAt(t, "l")
	for w := 1; w < 130; w += 3 {
		for h := 1; h < 50; h += 2 {
			m.Update(tea.WindowSizeMsg{Width: w, Height: h})
			if f := m.Frame(); f.Width() != w || f.Height() != h || strings.Contains(f.Text(), "panic") || strings.Contains(f.Text(), "runtime error") {
				t.Fatalf("%dx%d: a frame of %dx%d\n%s", w, h, f.Width(), f.Height(), f.Text())
			}
		}
	}
}

// TestSpeakerSteps: what is to come is not seen as if it were there.
func TestSpeakerSteps(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("# A\n\nfirst\n\n<!-- pause -->\n\nsecond\n\n<!-- pause -->\n\nthird\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := New(options(t, d))
	press(m, "s")
	text := m.Frame().Text()
	if strings.Count(text, "first") != 2 || strings.Count(text, "second") != 1 || strings.Contains(text, "third") {
		t.Errorf("on the first of three steps:\n%s", text)
	}
}

// TestLargeNotes: notes are in large letters where all of them have room so, and by the
// speaker's keys; then they scroll to their last line.
func TestLargeNotes(t *testing.T) {
	short, long := "短的 note", strings.Repeat("很长的备注 and English。", 20)+"最后"
	o := options(t, parsed(t, "# A\n\n<!-- "+short+" -->\n\n---\n\n# B\n\n<!-- "+long+" -->\n"))
	o.Width, o.Height, o.Lettering = 120, 40, lettering.Sextants
	m := New(o)
	large := func() bool {
		for _, r := range m.Frame().Text() {
			if 0x1fb00 <= r && r <= 0x1fb3b {
				return true
			}
		}
		return false
	}
	for _, tt := range []struct {
		keys string
		want bool
		why  string
	}{
		{"s", true, "there is room for a short note"},
		{"-", false, "the speaker wants small ones"},
		{"+", true, "and large ones again"},
		{"l", true, "also of a long note"},
		{"-", false, "which small has room"},
	} {
		if press(m, tt.keys); large() != tt.want {
			t.Errorf("%q: large letters %v, want %v: %s\n%s", tt.keys, large(), tt.want, tt.why, m.Frame().Text())
		}
	}
	press(m, "+")
	for range 30 {
		press(m, "down")
	}
	if at(m) != "2.1" || strings.Contains(m.Frame().Text(), "↓") {
		t.Errorf("the end of the notes is not to be seen at %s:\n%s", at(m), m.Frame().Text())
	}
	rows := 0
	for _, row := range strings.Split(m.Frame().Text(), "\n")[16:] {
		if strings.ContainsFunc(row, func(r rune) bool { return 0x1fb00 <= r && r <= 0x1fb3b }) {
			rows++
		}
	}
	if rows < 16 {
		t.Errorf("%d rows of letters at the end, want four lines:\n%s", rows, m.Frame().Text())
	}
}
