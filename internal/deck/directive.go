package deck

import (
	"slices"
	"strconv"
	"strings"

	"revolute/internal/problem"

	"revolute/internal/deck/dialect"
	"revolute/internal/reference"
)

// directive is an instruction in a comment.
type directive = dialect.Directive

// known returns the names of directives: ours, and those of other presenters
// that mean nothing here.
func known() []string {
	return append(reference.Names(reference.Directive),
		"new_line", "new_lines", "newline", "newlines", "list_item_newlines", "no_footer", "snippet_output", "comment")
}

// bare reports whether a directive takes no value, so that a comment which
// goes on is a note: <!-- pause here and look at them -->.
func bare(name string) bool {
	switch name {
	case "pause", "stop", "end_slide", "skip_slide", "hidden", "reset_layout", "jump_to_middle", "new_line", "newline", "no_footer", "end", "fit":
		return true
	}
	return false
}

// open reports whether a directive may stand without a value.
func open(name string) bool {
	switch name {
	case "columns", "rows", "cards", "column", "row", "card":
		return true
	}
	return bare(name)
}

// comment reads the text of a comment, which begins on the given line. Several
// directives may stand in one, each on its line. What is none is a speaker note.
func (m *slideBuilder) comment(text string, line int, unclosed bool) []directive {
	switch {
	case unclosed:
		m.errorf(line, "this comment is never closed").WithHint("end it with -->")
	case strings.Contains(text, "<!--"):
		at := line + strings.Count(text[:strings.Index(text, "<!--")], "\n")
		m.warnf(at, "a comment begins within the one that is open since line %d", line).WithHint("was --> forgotten there?")
	}
	lead := text[:len(text)-len(strings.TrimLeft(text, " \t\n"))]
	line += strings.Count(lead, "\n")
	body := strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(body, m.file.front.prefix); ok {
		body = strings.TrimSpace(rest)
	}
	if strings.HasPrefix(body, "config:") {
		m.warnf(line, "patat's config comment has no counterpart here")
		return nil
	}
	// What is for editors and other programs, or a remark of the author to themselves.
	others := []string{"//", "vim:", "-*-", "markdownlint-", "prettier-ignore", "cspell:", "comment:"}
	if body == "" || body == "s" || body == "v" || slices.ContainsFunc(others, func(start string) bool { return strings.HasPrefix(body, start) }) {
		return nil
	}
	if all, ok := m.file.dialect.Comment(body, line); ok {
		return all
	}
	if !strings.Contains(body, "\n") {
		return m.one(body, body, line)
	}
	whole := strings.TrimRight(text, " \t\n")
	if i := strings.LastIndexByte(lead, '\n'); i >= 0 {
		whole = whole[i:] // with the indent of its first line
	}
	var all []directive
	for i, l := range strings.Split(body, "\n") {
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		d, ok := parseDirective(l)
		if !ok || d.Name == "speaker_note" {
			return m.one(body, whole, line)
		}
		d.Line = line + i
		all = append(all, d)
	}
	return all
}

// one reads a comment that is one directive, or else the note whole.
func (m *slideBuilder) one(body, whole string, line int) []directive {
	if d, ok := parseDirective(body); ok && (d.Name == "speaker_note" || !strings.Contains(body, "\n")) {
		d.Line = line
		return []directive{d}
	}
	name, near := misspelt(body)
	switch {
	case near == "":
	case near == name && strings.Contains(body, "\n"):
	case near == name:
		m.warnf(line, "%s takes no such value", name).WithHint("it is kept as a note")
	default:
		m.errorf(line, "unknown directive: %s", name).WithHint("did you mean <!-- " + near + " -->?")
		return nil
	}
	m.note(whole, line)
	return nil
}

// misspelt returns the name that a comment starts with and the directive that it
// probably means: only what looks like a name, a_b, a-b or a:, can mean one, or a
// single word that is one but for a slip of the fingers.
func misspelt(body string) (name, near string) {
	end := strings.IndexFunc(body, func(r rune) bool { return r >= 0x80 || !isLetter(byte(r)) && r != '_' && r != '-' })
	if end < 0 {
		end = len(body)
	}
	name = body[:end]
	if strings.Contains(name, "_") || strings.HasPrefix(body[end:], ":") || end == len(body) && strings.Contains(name, "-") {
		return name, problem.Nearest(strings.ToLower(name), known())
	}
	if end == len(body) {
		lower := strings.ToLower(name)
		for _, meant := range known() {
			if slip(lower, meant) || lower == meant && open(meant) {
				return name, meant
			}
		}
	}
	return name, ""
}

// parseDirective reads "name" or "name: value".
func parseDirective(s string) (directive, bool) {
	end := 0 // of the name
	for end < len(s) && (isLetter(s[end]) && s[end] >= 'a' || s[end] == '_' || end > 0 && '0' <= s[end] && s[end] <= '9') {
		end++
	}
	name, rest := s[:end], s[end:]
	if !slices.Contains(known(), name) {
		return directive{}, false
	}
	value, colon := strings.CutPrefix(strings.TrimLeft(rest, " \t"), ":")
	switch {
	case strings.TrimSpace(rest) == "":
		return directive{Name: name}, open(name)
	case !colon:
		return directive{}, false
	case bare(name) && name != "pause":
		return directive{}, false
	case name == "pause" && strings.TrimSpace(value) != "auto":
		return directive{}, false
	}
	return directive{Name: name, Value: strings.TrimSpace(value)}, true
}

