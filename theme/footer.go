package theme

import (
	"slices"
	"strings"

	"revolute/internal/problem"
	"revolute/internal/yamlfile"
)

// Footer is what stands on the last row of a slide.
type Footer struct{ Left, Center, Right []FooterPart }

// FooterPart is a piece of a footer: text as it is, or what Word stands for.
type FooterPart struct {
	Text string
	Word FooterWord
}

// FooterWord is something of the talk that a footer shows.
type FooterWord uint8

// The words of a footer. FooterText is none.
const (
	FooterText     FooterWord = iota
	FooterSections            // all sections, the current one lit
	FooterSection             // the current one
	FooterTitle               // the deck's
	FooterAuthor
	FooterDate
	FooterPage  // the slide's number
	FooterPages // how many there are
	FooterClock // the time of day
)

var footerWords = [...]string{"", "sections", "section", "title", "author", "date", "page", "pages", "clock"}

// Clock reports whether the footer shows the time of day, which has to be told.
func (f *Footer) Clock() bool {
	clock := func(p FooterPart) bool { return p.Word == FooterClock }
	return slices.ContainsFunc(f.Left, clock) || slices.ContainsFunc(f.Center, clock) || slices.ContainsFunc(f.Right, clock)
}

// footer reads the keys under footer.
func (r *reader) footer(n *yamlfile.Node, to *Footer) {
	r.mapping(n, []field{
		{"left", func(n *yamlfile.Node) { r.footerParts(n, &to.Left) }},
		{"center", func(n *yamlfile.Node) { r.footerParts(n, &to.Center) }},
		{"right", func(n *yamlfile.Node) { r.footerParts(n, &to.Right) }},
	})
}

// footerParts reads a template: "{page}/{pages}".
func (r *reader) footerParts(n *yamlfile.Node, to *[]FooterPart) {
	var parts []FooterPart
	rest := strings.ReplaceAll(n.Value, "\n", " ")
	if n.Kind == yamlfile.Null {
		rest = ""
	}
	for rest != "" {
		text, after, found := strings.Cut(rest, "{")
		if text != "" {
			parts = append(parts, FooterPart{Text: text})
		}
		if !found {
			break
		}
		name, after, closed := strings.Cut(after, "}")
		word := slices.Index(footerWords[1:], strings.TrimSpace(name)) + 1
		if !closed || word == 0 {
			near := problem.Nearest(strings.TrimSpace(name), footerWords[1:])
			if near != "" {
				near = "{" + near + "}"
			}
			r.fail(n, "{%s is no word of a footer", name).DidYouMean(near, "there are {"+strings.Join(footerWords[1:], "}, {")+"}")
			return
		}
		parts = append(parts, FooterPart{Word: FooterWord(word)})
		rest = after
	}
	sections := FooterPart{Word: FooterSections}
	if slices.Contains(parts, sections) && len(parts) > 1 {
		r.fail(n, "{sections} takes the room that there is").WithHint("nothing stands beside it")
		return
	}
	*to = parts
}
