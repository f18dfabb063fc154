package deck

import (
	"fmt"
	"strings"

	"revolute/internal/problem"
)

// dumpDeck is a deck as a person checks it: a line a block.
func dumpDeck(d *Deck, lang string) string {
	var b strings.Builder
	for i := range d.Len() {
		s := d.Slide(i, lang)
		fmt.Fprintf(&b, "slide %d line=%d steps=%d", i+1, s.Line, s.Steps)
		if s.Layout != "" {
			fmt.Fprintf(&b, " layout=%s", s.Layout)
		}
		if len(s.Auto) > 0 {
			fmt.Fprintf(&b, " auto=%v", s.Auto)
		}
		if s.Autoplay > 0 {
			fmt.Fprintf(&b, " autoplay=%v", s.Autoplay)
		}
		b.WriteByte('\n')
		dumpBlocks(&b, s.Blocks, 1)
		for _, n := range s.Notes {
			fmt.Fprintf(&b, "  note line=%d %q\n", n.Line, n.Text)
		}
		for _, p := range s.Problems {
			fmt.Fprintf(&b, "  problem %s\n", dumpProblem(p))
		}
	}
	return b.String()
}

var kindNames = []string{"paragraph", "heading", "list", "item", "quote", "code", "drawing", "table", "rule", "columns", "group", "picture", "middle", "formula", "rows", "cards", "definitions", "term", "description", "footnotes"}

func dumpBlocks(b *strings.Builder, blocks []Block, depth int) {
	for _, k := range blocks {
		fmt.Fprintf(b, "%s%s %d", strings.Repeat("  ", depth), kindNames[k.Kind], k.Line)
		mark := func(on bool, format string, a ...any) {
			if on {
				fmt.Fprintf(b, " "+format, a...)
			}
		}
		mark(k.Step > 0, "step=%d", k.Step)
		mark(k.Until > 0, "until=%d", k.Until)
		mark(k.Fit, "fit")
		mark(k.Place != 0, "place=%d", k.Place)
		mark(k.Role != "", "role=%s", k.Role)
		mark(k.Gutter > 0, "gutter=%d", k.Gutter)
		mark(k.RowSteps != nil, "rows=%v", k.RowSteps)
		mark(k.Align != Left, "align=%d", k.Align)
		mark(k.Level > 0, "level=%d", k.Level)
		mark(k.Ordered || k.Start > 0 && k.Kind == Item, "from=%d", k.Start)
		mark(k.Tight, "tight")
		mark(k.Task != NoTask, "task=%d", k.Task)
		mark(k.Info.Lang != "", "lang=%s", k.Info.Lang)
		mark(len(k.Info.Attrs) > 0, "%v", k.Info.Attrs)
		mark(len(k.Weights) > 0, "weights=%v", k.Weights)
		mark(len(k.Aligns) > 0, "aligns=%v", k.Aligns)
		mark(len(k.Spans) > 0, "%s", dumpSpans(k.Spans))
		mark(k.Text != "", "%q", k.Text)
		b.WriteByte('\n')
		for _, row := range k.Rows {
			b.WriteString(strings.Repeat("  ", depth+1))
			for _, c := range row {
				b.WriteString("| " + dumpSpans(c.Spans) + " ")
			}
			b.WriteString("|\n")
		}
		dumpBlocks(b, k.Children, depth+1)
	}
}

// dumpSpans is spans with their style in braces: {b text} is strong.
func dumpSpans(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Break {
			b.WriteString("⏎")
			continue
		}
		var marks []string
		for i, name := range []string{"i", "b", "del", "code", "formula", "u"} {
			if s.Style&(1<<i) != 0 {
				marks = append(marks, name)
			}
		}
		if s.Link != "" {
			marks = append(marks, "->"+s.Link)
		}
		if s.Role != "" {
			marks = append(marks, "."+s.Role)
		}
		if s.Unset != "" {
			marks = append(marks, "?"+s.Unset)
		}
		if s.Image != "" {
			marks = append(marks, "image:"+s.Image)
		}
		if len(marks) == 0 {
			b.WriteString(s.Text)
			continue
		}
		b.WriteString("{" + strings.Join(marks, " ") + " " + s.Text + "}")
	}
	return b.String()
}

func dumpProblem(p problem.Problem) string {
	s := fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text)
	if p.Severity == problem.Warning {
		s = "warning " + s
	}
	if p.Hint != "" {
		s += " (" + p.Hint + ")"
	}
	return s
}
