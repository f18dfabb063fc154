package page

// shared are what stands on the page once and is used again: parts of drawings, by
// their slide and content.
type shared struct {
	uses    map[string]int // of each, as counted when the page was made before
	counted bool           // uses are known
	numbers map[string]int
}

// use returns the number of what is used here, and whether it stands on the page
// already; 0 if it is used only once.
func (s *shared) use(key string) (n int, known bool) {
	if !s.counted {
		s.uses[key]++
	} else if s.uses[key] == 1 {
		return 0, false
	}
	return s.number(key)
}

// number returns the number of what stands on the page with a name, whether it is
// used again or not.
func (s *shared) number(key string) (n int, known bool) {
	n, known = s.numbers[key]
	if !known {
		n = len(s.numbers) + 1
		s.numbers[key] = n
	}
	return n, known
}
