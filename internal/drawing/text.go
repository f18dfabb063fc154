package drawing

import "strings"

// JoinLines puts those lines together that say something.
func JoinLines(lines ...string) string {
	var b strings.Builder
	for _, l := range lines {
		if l != "" {
			b.WriteString(l)
			b.WriteByte('\n')
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Fold returns a text in lines of at most so many columns.
func Fold(text string, width int, at State) []string {
	var all []string
	for part := range strings.SplitSeq(text, "\n") {
		for _, l := range at.Widths().Balanced(nil, part, width) {
			all = append(all, part[l.Start:l.End])
		}
	}
	return all
}
