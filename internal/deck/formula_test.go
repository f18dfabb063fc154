package deck

import (
	"strings"
	"testing"
)

func TestFormulas(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"质能 $E = mc^2$ 公式", "质能 {formula E = mc²} 公式", "a formula in a line"},
		{"第$n$个，共$N$个", "第{formula n}个，共{formula N}个", "beside Chinese, without spaces"},
		{"$5 and $10", "$5 and $10", "prices: a space stands before the second dollar"},
		{"涨了$5，比$10少", "涨了$5，比$10少", "prices: a digit stands behind the second dollar"},
		{"5$和10$", "5$和10$", "prices with the sign behind the number"},
		{"US$5 or HK$", "US$5 or HK$", "currencies of countries"},
		{"H$_2$O，10$^{-3}$", "H{formula ₂}O，10{formula ⁻³}", "a script may stand behind a letter or digit"},
		{`\$x\$ 和 $\$5$`, "$x$ 和 {formula $5}", "escaped dollars"},
		{"from $5 to $10, or US$ 7 each", "from $5 to $10, or US$ 7 each", "prices with a currency's name"},
		{"Set $HOME, then echo \"$PATH\" please", "Set $HOME, then echo \"$PATH\" please", "variables of a shell"},
		{"echo ${A} and ${B}", "echo ${A} and ${B}", "variables in braces"},
		{"costs $5k-$10k, that is $1M/$2M", "costs $5k-$10k, that is $1M/$2M", "prices with letters"},
		{"价格$5到$10，或者$20", "价格$5到$10，或者$20", "prices in Chinese"},
		{"A$AP Rocky and Ke$ha", "A$AP Rocky and Ke$ha", "names"},
		{"$PATH and 5$ 和 $20 and 30$", "$PATH and 5$ 和 $20 and 30$", "words between"},
		{"$x `a$b` y$", "$x {code a$b} y$", "no formula reaches over code"},
		{"$a$b 和 $a$1", "$a$b 和 $a$1", "a letter or a digit after the last dollar"},
		{"$x$,$y$、（$z$）“$w$”", "{formula x},{formula y}、（{formula z}）“{formula w}”", "punctuation around"},
		{"$2ab + 3 sin x$ 和 $10^3$", "{formula 2ab + 3sinx} 和 {formula 10³}", "numbers that are no price"},
		{"$ x$ 和 $x $", "$ x$ 和 $x $", "a space within"},
		{"$a_1 * b_2 * c$", "{formula a₁∗b₂∗c}", "nothing else is special within"},
		{"`$x$` 和 $`x`$", "{code $x$} 和 {formula x}", "what begins first holds the other"},
		{"$a\n+ b$ 好", "$a", "an item interrupts the paragraph"},
		{"$a =\nb$ 好", "{formula a = b} 好", "over a soft break"},
		{"和 $$x^2$$ 一样", "和 {formula x²} 一样", "two dollars in a line"},
		{"$$ 是进程号", "$$ 是进程号", "two dollars and no end"},
		{"**$x$**", "{b formula x}", "within emphasis"},
		{`$\nosuch$`, `{formula \nosuch}`, "an unknown command is no failure"},
		{"$\\ $", "$\\ $", "an escaped space is still a space"},
	}
	for _, tt := range tests {
		s := one(t, tt.in)
		if got := dumpSpans(s.Blocks[0].Spans); got != tt.want {
			t.Errorf("%q gives\n\t%q, want\n\t%q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

func TestDisplayFormulas(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"$$\n\\frac{a}{b}\n$$", `formula 1 {formula a/b} "\\frac{a}{b}"`, "on lines of their own"},
		{"$$x^2$$", `formula 1 {formula x²} "x^2"`, "on one line"},
		{"$$ a\n+ b $$", `formula 1 {formula a + b} "a\n+ b"`, "a line within that looks like an item"},
		{"如下：\n$$\nx\n$$\n其中", "paragraph 1 如下：; formula 2 {formula x} \"x\"; paragraph 5 其中", "between lines of text"},
		{"- 一\n\n  $$\n  x\n  $$\n\n  二", "list 1; item 1; paragraph 1 一; formula 3 {formula x} \"x\"; paragraph 7 二", "in an item"},
		{"> $$\n> x\n> $$", "quote 1; formula 1 {formula x} \"x\"", "in a quotation"},
		{"```math\nx^2\n```", "formula 1 lang=math {formula x²} \"x^2\"", "GitHub's fence"},
		{"$$\na\n\nb\n$$", "paragraph 1 $$ a; paragraph 4 b $$", "an empty line ends what is no formula"},
		{"$$a$$ 和 b", "paragraph 1 {formula a} 和 b", "text behind it"},
		{"$$$$", "paragraph 1 $$$$", "nothing within"},
	}
	for _, tt := range tests {
		var b strings.Builder
		dumpBlocks(&b, one(t, tt.in).Blocks, 0)
		lines := strings.Split(strings.TrimSpace(b.String()), "\n")
		for i, l := range lines {
			lines[i] = strings.TrimSuffix(strings.TrimSpace(l), " tight")
		}
		if got := strings.Join(lines, "; "); got != tt.want {
			t.Errorf("%q gives\n\t%s, want\n\t%s: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

// TestFormulasAndSlides divides slides around formulas.
func TestFormulasAndSlides(t *testing.T) {
	tests := []struct {
		in   string
		want int
		why  string
	}{
		{"$$\nx\n$$\n---\nb", 2, "dashes right under a formula end the slide"},
		{"$$\nx\n---\n$$", 1, "dashes within a formula are minus signs"},
		{"$$\nx\n\n---\n\n$$\nb", 2, "what is never closed hides no dashes"},
	}
	for _, tt := range tests {
		d, err := Parse("t.md", []byte(tt.in))
		if err != nil || d.Len() != tt.want {
			t.Errorf("%q: %d slides, want %d: %s", tt.in, d.Len(), tt.want, tt.why)
		}
	}
}

func TestFormulaText(t *testing.T) {
	s := one(t, "质能 $E=mc^2$\n\n$$\n\\alpha\n$$\n")
	if got, want := s.Text(), "质能 E = mc²\nα\n"; got != want {
		t.Errorf("Text() = %q, want %q: what is searched is what is shown", got, want)
	}
}
