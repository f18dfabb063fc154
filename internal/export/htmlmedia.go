package export

import (
	"encoding/base64"
	"fmt"
	"html"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/alecthomas/chroma/v2"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/drawing/all"
	"revolute/internal/frame"
	"revolute/internal/problem"
	"revolute/internal/typeset"
	"revolute/theme"
)

// images is the image of a Picture.
func (p *page) images(b *deck.Block) string {
	var out strings.Builder
	for _, s := range b.Spans {
		if s.Image != "" {
			out.WriteString(p.image(s, b.Info.Attrs["width"]))
		}
	}
	return out.String()
}

// image is an image with its data in it; one that cannot be had is its
// alternative text.
func (p *page) image(s deck.Span, width string) string {
	alt := html.EscapeString(s.Text)
	address := dataURI(p.deck, s.Image)
	if address == "" {
		return "<span class=\"unset\">" + alt + "</span>"
	}
	if width != "" {
		width = ` width="` + html.EscapeString(width) + `"`
	}
	return fmt.Sprintf(`<img src="%s" alt="%s"%s>`, html.EscapeString(address), alt, width)
}

// dataURI is an image beside the deck as an address that holds it; "" if there
// is none. One that is an address of this kind already stays so.
func dataURI(d *deck.Deck, name string) string {
	if strings.HasPrefix(name, "data:image/") {
		return name
	}
	kinds := map[string]string{
		".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif", ".webp": "webp", ".bmp": "bmp", ".svg": "svg+xml", ".avif": "avif",
	}
	kind := kinds[strings.ToLower(path.Ext(name))]
	if kind == "" {
		return ""
	}
	src, err := d.ReadFile(name)
	if plain, bad := url.PathUnescape(name); err != nil && bad == nil {
		src, err = d.ReadFile(plain)
	}
	if err != nil {
		return ""
	}
	return "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(src)
}

// A drawing is drawn for a page in a window of these columns and rows.
const (
	drawingWidth  = 100
	drawingHeight = 30
)

// drawing writes a drawing as a picture for each of its steps.
func (p *page) drawing(b *deck.Block, from int) {
	d, err := all.Parse(b.Info.Lang, []byte(b.Text), p.deck)
	if err != nil {
		p.printf("<p%s>%s</p>\n", attributes(b, from, "fault"), html.EscapeString(fault(b, err)))
		return
	}
	steps, _ := strconv.Atoi(b.Info.Attrs["steps"])
	steps = min(max(steps, 0), 100)
	for n := range steps + 1 {
		class := "drawing"
		if _, behind := b.Info.Attrs["behind"]; behind {
			class += " behind"
		}
		if n == steps {
			class += " last"
		}
		at := fmt.Sprintf(` class="%s" data-step="%d"`, class, max(from, b.Step+n))
		if n < steps {
			at += fmt.Sprintf(` data-until="%d"`, b.Step+n)
		} else if b.Until > 0 {
			at += fmt.Sprintf(` data-until="%d"`, b.Until-1)
		}
		p.printf("<div%s>%s</div>\n", at, marker(len(p.raw)))
		p.raw = append(p.raw, p.both(d, b, n))
	}
}

// both is a drawing on a dark and on a light background: one picture if all its
// colours are roles, which the page turns from one into the other.
func (p *page) both(d drawing.Drawing, b *deck.Block, step int) string {
	dark, mixed := p.draw(d, b, step, p.o.Dark, true)
	if !mixed {
		return dark
	}
	light, _ := p.draw(d, b, step, p.o.Light, false)
	return `<div class="on-dark">` + dark + `</div><div class="on-light">` + light + `</div>`
}

