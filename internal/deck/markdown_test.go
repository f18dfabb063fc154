package deck

import (
	"strings"
	"testing"
)

// TestMarkdown reads what goes beyond CommonMark.
func TestMarkdown(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"面积 10 m^2^，水是 H~2~O，x<sup>n+1</sup>，a<sub>1</sub>\n", "paragraph 1 面积 10 m²，水是 H₂O，xⁿ⁺¹，a₁\n", "raised and lowered, in Unicode's letters"},
		{"10~20~30 元，^_^，2^10 和 3^11，第一届<sup>注</sup>\n", "paragraph 1 10~20~30 元，^_^，2^10 和 3^11，第一届{.muted 注}\n", "ranges and faces stay; what has no raised letter stands back"},
		{"发射 :rocket:！:white_check_mark: 10:30:45 a:b:c `:rocket:`\n", "paragraph 1 发射 🚀！✅ 10:30:45 a:b:c {code :rocket:}\n", "emoji by GitHub's names, but not in code, times and words"},
		{"<span class=\"accent\">强调</span>与<span style=\"color: #ff8800\">橙</span>，<mark>标</mark><kbd>Ctrl</kbd>\n", "paragraph 1 {.accent 强调}与{.#ff8800 橙}，{b .energy 标}{code Ctrl}\n", "colours of the theme, and others"},
		{"<a href=\"https://a.org\">**粗** b</a>\n", "paragraph 1 {b ->https://a.org 粗}{->https://a.org  b}\n", "a link in HTML"},
		{"字[^1]和[^b]，再次[^1]。\n\n[^1]: 第一个，*斜*。\n[^b]: Second.\n\n    More.\n", "paragraph 1 字{.accent ¹}和{.accent ²}，再次{.accent ¹}。\nfootnotes 3\n  item 3 from=1\n    paragraph 3 第一个，{i 斜}。\n  item 4 from=2\n    paragraph 4 Second.\n    paragraph 6 More.\n", "footnotes, numbered as they come"},
		{"a\n\n. . .\n\nb[^x]\n\n[^x]: note\n", "paragraph 1 a\nparagraph 5 step=1 b{.accent ¹}\nfootnotes 7 step=1\n  item 7 step=1 from=1\n    paragraph 7 step=1 note\n", "a footnote comes with its mark"},
		{"脉冲\n: 神经元的语言\n: 一次放电\n\nSpike\nAction potential\n: the same\n", "definitions 1\n  term 1 脉冲\n  description 2\n    paragraph 2 神经元的语言\n  description 3\n    paragraph 3 一次放电\n  term 5 Spike\n  term 6 Action potential\n  description 7\n    paragraph 7 the same\n", "definitions"},
	}
	for _, tt := range tests {
		s := one(t, tt.in)
		var b strings.Builder
		dumpBlocks(&b, s.Blocks, 0)
		if got := b.String(); got != tt.want || len(s.Problems) > 0 {
			t.Errorf("%q: %v\n%swant\n%s%s", tt.in, s.Problems, got, tt.want, tt.why)
		}
	}
}

// TestMarkdownProblems says what is not as it should be.
func TestMarkdownProblems(t *testing.T) {
	for in, want := range map[string]string{
		"a[^x] b":                          "warning t.md:1: no footnote is named x (write on the same slide, on a line of its own: [^x]: what it says)",
		"a\n\n[^x]: b\n":                   "warning t.md:3: nothing on this slide refers to the footnote x (write [^x] where its mark is to stand)",
		"a :rokcet: b":                     "warning t.md:1: no emoji is named :rokcet: (the names are GitHub's, such as :rocket:)",
		"a <span class=\"accent\">b":       "warning t.md:1: this <span> is never closed in its paragraph (end it with </span>)",
		"```\n[^x]: b\n:rokcet:\n```\n":    "",
		"`[^x]` `:rokcet:` 10:30:45 a:bc:": "",
	} {
		var got []string
		for _, p := range one(t, in).Problems {
			got = append(got, dumpProblem(p))
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
