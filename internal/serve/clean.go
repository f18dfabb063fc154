package serve

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lengths, in bytes, of what clients name.
const (
	maxWord = 64  // a TERM, a deck, a variable's name
	maxText = 128 // a user, a version, a variable's value
)

// word returns s if it is made of the characters of terminals' names and deck names
// alone, at most maxWord bytes of it; of another one "".
func word(s string) string {
	if len(s) > maxWord {
		return ""
	}
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("._-+@:", c) >= 0:
		default:
			return ""
		}
	}
	return s
}

// text returns s without anything that could do more than be read: what is not
// printed, and what reverses the direction of writing, becomes U+FFFD. It is
// cut after maxText bytes.
func text(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		s = s[n:]
		if !unicode.IsPrint(r) {
			r = utf8.RuneError
		}
		if b.Len()+utf8.RuneLen(r) > maxText {
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}

// maxVariables bounds how many variables a session keeps.
const maxVariables = 16

// environ is the environment of a session: only variables that say what a
// terminal and its user are like.
type environ []string

// set adds a variable and reports whether it was taken.
func (e *environ) set(name, value string) bool {
	switch {
	case name != "COLORTERM" && name != "NO_COLOR" && name != "LANG" && !strings.HasPrefix(name, "LC_"),
		word(name) == "", value != "" && word(value) == "":
		return false
	}
	for i, have := range *e {
		if strings.HasPrefix(have, name+"=") {
			(*e)[i] = name + "=" + value
			return true
		}
	}
	if len(*e) == maxVariables {
		return false
	}
	*e = append(*e, name+"="+value)
	return true
}

// get returns the value of a variable, "" if it is not set.
func (e environ) get(name string) string {
	for _, have := range e {
		if v, ok := strings.CutPrefix(have, name+"="); ok {
			return v
		}
	}
	return ""
}

// locale returns what the environment says of the language, as POSIX ranks the
// variables; "" if nothing.
func (e environ) locale() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := e.get(name); v != "" {
			if base := v[:len(v)-len(strings.TrimLeft(v, letters))]; base == "C" || base == "POSIX" {
				return ""
			}
			return v
		}
	}
	return ""
}

// language returns the language that a locale names, such as "zh".
func language(locale string) string {
	return strings.ToLower(locale[:len(locale)-len(strings.TrimLeft(locale, letters))])
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
