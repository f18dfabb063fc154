package deck

import (
	"strings"
	"testing"
)

// TestSource has a slide's Markdown in this program's own syntax.
func TestSource(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"class: center\n\n# A\n\n--\n\nb .red[c]\n\n???\nd\n", "<!-- alignment: center -->\n\n# A\n\n<!-- pause -->\n\nb <span style=\"color: #ff0000\">c</span>\n\n<!-- speaker_note: |\nd\n\n-->\n", "remark's"},
		{"# A\n\nNote: b\n", "# A\n\n<!-- speaker_note: |\nb\n-->\n", "reveal.js's notes"},
		{"---\nmarp: true\n---\n# A\n\nb\n", "# A\n\nb\n", "nothing to say in another way"},
	}
	for _, tt := range tests {
		if got := one(t, tt.in).Source; got != tt.want {
			t.Errorf("%q is %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

// TestBackgrounds puts Marp's images beside the text on the side that they say.
func TestBackgrounds(t *testing.T) {
	for side, want := range map[string]string{"left:30%": "[30 70]", "right:30%": "[70 30]", "left": "[50 50]", "right:95%": "[50 50]"} {
		var b strings.Builder
		dumpBlocks(&b, one(t, "# A\n\n![bg "+side+"](a.png)\n\nb\n").Blocks, 0)
		first, last := strings.Index(b.String(), "picture"), strings.Index(b.String(), " b\n")
		if !strings.Contains(b.String(), "weights="+want) || (first < last) != strings.HasPrefix(side, "left") {
			t.Errorf("%s: want weights %s\n%s", side, want, b.String())
		}
	}
}
