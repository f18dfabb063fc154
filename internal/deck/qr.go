package deck

import (
	"slices"
	"strings"
)

// codes removes {qr} after the links of a paragraph out of its text, and makes a
// block of the QR codes that they ask for: one, or several side by side. ok is
// false if there is none.
func (m *slideBuilder) codes(b *Block) (row Block, ok bool) {
	var all []Block
	for i := range b.Spans {
		sp := &b.Spans[i]
		target := sp.Link
		if target == "" {
			target = sp.Unset
		}
		if target == "" || i+1 == len(b.Spans) {
			continue
		}
		words, rest := braced(b.Spans[i+1])
		if words == "" || b.Spans[i+1].Link != "" || b.Spans[i+1].Unset != "" || !slices.Contains(strings.Fields(words), "qr") {
			continue
		}
		b.Spans[i+1].Text = rest
		all = append(all, Block{Kind: Drawing, Line: b.Line, Step: b.Step, Align: b.Align, Info: Info{Lang: "qr"}, Text: target})
	}
	b.Spans = slices.DeleteFunc(b.Spans, func(s Span) bool { return !s.Break && s.Image == "" && s.Text == "" })
	switch len(all) {
	case 0:
		return row, false
	case 1:
		return all[0], true
	}
	return besideEachOther(*b, all), true
}
