package dialect

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"revolute/internal/deck/markdown"
)

// reveal returns the settings of reveal-md.
func reveal() settings {
	return settings{front: []Setting{
		{"revealOptions", true, ""},
		{"highlightTheme", false, "a theme of this program gives code its colours"},
		{"css", false, "a theme of this program gives the colours"},
		{"scripts", false, "nothing in a deck is a program"},
		{"template", false, "the layouts are cover, section, statement and bare"},
		{"assetsDir", true, ""},
		{"preprocessor", false, "nothing in a deck is a program"},
		{"static", true, ""},
		{"separator", true, ""},
		{"verticalSeparator", true, ""},
		{"notesSeparator", true, ""},
		{"absoluteUrl", true, ""},
		{"favicon", true, ""},
		{"featuredSlide", true, ""},
		{"glob", true, ""},
		{"host", true, ""},
		{"port", true, ""},
		{"print", true, ""},
		{"theme", true, ""},
		{"title", true, ""},
		{"watch", true, ""},
		{"listingTemplate", true, ""},
	}}
}

// RevealOption returns the directive that one of revealOptions means for the
// whole deck.
func RevealOption(name, value string) (d Directive, ok bool) {
	switch name {
	case "transition":
		return Directive{Name: "transition", Value: value}, true
	case "autoSlide":
		return Directive{Name: "autoplay", Value: milliseconds(value)}, value != "0" && value != "false"
	}
	return d, false
}

// milliseconds returns a number of milliseconds as a duration.
func milliseconds(s string) string {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil {
		return (time.Duration(n) * time.Millisecond).String()
	}
	return s
}

// revealComment reads reveal.js's comments: .element for the block that they
// stand in or after, .slide for the slide, and the separators that reveal-md
// documents.
func revealComment(body string, line int) ([]Directive, bool) {
	if value, ok := strings.CutPrefix(body, ".element"); ok {
		return []Directive{fragment(attributes(value), "this .element", strings.TrimSpace(strings.TrimPrefix(value, ":")), line)}, true
	}
	if value, ok := strings.CutPrefix(body, ".slide"); ok && strings.Trim(value, ": \t\n") != "" {
		return revealSlide(attributes(value), line), true
	}
	return nil, false
}

// attributes returns the attributes of HTML in s.
func attributes(s string) map[string]string {
	s = strings.TrimPrefix(strings.TrimSpace(s), ":")
	for _, t := range markdown.Tokens([]byte("<x " + s + " >")) {
		return t.Attrs
	}
	return nil
}

// fragment returns what the attributes of an element say of the step with which
// it comes: the directive fragment, of which the value is "out" for one that
// leaves then, "current" for one that stays for one step, "visible" for one that
// changes but is there from the start, and perhaps index=N.
func fragment(attrs map[string]string, what, source string, line int) Directive {
	words := []string{"in"}
	fragment := false
	for class := range strings.FieldsSeq(attrs["class"]) {
		switch {
		case class == "fragment":
			fragment = true
		case class == "fade-out":
			words[0] = "out"
		case class == "current-visible" || class == "fade-in-then-out":
			words[0] = "current"
		case class == "strike", class == "grow", class == "shrink", class == "semi-fade-out", strings.HasPrefix(class, "highlight-"):
			words[0] = "visible"
		}
	}
	if !fragment {
		return Directive{Name: Foreign, Value: what + " " + source, Line: line}
	}
	if n, err := strconv.Atoi(attrs["data-fragment-index"]); err == nil && n >= 0 {
		words = append(words, fmt.Sprint("index=", n))
	}
	return Directive{Name: "fragment", Value: strings.Join(words, " "), Line: line}
}

// revealSlide returns the directives that the attributes of a slide mean.
func revealSlide(attrs map[string]string, line int) []Directive {
	all := []Directive{{Name: "nothing", Line: line}}
	for _, name := range slices.Sorted(maps.Keys(attrs)) {
		value := attrs[name]
		d := Directive{Name: Foreign, Value: "reveal.js's " + name, Line: line}
		switch name {
		case "data-transition":
			first, _, _ := strings.Cut(value, " ")
			first = strings.TrimSuffix(first, "-in")
			d = Directive{Name: "transition", Value: first, Line: line}
		case "data-autoslide":
			d = Directive{Name: "autoplay", Value: milliseconds(value), Line: line}
		case "data-auto-animate":
			d = Directive{Name: "transition", Value: "glide", Line: line}
		case "data-auto-animate-id", "data-auto-animate-restart", "data-auto-animate-easing", "data-auto-animate-duration",
			"data-transition-speed", "data-visibility", "data-notes":
			d = Directive{Name: "nothing", Line: line}
			if name == "data-notes" {
				d = Directive{Name: "speaker_note", Value: value, Line: line}
			}
			if name == "data-visibility" && value == "uncounted" {
				d = Directive{Name: Foreign, Value: "reveal.js's data-visibility: uncounted", Hint: "every slide is counted", Line: line}
			}
		case "id":
			d = Directive{Name: "id", Value: value, Line: line}
		case "class":
			d.Value, d.Hint = "the class "+value, "layout: and alignment: say how a slide looks"
		default:
			switch {
			case strings.HasPrefix(name, "data-background"):
				d.Hint = "the theme gives the background"
			case name == "data-timing":
				d = Directive{Name: "time", Value: value + "s", Line: line}
			}
		}
		all = append(all, d)
	}
	return all
}

// Divides returns the instruction of a comment that divides or hides slides: a
// separator that reveal-md documents, or a slide that is hidden.
func Divides(comment string) (markdown.Instruction, bool) {
	body := strings.TrimSpace(comment)
	switch body {
	case "s", "v":
		return markdown.Instruction{Name: "maybe_separator"}, true
	}
	if value, ok := strings.CutPrefix(body, ".slide"); ok && attributes(value)["data-visibility"] == "hidden" {
		return markdown.Instruction{Name: "skip_slide"}, true
	}
	return markdown.Instruction{}, false
}

// RevealSeparator returns the line that a pattern of reveal-md's stands for, if
// it is one.
func RevealSeparator(pattern string) (line string, ok bool) {
	line = strings.NewReplacer(`\r?\n`, "", `\n`, "", "\r", "", "\n", "", "^", "", "$", "").Replace(pattern)
	return line, line != "" && !strings.ContainsAny(line, `\[](){}*+?.|`)
}
