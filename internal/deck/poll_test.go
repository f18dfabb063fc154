package deck

import (
	"strings"
	"testing"
)

func TestPoll(t *testing.T) {
	for _, tt := range []struct {
		body, question, choices, problem, why string
	}{
		{"谁更省电？\n- 大脑\n- AlphaGo", "谁更省电？", "大脑|AlphaGo", "", "a question and choices"},
		{"1. a\n2. b\n3. c", "", "a|b|c", "", "numbered, without a question"},
		{"two\nlines\n\n* a\n+ b", "two lines", "a|b", "", "a question of two lines"},
		{"why\n- a", "", "", "at least two", "one choice is none"},
		{strings.Repeat("- x\n", 12), "", "x|x|x|x|x|x|x|x|x", "at most 9", "more than keys"},
	} {
		d, err := Parse("t.md", []byte("# Q\n\n```poll\n"+tt.body+"\n```\n"))
		if err != nil {
			t.Fatal(err)
		}
		s := d.Slide(0, "")
		var question, choices string
		if s.Poll != nil {
			question, choices = s.Poll.Question, strings.Join(s.Poll.Choices, "|")
		}
		if question != tt.question || choices != tt.choices {
			t.Errorf("%q: %q, %q; want %q, %q: %s", tt.body, question, choices, tt.question, tt.choices, tt.why)
		}
		var problems strings.Builder
		for _, p := range d.Problems() {
			problems.WriteString(p.Text)
		}
		if (tt.problem == "") != (problems.String() == "") || !strings.Contains(problems.String(), tt.problem) {
			t.Errorf("%q: problems %q, want %q", tt.body, problems.String(), tt.problem)
		}
		if text := s.Text(); s.Poll != nil && !strings.Contains(text, s.Poll.Choices[1]) {
			t.Errorf("the choices are missing from the text: %q", text)
		}
	}
}