// note adds a speaker note. A YAML block scalar loses its sign and indent.
func (m *slideBuilder) note(text string, line int) {
	if head, rest, ok := strings.Cut(text, "\n"); ok {
		switch strings.TrimSpace(head) {
		case "|", ">", "|-", ">-":
			text = "\n" + rest
			line++
		}
	}
	step := m.step
	if m.pause != noPause {
		step = m.last + 1
	}
	if text = dedent(text); text != "" {
		m.slide.Notes = append(m.slide.Notes, Note{Line: line, Step: step, Text: text})
	}
}

// dedent removes the white space that all lines have in front. A first line
// that stands after something else, for it has no newline before it, counts
// for itself.
func dedent(s string) string {
	s, own := strings.CutPrefix(s, "\n")
	lines := strings.Split(strings.TrimRight(s, " \t\n"), "\n")
	first := 1
	if own {
		first = 0
	}
	indent := -1
	for _, l := range lines[first:] {
		if t := strings.TrimLeft(l, " \t"); t != "" && (indent < 0 || len(l)-len(t) < indent) {
			indent = len(l) - len(t)
		}
	}
	for i, l := range lines {
		if i < first {
			lines[i] = strings.TrimSpace(l)
			continue
		}
		lines[i] = strings.TrimRight(l[min(max(indent, 0), len(l)):], " \t")
	}
	return strings.Join(lines, "\n")
}

// directive does what a directive says.
func (m *slideBuilder) directive(d directive) {
	switch d.Name {
	case "pause", "stop":
		m.pause = keyPause
		if d.Value == "auto" {
			m.pause = autoPause
		}
	case "step":
		m.stepDirective(d)
	case "fragment":
		m.elementBefore(d)
	case "incremental_lists":
		n, ok := levels(d.Value)
		if !ok {
			m.errorf(d.Line, "incremental_lists is neither true nor false: %s", d.Value).WithHint("or 1 for the items of the outer level alone, and so on")
			return
		}
		m.incremental = n
	case "incremental_tables":
		b, err := strconv.ParseBool(d.Value)
		if err != nil {
			m.errorf(d.Line, "%s is neither true nor false: %s", d.Name, d.Value)
			return
		}
		m.rows = b
	case "column_layout", "columns", "rows", "cards", "column", "row", "card", "reset_layout", "end":
		m.container(d)
	case "alignment":
		m.alignment(d)
	case "jump_to_middle":
		m.emit(Block{Kind: Middle, Line: d.Line, Step: m.here()})
	case "fit":
		m.fit = true
	case "type", "font_size":
		m.typeDirective(d)
	case "lead":
		m.lead = dialect.IsLead(d.Value)
	case "background":
		side, image, _ := strings.Cut(d.Value, " ")
		picture := Block{Kind: Picture, Line: d.Line, Step: m.here(), Align: m.align, Spans: []Span{{Image: image}}}
		m.backgrounds = append(m.backgrounds, background{picture: picture, side: side, share: 50})
	case "speaker_note":
		m.note(d.Value, d.Line)
	case "layout", "autoplay", "time", "transition", "hidden", "id":
		m.describe(d)
	case "include":
		m.include(d)
	case "end_slide", "skip_slide":
		m.warnf(d.Line, "%s within a list, a quote or a line does nothing", d.Name).WithHint("give it a line of its own, not indented")
	case "new_line", "new_lines", "newline", "newlines", "list_item_newlines", "no_footer", "snippet_output":
		s, _ := dialect.CommentDirective(d.Name)
		m.warnf(d.Line, "presenterm's %s has no counterpart here", d.Name).WithHint(s.Hint)
	case dialect.Foreign:
		m.warnf(d.Line, "%s has no counterpart here", d.Value).WithHint(d.Hint)
	}
}

// describe does what a directive says of the slide as a whole.
func (m *slideBuilder) describe(d directive) {
	s := m.slide
	ok := false
	switch d.Name {
	case "layout":
		if s.Layout = layoutNamed(d.Value); s.Layout == "" {
			m.errorf(d.Line, "unknown layout: %s", d.Value).WithHint(layoutHint)
		}
	case "autoplay":
		if s.Autoplay, ok = duration(d.Value); !ok {
			m.errorf(d.Line, "autoplay is not a time: %s", d.Value).WithHint("write it as <!-- autoplay: 8s -->")
		}
	case "time":
		if s.Time, ok = duration(d.Value); !ok {
			m.errorf(d.Line, "time is not a time: %s", d.Value).WithHint("write it as <!-- time: 2m -->")
		}
	case "transition":
		m.transition(d)
	case "hidden":
		s.Hidden = true
	case "id":
		if !validID(d.Value) {
			m.errorf(d.Line, "this is no id: %s", d.Value).WithHint("letters, digits, hyphens, dots and slashes, and not only digits: <!-- id: results -->")
		}
	}
}

// alignment reads left, center or right for what follows, and top, middle or
// bottom.
func (m *slideBuilder) alignment(d directive) {
	for word := range strings.FieldsSeq(strings.ReplaceAll(d.Value, ",", " ")) {
		place := -1
		switch word {
		case "left":
			m.align = Left
		case "center", "centre":
			m.align = Center
		case "right":
			m.align = Right
		case "top":
			place = int(AtTop)
		case "middle":
			place = int(InMiddle)
		case "bottom":
			place = int(AtBottom)
		default:
			m.errorf(d.Line, "unknown alignment: %s", word).WithHint("there are left, center and right, and top, middle and bottom")
			return
		}
		if place >= 0 && m.nested > 0 {
			m.errorf(d.Line, "alignment: %s within a list or a quote", word).WithHint("give it a line of its own, not indented")
		} else if place >= 0 {
			m.emit(Block{Kind: Middle, Line: d.Line, Step: m.here(), Place: Place(place)})
		}
	}
}
