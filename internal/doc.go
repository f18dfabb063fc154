// Package internal holds what revolute is made of. Data goes one way:
//
//	slides/*.md -> deck -> layout (typeset, formula, picture, theme) -> frame -> screen -> a terminal, or a visitor of serve
//	                                                     |          \-> export (svg, cast)
//	keys, size, position -> presenter (says which frame) -+    export (text, html, md) takes the deck itself
//	files that change -> watch -> presenter, serve             a position -> live -> another presenter
//
// A position travels as a small value, never as a picture; a frame is a value
// that any number of screens may show. Escape sequences exist only behind
// frame.Encode: no string inside the program holds one, so none of a deck can
// reach a terminal.
//
// The table says which of our packages each may import; imports_test.go keeps it.
//
//	main.go          cli
//	cli              all
//	check            deck theme layout picture typeset problem
//	presenter        deck theme layout picture frame typeset live problem
//	export           deck theme layout picture frame typeset problem
//	layout           deck theme typeset formula picture frame cache problem
//	picture          theme typeset frame problem
//	serve            screen frame
//	snippet          -
//	screen           frame
//	theme            frame typeset problem
//	formula          typeset
//	deck             typeset formula problem
//	live             deck
//	frame            typeset cache
//	frame/frametest  frame
//	cache            -
//	problem          -
//	typeset          -
//	watch            -
//	slides           -
//
// The words of the project: a deck has sections, a section has slides, a slide
// has steps (one reveal each); a position is a slide and a step. A block and a
// span are CommonMark's block and inline. The measure is the width that text is
// set to, in columns. A frame is a grid of cells. A role is a theme's named use
// of colour.
package internal
