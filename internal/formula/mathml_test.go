package formula

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestMathML(t *testing.T) {
	for _, tt := range []struct{ tex, want, why string }{
		{`\frac{a}{b}c`, "<mfrac><mi>a</mi><mi>b</mi></mfrac><mi>c</mi>", "what follows a fraction is not in it"},
		{`\sqrt[3]{x}`, "<mroot><mi>x</mi><mrow><mn>3</mn></mrow></mroot>", "the degree of a root comes second"},
		{`x_i^2`, "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "lowered before raised, whatever the source's order"},
		{`\sum_{i=1}^n`, `<munderover><mo movablelimits="true">∑</mo>`, "a sum has its limits above and below"},
		{`\int_0^1`, "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>", "an integral has them beside it"},
		{`\lim_{x\to 0}`, `<munder><mo movablelimits="true">lim</mo>`, "so has a limit below"},
		{`\begin{pmatrix}a&b\\c&d\end{pmatrix}`, `<mo fence="true" stretchy="true">(</mo><mtable><mtr><mtd>`, "a matrix stands in its brackets"},
		{`\begin{cases}a&b\end{cases}`, `<mtd class="l">`, "columns are aligned by class"},
		{`-x`, `<mo form="prefix">−</mo><mi>x</mi>`, "a sign is no difference"},
		{`\sin x`, `<mi>sin</mi><mo>&#x2061;</mo><mspace width=".17em"/><mi>x</mi>`, "a function keeps off its argument"},
		{`\mathrm{softmax}`, "<mi>softmax</mi>", "a name is one identifier"},
		{`\text{如果 }x`, "<mtext>如果\u00a0</mtext><mi>x</mi>", "words keep their spaces"},
		{`\Gamma`, `<mi mathvariant="normal">Γ</mi>`, "capital Greek letters are upright"},
		{`(a)`, `<mo stretchy="false">(</mo>`, "brackets without left and right do not grow"},
		{`\left(a\right)`, `<mo fence="true" stretchy="true">(</mo>`, "with them they do"},
		{`\hat{x}`, `<mover accent="true"><mi>x</mi><mo stretchy="false">^</mo></mover>`, "an accent"},
		{`\underbrace{a+b}_{n}`, `<munder><munder>`, "a brace, and what it says below"},
		{`\binom{n}{k}`, `<mfrac linethickness="0">`, "no line"},
		{`f'`, "<msup><mi>f</mi><mo>′</mo></msup>", "a prime is raised"},
		{`a<b`, "<mo>&lt;</mo>", "escaped"},
		{`\text{<script>}`, "&lt;script&gt;", "escaped in words"},
		{`\unknown{x}`, "unknown", "an unknown command stands there by its name"},
	} {
		if got := MathML(tt.tex, true); !strings.Contains(got, tt.want) {
			t.Errorf("MathML(%q) = %s\nwant %s: %s", tt.tex, got, tt.want, tt.why)
		}
	}
}

// wellFormed reports what keeps s from being one XML element.
func wellFormed(s string) error {
	d := xml.NewDecoder(strings.NewReader(strings.ReplaceAll(s, "&#x2061;", "")))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func FuzzMathML(f *testing.F) {
	for _, s := range []string{`\frac{a}{b}`, `\begin{matrix}a&b\\c`, `^_'`, `\left(\middle|`, `\text{</math><script>}`, `\hat`, `\sqrt[`, `a^b^c`, `\xrightarrow[a]{b}`, `\not`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, tex string) {
		for _, r := range tex {
			if r < ' ' || r == 0xfffe || r == 0xffff || r == utf8Error {
				return // no character of XML
			}
		}
		got := MathML(tex, false)
		if err := wellFormed(got); err != nil {
			t.Errorf("MathML(%q) = %s: %v", tex, got, err)
		}
		if strings.Contains(got, "<script") {
			t.Errorf("MathML(%q) = %s: an element of the source's", tex, got)
		}
	})
}

const utf8Error = '\ufffd'
