package deck

import (
	"bytes"

	"revolute/internal/problem"
)

// scanner goes over the lines of a file and knows just enough of CommonMark's
// block structure to say which --- ends a slide: not one within a code block,
// a comment or HTML, and not one that makes the paragraph above it a heading.
type scanner struct {
	src         []byte
	start, next int // of the line: its bytes are [start,next)
	line        int // 1-based

	marks []mark
	refs  [][2]int
	files []include

	para      paragraph
	paraStart int // offset of its first line
	paraLine  int
	blank     bool // the line before was blank
	list      int  // column where the text of the open list item begins; 0: none
	fence     byte // ` or ~ within a fenced code block
	fenceLen  int
	fenceIn   int    // columns: a line that is indented less ends the item that holds the fence
	comment   bool   // within <!-- -->
	until     string // within an HTML element that ends with this tag
	html      bool   // within HTML that ends at a blank line
	formula   int    // offset behind the last line of a formula
	opened    int    // line where the fence or comment was opened
}

// paragraph says what the line before was text of.
type paragraph uint8

const (
	noText   paragraph = iota
	rootText           // a paragraph: --- under it makes it a heading
	lazyText           // text in a list item or quote: --- under it divides
	rowText            // a table
)

// scan takes the next line, without its newline.
func (s *scanner) scan(l []byte) {
	column, rest := indentation(l)
	if len(rest) == 0 {
		s.para, s.html, s.blank = noText, false, true
		return
	}
	if !s.inside(column, rest) {
		s.outside(column, rest)
	}
	s.blank = false
}

// inside takes a line of a block that hides Markdown; false if there is none.
func (s *scanner) inside(column int, rest []byte) bool {
	switch {
	case s.start < s.formula:
	case s.comment:
		s.comment = !bytes.Contains(rest, []byte("-->"))
	case s.until != "":
		if containsFold(rest, s.until) {
			s.until = ""
		}
	case s.fence != 0 && column < s.fenceIn:
		s.fence, s.list = 0, 0
		return false
	case s.fence != 0:
		if n := run(rest, s.fence); n >= s.fenceLen && column < s.fenceIn+4 && len(bytes.TrimRight(rest[n:], " \t")) == 0 {
			s.fence = 0
		}
	case s.html:
	default:
		return false
	}
	s.para = noText
	return true
}

// outside takes a line of Markdown.
func (s *scanner) outside(column int, rest []byte) {
	nested := s.list > 0 && column >= s.list
	if nested {
		column -= s.list
	}
	if column >= 4 {
		return // code, or the text above goes on
	}
	switch c := rest[0]; c {
	case '`', '~':
		if s.openFence(rest, nested) {
			return
		}
	case '<':
		if s.openHTML(rest, nested) {
			return
		}
	case '$':
		if bytes.HasPrefix(rest, []byte("$$")) && s.openFormula(nested) {
			return
		}
	case '#':
		if n := run(rest, '#'); n <= 6 && (n == len(rest) || rest[n] == ' ' || rest[n] == '\t') {
			if !nested {
				s.leaveList()
				s.mark(mark{kind: markHeading, level: uint8(n), start: s.start, end: s.next, line: s.line})
			}
			s.para = noText
			return
		}
	case '>':
		s.para = lazyText
		return
	case '[':
		if s.para == noText && !nested && s.reference(rest) {
			return
		}
	case '-', '=', '*', '_', '+':
		if s.ruled(column, rest, nested) || c != '=' && c != '_' && s.openItem(column, rest, 1, nested) {
			return
		}
	default:
		if n := digits(rest); n > 0 && n < 10 && n < len(rest) && (rest[n] == '.' || rest[n] == ')') &&
			(s.para != rootText || n == 1 && rest[0] == '1') && s.openItem(column, rest, n+1, nested) {
			return
		}
	}
	s.text(rest, nested)
}

// mark notes a place.
func (s *scanner) mark(m mark) { s.marks = append(s.marks, m) }

