package presenter

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/layout"
	decks "revolute/slides"
	"revolute/theme"
)

// fuzzKeys are keys with a meaning somewhere, and some without.
var fuzzKeys = []tea.Key{
	{Code: tea.KeyRight},
	{Code: tea.KeyLeft},
	{Code: tea.KeyUp},
	{Code: tea.KeyDown},
	{Code: tea.KeyEnter},
	{Code: tea.KeyEscape},
	{Code: tea.KeyTab},
	{Code: tea.KeyTab, Mod: tea.ModShift},
	{Code: tea.KeyBackspace},
	{Code: tea.KeyPgDown},
	{Code: tea.KeyPgUp},
	{Code: tea.KeyHome},
	{Code: tea.KeyEnd},
	{Code: 'o', Mod: tea.ModCtrl},
	{Code: tea.KeyF1},
}

// FuzzUpdate presses keys, moves the mouse, changes the window and lets time
// pass, in any order: the frame is always as large as the window, the position
// exists, and nothing panics.
func FuzzUpdate(f *testing.F) {
	f.Add([]byte("oll/atol\rn?jbiTLQ\x81\x82[]12G\x90\xa0\xb0\xc0\xd0\xe0\xf0"))
	f.Add([]byte("/\xd0zzz\x82nNn\x83n/a\x82nN"))
	f.Add([]byte("G\xf0\xf0\xf0r\xf0sii\x80a\xf0L\xe1o\x85\x84/%\x85"))
	d, err := deck.OpenFS(decks.FS, "atol", "atol")
	if err != nil {
		f.Fatal(err)
	}
	th, err := theme.Builtin("atol")
	if err != nil {
		f.Fatal(err)
	}
	ls := layout.New(1 << 20)
	f.Fuzz(func(t *testing.T, data []byte) {
		m := New(Options{Deck: d, Layouts: ls, Theme: th, Width: 80, Height: 24})
		now := time.Unix(1e9, 0)
		var asked tea.Cmd // the last search
		for i, b := range data[:min(len(data), 200)] {
			cmd := m.follow(fuzzMessage(m, b, &now)) // not Update, which would show a panic and go on
			if m.mode == search && m.finder.stale {
				asked = cmd
			}
			if asked != nil && i%3 == 2 { // hits come late, and not all of them
				if msg, ok := asked().(searchMsg); ok {
					m.follow(msg)
				}
				asked = nil
			}
			m.refresh()
			if len(m.shown.Problems) > 0 {
				t.Fatalf("behind %q: %v", data[:i+1], m.shown.Problems)
			}
			if m.Frame() == nil || m.Frame().Width() != m.width || m.Frame().Height() != m.height {
				t.Fatalf("behind %q: the frame is not as large as the window, %dx%d", data[:i+1], m.width, m.height)
			}
			if m.pos != d.Clamp(m.pos, m.lang) {
				t.Fatalf("behind %q: at %v, which does not exist", data[:i+1], m.pos)
			}
		}
	})
}

// fuzzMessage is what a byte stands for.
func fuzzMessage(m *Model, b byte, now *time.Time) tea.Msg {
	switch low := int(b & 0xf); b >> 4 {
	case 0x8:
		return tea.KeyPressMsg(fuzzKeys[low%len(fuzzKeys)])
	case 0x9, 0xa:
		return tea.MouseClickMsg{X: low * 7, Y: low * 3, Button: tea.MouseLeft}
	case 0xb:
		return tea.MouseWheelMsg{X: low, Y: low, Button: tea.MouseWheelDown}
	case 0xc:
		return tea.WindowSizeMsg{Width: 1 + low*low, Height: 1 + low*3}
	case 0xd:
		return tea.PasteMsg{Content: "神经\x1b[31m"}
	case 0xe, 0xf:
		*now = now.Add(time.Duration(low*low) * 20 * time.Millisecond)
		return tickMsg{id: m.motion.id, at: *now, every: 40 * time.Millisecond}
	}
	return tea.KeyPressMsg(tea.Key{Code: rune(b), Text: string(rune(b))})
}
