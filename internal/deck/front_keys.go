package deck

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"revolute/internal/deck/dialect"
	"revolute/internal/problem"
	"revolute/internal/reference"
	"revolute/internal/yamlfile"
)

// frontReader reads the keys of one front matter.
type frontReader struct {
	front
	dialect  dialect.Dialect
	keys     map[string]func(v *yamlfile.Node) error // what reads the value of each
	problems []problem.Problem
	themeAt  *yamlfile.Node
}

// readFront reads the front matter of a file. What is wrong with a key is a
// problem of the deck; what is no YAML is an error.
func readFront(path string, h head, d dialect.Dialect) (front, []problem.Problem, error) {
	r := frontReader{dialect: d}
	r.meta.Title, r.meta.Author, r.meta.Date = cleanString(h.header.Title), cleanString(h.header.Author), cleanString(h.header.Date)
	for _, f := range h.header.Foreign {
		r.problems = append(r.problems, *problem.Warningf(path, f.Line, "%s has no counterpart here", f.Value))
	}
	r.rule.first = d == dialect.Patat
	if h.yml == nil {
		return r.front, r.problems, nil
	}
	yml, _ := clean(h.yml)
	root, err := yamlfile.Parse(path, h.above, yml)
	if err != nil {
		return r.front, nil, err
	}
	if !root.Single() && root.Kind != yamlfile.Map {
		return r.front, nil, root.Want("keys and values").WithHint("write them as key: value")
	}
	r.keys = r.readers()
	r.warn(root.Each(r.key))
	if r.themeAt != nil && d.HasTheme(r.meta.Theme) {
		r.meta.Theme = ""
		r.warn(r.themeAt.Errorf("another presenter's theme: %s", cleanString(r.themeAt.Value)).WithHint("remove the line, or name a theme of this program"))
	}
	return r.front, r.problems, nil
}

// warn adds every problem of err as a warning: none of them keeps a deck from
// being shown.
func (r *frontReader) warn(err error) {
	for _, p := range problem.All(err) {
		w := *p
		w.Severity = problem.Warning
		r.problems = append(r.problems, w)
	}
}

// key reads one key and its value.
func (r *frontReader) key(k, v *yamlfile.Node) error {
	name := cleanString(k.Value)
	if read, ok := r.keys[name]; ok {
		return read(v)
	}
	if program, s, ok := r.dialect.Key(name); ok {
		if s.Quiet {
			return nil
		}
		return k.Errorf("%s's %s has no counterpart here", program, name).WithHint(s.Hint)
	}
	known := append(reference.Names(reference.FrontMatter), "authors", "options", "sub_title", "event", "location", "styles", "extensions", "paging", "patat")
	return k.Errorf("unknown key %q", name).DidYouMean(problem.Nearest(name, known), "revolute help deck lists the keys of front matter")
}

