package presenter

import (
	"strings"

	"revolute/internal/deck"
)

// hit is a line of a slide that has what is looked for.
type hit struct {
	slide, step int
	lang        string
	note        bool
	line        string
	start, end  int // bytes of line
}

const maxHits = 500

// find looks for query in all slides: one hit for each slide, in lang if that
// has it, in text rather than in notes.
func find(d *deck.Deck, lang, query string) (hits []hit) {
	langs := []string{lang}
	for _, l := range d.Languages {
		if l != lang {
			langs = append(langs, l)
		}
	}
	query = strings.ToLower(query)
	for i := range d.Len() {
		if h, ok := findIn(d, i, langs, query); ok {
			h.slide = i
			if hits = append(hits, h); len(hits) == maxHits {
				break
			}
		}
	}
	return hits
}

func findIn(d *deck.Deck, i int, langs []string, query string) (hit, bool) {
	for _, lang := range langs {
		s := d.Slide(i, lang)
		if h, ok := inBlocks(s.Blocks, query); ok {
			h.lang = lang
			return h, true
		}
		for _, n := range s.Notes {
			if h, ok := match(n.Text, query); ok {
				h.lang, h.note = lang, true
				return h, true
			}
		}
	}
	return hit{}, false
}

// inBlocks finds query, which is in lower case, in the text of blocks.
func inBlocks(blocks []deck.Block, query string) (hit, bool) {
	for i := range blocks {
		b := &blocks[i]
		h, ok := match(deck.Plain(b.Spans), query)
		switch {
		case ok:
		case b.Kind == deck.Drawing:
			h, ok = inData(b.Text, query)
		default:
			h, ok = match(b.Text, query)
		}
		for r := 0; r < len(b.Rows) && !ok; r++ {
			h, ok = match(row(b.Rows[r]), query)
		}
		if ok {
			h.step = b.Step
			return h, true
		}
		if h, ok = inBlocks(b.Children, query); ok {
			return h, true
		}
	}
	return hit{}, false
}

// row is a row of a table on one line.
func row(cells []deck.TableCell) string {
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = deck.Plain(c.Spans)
	}
	return strings.Join(texts, "  ")
}

// match finds query in one of the lines of text.
func match(text, query string) (hit, bool) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		lower := strings.ToLower(line)
		at := strings.Index(lower, query)
		if at < 0 {
			continue
		}
		if len(lower) != len(line) { // the case changes the length: no place to show
			return hit{line: line}, true
		}
		return hit{line: line, start: at, end: at + len(query)}, true
	}
	return hit{}, false
}

// inData finds query in the values of a drawing's data, which is YAML: what
// stands between its signs is what the drawing shows.
func inData(data, query string) (hit, bool) {
	values := strings.FieldsFunc(data, func(r rune) bool { return strings.ContainsRune("\"{}[]\n", r) })
	for _, v := range values {
		if key, rest, ok := strings.Cut(v, ": "); ok && !strings.ContainsAny(strings.TrimLeft(key, " -,"), " ,，。") {
			v = rest
		}
		if h, ok := match(strings.TrimLeft(v, " -,:"), query); ok {
			return h, true
		}
	}
	return hit{}, false
}
