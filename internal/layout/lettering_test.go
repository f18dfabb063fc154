package layout_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/internal/lettering"
	"revolute/theme"
)

// words returns what a frame says: its cells and the words of its large letters.
func words(f *frame.Frame) string {
	var b strings.Builder
	b.WriteString(f.Text())
	for _, l := range f.Lettered() {
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

const (
	short     = "# 其他资源\n\n## 一切为学生最好的成长\n\n- 科研基础和数理基础的系统化教学\n- 效率工具（付费版ChatGPT等）\n- 博士鼓励和全力支持2年出国交换\n"
	quotation = "<!-- layout: statement -->\n\nGeoffrey Hinton 教授，图灵奖得主：\n\n# “科学界需要新的**不依赖于梯度传播**的方法去训练神经网络”\n"
	english   = "# Computing resources\n\nOur own cluster of 112 RTX 5090 GPUs: come and do research with compute to spare.\n"
)

// TestSizes compares the sizes of type that slides take.
func TestSizes(t *testing.T) {
	long := "# 一个很长的标题，它在一行大字里放不下，因此只好用中号字，\n\n短的正文。\n"
	dense := "# 标题\n\n" + strings.Repeat("编译器会先检查类型，然后生成中间代码，最后才输出机器码。\n\n", 6)
	for _, tt := range []struct {
		src           string
		way           lettering.Way
		width, height int
		title, body   lettering.Size
		why           string
	}{
		{short, lettering.Sextants, 120, 40, lettering.Large, lettering.Medium, "a short list is medium under a large title"},
		{short, lettering.Octants, 120, 40, lettering.Large, lettering.Medium, "of octants too"},
		{short, lettering.Sextants, 200, 60, lettering.Huge, lettering.Large, "all is larger in a window half as large again"},
		{short, lettering.Blocks, 120, 40, lettering.Large, lettering.Small, "without sextants there is no medium"},
		{short, lettering.None, 120, 40, lettering.Small, lettering.Small, "none is none"},
		{short, lettering.Sextants, 80, 24, lettering.Medium, lettering.Small, "few rows: a medium title, a small body"},
		{short, lettering.Blocks, 80, 24, lettering.Large, lettering.Small, "few rows without sextants"},
		{short, lettering.Sextants, 69, 24, lettering.Small, lettering.Small, "too narrow for large type"},
		{short, lettering.Sextants, 80, 19, lettering.Small, lettering.Small, "too few rows"},
		{long, lettering.Sextants, 120, 40, lettering.Medium, lettering.Medium, "a title of two lines is medium"},
		{dense, lettering.Sextants, 120, 40, lettering.Large, lettering.Small, "a dense body is small"},
		{quotation, lettering.Sextants, 120, 40, lettering.Large, lettering.Medium, "a quotation fills the page"},
		{quotation, lettering.Blocks, 80, 24, lettering.Condensed, lettering.Small, "also in a small window"},
		{"# “3Q”模型的学习机理", lettering.Sextants, 120, 40, lettering.Large, lettering.Medium, "a heading alone fills the page"},
		{"# Why?", lettering.Sextants, 120, 40, lettering.Huge, lettering.Medium, "a word alone is huge"},
		{"> 程序首先是写给人读的，其次才是让机器执行的。\n\n《计算机程序的构造和解释》", lettering.Sextants, 120, 40, lettering.Large, lettering.Medium, "a quotation with who says it"},
		{"# 快速排序\n\n```go\nfunc main() {}\n```", lettering.Sextants, 120, 40, lettering.Large, lettering.Medium, "code alone"},
		{"# שלום\n\nשלום", lettering.Sextants, 120, 40, lettering.Small, lettering.Medium, "there are no letters of this script"},
	} {
		s := layout.New(1 << 20).Layout(layout.View{
			Deck: parse(t, tt.src), Look: look(t, true, colorprofile.TrueColor), Width: tt.width, Height: tt.height, Lettering: tt.way, Still: true,
		})
		if s.Type != (layout.Type{Title: tt.title, Body: tt.body}) || s.Scroll > 0 {
			t.Errorf("%q with %v in %dx%d: title %v, body %v, %d rows too many; want %v, %v: %s",
				tt.src, tt.way, tt.width, tt.height, s.Type.Title, s.Type.Body, s.Scroll, tt.title, tt.body, tt.why)
		}
	}
}

// TestOneTitleOneSize: slides of one title share the size of their text, and the
// body begins at one row under every title of one line.
func TestOneTitleOneSize(t *testing.T) {
	dense := strings.Repeat("编译器会先检查类型，然后生成中间代码，最后才输出机器码。\n\n", 6)
	d := parse(t, "# 标题\n\n短\n\n---\n\n# 标题\n\n"+dense+"\n\n---\n\n# 另一个\n\n短\n\n---\n\n# A title that is not short\n\n短\n")
	ls := layout.New(1 << 20)
	v := layout.View{Deck: d, Look: look(t, true, colorprofile.TrueColor), Width: 120, Height: 40, Lettering: lettering.Sextants, Still: true}
	bodies := map[int]int{}
	for i, want := range []lettering.Size{lettering.Small, lettering.Small, lettering.Medium, lettering.Medium} {
		v.Pos.Slide = i
		s := ls.Layout(v)
		if s.Type.Body != want {
			t.Errorf("slide %d has a %v body, want %v", i+1, s.Type.Body, want)
		}
		for _, l := range s.Frame.Lettered() {
			if l.Text == "短" {
				bodies[l.Rect.Y]++
			}
		}
	}
	if len(bodies) != 1 {
		t.Errorf("bodies begin at rows %v", bodies)
	}
}

// TestLetteringLosesNothing shows slides in every way at many sizes: all that they
// say is to be seen, within the window, and no line begins or ends with what must
// not stand there.
func TestLetteringLosesNothing(t *testing.T) {
	lk := look(t, true, colorprofile.TrueColor)
	for name, src := range map[string]string{
		"rich": rich, "short": short, "quotation": quotation, "english": english, "cards": cards, "nested": nested, "notes": notes, "alerts": alerts, "aligned": aligned,
	} {
		d := parse(t, src)
		want := map[rune]int{}
		for _, r := range d.Slide(0, "").Text() {
			if !unicode.IsSpace(r) {
				want[r]++
			}
		}
		for _, way := range []lettering.Way{lettering.Blocks, lettering.Sextants, lettering.Octants} {
			for width := 66; width <= 240; width += 37 {
				for _, height := range []int{20, 24, 34, 40, 60} {
					ls := layout.New(1 << 20)
					v := layout.View{Deck: d, Look: lk, Width: width, Height: height, Lettering: way, Still: true, Pos: deck.Pos{Step: 1 << 10}}
					got, text := map[rune]int{}, ""
					for most := 0; v.Scroll <= most; v.Scroll++ {
						s := ls.Layout(v)
						most = s.Scroll
						text = words(s.Frame)
						for _, r := range text {
							got[r]++
						}
						checkLines(t, fmt.Sprintf("%s in %dx%d with %v", name, width, height, way), s.Frame)
					}
					for r, n := range want {
						if got[r] < n {
							t.Fatalf("%s in %dx%d with %v: %q is to be seen %d times, want %d:\n%s", name, width, height, way, r, got[r], n, text)
						}
					}
				}
			}
		}
	}
}

// checkLines asserts that lines of large letters stand within the frame and begin
// and end as they may.
func checkLines(t *testing.T, name string, f *frame.Frame) {
	t.Helper()
	for _, l := range f.Lettered() {
		if l.Rect.X < 0 || l.Rect.X+l.Rect.W > f.Width() {
			t.Errorf("%s: %q stands from column %d to %d", name, l.Text, l.Rect.X, l.Rect.X+l.Rect.W)
		}
	}
}

// TestLetteringKinsoku asserts that no line of large letters begins with closing
// punctuation, which the same rules as for small text keep.
func TestLetteringKinsoku(t *testing.T) {
	text := "编译器会先检查类型（静态检查），然后生成中间代码，最后才输出机器码。全场沉默……随后响起掌声——这就是故事。"
	d := parse(t, "# 标题\n\n"+text+"\n")
	for width := 110; width <= 200; width++ {
		s := layout.New(1 << 20).Layout(layout.View{
			Deck: d, Look: look(t, true, colorprofile.TrueColor), Width: width, Height: 60, Lettering: lettering.Sextants, Still: true,
		})
		var got strings.Builder
		for _, l := range s.Frame.Lettered() {
			if l.Text == "标题" {
				continue
			}
			if strings.ContainsAny(l.Text[:3], "，。）……——") || strings.HasSuffix(l.Text, "（") {
				t.Errorf("width %d: a line is %q", width, l.Text)
			}
			got.WriteString(l.Text)
		}
		if got.String() != text {
			t.Errorf("width %d: the lines say %q", width, got.String())
		}
	}
}

// TestStepsKeepTheirSize: a slide has one size at all of its steps.
func TestStepsKeepTheirSize(t *testing.T) {
	d := parse(t, "# 标题\n\n第一段。\n\n<!-- pause -->\n\n第二段，"+strings.Repeat("很长很长", 40)+"。\n")
	ls := layout.New(1 << 20)
	v := layout.View{Deck: d, Look: look(t, true, colorprofile.TrueColor), Width: 120, Height: 40, Lettering: lettering.Sextants, Still: true}
	first := ls.Layout(v).Type
	v.Pos.Step = 1
	if last := ls.Layout(v).Type; first != last || last.Body != lettering.Small {
		t.Errorf("at the first step %v, at the last %v", first, last)
	}
}

// TestEmphasisWithoutColours: strokes of medium and large letters are no wider, so
// that emphasis is a line under them where there are no colours.
func TestEmphasisWithoutColours(t *testing.T) {
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	d := parse(t, "# 标题\n\n一**二**三\n")
	for _, p := range []colorprofile.Profile{colorprofile.Ascii, colorprofile.TrueColor} {
		s := layout.New(1 << 20).Layout(layout.View{
			Deck: d, Look: th.For(theme.Viewer{Dark: true, Profile: p}), Width: 120, Height: 40, Lettering: lettering.Sextants, Still: true,
		})
		for _, l := range s.Frame.Lettered() {
			line := l.Style.Attr&frame.Underline != 0
			if want := l.Text == "二" && p == colorprofile.Ascii; line != want {
				t.Errorf("%v: %q is underlined: %v, want %v", p, l.Text, line, want)
			}
		}
	}
}
