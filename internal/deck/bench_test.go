package deck

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const rich = `# 第 %d 页：学习的原子

他写道：“我们不需要更多的功能，**我们需要更少的错误。**”全场沉默，随后响起掌声。
时间复杂度、空间复杂度、[通信复杂度](https://example.org/a)：三者之间，往往此消彼长。

- 第一项：错误信息应当说明**三件事**：发生了什么、为什么发生
- 第二项：“简单”不等于“容易”
  - 讲义、代码、习题，都放在同一个 *仓库* 里

| 名称 | 类型 | 说明 |
|---|---|---|
| 超时 | 整数 | 等待回复的秒数 |
| 日志 | 布尔 | 是否写日志（调试） |

` + "```go\nfunc main() {\n\tctx, stop := context.WithCancel(bg)\n\tdefer stop()\n}\n```" + `

<!-- 讲慢一点。 -->

---

`

// deckOf is a deck of n rich slides.
func deckOf(n int) []byte {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, rich, i+1)
	}
	return []byte(b.String())
}

func BenchmarkSlide(b *testing.B) {
	d, err := Parse("t.md", deckOf(1))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		d.parse(d.found.all().parts[0].files[0], 0, nil)
	}
}

func BenchmarkPlainSlide(b *testing.B) {
	d, err := Parse("t.md", []byte("# 为什么？\n\n要实现下一代 AI 性能的百倍飞跃，我们须从底层重新构建。\n"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		d.parse(d.found.all().parts[0].files[0], 0, nil)
	}
}

// BenchmarkFirst opens a deck from disk and builds its first slide: the time is
// not to grow with the number of slides, but for that of reading the file.
func BenchmarkFirst(b *testing.B) {
	for _, n := range []int{12, 500, 5000, 20000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "t.md")
			if err := os.WriteFile(path, deckOf(n), 0o644); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				d, err := Open(path)
				if err != nil {
					b.Fatal(err)
				}
				d.Slide(0, "")
			}
		})
	}
}

// BenchmarkFirstOfFolder does the same with a folder of 40 files.
func BenchmarkFirstOfFolder(b *testing.B) {
	for _, n := range []int{12, 500, 5000, 20000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			for i := range 40 {
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d-part.md", i)), deckOf(max(1, n/40)), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				d, err := Open(dir)
				if err != nil {
					b.Fatal(err)
				}
				d.Slide(0, "")
			}
		})
	}
}

// BenchmarkOpen opens a deck from disk, finds all its slides and builds the first
// one.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{10, 500, 20000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "t.md")
			src := deckOf(n)
			if err := os.WriteFile(path, src, 0o644); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				d, err := Open(path)
				if err != nil || d.Len() != n {
					b.Fatal(d.Len(), err)
				}
				d.Slide(0, "")
			}
		})
	}
}

// BenchmarkManyDollars parses dollars that pair with nothing, 350 KB of them:
// the time is to grow with their number, not with its square.
func BenchmarkManyDollars(b *testing.B) {
	for b.Loop() {
		one(b, strings.Repeat("$a ", 100_000))
		one(b, strings.Repeat("$$ a\n", 10_000))
	}
}
