// Package linear is a talk for the ear, for screen readers: each step as plain
// lines, as it comes. Nothing that has been written is changed, and a command is a
// line.
package linear

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/export"
)

// reader is a talk as somebody goes through it.
type reader struct {
	deck  *deck.Deck
	lang  string
	pos   deck.Pos
	o     export.TextOptions
	out   *bufio.Writer
	query string
}

// Run goes through d from at on in language lang, by the commands that in gives, to
// the end of them.
func Run(in io.Reader, out io.Writer, d *deck.Deck, lang string, at deck.Pos, o export.TextOptions) error {
	r := &reader{deck: d, lang: lang, pos: d.Clamp(at, lang), o: o, out: bufio.NewWriter(out)}
	fmt.Fprintln(r.out, r.say(helpZh, helpEn))
	if err := r.show(0); err != nil {
		return err
	}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		if quit, err := r.follow(strings.TrimSpace(lines.Text())); quit || err != nil {
			return err
		}
	}
	return lines.Err()
}

const (
	helpZh = "回车下一步，b 返回，数字到那一张，/文字 搜索，n 备注，o 目录，L 换语言，r 再读一遍，? 帮助，q 退出。"
	helpEn = "Enter for the next step, b back, a number for that slide, /text search, n notes, o contents, L language, r read again, ? help, q quit."
)

// say returns zh or en, as the language of the talk is.
func (r *reader) say(zh, en string) string {
	if strings.HasPrefix(strings.ToLower(cmp.Or(r.lang, r.o.Words)), "zh") {
		return zh
	}
	return en
}

// follow follows a command, and reports whether it was the last one.
func (r *reader) follow(command string) (quit bool, err error) {
	if query, ok := strings.CutPrefix(strings.Replace(command, "、", "/", 1), "/"); ok {
		// The next slide whose text or notes have it, or what was looked for last; all of
		// its steps are written.
		query = strings.TrimSpace(query)
		if query == "" {
			query = r.query
		}
		if r.query = query; query == "" {
			return false, r.tell(r.say("搜索什么？/文字", "Search for what? /text"))
		}
		n := r.deck.Len()
		for i := range n {
			at := (r.pos.Slide + 1 + i) % n
			last := r.deck.Slide(at, r.lang).Steps - 1
			var text bytes.Buffer
			o := r.o
			o.Notes = true
			if _, err := export.Steps(&text, r.deck, r.lang, at, 0, last, o); err != nil {
				return false, err
			}
			if strings.Contains(strings.ToLower(text.String()), strings.ToLower(query)) {
				r.pos = deck.Pos{Slide: at, Step: last}
				return false, r.show(0)
			}
		}
		return false, r.tell(r.say("没有找到。", "Nothing found."))
	}
	switch command {
	case "": // on to the next step that says something
		for {
			to, ok := r.deck.Next(r.pos, r.lang)
			if !ok {
				return false, r.tell(r.say("完。", "The end."))
			}
			r.pos = to
			if some, err := r.write(to.Step); some || err != nil {
				return false, err
			}
		}
	case "b": // to the beginning of the slide, and from there to the slide before
		to := deck.Pos{Slide: r.pos.Slide}
		if r.pos == r.end(to) {
			if to.Slide == 0 {
				return false, r.tell(r.say("这是第一张。", "This is the first slide."))
			}
			to.Slide--
		}
		r.pos = to
		return false, r.show(0)
	case "n":
		some, err := export.Notes(r.out, r.deck, r.lang, r.pos.Slide, r.o)
		if err == nil && !some {
			return false, r.tell(r.say("没有备注。", "No notes."))
		}
		return false, errors.Join(err, r.out.Flush())
	case "o": // the number and title of each slide
		for i := range r.deck.Len() {
			fmt.Fprintf(r.out, "%d  %s\n", i+1, r.deck.Slide(i, r.lang).Title())
		}
		return false, r.out.Flush()
	case "L":
		langs := r.deck.Languages
		r.lang = langs[(slices.Index(langs, r.lang)+1)%len(langs)]
		r.pos = r.deck.Clamp(r.pos, r.lang)
		return false, r.show(0)
	case "r":
		return false, r.show(0)
	case "q":
		return true, nil
	}
	if n, err := strconv.Atoi(command); err == nil {
		r.pos = r.deck.Clamp(deck.Pos{Slide: n - 1}, r.lang)
		return false, r.show(0)
	}
	return false, r.tell(r.say(helpZh, helpEn))
}

// tell writes a line of the program's own.
func (r *reader) tell(line string) error {
	_, err := r.out.WriteString(line + "\n")
	return errors.Join(err, r.out.Flush())
}

// show writes what the steps from the one named to the one that is come to
// bring, with those that come by themselves after it.
func (r *reader) show(from int) error {
	_, err := r.write(from)
	return err
}

// write writes as show does, and reports whether there was anything to write. An
// empty line comes before a slide.
func (r *reader) write(from int) (bool, error) {
	r.pos = r.end(r.pos)
	if from == 0 {
		fmt.Fprintln(r.out)
	}
	some, err := export.Steps(r.out, r.deck, r.lang, r.pos.Slide, from, r.pos.Step, r.o)
	return some, errors.Join(err, r.out.Flush())
}

// end returns the last of the steps after at that come by themselves; at, if none do.
func (r *reader) end(at deck.Pos) deck.Pos {
	auto := r.deck.Slide(at.Slide, r.lang).Auto
	for slices.Contains(auto, at.Step+1) {
		at.Step++
	}
	return at
}
