package theme

import (
	"reflect"
	"slices"

	"charm.land/glamour/v2/ansi"

	"revolute/internal/yamlfile"
)

// idle notes a key of Glamour's that does nothing here, and reports whether key
// is one: slides are set by this program, not by Glamour, whose styles give
// colours and attributes alone.
func (r *reader) idle(of reflect.Type, key string, n *yamlfile.Node) bool {
	used := []string{"color", "background_color", "bold", "faint", "italic", "underline", "inverse", "crossed_out", "chroma"}
	switch of {
	case reflect.TypeFor[ansi.Chroma]():
		return false
	case reflect.TypeFor[ansi.StyleConfig]():
		used = []string{
			"heading", "h1", "h2", "h3", "h4", "h5", "h6", "strikethrough", "emph", "strong", "link_text", "image_text", "code", "code_block",
		}
		if r.loose { // palettes are taken from it
			used = append(used, "document", "block_quote", "hr", "enumeration", "link")
		}
	}
	if slices.Contains(used, key) {
		return false
	}
	if r.own {
		r.unused = append(r.unused, *n.Warningf("this key of Glamour's does nothing here").
			WithHint("its colours and attributes count (color, bold …), for headings, strong, emph, code, links and code_block"))
	}
	return true
}
