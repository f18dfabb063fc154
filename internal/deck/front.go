package deck

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"revolute/internal/problem"
)

// front is what the front matter of a file says.
type front struct {
	meta        Meta
	section     string
	lang        string
	layout      string
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
	"title", "subtitle", "author", "authors", "date", "theme", "section", "lang", "layout", "autoplay",
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
	path     string
	problems []problem.Problem
	themeAt  *yaml.Node
}

// readFront reads front matter that begins on line 2 of path.
func readFront(path string, yml []byte) (front, []problem.Problem, error) {
	r := frontReader{path: path}
	var doc yaml.Node
	yml, _ = clean(yml)
	if err := yaml.Unmarshal(yml, &doc); err != nil {
		return r.front, nil, brokenFront(path, err)
	}
	if len(doc.Content) == 0 {
		return r.front, nil, nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return r.front, nil, &problem.Problem{File: path, Line: root.Line + 1, Text: "the front matter is not a list of keys", Hint: "write it as key: value"}
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		r.key(root.Content[i], root.Content[i+1])
	}
	r.foreign()
	return r.front, r.problems, nil
}

// brokenFront is the error for front matter that is no YAML.
func brokenFront(path string, err error) *problem.Problem {
	text, line := strings.TrimPrefix(err.Error(), "yaml: "), 2
	if m := regexp.MustCompile(`line (\d+): `).FindStringSubmatchIndex(text); m != nil {
		n, _ := strconv.Atoi(text[m[2]:m[3]])
		line, text = n+1, text[m[1]:]
		if strings.HasPrefix(text, "did not find expected") {
			line++ // the library counts the lines of these from 0
		}
	}
	return &problem.Problem{
		File: path, Line: line, Text: "broken front matter: " + cleanString(text),
		Hint: `quote a value that has ": " or starts with a sign: title: "Go: why"`, Err: err,
	}
}

// warn adds a problem at a node.
func (r *frontReader) warn(n *yaml.Node, text, hint string) {
	r.problems = append(r.problems, problem.Problem{File: r.path, Line: n.Line + 1, Text: text, Hint: hint, Severity: problem.Warning})
}

// key takes one key and its value.
func (r *frontReader) key(k, v *yaml.Node) {
	if v.Kind == yaml.AliasNode && v.Alias != nil {
		v = v.Alias
	}
	switch name := cleanString(k.Value); name {
	case "title":
		r.text(name, v, &r.meta.Title)
	case "subtitle":
		r.text(name, v, &r.meta.Subtitle)
	case "sub_title":
		r.text(name, v, &r.meta.Subtitle)
		r.cover = true
	case "author":
		r.text(name, v, &r.meta.Author)
	case "authors":
		r.text(name, v, &r.meta.Author)
		r.cover = true
	case "date":
		r.text(name, v, &r.meta.Date)
	case "theme":
		if v.Kind == yaml.ScalarNode {
			r.text(name, v, &r.meta.Theme)
			r.themeAt = v
		}
	case "section":
		r.text(name, v, &r.section)
	case "lang":
		r.language(v)
	case "layout":
		r.text(name, v, &r.layout)
	default:
		r.further(name, k, v)
	}
}

// further takes the keys that are not plain text.
func (r *frontReader) further(name string, k, v *yaml.Node) {
	switch name {
	case "autoplay":
		d, ok := duration(v.Value)
		if !ok {
			r.warn(v, fmt.Sprintf("autoplay is not a time: %s", cleanString(v.Value)), "write it as 8s")
		}
		r.meta.Autoplay = d
	case "incremental_lists":
		r.levels(name, v)
	case "incremental_tables":
		r.boolean(name, v, &r.rows)
	case "back":
		r.back(v)
	case "transition":
		if r.meta.Transition = transitionNamed(v.Value); r.meta.Transition == AsDeck {
			r.warn(v, "unknown transition: "+cleanString(v.Value), transitionHint)
		}
	case "slide_level":
		r.rule.level, _ = strconv.Atoi(v.Value)
	case "links":
		r.links(v)
	case "options", "patat":
		r.options(v)
	case "event", "location", "styles", "extensions", "paging":
	case "marp":
		r.marp = v.Value == "true"
	default:
		if r.marpKey(name, v) || r.revealKey(name, v) {
			return
		}
		hint := ""
		if near := problem.Nearest(name, frontKeys); near != "" {
			hint = "did you mean " + near + "?"
		}
		r.warn(k, "unknown key in the front matter: "+name, hint)
	}
}

