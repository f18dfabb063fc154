package layout_test

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/layout"
)

// plain is a title and a list.
const plain = "# 今天的内容\n\n- 为什么：要实现下一代 AI 性能的百倍飞跃，我们须从底层重新构建\n- 怎么做：观察、提炼、实现\n- 谁来做：高度学科交叉的合作\n"

// The benchmarks lay a slide out anew each time: a Layouts that keeps nothing.
func BenchmarkRich(b *testing.B)  { bench(b, rich) }
func BenchmarkPlain(b *testing.B) { bench(b, plain) }

func bench(b *testing.B, src string) {
	v := layout.View{Deck: parse(b, src), Look: look(b, true, colorprofile.TrueColor), Width: 80, Height: 24}
	b.ReportAllocs()
	for b.Loop() {
		layout.New(0).Layout(v)
	}
}
