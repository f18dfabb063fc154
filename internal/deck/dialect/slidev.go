package dialect

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/parser"

	"revolute/internal/deck/markdown"
)

// isSlideKey reports whether a key may begin the front matter of a slide.
func isSlideKey(key string) bool {
	if slices.Contains([]string{"title", "theme", "id", "section", "autoplay", "name"}, key) {
		return true
	}
	_, ok := find(slidevSlide(), key)
	return ok
}

// slidevSlide returns the settings of one of Slidev's slides.
func slidevSlide() []Setting {
	return []Setting{
		{"layout", true, ""},
		{"hide", true, ""},
		{"disabled", true, ""},
		{"src", true, ""},
		{"class", true, ""},
		{"routeAlias", true, ""},
		{"transition", true, ""},
		{"image", true, ""},
		{"title", true, ""},
		{"hideInToc", true, ""},
		{"level", true, ""},
		{"preload", true, ""},
		{"backgroundSize", true, ""},
		{"url", true, ""},
		{"clicks", false, "the steps of a slide are those of its pauses"},
		{"clicksStart", false, "steps count from the first one"},
		{"background", false, "the theme gives the background"},
		{"zoom", false, "a slide that is too large scrolls"},
		{"dragPos", false, "columns, rows and cards say where things stand"},
		{"clickAnimation", false, "steps fade in"},
		{"favicon", true, ""},
		{"info", true, ""},
		{"fonts", false, "the terminal has its font"},
	}
}

// slidev returns the settings of Slidev. Its attributes of code are those that mean
// nothing here.
func slidev() settings {
	return settings{
		front: []Setting{
			{"addons", false, "there are none"},
			{"titleTemplate", true, ""},
			{"info", true, ""},
			{"keywords", true, ""},
			{"presenter", true, ""},
			{"browserExporter", true, ""},
			{"download", false, "revolute export makes a page and a PDF"},
			{"exportFilename", true, ""},
			{"export", true, ""},
			{"twoslash", false, ""},
			{"lineNumbers", false, "write +line_numbers after the fence"},
			{"monaco", false, "e opens the slide in an editor"},
			{"monacoTypesSource", true, ""},
			{"monacoTypesAdditionalPackages", true, ""},
			{"monacoRunAdditionalDeps", true, ""},
			{"remoteAssets", true, ""},
			{"selectable", true, ""},
			{"record", false, ""},
			{"contextMenu", true, ""},
			{"wakeLock", false, ""},
			{"overviewSnapshots", true, ""},
			{"colorSchema", false, "T changes between dark and light"},
			{"routerMode", true, ""},
			{"aspectRatio", true, ""},
			{"canvasWidth", true, ""},
			{"themeConfig", false, "a theme of this program gives the colours"},
			{"defaults", false, "write the key into the deck's front matter"},
			{"drawings", false, ""},
			{"fonts", false, "the terminal has its font"},
			{"favicon", true, ""},
			{"plantUmlServer", false, "nothing is fetched"},
			{"htmlAttrs", true, ""},
			{"mdc", false, ""},
			{"seoMeta", true, ""},
			{"highlighter", true, ""},
			{"duration", false, ""},
			{"timer", false, ""},
			{"magicMoveDuration", false, ""},
			{"magicMoveCopy", true, ""},
			{"codeCopy", true, ""},
			{"comark", false, ""},
			{"css", false, "a theme of this program gives the colours"},
			{"notesAutoRuby", false, ""},
			{"editor", true, ""},
			{"layout", true, ""},
			{"background", false, "the theme gives the background"},
			{"class", true, ""},
			{"image", true, ""},
			{"src", true, ""},
			{"hide", true, ""},
			{"disabled", true, ""},
			{"routeAlias", true, ""},
			{"remote", false, "revolute serve shows the deck to others"},
		},
		code: []Setting{
			{"monaco", false, "e opens the slide in an editor"},
			{"monaco-run", false, "mark the block +exec, and start the talk with --exec"},
			{"monaco-diff", false, "the language diff is tinted"},
			{"monaco-write", false, "e opens the slide in an editor"},
			{"twoslash", false, ""},
			{"maxHeight", false, "a slide that is too large scrolls"},
			{"at", false, "steps come in the order of the blocks"},
		},
	}
}

