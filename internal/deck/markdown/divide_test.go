package markdown

import (
	"bytes"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// oddLines are lines that open, close and continue blocks, for documents that
// no person would write.
func oddLines() []string {
	return []string{
		"a", "", "---", "- b", "  c", "> c", "```", "~~~", "    e", "|x|y|", "|-|-|", "<!-- f -->", "# g", "1. h", "<div>", "</div>",
		"[x]: http://a", "<pre>", "</pre>", "<!--", "-->", "$$", "b $$", "  - d", "   f", "* k", "10. x", "  ```", "\ti", ": def",
		"[^1]: note", "a[^1]", "-", "<b>x</b>", "<?php", "?>", "- ```", "> ```", "<x-y>", "<div>z</div>", "2. q", "  ---", "- - z", "===",
		"  > q", "<!-->", "[^2]:", "|1|2|3|", "```go {1|2}", "中文", "&nbsp;", "<script>", "</script >", "***", " ---", "----", "--- x",
	}
}

// noCommand reads no comment.
func noCommand(string) (Instruction, bool) { return Instruction{}, false }

// divided returns the pieces into which src is divided at its lines of dashes,
// where it is parsed in pieces of a given size.
func divided(p *Parser, src []byte, size int) []string {
	var all []string
	at := 0
	for d := p.NewDivider(src, 0, 1, noCommand); !d.Done(); {
		for _, b := range d.Next(size) {
			if b.Kind == Dashes {
				all = append(all, string(src[at:b.Start]))
				at = b.End
			}
		}
	}
	return append(all, string(src[at:]))
}

// outline returns the kinds of the blocks of a document's top level, with a slash
// for its dashes.
func outline(p *Parser, src []byte) string {
	doc := p.blocks.Parse(text.NewReader(src), parser.WithContext(newContext()))
	var b strings.Builder
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		line, _, _ := bytes.Cut(src[max(n.Pos(), 0):], []byte("\n"))
		if n.Kind() == ast.KindThematicBreak && (n.Pos() == 0 || src[n.Pos()-1] == '\n') && len(strings.Trim(string(line), "- \t")) == 0 && !strings.Contains(strings.TrimSpace(string(line)), " ") {
			b.WriteString("/ ")
			continue
		}
		if n.Kind().String() == "FootnoteList" { // its place is that of the first one
			continue
		}
		kind := n.Kind().String()
		if kind == "Table" {
			kind = "Paragraph" // goldmark finds a table with an indented rule only where dashes follow it
		}
		if !strings.HasSuffix(b.String(), kind+" ") {
			b.WriteString(kind + " ")
		}
	}
	return b.String()
}

// checkDivided compares the slides of a source with what goldmark makes of all
// of it: they have the same blocks, whatever the size of the pieces that are
// parsed at a time.
func checkDivided(t *testing.T, p *Parser, src []byte) {
	t.Helper()
	whole := divided(p, src, len(src)+1)
	for _, size := range []int{0, 7, 20} {
		if got := divided(p, src, size); fmt.Sprint(got) != fmt.Sprint(whole) {
			t.Fatalf("%q in pieces of %d bytes gives %q, and as a whole %q", src, size, got, whole)
		}
	}
	var parts []string
	for _, s := range whole {
		parts = append(parts, outline(p, []byte(s)))
	}
	if got, want := strings.Join(parts, "/ "), outline(p, src); got != want {
		t.Fatalf("%q has slides %q\n with the blocks %s\n but goldmark finds %s", src, whole, got, want)
	}
}

// randomSource returns a document of odd lines.
func randomSource(rng *rand.Rand, most int) []byte {
	lines := oddLines()
	var b strings.Builder
	for range 2 + rng.Intn(most) {
		b.WriteString(lines[rng.Intn(len(lines))])
		b.WriteByte('\n')
		if rng.Intn(4) == 0 {
			b.WriteString("\n---\n")
		}
	}
	return []byte(b.String())
}

func TestDivideAgrees(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	p := New(Syntax{})
	for range 4000 {
		checkDivided(t, p, randomSource(rng, 8))
	}
}

func FuzzDivide(f *testing.F) {
	rng := rand.New(rand.NewSource(2))
	for range 200 {
		f.Add(randomSource(rng, 8))
	}
	p := New(Syntax{})
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 4096 || bytes.IndexByte(src, '\r') >= 0 || bytes.IndexByte(src, 0) >= 0 || TooDeep(src) >= 0 {
			return
		}
		checkDivided(t, p, src)
	})
}