// leaveList ends the open list, since a block begins left of its text.
func (s *scanner) leaveList() { s.list = 0 }

// ruled takes a line of --- or === or another thematic break.
func (s *scanner) ruled(column int, rest []byte, nested bool) bool {
	n := run(rest, rest[0])
	alone := len(bytes.TrimRight(rest[n:], " \t")) == 0
	switch {
	case alone && !nested && s.para == rootText && (rest[0] == '-' || rest[0] == '='):
		s.mark(mark{kind: markSetext, level: 1, start: s.paraStart, end: s.next, line: s.paraLine})
	case alone && rest[0] == '-' && n >= 3 && column == 0 && !nested:
		s.leaveList()
		s.mark(mark{kind: markDashes, start: s.start, end: s.next, line: s.line})
	case rest[0] == '+' || rest[0] == '=' || !thematic(rest):
		return false
	case !nested:
		s.leaveList()
	}
	s.para = noText
	return true
}

// openFence takes the first line of a fenced code block.
func (s *scanner) openFence(rest []byte, nested bool) bool {
	n := run(rest, rest[0])
	if n < 3 || rest[0] == '`' && bytes.IndexByte(rest[n:], '`') >= 0 {
		return false
	}
	s.fence, s.fenceLen, s.fenceIn, s.opened = rest[0], n, 0, s.line
	if nested {
		s.fenceIn = s.list
	} else {
		s.leaveList()
	}
	s.para = noText
	return true
}

// openFormula takes the first line of a formula of its own.
func (s *scanner) openFormula(nested bool) bool {
	lead := len(s.src[s.start:s.next]) - len(bytes.TrimLeft(s.src[s.start:s.next], " \t"))
	n := displayEnd(s.src[s.start+lead:])
	if n == 0 {
		return false
	}
	if !nested {
		s.leaveList()
	}
	s.formula, s.para = s.start+lead+n, noText
	return true
}

// openItem takes a line that starts with a list marker of n bytes.
func (s *scanner) openItem(column int, rest []byte, n int, nested bool) bool {
	gap, text := indentation(rest[n:])
	if len(text) > 0 && gap == 0 || len(text) == 0 && s.para == rootText {
		return false
	}
	if len(text) == 0 || gap > 4 {
		gap = 1
	}
	if !nested {
		s.leaveList()
	}
	s.list += column + n + gap
	s.para = noText
	if len(text) == 0 {
		return true
	}
	switch text[0] {
	case '`', '~':
		if s.openFence(text, true) {
			return true
		}
	case '<':
		if s.openHTML(text, true) {
			return true
		}
	}
	s.para = lazyText
	return true
}

// text takes a line of a paragraph.
func (s *scanner) text(rest []byte, nested bool) {
	switch s.para {
	case noText:
		if nested {
			s.para = lazyText
			return
		}
		s.leaveList()
		s.para, s.paraStart, s.paraLine = rootText, s.start, s.line
	case rootText:
		if tableRule(rest) {
			s.para = rowText
		}
	}
}

// reference takes a link reference definition of one line.
func (s *scanner) reference(rest []byte) bool {
	i := bytes.Index(rest, []byte("]:"))
	if i < 2 || rest[1] == '^' || bytes.ContainsAny(rest[1:i], "[]") {
		return false
	}
	end := s.next
	if end > s.start && s.src[end-1] == '\n' {
		end--
	}
	s.refs = append(s.refs, [2]int{max(s.start, end-len(rest)), s.next})
	return true
}

// unclosed is the problem of a fence or comment that is open at the end.
func (s *scanner) unclosed() *problem.Problem {
	switch {
	case s.comment:
		return &problem.Problem{Line: s.opened, Text: "this comment is never closed", Hint: "end it with -->"}
	case s.fence != 0 && s.fenceIn == 0:
		fence := string(bytes.Repeat([]byte{s.fence}, s.fenceLen))
		return &problem.Problem{Line: s.opened, Text: "this code block is never closed", Hint: "end it with a line of " + fence}
	}
	return nil
}
