package typeset

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWrap(t *testing.T) {
	tests := []struct {
		in      string
		measure int
		want    []string
		why     string
	}{
		{"", 10, []string{""}, "an empty text is one empty line"},
		{"a\n\nb", 10, []string{"a", "", "b"}, "newlines end lines"},
		{"世界世界", 4, []string{"世界", "世界"}, "ideographs are two columns and break anywhere"},
		{"世界，世界", 4, []string{"世", "界，", "世界"}, "a comma starts no line"},
		{"一二（三四）五六", 6, []string{"一二", "（三", "四）", "五六"}, "brackets stay with what they hold"},
		{"他说：“你好。”然后", 8, []string{"他说：", "“你好。”", "然后"}, "closing quotes start no line, opening ones end none"},
		{"一二三……四五", 7, []string{"一二", "三……", "四五"}, "an ellipsis of two is one, and starts no line"},
		{"一二三——四五", 7, []string{"一二三", "——四五"}, "a dash of two is one"},
		{"内存 7TB", 7, []string{"内存", "7TB"}, "a number stays with its unit"},
		{"频率2.1-3.8 GHz高", 12, []string{"频率", "2.1-3.8 GHz", "高"}, "also over a space and a range"},
		{"每人150,000 瓦特", 14, []string{"每人", "150,000 瓦特"}, "also in Chinese"},
		{"自建112张显卡", 6, []string{"自建", "112张", "显卡"}, "a measure word stays with its number"},
		{"约1.2亿人民币", 12, []string{"约", "1.2亿人民币"}, "a scale and a currency stay with theirs"},
		{"翻一倍要5-6个月", 10, []string{"翻一倍要", "5-6个月"}, "a range and its unit"},
		{"Hello wonderful world", 10, []string{"Hello", "wonderful", "world"}, "words are not cut"},
		{"中文Chinese中文", 9, []string{"中文", "Chinese", "中文"}, "a break may stand between Chinese and Latin"},
		{"internationalization", 8, []string{"internat", "ionaliza", "tion"}, "a word wider than the measure is"},
		{"https://example.org/some/path", 16, []string{"https://", "example.org/", "some/path"}, "an address is cut behind its slashes"},
		{"一个很长的段落结尾字", 18, []string{"一个很长的段落结", "尾字"}, "no last line of a single character"},
		{"一个很长的段落结尾字。", 20, []string{"一个很长的段落结", "尾字。"}, "its full stop does not make it two"},
		{"ab   ", 4, []string{"ab"}, "spaces at the end hang"},
		{"我去看看你们的书", 6, []string{"我去看", "看你们", "的书"}, "only …… and —— are one, not every doubled character"},
		{"aaaaaaaa , b", 9, []string{"aaaaaaa", "a , b"}, "a comma starts no line, also after a space"},
		{"一二三四 ，五六", 9, []string{"一二三", "四 ，五六"}, "nor does a Chinese one"},
		{"about .5 of it", 7, []string{"about", ".5 of", "it"}, "a number may begin with its point"},
		{"the COVID-19 one", 10, []string{"the", "COVID-19", "one"}, "a hyphen before a number is no place to break"},
		{"他说：“嗯” - 好", 10, []string{"他说：“嗯”", "- 好"}, "a dash may start a line after a quote and a space"},
		{"世", 1, []string{"世"}, "a wide character is wider than a measure of one"},
		{"👩‍👩‍👧👩‍👩‍👧", 2, []string{"👩‍👩‍👧", "👩‍👩‍👧"}, "a family of emoji is one cluster"},
	}
	for _, tt := range tests {
		got := Wrap(tt.in, tt.measure)
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("Wrap(%q, %d) = %q, want %q: %s", tt.in, tt.measure, got, tt.want, tt.why)
		}
	}
}

func TestBalanced(t *testing.T) {
	tests := []struct {
		in      string
		measure int
		want    []string
		why     string
	}{
		{"短标题", 20, []string{"短标题"}, "one line stays"},
		{"解码神经元的关键机理，以启发新一代人工智能系统。", 40, []string{"解码神经元的关键机理，", "以启发新一代人工智能系统。"}, "behind the comma, not where the line is full"},
		{"解码神经元的关键机理，\n以启发新一代人工智能系统和其他所有系统。", 26, []string{"解码神经元的关键机理，", "以启发新一代人工智能", "系统和其他所有系统。"}, "each line that ends by hand is balanced alone"},
		{"自建集群池化方案（每人可使用到整个集群）", 34, []string{"自建集群池化方案", "（每人可使用到整个集群）"}, "before a bracket rather than within it"},
		{"one two three four five six", 20, []string{"one two three", "four five six"}, "even lines"},
	}
	for _, tt := range tests {
		var got []string
		for _, ln := range Narrow.Balanced(nil, tt.in, tt.measure) {
			got = append(got, tt.in[ln.Start:ln.End])
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("Balanced(%q, %d) = %q, want %q: %s", tt.in, tt.measure, got, tt.want, tt.why)
		}
	}
}

