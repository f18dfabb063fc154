package page

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/lexer"
)

// maker makes what the template sees of the slides.
type maker struct {
	deck   *deck.Deck
	o      Options
	images *images
	lexers lexer.Lexers
	bidi   bool // some text runs from right to left
	shared *shared

	dark, light map[frame.Color]string // the names of the themes' colours
}

// slide is what the template sees of a slide.
type slide struct {
	ID, Layout, Section string
	Number              int // 1-based
	Transition          string
	Autoplay            int64 // milliseconds; 0: by the amount of text
	Faces               []*face
}

// face is a slide in one language, or in several that share its text.
type face struct {
	For         string // the languages' names in the page's rules
	Lang, Title string
	Steps       int
	Auto        string // the steps that come by themselves, 0-based
	size        int    // of its body's type, in hundredths
	TitleSize   string
	Heading     *node // above the body; nil: it has none
	Untitled    bool  // no heading stands in the body either
	Named       bool  // its first heading is its title
	Number      string
	Blocks      []*node
	Notes       []note

	maker *maker
	slide *deck.Slide
	rank  int    // of the last heading
	first string // the text of the first one
}

// note is a speaker note from the step on at which it stands.
type note struct {
	Step   int
	Blocks []*node
}

// slide makes slide i in every language.
func (m *maker) slide(i int) *slide {
	first := m.deck.Slide(i, m.o.Langs[0])
	out := &slide{
		ID: m.deck.ID(i), Layout: first.Setting(), Number: i + 1,
		Autoplay: first.Autoplay.Milliseconds(),
	}
	section := m.deck.SectionOf(i)
	out.Section = m.deck.Sections()[section].Name
	if t := first.Transition; t != deck.AsDeck && t != deck.Cut {
		out.Transition = [...]string{deck.Fade: "fade", deck.Push: "push", deck.Dissolve: "fade", deck.Glide: "glide"}[t]
	}
	if out.Autoplay == 0 {
		out.Autoplay = m.deck.Meta.Autoplay.Round(time.Millisecond).Milliseconds()
	}
	shared := map[*deck.Slide]*face{}
	for n, lang := range m.o.Langs {
		s := m.deck.Slide(i, lang)
		if f := shared[s]; f != nil { // one text for several languages
			f.For += fmt.Sprintf(" l%d", n)
			continue
		}
		f := &face{
			For: fmt.Sprintf("l%d", n), Lang: lang, Title: s.Title(), Steps: s.Steps, maker: m, slide: s,
			Number: fmt.Sprintf("%d/%d", i+1, m.deck.Len()),
		}
		f.fill()
		shared[s] = f
		out.Faces = append(out.Faces, f)
	}
	return out
}

// fill makes a face's heading, blocks and notes.
func (f *face) fill() {
	s := f.slide
	blocks := s.Blocks
	room := slideRoom
	setting := s.Setting()
	if s.Heading != nil && (setting == "" || setting == "slide") && blocks[0].Kind == deck.Heading {
		f.Heading = f.node(&blocks[0], 0, room)
		f.TitleSize = titleSize(deck.Plain(blocks[0].Spans))
		blocks = blocks[1:]
	} else {
		f.Untitled = s.Heading == nil
		if f.Untitled {
			f.rank = 1
		}
		room.height += titleHeight
	}
	if f.Title == "" {
		f.Title = f.Number
	}
	f.Blocks = f.nodes(blocks, 0, room)
	f.Named = f.Untitled || f.first == f.Title
	if setting != "" && setting != "bare" && setting != "slide" {
		f.enlarge()
	}
	f.size = bodySize(s, blocks, room)
	auto := make([]string, len(s.Auto))
	for i, step := range s.Auto {
		auto[i] = fmt.Sprint(step)
	}
	f.Auto = strings.Join(auto, " ")
	if f.maker.o.Notes {
		for _, n := range s.Notes {
			f.Notes = append(f.Notes, f.note(n))
		}
	}
}

// bidirectional reports whether any text of a deck runs from right to left.
func bidirectional(d *deck.Deck, langs []string) bool {
	for i := range d.Len() {
		for _, lang := range langs {
			if strings.ContainsFunc(d.Slide(i, lang).Source, func(r rune) bool {
				return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam)
			}) {
				return true
			}
		}
	}
	return false
}

// enlarge gives the sentence of a cover, a section's page or a statement its size:
// the highest of its headings, or else its text.
func (f *face) enlarge() {
	for _, n := range f.Blocks {
		if n.Fit { // which says itself what is large
			return
		}
	}
	if f.slide.Heading == nil {
		for _, n := range f.Blocks {
			if n.Kind == deck.Quote {
				text := ""
				for i := range n.Children {
					text += deck.Plain(n.Children[i].Spans)
				}
				n.class = append(n.class, statementSize(text))
				return
			}
		}
	}
	for _, n := range f.Blocks {
		switch n.Kind {
		case deck.Heading:
			if n.Level == f.slide.Heading.Level {
				n.class = append(n.class, statementSize(deck.Plain(n.Spans)))
			}
		case deck.Paragraph:
			if f.slide.Heading == nil {
				n.class = append(n.class, statementSize(deck.Plain(n.Spans)))
			}
		}
	}
}

// note sets a note as the Markdown that it is. What it says of steps holds for
// slides, not for notes.
func (f *face) note(n deck.Note) note {
	out := note{Step: n.Step}
	d, err := deck.Parse(f.slide.File, []byte(n.Text))
	if err != nil {
		return note{Blocks: []*node{{Block: &deck.Block{Kind: deck.Paragraph, Spans: []deck.Span{{Text: n.Text}}}, face: f}}}
	}
	rank := f.rank
	for i := range d.Len() {
		out.Blocks = append(out.Blocks, f.nodes(d.Slide(i, "").Blocks, deck.AllLevels, slideRoom)...)
	}
	f.rank = rank
	return out
}

// menus makes the sections' words in every language.
func (m *maker) menus() []menu {
	var out []menu
	for n, lang := range m.o.Langs {
		all := menu{For: fmt.Sprintf("l%d", n), Lang: lang}
		for _, s := range m.deck.Sections() {
			if word := s.Title[lang]; word != "" {
				all.Sections = append(all.Sections, section{s.Name, word, m.deck.ID(s.First)})
			}
		}
		out = append(out, all)
	}
	return out
}
