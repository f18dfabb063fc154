//go:build !go1.26 || go1.27 || eager

package lexer

import (
	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// get returns the lexer of a language, or nil.
func (l *Lexers) get(lang string) chroma.Lexer {
	if lang == "" {
		return nil
	}
	return lexers.Get(lang)
}
