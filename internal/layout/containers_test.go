package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/frame/frametest"
	"revolute/internal/layout"
	"revolute/internal/lettering"
)

const (
	cards = "# 三张卡片 cards\n\n<!-- cards -->\n<!-- card -->\n### 观察 Observe\n智能体看到的不是世界，而是世界的投影；**脉冲**是它的语言。\n<!-- card: life -->\n### 提炼 Distill\nReduce the train to three marks. 从嘈杂到简单。\n" +
		"<!-- card: energy -->\n### 显现 Manifest\n让一个小网络自己动起来，in its own time。\n<!-- end -->\n\n卡片下面的一段话。\n"
	nested = "# 嵌套的列 nested\n\n<!-- columns: [1, 2] gutter=6 -->\n<!-- column -->\n<!-- alignment: middle -->\n左边居中的一段话，用来说明右边。\n\n<!-- column -->\n<!-- columns: [1, 1] -->\n<!-- column -->\n- one\n- two\n" +
		"<!-- column -->\n- 三\n- 四\n<!-- end -->\n\n> [!TIP]\n> 嵌套的列下面还有一个提示，跨两列。\n<!-- end -->\n"
	rows  = "# 行 rows\n\n<!-- rows: [2, 1] -->\n<!-- row -->\n<!-- alignment: middle -->\n上面一行，占三分之二的高度。\n\n<!-- row -->\n<!-- alignment: right bottom -->\n下面一行，贴底靠右。\n"
	steps = "# 步骤 steps\n\n第一段。\n\n<!-- step: 2-2 -->\n第二步出现，第三步离开。\n\n<!-- step: 3 -->\n第三步取代它的位置，它要长得多：布局不跳，因为两者中较高的一个所需的位置一直留着，无论显示的是哪一个。\n\n<!-- incremental_tables: true -->\n\n| 年 | 事件 |\n|---|---|\n| 1957 | 感知机 |\n| 1986 | 反向传播 |\n\n- 列表 <!-- step: 2 -->\n- 第三步才有\n\n最后一段。\n"
	notes = "# 脚注与定义 footnotes\n\n训练要用 7500 瓦[^a]，大脑只要 20 瓦[^b]。面积 10 m^2^，水 H~2~O。\n\n脉冲 Spike\n: 神经元的语言：**一次放电**，a millisecond long.\n\n学习的原子\n: 把学习拆到不能再拆。\n: The smallest thing that learns.\n\n" +
		"<span class=\"energy\">能量</span>与<span class=\"life\">生命</span>，<u>下划线</u>，<kbd>Ctrl</kbd>\n\n[^a]: Silver 等人，《自然》2016：AlphaGo 用 48 块 TPU 与 1202 块 CPU，见[论文](https://doi.org/10.1038/nature16961)。\n[^b]: 按基础代谢估计。\n"
	alerts  = "# 提醒 alerts\n\n> [!NOTE]\n> 这里是一段说明文字，long enough to wrap at eighty columns, so that we see how it goes on.\n\n> [!WARNING]\n> **不要**这样做。\n\n> 程序首先是写给人读的。\n\n- [x] 完成的任务\n- [ ] 没有完成的任务\n"
	aligned = "# 整块对齐\n\n<!-- alignment: center -->\n\n- one\n- 第二项\n  - 里面\n\n> 一句引文，\\\n> 两行。\n\n```go\nfunc main() {}\n```\n\n<!-- alignment: right -->\n\n1. 右\n2. 对齐的列表\n\n普通段落靠右，一行。\n"
	placed  = "# 位置\n\n最上面。\n\n<!-- alignment: center middle -->\n正中。\n\n<!-- alignment: right bottom -->\n右下角。\n"
)

// TestContainers keeps layouts at the usual sizes and in narrow windows.
func TestContainers(t *testing.T) {
	for _, tt := range []struct{ name, src, why string }{
		{"cards", cards, "side by side, of one height; one under the other where it is narrow"},
		{"nested", nested, "the inner columns share the outer one's width; a short column stands in the middle"},
		{"rows", rows, "the rows share the height"},
		{"steps", steps, "at the last step: the one that left is replaced"},
		{"notes", notes, "footnotes at the foot, terms beside what they mean"},
		{"alerts", alerts, "alerts on a ground of their own, tasks ticked"},
		{"aligned", aligned, "lists, quotations and code as a whole, text line by line"},
		{"statement", "<!-- layout: statement -->\n\n# 结论\n\n- 第一点\n- 第二点，second\n", "a list in a statement stands in the middle as a whole"},
		{"placed", placed, "top, middle and bottom of the body"},
		{"fit", "<!-- fit -->\n# 7,500 W\n\n<!-- fit -->\n学习的原子\n\n<!-- fit -->\nBIG\n", "letters as large as the width, and Chinese spaced out"},
		{"section", "<!-- layout: section -->\n\n# Why?\n\n为什么要重新发明学习\n", "a word and a rule"},
		{"section-zh", "<!-- layout: section -->\n\n# 为什么\n\nWhy learning must be invented anew\n", "there are no large letters of it"},
	} {
		d := parse(t, tt.src)
		for _, p := range d.Problems() {
			t.Errorf("%s: %s:%d: %s", tt.name, p.File, p.Line, p.Text)
		}
		for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 24}} {
			s := layout.New(1 << 20).Layout(layout.View{
				Deck: d, Pos: deck.Pos{Step: 1 << 10}, Look: look(t, true, colorprofile.TrueColor), Width: size[0], Height: size[1], Still: true, Lettering: lettering.Sextants,
			})
			frametest.Golden(t, fmt.Sprintf("container-%s-%dx%d", tt.name, size[0], size[1]), s.Frame)
			if len(s.Problems) > 0 || s.Scroll > 0 && size[0] > 40 {
				t.Errorf("%s %v: problem %v, %d rows too many (%s)", tt.name, size, s.Problems, s.Scroll, tt.why)
			}
		}
	}
}

// TestContainersKeepTheirPlace compares each row of each step with the last
// one's: what stands at both stands at the same place.
func TestContainersKeepTheirPlace(t *testing.T) {
	d := parse(t, steps)
	ls := layout.New(1 << 20)
	v := layout.View{Deck: d, Look: look(t, true, colorprofile.TrueColor), Width: 80, Height: 24, Still: true}
	place := map[string]int{}
	gone := "第二步出现，第三步离开。"
	for step := range d.Slide(0, "").Steps {
		v.Pos.Step = step
		for y, row := range strings.Split(ls.Layout(v).Frame.Text(), "\n") {
			if row = strings.TrimSpace(row); row == "" {
				continue
			}
			if at, ok := place[row]; ok && at != y {
				t.Errorf("step %d: %q in row %d, before in row %d", step, row, y, at)
			}
			place[row] = y
		}
		if text := ls.Layout(v).Frame.Text(); strings.Contains(text, gone) != (step == 1) {
			t.Errorf("step %d: %q is there, or is not:\n%s", step, gone, text)
		}
	}
	if place[gone] == 0 || place[gone] != place["第三步取代它的位置，它要长得多：布局不跳，因为两者中较高的一个所需的位置"] {
		t.Errorf("what comes in place of another does not stand there: %v", place)
	}
}
