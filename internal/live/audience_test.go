package live

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCleanQuestion(t *testing.T) {
	for _, tt := range []struct{ in, want, why string }{
		{"  为什么  大脑\n省电？ ", "为什么 大脑 省电？", "blanks are one, and none at the ends"},
		{"a\x1b[31mb\x07", "a[31mb", "no control characters"},
		{"\u202eevil\u2066x\u2069\u200fy", "evilxy", "nothing turns the direction of writing"},
		{"z\u200b\u200d\ufeff\u2060w\u00ad", "zw", "nothing of no width"},
		{"\u3164\u115f\uffa0ok", "ok", "nor what only looks empty"},
		{"\xff\xfe?", "?", "no broken bytes"},
		{"\u200b \n", "", "nothing is left"},
		{strings.Repeat("问", 300), strings.Repeat("问", MaxQuestion), "characters are counted, not bytes"},
		{"❤\ufe0f e\u0301", "❤ e\u0301", "a variation selector has no width; an accent belongs to its letter"},
	} {
		if got := CleanQuestion(tt.in); got != tt.want {
			t.Errorf("CleanQuestion(%q) = %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

func FuzzCleanQuestion(f *testing.F) {
	f.Add("a\u202eb \x00")
	f.Fuzz(func(t *testing.T, s string) {
		got := CleanQuestion(s)
		if utf8.RuneCountInString(got) > MaxQuestion || CleanQuestion(got) != got || strings.ContainsAny(got, "\n\r\t\x1b\u202e\u200b") {
			t.Errorf("CleanQuestion(%q) = %q", s, got)
		}
	})
}

func TestTotal(t *testing.T) {
	a := Total(map[string]Sum{
		"b": {Reactions: []int{1, 2}, Votes: map[string][]int{"p": {1, 0, 3}}, Questions: []Question{{ID: "b1", Votes: 2}}},
		"a": {Reactions: []int{4}, Votes: map[string][]int{"p": {1}}, Questions: []Question{{ID: "a1"}, {ID: "a2", Votes: 9}}},
		"s": {Done: []string{"a2"}},
		"x": {Reactions: []int{-5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, Votes: map[string][]int{"p": make([]int, 50)}},
	})
	if a.Reactions[0] != 5 || a.Reactions[1] != 3 || len(a.Reactions) != len(Reactions()) {
		t.Errorf("reactions %v", a.Reactions)
	}
	if v := a.Votes["p"]; len(v) != MaxChoices || v[0] != 2 || v[2] != 3 {
		t.Errorf("votes %v", v)
	}
	if w := a.Waiting(); len(w) != 2 || w[0].ID != "b1" || w[1].ID != "a1" {
		t.Errorf("waiting questions %v: those put away are left out, most votes first", w)
	}
}