// text takes a scalar, or a list of them.
func (r *frontReader) text(name string, v *yaml.Node, to *string) {
	switch v.Kind {
	case yaml.ScalarNode:
		if v.Tag != "!!null" {
			*to = strings.Join(strings.Fields(cleanString(v.Value)), " ")
		}
	case yaml.SequenceNode:
		var all []string
		for _, n := range v.Content {
			all = append(all, strings.TrimSpace(cleanString(n.Value)))
		}
		*to = strings.Join(all, ", ")
	default:
		r.warn(v, name+" is not a text", "")
	}
}

// language takes the language of the file.
func (r *frontReader) language(v *yaml.Node) {
	if !language(v.Value) {
		r.warn(v, "lang is not a language: "+cleanString(v.Value), "write it as zh, en or zh-TW")
		return
	}
	r.lang = strings.ReplaceAll(v.Value, "_", "-")
}

// boolean takes true or false.
func (r *frontReader) boolean(name string, v *yaml.Node, to **bool) {
	var b bool
	if err := v.Decode(&b); err != nil {
		r.warn(v, name+" is neither true nor false", "")
		return
	}
	*to = &b
}

// levels takes down to which level the items of lists are steps.
func (r *frontReader) levels(name string, v *yaml.Node) {
	n, ok := levels(v.Value)
	if !ok {
		r.warn(v, name+" is neither true nor false", "or 1 for the items of the outer level alone, and so on")
		return
	}
	r.incremental = &n
}

// back takes what going back to a slide shows.
func (r *frontReader) back(v *yaml.Node) {
	switch v.Value {
	case "start":
		r.meta.BackToStart = true
	case "end":
		r.meta.BackToStart = false
	default:
		r.warn(v, "unknown value of back: "+cleanString(v.Value), "there are end (a slide is complete when one goes back to it) and start")
	}
}

// links takes the named addresses.
func (r *frontReader) links(v *yaml.Node) {
	if v.Kind != yaml.MappingNode {
		r.warn(v, "links is not a list of names and addresses", "write under it:   homepage: https://example.org")
		return
	}
	r.meta.Links = make(map[string]string, len(v.Content)/2)
	r.linkLines = make(map[string]int, len(v.Content)/2)
	for i := 0; i+1 < len(v.Content); i += 2 {
		name, address := cleanString(v.Content[i].Value), ""
		if n := v.Content[i+1]; n.Kind == yaml.ScalarNode && n.Tag != "!!null" {
			address = strings.Join(strings.Fields(cleanString(n.Value)), "")
		}
		r.meta.Links[name] = address
		r.linkLines[name] = v.Content[i].Line + 1
	}
}

// options takes what other presenters' options mean here.
func (r *frontReader) options(v *yaml.Node) {
	for i := 0; v.Kind == yaml.MappingNode && i+1 < len(v.Content); i += 2 {
		name, value := v.Content[i].Value, v.Content[i+1]
		yes := value.Value == "true"
		switch name {
		case "end_slide_shorthand":
			r.rule.shorthand = yes
		case "implicit_slide_ends":
			r.rule.setext = yes
		case "incremental_lists", "incrementalLists":
			r.levels(name, value)
		case "slideLevel":
			r.rule.level, _ = strconv.Atoi(value.Value)
		}
	}
}

// duration reads "8s", "1m30s", or a number of seconds.
func duration(s string) (time.Duration, bool) {
	if n, err := strconv.ParseFloat(s, 64); err == nil && n >= 0 && n < 1e6 {
		return time.Duration(n * float64(time.Second)), true
	}
	d, err := time.ParseDuration(s)
	return max(d, 0), err == nil && d >= 0
}
