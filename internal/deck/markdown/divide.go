package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// BreakKind is what a Break is.
type BreakKind uint8

const (
	Dashes    BreakKind = iota // a line of three dashes or more, not indented
	Underline                  // a heading underlined with === or ---
	Number                     // a heading that begins with #
	Command                    // an Instruction, or a comment that is one
)

// Break is a block of the top level of a file that may divide it into slides,
// begin a section, or stand for another file: bytes [Start,End) of the source.
type Break struct {
	Kind       BreakKind
	Level      int // of a heading
	Start, End int
	Line       int         // 1-based, of Start
	Command    Instruction // of a Command
	Text       bool        // text has come since the last heading, so that it stands under it
}

// Instruction is what a comment, or another program's syntax, says to do.
type Instruction struct{ Name, Value string }

// InstructionBlock is a block of another program's syntax that is an
// instruction: what a Syntax makes of its lines.
type InstructionBlock struct {
	ast.BaseBlock
	Instruction
	Stop int // offset after its last line
}

// KindInstruction is the kind of InstructionBlock.
var kindInstruction = ast.NewNodeKind("Instruction")

// Kind returns the kind of all instructions.
func (*InstructionBlock) Kind() ast.NodeKind { return kindInstruction }

// IsRaw reports that no inline text is parsed in it.
func (*InstructionBlock) IsRaw() bool { return true }

// Dump prints the node.
func (n *InstructionBlock) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Name": n.Name, "Value": n.Value}, nil)
}

// Divider finds the breaks of a file, a piece at a time. A piece ends before a
// block of the top level that begins after an empty line, where goldmark has
// nothing open, so that the pieces have the same blocks as the whole.
type Divider struct {
	src     []byte
	at      int // where the next piece begins
	counted int // offset up to which lines are counted ...
	line    int // ... and the line there
	blocks  parser.Parser
	context parser.Context
	command func(comment string) (Instruction, bool)
	text    bool // text has come since the last heading
}

// NewDivider returns a Divider of src from offset at on, which is in the given
// line. command reads a comment that may be an instruction.
func (p *Parser) NewDivider(src []byte, at, line int, command func(comment string) (Instruction, bool)) *Divider {
	return &Divider{src: src, at: at, counted: at, line: line, blocks: p.blocks, context: newContext(), command: command}
}

// Done reports whether all pieces are read.
func (d *Divider) Done() bool { return d.at >= len(d.src) }

// At returns the offset up to which the file is read.
func (d *Divider) At() int { return d.at }

// References returns the link reference definitions found so far.
func (d *Divider) References() []parser.Reference { return d.context.References() }

// Next reads the next piece, of at least size bytes if the file has as many, and
// returns its breaks in order.
func (d *Divider) Next(size int) []Break {
	for {
		start, end := d.seam(d.at + size)
		doc := d.blocks.Parse(text.NewReader(shallow(d.src[d.at:end])), parser.WithContext(d.context))
		if start < len(d.src) {
			last := doc.LastChild()
			if last == nil || d.at+last.Pos() != start {
				size = 2 * (end - d.at) // the line is part of something: try a later one
				continue
			}
			// What follows may belong to the block: it begins the next piece.
			doc.RemoveChild(doc, last)
		}
		breaks := d.breaks(doc)
		d.at = start
		return breaks
	}
}

// seam returns the bounds of the first line at or after an offset that stands
// after an empty one and looks like a break: dashes, a heading, or a comment that
// ends a slide. An underlined heading has two lines. Without any the bounds are
// the end of the source.
func (d *Divider) seam(from int) (start, end int) {
	for at := min(from, len(d.src)); ; {
		i := bytes.Index(d.src[at:], []byte("\n\n"))
		if i < 0 {
			return len(d.src), len(d.src)
		}
		at += i + 1
		start = at + 1
		line, rest, more := bytes.Cut(d.src[start:], []byte("\n"))
		end = start + len(line) + 1
		switch {
		case !more || len(line) == 0:
		case string(line) == "---", bytes.HasPrefix(line, []byte("# ")), string(line) == "<!-- end_slide -->":
			return start, end
		case bytes.HasPrefix(rest, []byte("==")):
			underline, _, _ := bytes.Cut(rest, []byte("\n"))
			return start, min(end+len(underline)+1, len(d.src))
		}
	}
}

// breaks returns the breaks of a piece.
func (d *Divider) breaks(doc ast.Node) []Break {
	var all []Break
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		at := d.at + max(n.Pos(), 0)
		start, end := d.lineAround(at)
		switch n := n.(type) {
		case *ast.ThematicBreak:
			if len(strings.Trim(strings.TrimRight(string(d.src[start:end]), " \t\n"), "-")) == 0 {
				all = append(all, Break{Kind: Dashes, Start: start, End: end, Line: d.lineAt(start)})
				d.text = false
				continue
			}
			d.text = true
		case *ast.Heading:
			kind := Underline
			if d.src[at] == '#' {
				kind = Number
			}
			all = append(all, Break{Kind: kind, Level: n.Level, Start: start, End: end, Line: d.lineAt(start), Text: d.text})
			d.text = false
		case *ast.HTMLBlock:
			all = d.comments(all, n, start)
		case *InstructionBlock:
			all = append(all, Break{Kind: Command, Start: start, End: max(end, d.at+n.Stop), Line: d.lineAt(start), Command: n.Instruction, Text: d.text})
		case *ast.LinkReferenceDefinition:
		default:
			d.text = true
		}
	}
	return all
}

// comments adds the instructions of a block of comments, which begins at start.
func (d *Divider) comments(all []Break, n *ast.HTMLBlock, start int) []Break {
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		d.text = true
		return all
	}
	end := start
	if l := n.Lines(); l.Len() > 0 {
		end = d.at + l.At(l.Len()-1).Stop
	}
	if n.HasClosure() {
		end = max(end, d.at+n.ClosureLine.Stop)
	}
	for _, t := range Tokens(d.src[start:end]) {
		if t.Kind != Comment {
			d.text = d.text || t.Kind != Text || strings.TrimSpace(t.Data) != ""
			continue
		}
		if c, ok := d.command(t.Data); ok {
			at := start + t.At
			all = append(all, Break{Kind: Command, Start: at, End: d.afterBlank(at + len(t.Raw)), Line: d.lineAt(at), Command: c, Text: d.text})
		}
	}
	return all
}

// afterBlank returns the start of the next line if nothing but blanks stands
// between at and there, and else at.
func (d *Divider) afterBlank(at int) int {
	rest := d.src[at:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 && len(bytes.TrimSpace(rest[:i])) == 0 {
		return at + i + 1
	}
	if len(bytes.TrimSpace(rest)) == 0 {
		return len(d.src)
	}
	return at
}

// lineAround returns the bounds of the line of an offset, with its newline.
func (d *Divider) lineAround(at int) (start, end int) {
	start = bytes.LastIndexByte(d.src[:at], '\n') + 1
	if i := bytes.IndexByte(d.src[at:], '\n'); i >= 0 {
		return start, at + i + 1
	}
	return start, len(d.src)
}

// lineAt returns the line of an offset that is not before the last one asked
// for.
func (d *Divider) lineAt(at int) int {
	if at > d.counted {
		d.line += bytes.Count(d.src[d.counted:at], []byte("\n"))
		d.counted = at
	}
	return d.line
}
