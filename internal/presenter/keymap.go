package presenter

import (
	"slices"
	"strings"

	"revolute/internal/problem"
)

// Keys say which key does what. They are not changed, so viewers share them.
type Keys struct {
	actions []action
	keys    [][]string // of each action, in force
	chosen  []bool     // by the user
	byKey   map[string][]int
}

// Choice is the user's choice of the keys of an action; none is no key.
type Choice struct {
	Action string
	Line   int // 1-based, in the file that says so
	Keys   []ChosenKey
}

// ChosenKey is a key as the user calls it.
type ChosenKey struct {
	Name string
	Line int
}

// Binding is an action and its keys.
type Binding struct {
	Action string
	Keys   []string
	Chosen bool // by the user
}

// DefaultKeys returns the keys where the user has chosen none.
func DefaultKeys() *Keys {
	k, _ := NewKeys(nil)
	return k
}

// NewKeys returns the default keys but for the user's choices. A key that is chosen
// for one action is no more that of another that has it by default; one that is
// chosen for two that could be meant at once is an error with the choice's line,
// as are names of actions and keys that there are not.
func NewKeys(choices []Choice) (*Keys, error) {
	all := actions()
	k := &Keys{actions: all, keys: make([][]string, len(all)), chosen: make([]bool, len(all))}
	for i := range all {
		k.keys[i] = strings.Fields(all[i].keys)
	}
	var taken []takenKey
	for _, c := range choices {
		i := slices.IndexFunc(all, func(a action) bool { return a.name == c.Action })
		if i < 0 {
			names := make([]string, len(all))
			for i := range all {
				names[i] = all[i].name
			}
			return nil, problem.Errorf("", c.Line, "there is no action %q", c.Action).
				DidYouMean(problem.Nearest(c.Action, names), "revolute config lists all of them")
		}
		k.keys[i], k.chosen[i] = nil, true
		for _, key := range c.Keys {
			name, err := keyFor(&all[i], key)
			if err != nil {
				return nil, err
			}
			for _, t := range taken {
				has := &all[t.action]
				bothMeant := has.in&all[i].in != 0 && (has.when == nil) == (all[i].when == nil)
				switch {
				case t.key != name || !bothMeant:
				case t.action == i:
					return nil, problem.Errorf("", key.Line, "%s is a key of %s on line %d already", name, has.name, t.line)
				default:
					return nil, problem.Errorf("", key.Line, "%s is a key of %s and, on line %d, of %s", name, c.Action, t.line, has.name)
				}
			}
			taken = append(taken, takenKey{name, key.Line, i})
			if !slices.Contains(k.keys[i], name) {
				k.keys[i] = append(k.keys[i], name)
			}
		}
	}
	k.yield()
	k.index()
	return k, nil
}

// takenKey is a key that the user has chosen for an action.
type takenKey struct {
	key          string
	line, action int
}

// yield takes keys from actions that have them by default and could never be
// meant by them, since the user has chosen them for others.
func (k *Keys) yield() {
	for i := range k.actions {
		if k.chosen[i] {
			continue
		}
		k.keys[i] = slices.DeleteFunc(k.keys[i], func(key string) bool {
			left := k.actions[i].in
			for j := range k.actions {
				if k.chosen[j] && k.actions[j].when == nil && slices.Contains(k.keys[j], key) {
					left &^= k.actions[j].in
				}
			}
			return left == 0
		})
	}
}

// index makes byKey: of the actions that have a key, those that the user has
// chosen come first, and then those that have a condition.
func (k *Keys) index() {
	k.byKey = make(map[string][]int, 2*len(k.actions))
	for _, pass := range [][2]bool{{true, true}, {true, false}, {false, true}, {false, false}} {
		for i := range k.actions {
			if k.chosen[i] != pass[0] || (k.actions[i].when != nil) != pass[1] {
				continue
			}
			for _, key := range k.keys[i] {
				k.byKey[key] = append(k.byKey[key], i)
			}
		}
	}
}

// find returns the action of a key where m is; nil if it has none.
func (k *Keys) find(m *Model, key string) *action {
	for _, i := range k.byKey[key] {
		a := &k.actions[i]
		if a.in&(1<<m.mode) != 0 && (a.when == nil || a.when(m)) {
			return a
		}
	}
	return nil
}

// Bindings returns all actions in the order of the help, with the keys in force.
func (k *Keys) Bindings() []Binding {
	out := make([]Binding, 0, len(k.actions))
	for i := range k.actions {
		out = append(out, Binding{k.actions[i].name, k.keys[i], k.chosen[i]})
	}
	return out
}

// ActionWords returns what each action does, by its name, in Chinese or in
// English, for those that help shows. An action that shares the words of the one
// before it has them, too.
func ActionWords(chinese bool) map[string]string {
	words := map[string]string{}
	last := ""
	for _, a := range actions() {
		s := a.en
		if chinese {
			s = a.zh
		}
		if s == "-" {
			s = last
		}
		words[a.name], last = s, s
	}
	return words
}
