package check

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing/all"
	"revolute/internal/problem"
	"revolute/internal/raster"
)

// blocks checks what the blocks of a slide name: images, links, data, roles.
func (c *checker) blocks(s *deck.Slide, blocks []deck.Block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != deck.DisplayFormula {
			c.spans(s, b.Line, b.Spans)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				c.spans(s, b.Line, cell.Spans)
			}
		}
		switch b.Kind {
		case deck.Cards:
			for _, card := range b.Children {
				if card.Role != "" {
					c.role(s.File, find(s, b.Line, "card: "+card.Role), card.Role)
				}
			}
		case deck.Drawing:
			c.fence(s, b)
			src := &drawingSource{checker: c, slide: s, block: b}
			_, err := all.Parse(b.Info.Lang, []byte(b.Text), src)
			for _, p := range problem.All(err) {
				if src.missing != "" && p.Hint == "" {
					p.WithHint(c.beside(src.missing))
				}
				c.problems = append(c.problems, *p.In(s.File, b.Line))
			}
		case deck.DisplayFormula:
			c.formula(s, b.Line, b.Text)
		case deck.Picture:
			if _, err := raster.ParseStyle(b.Info.Attrs); err != nil {
				for _, p := range problem.All(err) {
					c.problems = append(c.problems, *p.In(s.File, b.Line))
				}
			}
		case deck.Code:
			c.fence(s, b)
			if src, ok := b.Info.Attrs["src"]; ok {
				if _, _, err := c.deck.Excerpt(src); err != nil {
					name, _, _ := strings.Cut(src, "#")
					c.add(problem.Errorf(s.File, b.Line, "%v", err).WithHint(c.beside(name)))
				}
			}
		}
		c.blocks(s, b.Children)
	}
}

// spans checks what text names.
func (c *checker) spans(s *deck.Slide, line int, spans []deck.Span) {
	for i, sp := range spans {
		if sp.Role != "" && (i == 0 || spans[i-1].Role != sp.Role) {
			c.role(s.File, find(s, line, sp.Role), sp.Role)
		}
		if sp.TeX != "" {
			c.formula(s, find(s, line, sp.TeX), sp.TeX)
		}
		if sp.Image != "" {
			c.image(s, find(s, line, sp.Image), sp)
		}
		if sp.Link != "" && (i == 0 || spans[i-1].Link != sp.Link) {
			c.link(s, find(s, line, sp.Link), sp.Link)
		}
	}
}

// find returns the line, from line on, in which the slide's source has text; line
// itself if none has, as where the text is written in another way.
func find(s *deck.Slide, line int, text string) int {
	n := 0
	for l := range strings.Lines(s.Source) {
		if at := s.Line + n; at >= line && strings.Contains(l, text) {
			return at
		}
		n++
	}
	return line
}

// image checks that an image is there and says what it shows.
func (c *checker) image(s *deck.Slide, line int, sp deck.Span) {
	name := sp.Image
	if strings.TrimSpace(sp.Text) == "" {
		c.add(problem.Warningf(s.File, line, "the image %s has no alternative text", short(name)).Hintf("write it in the brackets: ![what it shows](%s)", short(name)))
	}
	if elsewhere(name) {
		c.add(problem.Errorf(s.File, line, "the image %s is not beside the deck", short(name)).WithHint("put it into the deck's folder: nothing is fetched during a talk"))
		return
	}
	if err := c.there(name); err != nil {
		c.add(problem.Errorf(s.File, line, "the image %s %s", short(name), deck.FileFault(err)).WithHint(c.beside(name)))
		return
	}
	i, err := raster.NewImages(0).Open(name, sp.Text, raster.Style{}, c.read)
	if err == nil {
		err = i.Check()
	}
	if err == nil && i.Lettered() {
		c.add(problem.Warningf(s.File, line, "the text in %s is not shown", name).WithHint("turn it into paths, or save the image as PNG"))
	}
	if err != nil {
		c.add(problem.Errorf(s.File, line, "the image %s %s", short(name), deck.FileFault(err)).WithHint("save it anew as PNG, JPEG, GIF, WebP or SVG, no larger than a screen needs"))
	}
}

