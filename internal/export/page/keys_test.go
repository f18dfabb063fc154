package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/chromedp/chromedp"

	"revolute/internal/layout"
	"revolute/internal/presenter"
	"revolute/theme"
)

// elsewhere are what the keys of a terminal do and those of a page do not, and why.
var elsewhere = map[string]string{
	"unchoose": "the focus of a link goes by tab", "link-next": "tab goes through links by itself", "link-back": "tab goes through links by itself", "link-open": "enter opens a link by itself",
	"qr": "a link is there to be opened", "return": "backspace after a jump, tested by TestKeys", "jump-back": "ctrl+o, tested by TestKeys", "close": "escape, tested by TestKeys",
	"run": "a page runs no code", "edit": "a page has no file", "mouse": "the mouse selects text", "suspend": "the terminal's", "quit": "the terminal's", "speaker": "notes are shown by the same key",
	"follow": "of a served page: tested there", "react": "of a served page", "ask-speaker": "of a served page", "like": "of a served page",
	"poll": "the speaker's alone", "question": "the speaker's alone", "skip-question": "the speaker's alone", "hand-over": "the speaker's alone", "refuse": "the speaker's alone", "ask": "the speaker's alone",
	"larger-notes": "a browser enlarges all of a page", "smaller-notes": "a browser enlarges all of a page",
	"release": "the speaker's alone", "end": "the speaker's alone", "phone": "the speaker's alone", "phone-end": "the speaker's alone",
	"speaker-down": "notes scroll by themselves", "speaker-up": "notes scroll by themselves", "speaker-close": "notes go by the same key",
}

// TestKeysOfTerminal: the keys of the terminal do on the page what they do there, and
// its help says so in the same words.
func TestKeysOfTerminal(t *testing.T) {
	html := pageOf(t, twoLanguages(t), Options{})
	b := open(t, serve(t, html), 1280, 720, still)
	keys := eval[map[string]string](b, "deck.keys")
	var help []string
	for range 2 {
		b.presses("?")
		help = append(help, eval[[]string](b, "[...document.querySelectorAll('#help .keys span')].map(e=>e.textContent)")...)
		b.run(chromedp.KeyEvent("\x1b"))
		b.presses("L")
	}
	names := map[string]string{
		"right": "ArrowRight", "left": "ArrowLeft", "up": "ArrowUp", "down": "ArrowDown", "shift+right": "shift+ArrowRight", "shift+left": "shift+ArrowLeft", "shift+up": "shift+ArrowUp", "shift+down": "shift+ArrowDown",
		"backspace": "Backspace", "home": "Home", "end": "End", "f1": "F1", "pgdown": "", "pgup": "", "space": "", "enter": "", // these scroll before they go on, or have a number before them: TestKeys
	}
	zh, en := presenter.ActionWords(true), presenter.ActionWords(false)
	for _, binding := range presenter.DefaultKeys().Bindings() {
		name := binding.Action
		if _, ok := elsewhere[name]; ok || strings.HasPrefix(name, "overview-") || strings.HasPrefix(name, "search-") || strings.HasPrefix(name, "help-") || strings.HasPrefix(name, "notes-") {
			continue
		}
		parts := strings.Split(name, "-")
		for i := 1; i < len(parts); i++ {
			parts[i] = strings.ToUpper(parts[i][:1]) + parts[i][1:]
		}
		have := strings.Fields(keys[strings.Join(parts, "")])
		for _, key := range binding.Keys {
			if strings.Contains(key, "ctrl+") || strings.Contains(key, "alt+") {
				continue // the browser's
			}
			want, named := names[key]
			if !named {
				want = key
			}
			if key == "n" && name == "next" {
				want = "" // where there is no hit: TestSameKeys
			}
			if want != "" && !slices.Contains(have, want) {
				t.Errorf("%s is not a key of %s on the page: %v", key, name, have)
			}
		}
		for _, words := range []string{zh[name], en[name]} {
			if words != "" && !slices.Contains(help, words) {
				t.Errorf("the page's help does not say %q", words)
			}
		}
	}
	b.clean()
}

// TestSameKeys presses keys in the terminal and on the page: both are then at the same
// place.
func TestSameKeys(t *testing.T) {
	d := twoLanguages(t)
	b := open(t, serve(t, pageOf(t, d, Options{Langs: []string{"zh", "en"}})), 1280, 720, still)
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	m := presenter.New(presenter.Options{Deck: d, Layouts: layout.New(0), Lang: "zh", Theme: th, Still: true, Width: 100, Height: 30, Began: time.Unix(1, 0)})
	codes := map[string]rune{"right": tea.KeyRight, "left": tea.KeyLeft, "up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "backspace": tea.KeyBackspace, "enter": tea.KeyEnter, "esc": tea.KeyEscape, "space": ' '}
	names := map[string]string{"right": "ArrowRight", "left": "ArrowLeft", "up": "ArrowUp", "down": "ArrowDown", "home": "Home", "end": "End", "pgdown": "PageDown", "pgup": "PageUp", "backspace": "Backspace", "enter": "Enter", "esc": "Escape", "space": " "}
	press := func(key string) {
		mod, onPage := tea.KeyMod(0), ""
		if rest, ok := strings.CutPrefix(key, "shift+"); ok {
			key, mod, onPage = rest, tea.ModShift, ",shiftKey:true"
		}
		if rest, ok := strings.CutPrefix(key, "ctrl+"); ok {
			key, mod, onPage = rest, tea.ModCtrl, ",ctrlKey:true"
		}
		msg, name := tea.KeyPressMsg{Code: codes[key], Mod: mod}, names[key]
		if name == "" {
			msg.Code, name = []rune(key)[0], key
			if mod == 0 {
				msg.Text = key
			}
		}
		m.Update(msg)
		b.run(chromedp.Evaluate(fmt.Sprintf("(document.activeElement||document.body).dispatchEvent(new KeyboardEvent('keydown',{key:%q,bubbles:true,cancelable:true%s}))", name, onPage), nil))
	}
	for _, keys := range []string{
		"right", "l", "j", "left", "h h", "G", "g", "J", "J J", "K", "shift+right", "shift+left", "g l shift+up", "g shift+down", "2 l", "g 3 J", "2 K", "]", "[", "] ]", "G backspace", "G g ctrl+o", "3 enter backspace",
		"o l l enter", "o G enter backspace", "o right esc", "b l", "w h", "4 enter h h h", "space space", "pgup", "down", "99 enter", "g 0 enter", "g n", "n n p", "{", "}", "end", "home",
	} {
		for key := range strings.FieldsSeq(keys) {
			if key == "99" {
				press("9")
				key = "9"
			}
			press(key)
		}
		want := fmt.Sprintf("%d.%d", m.Pos().Slide+1, m.Pos().Step+1)
		if got := eval[string](b, placeNow); got != want {
			t.Errorf("after %s the page is at %s, the terminal at %s", keys, got, want)
			b.run(chromedp.Evaluate(fmt.Sprintf("deck.go(%d,%d,'live')", m.Pos().Slide, m.Pos().Step), nil))
		}
	}
}
