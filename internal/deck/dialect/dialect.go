// Package dialect knows the decks of other programs: how each is recognised, the
// syntax that it has beyond Markdown, and what its settings mean here. It turns
// them into directives; a deck does what those say.
//
// A setting that means nothing here stands in its program's table, so that it is
// named once instead of being dropped in silence.
package dialect

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/parser"

	"revolute/internal/deck/markdown"
)

// Dialect is the program that a deck was written for.
type Dialect uint8

const (
	Own Dialect = iota // this one, or any
	Presenterm
	Marp
	Reveal
	Patat
	Lookatme
	Slides
	Slidev
	Remark
	MDP
)

// String returns the program's name.
func (d Dialect) String() string {
	return [...]string{"revolute", "presenterm", "Marp", "reveal.js", "patat", "lookatme", "slides", "Slidev", "remark", "mdp"}[d]
}

// Directive is an instruction for a slide, as a comment of this program's own
// would give it. Foreign says that a setting of a dialect has no counterpart
// here: Value is its name, Hint what there is in its place.
type Directive struct {
	Name, Value string
	Hint        string
	Line        int // 1-based
}

// Foreign is the name of a directive that names what has no counterpart here.
const Foreign = "foreign"

// sampled is how many bytes of a source say what dialect it is in.
const sampled = 64 << 10

// Recognize returns the dialect of a deck from its front matter, in YAML, and the
// rest of its source. dots says that the front matter ended with a line of three
// dots, as pandoc's may.
func Recognize(yml, src []byte, dots bool) Dialect {
	src = src[:min(len(src), sampled)]
	keys := topKeys(yml)
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { _, ok := keys[name]; return ok })
	}
	contains := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return bytes.Contains(src, []byte(w)) })
	}
	switch {
	case keys["marp"] == "true":
		return Marp
	case has("patat"):
		return Patat
	case has("revealOptions", "verticalSeparator", "highlightTheme"), contains("<!-- .element:", "<!-- .slide:", "<!-- .element ", "<!-- .slide "):
		return Reveal
	case has("highlighter", "drawings", "mdc", "fonts", "colorSchema", "routerMode", "aspectRatio", "canvasWidth", "titleTemplate",
		"lineNumbers", "twoslash", "monaco", "themeConfig", "exportFilename", "addons", "seoMeta"),
		slices.Contains([]string{"seriph", "apple-basic", "bricks", "shibainu", "penguin", "purplin", "geist", "dracula-slidev"}, keys["theme"]),
		contains("<v-click", "\n::right::\n", "\n<<< @/") && !contains("```\n<v-click"),
		(contains("\nlayout: ") || contains("\nsrc: ")) && hasSlideFront(src):
		return Slidev
	case has("options", "sub_title", "authors", "event", "location"), contains("<!-- end_slide -->"):
		return Presenterm
	case has("styles", "extensions"):
		return Lookatme
	case has("paging"):
		return Slides
	case dots:
		return Patat
	}
	looks := contains("???") || contains("\n--\n") || bytes.HasPrefix(src, []byte("class:")) || contains("\nlayout: true\n", "\n.left-column[", "\n.pull-left[")
	if looks && (len(properties(src)) > 0 || markdown.HasLine(src, func(line string) bool { // of text, to which only remark gives a meaning
		return line == "???" || line == "--" || line == "layout: true" || strings.HasPrefix(line, ".left-column[") || strings.HasPrefix(line, ".pull-left[")
	})) {
		return Remark
	}
	return Own
}

// topKeys returns the keys of the top level of a YAML document that stand on
// lines of their own, and what is written after them.
func topKeys(yml []byte) map[string]string {
	keys := map[string]string{}
	for line := range bytes.Lines(yml) {
		key, value, ok := strings.Cut(string(line), ":")
		if ok && isKey(key) {
			keys[key] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return keys
}

// isKey reports whether s may be a key of YAML: letters, digits, _ and -.
func isKey(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_' && r != '-'
	}) < 0
}

// hasSlideFront reports whether some slide has front matter of its own.
func hasSlideFront(src []byte) bool {
	for at := 0; ; {
		i := bytes.Index(src[at:], []byte("\n---\n"))
		if i < 0 {
			return false
		}
		at += i + 1
		if _, n := slideFront(src[at:]); n > 0 {
			return true
		}
	}
}

// Comment returns the directives that a comment means in this dialect, or in any
// where nothing else can be meant.
func (d Dialect) Comment(body string, line int) ([]Directive, bool) {
	if all, ok := revealComment(body, line); ok {
		return all, true
	}
	return marpComment(body, line, d == Marp)
}

// Syntax returns the syntax of the dialect beyond Markdown. separators are lines
// that divide slides as well.
func (d Dialect) Syntax(separators []string) markdown.Syntax {
	// Lines of YAML between the --- that begins a slide and another one.
	front := lineSyntax{triggers: "-", interrupts: d == Slidev, read: func(src []byte) (markdown.Instruction, int) {
		yml, n := slideFront(src)
		return markdown.Instruction{Name: "slide", Value: yml}, n
	}}
	all := []parser.BlockParser{notes(), front, divs()}
	var inlines []parser.InlineParser
	if lines := slices.DeleteFunc(slices.Clone(separators), func(s string) bool { return strings.HasPrefix(s, "<!--") }); len(lines) > 0 {
		var triggers strings.Builder
		for _, l := range lines {
			triggers.WriteString(l[:1])
		}
		all = append(all, lineSyntax{triggers: triggers.String(), interrupts: true, read: func(src []byte) (markdown.Instruction, int) {
			if line, n := cutLine(src); slices.Contains(lines, line) {
				return markdown.Instruction{Name: "separator"}, n
			}
			return markdown.Instruction{}, 0
		}})
	}
	switch d {
	case Slidev:
		all = append(all, slidevBlocks()...)
	case Remark:
		all = append(all, remarkBlocks()...)
		inlines = append(inlines, classWords{})
	case MDP:
		all = append(all, pauseLine("^"), centered())
	}
	return markdown.Syntax{Blocks: all, Inlines: inlines}
}
