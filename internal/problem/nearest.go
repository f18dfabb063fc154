package problem

// Nearest returns the one of names that may have been meant by s: the one that
// differs from it by the fewest letters, at most two and less than half of
// them; "" if none does.
func Nearest(s string, names []string) string {
	best, found := min(2, (len(s)-1)/2)+1, ""
	for _, name := range names {
		if d := distance(s, name); d < best {
			best, found = d, name
		}
	}
	return found
}

// distance returns how many letters must be changed, added, left out or swapped
// with their neighbour to make b of a. Strings of more than 40 bytes count as
// far apart.
func distance(a, b string) int {
	if len(a) > 40 || len(b) > 40 {
		return 40
	}
	var before, last, row [41]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last = last, row
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return row[len(b)]
}