const besideHint = "files are looked for in the deck's folder"

// beside returns the hint with a file that is not there: the one that may have
// been meant, or where files are looked for.
func (c *checker) beside(name string) string {
	if near := c.deck.NearFile(name); near != "" {
		return "did you mean " + near + "?"
	}
	return besideHint
}

// elsewhere reports whether an address leads out of the deck's folder; one that
// holds an image does not.
func elsewhere(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme != "" && u.Scheme != "data" || u.Host != "")
}

// there returns nil if a file stands beside the deck. Its name may be written as
// addresses are: with %20 for a space.
func (c *checker) there(name string) error {
	_, err := c.read(name)
	if plain, bad := url.PathUnescape(name); err != nil && bad == nil && plain != name {
		if _, second := c.read(plain); second == nil {
			return nil
		}
	}
	return err
}

// read reads a file beside the deck.
func (c *checker) read(name string) ([]byte, error) {
	if !strings.HasPrefix(name, "data:") && !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, errors.New("is outside the deck's folder")
	}
	return c.deck.ReadFile(name)
}

// short returns a name for a message: an image may be within its address.
func short(name string) string {
	const most = 60
	if r := []rune(name); len(r) > most {
		return string(r[:most]) + "…"
	}
	return name
}

// link checks that a link within the deck leads somewhere.
func (c *checker) link(s *deck.Slide, line int, address string) {
	if place, within := strings.CutPrefix(address, "#"); within {
		c.place(s, line, place)
		return
	}
	name, _, _ := strings.Cut(address, "#")
	name, _, _ = strings.Cut(name, "?")
	if elsewhere(address) || name == "" || strings.HasPrefix(name, "/") || strings.HasPrefix(name, "../") {
		return
	}
	if err := c.there(name); err != nil {
		hint := c.beside(name)
		if host, _, deep := strings.Cut(name, "/"); deep && strings.Contains(host, ".") || strings.HasPrefix(name, "www.") {
			hint = "did you mean https://" + address + "?"
		}
		c.add(problem.Warningf(s.File, line, "the linked file %s %s", name, deck.FileFault(err)).WithHint(hint))
	}
}

// place checks that a link to a place in the deck leads to one: a slide's
// number, a section, or a heading, also as GitHub writes it, with - for spaces.
func (c *checker) place(s *deck.Slide, line int, name string) {
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	_, err := c.deck.Find(name)
	if err == nil || name == "" {
		return
	}
	if _, again := c.deck.Find(strings.ReplaceAll(name, "-", " ")); again == nil {
		return
	}
	var sections []string
	for _, section := range c.deck.Sections() {
		sections = append(sections, "#"+section.Name)
	}
	hint := "write a slide's number, a heading, or a section"
	if len(sections) > 1 {
		hint += ": " + strings.Join(sections, ", ")
	}
	c.add(problem.Errorf(s.File, line, "the link #%s leads nowhere: %v", name, err).WithHint(hint))
}

// drawingSource is the deck as a drawing's source, which notes what is missing.
type drawingSource struct {
	checker *checker
	slide   *deck.Slide
	block   *deck.Block
	missing string // a file
}

// ReadFile reads a file beside the deck.
func (src *drawingSource) ReadFile(name string) ([]byte, error) {
	data, err := src.checker.read(name)
	if err != nil {
		src.missing = name
		return nil, fmt.Errorf("the file %s %s", name, deck.FileFault(err))
	}
	return data, nil
}

// Link warns of a name that the front matter does not have.
func (src *drawingSource) Link(name string) (address string, known bool) {
	address, known = src.checker.deck.Link(name)
	if !known && !strings.ContainsAny(name, ":./") {
		src.checker.add(problem.Warningf(src.slide.File, src.block.Line, "no link is named %s", name).WithHint("name it in the front matter, under links:"))
	}
	return address, known
}
