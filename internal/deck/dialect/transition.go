package dialect

import (
	"slices"
	"strings"
)

// Transition returns this program's name for a transition of another one: "slide"
// for slideLeft, slide-left and slide_horizontal. Where there is none like it, own
// is "" and known says whether some program has a transition of that name.
func Transition(name string) (own string, known bool) {
	if first, rest, ok := strings.Cut(strings.TrimSpace(name), " "); ok && strings.Trim(rest, "0123456789.ms") == "" {
		name = first // its duration follows
	}
	plain := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(name))
	switch plain {
	case "none":
		return "none", true
	case "fade", "fadein", "fadeout", "crossfade":
		return "fade", true
	case "slide", "push", "slideleft", "slideright", "slideup", "slidedown", "slidehorizontal", "slidevertical", "swipe", "pull", "cover", "reveal", "default":
		return "slide", true
	case "dissolve":
		return "dissolve", true
	case "glide", "viewtransition", "morph", "autoanimate":
		return "glide", true
	}
	return "", slices.Contains([]string{
		"convex", "concave", "zoom", // reveal.js
		"collapsehorizontal", // presenterm
		"matrix", "random",   // patat
		"bounce", "clockwise", "counterclockwise", "coverflow", "cube", "cylinder", "diamond", "drop", "explode", "fall", "flip", // Marp
		"glow", "implode", "inout", "irisin", "irisout", "melt", "overlap", "pivot", "rotate", "star", "swap", "swoosh", "wipe", "wiper", "wobble",
	}, plain)
}
