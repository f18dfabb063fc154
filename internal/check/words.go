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

// fence warns of a misspelt word or attribute after a fence. What is near
// nothing that is known may be another program's, and is passed over.
func (c *checker) fence(s *deck.Slide, b *deck.Block) {
	attributes := []string{"align", "behind", "depth", "end_line", "exec", "line_numbers", "rows", "src", "start_line", "steps", "title"}
	usual := []string{ // languages that code is often in
		"bash", "c", "console", "cpp", "csharp", "css", "diff", "docker", "elixir", "go", "haskell", "html", "java", "javascript", "json", "julia",
		"kotlin", "latex", "lua", "makefile", "markdown", "matlab", "perl", "php", "powershell", "python", "ruby", "rust", "scala", "shell", "sql",
		"swift", "text", "toml", "typescript", "verilog", "xml", "yaml",
	}
	lang := strings.ToLower(b.Info.Lang)
	if b.Kind == deck.Code && lang != "" && c.lexers.Tokens(lang, "") == nil {
		near := problem.Nearest(lang, append(all.Kinds(), usual...))
		if slices.Contains(all.Kinds(), lang) {
			near = lang // in capitals
		}
		if near != "" {
			c.add(problem.Warningf(s.File, b.Line, "unknown language %q", b.Info.Lang).DidYouMean(near, ""))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b.Info.Attrs)) {
		if slices.Contains(attributes, name) || b.Kind == deck.Picture {
			continue // images have theirs, which the deck knows
		}
		if near := problem.Nearest(strings.ToLower(name), attributes); near != "" {
			c.add(problem.Warningf(s.File, b.Line, "unknown attribute %q", name).DidYouMean(near, ""))
		}
	}
}

// formula warns of what is wrong with a formula in TeX.
func (c *checker) formula(s *deck.Slide, line int, tex string) {
	for _, f := range formula.Faults(tex) {
		var args []any
		if f.Name != "" {
			args = []any{f.Name}
		}
		c.add(problem.Warningf(s.File, line, f.Text, args...).WithHint(f.Hint))
	}
}
