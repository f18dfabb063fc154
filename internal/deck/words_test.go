package deck

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// wordSource writes random documents of which every word is a new one, so that
// none can be missing unseen.
type wordSource struct {
	rng   *rand.Rand
	n     int
	shown []string // words of the slides ...
	notes []string // ... and of their notes
}

// word returns a new word, in Latin letters or Chinese, that is to be shown.
func (w *wordSource) word() string {
	s := w.unseen()
	w.shown = append(w.shown, s)
	return s
}

// unseen returns a new word.
func (w *wordSource) unseen() string {
	w.n++
	digits := []rune("零一二三四五六七八九")
	if w.rng.Intn(2) == 0 {
		var b strings.Builder
		for _, d := range fmt.Sprint(w.n) {
			b.WriteRune(digits[d-'0'])
		}
		return "词" + b.String() + "完"
	}
	letters := strings.NewReplacer("0", "a", "1", "b", "2", "c", "3", "d", "4", "e", "5", "f", "6", "g", "7", "h", "8", "i", "9", "j")
	return "w" + letters.Replace(fmt.Sprint(w.n)) + "x"
}

// inline returns a few words with marks of inline Markdown and HTML.
func (w *wordSource) inline() string {
	var parts []string
	for range 1 + w.rng.Intn(4) {
		s := w.word()
		switch w.rng.Intn(16) {
		case 0:
			s = "**" + s + "**"
		case 1:
			s = "*" + s + "* "
		case 2:
			s = "`" + s + "`"
		case 3:
			s = "[" + s + "](https://example.org/x)"
		case 4:
			s = "<b>" + s + "</b>"
		case 5:
			s = "<span title=\"a>b\">" + s + "</span>"
		case 6:
			s = "[" + s + "][undefined]"
		case 7:
			s = "$5 " + s + " $10"
		case 8:
			s = "![" + s + "](none.png)"
		case 9:
			s = "~~" + s + "~~"
		case 10:
			s = "$" + s + "$b"
		case 11:
			s = "<" + w.rawTag() + ">" + s
		case 12:
			s += "  \n" + w.word()
		case 13:
			s += "\n" + w.word()
		case 14:
			note := w.unseen()
			w.notes = append(w.notes, note)
			s += " <!-- " + note + " -->"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}

// rawTag returns the name of a tag.
func (w *wordSource) rawTag() string {
	return []string{"div", "x-y", "Foo", "p", "/li", "td", "video", "kbd"}[w.rng.Intn(8)]
}

// block returns a block.
func (w *wordSource) block(depth int) string {
	indent := func(s, by string) string { return strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", "\n"+by) + "\n" }
	switch n := w.rng.Intn(22); {
	case n == 0:
		return strings.Repeat("#", 1+w.rng.Intn(6)) + " " + strings.ReplaceAll(w.inline(), "\n", " ") + "\n"
	case n == 1:
		return w.word() + "\n===\n"
	case n == 2:
		return "```" + []string{"", "go", "text {1|2}", "sh +exec"}[w.rng.Intn(4)] + "\n" + w.word() + "\n---\n" + w.word() + "\n```\n"
	case n == 3:
		return "    " + w.word() + "\n"
	case n == 4:
		return "| " + w.word() + " | " + w.word() + " |\n|---|---|\n| " + w.word() + " | " + w.word() + " |\n| " + w.word() + " | " + w.word() + " | " + w.word() + " |\n| " + w.word() + " |\n"
	case n == 5:
		return "<table><tr><td>" + w.word() + "<td>" + w.word() + "</tr><tr><th>" + w.word() + "</table>\n"
	case n == 6:
		return "<ul><li>" + w.word() + "<li>" + w.word() + "<ol><li>" + w.word() + "</ol></ul>\n"
	case n == 7:
		return "<div>" + w.word() + "\n" + w.word() + "</DIV >" + w.word() + "\n"
	case n == 8:
		return "<pre>\n" + w.word() + "\n  " + w.word() + "</pre>" + w.word() + "\n"
	case n == 9:
		return "<dl><dt>" + w.word() + "<dd>" + w.word() + "</dl><blockquote>" + w.word() + "</blockquote>\n"
	case n == 10:
		return w.word() + "\n: " + w.word() + "\n"
	case n == 11:
		return "<!-- " + []string{"pause", "columns", "column", "end", "cards: steps", "step: 2", "fit", "alignment: center middle", "jump_to_middle", "reset_layout", "incremental_lists: true"}[w.rng.Intn(11)] + " -->\n"
	case n == 12:
		note := w.unseen()
		w.notes = append(w.notes, note)
		return "<!-- " + note + " -->\n"
	case n == 13:
		return w.word() + "\n---\n"
	case n == 14:
		return "<figure><img src=\"x.png\" alt=\"" + w.word() + "\"><figcaption>" + w.word() + "</figcaption></figure>\n"
	case n == 15:
		return "$$\n" + "\\frac{a}{b}" + "\n$$\n"
	case n < 18 && depth < 4:
		mark := []string{"- ", "1. ", "* ", "- [ ] ", "> "}[w.rng.Intn(5)]
		var b strings.Builder
		for range 1 + w.rng.Intn(3) {
			by := strings.Repeat(" ", len(mark))
			if mark == "> " {
				by = "> "
			} else if mark == "- [ ] " {
				by = "  "
			}
			b.WriteString(mark + indent(w.block(depth+1), by))
		}
		return b.String()
	}
	return w.inline() + "\n"
}

// TestWords has every word of a random document in the text of its slides or in
// their notes.
func TestWords(t *testing.T) {
	for seed := range int64(400) {
		w := &wordSource{rng: rand.New(rand.NewSource(seed))}
		var b strings.Builder
		for range 2 + w.rng.Intn(12) {
			b.WriteString(w.block(0))
			b.WriteString([]string{"\n", "\n", "\n", "", "\n---\n\n"}[w.rng.Intn(5)])
		}
		d, err := Parse("t.md", []byte("# "+w.word()+"\n\n"+b.String()))
		if err != nil {
			t.Fatal(err)
		}
		text, notes := wholeText(d)
		for _, word := range w.shown {
			if !strings.Contains(text, word) && !strings.Contains(notes, word) {
				t.Fatalf("seed %d: %s is missing from the text of\n%s\n%s\nnotes: %s", seed, word, b.String(), dumpDeck(d, ""), notes)
			}
		}
		for _, word := range w.notes {
			if !strings.Contains(text+notes, word) {
				t.Fatalf("seed %d: the note %s is missing from\n%s", seed, word, b.String())
			}
		}
	}
}

// wholeText returns everything that the slides of a deck show, and their notes.
func wholeText(d *Deck) (text, notes string) {
	var b, n strings.Builder
	for i := range d.Len() {
		s := d.Slide(i, "")
		b.WriteString(s.Text())
		for _, note := range s.Notes {
			n.WriteString(note.Text + "\n")
		}
	}
	return b.String(), n.String()
}
