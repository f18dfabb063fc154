package layout

import (
	"charm.land/glamour/v2/ansi"
	"github.com/alecthomas/chroma/v2"

	"revolute/internal/frame"
	"revolute/theme"
)

// codeStyle is that of code without colours. It keeps the background that it
// is drawn on.
func (s *setter) codeStyle() frame.Style {
	st := s.look.Apply(s.look.Style(theme.Text), s.look.Markdown.CodeBlock.StylePrimitive)
	st.Bg = 0
	return st
}

// highlight makes a paragraph of code, coloured by its language.
func (s *setter) highlight(lang, text string) paragraph {
	base := s.codeStyle()
	tokens := s.draws.lexers.Tokens(lang, text)
	if tokens == nil || s.look.Markdown.CodeBlock.Chroma == nil {
		return s.plainText(text, base)
	}
	start, end := len(s.runs), 0
	for token := range tokens {
		end += len(token.Value)
		st := s.look.Apply(base, tokenStyle(s.look.Markdown.CodeBlock.Chroma, token.Type))
		st.Bg = 0
		s.runs = append(s.runs, run{end, st, ""})
	}
	if end < len(text) {
		s.runs = append(s.runs, run{len(text), base, ""})
	}
	return paragraph{text, s.runs[start:len(s.runs):len(s.runs)]}
}

// tokenStyle is Glamour's style of a chroma token: its own, its sub-category's
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
