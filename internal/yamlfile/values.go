package yamlfile

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"revolute/internal/problem"
)

// Field is a key that a map may have, and what reads its value.
type Field struct {
	Key  string
	Read func(*Node) error
}

// Key returns the Field of a key.
func Key(key string, read func(*Node) error) Field { return Field{key, read} }

// Each calls read for every key of n and its value. A key that is there twice is
// an error, as is an n that is no map; a Null has no keys. Each goes on after an
// error and returns all of them.
func (n *Node) Each(read func(key, value *Node) error) error {
	if n.Kind == Null {
		return nil
	}
	if n.Kind != Map {
		return n.Want("keys and values").WithHint("write them as key: value")
	}
	var all []error
	lines := make(map[string]int, len(n.Pairs))
	for _, p := range n.Pairs {
		if line := lines[p.Key.Value]; line > 0 {
			all = append(all, p.Key.Errorf("%s stands on line %d already", p.Key.Value, line))
			continue
		}
		lines[p.Key.Value] = p.Key.Line
		if err := read(p.Key, p.Value); err != nil {
			all = append(all, err)
		}
	}
	return join(all)
}

// join returns the one error of all as it is, and several as one.
func join(all []error) error {
	if len(all) == 1 {
		return all[0]
	}
	return errors.Join(all...)
}

// Fields reads the map n, whose keys are those of fields. A value that is left
// out is as if its key was. Fields goes on after an error and returns all of
// them.
func (n *Node) Fields(fields ...Field) error {
	return n.Each(func(key, value *Node) error {
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Key == key.Value })
		if i < 0 {
			return UnknownKey(key, keys(fields))
		}
		if value.Kind == Null {
			return nil
		}
		return fields[i].Read(value)
	})
}

// UnknownKey returns the error that a map has no such key, but those of known.
func UnknownKey(key *Node, known []string) *problem.Problem {
	near := problem.Nearest(strings.ToLower(key.Value), known)
	return key.Errorf("unknown key %q", key.Value).DidYouMean(near, "there are "+strings.Join(known, ", "))
}

func keys(fields []Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Key
	}
	return names
}

// Text reads a scalar, however it looks.
func Text(to *string) func(*Node) error {
	return func(n *Node) error {
		if n.Kind != Scalar {
			return n.Want("text")
		}
		*to = n.Value
		return nil
	}
}

// Int reads a whole number from low to high.
func Int(to *int, low, high int) func(*Node) error {
	return func(n *Node) error {
		v, err := strconv.Atoi(strings.ReplaceAll(n.Value, "_", ""))
		if n.Kind != Scalar || err != nil || v < low || v > high {
			return n.Want(between("a whole number", low, high))
		}
		*to = v
		return nil
	}
}

// Float reads a number from low to high.
func Float(to *float64, low, high float64) func(*Node) error {
	return func(n *Node) error {
		v, err := strconv.ParseFloat(strings.ReplaceAll(n.Value, "_", ""), 64)
		if n.Kind != Scalar || err != nil || !(v >= low && v <= high) || math.IsInf(v, 0) {
			return n.Want(between("a number", low, high))
		}
		*to = v
		return nil
	}
}

// between returns the range of a number, for a message: "1 to 40", "a number".
func between[T int | float64](kind string, low, high T) string {
	const far = 1e12
	say := func(v T) string { return strconv.FormatFloat(float64(v), 'f', -1, 64) }
	switch none, most := float64(low) <= -far, float64(high) >= far; {
	case none && most:
		return kind
	case most:
		return say(low) + " or more"
	case none:
		return "at most " + say(high)
	}
	return say(low) + " to " + say(high)
}

// Bool reads true or false; yes, on, no and off are understood.
func Bool(to *bool) func(*Node) error {
	return func(n *Node) error {
		switch strings.ToLower(n.Value) {
		case "true", "yes", "on":
			*to = true
		case "false", "no", "off":
			*to = false
		default:
			return n.Want("true or false")
		}
		return nil
	}
}

// OneOf reads one of the given words.
func OneOf(to *string, words ...string) func(*Node) error {
	return func(n *Node) error {
		if n.Kind != Scalar || !slices.Contains(words, n.Value) {
			p := n.Want(Or(words))
			if near := problem.Nearest(strings.ToLower(n.Value), words); near != "" {
				p.DidYouMean(near, "")
			}
			return p
		}
		*to = n.Value
		return nil
	}
}

// Or returns words as a choice: "a, b or c".
func Or(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// Duration reads a time such as 1.4s or 500ms, from 0 to most; 0 is no bound. A
// number alone is one of seconds.
func Duration(to *time.Duration, most time.Duration) func(*Node) error {
	return func(n *Node) error {
		most := cmp.Or(most, math.MaxInt64)
		d, err := time.ParseDuration(n.Value)
		if s, bad := strconv.ParseFloat(n.Value, 64); bad == nil && s <= most.Seconds() {
			d, err = time.Duration(s*float64(time.Second)), nil
		}
		if n.Kind != Scalar || err != nil || d < 0 || d > most {
			want := "a time such as 1.4s or 500ms"
			if most != math.MaxInt64 {
				want += fmt.Sprintf(", at most %v", most)
			}
			return n.Want(want)
		}
		*to = d
		return nil
	}
}

// To reads a value into what to points to: a string, an int, a float64, a bool, a
// time.Duration, all without bounds, or a *Node, to be read later. It panics if
// to is something else.
func To(to any) func(*Node) error {
	switch to := to.(type) {
	case *string:
		return Text(to)
	case *int:
		return Int(to, math.MinInt, math.MaxInt)
	case *float64:
		return Float(to, math.Inf(-1), math.Inf(1))
	case *bool:
		return Bool(to)
	case *time.Duration:
		return Duration(to, 0)
	case **Node:
		return func(n *Node) error {
			*to = n
			return nil
		}
	}
	panic(fmt.Sprintf("yamlfile: no value is read into a %T", to))
}

// Number returns the number that n is, from low to high.
func (n *Node) Number(low, high float64) (v float64, err error) {
	err = Float(&v, low, high)(n)
	return v, err
}

// Texts returns the entries of the list n, at most most, each of which must be
// one value. what names one of them in messages. A list that is nil has none.
func (n *Node) Texts(what string, most int) ([]string, error) {
	if n == nil {
		return nil, nil
	}
	entries, err := n.Entries(what, 0, most)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(entries))
	for i, e := range entries {
		if err := Text(&texts[i])(e); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// Entries returns the entries of the list n, of which there must be least to
// most. what names one of them in messages.
func (n *Node) Entries(what string, least, most int) ([]*Node, error) {
	several := what + "s"
	if stem, ok := strings.CutSuffix(what, "y"); ok {
		several = stem + "ies"
	}
	if n.Kind != List {
		return nil, n.Want(fmt.Sprintf("a list of %d to %d %s", least, most, several)).WithHint("each on a line of its own after a dash: - …")
	}
	if len(n.Items) < least || len(n.Items) > most {
		return nil, n.Errorf("%d %s: want %d to %d", len(n.Items), several, least, most)
	}
	return n.Items, nil
}
