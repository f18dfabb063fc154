// Package formula sets TeX's mathematics in Unicode: in a line of text, or as
// rows of cells where fractions, roots and limits stand above and below. It
// never fails: a command that it does not know stands there by its name.
package formula

import (
	"strings"

	"revolute/internal/typeset"
)

// Inline sets a formula in one line: x², ∑ᵢ₌₁ⁿ, (a+b)/c.
func Inline(tex string) string {
	return strings.TrimSpace(parse(tex).inline())
}

// Block sets a formula in rows, all of the same width in w's columns.
func Block(tex string, w typeset.Widths) []string {
	return parse(tex).box(w).rows
}
