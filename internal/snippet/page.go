package snippet

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of what is kept of an output.
const (
	maxLines = 100
	maxLine  = 500 // runes; a longer line goes on in the next
	maxParam = 32  // bytes of a sequence's parameters
)

// page is a terminal that knows text, lines and coming back to their start: what
// else a program sends to it does nothing. Its zero value is an empty one.
type page struct {
	lines []string
	line  []rune // the last one, which is written on
	at    int    // rune of it that is written next
	size  int    // bytes that have come

	state state
	param []byte
	part  []byte // of a character that has not come whole
}

// state is where in an escape sequence the page is.
type state uint8

const (
	plain   state = iota
	escape        // behind ESC
	control       // behind ESC [
	str           // in a string, which ST or BEL ends
	strEsc        // in a string, behind ESC
	charset       // one more byte belongs to it
)

// write takes what a program prints.
func (p *page) write(b []byte) {
	p.size += len(b)
	for _, c := range b {
		p.take(c)
	}
}

// take takes one byte.
func (p *page) take(c byte) {
	switch p.state {
	case plain:
		p.text(c)
	case escape:
		p.escaped(c)
	case control:
		switch {
		case c >= 0x40 && c <= 0x7e:
			p.state = plain
			p.command(c)
		case c == 0x1b:
			p.state = escape
		case len(p.param) < maxParam:
			p.param = append(p.param, c)
		}
	case str:
		switch c {
		case 0x07:
			p.state = plain
		case 0x1b:
			p.state = strEsc
		}
	case strEsc:
		p.state = plain
		if c != '\\' {
			p.escaped(c)
		}
	case charset:
		p.state = plain
	}
}

// escaped takes the byte behind ESC.
func (p *page) escaped(c byte) {
	switch c {
	case '[':
		p.state, p.param = control, p.param[:0]
	case ']', 'P', '_', '^', 'X':
		p.state = str
	case '(', ')', '*', '+', '#', '%', ' ':
		p.state = charset
	case 0x1b:
	default:
		p.state = plain
	}
}

// command does what of the sequences that begin with ESC [ matters to text.
func (p *page) command(final byte) {
	n, err := strconv.Atoi(string(p.param))
	switch final {
	case 'K': // erase in the line
		switch {
		case err != nil || n == 0:
			p.line = p.line[:min(p.at, len(p.line))]
		case n == 2:
			p.line = p.line[:0]
		}
	case 'J': // erase the screen
		if n >= 2 {
			p.lines, p.line, p.at = nil, nil, 0
		}
	case 'G': // go to a column
		p.at = max(0, min(n, maxLine)-1)
	case 'C':
		p.at = min(p.at+max(n, 1), maxLine-1)
	case 'D':
		p.at = max(0, p.at-max(n, 1))
	}
}

// text takes a byte of text, or a control character.
func (p *page) text(c byte) {
	if len(p.part) > 0 || c >= utf8.RuneSelf {
		p.part = append(p.part, c)
		if !utf8.FullRune(p.part) {
			return
		}
		r, size := utf8.DecodeRune(p.part)
		rest := slices.Clone(p.part[size:])
		p.part = p.part[:0]
		if r >= 0xa0 { // else it is a control
			p.put(r)
		}
		for _, c := range rest {
			p.take(c)
		}
		return
	}
	switch {
	case c == 0x1b:
		p.state = escape
	case c == '\n':
		p.newline()
	case c == '\r':
		p.at = 0
	case c == '\b':
		p.at = max(0, p.at-1)
	case c == '\t':
		p.at = min(p.at/8*8+8, maxLine-1)
	case c >= ' ' && c != 0x7f:
		p.put(rune(c))
	}
}

// put writes a character over what stands there.
func (p *page) put(r rune) {
	if p.at >= maxLine {
		p.newline()
	}
	for len(p.line) <= p.at {
		p.line = append(p.line, ' ')
	}
	p.line[p.at] = r
	p.at++
}

func (p *page) newline() {
	if len(p.lines) >= maxLines {
		p.lines = slices.Delete(p.lines, 0, len(p.lines)-maxLines+1)
	}
	p.lines = append(p.lines, strings.TrimRight(string(p.line), " "))
	p.line, p.at = p.line[:0], 0
}

// flush ends the last line.
func (p *page) flush() {
	if len(p.line) > 0 {
		p.newline()
	}
}

// last returns the lines that are kept, with the one that is not ended, without empty
// ones at the end.
func (p *page) last() []string {
	lines := slices.Clone(p.lines)
	if len(p.line) > 0 {
		lines = append(lines, strings.TrimRight(string(p.line), " "))
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}
