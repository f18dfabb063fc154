package layout_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/layout"
	"revolute/theme"
)

func look(t testing.TB, dark bool, p colorprofile.Profile) *theme.Look {
	t.Helper()
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	return th.For(theme.Viewer{Dark: dark, Profile: p})
}

func parse(t testing.TB, src string) *deck.Deck {
	t.Helper()
	d, err := deck.Parse("talk.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// rich has every kind of block, Chinese and English, emphasis over breaks.
const rich = `# 编译器与解释器：“复杂性”从哪里来？

编译器会先检查类型（静态检查），然后生成中间代码，最后才输出机器码；**错误必须处理，**不能忽略。他写道：“我们不需要更多的功能，我们需要更少的错误。”全场沉默……随后响起掌声——这就是 Go 1.26 的故事，见[序言](https://go.dev/doc)。

- 第一项：错误信息应当说明三件事：发生了什么、为什么发生、接下来该做什么
  - 嵌套：a deeply nested English item that goes on for a while
- **“引号在内”**也可以，` + "`fmt.Println(\"你好\")`" + `
1. 一
2. 二

| 名称 | Type | 说明 |
|:---|:---:|---:|
| 超时 | int | 等待回复的秒数，超过之后连接被关闭，不再重试 |
| 重试次数 | string | 失败后再试几次 |

> 程序首先是写给人读的。
> 《计算机程序的构造和解释》

` + "```go\nfunc main() {\n\tfmt.Println(\"你好，世界\", aVeryLongIdentifierThatDoesNotFitIntoANarrowWindow)\n}\n```\n"

// all returns the text of a slide at every scroll position, row by row.
func all(ls *layout.Layouts, v layout.View) string {
	var b strings.Builder
	v.Scroll = 0
	s := ls.Layout(v)
	b.WriteString(s.Frame.Text())
	for _, l := range s.Frame.Lettered() {
		fmt.Fprintln(&b, l.Text)
	}
	for v.Scroll = 1; v.Scroll <= s.Scroll; v.Scroll++ {
		rows := strings.Split(strings.TrimRight(ls.Layout(v).Frame.Text(), "\n"), "\n")
		if len(rows) > 2 {
			fmt.Fprintln(&b, strings.Join(rows[max(0, len(rows)-4):], "\n"))
		}
	}
	return b.String()
}

// TestNothingIsLost shows slides at every width and scrolls through them: each
// character of the source is to be seen, and no row is wider than the window.
func TestNothingIsLost(t *testing.T) {
	for name, src := range map[string]string{"rich": rich, "features": features, "cards": cards, "nested": nested, "rows": rows, "notes": notes, "alerts": alerts, "aligned": aligned} {
		t.Run(name, func(t *testing.T) { nothingIsLost(t, src, map[bool]int{true: 1, false: 3}[name == "rich"]) })
	}
}

// nothingIsLost shows a slide in windows whose widths differ by a step.
func nothingIsLost(t *testing.T, src string, by int) {
	t.Helper()
	d := parse(t, src)
	lk := look(t, true, colorprofile.TrueColor)
	want := map[rune]int{}
	for _, r := range d.Slide(0, "").Text() {
		if !unicode.IsSpace(r) {
			want[r]++
		}
	}
	for _, height := range []int{6, 12, 24, 60} {
		for width := 20; width <= 300; width += by {
			if height != 24 && width%7 != 0 {
				continue
			}
			ls := layout.New(1 << 20)
			text := all(ls, layout.View{Deck: d, Look: lk, Width: width, Height: height, Still: true, Pos: deck.Pos{Step: 1 << 10}})
			got := map[rune]int{}
			for _, r := range text {
				got[r]++
			}
			for r, n := range want {
				if got[r] < n {
					t.Fatalf("%dx%d: %q is to be seen %d times, want %d:\n%s", width, height, r, got[r], n, text)
				}
			}
			for row := range strings.Lines(text) {
				if w := lk.Viewer.Widths.Width(strings.TrimRight(row, "\n")); w > width {
					t.Fatalf("%dx%d: row of %d columns: %q", width, height, w, row)
				}
			}
		}
	}
}

// TestAnySize lays slides out at sizes that make no sense: nothing panics.
func TestAnySize(t *testing.T) {
	d := parse(t, rich)
	lk := look(t, false, colorprofile.ANSI)
	ls := layout.New(1 << 20)
	for _, size := range [][2]int{{1, 1}, {2, 1}, {1, 50}, {19, 5}, {20, 5}, {19, 6}, {20, 6}, {300, 6}, {1000, 300}} {
		s := ls.Layout(layout.View{Deck: d, Look: lk, Width: size[0], Height: size[1]})
		if s.Frame == nil || s.Frame.Width() != size[0] || s.Frame.Height() != size[1] {
			t.Errorf("%dx%d: no frame of that size", size[0], size[1])
		}
	}
}

// TestStepsKeepTheirPlace compares the rows of a slide at each step with those
// of its last: what is to be seen stands where it will stand.
func TestStepsKeepTheirPlace(t *testing.T) {
	d := parse(t, "# 标题\n\n一段文字，说明问题。\n\n<!-- pause -->\n\n- 第一\n- 第二\n\n<!-- pause -->\n\n| a | b |\n|---|---|\n| 甲 | 乙 |\n")
	ls := layout.New(1 << 20)
	v := layout.View{Deck: d, Look: look(t, true, colorprofile.TrueColor), Width: 80, Height: 24, Still: true}
	last := d.Slide(0, "").Steps - 1
	if last != 2 {
		t.Fatalf("the slide has %d steps, want 3", last+1)
	}
	v.Pos.Step = last
	end := strings.Split(ls.Layout(v).Frame.Text(), "\n")
	for step := range last {
		v.Pos.Step = step
		for y, row := range strings.Split(ls.Layout(v).Frame.Text(), "\n") {
			if strings.TrimSpace(row) != "" && row != end[y] {
				t.Errorf("step %d, row %d: %q, at the last step %q", step, y, row, end[y])
			}
		}
	}
}
