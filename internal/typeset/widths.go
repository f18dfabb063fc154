package typeset

// Widths says how a viewer's terminal counts columns. Its zero value is what
// nearly every terminal does: ambiguous characters (“ ” … — ● │) take one.
type Widths uint8

const (
	Narrow Widths = iota // East Asian ambiguous characters take one column
	Wide                 // … take two, as in legacy CJK terminals
)
