// Package markdown sets up goldmark for a deck: CommonMark with GitHub's
// extensions, rules that suit Chinese, formulas, and the places where a file is
// divided into slides. It knows nothing of slides themselves. Parsers are safe
// for concurrent use.
package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Syntax is syntax beyond Markdown, such as another program's separators. Its
// parsers go before all others.
type Syntax struct {
	Blocks  []parser.BlockParser
	Inlines []parser.InlineParser
}

// Parser parses Markdown: a slide with everything in it, or the blocks of a file
// alone.
type Parser struct {
	full, blocks parser.Parser
}

// New returns a parser of Markdown with more syntax.
func New(more Syntax) *Parser {
	first := make([]util.PrioritizedValue, len(more.Blocks))
	for i, p := range more.Blocks {
		first[i] = util.Prioritized(p, 1+i)
	}
	within := make([]util.PrioritizedValue, len(more.Inlines))
	for i, p := range more.Inlines {
		within[i] = util.Prioritized(p, 1+i)
	}
	blocks := []parser.Option{
		parser.WithBlockParsers(first...),
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(
			util.Prioritized(display{}, 750),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
		),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200)),
	}
	inlines := []parser.Option{
		parser.WithInlineParsers(within...),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(dollars{}, 150),
			util.Prioritized(looseImages{}, 190),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(scripts{}, 499),
			util.Prioritized(emphasis{}, 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	}
	return &Parser{full: parser.NewParser(append(blocks, inlines...)...), blocks: parser.NewParser(blocks...)}
}

// Parse returns the tree of a slide's Markdown, in which references may name
// addresses that are defined elsewhere, and the labels that may be references and
// are defined nowhere.
func (p *Parser) Parse(src []byte, references []parser.Reference) (doc ast.Node, missing []string) {
	pc := &context{Context: newContext()}
	for _, r := range references {
		pc.AddReference(r)
	}
	doc = p.full.Parse(text.NewReader(src), parser.WithContext(pc))
	return doc, pc.missing
}

// context notes the labels of references that are looked for and not there.
type context struct {
	parser.Context
	missing []string
}

// Reference returns the definition of a label.
func (c *context) Reference(label string) (parser.Reference, bool) {
	r, ok := c.Context.Reference(label)
	if !ok {
		c.missing = append(c.missing, label)
	}
	return r, ok
}

// Defines reports whether a text may hold the definition of one of labels, as Parse
// returns them.
func Defines(src []byte, labels []string) bool {
	for at := 0; ; {
		i := bytes.Index(src[at:], []byte("]:"))
		if i < 0 {
			return false
		}
		at += i
		for start := at - 1; start >= max(0, at-maxLabel); start-- {
			if src[start] == '[' && (start == 0 || src[start-1] != '\\') {
				if slices.Contains(labels, util.ToLinkReference(src[start+1:at])) {
					return true
				}
				break
			}
		}
		at += len("]:")
	}
}

// maxLabel is how long the label of a reference may be, in bytes.
const maxLabel = 4000

// newContext returns a context for one file or slide.
func newContext() parser.Context { return parser.NewContext(parser.WithIDs(noIDs{})) }

// noIDs spares the parser the names of headings.
type noIDs struct{}

// Generate returns no name.
func (noIDs) Generate([]byte, ast.NodeKind) []byte { return nil }

// Put forgets a name.
func (noIDs) Put([]byte) {}
