package deck

import (
	"maps"
	"slices"
	"strings"

	"revolute/internal/problem"
)

// pictures makes blocks of a paragraph that is nothing but images, each perhaps
// with attributes in braces after it: one is a Picture, several stand side by
// side. It reports whether it did.
func (m *slideBuilder) pictures(b Block) bool {
	var all []Block
	beside := 0
	for i := 0; i < len(b.Spans); i++ {
		sp := b.Spans[i]
		switch {
		case sp.Image != "":
			p := Block{Kind: Picture, Line: b.Line, Step: b.Step, Align: b.Align, Spans: []Span{sp}, Text: sp.Title}
			if i+1 < len(b.Spans) {
				var words string
				if words, b.Spans[i+1].Text = braced(b.Spans[i+1]); words != "" {
					p.Info = parseInfo("+" + words)
				}
			}
			bg, behind := marpWords(sp.Text)
			m.imageWords(&p)
			if behind {
				bg.picture = p
				m.backgrounds = append(m.backgrounds, bg)
				beside++
				continue
			}
			all = append(all, p)
		case !sp.Break && strings.TrimSpace(sp.Text) != "":
			return false
		}
	}
	switch len(all) {
	case 0:
		return beside > 0
	case 1:
		m.emit(all[0])
	default:
		m.emit(besideEachOther(b, all))
	}
	m.slide.Pictures += len(all)
	return true
}

// besideEachOther returns the blocks of a paragraph in columns of the same width.
func besideEachOther(b Block, all []Block) Block {
	row := Block{Kind: Columns, Line: b.Line, Step: b.Step, Align: b.Align, Weights: make([]int, len(all))}
	for i := range all {
		row.Weights[i] = 1
		row.Children = append(row.Children, Block{Kind: Group, Line: b.Line, Step: b.Step, Align: b.Align, Children: all[i : i+1]})
	}
	return row
}

// braced cuts {width=40} off the start of a span's text.
func braced(sp Span) (words, rest string) {
	inner, open := strings.CutPrefix(strings.TrimLeft(sp.Text, " "), "{")
	inner, after, closed := strings.Cut(inner, "}")
	if !open || !closed || sp.Style != 0 || sp.Image != "" {
		return "", sp.Text
	}
	return inner, after
}

// imageWords reads what other presenters write into an image's text: presenterm's
// "image:width:50%", Marp's "bg" and "w:300px". What is left is the alternative
// text.
func (m *slideBuilder) imageWords(p *Block) {
	sp := &p.Spans[0]
	text, taken := strings.CutPrefix(sp.Text, "image:")
	marpSizes := []string{"left", "right", "cover", "contain", "fit", "auto", "vertical", "blur", "brightness", "contrast", "grayscale", "opacity", "sepia", "saturate"}
	var words []string
	for i, word := range strings.Fields(text) {
		name, value, _ := strings.Cut(word, ":")
		switch {
		case value != "" && (name == "w" || name == "width"):
			p.Info.set("width", value)
		case value != "" && (name == "h" || name == "height"):
			p.Info.set("height", value)
		case i == 0 && word == "bg":
		case strings.HasPrefix(sp.Text, "bg") && (slices.Contains(marpSizes, name) || strings.HasSuffix(name, "%")):
		default:
			words = append(words, word)
			continue
		}
		taken = true
	}
	if taken {
		sp.Text = strings.Join(words, " ")
	}
	known := []string{"width", "height", "fit", "background"}
	for _, name := range slices.Sorted(maps.Keys(p.Info.Attrs)) {
		if slices.Contains(known, name) {
			continue
		}
		hint := "there are width, height, fit and background"
		if near := problem.Nearest(name, known); near != "" {
			hint = "did you mean " + near + "?"
		}
		m.warnf(p.Line, "unknown attribute of an image: %s", name).WithHint(hint)
	}
}

// img reads HTML's <img>, with its size as attributes in braces after it.
func (s *spanner) img(attrs map[string]string, line int) {
	src := s.m.beside(cleanString(attrs["src"]), line)
	if src == "" {
		return
	}
	s.space('\uFFFC')
	s.flush()
	s.spans = append(s.spans, Span{Text: oneLine(cleanString(attrs["alt"])), Image: src, Title: oneLine(cleanString(attrs["title"]))})
	s.prev = '\uFFFC'
	var size []string
	for _, side := range []string{"width", "height"} {
		if v := attrs[side]; v != "" && strings.Trim(v, "0123456789.") == "" {
			size = append(size, side+"="+v+"px") // HTML's are pixels
		} else if strings.HasSuffix(v, "%") || strings.HasSuffix(v, "px") {
			size = append(size, side+"="+v)
		}
	}
	if len(size) > 0 {
		s.add("{"+strings.Join(size, " ")+"}", Span{})
	}
}
