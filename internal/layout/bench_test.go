package layout_test

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/internal/lettering"
)

// plain is a title and a list.
const plain = "# 今天的内容\n\n- 为什么：要实现下一代 AI 性能的百倍飞跃，我们须从底层重新构建\n- 怎么做：观察、提炼、实现\n- 谁来做：高度学科交叉的合作\n"

// The benchmarks lay a slide out anew each time: a Layouts that keeps nothing.
func BenchmarkRich(b *testing.B)  { bench(b, rich, 80, 24, lettering.None) }
func BenchmarkPlain(b *testing.B) { bench(b, plain, 80, 24, lettering.None) }

// BenchmarkMedium finds the sizes of a slide and sets it in medium letters.
func BenchmarkMedium(b *testing.B) { bench(b, short, 120, 40, lettering.Sextants) }

// BenchmarkDense finds that a slide does not stand in medium letters.
func BenchmarkDense(b *testing.B) { bench(b, plain+"\n"+plain, 120, 40, lettering.Sextants) }

// BenchmarkStatement tries the sizes of a statement from the largest on.
func BenchmarkStatement(b *testing.B) { bench(b, quotation, 120, 40, lettering.Sextants) }

func bench(b *testing.B, src string, width, height int, way lettering.Way) {
	v := layout.View{Deck: parse(b, src), Look: look(b, true, colorprofile.TrueColor), Width: width, Height: height, Lettering: way}
	b.ReportAllocs()
	for b.Loop() {
		layout.New(0).Layout(v)
	}
}

// TestBytesOfLetters encodes changes between slides in large letters.
func TestBytesOfLetters(t *testing.T) {
	other := "# 计算资源\n\n## 自建112张5090显卡集群，来这里打最富裕的仗\n\n- 112张英伟达**5090**显卡\n- 14台计算节点，十万兆光口互联\n"
	for _, c := range []struct{ width, height, most int }{{120, 40, 16_000}, {80, 24, 2_500}} {
		first, second := lettered(t, short, c.width, c.height), lettered(t, other, c.width, c.height)
		n := len(frame.Encoder{Profile: colorprofile.TrueColor}.Encode(nil, first, second))
		if t.Logf("%dx%d: %d bytes", c.width, c.height, n); n > c.most {
			t.Errorf("%dx%d: a change is %d bytes, want at most %d", c.width, c.height, n, c.most)
		}
	}
}

func BenchmarkEncodeLetters(b *testing.B) {
	first, second := lettered(b, short, 120, 40), lettered(b, english, 120, 40)
	var dst []byte
	b.ReportAllocs()
	for b.Loop() {
		dst = frame.Encoder{Profile: colorprofile.TrueColor}.Encode(dst[:0], first, second)
	}
}

func lettered(t testing.TB, src string, width, height int) *frame.Frame {
	return layout.New(0).Layout(layout.View{
		Deck: parse(t, src), Look: look(t, true, colorprofile.TrueColor), Width: width, Height: height, Lettering: lettering.Sextants, Still: true,
	}).Frame
}
