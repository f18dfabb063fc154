package check

import (
	"maps"
	"slices"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing/all"
	"revolute/internal/formula"
	"revolute/internal/problem"
)

// languages returns names of languages that code is often in, to find what a
// misspelt one may have meant.
func languages() []string {
	return []string{
		"bash", "c", "console", "cpp", "csharp", "css", "diff", "docker", "elixir", "go", "haskell", "html", "java", "javascript", "json", "julia",
		"kotlin", "latex", "lua", "makefile", "markdown", "matlab", "perl", "php", "powershell", "python", "ruby", "rust", "scala", "shell", "sql",
		"swift", "text", "toml", "typescript", "verilog", "xml", "yaml",
	}
}

// attributes returns what may stand behind the word of a fence.
func attributes() []string {
	return []string{"align", "behind", "depth", "end_line", "exec", "line_numbers", "rows", "src", "start_line", "steps", "title"}
}

// fence warns of a misspelt word or attribute behind a fence. What is near
// nothing that is known may be another program's, and is passed over.
func (c *checker) fence(s *deck.Slide, b *deck.Block) {
	lang := strings.ToLower(b.Info.Lang)
	if b.Kind == deck.Code && lang != "" && c.lexers.Tokens(lang, "") == nil {
		near := problem.Nearest(lang, append(all.Kinds(), languages()...))
		if slices.Contains(all.Kinds(), lang) {
			near = lang // in capitals
		}
		if near != "" {
			c.add(problem.Warningf(s.File, b.Line, "unknown language %q", b.Info.Lang).DidYouMean(near, ""))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b.Info.Attrs)) {
		if slices.Contains(attributes(), name) || b.Kind == deck.Picture {
			continue // images have theirs, which the deck knows
		}
		if near := problem.Nearest(strings.ToLower(name), attributes()); near != "" {
			c.add(problem.Warningf(s.File, b.Line, "unknown attribute %q", name).DidYouMean(near, ""))
		}
	}
}

// formula warns of what is wrong with a formula in TeX.
func (c *checker) formula(s *deck.Slide, line int, tex string) {
	for _, f := range formula.Faults(tex) {
		c.add(problem.Warningf(s.File, line, "%s", f.Text).WithHint(f.Hint))
	}
}
