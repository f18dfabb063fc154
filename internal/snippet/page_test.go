package snippet

import (
	"strings"
	"testing"
	"unicode"
)

func TestPage(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"a\r\nb\n", "a|b", "a terminal's lines"},
		{"10%\r20%\r100%\n", "100%", "a progress bar writes over itself"},
		{"abc\r\x1b[Kx", "x", "and may erase first"},
		{"abc\x1b[2K\rx", "x", "all of the line"},
		{"\x1b[1;31m红\x1b[0m色", "红色", "colours are left out"},
		{"\x1b]0;title\aa\x1b]8;;http://x\x1b\\b", "ab", "so are titles and links"},
		{"\x1bPq#0\x1b\\a\x1b(Bb\x1b7c\x1b=d", "abcd", "images, character sets, modes"},
		{"\x1b[?25l\x1b[3;4Ha\x1b[?1049h", "a", "the cursor stays in its line"},
		{"old\nold\n\x1b[H\x1b[2Jnew", "new", "clear clears"},
		{"ab\b\bx\tq", "xb      q", "backspace and tab"},
		{"a\x1b[5Gb\x1b[2Dc\x1b[Cd", "a  cbd", "columns"},
		{"\a\x00a\x7f\x0e", "a", "other controls are nothing"},
		{"\xe4\xb8\x96\xff\xe7\x95", "世\ufffd", "bytes that are no text; half a character is held back"},
		{"\xe4a\n", "\ufffda", "a character that breaks off"},
		{"\u0085\u009b31m", "31m", "the controls beyond ASCII are none here"},
		{strings.Repeat("x", maxLine+3), strings.Repeat("x", maxLine) + "|xxx", "a line without end goes on in the next"},
		{"\x1b[99999999999999999999Ca", "           a", "a number that is none"},
		{"\x1b[" + strings.Repeat("1", 100) + "mok\x1b[900C!", "ok" + strings.Repeat(" ", maxLine-3) + "!", "parameters without end, columns beyond all"},
		{"a\n\n\n", "a", "empty lines at the end"},
	}
	for _, tt := range tests {
		want := strings.Split(tt.want, "|")
		for _, one := range []bool{false, true} {
			var p page
			if one {
				for i := range len(tt.in) {
					p.write([]byte{tt.in[i]})
				}
			} else {
				p.write([]byte(tt.in))
			}
			if got := strings.Join(p.last(), "|"); got != strings.Join(want, "|") && strings.TrimSpace(got) != strings.TrimSpace(tt.want) {
				t.Errorf("%q: %q, want %q: %s", tt.in, got, tt.want, tt.why)
			}
		}
	}
}

func TestPageIsBounded(t *testing.T) {
	var p page
	for range 10_000 {
		p.write([]byte("0123456789abcdefghijklmnopqrstuvwxyz\n"))
	}
	if n := len(p.last()); n != maxLines {
		t.Errorf("%d lines are kept, want %d", n, maxLines)
	}
}

func FuzzPage(f *testing.F) {
	for _, s := range []string{"a\r\n\x1b[31mb\x1b]0;t\a\x1bPx\x1b\\", "\xe4\xb8\t\b\x1b[2J\x1b[9G世", "\x1b[\x1b[\x1b"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var p page
		p.write(b)
		p.flush()
		for _, line := range p.last() {
			if n := len([]rune(line)); n > maxLine {
				t.Fatalf("a line of %d", n)
			}
			if strings.ContainsFunc(line, unicode.IsControl) {
				t.Fatalf("a control character in %q", line)
			}
		}
	})
}
