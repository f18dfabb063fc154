package serve

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestKeys(t *testing.T) {
	for _, tt := range []struct {
		why   string
		reads []string
		want  []string
	}{
		{"plain keys", []string{"a 中"}, []string{"a", "space", "中"}},
		{"an arrow", []string{"\x1b[A"}, []string{"up"}},
		{"an arrow in pieces", []string{"\x1b", "[", "A"}, []string{"up"}},
		{"a character in pieces", []string{"\xe4", "\xb8\xad"}, []string{"中"}},
		{"ESC alone is the key, once nothing more comes", []string{"\x1b"}, []string{"esc"}},
		{"Enter, tab and ctrl+c", []string{"\r\t\x03"}, []string{"enter", "tab", "ctrl+c"}},
		{"a window's size comes by a request alone", []string{"\x1b[8;9999;9999ta\x1b[4;60000;60000tb"}, []string{"a", "b"}},
		{"a cell is no larger than one that is believed", []string{"\x1b[6;60000;60000t"}, []string{fmt.Sprint("{", maxCellWidth, " ", maxCellHeight, "}")}},
		{"nothing else of what a terminal could say", []string{"\x1b[I\x1b]52;c;YQ==\a\x1b[3;4R"}, nil},
		{"a paste is one", []string{"\x1b[200~ab", "c\x1b[A\x1b[201~x"}, []string{"paste abc", "x"}},
		{"a paste that does not end keeps its bound", []string{"\x1b[200~" + strings.Repeat("a", 3*maxPaste) + "\x1b[201~"}, []string{fmt.Sprint("paste ", strings.Repeat("a", maxPaste))}},
	} {
		var got []string
		k := &keys{send: func(msg tea.Msg) {
			if p, ok := msg.(tea.PasteMsg); ok {
				got = append(got, "paste "+p.Content)
			} else {
				got = append(got, fmt.Sprint(msg))
			}
		}}
		for _, r := range tt.reads {
			k.take([]byte(r))
		}
		k.flush()
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %q gives %.80q, want %.80q", tt.why, tt.reads, got, tt.want)
		}
	}
}

// FuzzKeys has any bytes give an end, and nothing held for ever.
func FuzzKeys(f *testing.F) {
	f.Add([]byte("\x1b[200~\x1b[<0;1;1M"), 3)
	f.Add([]byte("\x1b]11;rgb:0/0/0\x1b\\\x1bP>|x\x1b\\\x1b[?62c"), 1)
	f.Fuzz(func(t *testing.T, b []byte, n int) {
		k := &keys{send: func(tea.Msg) {}}
		n = max(1, n)
		for len(b) > 0 {
			k.take(b[:min(n, len(b))])
			b = b[min(n, len(b)):]
			if len(k.held) > maxHeld+n {
				t.Fatalf("%d bytes are held", len(k.held))
			}
		}
		k.flush()
		if len(k.held) != 0 || len(k.paste) > maxPaste {
			t.Fatalf("%d bytes held, %d pasted", len(k.held), len(k.paste))
		}
	})
}
