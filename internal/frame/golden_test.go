package frame

import (
	"testing"

	"revolute/internal/typeset"
)

func TestGolden(t *testing.T) {
	f := New(24, 1, typeset.Narrow, Style{})
	f.Print(2, 0, "Hello 世界", Style{Fg: RGB(0xff, 0x88, 0), Attr: Bold})
	const plain = `-- text --
  Hello 世界            |
-- style --
..aaaaaaaaaa............|
-- legend --
a fg=#ff8800 bold
`
	if got := f.Golden(); got != plain {
		t.Errorf("got\n%s\nwant\n%s", got, plain)
	}
	g := New(4, 2, typeset.Narrow, Style{Fg: Indexed(7), Bg: RGB(1, 2, 3)})
	g.Print(0, 0, "a", Style{Attr: Faint | Italic | Underline | Reverse | Strike, Link: g.Link("a:b")})
	g.Fill(Rect{1, 1, 2, 1}, Style{})
	const rich = `-- text --
a   |
    |
-- style --
a...|
.bb.|
-- legend --
. fg=7 bg=#010203
a bg=#010203 faint italic underline reverse strike link=a:b
b default
`
	if got := g.Golden(); got != rich {
		t.Errorf("got\n%s\nwant\n%s", got, rich)
	}
}

func TestGoldenManyStyles(t *testing.T) {
	f := New(200, 1, typeset.Narrow, Style{})
	seen := map[rune]bool{}
	for x := range 200 {
		f.Print(x, 0, "x", Style{Fg: RGB(uint8(x), 1, 1)})
		letter := letterOf(x)
		if w := typeset.Narrow.Width(string(letter)); seen[letter] || w != 1 || letter == '.' || letter == '|' {
			t.Errorf("style %d has the letter %q, %d columns wide", x, letter, w)
		}
		seen[letter] = true
	}
	f.Golden()
}

func TestText(t *testing.T) {
	f := New(6, 3, typeset.Narrow, Style{Bg: Indexed(4)})
	f.Print(1, 0, "世a", Style{})
	f.Print(5, 2, "z", Style{})
	if got, want := f.Text(), " 世a\n\n     z\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
