package page

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"revolute/internal/deck"
	"revolute/internal/drawing"
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
	Size        string // the class of that
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

// slide returns slide i in every language.
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

// fill fills in a face's heading, blocks and notes.
func (f *face) fill() {
	s := f.slide
	blocks := s.Blocks
	room := slideRoom
	setting := s.Setting()
	if s.Heading != nil && (setting == "" || setting == "slide") && blocks[0].Kind == deck.Heading {
		f.Heading = f.node(&blocks[0], 0, room)
		switch width := drawing.EmWidth(deck.Plain(blocks[0].Spans)) * 1.8; { // which may take two balanced lines
		case width > 2.6*slideRoom.width:
			f.TitleSize = "smallest"
		case width > 1.7*slideRoom.width:
			f.TitleSize = "smaller"
		}
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
			set := note{Step: n.Step}
			rank := f.rank
			if d, err := deck.Parse(s.File, []byte(n.Text)); err != nil {
				set = note{Blocks: []*node{{Block: &deck.Block{Kind: deck.Paragraph, Spans: []deck.Span{{Text: n.Text}}}, face: f}}}
			} else {
				for i := range d.Len() { // what it says of steps holds for slides, not for notes
					set.Blocks = append(set.Blocks, f.nodes(d.Slide(i, "").Blocks, deck.AllLevels, slideRoom)...)
				}
			}
			f.rank = rank
			f.Notes = append(f.Notes, set)
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
				var text strings.Builder
				for i := range n.Children {
					text.WriteString(deck.Plain(n.Children[i].Spans))
				}
				n.class = append(n.class, statementSize(text.String()))
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
