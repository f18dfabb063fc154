package frame

// linear is the number of strings up to which a table is searched from its
// start; beyond it a map is kept. Most frames have a handful of either kind.
const linear = 16

// table is a set of strings numbered from 1 in the order of their arrival.
type table struct {
	items []string
	index map[string]uint32 // nil while the table is short
}

// at returns string number i, "" for 0 and for a number that was never given.
func (t *table) at(i uint32) string {
	if i == 0 || int(i) > len(t.items) {
		return ""
	}
	return t.items[i-1]
}

// add returns the number of s, which is given one when it has none. It is 0 when
// the table already holds limit strings.
func (t *table) add(s string, limit int) uint32 {
	if t.index == nil {
		for i, item := range t.items {
			if item == s {
				return uint32(i + 1)
			}
		}
	} else if i, ok := t.index[s]; ok {
		return i
	}
	if len(t.items) >= limit {
		return 0
	}
	t.items = append(t.items, s)
	n := uint32(len(t.items))
	if t.index != nil {
		t.index[s] = n
	} else if n > linear {
		t.index = make(map[string]uint32, 4*linear)
		for i, item := range t.items {
			t.index[item] = uint32(i + 1)
		}
	}
	return n
}

// agrees reports whether a number that both tables have given means the same
// string in both.
func (t *table) agrees(u *table) bool {
	n := min(len(t.items), len(u.items))
	for i := range n {
		if t.items[i] != u.items[i] {
			return false
		}
	}
	return true
}
