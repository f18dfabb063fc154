package screen

import (
	"io"
	"strings"
	"testing"
)

func TestAnswers(t *testing.T) {
	tests := []struct {
		data, held string
		last       bool
		why        string
	}{
		{"q", "", false, "a key is no answer"},
		{"\x1b", "", false, "a lone escape is a key: it must not wait"},
		{"\x1b[A", "", false, "an arrow is no answer"},
		{"\x1b[?1;2c", "", true, "attributes are the last answer"},
		{"\x1b[?1;", "\x1b[?1;", false, "the rest of the attributes is to come"},
		{"a\x1b]11;rgb:12", "\x1b]11;rgb:12", false, "a colour in two pieces: its digits are no slide number"},
		{"\x1b]11;rgb:1/2/3\x1b", "\x1b]11;rgb:1/2/3\x1b", false, "its end in two pieces"},
		{"\x1b]11;rgb:1/2/3\x1b\\q", "", false, "a key behind an answer"},
		{"\x1b]11;rgb:1/2/3\a", "", false, "BEL ends it too"},
		{"\x1bP>|xterm(390)", "\x1bP>|xterm(390)", false, "the name of the terminal"},
		{"\x1bP>|xterm(390)\x1b\\\x1b[?62;4c", "", true, "all at once"},
		{"\x1b]", "\x1b]", false, "it may become an answer"},
		{"\x1b]x", "", false, "alt+] and a key"},
		{"\x1b]11;" + strings.Repeat("x", longest), "", false, "no answer is that long"},
		{"\x1b[?1\x1b[A", "", false, "an answer that was cut short"},
	}
	for _, tt := range tests {
		whole, last := answers([]byte(tt.data))
		if held := tt.data[whole:]; held != tt.held || last != tt.last {
			t.Errorf("answers(%q) holds %q, last %v; want %q, %v: %s", tt.data, held, last, tt.held, tt.last, tt.why)
		}
	}
}

// TestInputPieces has the answers come in two pieces, wherever they are divided
// (but behind an ESC, which by itself is a key): nothing may be lost, and no
// piece may start in the middle of an answer.
func TestInputPieces(t *testing.T) {
	const sent = "a\x1b[B\x1b]11;rgb:1414/1010/1a1a\x1b\\b\x1bP>|tmux 3.3a\x1b\\\x1b[?2026;2$y\x1b[?1;2;4ccd"
	for cut := 1; cut < len(sent); cut++ {
		if inside, _, _ := answer([]byte(sent[cut-1:])); sent[cut-1] == 0x1b && inside > 0 {
			continue
		}
		in := &input{src: io.MultiReader(strings.NewReader(sent[:cut]), strings.NewReader(sent[cut:])), ended: func(error) {}}
		in.await()
		var got strings.Builder
		buf := make([]byte, 4096)
		for {
			n, err := in.Read(buf)
			if whole, _ := answers(buf[:n]); whole != n {
				t.Errorf("cut at %d: a piece ends within an answer: %q", cut, buf[:n])
			}
			got.Write(buf[:n])
			if err == io.EOF {
				break
			}
		}
		if got.String() != sent {
			t.Errorf("cut at %d: read %q, want %q", cut, got.String(), sent)
		}
		if in.waiting.Load() {
			t.Errorf("cut at %d: still waiting after the last answer", cut)
		}
	}
}
