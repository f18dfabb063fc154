package markdown

import "bytes"

// maxDepth is how many lists and quotes a line may open. A parser that descends
// into each of them would go too deep, and take too long.
const maxDepth = 100

// TooDeep returns the offset of the first line that opens more lists and quotes
// than can be parsed, or -1.
func TooDeep(src []byte) int {
	for at := 0; at < len(src); {
		l, _, _ := bytes.Cut(src[at:], []byte("\n"))
		if tooDeep(l) {
			return at
		}
		at += len(l) + 1
	}
	return -1
}

// tooDeep reports whether a line opens too many lists and quotes.
func tooDeep(l []byte) bool {
	if len(l) <= maxDepth {
		return false
	}
	opened := 0
	for i, b := range l {
		switch {
		case b == ' ' || b == '\t' || isDigit(b):
			continue
		case b == '>', (b == '-' || b == '*' || b == '+' || b == '.' || b == ')') && i+1 < len(l) && isBlank(l[i+1]):
			if opened++; opened > maxDepth {
				return bytes.IndexByte(l, '>') >= 0 || len(bytes.Trim(l, "- \t")) > 0 && len(bytes.Trim(l, "* \t")) > 0
			}
			continue
		}
		return false
	}
	return false
}

// shallow returns src with the lines that are too deep made plain text, so that
// the blocks around them can be found: src itself if there is none.
func shallow(src []byte) []byte {
	first := TooDeep(src)
	if first < 0 {
		return src
	}
	out := bytes.Clone(src)
	for at := first; at >= 0 && at < len(out); {
		l, _, _ := bytes.Cut(out[at:], []byte("\n"))
		for i := range l {
			l[i] = 'x'
		}
		next := TooDeep(out[at:])
		if next < 0 {
			break
		}
		at += next
	}
	return out
}
