package presenter

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"revolute/internal/problem"
)

// keyFor returns the key of that name as it comes, if a can have it.
func keyFor(a *action, chosen ChosenKey) (string, error) {
	key, hint := keyNamed(chosen.Name)
	var wrong *problem.Problem
	switch {
	case key == "":
		wrong = problem.Errorf("", chosen.Line, "%q is no key", chosen.Name)
	case key == "ctrl+c":
		wrong = problem.Errorf("", chosen.Line, "ctrl+c always quits")
	case len(key) == 1 && '0' <= key[0] && key[0] <= '9' && a.in&onSlides != 0:
		wrong = problem.Errorf("", chosen.Line, "%s begins a slide's number", key)
	case a.in == inSearch && (key == "space" || utf8.RuneCountInString(key) == 1):
		wrong = problem.Errorf("", chosen.Line, "%s is to be typed where %s is", key, a.name)
	default:
		return key, nil
	}
	return "", wrong.WithHint(hint)
}

// keyNamed returns the key that people call name, in the way in which it comes; "" if
// there is none, with a hint on what there is.
func keyNamed(name string) (key, hint string) {
	if name == " " {
		name = "space"
	}
	rest, mods := name, ""
	for _, mod := range []string{"ctrl", "alt", "shift", "meta", "hyper", "super"} { // in any order
		if cut, ok := cutMod(rest, mod); ok {
			rest, mods = cut, mods+mod+"+"
		}
	}
	if utf8.RuneCountInString(rest) == 1 {
		return letter(mods, rest), "a key is a sign, such as x or ?, or a name, such as right or ctrl+x"
	}
	rest = strings.ToLower(rest)
	switch rest {
	case "escape":
		rest = "esc"
	case "return":
		rest = "enter"
	case "pageup":
		rest = "pgup"
	case "pagedown", "pgdn":
		rest = "pgdown"
	case "del":
		rest = "delete"
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(rest, "f")); err == nil && rest[0] == 'f' && 1 <= n && n <= 63 {
		return mods + rest, ""
	}
	names := []string{
		"right", "left", "down", "up", "space", "enter", "backspace", "tab", "esc",
		"pgup", "pgdown", "home", "end", "insert", "delete",
	}
	if slices.Contains(names, rest) {
		return mods + rest, ""
	}
	if near := problem.Nearest(rest, names); near != "" {
		return "", "did you mean " + mods + near + "?"
	}
	return "", "there are " + strings.Join(names, ", ") + ", f1 to f63, and with ctrl+, alt+ or shift+"
}

// cutMod cuts a modifier out of name.
func cutMod(name, mod string) (string, bool) {
	for i := 0; i+len(mod)+1 < len(name); i++ {
		if (i == 0 || name[i-1] == '+') && strings.EqualFold(name[i:i+len(mod)], mod) && name[i+len(mod)] == '+' {
			return name[:i] + name[i+len(mod)+1:], true
		}
	}
	return name, false
}

// letter returns the key of a sign with modifiers; "" if it cannot be typed.
func letter(mods, sign string) string {
	r, _ := utf8.DecodeRuneInString(sign)
	if !unicode.IsPrint(r) || r == utf8.RuneError {
		return ""
	}
	sign = plain(sign)
	switch mods {
	case "":
		return sign
	case "shift+":
		return strings.ToUpper(sign)
	case "ctrl+":
		switch sign = strings.ToLower(sign); sign { // the same to a terminal
		case "i":
			return "tab"
		case "m":
			return "enter"
		case "[":
			return "esc"
		}
	}
	if strings.Contains(mods, "ctrl+") {
		sign = strings.ToLower(sign)
	}
	return mods + sign
}
