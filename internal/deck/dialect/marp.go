package dialect

import "strings"

// marpSettings returns Marp's directives, which stand in the front matter and in
// comments.
func marpSettings() []Setting {
	const colours = "a theme of this program gives the colours: theme: in the front matter"
	return []Setting{
		{"marp", true, ""},
		{"paginate", true, ""},
		{"size", true, ""},
		{"math", true, ""},
		{"headingDivider", true, ""},
		{"title", true, ""},
		{"author", true, ""},
		{"description", true, ""},
		{"keywords", true, ""},
		{"url", true, ""},
		{"image", true, ""},
		{"lang", true, ""},
		{"class", true, ""},
		{"transition", true, ""},
		{"theme", false, colours},
		{"style", false, colours},
		{"header", false, "the footer shows the deck's sections"},
		{"footer", false, "the footer shows the deck's sections"},
		{"color", false, colours},
		{"backgroundColor", false, colours},
		{"backgroundImage", false, "write ![bg right](image.png)"},
		{"backgroundPosition", false, ""},
		{"backgroundRepeat", false, ""},
		{"backgroundSize", false, ""},
	}
}

// marpComment reads a comment of Marp's directives, one a line: with _ before its
// name one is the slide's alone. Without it only a Marp deck's comments are read
// so.
func marpComment(body string, line int, sure bool) ([]Directive, bool) {
	var all []Directive
	for i, l := range strings.Split(body, "\n") {
		if strings.TrimSpace(l) == "" {
			continue
		}
		name, value, ok := strings.Cut(strings.TrimSpace(l), ":")
		plain := strings.TrimLeft(name, "_$")
		s, known := find(marpSettings(), plain)
		if !ok || !known || plain == name && !sure {
			return nil, false
		}
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		switch {
		case plain == "class":
			all = append(all, Directive{Name: "lead", Value: value, Line: line + i})
		case plain == "transition":
			first, _, _ := strings.Cut(value, " ") // its duration may follow
			all = append(all, Directive{Name: "transition", Value: first, Line: line + i})
		case !s.Quiet:
			all = append(all, Directive{Name: Foreign, Value: "Marp's " + plain, Hint: s.Hint, Line: line + i})
		default:
			all = append(all, Directive{Name: "nothing", Line: line + i})
		}
	}
	return all, len(all) > 0
}

// IsLead reports whether Marp's classes have one that sets a slide in its middle.
func IsLead(classes string) bool {
	for _, c := range strings.FieldsFunc(classes, func(r rune) bool { return strings.ContainsRune(" ,[]", r) }) {
		if c == "lead" || c == "title" || c == "cover" {
			return true
		}
	}
	return false
}
