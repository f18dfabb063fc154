// Package slides holds the decks that are built into the program, one folder
// each: Markdown in every language, and the data of its drawings beside it.
// What a deck shows is in these files alone; no code knows a deck's content.
package slides

import "embed"

// FS holds the folders of the built-in decks as they are in the repository:
// "atol" is the deck of the AtoL Lab, "guide" the manual of decks, which shows each
// feature by using it.
//
//go:embed atol all:guide
var FS embed.FS
