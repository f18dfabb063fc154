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
		for _, l := range langs {
			s := d.Slide(i, l)
			h, ok := inBlocks(s.Blocks, query)
			for n := 0; n < len(s.Notes) && !ok; n++ {
				h, ok = match(s.Notes[n].Text, query)
				h.note = true
			}
			if ok {
				h.slide, h.lang = i, l
				hits = append(hits, h)
				break
			}
		}
		if len(hits) == maxHits {
			break
		}
	}
	return hits
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
			cells := make([]string, len(b.Rows[r]))
			for i, c := range b.Rows[r] {
				cells[i] = deck.Plain(c.Spans)
			}
			h, ok = match(strings.Join(cells, "  "), query)
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
		h, ok := match(strings.TrimLeft(v, " -,:"), query)
		if !ok {
			continue
		}
		for field := range strings.SplitSeq(h.line, ",") { // of a table in rows of values
			if inField, ok := match(field, query); ok && !strings.Contains(h.line, ", ") {
				return inField, true
			}
		}
		return h, true
	}
	return hit{}, false
}
