package deck

import (
	"strconv"
	"strings"

	"revolute/internal/problem"
)

// Poll is a question to those who follow the talk.
type Poll struct {
	Line     int
	Question string // may be empty
	Choices  []string
}

// maxChoices is how many choices a poll may have: a key of a digit is one each.
const maxChoices = 9

// poll reads a block poll: lines of the question, then the choices as a list. It
// stands on the slide as both; Slide.Poll has it for who opens it.
func (m *slideBuilder) poll(b Block) {
	p := &Poll{Line: b.Line}
	var question []string
	for line := range strings.Lines(b.Text) {
		line = strings.TrimSpace(line)
		mark, choice, item := strings.Cut(line, " ")
		_, err := strconv.Atoi(strings.TrimSuffix(mark, "."))
		numbered := err == nil && strings.HasSuffix(mark, ".")
		if choice = strings.TrimSpace(choice); item && choice != "" && (numbered || mark == "-" || mark == "*" || mark == "+") {
			p.Choices = append(p.Choices, choice)
		} else if line != "" {
			question = append(question, line)
		}
	}
	p.Question = strings.Join(question, " ")
	switch n := len(p.Choices); {
	case n < 2:
		m.errorf(b.Line, "a poll has at least two choices").WithHint("write each as - choice")
		return
	case n > maxChoices:
		m.slide.Problems = append(m.slide.Problems, *problem.Warningf(m.slide.File, b.Line, "a poll has at most %d choices, not %d: the rest is left out", maxChoices, n))
		p.Choices = p.Choices[:maxChoices]
	case m.slide.Poll != nil:
		m.errorf(b.Line, "a slide has one poll").WithHint("give the other one a slide of its own")
		return
	}
	m.slide.Poll = p
	if p.Question != "" {
		m.emit(Block{Kind: Paragraph, Line: b.Line, Step: b.Step, Align: b.Align, Spans: []Span{{Text: p.Question}}})
	}
	list := Block{Kind: List, Line: b.Line, Step: b.Step, Align: b.Align, Ordered: true, Start: 1, Tight: true}
	for _, c := range p.Choices {
		text := Block{Kind: Paragraph, Line: b.Line, Step: b.Step, Align: b.Align, Spans: []Span{{Text: c}}}
		list.Children = append(list.Children, Block{Kind: Item, Line: b.Line, Step: b.Step, Align: b.Align, Children: []Block{text}})
	}
	m.emit(list)
}
