package presenter

import (
	"strings"
	"testing"

	"revolute/internal/problem"
)

// choose1 is a choice on line 1.
func choose1(action string, keys ...string) Choice {
	c := Choice{Action: action, Line: 1}
	for _, k := range keys {
		c.Keys = append(c.Keys, ChosenKey{Name: k, Line: 1})
	}
	return c
}

func TestChosenKeys(t *testing.T) {
	tests := []struct {
		choices   []Choice
		keys      string
		want, why string
	}{
		{[]Choice{choose1("next", "x")}, "x right l", "2.1", "the chosen key, and none of the others"},
		{[]Choice{choose1("next", "g")}, "g g g", "2.3", "a key that another action has by default"},
		{[]Choice{choose1("overview-close", "q")}, "o right q right", "2.1", "q closes the overview, and quits elsewhere"},
		{[]Choice{choose1("next", "？")}, "?", "2.1", "what a Chinese input method sends is the key"},
		{[]Choice{choose1("next", "ctrl+N")}, "ctrl+n", "2.1", "ctrl has no upper case"},
		{[]Choice{choose1("next", "shift+a")}, "A", "2.1", "an upper case letter has another name"},
		{[]Choice{choose1("back", "next"[:1]), choose1("next", "p")}, "p p n", "2.1", "two that change places"},
		{[]Choice{choose1("close", "x")}, "/ x esc right", "2.1", "there is always a way out of the search"},
		{[]Choice{choose1("close")}, "? esc right", "2.1", "and out of the help"},
		{[]Choice{choose1("search-go", "ctrl+y")}, "/ 神 enter ctrl+y", "3.1", "the keys of the search"},
		{[]Choice{choose1("first", "x"), choose1("last", "X")}, "3 x", "3.1", "what ends a number goes with the action"},
		{[]Choice{choose1("overview-go", "x"), choose1("next", "x")}, "o right x x", "2.2", "one key in two places"},
	}
	d := openTalk(t)
	for _, tt := range tests {
		o := options(t, d)
		var err error
		if o.Keys, err = NewKeys(tt.choices); err != nil {
			t.Errorf("%v: %v: %s", tt.choices, err, tt.why)
			continue
		}
		m := New(o)
		if press(m, tt.keys); at(m) != tt.want {
			t.Errorf("%v, %q: at %s, want %s: %s", tt.choices, tt.keys, at(m), tt.want, tt.why)
		}
	}
}

func TestRefusedKeys(t *testing.T) {
	tests := []struct {
		choices         []Choice
		want, hint, why string
	}{
		{[]Choice{choose1("nxt", "x")}, `no action "nxt"`, "next", "an action that there is not"},
		{[]Choice{choose1("wholly-else", "x")}, "no action", "revolute config", "one that is near to none"},
		{[]Choice{choose1("next", "rihgt")}, `"rihgt" is no key`, "right", "a key that there is not"},
		{[]Choice{choose1("next", "")}, "is no key", "there are", "nothing"},
		{[]Choice{choose1("next", "f64")}, "is no key", "", "there are 63 at most"},
		{[]Choice{choose1("next", "\x1b")}, "is no key", "", "a control character"},
		{[]Choice{choose1("next", "ctrl+c")}, "ctrl+c always quits", "", "the last way out"},
		{[]Choice{choose1("next", "3")}, "3 begins a slide's number", "", "numbers are slides"},
		{[]Choice{choose1("search-next", "j")}, "is to be typed", "", "letters are what is looked for"},
		{[]Choice{choose1("search-next", " ")}, "is to be typed", "", "a space, too"},
		{[]Choice{choose1("next", "x"), choose1("back", "X", "x")}, "x is a key of back and, on line 1, of next", "", "one key for two"},
		{[]Choice{choose1("next", "ctrl+m"), choose1("back", "return")}, "enter is a key of back and", "", "a terminal does not tell them apart"},
		{[]Choice{choose1("quit", "x"), choose1("overview-go", "x")}, "x is a key of overview-go and, on line 1, of quit", "", "quit is meant in the overview, too"},
		{[]Choice{choose1("next", "x", "x")}, "x is a key of next on line 1 already", "", "twice"},
	}
	for _, tt := range tests {
		_, err := NewKeys(tt.choices)
		bad, ok := err.(*problem.Problem)
		if !ok || bad.Line != 1 || !strings.Contains(bad.Text, tt.want) || !strings.Contains(bad.Hint, tt.hint) {
			t.Errorf("%v: %+v, want %q, hint %q: %s", tt.choices, err, tt.want, tt.hint, tt.why)
		}
	}
}

// TestBindings: a default key that is chosen for another action is not shown, but
// one that still does something somewhere is.
func TestBindings(t *testing.T) {
	k, err := NewKeys([]Choice{choose1("next", "o"), choose1("overview-go", "q")})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range k.Bindings() {
		keys := strings.Join(b.Keys, " ")
		switch b.Action {
		case "next":
			if keys != "o" || !b.Chosen {
				t.Errorf("next has %q", keys)
			}
		case "overview":
			if keys != "" || b.Chosen {
				t.Errorf("overview has %q: its key is that of next", keys)
			}
		case "overview-close":
			if keys != "o" {
				t.Errorf("overview-close has %q: its key is another's elsewhere only", keys)
			}
		case "quit":
			if keys != "q" {
				t.Errorf("quit has %q: its key quits everywhere but in the overview", keys)
			}
		}
	}
}
