package theme

import (
	"strconv"
	"strings"

	"revolute/internal/frame"
)

// Role is a theme's named use of colour.
type Role uint8

// The roles. A slide shows at most three of Accent, Energy, Life and Warning.
const (
	Background Role = iota
	Text
	Muted
	Title
	Accent
	Energy // watts, spikes, what burns
	Life   // the brain, what learns
	Warning
	Rule
	CodeBackground
	roleCount
)

var roleNames = [roleCount]string{
	"background", "text", "muted", "title", "accent", "energy", "life", "warning", "rule", "code_background",
}

// String returns the role's name in theme files and in drawings.
func (r Role) String() string {
	if r < roleCount {
		return roleNames[r]
	}
	return "role " + strconv.Itoa(int(r))
}

// RoleNamed returns the role of that name.
func RoleNamed(name string) (Role, bool) {
	for r, n := range roleNames {
		if n == name {
			return Role(r), true
		}
	}
	return 0, false
}

// RoleNames returns the names of all roles.
func RoleNames() []string { return roleNames[:] }

// attrNames are the attributes that a role may have in place of a colour.
var attrNames = [...]struct {
	name string
	attr frame.Attr
}{
	{"bold", frame.Bold},
	{"faint", frame.Faint},
	{"italic", frame.Italic},
	{"underline", frame.Underline},
	{"reverse", frame.Reverse},
	{"strike", frame.Strike},
}

// ansiNames are the terminal's own colours, in their order.
var ansiNames = [...]string{"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"}

// parseHex reads "#rrggbb".
func parseHex(s string) (frame.Color, bool) {
	if len(s) != 7 || s[0] != '#' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	return frame.RGB(uint8(n>>16), uint8(n>>8), uint8(n)), err == nil
}

// parseColor reads "#rrggbb" or a number from 0 to 255.
func parseColor(s string) (frame.Color, bool) {
	if strings.HasPrefix(s, "#") {
		return parseHex(s)
	}
	n, err := strconv.ParseUint(s, 10, 8)
	return frame.Indexed(uint8(n)), err == nil
}

// parseWords reads colour names of the terminal and attributes, apart by spaces.
func parseWords(s string) (frame.Style, bool) {
	var st frame.Style
	for word := range strings.FieldsSeq(s) {
		attr, okAttr := attrNamed(word)
		color, okColor := ansiNamed(word)
		switch {
		case okAttr:
			st.Attr |= attr
		case okColor:
			st.Fg = color
		case word != "default":
			return st, false
		}
	}
	return st, true
}

func attrNamed(word string) (frame.Attr, bool) {
	for _, a := range attrNames {
		if a.name == word {
			return a.attr, true
		}
	}
	return 0, false
}

func ansiNamed(word string) (frame.Color, bool) {
	name, bright := strings.CutPrefix(word, "bright-")
	for i, n := range ansiNames {
		if n == name {
			if bright {
				i += 8
			}
			return frame.Indexed(uint8(i)), true
		}
	}
	return 0, false
}
