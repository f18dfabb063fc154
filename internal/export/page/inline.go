package page

import (
	"html/template"
	"net/url"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/formula"
	"revolute/theme"
)

// run is spans that stand together: those of one link, or a single one.
type run struct {
	Href    string
	Outside bool   // it leads off the page
	To      string // else the slide that it leads to
	Spans   []span
}

// span is a stretch of text as the template sees it.
type span struct {
	deck.Span
	Image *image
	Role  string
	Math  template.HTML
}

func (s span) Emph() bool       { return s.Style&deck.Emph != 0 }
func (s span) Strong() bool     { return s.Style&deck.Strong != 0 }
func (s span) Strike() bool     { return s.Style&deck.Strikethrough != 0 }
func (s span) Underlined() bool { return s.Style&deck.Underlined != 0 }
func (s span) Code() bool       { return s.Style&deck.CodeSpan != 0 }

// runs returns what the template sees of spans.
func (f *face) runs(spans []deck.Span) []run {
	var out []run
	for i := 0; i < len(spans); {
		end := i + 1
		for spans[i].Link != "" && end < len(spans) && spans[end].Link == spans[i].Link {
			end++
		}
		r := f.link(spans[i].Link)
		for _, s := range spans[i:end] {
			shown := span{Span: s}
			switch {
			case s.Image != "":
				shown.Image = f.maker.images.use(s, "")
			case s.Style&deck.Formula != 0 && s.TeX != "":
				shown.Math = template.HTML(formula.MathML(s.TeX, false))
			}
			if _, known := theme.RoleNamed(s.Role); known {
				shown.Role = s.Role
			}
			r.Spans = append(r.Spans, shown)
		}
		out = append(out, r)
		i = end
	}
	return out
}

// link returns where a link leads, on the page or off it. One that leads nowhere, or
// whose address would run in the page, is just its text.
func (f *face) link(address string) run {
	place, within := strings.CutPrefix(address, "#")
	if !within {
		if safe(address) {
			return run{Href: address, Outside: true}
		}
		return run{}
	}
	d := f.maker.deck
	for _, name := range []string{place, strings.ReplaceAll(place, "-", " ")} {
		if at, err := d.Find(name); err == nil {
			id := d.ID(at.Slide)
			return run{Href: "#" + id, To: id}
		}
	}
	return run{}
}

// safe reports whether an address may be followed from a page: others, such as
// javascript:, run in it.
func safe(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto":
		return true
	}
	return false
}
