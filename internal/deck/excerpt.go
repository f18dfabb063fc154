package deck

import (
	"bytes"
	"path/filepath"
	"strconv"
	"strings"

	"revolute/internal/problem"
)

// Excerpt returns the text of a file beside the deck, or of some of its lines, as a
// block of code shows it: main.go, main.go#L3, main.go#L3-L20, main.go#L3- (to the
// end). first is the number of its first line. The error says in words what is
// wrong with the file or the lines.
func (d *Deck) Excerpt(src string) (text string, first int, err error) {
	text, first, err = d.excerpt(src)
	return expandTabs(text), first, err
}

// Shown returns the text that a block of code shows, its own or that of the file
// that it names, and the number of its first line. What cannot be had is said in
// its place.
func (d *Deck) Shown(b *Block) (text string, first int) {
	src, ok := b.Info.Attrs["src"]
	if !ok {
		return strings.TrimRight(b.Text, "\n"), b.FirstLine()
	}
	text, first, err := d.Excerpt(src)
	if err != nil {
		return "[" + err.Error() + "]", b.FirstLine()
	}
	return text, first
}

// Written returns the code of a block as it is written, with its tabs, from its file
// if it names one; "" if that cannot be had.
func (d *Deck) Written(b *Block) string {
	if src, ok := b.Info.Attrs["src"]; ok {
		text, _, err := d.excerpt(src)
		if err != nil {
			return ""
		}
		return text
	}
	if b.Tabbed != "" {
		return b.Tabbed
	}
	return b.Text
}

// excerpt returns what Excerpt does, with the tabs of the file.
func (d *Deck) excerpt(src string) (text string, first int, err error) {
	name, part, cut := strings.Cut(src, "#")
	if name == "" {
		return "", 0, problem.Errorf("", 0, "src names no file")
	}
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return "", 0, problem.Errorf("", 0, "the file %s %s", name, "is outside the deck's folder")
	}
	raw, err := d.ReadFile(name)
	if err != nil {
		return "", 0, problem.Errorf("", 0, "the file %s %s", name, FileFault(err)).Because(err)
	}
	raw, _ = clean(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")))
	text = strings.TrimRight(string(raw), "\n")
	if !cut {
		return text, 1, nil
	}
	first, last, err := lineRange(part)
	if err != nil {
		return "", 0, problem.Errorf("", 0, "%s: %v", src, err).Because(err)
	}
	lines := strings.Split(text, "\n")
	if first > len(lines) {
		return "", 0, problem.Errorf("", 0, "%s has no line %d: it has %s", name, first, plural(len(lines), "line"))
	}
	return strings.Join(lines[first-1:min(last, len(lines))], "\n"), first, nil
}

// lineRange reads L3, L3-L20 and L3-, with or without L.
func lineRange(s string) (first, last int, err error) {
	from, to, ranged := strings.Cut(s, "-")
	first, err = strconv.Atoi(strings.TrimPrefix(strings.TrimSpace(from), "L"))
	last = first
	if to = strings.TrimPrefix(strings.TrimSpace(to), "L"); ranged && err == nil {
		if last = 1 << 30; to != "" {
			last, err = strconv.Atoi(to)
		}
	}
	if err != nil || first < 1 || last < first {
		return 0, 0, problem.Errorf("", 0, "these are no lines: write #L3 or #L3-L20")
	}
	return first, last, nil
}
