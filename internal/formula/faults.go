package formula

import (
	"maps"
	"slices"
	"strings"
)

// Fault is something in a formula that is not set as it was meant. Text is a format
// for Name, where there is a name.
type Fault struct{ Text, Name, Hint string }

// Faults returns what is wrong with a formula: commands and environments that
// are not known, and what is opened and never closed. A formula is set all the
// same.
func Faults(tex string) []Fault {
	p := &parser{rest: strings.ToValidUTF8(tex, "\ufffd")}
	p.parse()
	var all []Fault
	for _, name := range p.unknown {
		f := Fault{Text: "unknown TeX %s", Name: name, Hint: "it stands there by its name; revolute help formulas lists what is known"}
		if !slices.Contains(all, f) {
			all = append(all, f)
		}
	}
	switch open := braces(tex); {
	case open > 0:
		all = append(all, Fault{"a brace in this formula is never closed", "", "end it with }"})
	case open < 0:
		all = append(all, Fault{"a brace in this formula closes nothing", "", `write \} for a brace that is to be seen`})
	}
	for _, pair := range [...][2]string{{`\begin`, `\end`}, {`\left`, `\right`}} {
		if n, m := count(tex, pair[0]), count(tex, pair[1]); n > m {
			all = append(all, Fault{"%s is never ended", pair[0], "end it with " + pair[1]})
		}
	}
	return all
}

// braces returns how many more braces open than close; those behind a backslash
// are characters.
func braces(tex string) (open int) {
	for i := 0; i < len(tex); i++ {
		switch tex[i] {
		case '\\':
			i++
		case '{':
			open++
		case '}':
			if open--; open < 0 {
				return open
			}
		}
	}
	return open
}

// count returns how often a command stands in a formula: not as the beginning of
// another's name.
func count(tex, command string) (n int) {
	for {
		_, rest, found := strings.Cut(tex, command)
		if !found {
			return n
		}
		if rest == "" || (rest[0]|0x20) < 'a' || (rest[0]|0x20) > 'z' {
			n++
		}
		tex = rest
	}
}

// Commands returns the names of the symbols and functions that are known, in
// order, without those that take what follows.
func Commands() []string {
	return slices.Sorted(func(yield func(string) bool) {
		for _, names := range []map[string]string{symbols, largeOperators, accents} {
			for name := range maps.Keys(names) {
				if !yield(name) {
					return
				}
			}
		}
		for name := range functions {
			if !yield(name) {
				return
			}
		}
	})
}
