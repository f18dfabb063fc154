package deck

import (
	"strconv"
	"strings"

	"revolute/internal/yamlfile"
)

// marpNames are Marp's directives; true for those that mean nothing here but
// need not be spoken of, for what they ask for is so anyhow.
func marpNames() map[string]bool {
	return map[string]bool{
		"paginate": true, "size": true, "math": true, "headingDivider": true, "title": true, "author": true, "description": true,
		"keywords": true, "url": true, "image": true, "marp": true, "lang": true,
		"class": false, "theme": false, "style": false, "header": false, "footer": false, "color": false, "backgroundColor": false,
		"backgroundImage": false, "backgroundPosition": false, "backgroundRepeat": false, "backgroundSize": false, "transition": false,
	}
}

// marp reads a comment of Marp's directives, one a line: with _ before its name
// one is the slide's alone. Without it only a Marp deck's comments are read so.
func (m *maker) marp(body string, line int) ([]directive, bool) {
	names := marpNames()
	var all []directive
	for i, l := range strings.Split(body, "\n") {
		if strings.TrimSpace(l) == "" {
			continue
		}
		name, value, ok := strings.Cut(strings.TrimSpace(l), ":")
		plain := strings.TrimLeft(name, "_$")
		if _, known := names[plain]; !ok || !known || plain == name && !m.marpDeck {
			return nil, false
		}
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		all = append(all, directive{name: "marp " + plain, value: value, line: line + i})
	}
	return all, len(all) > 0
}

// marpDirective does what a directive of Marp's means here.
func (m *maker) marpDirective(d directive) {
	name := strings.TrimPrefix(d.name, "marp ")
	if name == "class" {
		m.lead = isLead(d.value)
		return
	}
	if !marpNames()[name] {
		m.problem(d.line, true, "Marp's "+name+" has no counterpart here", marpHint(name))
	}
}

// isLead reports whether Marp's classes have one that sets a slide in its middle.
func isLead(classes string) bool {
	for _, c := range strings.FieldsFunc(classes, func(r rune) bool { return strings.ContainsRune(" ,[]", r) }) {
		if c == "lead" || c == "title" || c == "cover" {
			return true
		}
	}
	return false
}

// leadIn gives a slide of such a class its layout, if it says little: a title's
// where the deck begins, and else a statement's.
func (m *maker) leadIn() {
	if !m.lead || m.slide.Layout != "" {
		return
	}
	for i := range m.root {
		switch m.root[i].Kind {
		case Heading, Paragraph, Quote, Rule, Picture, DisplayFormula:
		default:
			return
		}
	}
	if m.slide.Layout = "statement"; m.first {
		m.slide.Layout = "cover"
	}
}

// marpHint says what there is here in the place of one of Marp's directives.
func marpHint(name string) string {
	switch name {
	case "theme", "style":
		return "a theme of this program gives the colours: theme: in the front matter"
	case "header", "footer":
		return "the footer shows the deck's sections"
	}
	return ""
}

// marpKey reads a key of Marp's front matter.
func (r *frontReader) marpKey(name string, v *yamlfile.Node) (known bool, err error) {
	quiet, known := marpNames()[name]
	switch {
	case !known:
		return false, nil
	case name == "headingDivider":
		r.divider(v)
	case name == "class":
		r.class = v.Value
		for _, n := range v.Items {
			r.class += " " + n.Value
		}
	case !quiet:
		err = v.Errorf("Marp's %s has no counterpart here", name).WithHint(marpHint(name))
	}
	return true, err
}

// divider reads the level of headings that begin slides.
func (r *frontReader) divider(v *yamlfile.Node) {
	last := v.Value
	if n := len(v.Items); n > 0 {
		last = v.Items[n-1].Value
	}
	if n, err := strconv.Atoi(last); err == nil && 1 <= n && n <= 6 {
		r.rule.level, r.rule.always = n, true
	}
}

// foreign drops the name of a theme that another presenter has.
func (r *frontReader) foreign() {
	if r.themeAt == nil {
		return
	}
	switch r.meta.Theme {
	case "default", "gaia", "uncover":
		if r.marp {
			r.meta.Theme = ""
		}
	case "black", "white", "league", "beige", "sky", "simple", "serif", "blood", "moon", "solarized", "dracula":
		r.meta.Theme = ""
	}
	if r.meta.Theme == "" {
		r.warn(r.themeAt.Errorf("another presenter's theme: %s", cleanString(r.themeAt.Value)).
			WithHint("remove the line, or name a theme of this program"))
	}
}

// background is a picture that Marp lays behind a slide or a part of it.
type background struct {
	picture Block
	side    string // left, right, or all
	share   int    // of the width, in %
}

// marpWords takes the words of a background's text: bg right:40%. ok is false
// for any other picture.
func marpWords(text string) (bg background, ok bool) {
	words := strings.Fields(text)
	if len(words) == 0 || words[0] != "bg" {
		return bg, false
	}
	bg.side, bg.share = "all", 50
	for _, word := range words[1:] {
		side, share, _ := strings.Cut(word, ":")
		if side != "left" && side != "right" {
			continue
		}
		bg.side = side
		if n, err := strconv.Atoi(strings.TrimSuffix(share, "%")); err == nil && 10 <= n && n <= 90 {
			bg.share = n
		}
	}
	return bg, true
}

// layBackgrounds puts Marp's backgrounds where they can be: beside what the
// slide says, or alone.
func (m *maker) layBackgrounds() {
	for _, bg := range m.backgrounds {
		head := 0
		if len(m.root) > 0 && m.root[0].Kind == Heading {
			head = 1
		}
		switch rest := m.root[head:]; {
		case bg.side != "all" && len(rest) > 0:
			text := Block{Kind: Group, Line: rest[0].Line, Children: append([]Block(nil), rest...)}
			text.Step = text.first()
			beside := Block{Kind: Group, Line: bg.picture.Line, Step: bg.picture.Step, Children: []Block{bg.picture}}
			row := Block{Kind: Columns, Line: text.Line, Gutter: -1, Weights: []int{100 - bg.share, bg.share}, Children: []Block{text, beside}}
			if bg.side == "left" {
				row.Weights, row.Children = []int{bg.share, 100 - bg.share}, []Block{beside, text}
			}
			row.Step = row.first()
			m.root = append(m.root[:head:head], row)
			m.slide.Pictures++
		case len(rest) == 0 || bg.side != "all":
			m.root = append(m.root, bg.picture)
			m.slide.Pictures++
		default:
			m.problem(bg.picture.Line, true, "an image behind text has no counterpart here", "write bg left or bg right, or give the image a slide of its own")
		}
	}
}
