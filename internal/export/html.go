package export

import (
	"bufio"
	"crypto/sha256"
	_ "embed" // the page's style and script
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/microcosm-cc/bluemonday"

	"revolute/internal/deck"
	"revolute/internal/lexer"
	"revolute/theme"
)

//go:embed page/deck.css
var pageStyle string

//go:embed page/deck.js
var pageScript string

// HTMLOptions say what of a deck a page holds, and how it looks.
type HTMLOptions struct {
	Langs       []string    // in this order; the first is shown at first
	Dark, Light *theme.Look // the same theme on both backgrounds
	Fixed       string      // "dark" or "light" whatever the reader's system says; "" is as it says
	Notes       bool        // the speaker notes too
}

// HTML writes the deck as one page that needs nothing else: every language,
// keys as in the terminal, a slide a sheet when it is printed. Without
// JavaScript the slides stand one below the other. It runs no script but its
// own, fetches nothing, and says so to the browser; what comes from the deck is
// escaped, and cleaned by a sanitizer besides. The error is w's.
func HTML(w io.Writer, d *deck.Deck, o HTMLOptions) error {
	if len(o.Langs) == 0 {
		o.Langs = d.Languages
	}
	p := &page{deck: d, o: o, out: bufio.NewWriter(w), clean: sanitizer()}
	p.head()
	for i := range d.Len() {
		p.slide(i)
	}
	fmt.Fprintf(p.out, "<script>%s</script>\n</body>\n</html>\n", pageScript)
	return p.out.Flush()
}

// page writes a deck as HTML.
type page struct {
	deck  *deck.Deck
	o     HTMLOptions
	out   *bufio.Writer // keeps its first error until it is flushed
	clean *bluemonday.Policy

	lexers lexer.Lexers

	lang string
	file *deck.Slide // that is being written
	body strings.Builder
	raw  []string // drawings of ours, which the sanitizer does not know
}

func (p *page) head() {
	lang := p.o.Langs[0]
	title := p.deck.MetaIn(lang).Title
	if title == "" {
		title = p.deck.Slide(0, lang).Title()
	}
	style := p.palettes() + pageStyle + edges()
	fixed := ""
	if p.o.Fixed != "" {
		fixed = ` data-theme="` + p.o.Fixed + `"`
	}
	fmt.Fprintf(p.out, `<!DOCTYPE html>
<html lang="%s"%s>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="revolute">
<title>%s</title>
<style>%s</style>
</head>
<body>
`, html.EscapeString(lang), fixed, hash(style), hash(pageScript), html.EscapeString(title), style)
}

// hash is how a policy names the one style or script that may run.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// palettes are the theme's colours as CSS knows them.
func (p *page) palettes() string {
	dark, light := palette(p.o.Dark, true), palette(p.o.Light, false)
	return ":root { color-scheme: dark light; " + dark + " }\n" +
		"@media (prefers-color-scheme: light) { :root { " + light + " } }\n" +
		":root[data-theme=dark] { color-scheme: dark; " + dark + " }\n" +
		":root[data-theme=light] { color-scheme: light; " + light + " }\n" +
		".on-light { display: none; }\n" +
		"@media (prefers-color-scheme: light) { .on-dark { display: none; } .on-light { display: block; } }\n" +
		":root[data-theme=dark] .on-dark, :root[data-theme=light] .on-light { display: block; }\n" +
		":root[data-theme=dark] .on-light, :root[data-theme=light] .on-dark { display: none; }\n"
}

// palette is a look's colours as CSS variables named for their roles.
func palette(l *theme.Look, dark bool) string {
	var b strings.Builder
	p := &painter{o: SVGOptions{Dark: dark}}
	for _, name := range theme.RoleNames() {
		role, _ := theme.RoleNamed(name)
		behind := role == theme.Background || role == theme.CodeBackground
		fmt.Fprintf(&b, "--%s: %s; ", name, p.colour(p.own(l.Color(role), behind)))
	}
	return strings.TrimSpace(b.String())
}

// slide writes slide i in every language.
func (p *page) slide(i int) {
	first := p.deck.Slide(i, p.o.Langs[0])
	fmt.Fprintf(p.out, `<section class="slide %s" id="s%d">`+"\n", html.EscapeString(first.Layout), i+1)
	var written []*deck.Slide
	for _, lang := range p.o.Langs {
		s := p.deck.Slide(i, lang)
		shared := false
		for _, other := range written {
			shared = shared || other == s
		}
		if shared {
			continue // one text for all languages
		}
		written = append(written, s)
		p.face(i, lang, s)
	}
	fmt.Fprintln(p.out, "</section>")
}

// face writes a slide in one language.
func (p *page) face(i int, lang string, s *deck.Slide) {
	p.lang, p.file, p.raw = lang, s, nil
	p.body.Reset()
	blocks := s.Blocks
	titled := s.Heading != nil && s.Layout == "" && len(blocks) > 0 && blocks[0].Kind == deck.Heading
	if titled {
		p.block(&blocks[0], 0)
		blocks = blocks[1:]
	}
	p.body.WriteString(`<div class="body">` + "\n")
	p.blocks(blocks, 0)
	p.body.WriteString("</div>\n")
	if p.o.Notes && len(s.Notes) > 0 {
		p.body.WriteString("<aside>")
		for n, note := range s.Notes {
			if n > 0 {
				p.body.WriteString("\n\n")
			}
			p.body.WriteString(html.EscapeString(note.Text))
		}
		p.body.WriteString("</aside>\n")
	}
	text := p.clean.Sanitize(p.body.String())
	for n, svg := range p.raw {
		text = strings.Replace(text, marker(n), svg, 1)
	}
	tag := ""
	if lang != "" {
		tag = ` lang="` + html.EscapeString(lang) + `"`
	}
	fmt.Fprintf(p.out, "<div class=\"face\"%s data-steps=\"%d\">\n%s%s</div>\n", tag, s.Steps, text, p.footer(i))
}

// marker stands for drawing n of a slide until the rest has been cleaned. Text
// of a deck holds no such character.
func marker(n int) string { return fmt.Sprintf("\uE000%d\uE001", n) }

// footer is the sections, with the current one lit, and the slide's number.
func (p *page) footer(i int) string {
	var b strings.Builder
	b.WriteString("<footer>")
	current := p.deck.SectionOf(i)
	for n, section := range p.deck.Sections {
		word := section.Title[p.lang]
		if word == "" {
			continue
		}
		here := ""
		if n == current {
			here, word = ` class="here"`, "● "+word
		}
		fmt.Fprintf(&b, `<a href="#s%d"%s>%s</a>`, section.First+1, here, html.EscapeString(word))
	}
	fmt.Fprintf(&b, `<span class="number">%d/%d</span></footer>`+"\n", i+1, p.deck.Len())
	return b.String()
}
