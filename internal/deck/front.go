package deck

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"time"

	"revolute/internal/lettering"
	"revolute/internal/problem"
	"revolute/internal/yamlfile"
)

// front is what the front matter of a file says.
type front struct {
	meta        Meta
	section     string
	lang        string
	layout      string
	typ         lettering.Size // of bodies
	incremental *int           // levels of lists
	rows        *bool          // incremental_tables
	linkLines   map[string]int // where each of meta.Links stands
	rule        rule
	marp        bool   // it is a Marp deck …
	class       string // … of these classes
	reveal      bool   // it is a reveal.js deck
	cover       bool   // it is written for a presenter that makes a cover of it
}

// frontKeys are the keys of front matter; those of other presenters that mean
// nothing here are known too.
var frontKeys = []string{
	"title", "subtitle", "author", "authors", "date", "theme", "section", "lang", "layout", "type", "autoplay", "minutes", "audience",
	"incremental_lists", "incremental_tables", "back", "transition", "links", "slide_level", "options", "sub_title", "event", "location",
	"styles", "extensions", "paging", "patat",
}

// frontMatter finds the front matter of src: its YAML, the offset behind it and
// the line there. It is between a first line --- and the next such line, and
// starts with a key: else a file's first --- just divides slides.
func frontMatter(path string, src []byte) (yml []byte, after, line int, err error) {
	first, rest, _ := bytes.Cut(src, []byte("\n"))
	if string(bytes.TrimRight(first, " \t")) != "---" {
		return nil, 0, 1, nil
	}
	looks, at := false, len(src)-len(rest)
	for line, pos := 2, at; pos < len(src); line++ {
		l, _, _ := bytes.Cut(src[pos:], []byte("\n"))
		next := min(pos+len(l)+1, len(src))
		switch t := bytes.TrimRight(l, " \t"); {
		case string(t) == "---" || string(t) == "...":
			if !looks && len(bytes.TrimSpace(src[at:pos])) > 0 {
				return nil, 0, 1, nil
			}
			return src[at:pos], next, line + 1, nil
		case looks || len(t) == 0 || t[0] == '#':
		case !keyed(t):
			return nil, 0, 1, nil
		default:
			looks = true
		}
		pos = next
	}
	if looks {
		return nil, 0, 1, &problem.Problem{File: path, Line: 1, Text: "the front matter is never closed", Hint: "end it with a line of ---"}
	}
	return nil, 0, 1, nil
}

// keyed reports whether a line starts like "key:".
func keyed(l []byte) bool {
	for i, b := range l {
		if b == ':' {
			return i > 0 && (i+1 == len(l) || l[i+1] == ' ' || l[i+1] == '\t')
		}
		if !isLetter(b) && b != '_' && b != '-' && (b < '0' || b > '9') && b < 0x80 {
			return false
		}
	}
	return false
}

// frontReader reads the keys of one front matter.
type frontReader struct {
	front
	problems []problem.Problem
	themeAt  *yamlfile.Node
}

// readFront reads front matter that begins on line 2 of path. What is wrong with
// a key is a problem of the deck; what is no YAML is an error.
func readFront(path string, yml []byte) (front, []problem.Problem, error) {
	r := frontReader{}
	yml, _ = clean(yml)
	root, err := yamlfile.Parse(path, 1, yml)
	if err != nil {
		return r.front, nil, err
	}
	if !root.Single() && root.Kind != yamlfile.Map {
		return r.front, nil, root.Want("keys and values").WithHint("write them as key: value")
	}
	r.warn(root.Each(r.key))
	r.foreign()
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
	switch name := cleanString(k.Value); name {
	case "title":
		return plainText(v, &r.meta.Title)
	case "subtitle":
		return plainText(v, &r.meta.Subtitle)
	case "sub_title":
		r.cover = true
		return plainText(v, &r.meta.Subtitle)
	case "author":
		return plainText(v, &r.meta.Author)
	case "authors":
		r.cover = true
		return plainText(v, &r.meta.Author)
	case "date":
		return plainText(v, &r.meta.Date)
	case "theme":
		if v.Kind == yamlfile.Scalar {
			r.themeAt = v
			return plainText(v, &r.meta.Theme)
		}
		return nil
	case "section":
		return plainText(v, &r.section)
	case "lang":
		return r.language(v)
	case "layout":
		return plainText(v, &r.layout)
	default:
		return r.further(name, k, v)
	}
}

