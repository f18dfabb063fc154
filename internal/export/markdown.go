package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"revolute/internal/deck"
	syntax "revolute/internal/deck/markdown"
	"revolute/internal/lettering"
	"revolute/internal/problem"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// Markdown writes the deck in language lang as one file that needs no other:
// sections begin within it, data, images and shown files are in it. outside says
// what could not be put in. The error is w's.
func Markdown(w io.Writer, d *deck.Deck, lang string) (outside []*problem.Problem, err error) {
	m := &markdown{deck: d, lang: lang, parser: syntax.New(syntax.Syntax{}), labels: map[string]string{}}
	var out strings.Builder
	meta := d.MetaIn(lang)
	add := func(key string, value any, set bool) {
		if set {
			out.WriteString(yamlfile.Format(key, value))
		}
	}
	file := theme.IsFile(meta.Theme)
	if file {
		m.leave("the theme %s is not in it", meta.Theme)
	}
	add("title", meta.Title, meta.Title != "")
	add("subtitle", meta.Subtitle, meta.Subtitle != "")
	add("author", meta.Author, meta.Author != "")
	add("date", meta.Date, meta.Date != "")
	add("lang", lang, lang != "")
	add("theme", meta.Theme, meta.Theme != "" && !file)
	add("autoplay", meta.Autoplay.String(), meta.Autoplay > 0)
	add("minutes", meta.Length.Minutes(), meta.Length > 0)
	add("audience", meta.Audience, len(meta.Audience) > 0)
	add("transition", transitionName(meta.Transition), meta.Transition != deck.AsDeck)
	add("marp", true, meta.Marp)
	add("back", "start", meta.BackToStart)
	add("incremental_tables", true, meta.IncrementalTables)
	add("links", meta.Links, len(meta.Links) > 0)
	if out.Len() > 0 {
		front := out.String()
		out.Reset()
		out.WriteString("---\n" + front + "---\n\n")
	}
	for i := range d.Len() {
		if i > 0 {
			out.WriteString("\n---\n\n")
		}
		out.WriteString(m.slide(i))
	}
	_, err = io.WriteString(w, out.String())
	return m.outside, err
}

// markdown writes a deck as one file.
type markdown struct {
	deck    *deck.Deck
	lang    string
	parser  *syntax.Parser
	labels  map[string]string // what labels mean in the one file: the first address that one has
	outside []*problem.Problem
}

// leave notes once that something stays outside.
func (m *markdown) leave(format string, args ...any) {
	p := problem.Warningf("", 0, format, args...)
	if !slices.ContainsFunc(m.outside, func(other *problem.Problem) bool { return other.Text == p.Text }) {
		m.outside = append(m.outside, p)
	}
}

// slide returns the Markdown of slide i, with what its file's front matter said of
// it.
func (m *markdown) slide(i int) string {
	s := m.deck.Slide(i, m.lang)
	src := strings.Trim(s.Source, "\n") + "\n"
	meta := m.deck.MetaIn(m.lang)
	if strings.TrimSpace(src) == "" {
		src = "\n"
		if len(s.Blocks) > 0 { // a cover that was made of the front matter
			src = "# " + meta.Title + "\n"
			for _, line := range []string{meta.Subtitle, meta.Author, meta.Date} {
				if line != "" {
					src += "\n" + line + "\n"
				}
			}
		}
	}
	src = m.edited(s, src, m.deck.References(i, m.lang))
	head := ""
	section := m.deck.Sections()[m.deck.SectionOf(i)]
	if word := section.Title[m.lang]; section.First == i && word != "" && !strings.Contains(src, "<!-- section:") {
		head += "<!-- section: " + word + " -->\n"
	}
	if s.Layout != "" && !strings.Contains(src, "<!-- layout:") {
		head += "<!-- layout: " + s.Layout + " -->\n"
	}
	if s.Autoplay > 0 && s.Autoplay != m.deck.Meta.Autoplay && !strings.Contains(src, "<!-- autoplay:") {
		head += "<!-- autoplay: " + s.Autoplay.String() + " -->\n"
	}
	if was := meta.Transition; s.Transition != was && (was != deck.AsDeck || s.Transition != deck.Cut) && !strings.Contains(src, "<!-- transition:") {
		head += "<!-- transition: " + transitionName(s.Transition) + " -->\n"
	}
	if s.Type != lettering.Auto && !strings.Contains(src, "<!-- type:") {
		head += "<!-- type: " + s.Type.String() + " -->\n"
	}
	// Directives with which the slide has the steps that its file's front matter gave
	// it.
	likewise := fmt.Sprintf("---\nmarp: %v\nincremental_tables: %v\n---\n", meta.Marp, meta.IncrementalTables)
	for _, directives := range []string{
		"", "<!-- incremental_lists: true -->\n", "<!-- incremental_lists: 1 -->\n", "<!-- incremental_tables: true -->\n",
		"<!-- incremental_lists: true -->\n<!-- incremental_tables: true -->\n", "<!-- incremental_lists: 1 -->\n<!-- incremental_tables: true -->\n",
		"<!-- incremental_tables: false -->\n",
	} {
		if alone, err := deck.Parse("slide", []byte(likewise+directives+"\n"+src)); err == nil && alone.Slide(0, "").Steps == s.Steps {
			head += directives
			break
		}
	}
	if head != "" {
		head += "\n"
	}
	return head + src
}

// transitionName returns the name of a transition as decks write it.
func transitionName(t deck.Transition) string {
	return map[deck.Transition]string{deck.Cut: "none", deck.Fade: "fade", deck.Push: "slide", deck.Dissolve: "dissolve", deck.Glide: "glide"}[t]
}

// imageNames returns the images of blocks, each once.
func imageNames(blocks []deck.Block) (names []string) {
	add := func(spans []deck.Span) {
		for _, sp := range spans {
			if sp.Image != "" && !slices.Contains(names, sp.Image) {
				names = append(names, sp.Image)
			}
		}
	}
	for i := range blocks {
		b := &blocks[i]
		add(b.Spans)
		for _, row := range b.Rows {
			for _, c := range row {
				add(c.Spans)
			}
		}
		for _, name := range imageNames(b.Children) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}
