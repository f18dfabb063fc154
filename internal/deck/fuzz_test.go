package deck

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzParse opens any bytes as a deck. Nothing may panic, and nothing that is
// shown may steer a terminal.
func FuzzParse(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.md")
	for _, p := range paths {
		src, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	for _, s := range []string{
		"", "[0]:", "---", "---\n---", "\xff\x1b", "&#27;", "<!--", "```", "- <!-- pause -->\n  - [ ] x\n<!-- pause -->\n- y",
		"<!-- column_layout: [1,2] -->\n> <!-- column: 1 -->\n", "> [!NOTE]\n> **a**", "![image:w:5](x)", "|a|\n|-|\n|\\||", "a<br>\n<div>\n<!-- b --> c\n</div>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		d, err := Parse("t.md", src)
		if err != nil {
			if strings.ContainsFunc(err.Error(), unsafe) {
				t.Errorf("an error with a control character: %q", err.Error())
			}
			return
		}
		for i := range d.Len() {
			s := d.Slide(i, "")
			if s.Steps < 1 || s.Steps > 1<<20 {
				t.Errorf("slide %d has %d steps", i, s.Steps)
			}
			checkText(t, "text", s.Text())
			checkText(t, "title", s.Title())
			for _, n := range s.Notes {
				checkText(t, "note", n.Text)
			}
			checkBlocks(t, s, s.Blocks, 0)
		}
		lines := strings.Count(string(newlines(src)), "\n") + 1
		for _, p := range d.Problems() {
			checkText(t, "problem", p.Text)
			if p.Line < 1 || p.Line > lines {
				t.Errorf("problem in line %d of %d: %s", p.Line, lines, p.Text)
			}
		}
	})
}

func checkText(t *testing.T, what, s string) {
	t.Helper()
	if !utf8.ValidString(s) || strings.ContainsFunc(s, unsafe) {
		t.Errorf("%s is not clean: %q", what, s)
	}
}

func checkBlocks(t *testing.T, s *Slide, blocks []Block, least int) {
	t.Helper()
	for _, b := range blocks {
		if b.Step < least || b.Step >= s.Steps {
			t.Errorf("line %d: step %d of %d, within one of %d", b.Line, b.Step, s.Steps, least)
		}
		if b.Line < s.Line {
			t.Errorf("a block in line %d of a slide from %d", b.Line, s.Line)
		}
		spans := b.Spans
		for _, row := range b.Rows {
			for _, c := range row {
				spans = append(spans, c.Spans...)
			}
		}
		for _, sp := range spans {
			if strings.ContainsAny(sp.Text, "\n\t") || sp.Break && sp.Text != "" {
				t.Errorf("line %d: span %q", b.Line, sp.Text)
			}
			checkText(t, "address", sp.Link+sp.Image+sp.Unset)
		}
		checkBlocks(t, s, b.Children, b.Step)
	}
}
