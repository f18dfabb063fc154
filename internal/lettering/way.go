package lettering

import "strconv"

// Way is how a terminal draws letters larger than its own. The zero value is
// not at all.
type Way uint8

// The ways.
const (
	None     Way = iota // no letters but the terminal's own
	Blocks              // half blocks and quadrants, which every terminal has: large and condensed letters
	Sextants            // blocks, and medium letters of sextants (U+1FB00-1FB3B)
	Octants             // blocks, and medium letters of octants (U+1CD00-1CDE5), three rows high
	Text                // the terminal's own letters at several times their size (OSC 66); where it has none, blocks
)

var wayNames = [...]string{"none", "blocks", "sextants", "octants", "text"}

// String returns the way's name on the command line and in files.
func (w Way) String() string {
	if int(w) < len(wayNames) {
		return wayNames[w]
	}
	return "way " + strconv.Itoa(int(w))
}

// ParseWay returns the way of that name.
func ParseWay(name string) (w Way, ok bool) {
	for i, n := range wayNames {
		if n == name {
			return Way(i), true
		}
	}
	return 0, false
}

// WayNames returns the names of all ways.
func WayNames() []string { return wayNames[:] }

// Size is a size of type, from the smallest on.
type Size uint8

// The sizes. Auto is chosen by what there is room for.
const (
	Auto      Size = iota
	Small          // the terminal's own letters: a cell each
	Medium         // a Latin letter is 3 columns wide and 4 rows high, 3 in octants
	Condensed      // 3 columns, 6 rows
	Large          // 6 columns, 6 rows
	Huge           // 12 columns, 12 rows
)

var sizeNames = [...]string{"auto", "small", "medium", "condensed", "large", "huge"}

// String returns the size's name in decks and themes.
func (s Size) String() string {
	if int(s) < len(sizeNames) {
		return sizeNames[s]
	}
	return "size " + strconv.Itoa(int(s))
}

// ParseSize returns the size of that name.
func ParseSize(name string) (s Size, ok bool) {
	for i, n := range sizeNames {
		if n == name {
			return Size(i), true
		}
	}
	return 0, false
}

// SizeNames returns the names of all sizes.
func SizeNames() []string { return sizeNames[:] }