// SlideFront returns the directives that the front matter of one slide means:
// pairs of keys and values.
func SlideFront(pairs [][2]string, line int) []Directive {
	var all []Directive
	add := func(name, value string) { all = append(all, Directive{Name: name, Value: value, Line: line}) }
	value := func(name string) string {
		for _, p := range pairs {
			if p[0] == name {
				return p[1]
			}
		}
		return ""
	}
	for _, p := range pairs {
		switch p[0] {
		case "layout":
			all = append(all, slidevLayout(p[1], value("image"), value("url"), line)...)
		case "class":
			for class := range strings.FieldsSeq(p[1]) {
				if align, ok := strings.CutPrefix(class, "text-"); ok && (align == "center" || align == "left" || align == "right") {
					add("alignment", align)
				}
			}
		case "transition":
			first, _, _ := strings.Cut(p[1], "|")
			add("transition", strings.TrimSpace(first))
		case "routeAlias", "id", "name":
			add("id", p[1])
		case "section", "autoplay":
			add(p[0], p[1])
		default:
			if s, ok := find(slidevSlide(), p[0]); ok && !s.Quiet {
				all = append(all, Directive{Name: Foreign, Value: "Slidev's " + p[0], Hint: s.Hint, Line: line})
			}
		}
	}
	return all
}

// Slide is what the front matter of one slide says of the slide as a whole.
type Slide struct {
	Hidden bool
	ID     string
	File   string // that stands in the place of the slide: src: ./more.md
	Slides string // ... and which of its slides do: src: ./more.md#2,4-6; "" is all
}

// ReadSlide reads the front matter of one slide.
func ReadSlide(yml string) Slide {
	keys := topKeys([]byte(yml))
	src, _, _ := strings.Cut(keys["src"], " #") // a comment of YAML
	file, slides, _ := strings.Cut(strings.Trim(strings.TrimSpace(src), `"'`), "#")
	return Slide{
		Hidden: keys["hide"] == "true" || keys["disabled"] == "true",
		ID:     cmp.Or(keys["routeAlias"], keys["id"], keys["name"]),
		File:   strings.TrimPrefix(strings.TrimPrefix(file, "/"), "./"),
		Slides: slides,
	}
}

// Numbers returns the numbers from 1 to last that a list such as "2,4-6" names, in its
// order. It reports false for a number beyond, and for what is no such list.
func Numbers(list string, last int) (all []int, ok bool) {
	for part := range strings.SplitSeq(list, ",") {
		first, end, ranged := strings.Cut(strings.TrimSpace(part), "-")
		from, err := strconv.Atoi(strings.TrimSpace(first))
		to := from
		if ranged && err == nil {
			to, err = strconv.Atoi(strings.TrimSpace(end))
		}
		if err != nil || from < 1 || from > to || to > last {
			return nil, false
		}
		for n := from; n <= to; n++ {
			all = append(all, n)
		}
	}
	return all, true
}

// slidevLayout returns what one of Slidev's layouts means.
func slidevLayout(name, image, url string, line int) []Directive {
	d := func(name, value string) Directive { return Directive{Name: name, Value: value, Line: line} }
	switch name {
	case "cover", "intro":
		return []Directive{d("layout", "cover")}
	case "section", "statement", "title", "bare":
		return []Directive{d("layout", name)}
	case "fact", "quote", "end":
		return []Directive{d("layout", "statement")}
	case "center":
		return []Directive{d("alignment", "center middle")}
	case "two-cols":
		return []Directive{d("columns", "[1, 1]"), d("column", "0")}
	case "image-right", "image-left":
		if image == "" {
			return nil
		}
		return []Directive{d("background", strings.TrimPrefix(name, "image-")+" "+image)}
	case "image":
		return []Directive{d("background", "all "+image)}
	case "iframe", "iframe-left", "iframe-right":
		return []Directive{{Name: Foreign, Value: "Slidev's layout " + name, Hint: "nothing is fetched: link to " + url, Line: line}}
	case "two-cols-header", "default", "full", "none", "":
		return nil
	}
	return []Directive{d("layout", name)}
}

// slidevBlocks parses what Slidev has beyond Markdown: ::right:: on a line of its own,
// and <<< @/file.ts#region ts {2}.
func slidevBlocks() []parser.BlockParser {
	slots := func(src []byte) (markdown.Instruction, int) {
		line, n := cutLine(src)
		name, open := strings.CutPrefix(line, "::")
		name, closed := strings.CutSuffix(name, "::")
		if !open || !closed || !isKey(name) {
			return markdown.Instruction{}, 0
		}
		return markdown.Instruction{Name: "slot", Value: name}, n
	}
	snippets := func(src []byte) (markdown.Instruction, int) {
		line, n := cutLine(src)
		rest, ok := strings.CutPrefix(line, "<<<")
		if rest = strings.TrimSpace(rest); !ok || rest == "" {
			return markdown.Instruction{}, 0
		}
		return markdown.Instruction{Name: "snippet", Value: strings.TrimPrefix(strings.TrimPrefix(rest, "@/"), "./")}, n
	}
	return []parser.BlockParser{
		lineSyntax{triggers: ":", interrupts: true, read: slots},
		lineSyntax{triggers: "<", interrupts: true, read: snippets},
	}
}
