package dialect

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"revolute/internal/deck/markdown"
)

// lineSyntax parses blocks of the top level that begin at the start of a line.
type lineSyntax struct {
	triggers   string
	interrupts bool // text may stand right above
	atStart    bool // only at the start of a slide
	// read returns what a source begins with, and its length to the end of a
	// line; 0: nothing of this syntax.
	read func(src []byte) (markdown.Instruction, int)
}

// Trigger returns the characters that such a block may begin with.
func (s lineSyntax) Trigger() []byte { return []byte(s.triggers) }

// Open reads a block whole.
func (s lineSyntax) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, seg := reader.PeekLine()
	if parent.Kind() != ast.KindDocument || pc.BlockOffset() != 0 || seg.Padding > 0 {
		return nil, parser.NoChildren
	}
	if last := parent.LastChild(); s.atStart && last != nil && last.Kind() != ast.KindThematicBreak {
		return nil, parser.NoChildren
	}
	what, n := s.read(reader.Source()[seg.Start:])
	if n == 0 {
		return nil, parser.NoChildren
	}
	node := &markdown.InstructionBlock{Instruction: what, Stop: seg.Start + n}
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

// Continue reads the lines up to the end that Open has found.
func (lineSyntax) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	node, ok := n.(*markdown.InstructionBlock)
	if _, seg := reader.PeekLine(); !ok || seg.Start >= node.Stop {
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// Close does nothing.
func (lineSyntax) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph reports whether text may stand right above.
func (s lineSyntax) CanInterruptParagraph() bool { return s.interrupts }

// CanAcceptIndentedLine reports that the block begins at the line's start.
func (lineSyntax) CanAcceptIndentedLine() bool { return false }

// cutLine returns the first line of src, without white space at its end, and its
// length with the newline.
func cutLine(src []byte) (line string, n int) {
	n = len(src)
	if i := bytes.IndexByte(src, '\n'); i >= 0 {
		n = i + 1
	}
	return strings.TrimRight(string(src[:n]), " \t\n"), n
}

// pauseLine parses a line of which what follows comes with the next step.
func pauseLine(mark string) parser.BlockParser {
	return lineSyntax{triggers: mark[:1], interrupts: true, read: func(src []byte) (markdown.Instruction, int) {
		if line, n := cutLine(src); line == mark {
			return markdown.Instruction{Name: "pause"}, n
		}
		return markdown.Instruction{}, 0
	}}
}

// notes parses the notes of a slide as reveal.js has them: a line that begins
// with Note: or Notes:, and all that follows on the slide.
func notes() parser.BlockParser {
	return lineSyntax{triggers: "nN", interrupts: true, read: func(src []byte) (markdown.Instruction, int) {
		line, _ := cutLine(src)
		word := strings.ToLower(line[:strings.IndexFunc(line+" ", func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') })])
		text, ok := strings.CutPrefix(line[len(word):], ":")
		if !ok {
			text, ok = strings.CutPrefix(line[len(word):], "：")
		}
		if !ok || word != "note" && word != "notes" {
			return markdown.Instruction{}, 0
		}
		n := restOfSlide(src)
		value := string(src[len(line)-len(text) : n])
		if strings.TrimSpace(value) == "" {
			return markdown.Instruction{}, 0
		}
		return markdown.Instruction{Name: "speaker_note", Value: strings.TrimSpace(value)}, n
	}}
}

// restOfSlide returns the length of the lines of src, after the first one, that
// may stand on the same slide.
func restOfSlide(src []byte) int {
	_, at := cutLine(src)
	return at + onSlide(src[at:])
}

// onSlide returns the length of the lines that src begins with and that may stand on
// the same slide: up to a line of dashes, a comment that ends the slide, or a heading
// of the first level.
func onSlide(src []byte) (at int) {
	for at < len(src) {
		line, n := cutLine(src[at:])
		if len(line) >= 3 && strings.Trim(line, "-") == "" || strings.HasPrefix(line, "# ") {
			break
		}
		body, open := strings.CutPrefix(line, "<!--")
		body, closed := strings.CutSuffix(body, "-->")
		if open && closed && slices.Contains([]string{"end_slide", "s", "v"}, strings.TrimSpace(body)) {
			break
		}
		at += n
	}
	return at
}

// slideFront returns the front matter of a slide that src begins with, and its
// length with both lines of dashes; 0: none.
func slideFront(src []byte) (yml string, n int) {
	line, at := cutLine(src)
	if line != "---" {
		return "", 0
	}
	start, known := at, false
	for at < len(src) && at < 8<<10 {
		line, n := cutLine(src[at:])
		key, _, keyed := strings.Cut(line, ":")
		switch {
		case line == "---":
			if !known {
				return "", 0
			}
			return string(src[start:at]), at + n
		case keyed && isKey(key):
			if !isSlideKey(key) && !known {
				return "", 0
			}
			known = true
		case at == start, line == "":
			return "", 0
		case line[0] != ' ' && line[0] != '#' && line[0] != '-' && line[0] != '}' && line[0] != ']':
			return "", 0
		}
		at += n
	}
	return "", 0
}
