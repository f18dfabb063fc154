package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/layout"
)

// TestLongCode scrolls through a listing of many lines: each is where it belongs,
// and only what is to be seen is set.
func TestLongCode(t *testing.T) {
	const lines = 6_000
	var b strings.Builder
	b.WriteString("# 长\n\n```go +line_numbers\n")
	for i := range lines {
		fmt.Fprintf(&b, "func f%d() { return }\n", i+1)
	}
	b.WriteString("```\n\n最后\n")
	v := layout.View{Deck: parse(t, b.String()), Look: look(t, true, colorprofile.TrueColor), Width: 80, Height: 24, Still: true}
	ls := layout.New(1 << 20)
	most := ls.Layout(v).Scroll
	for _, scroll := range []int{0, 1, 777, most, most + 5, 1 << 30} {
		v.Scroll = scroll
		text := ls.Layout(v).Frame.Text()
		want := fmt.Sprintf("func f%d()", min(scroll, most)+5)
		if !strings.Contains(text, want) {
			t.Errorf("scrolled by %d there is no %q:\n%s", scroll, want, text)
		}
	}
	if !strings.Contains(ls.Layout(v).Frame.Text(), "最后") {
		t.Error("the end is not to be seen")
	}
}

func BenchmarkLongCode(b *testing.B) {
	src := "# 长\n\n```go\n" + strings.Repeat("\tfor i := range 10 { fmt.Println(\"你好\", i) } // 一行\n", 8000) + "```\n"
	v := layout.View{Deck: parse(b, src), Look: look(b, true, colorprofile.TrueColor), Width: 80, Height: 24, Still: true}
	v.Deck.Slide(0, "")
	b.ReportAllocs()
	for b.Loop() {
		layout.New(0).Layout(v)
	}
}