// further reads the keys that are not plain text.
func (r *frontReader) further(name string, k, v *yamlfile.Node) error {
	switch name {
	case "autoplay":
		return yamlfile.Duration(&r.meta.Autoplay, 0)(v)
	case "minutes":
		return r.minutes(v)
	case "audience":
		return r.audience(v)
	case "incremental_lists":
		return r.levels(v)
	case "incremental_tables":
		var rows bool
		if err := yamlfile.Bool(&rows)(v); err != nil {
			return err
		}
		r.rows = &rows
	case "back":
		var back string
		err := yamlfile.OneOf(&back, "end", "start")(v)
		r.meta.BackToStart = back == "start"
		return err
	case "transition":
		if r.meta.Transition = transitionNamed(v.Value); r.meta.Transition == AsDeck {
			return v.Errorf("unknown transition %q", v.Value).WithHint(transitionHint)
		}
	case "slide_level":
		return yamlfile.Int(&r.rule.level, 0, 6)(v)
	case "links":
		return r.links(v)
	case "options", "patat":
		return r.options(v)
	case "event":
		return plainText(v, &r.meta.Event)
	case "location":
		return plainText(v, &r.meta.Location)
	case "type":
		return r.typeKey(v)
	case "styles", "extensions", "paging":
	case "marp":
		return yamlfile.Bool(&r.marp)(v)
	default:
		if known, err := r.marpKey(name, v); known {
			return err
		}
		if known, err := r.revealKey(name, v); known {
			return err
		}
		return k.Errorf("unknown key %q", name).DidYouMean(problem.Nearest(name, frontKeys), "revolute help deck lists the keys of front matter")
	}
	return nil
}

// minutes reads how long the talk may last.
func (r *frontReader) minutes(v *yamlfile.Node) error {
	n, err := strconv.ParseFloat(v.Value, 64)
	if v.Kind != yamlfile.Scalar || err != nil || n <= 0 || n > 24*60 {
		return v.Errorf("minutes is not a number of minutes: %s", v.Value).WithHint("minutes: 30")
	}
	r.meta.Length = time.Duration(n * float64(time.Minute))
	return nil
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

// language reads the language of the file.
func (r *frontReader) language(v *yamlfile.Node) error {
	if !language(v.Value) {
		return v.Want("a language such as zh, en or zh-TW")
	}
	r.lang = strings.ReplaceAll(v.Value, "_", "-")
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

// options reads what other presenters' options mean here.
func (r *frontReader) options(v *yamlfile.Node) error {
	return v.Each(func(key, value *yamlfile.Node) error {
		switch key.Value {
		case "end_slide_shorthand":
			return yamlfile.Bool(&r.rule.shorthand)(value)
		case "implicit_slide_ends":
			return yamlfile.Bool(&r.rule.setext)(value)
		case "incremental_lists", "incrementalLists":
			return r.levels(value)
		case "slideLevel":
			return yamlfile.Int(&r.rule.level, 0, 6)(value)
		}
		return nil
	})
}

// duration reads "8s", "1m30s", or a number of seconds.
func duration(s string) (time.Duration, bool) {
	if n, err := strconv.ParseFloat(s, 64); err == nil && n >= 0 && n < 1e6 {
		return time.Duration(n * float64(time.Second)), true
	}
	d, err := time.ParseDuration(s)
	return max(d, 0), err == nil && d >= 0
}
