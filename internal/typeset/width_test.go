package typeset

import "testing"

func TestWidth(t *testing.T) {
	tests := []struct {
		in           string
		narrow, wide int
		why          string
	}{
		{"", 0, 0, "nothing"},
		{"abc", 3, 3, "Latin"},
		{"世界", 4, 4, "Han"},
		{"，。", 4, 4, "full-width punctuation"},
		{"“”…—●│", 6, 12, "ambiguous characters are as the viewer says"},
		{"e\u0301x", 2, 2, "a combining mark takes none"},
		{"世\u0301界", 4, 4, "also on Han"},
		{"👩‍👩‍👧", 2, 2, "joined emoji are one"},
		{"\x1b\t\n", 0, 0, "control characters take none"},
		{"⣿", 1, 1, "braille is narrow everywhere"},
	}
	for _, tt := range tests {
		if got := Narrow.Width(tt.in); got != tt.narrow {
			t.Errorf("Narrow.Width(%q) = %d, want %d: %s", tt.in, got, tt.narrow, tt.why)
		}
		if got := Wide.Width(tt.in); got != tt.wide {
			t.Errorf("Wide.Width(%q) = %d, want %d: %s", tt.in, got, tt.wide, tt.why)
		}
	}
}

func TestTruncate(t *testing.T) {
	tests := []struct {
		in    string
		width int
		want  string
		why   string
	}{
		{"世界", 4, "世界", "what fits stays"},
		{"世界和平", 5, "世界…", "the tail counts"},
		{"世界和平", 4, "世…", "half a character is not shown"},
		{"世界", 0, "", "no room, nothing"},
		{"one two", 5, "one…", "no space before the tail"},
	}
	for _, tt := range tests {
		if got := Narrow.Truncate(tt.in, tt.width, "…"); got != tt.want {
			t.Errorf("Truncate(%q, %d) = %q, want %q: %s", tt.in, tt.width, got, tt.want, tt.why)
		}
	}
}
