package formula_test

import (
	"strings"
	"testing"

	"revolute/internal/formula"
)

func TestFaults(t *testing.T) {
	for _, tt := range []struct{ tex, want, why string }{
		{`E = mc^2`, "", "nothing is wrong"},
		{`\frac{a}{b} + \sqrt[3]{x} \le \sum_{i=1}^n \alpha_i`, "", "commands of every kind"},
		{`\left( x \right] \leftarrow y`, "", "arrows are no brackets"},
		{`\{ x \}`, "", "braces that are seen"},
		{`\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}`, "", "a matrix"},
		{`\alhpa + \alhpa`, `unknown TeX \alhpa`, "misspelt, told once"},
		{`\begin{tikzcd} a \end{tikzcd}`, `unknown TeX \begin{tikzcd}`, "an environment that there is not"},
		{`\frac{a}{b`, "a brace in this formula is never closed", "cut off"},
		{`a} + b`, "a brace in this formula closes nothing", "one too many"},
		{`\begin{cases} a`, `\begin is never ended`, "cut off"},
		{`\left( a`, `\left is never ended`, "cut off"},
	} {
		var got []string
		for _, f := range formula.Faults(tt.tex) {
			got = append(got, strings.Replace(f.Text, "%s", f.Name, 1))
			if f.Hint == "" {
				t.Errorf("%s: no hint with %s", tt.tex, f.Text)
			}
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s: %q, want %q: %s", tt.tex, s, tt.want, tt.why)
		}
	}
}
