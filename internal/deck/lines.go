package deck

import "bytes"

// indentation is how many columns of white space a line starts with, and what
// follows; nothing if the line is blank.
func indentation(l []byte) (columns int, rest []byte) {
	for i, b := range l {
		switch b {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return columns, l[i:]
		}
	}
	return columns, nil
}

// run is how many times c stands at the start of l.
func run(l []byte, c byte) int {
	n := 0
	for n < len(l) && l[n] == c {
		n++
	}
	return n
}

// digits is how many digits stand at the start of l.
func digits(l []byte) int {
	n := 0
	for n < len(l) && '0' <= l[n] && l[n] <= '9' {
		n++
	}
	return n
}

// thematic reports whether a line is a thematic break: three or more of one
// character, and spaces.
func thematic(l []byte) bool {
	n := 0
	for _, b := range l {
		switch b {
		case l[0]:
			n++
		case ' ', '\t':
		default:
			return false
		}
	}
	return n >= 3
}

// tableRule reports whether a line divides a table's head from its rows.
func tableRule(l []byte) bool {
	dash, bar := false, false
	for _, b := range l {
		switch b {
		case '-':
			dash = true
		case '|', ':':
			bar = true
		case ' ', '\t':
		default:
			return false
		}
	}
	return dash && bar
}

// containsFold reports whether l contains the lower-case ASCII string tag.
func containsFold(l []byte, tag string) bool {
	return bytes.Contains(bytes.ToLower(l), []byte(tag))
}
