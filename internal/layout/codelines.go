package layout

import (
	"strconv"
	"strings"
)

// lineSet is which lines of a code block are lit up, 1-based.
type lineSet struct {
	all    bool
	ranges [][2]int
}

func (l lineSet) has(line int) bool {
	for _, r := range l.ranges {
		if line >= r[0] && line <= r[1] {
			return true
		}
	}
	return l.all
}

// parseLineSet reads "all", "3", "1,4-6". What is no number is passed over: the
// deck has said so already.
func parseLineSet(s string) lineSet {
	var l lineSet
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part == "all" || part == "" {
			l.all = true
			continue
		}
		from, to, ranged := strings.Cut(part, "-")
		a, err := strconv.Atoi(strings.TrimSpace(from))
		if err != nil {
			continue
		}
		b := a
		if ranged {
			if b, err = strconv.Atoi(strings.TrimSpace(to)); err != nil {
				b = 1 << 30 // "3-" is to the end
			}
		}
		l.ranges = append(l.ranges, [2]int{a, b})
	}
	return l
}
