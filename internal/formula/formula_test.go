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
		{`\text{若 } x > 0`, "若 x > 0", "text stays, with one space before a relation"},
		{`\nosuch{x}`, `\nosuchx`, "an unknown command shows its name"},
		{`\hat{y}`, "y\u0302", "accents combine"},
		{`f'(x)`, "f′(x)", "primes"},
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
	for _, s := range []string{`\frac{a}{b}`, `\begin{matrix}a&b\\c`, `x^{2_{3^4}}`, `\left(\right`, `\sqrt[`, `{}}{\`, "^^__''"} {
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
			if !utf8.ValidString(r) {
				t.Errorf("Block(%q) is not UTF-8", tex)
			}
		}
	})
}
