package deck

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"time"

	"revolute/internal/deck/dialect"
	"revolute/internal/lettering"
	"revolute/internal/problem"
	"revolute/internal/reference"
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
	marp        bool   // lists of * and 1) are steps
	class       string // Marp's
	prefix      string // of comments that are directives: presenterm's command_prefix
	cover       bool   // it is written for a presenter that makes a cover of it
}

// frontKeys returns the keys of front matter: ours, and those of other presenters
// that mean nothing here.
func frontKeys() []string {
	return append(reference.Names(reference.FrontMatter),
		"authors", "options", "sub_title", "event", "location", "styles", "extensions", "paging", "patat")
}

// head is what stands at the head of a file, before its slides.
type head struct {
	yml    []byte // the front matter, without its lines of dashes; nil: none
	above  int    // lines above yml
	end    int    // offset after the head ...
	lines  int    // ... and how many lines it has
	dots   bool   // the front matter ends with ...
	header dialect.Header
}

// readHead finds the head of src. Front matter is between a first line --- and
// the next such line, and begins with a key: else a file's first --- just divides
// slides. Empty lines may stand before it.
func readHead(path string, src []byte) (head, error) {
	start := len(src) - len(bytes.TrimLeft(src, " \t\n"))
	start = bytes.LastIndexByte(src[:start], '\n') + 1
	above := bytes.Count(src[:start], []byte("\n"))
	if header, ok := dialect.ReadHeader(src[start:]); ok {
		return head{header: header, end: start + header.Length, lines: above + header.Lines}, nil
	}
	first, rest, _ := bytes.Cut(src[start:], []byte("\n"))
	if string(bytes.TrimRight(first, " \t")) != "---" {
		return head{}, nil
	}
	h := head{above: above + 1}
	looks, at := false, len(src)-len(rest)
	for h.lines, h.end = above+1, at; h.end < len(src); {
		l, _, _ := bytes.Cut(src[h.end:], []byte("\n"))
		pos := h.end
		h.end = min(pos+len(l)+1, len(src))
		h.lines++
		switch t := bytes.TrimRight(l, " \t"); {
		case string(t) == "---" || string(t) == "...":
			if !looks && len(bytes.TrimSpace(src[at:pos])) > 0 {
				return head{}, nil
			}
			h.yml, h.dots = src[at:pos:pos], string(t) == "..."
			return h, nil
		case looks || len(t) == 0 || t[0] == '#':
		case !keyed(bytes.TrimLeft(t, " \t")):
			return head{}, nil
		default:
			looks = true
		}
	}
	if looks {
		return head{}, problem.Errorf(path, above+1, "the front matter is never closed").WithHint("end it with a line of ---")
	}
	return head{}, nil
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
	dialect  dialect.Dialect
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
	r.warn(root.Each(r.key))
	r.foreignTheme()
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
		return v.Errorf("presenterm's theme settings have no counterpart here").WithHint("theme: names a theme of this program, or a file: theme: mine.yaml")
	case "section":
		return plainText(v, &r.section)
	case "lang":
		return r.language(v)
	case "layout":
		return r.pageLayout(v)
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
		var fault string
		if r.meta.Transition, fault = transitionNamed(v.Value); fault != "" {
			return v.Errorf("%s", fault).WithHint(transitionHint)
		}
	case "slide_level":
		return yamlfile.Int(&r.rule.level, 0, 6)(v)
	case "links":
		return r.links(v)
	case "options", "patat":
		return r.options(name, v)
	case "event":
		return plainText(v, &r.meta.Event)
	case "location":
		return plainText(v, &r.meta.Location)
	case "type":
		return r.typeKey(v)
	case "marp":
		return yamlfile.Bool(&r.marp)(v)
	case "headingDivider":
		r.divider(v)
	case "class":
		r.class = v.Value
		for _, n := range v.Items {
			r.class += " " + n.Value
		}
	case "separator", "verticalSeparator":
		if line, ok := dialect.RevealSeparator(v.Value); !ok {
			return v.Want("a plain line").WithHint("--- ends a slide")
		} else if strings.Trim(line, "-") != "" {
			r.rule.lines = append(r.rule.lines, line)
		}
	case "revealOptions":
		return r.revealOptions(v)
	default:
		if program, s, ok := r.dialect.Key(name); ok {
			if s.Quiet {
				return nil
			}
			return k.Errorf("%s's %s has no counterpart here", program, name).WithHint(s.Hint)
		}
		return k.Errorf("unknown key %q", name).DidYouMean(problem.Nearest(name, frontKeys()), "revolute help deck lists the keys of front matter")
	}
	return nil
}

// pageLayout reads the layout of slides that name none. Those of other presenters
// are passed over where the deck is theirs.
func (r *frontReader) pageLayout(v *yamlfile.Node) error {
	err := plainText(v, &r.layout)
	if known := []string{"title", "cover", "statement", "section", "bare"}; err == nil && r.layout != "" && layoutNamed(r.layout) == "" {
		if near := problem.Nearest(strings.ToLower(r.layout), known); near != "" {
			return v.Want(yamlfile.Or(known)).DidYouMean(near, "")
		}
	}
	return err
}

// minutes reads how long the talk may last.
func (r *frontReader) minutes(v *yamlfile.Node) error {
	n, err := strconv.ParseFloat(v.Value, 64)
	if v.Kind != yamlfile.Scalar || err != nil || n <= 0 || n > 24*60 {
		return v.Want("a number of minutes").WithHint("minutes: 30")
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
	if !isLanguage(v.Value) {
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

// foreignTheme drops the name of a theme that another program has.
func (r *frontReader) foreignTheme() {
	if r.themeAt == nil || !r.dialect.HasTheme(r.meta.Theme) {
		return
	}
	r.meta.Theme = ""
	r.warn(r.themeAt.Errorf("another presenter's theme: %s", cleanString(r.themeAt.Value)).WithHint("remove the line, or name a theme of this program"))
}

// duration reads "8s", "1m30s", or a number of seconds.
func duration(s string) (time.Duration, bool) {
	if n, err := strconv.ParseFloat(s, 64); err == nil && n >= 0 && n < 1e6 {
		return time.Duration(n * float64(time.Second)), true
	}
	d, err := time.ParseDuration(s)
	return max(d, 0), err == nil && d >= 0
}
