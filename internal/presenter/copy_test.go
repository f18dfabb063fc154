package presenter

import (
	"strings"
	"testing"

	"revolute/internal/deck"
)

func TestCopy(t *testing.T) {
	src := "```go\na\n\tb\n```\n\n```sh\nls\n```\n\n<!-- pause -->\n\n```\n你好\n```\n\n---\n\nnothing\n\n---\n\n```\n" + strings.Repeat("x", largestCopy+1) + "\n```\n"
	d, err := deck.Parse("talk.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	o := options(t, d)
	o.Words = "en"
	m := New(o)
	tests := []struct{ keys, text, hint, why string }{
		{"y", "a\n\tb", "copied go · 2 lines · 1/2", "the first block"},
		{"y", "ls", "copied sh · 1 line · 2/2", "the one after it, when it is asked for again"},
		{"y", "a\n\tb", "copied go · 2 lines · 1/2", "and the first one again"},
		{"right y", "a\n\tb", "copied go · 2 lines · 1/3", "another step starts over"},
		{"y y", "你好", "copied 1 line · 3/3", "what the step brings is there"},
		{"right y", "", "no code here", "a slide without code says so"},
		{"right y", "", "too long to be copied", "as does a block that no terminal takes"},
	}
	for _, tt := range tests {
		text := ""
		for _, k := range splitKeys(tt.keys) {
			if _, cmd := m.Update(keyOf(k)); cmd != nil {
				if c, ok := cmd().(clipboardMsg); ok {
					text = c.Clipboard()
				}
			}
		}
		if text != tt.text || m.hint() != tt.hint {
			t.Errorf("%s: copied %q, said %q; want %q, %q: %s", tt.keys, text, m.hint(), tt.text, tt.hint, tt.why)
		}
		if !strings.Contains(m.Frame().Text(), tt.hint) {
			t.Errorf("%s: the footer does not say it", tt.keys)
		}
	}
	press(m, "left")
	if m.hint() != "" {
		t.Error("the next key does not take the note away")
	}
}

// TestCopyFirstInView copies what is in view, not what is above it.
func TestCopyFirstInView(t *testing.T) {
	d, err := deck.Parse("talk.md", []byte("```\nabove\n```\n\n"+strings.Repeat("text\n\n", 40)+"```\nbelow\n```\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := New(options(t, d))
	for range 40 {
		m.Update(keyOf("down"))
	}
	_, cmd := m.Update(keyOf("y"))
	if c, ok := cmd().(clipboardMsg); !ok || c.text != "below" {
		t.Errorf("copied %v, want the block that is in view", c)
	}
}

// TestLitLinesComeIntoSight scrolls to the lines of code that a step lights up,
// down and up again.
func TestLitLinesComeIntoSight(t *testing.T) {
	d, err := deck.Parse("talk.md", []byte("```go {all|30-32|1-2}\nfirst\n"+strings.Repeat("x\n", 30)+"last\n"+strings.Repeat("x\n", 8)+"```\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := New(options(t, d))
	for _, want := range []string{"first", "last", "first"} {
		if !strings.Contains(m.Frame().Text(), want) {
			t.Errorf("at %s the line %s is out of sight", at(m), want)
		}
		press(m, "right")
	}
}
