package check

import (
	"slices"
	"strings"

	"revolute/internal/deck"
)

// foreignDirectives are directives of other presenters that the deck passes
// over, and what a slide is without them.
var foreignDirectives = [...]struct{ name, hint string }{
	{"font_size", "a terminal has one size of letters; a block letters is large"},
	{"new_line", "the space between blocks is the theme's"},
	{"new_lines", "the space between blocks is the theme's"},
	{"newline", "the space between blocks is the theme's"},
	{"newlines", "the space between blocks is the theme's"},
	{"list_item_newlines", "the space between list items is the theme's"},
	{"no_footer", "the theme says which layouts have a footer: layouts: {slide: {footer: false}}"},
	{"snippet_output", "nothing in a deck is run"},
}

// foreignKeys are keys of other presenters' front matter that mean nothing here.
var foreignKeys = [...]struct{ name, hint string }{
	{"styles", "the look is a theme: theme: file.yaml"},
	{"extensions", "there are none to switch on"},
	{"paging", "the theme says what the footer shows: footer: {right: ...}"},
}

// foreign warns of what other presenters know and this one passes over, so that
// whoever brings a deck is told.
func (c *checker) foreign() {
	seen := map[*deck.Slide]bool{}
	files := map[string]bool{}
	for i := range c.deck.Len() {
		for _, lang := range c.deck.Languages {
			s := c.deck.Slide(i, lang)
			if seen[s] {
				continue
			}
			seen[s] = true
			c.foreignIn(s)
			if !files[s.File] {
				files[s.File] = true
				c.foreignFront(s.File)
			}
		}
	}
}

// foreignIn finds directives of others in a slide, outside of its code.
func (c *checker) foreignIn(s *deck.Slide) {
	fence := ""
	for n, l := range strings.Split(s.Source, "\n") {
		text := strings.TrimSpace(l)
		switch {
		case fence != "":
			if strings.HasPrefix(text, fence) {
				fence = ""
			}
		case strings.HasPrefix(text, "```"), strings.HasPrefix(text, "~~~"):
			fence = text[:3]
		case strings.HasPrefix(text, "<!--"):
			name := strings.TrimSpace(strings.TrimPrefix(text, "<!--"))
			if end := strings.IndexFunc(name, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') }); end >= 0 {
				name = name[:end]
			}
			for _, f := range foreignDirectives {
				if f.name == name {
					c.warn(s.File, s.Line+n, name+" has no counterpart here", f.hint)
				}
			}
		}
	}
}

// foreignFront finds keys of others in a file's front matter.
func (c *checker) foreignFront(file string) {
	src, err := c.deck.ReadFile(strings.TrimPrefix(file, c.folder()))
	if err != nil {
		return
	}
	for n, l := range strings.Split(string(src), "\n") {
		l = strings.TrimRight(l, "\r \t")
		if n == 0 && l != "---" || n > 0 && l == "---" {
			return
		}
		key, _, found := strings.Cut(l, ":")
		i := slices.IndexFunc(foreignKeys[:], func(f struct{ name, hint string }) bool { return f.name == key })
		if found && i >= 0 {
			c.warn(file, n+1, key+" has no counterpart here", foreignKeys[i].hint)
		}
	}
}
