package export

import (
	"strconv"
	"strings"

	"revolute/internal/deck"
)

// codeText is what a block of code shows: its own text, or that of the file or
// the lines of it that its src names. What cannot be had is said in its place.
func codeText(d *deck.Deck, b *deck.Block) string {
	src, ok := b.Info.Attrs["src"]
	if !ok {
		return strings.TrimRight(b.Text, "\n")
	}
	text, _, err := d.Excerpt(src)
	if err != nil {
		return "[" + err.Error() + "]"
	}
	return text
}

// firstLine is the number of the first line that a block of code shows.
func firstLine(d *deck.Deck, b *deck.Block) int {
	if src, ok := b.Info.Attrs["src"]; ok {
		_, first, err := d.Excerpt(src)
		if err == nil {
			return first
		}
	}
	return b.FirstLine()
}

// lineRange reads "3" or "3-20"; "3-" is to the end.
func lineRange(s string) (first, last int, ok bool) {
	from, to, ranged := strings.Cut(strings.TrimSpace(s), "-")
	first, err := strconv.Atoi(strings.TrimSpace(from))
	if err != nil {
		return 0, 0, false
	}
	last = first
	if ranged {
		if last, err = strconv.Atoi(strings.TrimSpace(to)); err != nil {
			last = 1 << 30
		}
	}
	return first, last, last >= first
}

// litLines writes the lines that are lit up one by one, counted from 1: of a
// block whose first line is 1, "1,4-6|all" is "1 4 5 6|all".
func litLines(groups []string, firstLine, lines int) string {
	var all []string
	for _, group := range groups {
		var lit []string
		for part := range strings.SplitSeq(group, ",") {
			first, last, ok := lineRange(part)
			if !ok {
				if part = strings.TrimSpace(part); part == "all" || part == "" {
					lit = append([]string{"all"}, lit...)
				}
				continue
			}
			for n := max(first-firstLine+1, 1); n <= min(last-firstLine+1, lines); n++ {
				lit = append(lit, strconv.Itoa(n))
			}
		}
		all = append(all, strings.Join(lit, " "))
	}
	return strings.Join(all, "|")
}
