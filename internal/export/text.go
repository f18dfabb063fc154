package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/typeset"
)

// TextOptions say what of a deck is written, and how wide.
type TextOptions struct {
	Notes  bool           // the speaker notes too
	Width  int            // columns that text is set to; 0: lines are not broken
	Widths typeset.Widths // how columns are counted
	Words  string         // the language of the writer's own words in a deck that names none

	From, To int // slides, from 0, that are written: To is the one after the last; 0: to the end
}

// Text writes the deck in language lang as plain text, in the order of reading:
// every slide with all of its steps, drawings in words. Tables and code are not
// broken into lines. The error is w's.
func Text(w io.Writer, d *deck.Deck, lang string, o TextOptions) error {
	out := bufio.NewWriter(w)
	t := &text{deck: d, lang: lang, o: o}
	to := d.Len()
	if o.To > 0 {
		to = min(to, o.To)
	}
	for i := o.From; i < to; i++ {
		t.out.Reset()
		if i > o.From {
			t.out.WriteString("\n\n")
		}
		s := d.Slide(i, lang)
		t.gap = false
		blocks := t.head(i, s)
		t.gap = true
		t.blocks(blocks, "")
		if o.Notes {
			t.notes(s.Notes)
		}
		if _, err := out.WriteString(t.out.String()); err != nil {
			return err
		}
	}
	return out.Flush()
}

// TextAll writes the deck as Text does, in one language after the other; each
// begins with its name.
func TextAll(w io.Writer, d *deck.Deck, o TextOptions) error {
	for i, lang := range d.Languages {
		if len(d.Languages) > 1 {
			gap := ""
			if i > 0 {
				gap = "\n\n"
			}
			if _, err := fmt.Fprintf(w, "%s[%s]\n\n", gap, lang); err != nil {
				return err
			}
		}
		if err := Text(w, d, lang, o); err != nil {
			return err
		}
	}
	return nil
}

// text writes one slide after another.
type text struct {
	deck *deck.Deck
	lang string
	o    TextOptions
	out  strings.Builder
	gap  bool // an empty line comes before what is written next

	spoken bool // no lines are drawn
}

// notes writes the speaker notes under a word that says so.
func (t *text) notes(notes []deck.Note) {
	word := "Notes:"
	if strings.HasPrefix(cmp.Or(t.lang, t.o.Words), "zh") {
		word = "备注："
	}
	for i, n := range notes {
		if i == 0 {
			t.gap = true
			t.lines(word, "", "")
		}
		t.gap = i > 0
		t.lines(n.Text, "    ", "    ")
	}
}

// lines writes paragraphs: first stands before the first line, rest before the
// others.
func (t *text) lines(s, first, rest string) {
	for line := range strings.SplitSeq(s, "\n") {
		if t.o.Width <= 0 {
			t.line(first + line)
			first = rest
			continue
		}
		for _, l := range t.o.Widths.Lines(nil, line, max(t.o.Width-t.o.Widths.Width(rest), 10)) {
			t.line(first + line[l.Start:l.End])
			first = rest
		}
	}
}

// line writes one line, after an empty one if there is to be a gap.
func (t *text) line(s string) {
	if t.gap {
		t.out.WriteByte('\n')
		t.gap = false
	}
	t.out.WriteString(strings.Map(func(r rune) rune {
		// What could steer a terminal is replaced. Of a deck's text the parser has done
		// so already; a drawing's data may still write such a character in YAML's way.
		if r < ' ' || 0x7f <= r && r <= 0x9f || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 {
			return '\uFFFD'
		}
		return r
	}, strings.TrimRight(s, " ")))
	t.out.WriteByte('\n')
}

// inline returns the text of spans, with the addresses of links that the text does
// not show.
func inline(spans []deck.Span) string {
	var b strings.Builder
	for i, s := range spans {
		if s.Break {
			b.WriteByte('\n')
			continue
		}
		if s.Style&deck.Strikethrough != 0 && strings.TrimSpace(s.Text) != "" {
			b.WriteString("~~" + s.Text + "~~") // else it would read as if it were valid
		} else {
			b.WriteString(s.Text)
		}
		next := i + 1
		for next < len(spans) && spans[next].Link == "" && strings.TrimSpace(spans[next].Text) == "" {
			next++ // a link's words may stand on several lines
		}
		if s.Link == "" || next < len(spans) && spans[next].Link == s.Link {
			continue
		}
		from := i
		for from > 0 && spans[from-1].Link == s.Link {
			from--
		}
		words := strings.TrimSpace(deck.Plain(spans[from : i+1]))
		shown := words == s.Link
		for _, scheme := range []string{"https://", "http://", "mailto:"} {
			rest, ok := strings.CutPrefix(s.Link, scheme)
			shown = shown || ok && strings.TrimSuffix(rest, "/") == strings.TrimSuffix(words, "/")
		}
		if !shown {
			b.WriteString(" <" + s.Link + ">")
		}
	}
	return b.String()
}