// readers returns what reads the value of each key.
func (r *frontReader) readers() map[string]func(*yamlfile.Node) error {
	text := func(to *string) func(*yamlfile.Node) error {
		return func(v *yamlfile.Node) error { return plainText(v, to) }
	}
	onCover := func(to *string) func(*yamlfile.Node) error { // presenterm makes a cover of it
		return func(v *yamlfile.Node) error { r.cover = true; return plainText(v, to) }
	}
	separator := func(v *yamlfile.Node) error {
		line, ok := dialect.RevealSeparator(v.Value)
		if !ok {
			return v.Want("a plain line").WithHint("--- ends a slide")
		}
		if strings.Trim(line, "-") != "" {
			r.rule.lines = append(r.rule.lines, line)
		}
		return nil
	}
	return map[string]func(*yamlfile.Node) error{
		"title": text(&r.meta.Title), "subtitle": text(&r.meta.Subtitle), "author": text(&r.meta.Author), "date": text(&r.meta.Date),
		"section": text(&r.section), "event": text(&r.meta.Event), "location": text(&r.meta.Location),
		"sub_title": onCover(&r.meta.Subtitle), "authors": onCover(&r.meta.Author),
		"theme": func(v *yamlfile.Node) error {
			if v.Kind == yamlfile.Scalar {
				r.themeAt = v
				return plainText(v, &r.meta.Theme)
			}
			return v.Errorf("presenterm's theme settings have no counterpart here").WithHint("theme: names a theme of this program, or a file: theme: mine.yaml")
		},
		"lang": func(v *yamlfile.Node) error {
			if !isLanguage(v.Value) {
				return v.Want("a language such as zh, en or zh-TW")
			}
			r.lang = strings.ReplaceAll(v.Value, "_", "-")
			return nil
		},
		"layout": func(v *yamlfile.Node) error {
			err := plainText(v, &r.layout)
			if err != nil || r.layout == "" || layoutNamed(r.layout) != "" {
				return err
			}
			// Those of other presenters are passed over where the deck is theirs.
			known := []string{"title", "cover", "statement", "section", "bare"}
			if near := problem.Nearest(strings.ToLower(r.layout), known); near != "" {
				return v.Want(yamlfile.Or(known)).DidYouMean(near, "")
			}
			return nil
		},
		"type":     r.typeKey,
		"autoplay": yamlfile.Duration(&r.meta.Autoplay, 0),
		"minutes": func(v *yamlfile.Node) error {
			n, err := strconv.ParseFloat(v.Value, 64)
			if v.Kind != yamlfile.Scalar || err != nil || n <= 0 || n > 24*60 {
				return v.Want("a number of minutes").WithHint("minutes: 30")
			}
			r.meta.Length = time.Duration(n * float64(time.Minute))
			return nil
		},
		"audience":          r.audience,
		"incremental_lists": r.levels,
		"incremental_tables": func(v *yamlfile.Node) error {
			var rows bool
			err := yamlfile.Bool(&rows)(v)
			if err == nil {
				r.rows = &rows
			}
			return err
		},
		"back": func(v *yamlfile.Node) error {
			var back string
			err := yamlfile.OneOf(&back, "end", "start")(v)
			r.meta.BackToStart = back == "start"
			return err
		},
		"transition": func(v *yamlfile.Node) error {
			var fault string
			if r.meta.Transition, fault = transitionNamed(v.Value); fault != "" {
				return v.Errorf(fault, strings.TrimSpace(v.Value)).WithHint(transitionHint)
			}
			return nil
		},
		"slide_level": yamlfile.Int(&r.rule.level, 0, 6),
		"links":       r.links,
		"options":     func(v *yamlfile.Node) error { return r.options("options", v) },
		"patat":       func(v *yamlfile.Node) error { return r.options("patat", v) },
		"marp":        yamlfile.Bool(&r.marp),
		"class": func(v *yamlfile.Node) error {
			r.class = v.Value
			for _, n := range v.Items {
				r.class += " " + n.Value
			}
			return nil
		},
		"headingDivider":    r.divider,
		"separator":         separator,
		"verticalSeparator": separator,
		"revealOptions":     r.revealOptions,
	}
}

// audience reads what those who follow the talk may do: true is all of it.
func (r *frontReader) audience(v *yamlfile.Node) error {
	all := []string{"reactions", "polls", "questions"}
	r.meta.Audience = nil
	nodes := []*yamlfile.Node{v}
	if v.Kind == yamlfile.List {
		nodes = v.Items
	}
	for _, n := range nodes {
		switch {
		case n.Kind == yamlfile.Scalar && n.Value == "true" && n == v:
			r.meta.Audience = all
		case n.Kind == yamlfile.Scalar && n.Value == "false" && n == v:
		case n.Kind == yamlfile.Scalar && slices.Contains(all, n.Value):
			r.meta.Audience = append(r.meta.Audience, n.Value)
		default:
			return n.Errorf("an audience cannot be given %q", n.Value).WithHint("audience: true, or some of [reactions, polls, questions]")
		}
	}
	return nil
}

// plainText reads one value, or a list of them, as one line.
func plainText(v *yamlfile.Node, to *string) error {
	switch v.Kind {
	case yamlfile.Map:
		return v.Want("text")
	case yamlfile.List:
		var all []string
		for _, n := range v.Items {
			all = append(all, strings.TrimSpace(cleanString(n.Value)))
		}
		*to = strings.Join(all, ", ")
	case yamlfile.Scalar:
		*to = strings.Join(strings.Fields(cleanString(v.Value)), " ")
	}
	return nil
}

// levels reads down to which level the items of lists are steps.
func (r *frontReader) levels(v *yamlfile.Node) error {
	n, ok := levels(v.Value)
	if !ok {
		return v.Want("true or false").WithHint("or 1 for the items of the outer level alone, and so on")
	}
	r.incremental = &n
	return nil
}

// links reads the named addresses.
func (r *frontReader) links(v *yamlfile.Node) error {
	if v.Kind != yamlfile.Map {
		return v.Want("names and addresses").WithHint("write under it:   homepage: https://example.org")
	}
	r.meta.Links = make(map[string]string, len(v.Pairs))
	r.linkLines = make(map[string]int, len(v.Pairs))
	return v.Each(func(key, value *yamlfile.Node) error {
		name, address := cleanString(key.Value), ""
		if value.Kind == yamlfile.Scalar {
			address = strings.Join(strings.Fields(cleanString(value.Value)), "")
		}
		r.meta.Links[name] = address
		r.linkLines[name] = key.Line
		return nil
	})
}
