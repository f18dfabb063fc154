package frame

import (
	"math/rand/v2"
	"strings"

	"revolute/internal/typeset"
)

// alphabet is what random frames are written with. Its clusters are those that
// the virtual terminal measures as typeset does (TestAlphabet).
var alphabet = []string{
	"a", "B", "7", " ", " ", "  ", "word ", ".", "—", "“", "”", "…", "●", "│", "─", "█", "⣿", "é",
	"世", "界", "，", "。", "《", "》", "中文", "ｶ", "Ａ", "한", "\u3000",
	"e\u0301", "o\u0308\u0323", "न\u093f", "क\u094d",
	"🧠", "⚡", "❤\ufe0f", "👩\u200d💻", "👨\u200d👩\u200d👧\u200d👦", "👍🏽", "🇨🇳", "1\ufe0f\u20e3", "✓",
}

// letters are those of alphabet that every terminal measures alike.
var letters = alphabet[:len(alphabet)-12]

var addresses = []string{
	"https://example.org/", "https://example.org/a?b=c&d=e", "mailto:lab@example.org", "https://例子.测试/路 径",
}

func pick[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }

func randomColor(r *rand.Rand) Color {
	switch r.IntN(8) {
	case 0, 1, 2:
		return 0
	case 3:
		return Indexed(uint8(r.IntN(16)))
	case 4:
		return Indexed(uint8(r.IntN(256)))
	case 5:
		return RGB(uint8(r.IntN(256)), uint8(r.IntN(256)), uint8(r.IntN(256)))
	}
	return pick(r, []Color{RGB(20, 16, 26), RGB(237, 230, 242), RGB(197, 139, 230)})
}

func randomStyle(r *rand.Rand, f *Frame) Style {
	st := Style{Fg: randomColor(r), Bg: randomColor(r)}
	if r.IntN(3) == 0 {
		st.Attr = Attr(r.IntN(64))
	}
	if r.IntN(6) == 0 {
		st.Link = f.Link(pick(r, addresses))
	}
	return st
}

func randomText(r *rand.Rand, of []string) string {
	var b strings.Builder
	for range r.IntN(12) {
		b.WriteString(pick(r, of))
	}
	return b.String()
}

func randomRect(r *rand.Rand, f *Frame) Rect {
	return Rect{r.IntN(f.width+4) - 2, r.IntN(f.height+4) - 2, r.IntN(f.width + 3), r.IntN(f.height + 3)}
}

// scribble does n random things to f, with characters out of of.
func scribble(r *rand.Rand, of []string, f *Frame, n int) {
	for range n {
		x, y := r.IntN(f.width+6)-3, r.IntN(f.height+2)-1
		switch r.IntN(10) {
		case 0:
			f.Fill(randomRect(r, f), randomStyle(r, f))
		case 1:
			st := randomStyle(r, f)
			f.Restyle(randomRect(r, f), func(Style) Style { return st })
		case 2:
			f.Draw(f, randomRect(r, f), x, y)
		case 3:
			f.PrintIn(randomRect(r, f), x, y, randomText(r, of), randomStyle(r, f))
		case 4:
			src := randomFrame(r, of, r.IntN(8)+1, r.IntN(3)+1)
			f.Draw(src, randomRect(r, src), x, y)
		default:
			f.Print(x, y, randomText(r, of), randomStyle(r, f))
		}
	}
}

func randomFrame(r *rand.Rand, of []string, width, height int) *Frame {
	f := New(width, height, typeset.Narrow, Style{})
	if r.IntN(2) == 0 {
		f = New(width, height, typeset.Narrow, randomStyle(r, f))
	}
	for range min(width*height, r.IntN(2*height+1)) {
		f.Print(r.IntN(width), r.IntN(height), randomText(r, of), randomStyle(r, f))
	}
	return f
}
