package formula

import (
	"strings"
	"testing"
	"unicode/utf8"

	"revolute/internal/typeset"
)

func TestInline(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{`E = mc^2`, "E = mc²", "Unicode has raised digits"},
		{`x_i^{n+1}`, "xᵢⁿ⁺¹", "lowered and raised"},
		{`\frac{a+b}{c}`, "(a + b)/c", "a fraction in a line has brackets"},
		{`\sqrt[3]{x}`, "³√x", "a root and its degree"},
		{`\sum_{i=1}^n x_i`, "∑ᵢ₌₁ⁿ xᵢ", "limits in a line are scripts"},
		{`\alpha \in \mathbb{R}`, "α ∈ ℝ", "Greek, relations, alphabets"},
		{`w^{\ast q}`, "w^(∗q)", "what Unicode cannot raise stands behind a caret"},
		{`-x \le 0`, "−x ≤ 0", "a sign at the start has no spaces"},
		{`\log x + \sin(y)`, "log x + sin(y)", "names of functions"},
		{`-y_i \log \hat{y} (\sin x)`, "−yᵢ log y\u0302(sin x)", "a function keeps off what is before it"},
		{`\text{若 } x > 0`, "若 x > 0", "text stays, with one space before a relation"},
		{`\nosuch{x}`, `\nosuchx`, "an unknown command shows its name"},
		{`\hat{y}`, "y\u0302", "accents combine"},
		{`f'(x)`, "f′(x)", "primes"},
		{`x = -b \pm c`, "x = −b ± c", "a minus behind a relation is a sign"},
		{`[-1, -2) - 3`, "[−1, −2) − 3", "and behind a bracket or a comma"},
		{`\not= \not\in \not\Re`, "≠ ∉ ℜ̸", "what is struck through"},
		{`\operatorname*{arg\,max}_x f`, "arg maxₓ f", "an operator with limits"},
		{`\operatorname{softmax} z`, "softmax z", "a function by its name"},
		{`a \equiv b \pmod{n}`, "a ≡ b (mod n)", "a modulus"},
		{`a \xrightarrow{f} b`, "a →ᶠ b", "a text on an arrow"},
		{`\overset{!}{=} \underbrace{x}_{n}`, "=^! xₙ", "above and below in a line"},
		{`\color{red}{x} \phantom{ab}y`, "x  y", "no colours; room that is left"},
		{`\left\{ x \middle| y \right\}`, "{x | y}", "a bracket in the middle"},
		{`\begin{aligned} a &= b \\[2pt] &= c \end{aligned}`, "a = b; = c", "an alignment"},
		{`\frac{\text{奖励}}{\text{代价}}`, "奖励/代价", "Chinese"},
		{`{{{`, "", "open groups"},
		{`a}b`, "ab", "a brace too many"},
	}
	for _, tt := range tests {
		if got := Inline(tt.in); got != tt.want {
			t.Errorf("Inline(%q) = %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

func TestBlock(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{`x^2`, "x²", "one row where one will do"},
		{`y = \frac{a}{b+c}`, "      a  \ny = ─────\n    b + c", "a fraction stands on the line"},
		{`\sum_{i=1}^{n} i`, "  n   \n  ∑   i\ni = 1 ", "limits above and below"},
		{`\sqrt{\frac{1}{2}}`, " ▁\n│1\n│─\n√2", "a root as tall as what is under it"},
		{`\begin{pmatrix}1&0\\0&1\end{pmatrix}`, "⎛1  0⎞\n⎝0  1⎠", "a matrix"},
		{`f(x)=\begin{cases}1&x>0\\0&x \le 0\end{cases}`, "f(x) = ⎧1  x > 0\n       ⎩0  x ≤ 0", "cases"},
		{`\frac{\frac{a}{b}}{c}`, " a \n ─ \n b \n───\n c ", "a line longer than the one within"},
		{`2 \frac{a}{b} c - \frac{-a}{b}`, "  a     −a\n2 ─ c − ──\n  b     b ", "fractions touch no letter; a sign is close"},
		{`\begin{aligned} a &= b \\ &= cd \end{aligned}`, "a = b \n  = cd", "relations under each other"},
		{`\begin{array}{lr} a & b \\ aa & bb \end{array}`, "a    b\naa  bb", "columns left and right"},
		{`\underbrace{a+b}_{n}`, "a + b\n╰─┬─╯\n  n  ", "a brace and what it says"},
		{`\overbrace{a+b}^{\text{甲}}`, " 甲  \n╭─┴─╮\na + b", "and over it"},
		{`a \xrightarrow[k]{\text{学}} b`, "   学    \na ───→ b\n   k     ", "an arrow as long as its text"},
		{`\int\limits_0^1 x`, "1 \n∫ x\n0 ", "limits where they are asked for"},
		{`\Bigl[ \frac{a}{b} \Bigm| c \Bigr]`, "⎡a  ⎤\n⎢─|c⎥\n⎣b  ⎦", "large brackets grow"},
		{`\left( \frac{a}{b} \middle| c \right)`, "⎛a │  ⎞\n⎜─ │ c⎟\n⎝b │  ⎠", "the one in the middle too"},
		{`\overline{\frac{a}{b}}`, "▁\na\n─\nb", "a line over something tall"},
		{`\frac{\text{奖励}}{\text{代价}}`, "奖励\n────\n代价", "Chinese is two columns wide"},
		{`\left(\frac{1}{2}\right)^{k q}`, "   kq\n⎛1⎞  \n⎜─⎟  \n⎝2⎠  ", "what is raised at something tall"},
	}
	for _, tt := range tests {
		rows := Block(tt.in, typeset.Narrow)
		for i, r := range rows {
			if a, b := typeset.Narrow.Width(r), typeset.Narrow.Width(rows[0]); a != b {
				t.Errorf("Block(%q): row %d is %d wide, the first %d", tt.in, i, a, b)
			}
		}
		if got := trimRows(strings.Join(rows, "\n")); got != trimRows(tt.want) {
			t.Errorf("Block(%q) =\n%s\nwant\n%s\n%s", tt.in, got, tt.want, tt.why)
		}
	}
}

func trimRows(s string) string {
	rows := strings.Split(s, "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return strings.Join(rows, "\n")
}

func FuzzFormula(f *testing.F) {
	for _, s := range []string{`\frac{a}{b}`, `\begin{matrix}a&b\\c`, `x^{2_{3^4}}`, `\left(\right`, `\sqrt[`, `{}}{\`, "^^__''", `\overbrace{x}^k\underbrace{y}_2`, `\xleftarrow[a]{b}\not=`, `\Bigl(\frac{a}{b}\middle|\Bigr)`, `\begin{array}{lcr}1&2\\[1ex]\hline3\end{array}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, tex string) {
		if len(tex) > 300 {
			return
		}
		if !utf8.ValidString(Inline(tex)) {
			t.Errorf("Inline(%q) is not UTF-8", tex)
		}
		rows := Block(tex, typeset.Narrow)
		for _, r := range rows {
			if a, b := typeset.Narrow.Width(r), typeset.Narrow.Width(rows[0]); a != b && ascii(tex) { // else neighbours may join
				t.Errorf("Block(%q): rows of %d and of %d columns", tex, a, b)
			}
			if !utf8.ValidString(r) {
				t.Errorf("Block(%q) is not UTF-8", tex)
			}
		}
	})
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7e })
}
