// Package lexer divides code into tokens for highlighting. The lexers are
// Chroma's; only those of the languages that are asked for are read, where
// Chroma's own registry reads all 279 at once.
package lexer

import (
	"iter"
	"sync"
	"sync/atomic"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/dlclark/regexp2/v2"
)

//go:generate go test -run ^TestLanguages$ -update .

// Lexers keeps the lexers that have been asked for. Its zero value has none yet.
// It is safe for concurrent use, and not to be copied.
type Lexers struct {
	mu     sync.Mutex
	byFile map[string]chroma.Lexer
	rest   *time.Timer // stops the clock; nil: it stops by itself

	active atomic.Int32 // sequences of tokens that are being read
}

// Tokens returns the tokens of code in a language: a name, an alias or the
// extension of its files. Together they are code, unless the lexer gives up
// before its end. It returns nil if the language is not known.
func (l *Lexers) Tokens(lang, code string) iter.Seq[chroma.Token] {
	lexer := l.get(lang)
	if lexer == nil {
		return nil
	}
	return func(yield func(chroma.Token) bool) {
		l.active.Add(1)
		defer func() {
			if l.active.Add(-1) == 0 && l.rest != nil {
				l.rest.Reset(clockRest)
			}
		}()
		next, err := chroma.Coalesce(lexer).Tokenise(nil, code)
		if err != nil {
			return
		}
		left := len(code)
		for t := next(); t != chroma.EOF && left > 0; t = next() {
			t.Value = t.Value[:min(left, len(t.Value))] // lexers add a final newline
			left -= len(t.Value)
			if !yield(t) {
				return
			}
		}
	}
}

// clockRest is how long after the last token the clock of regular expressions is
// stopped.
const clockRest = 100 * time.Millisecond

// StopClock has the clock that limits the time of regular expressions stop soon after
// each last token. It would tick for more than a second, and wake the machine; the next
// token starts it again. There is one clock in a process, so this is for the only
// Lexers of one. It is called before Tokens.
func (l *Lexers) StopClock() {
	l.rest = time.AfterFunc(clockRest, func() {
		if l.active.Load() > 0 {
			return
		}
		regexp2.StopTimeoutClock()
		if l.active.Load() > 0 { // somebody has begun meanwhile, whose time is limited by it, too
			any := regexp2.MustCompile("")
			any.MatchTimeout = clockRest
			_, _ = any.MatchString("")
		}
	})
}
