package typeset

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// raggedness is what a division into lines costs: for each line the square of the
// columns by which it differs from the average, and for each break what its joint
// costs. It is -1 if a line is too long.
func raggedness(all []element, ends []int, measure int) int {
	average := 0
	for _, e := range all {
		average += e.width
	}
	average /= len(ends)
	p := paragraph{text: join(all)}
	p.findBreaks()
	cost, from := 0, 0
	for _, to := range ends {
		width := columns(all[from:to])
		if width > measure {
			return -1
		}
		cost += (width - average) * (width - average)
		if from = to; to < len(all) {
			cost += jointCosts[p.jointAt(to, strings.ContainsFunc(p.text, IsCJK))] * measure * measure / 100
		}
	}
	return cost
}

// best returns the least cost of all divisions into n lines at good breaks, -1 if
// there is none.
func best(all []element, from, n, measure int, ends []int) int {
	if n == 1 {
		return raggedness(all, append(slices.Clone(ends), len(all)), measure)
	}
	least := -1
	for to := from + 1; to < len(all); to++ {
		if all[to-1].after != good || columns(all[from:to]) > measure {
			continue
		}
		if cost := best(all, to, n-1, measure, append(slices.Clone(ends), to)); cost >= 0 && (least < 0 || cost < least) {
			least = cost
		}
	}
	return least
}

// TestBalancedIsBest compares Balanced with all ways to break random titles into
// as many lines.
func TestBalancedIsBest(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	compared := 0
	for range 4000 {
		text := strings.Trim(randomText(rnd, 4+rnd.IntN(14)), " ")
		if text == "" {
			continue
		}
		w, measure := Widths(rnd.IntN(2)), 8+rnd.IntN(20)
		all := elements(text, w)
		lines := w.Lines(nil, text, measure)
		got := w.Balanced([]Line{{1, 2, 3}}, text, measure)
		if got[0] != (Line{1, 2, 3}) || len(got)-1 != len(lines) {
			t.Fatalf("Balanced(%q, %d) makes %d lines after %v, Lines %d", text, measure, len(got)-1, got[0], len(lines))
		}
		if len(lines) < 2 || len(lines) > 4 {
			continue
		}
		least := best(all, 0, len(lines), measure, nil)
		if least < 0 {
			if !slices.Equal(got[1:], lines) {
				t.Fatalf("Balanced(%q, %d) = %v where good breaks do not suffice", text, measure, got[1:])
			}
			continue
		}
		compared++
		var ends []int
		for _, ln := range got[2:] {
			at := 0
			for i, e := range all {
				if at == ln.Start {
					ends = append(ends, i)
				}
				at += len(e.text)
			}
		}
		if cost := raggedness(all, append(ends, len(all)), measure); cost != least {
			t.Errorf("Balanced(%q, %d), widths %d: %d lines cost %d, the best %d", text, measure, w, len(lines), cost, least)
		}
	}
	if compared < 200 {
		t.Errorf("only %d titles are compared", compared)
	}
}

// TestBalancedParts: lines that end by hand are balanced one by one, and long
// texts not at all.
func TestBalancedParts(t *testing.T) {
	rnd := rand.New(rand.NewPCG(9, 10))
	for range 300 {
		var parts []string
		var want []Line
		start, measure := 0, 6+rnd.IntN(20)
		for range 1 + rnd.IntN(4) {
			part := randomText(rnd, rnd.IntN(20))
			for _, ln := range Narrow.Balanced(nil, part, measure) {
				want = append(want, Line{ln.Start + start, ln.End + start, ln.Width})
			}
			parts = append(parts, part)
			start += len(part) + 1
		}
		text := strings.Join(parts, "\n")
		if got := Narrow.Balanced(nil, text, measure); !slices.Equal(got, want) {
			t.Errorf("Balanced(%q, %d) = %v, want %v", text, measure, got, want)
		}
	}
	title := strings.Repeat("标题", balancedClusters/2)
	if slices.Equal(Narrow.Balanced(nil, title, 300), Narrow.Lines(nil, title, 300)) {
		t.Errorf("a title of %d characters is not balanced", balancedClusters)
	}
	if long := title + "字"; !slices.Equal(Narrow.Balanced(nil, long, 300), Narrow.Lines(nil, long, 300)) {
		t.Errorf("a text of %d characters is balanced", balancedClusters+1)
	}
}

