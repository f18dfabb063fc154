// Package internal holds what revolute is made of. Data goes one way:
//
//	slides/*.md -> deck -> layout (typeset, formula, drawing, raster, theme) -> frame -> screen -> a terminal, or a visitor of serve
//	                                                     |          \-> export (svg, cast)
//	keys, size, position -> presenter (says which frame) -+    export (text, html, md) takes the deck itself
//	files that change -> watch -> presenter, serve             a position -> live -> another presenter
//
// A position travels as a small value, never as a picture; a frame is a value
// that any number of screens may show. Escape sequences exist only behind
// frame.Encode: no string inside the program holds one, so none of a deck can
// reach a terminal.
//
// To see how it hangs together, read from main.go to the bytes of the first slide:
// each of these functions is called by one before it (reading_test.go keeps the list).
//
//  1. main.go: main.
//  2. internal/cli/cli.go: Main, Run, command. The root command presents.
//  3. internal/cli/present.go: present, show. The deck and its theme are opened, the model of
//     the talk is made, and run on a screen.
//  4. internal/presenter/presenter.go: New. It has a frame from the beginning.
//  5. internal/presenter/show.go: refresh, layOut. What is to be seen now?
//  6. internal/layout/layout.go: Layout, withoutHint, set. A slide that has been kept, or else
//  7. internal/layout/composition.go: set, place. Title and body as a frame of cells.
//  8. internal/screen/run.go: Run, open. The terminal is taken, and the model's frame
//  9. internal/screen/painter.go: show, encode. painted: what has changed since the last
//  10. internal/frame/encode.go: Encode. as escape sequences.
//
// The deck comes on the way of talk.Source.Open (internal/talk/talk.go) and deck.Open
// (internal/deck/open.go), its slides from deck.Deck.Slide. Keys and times reach
// presenter.Model.Update, which makes the next frame by refresh again.
//
// The table says which of our packages each may import; imports_test.go keeps it.
//
//	main.go          cli
//	cli              all
//	talk             deck drawing/all presenter screen theme watch slides problem
//	host             talk deck presenter layout export screen serve theme watch problem live live/bus yamlfile lettering web
//	web              deck theme live layout frame lettering export export/page export/sheet export/svg markup
//	linear           deck export
//	check            deck theme layout drawing drawing/all raster typeset problem lettering lexer formula
//	presenter        deck theme layout drawing drawing/all frame typeset live problem lettering cache
//	export           deck deck/markdown theme layout drawing drawing/all frame typeset problem lettering lexer late yamlfile
//	export/page      deck theme formula drawing drawing/all raster frame typeset problem lexer export/sheet export/svg markup lettering
//	export/paper     deck export layout lettering theme frame export/font export/pdf export/sheet
//	export/pdf       lettering frame export/font export/sheet
//	export/pptx      deck theme drawing drawing/all lettering raster frame typeset export/font export/sheet export/pixel
//	export/pixel     theme frame export/font export/sheet
//	export/svg       drawing typeset frame export/sheet
//	export/font      drawing lettering typeset export/sheet
//	export/sheet     drawing frame layout lettering theme typeset
//	layout           deck theme typeset formula drawing drawing/all raster frame cache problem lettering lexer
//	raster           drawing theme typeset frame problem cache
//	drawing/all      drawing drawing/chart drawing/figure drawing/flowchart drawing/qr problem
//	drawing/chart    drawing theme typeset frame problem lettering yamlfile
//	drawing/figure   drawing theme typeset frame problem lettering yamlfile
//	drawing/flowchart drawing theme typeset frame problem lettering cache
//	drawing/qr       drawing theme typeset frame problem
//	drawing/drawingtest drawing theme typeset frame problem lettering
//	drawing          theme typeset frame problem lettering
//	markup           -
//	markup/compile   -
//	serve            screen frame
//	snippet          -
//	screen           frame lettering
//	theme            frame typeset problem yamlfile lettering
//	formula          typeset
//	deck             deck/markdown deck/dialect typeset formula problem drawing/all yamlfile lettering reference
//	deck/markdown    typeset formula
//	deck/dialect     deck/markdown
//	live             -
//	live/remote      live problem
//	live/bus         live problem
//	lettering        typeset frame
//	lettering/generate typeset
//	frame            typeset cache
//	frame/frametest  frame
//	cache            -
//	lexer            late
//	late             -
//	problem          -
//	reference        -
//	yamlfile         problem
//	typeset          -
//	typeset/generate -
//	watch            -
//	bench            bench/terminal
//	bench/terminal   -
//	slides           -
//
// The words of the project: a deck has sections, a section has slides, a slide
// has steps (one reveal each); a position is a slide and a step. A block and a
// span are CommonMark's block and inline. The measure is the width that text is
// set to, in columns. A size of type is small, medium, condensed, large or huge; a
// face is a size as one terminal draws it, and a way is how a terminal draws letters
// larger than its own. A frame is a grid of cells, a sheet a slide as vector
// graphics. A role is a theme's named use of colour.
//
// A drawing is made of data in a code block: a chart, a flowchart (with layers,
// dummy nodes and edge chains, as in the literature on layered graphs), a figure
// or a QR code; a picture is always an image. A transition leads from slide to
// slide, motion is what moves on one; a builder collects what a layout or a file
// is made of. A stage shows the talk, a speaker leads it and holds the lease, a
// follower's screen goes with it and browses once its viewer moves; the register
// is where the talk is, the bus is what servers share it by.
package internal
