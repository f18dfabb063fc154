package cli

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

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/export"
	"revolute/internal/problem"
	"revolute/internal/typeset"
)

// linear is a talk for the ear: each step as plain lines, as it comes. Nothing
// that has been written is changed, and a command is a line.
type linear struct {
	deck  *deck.Deck
	lang  string
	pos   deck.Pos
	o     export.TextOptions
	out   *bufio.Writer
	query string
}

// linear goes through a deck by lines. A dumb terminal does not get this unless it
// is asked for: a script that runs on one would wait for ever, where it gets the
// whole deck.
func (p *program) linear(name string, d *deck.Deck, lang string, at deck.Pos) error {
	if p.flags.all || p.flags.loop {
		return problem.Usagef("--linear waits for you, --all for nobody").WithHint("revolute DECK | cat writes all of it")
	}
	in := p.stdin
	if name == "-" {
		tty, _, err := tea.OpenTTY()
		if err != nil {
			return problem.Usagef("--linear reads commands from standard input").WithHint("name the deck's file")
		}
		defer tty.Close()
		in = tty
	}
	l := &linear{deck: d, lang: lang, pos: d.Clamp(at, lang), out: bufio.NewWriter(p.stdout)}
	l.o.Notes, l.o.Words = p.flags.notes, p.words(d)
	if p.flags.ambiguous == "wide" {
		l.o.Widths = typeset.Wide
	}
	return l.run(in)
}

// run follows commands to the end of them.
func (l *linear) run(in io.Reader) error {
	fmt.Fprintln(l.out, l.say(linearHelpZh, linearHelpEn))
	if err := l.show(0); err != nil {
		return err
	}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		if quit, err := l.follow(strings.TrimSpace(lines.Text())); quit || err != nil {
			return err
		}
	}
	return lines.Err()
}

const (
	linearHelpZh = "回车下一步，b 返回，数字到那一张，/文字 搜索，n 备注，o 目录，L 换语言，r 再读一遍，? 帮助，q 退出。"
	linearHelpEn = "Enter for the next step, b back, a number for that slide, /text search, n notes, o contents, L language, r read again, ? help, q quit."
)

// say is zh or en.
func (l *linear) say(zh, en string) string {
	if strings.HasPrefix(strings.ToLower(cmp.Or(l.lang, l.o.Words)), "zh") {
		return zh
	}
	return en
}

// follow follows a command, and reports whether it was the last one.
func (l *linear) follow(command string) (quit bool, err error) {
	if query, ok := strings.CutPrefix(strings.Replace(command, "、", "/", 1), "/"); ok {
		return false, l.search(strings.TrimSpace(query))
	}
	switch command {
	case "":
		return false, l.next()
	case "b":
		return false, l.back()
	case "n":
		some, err := export.Notes(l.out, l.deck, l.lang, l.pos.Slide, l.o)
		if err == nil && !some {
			return false, l.tell(l.say("没有备注。", "No notes."))
		}
		return false, errors.Join(err, l.out.Flush())
	case "o":
		return false, l.contents()
	case "L":
		langs := l.deck.Languages
		l.lang = langs[(slices.Index(langs, l.lang)+1)%len(langs)]
		l.pos = l.deck.Clamp(l.pos, l.lang)
		return false, l.show(0)
	case "r":
		return false, l.show(0)
	case "q":
		return true, nil
	}
	if n, err := strconv.Atoi(command); err == nil {
		l.pos = l.deck.Clamp(deck.Pos{Slide: n - 1}, l.lang)
		return false, l.show(0)
	}
	return false, l.tell(l.say(linearHelpZh, linearHelpEn))
}

// tell writes a line of the program's own.
func (l *linear) tell(line string) error {
	_, err := l.out.WriteString(line + "\n")
	return errors.Join(err, l.out.Flush())
}

// show writes what the steps from the one named to the one that is come to
// bring, with those that come by themselves after it.
func (l *linear) show(from int) error {
	_, err := l.write(from)
	return err
}

// write writes as show does, and reports whether there was anything to write. An
// empty line comes before a slide.
func (l *linear) write(from int) (bool, error) {
	l.ahead()
	if from == 0 {
		fmt.Fprintln(l.out)
	}
	some, err := export.Steps(l.out, l.deck, l.lang, l.pos.Slide, from, l.pos.Step, l.o)
	return some, errors.Join(err, l.out.Flush())
}

// ahead goes on by the steps that come by themselves.
func (l *linear) ahead() {
	auto := l.deck.Slide(l.pos.Slide, l.lang).Auto
	for slices.Contains(auto, l.pos.Step+1) {
		l.pos.Step++
	}
}

// next goes on to the next step that says something.
func (l *linear) next() error {
	for {
		to, ok := l.deck.Next(l.pos, l.lang)
		if !ok {
			return l.tell(l.say("完。", "The end."))
		}
		l.pos = to
		if some, err := l.write(to.Step); some || err != nil {
			return err
		}
	}
}

// back goes back: to the beginning of the slide, and from there to the slide
// before.
func (l *linear) back() error {
	to := deck.Pos{Slide: l.pos.Slide}
	if start := to; l.ended(start) == l.pos {
		if to.Slide == 0 {
			return l.tell(l.say("这是第一张。", "This is the first slide."))
		}
		to.Slide--
	}
	l.pos = to
	return l.show(0)
}

// ended is pos with the steps after it that come by themselves.
func (l *linear) ended(pos deck.Pos) deck.Pos {
	now := l.pos
	l.pos = pos
	l.ahead()
	pos, l.pos = l.pos, now
	return pos
}

// contents writes the number and title of each slide.
func (l *linear) contents() error {
	for i := range l.deck.Len() {
		fmt.Fprintf(l.out, "%d  %s\n", i+1, l.deck.Slide(i, l.lang).Title())
	}
	return l.out.Flush()
}

// search goes to the next slide whose text or notes have query, or what was
// looked for last; all of its steps are written.
func (l *linear) search(query string) error {
	if query == "" {
		query = l.query
	}
	if l.query = query; query == "" {
		return l.tell(l.say("搜索什么？/文字", "Search for what? /text"))
	}
	n := l.deck.Len()
	for i := range n {
		at := (l.pos.Slide + 1 + i) % n
		last := l.deck.Slide(at, l.lang).Steps - 1
		var text bytes.Buffer
		o := l.o
		o.Notes = true
		if _, err := export.Steps(&text, l.deck, l.lang, at, 0, last, o); err != nil {
			return err
		}
		if strings.Contains(strings.ToLower(text.String()), strings.ToLower(query)) {
			l.pos = deck.Pos{Slide: at, Step: last}
			return l.show(0)
		}
	}
	return l.tell(l.say("没有找到。", "Nothing found."))
}
