package layout

import (
	"charm.land/glamour/v2/ansi"
	"github.com/alecthomas/chroma/v2"

	"revolute/internal/frame"
	"revolute/theme"
)

// codeStyle returns the style of code without colours. It keeps the background that it
// is drawn on.
func (bd *builder) codeStyle() frame.Style {
	st := bd.look.Apply(bd.look.Style(theme.Text), bd.look.Markdown.CodeBlock.StylePrimitive)
	st.Bg = 0
	return st
}

// highlight returns a paragraph of code, coloured by its language up to an
// offset.
func (bd *builder) highlight(lang, text string, upTo int) paragraph {
	base := bd.codeStyle()
	tokens := bd.draws.lexers.Tokens(lang, text)
	if tokens == nil || bd.look.Markdown.CodeBlock.Chroma == nil {
		return bd.plainText(text, base)
	}
	start, end := len(bd.runs), 0
	for token := range tokens {
		end += len(token.Value)
		st := bd.look.Apply(base, tokenStyle(bd.look.Markdown.CodeBlock.Chroma, token.Type))
		st.Bg = 0
		bd.runs = append(bd.runs, run{end: end, style: st})
		if end >= upTo {
			break
		}
	}
	if end < len(text) {
		bd.runs = append(bd.runs, run{end: len(text), style: base})
	}
	return paragraph{text, bd.runs[start:len(bd.runs):len(bd.runs)]}
}

// tokenStyle returns Glamour's style of a chroma token: its own, its sub-category's
// or its category's.
func tokenStyle(c *ansi.Chroma, t chroma.TokenType) ansi.StylePrimitive {
	switch t {
	case chroma.Error:
		return c.Error
	case chroma.CommentPreproc, chroma.CommentPreprocFile:
		return c.CommentPreproc
	case chroma.KeywordReserved:
		return c.KeywordReserved
	case chroma.KeywordNamespace:
		return c.KeywordNamespace
	case chroma.KeywordType:
		return c.KeywordType
	case chroma.NameBuiltin, chroma.NameBuiltinPseudo:
		return c.NameBuiltin
	case chroma.NameTag:
		return c.NameTag
	case chroma.NameAttribute:
		return c.NameAttribute
	case chroma.NameClass:
		return c.NameClass
	case chroma.NameConstant:
		return c.NameConstant
	case chroma.NameDecorator:
		return c.NameDecorator
	case chroma.NameException:
		return c.NameException
	case chroma.NameFunction, chroma.NameFunctionMagic:
		return c.NameFunction
	case chroma.NameOther:
		return c.NameOther
	case chroma.LiteralDate:
		return c.LiteralDate
	case chroma.LiteralStringEscape:
		return c.LiteralStringEscape
	case chroma.GenericDeleted:
		return c.GenericDeleted
	case chroma.GenericEmph:
		return c.GenericEmph
	case chroma.GenericInserted:
		return c.GenericInserted
	case chroma.GenericStrong:
		return c.GenericStrong
	case chroma.GenericSubheading, chroma.GenericHeading:
		return c.GenericSubheading
	case chroma.Punctuation:
		return c.Punctuation
	}
	switch {
	case t.InCategory(chroma.Keyword):
		return c.Keyword
	case t.InCategory(chroma.Comment):
		return c.Comment
	case t.InCategory(chroma.Operator):
		return c.Operator
	case t.InSubCategory(chroma.LiteralString):
		return c.LiteralString
	case t.InSubCategory(chroma.LiteralNumber):
		return c.LiteralNumber
	case t.InCategory(chroma.Literal):
		return c.Literal
	case t.InCategory(chroma.Name):
		return c.Name
	default:
		return c.Text
	}
}