func TestJoints(t *testing.T) {
	for _, tt := range []struct {
		before, after string
		want          joint
		why           string
	}{
		{"百倍飞跃，", "我们须", apart, "a comma ends a phrase"},
		{"硕士每人最低1万", "（博士2万）", apart, "a bracket begins one"},
		{"AlphaGo: ", "176 GPUs", apart, "a colon ends one, the space belongs to it"},
		{"per student (PhD: ", "20,000)", adjacent, "within brackets a colon ends no clause"},
		{"硕士（每人，", "每年）", adjacent, "nor does a comma"},
		{"（海外）", "人才", phrases, "after a bracket something else begins"},
		{"提炼的", "基本要素", phrases, "的 ends what it qualifies"},
		{"功耗", "和体积", phrases, "和 begins what it joins"},
		{"功耗和", "体积", oneWord, "and stands by it"},
		{"for a ", "hundredfold leap", spaced, "English has nothing but spaces"},
		{"Pat ", "Gelsinger 投资", adjacent, "a name among Chinese stays together"},
		{"文章 ", "Nature", spaced, "between the scripts"},
		{"学习", "系统", adjacent, "two words"},
		{"神经", "网络", adjacent, "two words, though 经网 might be none"},
		{"大学", "生活", adjacent, "two words, though 学生 is one"},
		{"AI", "性能", adjacent, "without a space there is no better place"},
		{"新一代人", "工智能", oneWord, "人工 is a word"},
		{"比目", "前最大的", oneWord, "目前 is a word"},
		{"传播", "的方法", oneWord, "的 belongs to what is before it"},
		{"领先的科学", "家", oneWord, "家 makes a word of 科学"},
		{"全球科学", "家庭教育", adjacent, "家 begins 家庭"},
		{"第一作", "者在", oneWord, "作者 is a word"},
		{"言語", "処理", adjacent, "Japanese: nothing is known about it"},
	} {
		text := tt.before + tt.after
		p := paragraph{text: text}
		p.findBreaks()
		for i := range p.clusters {
			if p.offset(i) == len(tt.before) {
				if got := p.jointAt(i, strings.ContainsFunc(text, IsCJK)); got != tt.want {
					t.Errorf("joint of %q and %q is %d, want %d: %s", tt.before, tt.after, got, tt.want, tt.why)
				}
			}
		}
	}
}

// TestWordsAreInOrder: isWord searches them.
func TestWordsAreInOrder(t *testing.T) {
	before, n := "", 0
	for line := range strings.Lines(words) {
		runes := []rune(strings.TrimSpace(line))
		if line[:3] <= before || len(runes) < 2 || !slices.IsSorted(runes[1:]) {
			t.Fatalf("%q after %q", line, before)
		}
		before = line[:3]
		for _, second := range runes[1:] {
			if n++; !isWord(runes[0], second) {
				t.Errorf("%c%c is not found", runes[0], second)
			}
		}
	}
	if n < 5000 || len(words) > 30_000 {
		t.Errorf("%d words in %d bytes, want 5,000 at least in 30 KB at most", n, len(words))
	}
	for _, no := range []string{"的我", "一丁", "鿿鿿", "ab", "人a", "二二"} {
		if r := []rune(no); isWord(r[0], r[1]) {
			t.Errorf("%s is a word", no)
		}
	}
}

// TestBalancedKeepsPhrases: a title reads in phrases, in the measures of large and of
// medium letters.
func TestBalancedKeepsPhrases(t *testing.T) {
	for _, tt := range []struct {
		text    string
		measure int
		want    []string
	}{
		{"解码神经元的关键机理，\n以启发新一代人工智能系统。", 17, []string{"解码神经元的", "关键机理，", "以启发新一代", "人工智能系统。"}},
		{"“人脑的规模比目前最大的模型还要大300倍，但是其功耗和体积却低3个数量级”", 18, []string{"“人脑的规模", "比目前最大的", "模型还要大300倍，", "但是其功耗和体积", "却低3个数量级”"}},
		{"要实现下一代 AI 性能的百倍飞跃，我们须从底层重新构建。", 17, []string{"要实现下一代 AI", "性能的百倍飞跃，", "我们须从底层", "重新构建。"}},
		{"Productivity tools (paid ChatGPT and others)", 34, []string{"Productivity tools", "(paid ChatGPT and others)"}},
		{"大语言模型推理优化：从显存管理到投机解码", 28, []string{"大语言模型推理优化：", "从显存管理到投机解码"}},
		{"我们为什么要重写整个渲染引擎", 17, []string{"我们为什么要重写", "整个渲染引擎"}},
		{"编译器优化技术在移动端的应用", 17, []string{"编译器优化技术", "在移动端的应用"}},
		{"前英特尔CEO, Pat Gelsinger 投资并加入", 34, []string{"前英特尔CEO,", "Pat Gelsinger 投资并加入"}},
		{"所有学生最低4千办公设备费，上不封顶", 34, []string{"所有学生最低4千办公", "设备费，上不封顶"}},
		{"如何让一个团队在假期前交付可靠的软件", 26, []string{"如何让一个团队", "在假期前交付可靠的软件"}},
		{"人工智能时代的操作系统设计与实现", 20, []string{"人工智能时代的", "操作系统设计与实现"}},
	} {
		var got []string
		for _, ln := range Narrow.Balanced(nil, tt.text, tt.measure) {
			got = append(got, tt.text[ln.Start:ln.End])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("Balanced(%q, %d) = %q, want %q", tt.text, tt.measure, got, tt.want)
		}
	}
}
