package formula

import (
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MathML returns a formula as MathML Core, which browsers set in two dimensions:
// in the height of a line of text, or as a block of its own. Everything of tex in
// it is escaped.
func MathML(tex string, block bool) string {
	display := ""
	if block {
		display = ` display="block"`
	}
	return "<math" + display + ">" + parse(tex).mathML() + "</math>"
}

// mathML returns a node as one element.
func (n *node) mathML() string {
	if n == nil {
		return "<mrow></mrow>"
	}
	switch n.kind {
	case row:
		return "<mrow>" + rowML(n.children) + "</mrow>"
	case scripts:
		of := n.children[0]
		if n.limits || of.kind == large && !strings.ContainsAny(of.text, "∫∬∭∮") {
			return n.limitsML(of.mathML())
		}
		base := of.mathML()
		switch {
		case n.sup == nil:
			return "<msub>" + base + n.sub.mathML() + "</msub>"
		case n.sub == nil:
			return "<msup>" + base + n.sup.mathML() + "</msup>"
		}
		return "<msubsup>" + base + n.sub.mathML() + n.sup.mathML() + "</msubsup>"
	case frac:
		return "<mfrac>" + n.children[0].mathML() + n.children[1].mathML() + "</mfrac>"
	case binom:
		return fenceML("(", `<mfrac linethickness="0">`+n.children[0].mathML()+n.children[1].mathML()+"</mfrac>", ")")
	case root:
		if n.sup != nil {
			return "<mroot>" + n.children[0].mathML() + n.sup.mathML() + "</mroot>"
		}
		return "<msqrt>" + n.children[0].mathML() + "</msqrt>"
	case large:
		if strings.ContainsAny(n.text, "∫∬∭∮") {
			return "<mo>" + n.text + "</mo>"
		}
		return `<mo movablelimits="true">` + html.EscapeString(n.text) + "</mo>"
	case matrix:
		// A matrix. How a column is aligned is a class of its cells:
		// MathML Core leaves it to CSS.
		var b strings.Builder
		class := ""
		if n.tight {
			class = ` class="tight" displaystyle="true"`
		}
		fmt.Fprintf(&b, "<mtable%s>", class)
		for _, cells := range n.cells {
			b.WriteString("<mtr>")
			for j, c := range cells {
				if how := n.column(j); how != 'c' {
					fmt.Fprintf(&b, `<mtd class="%c">`, how)
				} else {
					b.WriteString("<mtd>")
				}
				b.WriteString(c.mathML() + "</mtd>")
			}
			b.WriteString("</mtr>")
		}
		b.WriteString("</mtable>")
		return fenceML(n.open, b.String(), n.close)
	case fence:
		return fenceML(n.open, rowML(n.children), n.close)
	case middle:
		return `<mo fence="true" stretchy="true">` + html.EscapeString(strings.TrimSpace(n.text)) + "</mo>"
	case accent:
		return n.accentML()
	case brace:
		base := n.children[0].mathML()
		if n.text == "over" {
			base = `<mover>` + base + `<mo stretchy="true">⏞</mo></mover>`
		} else {
			base = `<munder>` + base + `<mo stretchy="true">⏟</mo></munder>`
		}
		return n.limitsML(base)
	case arrow:
		return n.limitsML(`<mo stretchy="true">` + n.text + "</mo>")
	}
	return n.symbolML()
}

// rowML returns nodes side by side. A function keeps off its argument.
func rowML(children []*node) string {
	var b strings.Builder
	for i, c := range children {
		b.WriteString(c.mathML())
		if !c.named() || i+1 == len(children) {
			continue
		}
		b.WriteString("<mo>&#x2061;</mo>")
		if next := children[i+1]; next.kind != fence && !strings.HasPrefix(next.text, "(") {
			b.WriteString(`<mspace width=".17em"/>`)
		}
	}
	return b.String()
}

func fenceML(open, inner, closing string) string {
	side := func(s string) string {
		if s = strings.TrimSpace(s); s == "" {
			return ""
		}
		return `<mo fence="true" stretchy="true">` + html.EscapeString(s) + "</mo>"
	}
	return "<mrow>" + side(open) + inner + side(closing) + "</mrow>"
}

// limitsML returns base with what stands above and below it.
func (n *node) limitsML(base string) string {
	switch {
	case n.sup == nil && n.sub == nil:
		return base
	case n.sup == nil:
		return "<munder>" + base + n.sub.mathML() + "</munder>"
	case n.sub == nil:
		return "<mover>" + base + n.sup.mathML() + "</mover>"
	}
	return "<munderover>" + base + n.sub.mathML() + n.sup.mathML() + "</munderover>"
}

// spacing are the characters that stand by themselves for those that combine.
var spacing = map[string]string{
	"\u0302": "^", "\u0304": "¯", "\u0305": "¯", "\u0303": "~", "\u20d7": "→", "\u030c": "ˇ", "\u0301": "´", "\u0300": "`",
	"\u0306": "˘", "\u030a": "˚", "\u0307": "˙", "\u0308": "¨", "\u0332": "_",
}

func (n *node) accentML() string {
	base, sign := n.children[0].mathML(), spacing[n.text]
	stretchy := "false"
	if n.text == accents["overline"] || n.text == accents["underline"] || len(n.children[0].children) > 1 {
		stretchy = "true"
	}
	mark := `<mo stretchy="` + stretchy + `">` + sign + "</mo>"
	if n.text == accents["underline"] {
		return `<munder accentunder="true">` + base + mark + "</munder>"
	}
	return `<mover accent="true">` + base + mark + "</mover>"
}

// symbolML returns a letter, a number, an operator, a name or words.
func (n *node) symbolML() string {
	text := strings.TrimSpace(n.text)
	word := html.EscapeString(text)
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case n.words:
		return "<mtext>" + html.EscapeString(strings.ReplaceAll(n.text, " ", "\u00a0")) + "</mtext>"
	case n.open == "function":
		return "<mi>" + word + "</mi>"
	case text == "":
		if n.text == "" {
			return "<mrow></mrow>"
		}
		return fmt.Sprintf(`<mspace width="%gem"/>`, float64(len(n.text))*[...]float64{0, 0.22, 0.5, 0.5, 0.5}[min(len(n.text), 4)])
	case unicode.IsDigit(r) || r == '.' && size < len(text):
		return "<mn>" + word + "</mn>"
	case size < len(text) && unicode.IsLetter(r):
		if n.upright {
			return "<mi>" + word + "</mi>"
		}
		// Several letters, such as those of \mathbf{xy}, one by one.
		var b strings.Builder
		b.WriteString("<mrow>")
		for _, r := range text {
			b.WriteString((&node{text: string(r)}).symbolML())
		}
		return b.String() + "</mrow>"
	case unicode.IsLetter(r):
		if n.upright || r >= 'Α' && r <= 'Ω' {
			return `<mi mathvariant="normal">` + word + "</mi>"
		}
		return "<mi>" + word + "</mi>"
	case size < len(text):
		return "<mtext>" + html.EscapeString(n.text) + "</mtext>"
	case strings.ContainsRune("∞∅…⋯⋮⋱∂∇°", r):
		return `<mi mathvariant="normal">` + word + "</mi>"
	case strings.ContainsRune("()[]{}|‖⌊⌋⌈⌉⟨⟩∣/", r):
		return `<mo stretchy="false">` + word + "</mo>"
	case strings.ContainsRune("+−±∓", r) && n.text == text:
		return `<mo form="prefix">` + word + "</mo>"
	}
	return "<mo>" + word + "</mo>"
}
