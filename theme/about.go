package theme

import "strings"

// About returns what a built-in theme's file says of itself: the first sentence of
// the comment at its head, up to its colon. It is "" for an unknown name.
func About(name string) string {
	src, err := files.ReadFile(name + ".yaml")
	if err != nil {
		return ""
	}
	var words []string
	for line := range strings.Lines(string(src)) {
		text, comment := strings.CutPrefix(line, "#")
		if !comment {
			break
		}
		words = append(words, strings.Fields(text)...)
	}
	about, _, _ := strings.Cut(strings.Join(words, " "), ". ")
	about, _, _ = strings.Cut(about, ": ")
	return strings.TrimSuffix(about, ".")
}
