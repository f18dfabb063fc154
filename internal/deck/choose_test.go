package deck

import (
	"fmt"
	"math/rand"
	"regexp"
	"strings"
	"testing"

	"revolute/internal/deck/markdown"
)

// TestChoose compares which breaks divide with what the manual says, for all short
// files.
func TestChoose(t *testing.T) {
	command := func(name string) markdown.Break {
		return markdown.Break{Kind: markdown.Command, Command: markdown.Instruction{Name: name}}
	}
	heading := func(kind markdown.BreakKind, level int, text bool) markdown.Break {
		return markdown.Break{Kind: kind, Level: level, Text: text}
	}
	kinds := []markdown.Break{
		{Kind: markdown.Dashes},
		command("end_slide"), command("separator"), command("slide"), command("maybe_separator"), command("section"),
		heading(markdown.Number, 1, false), heading(markdown.Number, 1, true), heading(markdown.Number, 2, false), heading(markdown.Number, 2, true),
		heading(markdown.Underline, 1, false), heading(markdown.Underline, 2, true),
	}
	rules := []rule{{}, {shorthand: true}, {setext: true}, {level: 2}, {level: 2, always: true}, {first: true}}
	var try func(breaks []markdown.Break, left int)
	try = func(breaks []markdown.Break, left int) {
		for i := range rules {
			r := &rules[i]
			c := choose(breaks, r)
			for _, b := range breaks {
				if got, want := c.divides(b), manual(breaks, b, r); got != want {
					t.Fatalf("%s by %+v: %s divides: %v, want %v", shown(breaks...), *r, shown(b), got, want)
				}
			}
			// What is sure stays so whatever follows that brings no other separator.
			if !c.sure || c.separated || c.ends || c.level == 0 {
				continue
			}
			for _, more := range kinds[6:] {
				if later := choose(append(breaks[:len(breaks):len(breaks)], more), r); later.level != c.level {
					t.Fatalf("%s by %+v: level %d is sure, but it is %d with %s after it", shown(breaks...), *r, c.level, later.level, shown(more))
				}
			}
		}
		for i := 0; i < len(kinds) && left > 0; i++ {
			try(append(breaks[:len(breaks):len(breaks)], kinds[i]), left-1)
		}
	}
	try(nil, 4)
}

// shown writes breaks for a message.
func shown(breaks ...markdown.Break) string {
	var all []string
	for _, b := range breaks {
		all = append(all, fmt.Sprintf("%d:%d%s text=%v", b.Kind, b.Level, b.Command.Name, b.Text))
	}
	return strings.Join(all, ", ")
}

// manual says whether a break divides, as the manual does.
func manual(breaks []markdown.Break, b markdown.Break, r *rule) bool {
	has := func(is func(markdown.Break) bool) int {
		n := 0
		for _, b := range breaks {
			if is(b) {
				n++
			}
		}
		return n
	}
	named := func(names string) func(markdown.Break) bool {
		return func(b markdown.Break) bool {
			return b.Kind == markdown.Command && strings.Contains(names, "|"+b.Command.Name+"|")
		}
	}
	ends := has(named("|end_slide|")) > 0
	plain := has(named("|separator|slide|"))+has(func(b markdown.Break) bool { return b.Kind == markdown.Dashes }) > 0
	switch {
	case named("|end_slide|separator|slide|")(b):
		return true
	case named("|maybe_separator|")(b):
		return !ends && !plain
	case b.Kind == markdown.Dashes:
		return r.shorthand || !ends
	case b.Kind == markdown.Underline:
		return r.setext
	case b.Kind != markdown.Number:
		return false
	case r.always:
		return b.Level <= r.level
	case ends || plain || r.setext || has(named("|maybe_separator|")) > 0:
		return false
	case r.level > 0:
		return b.Level <= r.level
	case !r.first && has(func(b markdown.Break) bool { return b.Kind == markdown.Number && b.Level == 1 }) < 2:
		return false
	}
	// Down to the level of the first heading with # that has text under it, or is the
	// last one.
	for i, first := range breaks {
		if first.Kind != markdown.Number {
			continue
		}
		under := true
		for _, next := range breaks[i+1:] {
			if next.Kind == markdown.Number || next.Kind == markdown.Underline {
				under = next.Text
				break
			}
		}
		if under {
			return b.Level <= first.Level
		}
	}
	return b.Level <= 1
}

// TestChunks: the slides of a file stand in it one after the other, each in its line,
// and between them is nothing but what divides.
func TestChunks(t *testing.T) {
	divider := regexp.MustCompile(`^\s*(-{3,}[ \t]*|<!--[^>]*-->[ \t]*|)\s*$`)
	rng := rand.New(rand.NewSource(11))
	for _, w := range ways() {
		if strings.Contains(strings.Join(w.lines, ""), "hid") || strings.Contains(w.front, "class:") {
			continue // slides that are left out stand between
		}
		for range 10 {
			src := w.document(rng, 3000)
			src = strings.ReplaceAll(src, "<!-- skip_slide -->", "")
			d, err := Parse("t.md", []byte(src))
			if err != nil {
				t.Fatal(err)
			}
			at := 0
			for _, p := range d.found.all().parts {
				f := p.files[0]
				if at == 0 {
					at = f.head.end
				}
				for _, c := range f.division.chunks {
					text := string(f.src)
					if c.start < at || c.end < c.start || !divider.MatchString(text[at:c.start]) {
						t.Fatalf("between two slides of\n%s\nstands %q", src, text[at:max(at, c.start)])
					}
					if line := 1 + strings.Count(text[:c.start], "\n"); c.line != line {
						t.Fatalf("a slide of\n%s\nbegins in line %d, want %d", src, c.line, line)
					}
					if c.title != [2]int{} && (c.title[0] < c.start || c.title[1] > c.end || c.title[0] >= c.title[1]) {
						t.Fatalf("the title %v stands out of the slide %d to %d of\n%s", c.title, c.start, c.end, src)
					}
					at = c.end
				}
			}
			if rest := d.found.all().parts[0].files[0].src[at:]; !divider.Match(rest) {
				t.Fatalf("after the last slide of\n%s\nstands %q", src, rest)
			}
		}
	}
}
