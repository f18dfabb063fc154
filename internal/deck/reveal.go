package deck

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"revolute/internal/yamlfile"
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

// revealNote finds where the notes of a reveal.js slide begin: a line Note: at
// its end; with a text behind it on the line only in what is a reveal.js deck
// for sure. It gives the slide without them, and them.
func revealNote(src string, sure bool) (slide, note string, row int) {
	fenced, blank, at := false, true, 0
	for line := range strings.Lines(src) {
		l := strings.TrimSpace(line)
		if strings.HasPrefix(l, "```") || strings.HasPrefix(l, "~~~") {
			fenced = !fenced
		}
		word, rest, ok := strings.Cut(line, ":")
		if ok && !fenced && (blank || sure) && isNote(word) && (sure || strings.TrimSpace(rest) == "") {
			note = strings.TrimSpace(src[at+len(word)+1:])
			if note != "" {
				return src[:at], note, row
			}
		}
		blank = l == ""
		at += len(line)
		row++
	}
	return src, "", 0
}

// isNote reports whether a word begins the notes of a slide.
func isNote(word string) bool {
	word = strings.ToLower(word)
	return word == "note" || word == "notes"
}

// isReveal reports whether a deck is written for reveal.js.
func isReveal(src string) bool {
	return strings.Contains(src, "<!-- .element:") || strings.Contains(src, "<!-- .slide:") || strings.Contains(src, "\n----\n")
}

// revealKey reads a key of reveal-md's front matter.
func (r *frontReader) revealKey(name string, v *yamlfile.Node) (known bool, err error) {
	switch name {
	case "revealOptions", "highlightTheme", "css", "scripts", "template", "assetsDir", "preprocessor", "static":
	case "separator", "verticalSeparator":
		if line, ok := literal(v.Value); !ok {
			err = v.Want("a plain line").WithHint("--- ends a slide")
		} else if strings.Trim(line, "-") != "" {
			r.rule.lines = append(r.rule.lines, line)
		}
	case "notesSeparator":
	default:
		return false, nil
	}
	r.reveal = true
	return true, err
}

// literal is the line that a pattern of reveal-md's stands for, if it is one.
func literal(pattern string) (string, bool) {
	line := strings.NewReplacer(`\r?\n`, "", `\n`, "", "\r", "", "\n", "", "^", "", "$", "").Replace(pattern)
	return line, line != "" && !strings.ContainsAny(line, `\[](){}*+?.|`)
}

// revealNotes takes the notes off the slide.
func (m *maker) revealNotes(f *file) {
	lower := strings.ToLower(m.text)
	if !strings.Contains(lower, "note:") && !strings.Contains(lower, "notes:") {
		return
	}
	slide, note, row := revealNote(m.text, f.front.reveal || isReveal(string(f.src)))
	if note == "" {
		return
	}
	m.note(note, m.atRow+row)
	m.src, m.text = m.src[:len(slide)], slide
}

// orderFragments gives the fragments of a slide the steps in the order of their
// indexes.
func (m *maker) orderFragments() {
	if len(m.fragments) < 2 {
		return
	}
	indexes := slices.Sorted(maps.Keys(m.fragments))
	steps := slices.Sorted(maps.Values(m.fragments))
	to := map[int]int{}
	for i, index := range indexes {
		to[m.fragments[index]] = steps[i]
	}
	renumber(m.root, to)
}

// renumber gives steps other numbers, all through blocks.
func renumber(bs []Block, to map[int]int) {
	for i := range bs {
		b := &bs[i]
		if n, ok := to[b.Step]; ok {
			b.Step = n
		}
		if n, ok := to[b.Until]; ok {
			b.Until = n
		}
		renumber(b.Children, to)
		if b.Kind == List && len(b.Children) > 0 {
			b.Step = b.Children[0].Step
			for _, c := range b.Children {
				b.Step = min(b.Step, c.Step)
			}
		}
	}
}
