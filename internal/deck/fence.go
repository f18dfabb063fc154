package deck

import (
	"strconv"
	"strings"

	"revolute/internal/drawing/all"

	"github.com/yuin/goldmark/ast"

	"revolute/internal/deck/dialect"
	"revolute/internal/deck/markdown"
)

// maxSteps is how many steps one block may take.
const maxSteps = 100

// fence makes a code block or a drawing.
func (m *slideBuilder) fence(n *ast.FencedCodeBlock) {
	b := Block{Kind: Code, Line: m.row(n.Pos()), Step: m.here(), Align: m.align, Text: m.code(n)}
	if fence := markdown.Unclosed(n, m.src); fence != "" && n.Parent().Kind() == ast.KindDocument {
		m.errorf(b.Line, "this code block is never closed").WithHint("end it with a line of " + fence)
	}
	if m.src[n.Pos()] == '~' && n.Info != nil && m.file.dialect == dialect.Slides && strings.ContainsAny(string(n.Info.Value(m.src)), " -") {
		m.warnf(b.Line, "slides's block that a program changes has no counterpart here").WithHint("write into it what the program prints")
	}
	if n.Info != nil {
		b.Info = parseInfo(decode(m.text[n.Info.Segment.Start:n.Info.Segment.Stop]))
	}
	switch {
	case all.Known(b.Info.Lang):
		b.Kind = Drawing
	case b.Info.Lang == "poll":
		m.poll(b)
		return
	case b.Info.Lang == "math":
		m.display(b, b.Text)
		return
	}
	if s := m.tabbed(n); b.Kind == Code && strings.Contains(s, "\t") {
		b.Tabbed = s
	}
	m.emitCode(b)
}

// emitCode emits a block of code or a drawing, with the steps that it takes.
func (m *slideBuilder) emitCode(b Block) {
	if b.Kind == Code {
		if b.Info.Lang == "file" {
			m.external(&b)
		}
		m.checkCode(&b)
		m.foreignCode(&b)
	}
	more := min(max(0, len(b.Focus())-1), maxSteps)
	if b.Info.Lang == "mermaid" { // the comment %% pause lets what follows come with the next step
		pauses := 0
		for line := range strings.Lines(b.Text) {
			if comment, ok := strings.CutPrefix(strings.TrimSpace(line), "%%"); ok && strings.TrimSpace(comment) == "pause" {
				pauses++
			}
		}
		if more = max(more, min(pauses, maxSteps)); more > 0 && b.Info.Attrs["steps"] == "" {
			b.Info.set("steps", strconv.Itoa(more))
		}
	}
	if value, ok := b.Info.Attrs["steps"]; ok {
		steps, err := strconv.Atoi(value)
		if err != nil || steps < 0 || steps > maxSteps {
			m.errorf(b.Line, "steps is not a number from 0 to 100: %s", value).WithHint("write it as {steps=2}")
			steps = 0
		}
		more = steps
	}
	m.last = max(m.last, b.Step+more)
	m.emit(b)
}

// code returns the text of a code block, without the newline at its end.
func (m *slideBuilder) code(n ast.Node) string { return expandTabs(m.tabbed(n)) }

// tabbed returns the text of a code block with its tabs.
func (m *slideBuilder) tabbed(n ast.Node) string {
	lines := n.Lines()
	if lines.Len() == 0 {
		return ""
	}
	var s strings.Builder
	for i := range lines.Len() {
		seg := lines.At(i)
		s.Write(seg.Value(m.src))
	}
	return strings.TrimSuffix(s.String(), "\n")
}

// parseInfo reads what stands after a fence.
func parseInfo(s string) Info {
	var info Info
	head := strings.TrimSpace(s)
	if i := strings.IndexAny(head, " \t{"); i >= 0 {
		head = head[:i]
	}
	rest := strings.TrimSpace(s)[len(head):]
	if !strings.HasPrefix(head, "+") {
		info.Lang = head
	} else {
		rest = s
	}
	for rest != "" {
		var word string
		word, rest = infoWord(rest)
		// A word is +name, name=value, .class, or lines like 1|3-5.
		word = strings.TrimPrefix(word, "+")
		switch {
		case word == "" || word[0] == '#':
			continue
		case word[0] == '.':
			if word = word[1:]; info.Lang == "" {
				info.Lang = word
				continue
			}
		case lineGroups(word):
			info.set("lines", strings.Trim(word, ","))
			continue
		}
		if word == "lines:true" { // Slidev's line numbers
			info.set("line_numbers", "")
			continue
		}
		if at := strings.IndexAny(word, "=:"); at > 0 && word != "lines:false" {
			info.set(word[:at], strings.Trim(word[at+1:], `"'`))
			continue
		}
		info.set(word, "")
	}
	return info
}

// infoWord cuts the next word of an info string: quotes hold spaces together,
// braces only group.
func infoWord(s string) (word, rest string) {
	s = strings.TrimLeft(s, " \t{}[],")
	quote := byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ' ' || c == '\t' || c == '{' || c == '}' || c == ']':
			return s[:i], s[i:]
		case c == ',' && !lineGroups(s[:i]):
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// set adds an attribute.
func (i *Info) set(name, value string) {
	if i.Attrs == nil {
		i.Attrs = make(map[string]string, 2)
	}
	i.Attrs[name] = value
}

// lineGroups reports whether a word says which lines are lit up.
func lineGroups(word string) bool {
	for group := range strings.SplitSeq(word, "|") {
		if group != "all" && (group == "" || strings.Trim(group, "0123456789-,") != "") {
			return false
		}
	}
	return true
}