// draw is a drawing as SVG, and whether it has colours that are no roles.
func (p *page) draw(d drawing.Drawing, b *deck.Block, step int, look *theme.Look, dark bool) (svg string, mixed bool) {
	at := drawing.State{Step: step, Still: true, Look: look}
	w, h := d.Size(drawingWidth, drawingHeight, at)
	if _, behind := b.Info.Attrs["behind"]; behind {
		w, h = drawingWidth, drawingWidth*9/32
	}
	if w < 1 || h < 1 {
		return "", false
	}
	keep := "xMinYMid"
	if p.file.Layout != "" && p.file.Layout != "bare" || b.Align == deck.Center {
		keep = "xMidYMid"
	}
	f := frame.New(w, h, typeset.Narrow, look.Canvas())
	d.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: at})
	names := roleColours(look, dark)
	var out strings.Builder
	_ = SVG(&out, f, SVGOptions{
		Title: d.Text(), Lang: p.lang, Dark: dark, bare: true, keep: keep,
		paint: func(c frame.Color) string {
			if name := names[c]; name != "" {
				return "var(--" + name + ")"
			}
			mixed = true
			return fmt.Sprintf("#%06x", uint32(c)&0xffffff)
		},
	})
	return out.String(), mixed
}

// roleColours are the names of a look's colours.
func roleColours(l *theme.Look, dark bool) map[frame.Color]string {
	p := &painter{o: SVGOptions{Dark: dark}}
	names := map[frame.Color]string{}
	for _, name := range theme.RoleNames() {
		role, _ := theme.RoleNamed(name)
		c := p.own(l.Color(role), role == theme.Background || role == theme.CodeBackground)
		if names[c] == "" {
			names[c] = name
		}
	}
	return names
}

// fault is what is wrong with a drawing, as the reader is told.
func fault(b *deck.Block, err error) string {
	return "[" + b.Info.Lang + ": " + problem.From(err).Text + "]"
}

// code writes a block of code, its words coloured by what they are.
func (p *page) code(b *deck.Block, from int) {
	text := codeText(p.deck, b)
	at := attributes(b, from)
	if groups := b.Focus(); groups != nil {
		lit := litLines(groups, firstLine(p.deck, b), strings.Count(text, "\n")+1)
		at += fmt.Sprintf(` data-from="%d" data-lit="%s"`, b.Step, lit)
	}
	p.printf("<pre%s><code>", at)
	p.printf(`<span class="line">`)
	for _, part := range p.tokens(b.Info.Lang, text) {
		for i, line := range strings.Split(part.text, "\n") {
			if i > 0 {
				p.printf("\n</span><span class=\"line\">")
			}
			switch {
			case line == "":
			case part.class == "":
				p.printf("%s", html.EscapeString(line))
			default:
				p.printf(`<span class="%s">%s</span>`, part.class, html.EscapeString(line))
			}
		}
	}
	p.printf("</span></code></pre>\n")
}

// token is a stretch of code of one kind.
type token struct{ class, text string }

// tokens returns the stretches of code; one if its language is not known.
func (p *page) tokens(lang, text string) []token {
	tokens := p.lexers.Tokens(lang, text)
	if tokens == nil {
		return []token{{"", text}}
	}
	var all []token
	length := 0
	for t := range tokens {
		length += len(t.Value)
		all = append(all, token{tokenClass(t.Type), t.Value})
	}
	if length < len(text) {
		all = append(all, token{"", text[length:]})
	}
	return all
}

// tokenClass is the class of a kind of token in the page's style.
func tokenClass(t chroma.TokenType) string {
	switch {
	case t == chroma.Error, t == chroma.GenericDeleted:
		return "e"
	case t == chroma.CommentPreproc, t == chroma.NameConstant, t == chroma.NameDecorator, t.InSubCategory(chroma.LiteralNumber):
		return "n"
	case t.InCategory(chroma.Comment):
		return "c"
	case t == chroma.KeywordType, t == chroma.NameAttribute, t == chroma.GenericInserted:
		return "t"
	case t.InCategory(chroma.Keyword), t == chroma.NameBuiltin, t == chroma.NameTag:
		return "k"
	case t == chroma.NameFunction, t == chroma.NameClass:
		return "f"
	case t.InCategory(chroma.Literal):
		return "s"
	case t.InCategory(chroma.Operator), t == chroma.Punctuation:
		return "x"
	}
	return ""
}
