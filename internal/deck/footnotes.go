package deck

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"revolute/internal/deck/markdown"
)

// footnoteMark adds the mark of a footnote: its number, raised.
func (s *spanner) footnoteMark(n *east.FootnoteLink, like Span) {
	if s.m.noted == nil {
		s.m.noted = map[int]int{}
	}
	if _, ok := s.m.noted[n.Index]; !ok {
		s.m.noted[n.Index] = s.m.step
	}
	mark, _ := markdown.Script(strconv.Itoa(n.Index), '^')
	like.Role = "accent"
	s.add(mark, like)
}

// footnotes makes the block that stands at the slide's foot. Each note comes
// with its mark.
func (m *slideBuilder) footnotes(list *east.FootnoteList) {
	m.resetContainers()
	b := Block{Kind: Footnotes, Line: m.row(list.Pos())}
	step, inner := m.step, m.inline
	m.pause = noPause
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		note, ok := n.(*east.Footnote)
		if !ok {
			continue
		}
		m.step = m.noted[note.Index]
		item := Block{Kind: Item, Line: m.row(n.Pos()), Step: m.step, Start: note.Index}
		item.Children = m.within(n)
		if len(b.Children) == 0 {
			b.Line, b.Step = item.Line, item.Step
		}
		b.Step = min(b.Step, item.Step)
		b.Children = append(b.Children, item)
	}
	m.step, m.inline = step, inner
	if len(b.Children) > 0 {
		m.emit(b)
	}
}

// unusedNotes warns of footnotes that nothing refers to: they are not shown.
func (m *slideBuilder) unusedNotes(doc ast.Node) {
	if !bytes.Contains(m.src, []byte("[^")) {
		return
	}
	var used []string
	if list, ok := doc.LastChild().(*east.FootnoteList); ok {
		for n := list.FirstChild(); n != nil; n = n.NextSibling() {
			if note, ok := n.(*east.Footnote); ok {
				used = append(used, string(note.Ref))
			}
		}
	}
	fenced := false
	row := m.row(0)
	for line := range strings.Lines(m.text) {
		if l := strings.TrimSpace(line); strings.HasPrefix(l, "```") || strings.HasPrefix(l, "~~~") {
			fenced = !fenced
		}
		if rest, ok := strings.CutPrefix(line, "[^"); ok && !fenced {
			if name, _, ok := strings.Cut(rest, "]:"); ok && name != "" && !slices.Contains(used, name) {
				m.warnf(row, "nothing on this slide refers to the footnote %s", name).WithHint("write [^" + name + "] where its mark is to stand")
			}
		}
		row++
	}
}

// strayNote warns of the mark of a footnote that the slide does not have.
func (m *slideBuilder) strayNote(t string, line int) {
	_, rest, ok := strings.Cut(t, "[^")
	name, _, closed := strings.Cut(rest, "]")
	if ok && closed && name != "" && !strings.ContainsAny(name, " [") {
		m.warnf(line, "no footnote is named %s", name).WithHint("write on the same slide, on a line of its own: [^" + name + "]: what it says")
	}
}
