package deck

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"
)

// maxID is how long the part of an ID that comes from a heading may be, in
// characters.
const maxID = 40

// ID returns the name of a slide: the same in every language, and unique within
// the deck. It is what <!-- id: name --> says, in any of its languages, or else
// is made of the heading in the first language that has the slide: lower-case
// letters and digits with hyphens between, after the section's name where the
// deck has several sections: "why/大脑的能量". A slide without a heading
// continues the one before it. Slides that would have the same ID are numbered:
// "why/results", "why/results-2".
//
// An edit of one slide leaves the IDs of others as they are, but for those of
// the same heading. A slide out of range gives the nearest one's ID.
func (d *Deck) ID(slide int) string {
	ids := d.slideIDs()
	return ids[max(0, min(slide, len(ids)-1))]
}

// ByID returns the slide of that ID.
func (d *Deck) ByID(id string) (slide int, ok bool) {
	for i, s := range d.slideIDs() {
		if s == id {
			return i, true
		}
	}
	return 0, false
}

// Locate returns the slide for a place in another revision of the deck: that of
// the ID, or else the one of its section, and then of the deck, that is nearest
// to number slide.
func (d *Deck) Locate(id string, slide int) int {
	if i, ok := d.ByID(id); ok {
		return i
	}
	slide = max(0, min(slide, d.Len()-1))
	section, _, ok := strings.Cut(id, "/")
	if !ok {
		return slide
	}
	c := d.found.all()
	for i, s := range c.sections {
		if slug(s.Name) == section {
			return max(s.First, min(slide, s.First+c.count(i)-1))
		}
	}
	return slide
}

// Moved returns where slide i of old, an earlier revision of the deck, is in d.
// A slide that has gone, or whose ID has changed, is looked for between the
// nearest ones before and after it that are still there.
func (d *Deck) Moved(old *Deck, i int) int {
	ids := old.slideIDs()
	i = max(0, min(i, len(ids)-1))
	at := make(map[string]int, d.Len())
	for j, id := range d.slideIDs() {
		at[id] = j
	}
	if j, ok := at[ids[i]]; ok {
		return j
	}
	before, distance, after := -1, i+1, d.Len()
	for k := i - 1; k >= 0; k-- {
		if j, ok := at[ids[k]]; ok {
			before, distance = j, i-k
			break
		}
	}
	for k := i + 1; k < len(ids); k++ {
		if j, ok := at[ids[k]]; ok {
			after = j
			break
		}
	}
	if before+1 < after { // there are new slides between the two
		return min(before+distance, after-1)
	}
	return min(after, d.Len()-1)
}

// Revision returns a short hash of the deck's text: that of its files and of
// those that they include. It differs wherever slides may.
func (d *Deck) Revision() string {
	d.hashed.Do(func() {
		h := fnv.New64a()
		for _, p := range d.found.all().parts {
			for i, f := range p.files {
				fmt.Fprintf(h, "%s\x00%s\x00%d\x00", f.path, p.langs[i], len(f.src))
				h.Write(f.src)
			}
		}
		d.revision = fmt.Sprintf("%016x", h.Sum64())[:12]
	})
	return d.revision
}

// slideIDs returns the IDs of all slides, which are made at first use.
func (d *Deck) slideIDs() []string {
	d.named.Do(func() {
		c := d.found.all()
		ids := make([]string, 0, c.known)
		taken := make(map[string]int, c.known)
		explicit := make([]string, c.known)
		for i := range explicit {
			section := c.sectionOf(i)
			for _, f := range c.parts[section].files { // the first language in which a directive says one
				if at, ok := f.division.chunk(i - c.sections[section].First); ok && validID(at.id) {
					if taken[at.id] == 0 {
						taken[at.id] = 1
						explicit[i] = at.id
					}
					break
				}
			}
		}
		last := ""
		for i, id := range explicit {
			section := &c.sections[c.sectionOf(i)]
			if i == section.First {
				last = ""
			}
			if id == "" {
				f, j := d.place(c, i, d.Languages[0])
				title := f.heading(j)
				if f.division.cover && j == 0 {
					title = f.front.meta.Title
				}
				if title = slug(title); title != "" {
					last = title
				} else if last == "" {
					last = "slide"
				}
				id = last
				if name := slug(section.Name); len(c.sections) > 1 && name != "" {
					id = name + "/" + last
				}
				id = unique(id, taken)
			} else {
				last = id[strings.LastIndexByte(id, '/')+1:]
			}
			ids = append(ids, id)
		}
		d.ids = ids
	})
	return d.ids
}

// unique returns id, or, where that is taken, id with the first number after it
// that is not.
func unique(id string, taken map[string]int) string {
	n := taken[id] + 1
	taken[id] = n
	if n == 1 {
		return id
	}
	for {
		if s := fmt.Sprintf("%s-%d", id, n); taken[s] == 0 {
			taken[s] = 1
			taken[id] = n
			return s
		}
		n++
	}
}

// heading returns the text of the heading of slide i, as its file writes it; "" if it
// has none.
func (f *file) heading(i int) string {
	at, _ := f.division.chunk(i)
	if at.title == [2]int{} {
		return ""
	}
	m := slideBuilder{slide: &Slide{}, file: f}
	m.read(f.src[at.title[0]:at.title[1]], 1)
	doc, _ := f.parser.Parse(m.src, nil)
	n := doc.FirstChild()
	if n == nil {
		return ""
	}
	b := Block{Kind: Heading, Spans: m.inlines(n)}
	m.attributes(&b)
	return Plain(b.Spans)
}

// chunk returns the Markdown of slide i of a file; ok is false if it has none.
func (d *division) chunk(i int) (c chunk, ok bool) {
	if d.cover {
		i--
	}
	if i < 0 || i >= len(d.chunks) {
		return c, false
	}
	return d.chunks[i], true
}

// slug returns the letters and digits of a text in lower case, with hyphens for
// what stands between them.
func slug(s string) string {
	var b strings.Builder
	n, gap := 0, false
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && n > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
			n++
		default:
			gap = true
		}
		if n == maxID {
			break
		}
	}
	return b.String()
}

// validID reports whether a name may be a slide's ID: letters, digits and -_./
// so that it can stand in an address.
func validID(s string) bool {
	return s != "" && len(s) <= 200 && strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-_./", r)
	}) < 0 && strings.Trim(s, "0123456789.") != ""
}
