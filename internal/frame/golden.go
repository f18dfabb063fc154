package frame

import (
	"fmt"
	"strings"
)

// Text returns the frame's rows without the blanks at their ends, each ended by a
// line feed.
func (f *Frame) Text() string {
	var b strings.Builder
	for y := range f.height {
		row := f.row(y)
		end := len(row)
		for end > 0 && row[end-1].glyph == blank {
			end--
		}
		for _, c := range row[:end] {
			if c.glyph != continuation {
				b.WriteString(f.text(c.glyph))
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Golden returns the frame as a person reads it, for files that tests compare with:
// its text, a letter a cell for the styles, and what the letters mean. A dot is
// the style of the canvas. Every row ends with a bar, so that blanks show.
func (f *Frame) Golden() string {
	var text, styles, legend strings.Builder
	letters := map[Style]rune{f.canvas: '.'}
	if f.canvas != (Style{}) {
		fmt.Fprintf(&legend, ".%s\n", f.describe(f.canvas))
	}
	for y := range f.height {
		for _, c := range f.row(y) {
			switch {
			case c.glyph&isImage != 0:
				text.WriteString("▒")
			case c.glyph != continuation:
				text.WriteString(f.text(c.glyph))
			}
			letter, ok := letters[c.style]
			if !ok {
				letter = letterOf(len(letters) - 1)
				letters[c.style] = letter
				fmt.Fprintf(&legend, "%c%s\n", letter, f.describe(c.style))
			}
			styles.WriteRune(letter)
		}
		text.WriteString("|\n")
		styles.WriteString("|\n")
	}
	return "-- text --\n" + text.String() + "-- style --\n" + styles.String() + "-- legend --\n" + legend.String()
}

// letterOf returns the letter of a frame's style number i, from 0. After those of
// ASCII come accented ones, one column wide too.
func letterOf(i int) rune {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	if i < len(letters) {
		return rune(letters[i])
	}
	return '\u0100' + rune(i-len(letters))
}

// describe returns st in words, each after a space: " fg=#ff8800 bg=4 bold".
func (f *Frame) describe(st Style) string {
	var b strings.Builder
	for _, part := range []struct {
		name  string
		color Color
	}{{"fg", st.Fg}, {"bg", st.Bg}} {
		switch part.color & colorKind {
		case colorRGB:
			fmt.Fprintf(&b, " %s=#%06x", part.name, uint32(part.color&^colorKind))
		case colorIndexed:
			fmt.Fprintf(&b, " %s=%d", part.name, uint32(part.color&^colorKind))
		}
	}
	for i, name := range []string{"bold", "faint", "italic", "underline", "reverse", "strike"} {
		if st.Attr&(1<<i) != 0 {
			b.WriteString(" " + name)
		}
	}
	if st.Link != 0 {
		b.WriteString(" link=" + f.Address(st.Link))
	}
	if b.Len() == 0 {
		return " default"
	}
	return b.String()
}
