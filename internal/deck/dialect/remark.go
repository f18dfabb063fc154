package dialect

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"revolute/internal/deck/markdown"
)

// remarkSettings returns the properties of remark's slides.
func remarkSettings() []Setting {
	return []Setting{
		{"class", true, ""},
		{"name", true, ""},
		{"layout", true, ""},
		{"template", true, ""},
		{"exclude", true, ""},
		{"title", true, ""},
		{"count", false, "every slide is counted"},
		{"background-image", false, "the theme gives the background"},
		{"background-color", false, "the theme gives the background"},
		{"background-size", true, ""},
		{"background-position", true, ""},
	}
}

// properties returns the properties of a slide that src begins with: lines like
// class: center, middle.
func properties(src []byte) (pairs [][2]string) {
	pairs, _ = cutProperties(src)
	return pairs
}

// cutProperties returns the properties that src begins with and their length.
func cutProperties(src []byte) (pairs [][2]string, at int) {
	for at < len(src) {
		line, n := cutLine(src[at:])
		key, value, ok := strings.Cut(line, ":")
		if _, known := find(remarkSettings(), key); !ok || !known {
			break
		}
		pairs = append(pairs, [2]string{key, strings.TrimSpace(value)})
		at += n
	}
	return pairs, at
}

// Properties returns the directives that the properties of one of remark's
// slides mean.
func Properties(source string, line int) []Directive {
	var all []Directive
	for i, p := range properties([]byte(source)) {
		add := func(name, value string) {
			all = append(all, Directive{Name: name, Value: value, Line: line + i})
		}
		switch p[0] {
		case "class":
			words := strings.FieldsFunc(p[1], func(r rune) bool { return r == ',' || r == ' ' })
			words = slices.DeleteFunc(words, func(w string) bool {
				return !slices.Contains([]string{"left", "center", "right", "top", "middle", "bottom"}, w)
			})
			if len(words) > 0 {
				add("alignment", strings.Join(words, " "))
			}
		case "name":
			add("id", p[1])
		default:
			if s, _ := find(remarkSettings(), p[0]); !s.Quiet {
				all = append(all, Directive{Name: Foreign, Value: "remark's " + p[0], Hint: s.Hint, Line: line + i})
			}
		}
	}
	return all
}

// Property returns the value of one of the properties of remark's slides.
func Property(source, name string) string {
	for _, p := range properties([]byte(source)) {
		if p[0] == name {
			return p[1]
		}
	}
	return ""
}

// remarkBlocks parses what remark has beyond Markdown: -- as a step, the notes of a
// slide, which are all that follows a line ???, the properties of one, and
// .left-column[ … ], of which the closing bracket ends a line.
func remarkBlocks() []parser.BlockParser {
	notes := func(src []byte) (markdown.Instruction, int) {
		line, first := cutLine(src)
		if line != "???" {
			return markdown.Instruction{}, 0
		}
		n := restOfSlide(src)
		return markdown.Instruction{Name: "speaker_note", Value: string(src[first:n])}, n
	}
	properties := func(src []byte) (markdown.Instruction, int) {
		_, n := cutProperties(src)
		return markdown.Instruction{Name: "properties", Value: string(src[:n])}, n
	}
	class := func(src []byte) (markdown.Instruction, int) {
		line, _ := cutLine(src)
		class, _, ok := strings.Cut(line, "[")
		if class = strings.TrimPrefix(class, "."); !ok || !isKey(strings.ReplaceAll(class, ".", "-")) {
			return markdown.Instruction{}, 0
		}
		start := len(class) + 2
		end := closingBracket(src[start:])
		if end < 0 {
			return markdown.Instruction{}, 0
		}
		rest, n := cutLine(src[start+end+1:])
		if rest != "" {
			return markdown.Instruction{}, 0
		}
		return markdown.Instruction{Name: "class " + class, Value: string(src[start : start+end])}, start + end + 1 + n
	}
	return []parser.BlockParser{
		pauseLine("--"),
		lineSyntax{triggers: "?", interrupts: true, read: notes},
		lineSyntax{triggers: "cnlteb", atStart: true, read: properties},
		lineSyntax{triggers: ".", interrupts: true, read: class},
	}
}

// closingBracket returns the offset of the bracket that closes the one before
// src, or -1.
func closingBracket(src []byte) int {
	depth := 0
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth < 0 {
				return i
			}
		case '\n':
			if bytes.HasPrefix(src[i:], []byte("\n---\n")) {
				return -1
			}
		}
	}
	return -1
}

// classWords parses .red[text] within a line.
type classWords struct{}

// Trigger returns the character that starts a class.
func (classWords) Trigger() []byte { return []byte{'.'} }

// Parse reads words that have a class, if no other marks stand among them.
func (classWords) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, seg := block.PeekLine()
	open := bytes.IndexByte(line, '[')
	if open < 2 || !isKey(string(line[1:open])) {
		return nil
	}
	end := bytes.IndexByte(line, ']')
	if end < open || bytes.ContainsAny(line[open+1:end], "*_`<$[") {
		return nil
	}
	block.Advance(end + 1)
	return &markdown.ClassText{Class: string(line[1:open]), Words: text.NewSegment(seg.Start+open+1, seg.Start+end)}
}