const mixed = "编译器会先检查类型（静态检查），然后生成中间代码，最后才输出机器码。请打开终端，输入命令，观察输出；然后修改参数（例如缓冲区的大小），再观察一次。" +
	"他写道：“我们不需要更多的功能，我们需要更少的错误。”全场沉默……随后响起掌声——这就是《计算机程序的构造和解释》（第二版）的故事。" +
	"AlphaGo: 176个GPU, 1202个CPU, 150,000 瓦特；2912线程，2.1-3.8 GHz，十万兆光口互联。The quick brown fox (who was 3.5 years old) jumps over “the lazy dog”; " +
	"see https://example.org/a/very/long/path?with=query&and=more. 👩‍👩‍👧 emoji 🎉🎉 and e\u0301 accents. 「引用」『双引』【方头】〔六角〕！？"

// TestEveryMeasure breaks a long mixed paragraph at every measure.
func TestEveryMeasure(t *testing.T) {
	for measure := 1; measure <= 300; measure++ {
		for _, w := range []Widths{Narrow, Wide} {
			check(t, w, mixed, measure, measure >= 14)
		}
	}
}

// check asserts what holds of all lines; strict also the rules of kinsoku,
// which need some room.
func check(t *testing.T, w Widths, text string, measure int, strict bool) {
	t.Helper()
	end := 0
	for i, ln := range w.Lines(nil, text, measure) {
		if strings.Trim(text[end:ln.Start], " \n") != "" || ln.End < ln.Start {
			t.Fatalf("measure %d: %q is lost before line %d", measure, text[end:ln.Start], i)
		}
		end = ln.End
		s := text[ln.Start:ln.End]
		if got := w.Width(s); got != ln.Width {
			t.Fatalf("measure %d: line %q is %d wide, Width says %d", measure, s, got, ln.Width)
		}
		if _, first := w.Next(s); ln.Width > measure && ln.Width > first {
			t.Fatalf("measure %d: line %q is %d wide", measure, s, ln.Width)
		}
		if !strict || s == "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(s)
		last, _ := utf8.DecodeLastRuneInString(s)
		if i > 0 && startsNoLine(first) {
			t.Errorf("measure %d: line %q starts with %q", measure, s, first)
		}
		if endsNoLine(last) && ln.End < len(text) {
			t.Errorf("measure %d: line %q ends with %q", measure, s, last)
		}
	}
	if strings.Trim(text[end:], " \n") != "" {
		t.Fatalf("measure %d: the end %q is lost", measure, text[end:])
	}
}

// TestWhole keeps what belongs together on one line, at every measure.
func TestWhole(t *testing.T) {
	for _, whole := range []string{"……", "——", "176个", "1202个", "150,000 瓦特", "2912线程", "2.1-3.8 GHz", "quick", "3.5", "jumps"} {
		at := strings.Index(mixed, whole)
		for measure := 16; measure <= 120; measure++ {
			for _, ln := range Narrow.Lines(nil, mixed, measure) {
				if ln.End > at && ln.End < at+len(whole) {
					t.Errorf("measure %d: %q is cut at the end of %q", measure, whole, mixed[ln.Start:ln.End])
				}
			}
		}
	}
}

func FuzzLines(f *testing.F) {
	f.Add(mixed, 20)
	f.Add("a b\n\nc  d", 1)
	f.Add("a\u0600世9", 2)
	f.Add("\xff\xfe“”……", 3)
	f.Fuzz(func(t *testing.T, text string, measure int) {
		if measure < 1 || measure > 500 || len(text) > 4000 {
			return
		}
		check(t, Narrow, text, measure, false)
		Wide.Balanced(nil, text, measure)
	})
}

func BenchmarkLines(b *testing.B) {
	text := mixed
	dst := make([]Line, 0, 64)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dst = Narrow.Lines(dst[:0], text, 72)
	}
}
