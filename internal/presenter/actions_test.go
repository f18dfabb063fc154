package presenter

import (
	"slices"
	"strings"
	"testing"
)

// TestActions asks of the table what the help and the configuration need of it:
// a key has one action where it is pressed, and names are said once.
func TestActions(t *testing.T) {
	all := actions()
	names := map[string]bool{}
	for i, a := range all {
		if names[a.name] {
			t.Errorf("%s: twice", a.name)
		}
		names[a.name] = true
		if a.do == nil || a.in == 0 || a.keys == "" || (a.zh == "") != (a.en == "") || (a.zh == "-") != (a.en == "-") {
			t.Errorf("%s: something is missing: %+v", a.name, a)
		}
		for _, b := range all[i+1:] {
			for key := range strings.FieldsSeq(b.keys) {
				if a.in&b.in != 0 && (a.when == nil) == (b.when == nil) && slices.Contains(strings.Fields(a.keys), key) {
					t.Errorf("%s is a key of both %s and %s", key, a.name, b.name)
				}
			}
		}
	}
}

// TestHelpShowsKeysInForce: what is not said of a key is not to be found.
func TestHelpShowsKeysInForce(t *testing.T) {
	keys, err := NewKeys([]Choice{choose1("overview", "f7")})
	if err != nil {
		t.Fatal(err)
	}
	o := options(t, openTalk(t))
	o.Keys = keys
	m := New(o)
	press(m, "?")
	if text := m.Frame().Text(); !strings.Contains(text, "f7") {
		t.Errorf("the help does not show the key f7:\n%s", text)
	}
}

// TestHelpFits: all of the help is seen at once at 80x24, and in less it says
// that there is more.
func TestHelpFits(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		o := options(t, openTalk(t))
		o.Words = lang
		m := New(o)
		press(m, "?")
		text := m.Frame().Text()
		for _, l := range m.helpLines(m.terminal.Widths) {
			if !strings.Contains(text, l[1]) {
				t.Errorf("%s: %q is not to be seen:\n%s", lang, l[1], text)
			}
		}
		o.Width, o.Height = 50, 15
		m = New(o)
		press(m, "?")
		if text := m.Frame().Text(); !strings.Contains(text, "↓ 1") {
			t.Errorf("%s: it does not say how much more there is:\n%s", lang, text)
		}
		press(m, strings.Repeat("j ", 20))
		if last := m.words().mouse[1][1]; !strings.Contains(m.Frame().Text(), last) {
			t.Errorf("%s: the end, %q, is not to be seen:\n%s", lang, last, m.Frame().Text())
		}
	}
}
