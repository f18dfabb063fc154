// Package page writes a deck as one HTML page that needs nothing else: every
// language, keys as in the terminal, controls for fingers, a slide a sheet when
// it is printed. Without JavaScript the slides stand one below the other.
//
// The page runs no script but its own and fetches nothing; its policy says so to
// the browser. It is made by page.html, a template of html/template, which
// escapes what comes from the deck by where it stands, compiled to page_html.go.
// What stands in template.HTML is made by this package, by formula.MathML and by
// the writers of SVG, and nothing else is.
package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"revolute/internal/deck"
	"revolute/internal/markup"
	"revolute/theme"
)

//go:generate go test -tags uncompiled -run ^TestTemplate$ -update .
//go:embed deck.css deck.js live.css live.js
var files embed.FS

// Options say what of a deck a page holds, and how it looks.
type Options struct {
	Langs       []string    // in this order; the first is shown to readers of any other
	Dark, Light *theme.Look // the same theme on both backgrounds
	Fixed       string      // "dark" or "light" whatever the reader's system says; "" is as it says
	Notes       bool        // the speaker notes too
	Pixels      bool        // headings in our own pixel letters
	Live        bool        // served: the page follows the speaker by the events of its own server
}

// Page is a deck as HTML.
type Page struct {
	HTML   []byte
	Policy string // the Content-Security-Policy that it needs, for a header
}

// Write writes the deck as a page. The error is w's.
func Write(w io.Writer, d *deck.Deck, o Options) error {
	p, err := newDocument(d, o)
	if err != nil {
		return err
	}
	out := markup.NewWriter(w)
	writeDocument(out, p)
	return out.Flush()
}

// New makes the page of a deck for a server.
func New(d *deck.Deck, o Options) (*Page, error) {
	p, err := newDocument(d, o)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	out := markup.NewWriter(&b)
	writeDocument(out, p)
	_ = out.Flush() // a bytes.Buffer takes everything
	return &Page{b.Bytes(), p.Policy() + "; frame-ancestors 'none'"}, nil
}

// document is what the template sees of the whole page.
type document struct {
	Lang, Fixed, Title string
	Live, Pixels       bool
	Style              template.CSS
	Early, Script      template.JS // before the first slide is painted, and after the last
	Slides             []*slide
	Menus              []menu
	Stored             []*imageFile // the images that are used more than once

	images *images
}

// menu is the sections in one language, as the footer shows them.
type menu struct {
	For, Lang string
	Sections  []section
}

// section is a section's word and where it begins.
type section struct {
	Name, Title, ID string
}

// early is the script in the page's head: what it says holds before anything is
// painted. A slide that the address asks for is not preceded by the first one.
const early = `document.documentElement.classList.add('js');if(location.hash.length>1)document.documentElement.classList.add('elsewhere')`

// newDocument returns the page of a deck. It is made twice, since what is used more than once is
// known only when all has been written.
func newDocument(d *deck.Deck, o Options) (*document, error) {
	parts := &shared{uses: map[string]int{}, numbers: map[string]int{}}
	first, err := documentOf(d, o, &images{deck: d}, parts)
	if err != nil {
		return nil, err
	}
	writeDocument(markup.NewWriter(io.Discard), first)
	first.images.counted = true
	return documentOf(d, o, first.images, &shared{uses: parts.uses, counted: true, numbers: map[string]int{}})
}

func documentOf(d *deck.Deck, o Options, pictures *images, parts *shared) (*document, error) {
	if len(o.Langs) == 0 {
		o.Langs = d.Languages
	}
	p := &document{Lang: o.Langs[0], Fixed: o.Fixed, Live: o.Live, Pixels: o.Pixels, Early: early, images: pictures}
	p.Title = d.MetaIn(p.Lang).Title
	if p.Title == "" {
		p.Title = d.Slide(0, p.Lang).Title()
	}
	m := &maker{deck: d, bidi: bidirectional(d, o.Langs), shared: parts, o: o, images: pictures, dark: roleNames(o.Dark, true), light: roleNames(o.Light, false)}
	for i := range d.Len() {
		p.Slides = append(p.Slides, m.slide(i))
	}
	shareSizes(p.Slides)
	for _, f := range pictures.order {
		if f.Used > 1 && f.Data != "" {
			p.Stored = append(p.Stored, f)
		}
	}
	for n, lang := range o.Langs {
		all := menu{For: fmt.Sprintf("l%d", n), Lang: lang}
		for _, s := range d.Sections() {
			if word := s.Title[lang]; word != "" {
				all.Sections = append(all.Sections, section{s.Name, word, d.ID(s.First)})
			}
		}
		p.Menus = append(p.Menus, all)
	}
	css, script := []byte(nil), []byte(nil)
	for _, name := range []string{"deck", "live"} {
		if name == "live" && !o.Live {
			continue
		}
		style, err := files.ReadFile(name + ".css")
		if err != nil {
			return nil, err
		}
		code, err := files.ReadFile(name + ".js")
		if err != nil {
			return nil, err
		}
		css, script = append(css, style...), append(script, code...)
	}
	p.Style = template.CSS(palettes(o) + fmt.Sprintf(".face::after{content:counter(slide)'/%d'}\n", d.Len()) + string(css))
	for _, name := range theme.RoleNames() { // of cards, and of words in the roles' colours
		p.Style += template.CSS(fmt.Sprintf(".cards>.edge-%s{border-color:var(--%s)}.in-%s{color:var(--%s)}\n", name, name, name, name))
	}
	// The faces of a slide are hidden that are in none of the languages that the reader
	// has chosen; before the script has chosen one, all but the first.
	for i, lang := range o.Langs {
		if len(o.Langs) > 1 && lang != "" {
			p.Style += template.CSS(fmt.Sprintf("html[data-lang=%q] :is(.face,.menu):not(.l%d){display:none!important}\n", lang, i))
		}
	}
	if o.Pixels {
		p.Style += template.CSS(pixelRules(d, o.Langs))
	}
	p.Script = template.JS(squeezed(string(script)))
	return p, nil
}

// Policy returns the Content-Security-Policy that the page needs.
func (p *document) Policy() string {
	more := ""
	if p.Live {
		more = "connect-src 'self'; "
	}
	if p.Pixels {
		more += "font-src data:; "
	}
	return fmt.Sprintf("default-src 'none'; %simg-src data:; style-src '%s'; script-src '%s' '%s'; base-uri 'none'; form-action 'none'",
		more, hash(string(p.Style)), hash(string(p.Early)), hash(string(p.Script)))
}

// hash names the one style or script that may run to a policy.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
