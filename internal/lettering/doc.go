// Package lettering draws text in letters larger than a terminal's own: each
// pixel of a 12 pixels high glyph is a part of a cell, drawn with block
// elements, sextants or octants.
//
// A Way says what a terminal can show, a Face is a size of type there. Text is
// broken by package typeset with a measure in units of the face, so that the
// same rules hold at every size. The glyphs stand in glyphs.bin, which is
// embedded and read in place: nothing is unpacked, neither at start nor later.
package lettering

//go:generate go -C generate run .
