package presenter

import "strings"

// Keys say which key does what. They are not changed, so viewers share them.
type Keys struct {
	actions []action
	keys    [][]string       // of each action, in force
	byKey   map[string][]int // the actions that have a key; those with a condition come first
}

// DefaultKeys are the keys where the user has chosen none.
func DefaultKeys() *Keys {
	k := &Keys{actions: actions()}
	for _, a := range k.actions {
		k.keys = append(k.keys, strings.Fields(a.keys))
	}
	k.index()
	return k
}

// index makes byKey.
func (k *Keys) index() {
	k.byKey = make(map[string][]int, 2*len(k.actions))
	for _, conditional := range []bool{true, false} {
		for i := range k.actions {
			if (k.actions[i].when != nil) != conditional {
				continue
			}
			for _, key := range k.keys[i] {
				k.byKey[key] = append(k.byKey[key], i)
			}
		}
	}
}

// find is the action of a key where m is; nil if it has none.
func (k *Keys) find(m *Model, key string) *action {
	for _, i := range k.byKey[key] {
		a := &k.actions[i]
		if a.in&(1<<m.mode) != 0 && (a.when == nil || a.when(m)) {
			return a
		}
	}
	return nil
}
