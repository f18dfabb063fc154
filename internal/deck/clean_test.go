package deck

import "testing"

func TestClean(t *testing.T) {
	tests := []struct {
		in, want string
		bad      int
		why      string
	}{
		{"plain 中文 “x” 💡\n\t", "plain 中文 “x” 💡\n\t", -1, "text"},
		{"a\x1b[31mb", "a\uFFFD[31mb", 1, "an escape sequence"},
		{"a\x00\x07\x7f", "a\uFFFD\uFFFD\uFFFD", 1, "controls"},
		{"a\u009b31mb", "a\uFFFD31mb", 1, "a C1 control"},
		{"a\u202Eb\u2066c\u200F", "a\uFFFDb\uFFFDc\uFFFD", 1, "controls of direction"},
		{"中\xffb\xe4\xb8", "中\uFFFDb\uFFFD\uFFFD", 3, "no UTF-8, and a character cut off"},
		{"a\u2028b\u2029", "a b ", -1, "Unicode's line separators"},
		{"a\u200Db\uFE0F", "a\u200Db\uFE0F", -1, "what joins emoji"},
	}
	for _, tt := range tests {
		out, bad := clean([]byte(tt.in))
		if string(out) != tt.want || bad != tt.bad {
			t.Errorf("clean(%q) = %q, %d; want %q, %d: %s", tt.in, out, bad, tt.want, tt.bad, tt.why)
		}
	}
}

func TestExpand(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"\ta\n\t\tb", "    a\n        b", "at the start"},
		{"a\tb\nab\tc", "a   b\nab  c", "to the next of every four columns"},
		{"中\tb\n中文\tb", "中  b\n中文    b", "a Chinese character takes two"},
		{"abcd\te", "abcd    e", "a full stop goes a whole one on"},
	}
	for _, tt := range tests {
		if got := expandTabs(tt.in); got != tt.want {
			t.Errorf("expandTabs(%q) = %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}
