//go:build unix

package terminal

import (
	"fmt"
	"strings"
)

// Marks are the words that stand at the beginning and the end of slide n of a
// Deck, 1-based.
func Marks(n int) []string { return []string{fmt.Sprintf("PAGE-%04d", n), fmt.Sprintf("END-%04d", n)} }

// What the first slide of a Deck shows under its text.
const (
	Code = iota
	Table
	List
)

// Deck returns a deck of Chinese slides, all of which fit 80x24 in any program:
// code, a table and a list take turns, and first begins. With hard, lines are no
// longer than 76 columns, for programs that do not wrap text.
func Deck(slides, first int, hard bool) string {
	var b strings.Builder
	for n := 1; n <= slides; n++ {
		if n > 1 {
			b.WriteString("\n---\n\n")
		}
		marks := Marks(n)
		fmt.Fprintf(&b, "# 第 %d 页\n\n%s\n\n%s\n\n%s\n", n, paragraph(marks[0], n, hard), figures[(first+n-1)%len(figures)], marks[1])
	}
	return b.String()
}

// paragraph returns about four lines of text that begin with mark.
func paragraph(mark string, n int, hard bool) string {
	line := mark
	var lines []string
	for i := range 5 {
		s := sentences[(n*3+i)%len(sentences)]
		if hard && i > 0 {
			lines, line = append(lines, line), s
			continue
		}
		line += " " + s
		if !hard {
			line = strings.Replace(line, "。 ", "。", 1)
		}
	}
	return strings.Join(append(lines, line), "\n")
}

var sentences = []string{
	"编译器先检查类型，再生成中间代码，最后输出机器码（优化另算）。",
	"他说：“我们要的不是更多功能，而是更少的错误。”",
	"缓存难在三处：命名、失效，以及差一错误。",
	"请打开终端，修改参数（例如缓冲区大小），再观察一次输出。",
	"并发不是并行：前者关心结构，后者关心执行；两者常被混淆。",
	"内存分为栈、堆与静态区，各有各的生命周期、方式和代价。",
	"为什么不用浏览器？因为这里只有一条串口线！",
}

var figures = []string{
	"```go\nfunc main() {\n\tctx, stop := context.WithCancel(bg)\n\tdefer stop()\n\tfmt.Println(\"你好，世界\", ctx)\n}\n```",
	"| 名称 | 类型 | 说明 |\n|---|---|---|\n| 超时 | 整数 | 等待回复的秒数 |\n| 重试 | 整数 | 失败后再试几次 |\n| 日志 | 布尔 | 是否写入文件 |",
	"- 第一项：错误信息说明发生了什么\n- 第二项：“简单”不等于“容易”\n- 第三项：讲义与代码放在一个仓库里",
}
