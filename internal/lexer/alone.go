//go:build go1.26 && !go1.27 && !eager

package lexer

import (
	"embed"
	"path/filepath"
	"slices"
	"strings"
	_ "unsafe" // for go:linkname

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"revolute/internal/late"
)

// Chroma's files of lexers, and the rules of its lexer of Go. They need no
// initialization.
//
//go:linkname files github.com/alecthomas/chroma/v2/lexers.embedded
var files embed.FS

//go:linkname goRules github.com/alecthomas/chroma/v2/lexers.goRules
func goRules() chroma.Rules

// get returns the lexer of a language, or nil. It is what Chroma's registry has,
// which is initialized for the few languages alone whose lexers are not files.
func (l *Lexers) get(lang string) chroma.Lexer {
	file, known := find(lang)
	if !known {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	lexer, ok := l.byFile[file]
	switch {
	case file == registry:
		late.Lexers()
		return lexers.Get(lang)
	case ok:
		return lexer
	case file == golang:
		lexer = newGo()
	default:
		lexer = newLexer(file)
	}
	if l.byFile == nil {
		l.byFile = map[string]chroma.Lexer{}
	}
	l.byFile[file] = lexer
	return lexer
}

// What lookup returns in place of a file.
const (
	registry = "*"  // only Chroma's registry has the lexer
	golang   = "go" // the rules are goRules
)

// find returns the file of a language's lexer, and whether there is a lexer.
func find(lang string) (file string, known bool) {
	if strings.ContainsFunc(lang, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("_-+# ", r))
	}) {
		return registry, true // it may match a pattern, with or without suffix
	}
	for _, name := range []string{lang, strings.ToLower(lang), "." + lang} {
		if file := lookup(name); file != "" {
			return file, true
		}
	}
	for _, pattern := range patterns() {
		for _, name := range []string{lang, "filename." + lang} {
			if ok, _ := filepath.Match(pattern, name); ok {
				return registry, true
			}
		}
	}
	return "", false
}

// newLexer reads a file of Chroma's, and those of the lexers that it uses.
func newLexer(file string) chroma.Lexer {
	own := chroma.NewLexerRegistry()
	var first chroma.Lexer
	queue := []string{file}
	for i := 0; i < len(queue); i++ {
		lexer := own.Register(chroma.MustNewXMLLexer(files, "embedded/"+queue[i]))
		if first == nil {
			first = lexer
		}
		for _, used := range uses(queue[i]) {
			if !slices.Contains(queue, used) {
				queue = append(queue, used)
			}
		}
	}
	return first
}

// newGo returns the lexer of Go. Of Chroma's rules, that for raw strings refers
// to a lexer of the registry, of templates; it has one of its own here.
func newGo() chroma.Lexer {
	template := chroma.MustNewXMLLexer(files, "embedded/go_template.xml")
	var rules chroma.Rules
	late.BeforeLexers(func() { rules = goRules() }) // it reads a variable of theirs
	root := rules["root"]
	for i := range root {
		if strings.HasPrefix(root[i].Pattern, "(`)") {
			root[i].Type = chroma.ByGroups(chroma.LiteralString, chroma.UsingLexer(chroma.TypeRemappingLexer(template,
				chroma.TypeMapping{{From: chroma.Other, To: chroma.LiteralString}})), chroma.LiteralString)
		}
	}
	return chroma.MustNewLexer(&chroma.Config{Name: "Go"}, func() chroma.Rules { return rules })
}
