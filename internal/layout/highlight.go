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
	for _, t := range [...]chroma.TokenType{t, t.SubCategory(), t.Category()} {
		if style, ok := tokenStyles[t]; ok {
			return style(c)
		}
	}
	return c.Text
}

// tokenStyles are where Glamour has the styles of tokens and of their categories.
var tokenStyles = map[chroma.TokenType]func(*ansi.Chroma) ansi.StylePrimitive{
	chroma.Error:               func(c *ansi.Chroma) ansi.StylePrimitive { return c.Error },
	chroma.CommentPreproc:      func(c *ansi.Chroma) ansi.StylePrimitive { return c.CommentPreproc },
	chroma.KeywordReserved:     func(c *ansi.Chroma) ansi.StylePrimitive { return c.KeywordReserved },
	chroma.KeywordNamespace:    func(c *ansi.Chroma) ansi.StylePrimitive { return c.KeywordNamespace },
	chroma.KeywordType:         func(c *ansi.Chroma) ansi.StylePrimitive { return c.KeywordType },
	chroma.NameBuiltin:         func(c *ansi.Chroma) ansi.StylePrimitive { return c.NameBuiltin },
	chroma.NameTag:             func(c *ansi.Chroma) ansi.StylePrimitive { return c.NameTag },
	chroma.NameAttribute:       func(c *ansi.Chroma) ansi.StylePrimitive { return c.NameAttribute },
	chroma.NameClass:           func(c *ansi.Chroma) ansi.StylePrimitive { return c.NameClass },
	chroma.NameConstant:        func(c *ansi.Chroma) ansi.StylePrimitive { return c.NameConstant },
	chroma.NameDecorator:       func(c *ansi.Chroma) ansi.StylePrimitive { return c.NameDecorator },
	chroma.NameException:       func(c *ansi.Chroma) ansi.StylePrimitive { return c.NameException },
	chroma.NameFunction:        func(c *ansi.Chroma) ansi.StylePrimitive { return c.NameFunction },
	chroma.NameOther:           func(c *ansi.Chroma) ansi.StylePrimitive { return c.NameOther },
	chroma.LiteralDate:         func(c *ansi.Chroma) ansi.StylePrimitive { return c.LiteralDate },
	chroma.LiteralStringEscape: func(c *ansi.Chroma) ansi.StylePrimitive { return c.LiteralStringEscape },
	chroma.GenericDeleted:      func(c *ansi.Chroma) ansi.StylePrimitive { return c.GenericDeleted },
	chroma.GenericEmph:         func(c *ansi.Chroma) ansi.StylePrimitive { return c.GenericEmph },
	chroma.GenericInserted:     func(c *ansi.Chroma) ansi.StylePrimitive { return c.GenericInserted },
	chroma.GenericStrong:       func(c *ansi.Chroma) ansi.StylePrimitive { return c.GenericStrong },
	chroma.GenericSubheading:   func(c *ansi.Chroma) ansi.StylePrimitive { return c.GenericSubheading },
	chroma.GenericHeading:      func(c *ansi.Chroma) ansi.StylePrimitive { return c.GenericSubheading },
	chroma.Punctuation:         func(c *ansi.Chroma) ansi.StylePrimitive { return c.Punctuation },
	chroma.Keyword:             func(c *ansi.Chroma) ansi.StylePrimitive { return c.Keyword },
	chroma.Comment:             func(c *ansi.Chroma) ansi.StylePrimitive { return c.Comment },
	chroma.Operator:            func(c *ansi.Chroma) ansi.StylePrimitive { return c.Operator },
	chroma.LiteralString:       func(c *ansi.Chroma) ansi.StylePrimitive { return c.LiteralString },
	chroma.LiteralNumber:       func(c *ansi.Chroma) ansi.StylePrimitive { return c.LiteralNumber },
	chroma.Literal:             func(c *ansi.Chroma) ansi.StylePrimitive { return c.Literal },
	chroma.Name:                func(c *ansi.Chroma) ansi.StylePrimitive { return c.Name },
}
