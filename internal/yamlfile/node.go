// Package yamlfile reads YAML: the front matter of decks, drawings, themes and
// settings. Every value knows its line, so every fault is a problem with a place,
// and the same fault has the same words wherever it stands.
//
// The parser is go.yaml.in/yaml/v4, whose errors have typed positions and whose
// time grows with the size of the file alone. github.com/goccy/go-yaml has them,
// too, but takes the square of the number of keys and a stack frame for each
// opening bracket.
package yamlfile

import (
	"fmt"
	"strings"

	"revolute/internal/problem"
)

// Kind is what a Node holds.
type Kind uint8

// A Null is a value that is left out, or written as null or ~.
const (
	Null Kind = iota
	Scalar
	List
	Map
)

// Node is a value of a file. Aliases stand for what they name, and keys that are
// merged with << stand among a map's own.
type Node struct {
	Kind   Kind
	Name   string // the key that has this value; "": an entry of a list, or the root
	Line   int    // 1-based, in the file
	Column int    // 1-based, in characters
	Value  string // of a Scalar, without quotes; of a Null as it is written
	Quoted bool   // a Scalar that is text, whatever it looks like
	Items  []*Node
	Pairs  []Pair
	file   string
}

// Pair is a key of a Map and its value.
type Pair struct{ Key, Value *Node }

// File returns the name of the file that n stands in, as messages name it.
func (n *Node) File() string { return n.file }

// Errorf returns an error at n.
func (n *Node) Errorf(format string, args ...any) *problem.Problem {
	p := problem.Errorf(n.file, n.Line, format, args...)
	p.Column = n.Column
	return p
}

// Warningf returns a warning at n.
func (n *Node) Warningf(format string, args ...any) *problem.Problem {
	p := n.Errorf(format, args...)
	p.Severity = problem.Warning
	return p
}

// Want returns the error that n is not what is wanted: "measure is 12: want 20 to 300".
func (n *Node) Want(what string) *problem.Problem {
	if n.Name == "" {
		return n.Errorf("%s: want %s", n.shown(), what)
	}
	return n.Errorf("%s is %s: want %s", n.Name, n.shown(), what)
}

// longestShown is how many characters of a value a message shows.
const longestShown = 40

// shown returns what n holds, for a message.
func (n *Node) shown() string {
	switch n.Kind {
	case Null:
		return "empty"
	case List:
		return "a list"
	case Map:
		return "keys and values"
	}
	if r := []rune(n.Value); len(r) > longestShown {
		return fmt.Sprintf("%q", string(r[:longestShown])+"…")
	}
	if !n.Quoted && n.Value != "" && strings.Trim(n.Value, "+-.0123456789") == "" {
		return n.Value
	}
	return fmt.Sprintf("%q", n.Value)
}

// Single reports whether n is one value, which may be Null.
func (n *Node) Single() bool { return n.Kind == Scalar || n.Kind == Null }

// Get returns the value of a key of the map n, or nil.
func (n *Node) Get(key string) *Node {
	for _, p := range n.Pairs {
		if p.Key.Value == key {
			return p.Value
		}
	}
	return nil
}
