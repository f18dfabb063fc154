package deck

import (
	"strconv"
	"strings"
)

// reveal reads reveal.js's comments: .element for the block that they stand in
// or behind, .slide for the slide.
func reveal(body string, line int) (directive, bool) {
	for _, name := range []string{".element", ".slide"} {
		if value, ok := strings.CutPrefix(body, name); ok {
			return directive{name: name, value: strings.TrimSpace(strings.TrimPrefix(value, ":")), line: line}, true
		}
	}
	return directive{}, false
}

// attributes reads HTML attributes: class="fragment" data-x='1' y.
func attributes(s string) map[string]string {
	out := map[string]string{}
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		i := strings.IndexAny(s, "= \t\n")
		if i < 0 {
			i = len(s)
		}
		name, value := strings.ToLower(s[:i]), ""
		s = strings.TrimLeft(s[i:], " \t\n")
		if rest, ok := strings.CutPrefix(s, "="); ok {
			rest = strings.TrimLeft(rest, " \t\n")
			end := strings.IndexAny(rest, " \t\n")
			if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
				end = strings.IndexByte(rest[1:], rest[0]) + 1
			}
			if end <= 0 {
				end = len(rest)
			}
			value, s = strings.Trim(rest[:end], `"'`), strings.TrimPrefix(strings.TrimPrefix(rest[end:], `"`), "'")
		}
		if name != "" {
			out[name] = value
		} else if s != "" {
			s = s[1:]
		}
	}
	return out
}

// element takes what .element says of a block: that it is a fragment.
func (m *maker) element(b *Block, d directive) {
	attrs := attributes(d.value)
	classes := strings.Fields(attrs["class"])
	fragment, out := false, false
	for _, c := range classes {
		fragment = fragment || c == "fragment"
		out = out || c == "fade-out"
	}
	if !fragment {
		m.problem(d.line, true, "this .element has no counterpart here: "+d.value, "")
		return
	}
	index := -1
	if n, err := strconv.Atoi(attrs["data-fragment-index"]); err == nil && n >= 0 {
		index = n
	}
	m.fragment(b, index, out)
}

// elementBehind takes a .element that stands behind a block.
func (m *maker) elementBehind(d directive) {
	if n := len(*m.out); n > 0 {
		m.element(&(*m.out)[n-1], d)
		return
	}
	m.problem(d.line, true, ".element with nothing before it", "")
}
