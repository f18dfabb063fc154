// Package late puts off the initialization of packages that a start hardly ever
// needs. Glamour imports Chroma, which parses its 279 lexers and 74 styles before
// main, and bluemonday, which compiles its regular expressions: two thirds of the
// time to the first slide, and half of its memory, if nothing is done about it.
//
// The runtime initializes packages one after the other: of those whose imports
// are initialized, the one that comes first in the order of import paths
// (https://go.dev/ref/spec#Program_initialization). This package imports nothing,
// and revolute/internal/late comes before strings; the packages listed here, which
// import strings, come after it. It marks them as initialized, and its functions
// initialize them when they are needed.
//
// How the compiler describes a package's initialization is not part of Go's
// promises, so go126.go is built only with the versions of Go that it has been
// tried with. With others, or with the build tag eager, every package initializes
// itself as usual, and the functions here do nothing.
//
// The packages must not be used before their function was called: internal's tests
// hold that they are imported where that is done, and nowhere else. This would be
// unnecessary if upstream made these variables sync.OnceValue functions: Chroma's
// lexers.GlobalLexerRegistry, styles.Registry and formatters.Registry, the
// expressions and handlers of bluemonday's css, bluemonday's own, gorilla/css's
// scanner's, and glamour's internal/autolink's.
package late

// Lexers initializes github.com/alecthomas/chroma/v2/lexers.
func Lexers() { once(&lexers) }

// BeforeLexers calls f, and no goroutine initializes the lexers meanwhile.
func BeforeLexers(f func()) { hold(&lexers, f) }

// Sanitizer initializes github.com/microcosm-cc/bluemonday.
func Sanitizer() { once(&sanitizer) }

// Renderer initializes all that charm.land/glamour/v2/ansi needs to render
// Markdown; its types need nothing.
func Renderer() {
	Lexers()
	Sanitizer()
	once(&renderer)
}
