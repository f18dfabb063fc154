package layout

import (
	"fmt"
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

// excerpt reads a file beside the deck, or some of its lines: main.go#L3-L20.
// first is the number of its first line.
func (s *setter) excerpt(name string) (text string, first int, err error) {
	file, part, cut := strings.Cut(name, "#")
	raw, err := s.view.Deck.ReadFile(file)
	if err != nil {
		return "", 0, fmt.Errorf("src %s: %w", file, err)
	}
	text = strings.ReplaceAll(strings.ToValidUTF8(string(raw), "\ufffd"), "\t", "    ")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if !cut {
		return text, 1, nil
	}
	from, to, ranged := strings.Cut(part, "-")
	a, errA := strconv.Atoi(strings.TrimPrefix(from, "L"))
	b := a
	errB := error(nil)
	if ranged {
		b, errB = strconv.Atoi(strings.TrimPrefix(to, "L"))
	}
	lines := strings.Split(text, "\n")
	if errA != nil || errB != nil || a < 1 || b < a || a > len(lines) {
		return "", 0, fmt.Errorf("src %s: no such lines (it has %d; write #L3 or #L3-L20)", name, len(lines))
	}
	return strings.Join(lines[a-1:min(b, len(lines))], "\n"), a, nil
}
