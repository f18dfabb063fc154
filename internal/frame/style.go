package frame

// Color is a colour of a cell: the terminal's own, one of its 256, or RGB.
// The zero value is the terminal's default.
type Color uint32

const (
	colorIndexed Color = 1 << 24
	colorRGB     Color = 2 << 24
	colorKind    Color = 0xff << 24
)

// RGB returns the 24-bit colour r, g, b.
func RGB(r, g, b uint8) Color {
	return colorRGB | Color(r)<<16 | Color(g)<<8 | Color(b)
}

// Indexed returns colour i of the terminal's palette: 0 to 15 are its own, 16 to 255
// are xterm's cube and greys.
func Indexed(i uint8) Color { return colorIndexed | Color(i) }

// rgb returns the three parts of an RGB colour, each 0 to 255.
func (c Color) rgb() (r, g, b int) {
	return int(c >> 16 & 0xff), int(c >> 8 & 0xff), int(c & 0xff)
}

// Attr is a set of text attributes. It takes two bytes so that a Cell has no
// padding and two of them compare as plain memory.
type Attr uint16

// The attributes of a Style.
const (
	Bold Attr = 1 << iota
	Faint
	Italic
	Underline
	Reverse
	Strike

	// visible are the attributes that show on a space too.
	visible = Underline | Reverse | Strike
)

// Style is how a cell's text is shown. Link is an index into the links of the
// frame that the cell stands in (Frame.Link makes one); 0 is no link.
type Style struct {
	Fg, Bg Color
	Attr   Attr
	Link   uint16
}
