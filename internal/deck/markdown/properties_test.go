package markdown

import (
	"bytes"
	"fmt"
	"math/rand"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"
)

// words yields every text of at most most of the letters, which may be several
// characters each.
func words(letters []string, most int) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		var grow func(s string, left int) bool
		grow = func(s string, left int) bool {
			if !yield(s) {
				return false
			}
			for i := 0; i < len(letters) && left > 0; i++ {
				if !grow(s+letters[i], left-1) {
					return false
				}
			}
			return true
		}
		grow("", most)
	}
}

// TestSeam compares the seams of random documents with those that a pattern finds.
func TestSeam(t *testing.T) {
	seams := regexp.MustCompile(`\n\n(---\n|# [^\n]*\n|<!-- end_slide -->\n|[^\n]+\n==[^\n]*\n?)`)
	letters := []string{"\n", "\n\n", "---\n", "# a\n", "#a\n", "<!-- end_slide -->\n", "<!-- end -->\n", "a\n==\n", "b\n===", "----\n", " ---\n", "=\n", "a"}
	rng := rand.New(rand.NewSource(6))
	for range 3000 {
		var b strings.Builder
		for range rng.Intn(12) {
			b.WriteString(letters[rng.Intn(len(letters))])
		}
		src := b.String()
		d := &Divider{src: []byte(src)}
		for from := range len(src) + 2 {
			start, end := len(src), len(src)
			if from <= len(src) {
				// A seam that begins before may hide one that begins within it.
				for at := from; at < len(src); at++ {
					if m := seams.FindStringIndex(src[at:]); m != nil && m[0] == 0 {
						start, end = at+2, at+m[1]
						break
					}
				}
			}
			if gotStart, gotEnd := d.seam(from); gotStart != start || gotEnd != end {
				t.Fatalf("%q from %d: seam %d to %d, want %d to %d", src, from, gotStart, gotEnd, start, end)
			}
		}
	}
}

// TestBreaksInPieces: the breaks of a document are the same whatever the size of the
// pieces, each in its line.
func TestBreaksInPieces(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	p := New(Syntax{})
	command := func(comment string) (Instruction, bool) {
		return Instruction{Name: strings.TrimSpace(comment)}, strings.Contains(comment, "f")
	}
	for range 1500 {
		src := randomSource(rng, 10)
		find := func(size int) (all []Break) {
			d := p.NewDivider(src, 0, 1, command)
			for !d.Done() {
				at := d.At()
				all = append(all, d.Next(size)...)
				if d.At() <= at {
					t.Fatalf("%q in pieces of %d: no way forward from %d", src, size, at)
				}
			}
			return all
		}
		whole := find(len(src) + 1)
		for _, size := range []int{0, 1, 9, 30} {
			if got := find(size); fmt.Sprint(got) != fmt.Sprint(whole) {
				t.Fatalf("%q in pieces of %d:\n%v, want\n%v", src, size, got, whole)
			}
		}
		end := 0
		for _, b := range whole {
			if b.Line != 1+bytes.Count(src[:b.Start], []byte("\n")) || b.Start < end || b.End <= b.Start {
				t.Fatalf("%q: break %+v after %d", src, b, end)
			}
			end = b.Start
		}
	}
}

// marked writes the inline nodes below n with a bracket for each emphasis.
func marked(b *strings.Builder, n ast.Node, src []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Emphasis:
			fmt.Fprintf(b, "{%d ", c.Level)
			marked(b, c, src)
			b.WriteString("}")
		case *ast.Text:
			b.Write(c.Segment.Value(src))
			if c.SoftLineBreak() {
				b.WriteString("\n")
			}
		default:
			marked(b, c, src)
		}
	}
}

// TestEmphasisOfLatin: in a text without Chinese, emphasis is what goldmark makes of it.
func TestEmphasisOfLatin(t *testing.T) {
	own, other := New(Syntax{}), goldmark.DefaultParser()
	for s := range words([]string{"*", "_", "a", " ", "."}, 6) {
		src := []byte("x" + s + "y")
		var got, want strings.Builder
		doc, _ := own.Parse(src, nil)
		marked(&got, doc, src)
		marked(&want, other.Parse(text.NewReader(src)), src)
		if got.String() != want.String() {
			t.Fatalf("%q is %q, and goldmark says %q", src, got.String(), want.String())
		}
	}
}

// TestEmphasisOfChinese: what is marked in Chinese is bold whatever stands on both
// sides of the marks.
func TestEmphasisOfChinese(t *testing.T) {
	own := New(Syntax{})
	sides := []rune("中文，。！？：；、（）《》「」“”…—～a1 .!")
	for _, before := range sides {
		for _, first := range sides {
			for _, last := range sides {
				for _, after := range sides {
					if unicode.IsSpace(first) || unicode.IsSpace(last) {
						continue
					}
					// CommonMark's rule holds on a side that has no Chinese.
					if !isCJKSide(before, first) || !isCJKSide(last, after) {
						continue
					}
					src := fmt.Sprintf("%c**%c字%c**%c", before, first, last, after)
					if before == ' ' {
						src = "甲" + src
					}
					var b strings.Builder
					doc, _ := own.Parse([]byte(src), nil)
					marked(&b, doc, []byte(src))
					if !strings.Contains(b.String(), "{2 ") {
						t.Fatalf("%q is %q", src, b.String())
					}
				}
			}
		}
	}
}

// isCJKSide reports whether one of two characters at a mark is Chinese and not shared
// with Latin texts, or nothing speaks against the mark in CommonMark either.
func isCJKSide(a, b rune) bool {
	chinese := func(r rune) bool { return unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3040 || r >= 0xff00 }
	return chinese(a) || chinese(b)
}

// TestDollarsBySpecification compares the formulas of all short texts with what the
// comment of dollars says.
func TestDollarsBySpecification(t *testing.T) {
	own := New(Syntax{})
	for s := range words([]string{"$", "a", "1", " ", "中", "^"}, 6) {
		src := "中" + s + "中"
		want := ""
		for at := 0; at < len(src); {
			n := strings.IndexFunc(src[at:]+"x", func(r rune) bool { return r != '$' })
			inside, _, closed := strings.Cut(src[min(at+n, len(src)):], "$")
			end := at + n + len(inside)
			m := strings.IndexFunc(src[min(end, len(src)):]+"x", func(r rune) bool { return r != '$' })
			before, after := " ", " "
			if at > 0 {
				before = src[at-1 : at]
			}
			if end+m < len(src) {
				after = src[end+m : end+m+1]
			}
			script := strings.HasPrefix(inside, "^")
			word := func(s string) bool { return s == "a" || s == "1" }
			switch {
			case n == 0:
				at++
			case (n == 1 || n == 2) && closed && m == n && inside != "" && strings.TrimSpace(inside) == inside &&
				(!word(before) || script) && after != "1" && (after != "a" || script) && !strings.Contains(inside, " "):
				want += "{" + inside + "}"
				at = end + n
			case strings.Contains(inside, " "):
				at = len(src) + 1 // it may be prose: that has a test of its own
			default:
				at += n
			}
			if at > len(src) {
				want = "?"
			}
		}
		if want == "?" {
			continue
		}
		var got strings.Builder
		doc, _ := own.Parse([]byte(src), nil)
		_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if f, ok := n.(*Formula); ok && entering {
				got.WriteString("{")
				for c := f.FirstChild(); c != nil; c = c.NextSibling() {
					got.WriteString(string(c.(*ast.Text).Segment.Value([]byte(src))))
				}
				got.WriteString("}")
				return ast.WalkSkipChildren, nil
			}
			return ast.WalkContinue, nil
		})
		if got.String() != want {
			t.Fatalf("%q has the formulas %q, want %q", src, got.String(), want)
		}
	}
}

// TestDisplayLengthByPattern compares the formulas of their own with what a pattern
// finds.
func TestDisplayLengthByPattern(t *testing.T) {
	// D stands for two dollars.
	pattern := regexp.MustCompile(`^D(?:[^D\n]*[^D\n ][^D\n]*D|[^D\n]*\n(?:[^D\n]*[^D\n ][^D\n]*\n)*[^D\n]*D) *(?:\n|$)`)
	for s := range words([]string{"D", "x", " ", "\n"}, 7) {
		src := strings.ReplaceAll("D"+s, "D", "$$")
		want := 0
		if m := pattern.FindString("D" + s); m != "" {
			want = len(strings.TrimSuffix(strings.ReplaceAll(m, "D", "$$"), "\n"))
		}
		if got := displayLength([]byte(src)); got != want {
			t.Fatalf("displayLength(%q) = %d, want %d", src, got, want)
		}
	}
	for length, want := range map[int]bool{maxFormula - 4: true, maxFormula - 3: false} {
		src := "$$" + strings.Repeat("x", length) + "$$"
		if got := displayLength([]byte(src)) > 0; got != want {
			t.Errorf("a formula of %d bytes: %v, want %v", len(src), got, want)
		}
	}
}

// TestScriptsMeanTheSame: what is raised or lowered is the same text in Unicode's
// compatibility form.
func TestScriptsMeanTheSame(t *testing.T) {
	found := 0
	for s := range words([]string{"1", "n", "+", "(", "B", "中", "^", " "}, 4) {
		for _, sign := range "^_" {
			out, ok := Script(s, byte(sign))
			if !ok {
				if out != s {
					t.Fatalf("Script(%q) = %q, want it as it is", s, out)
				}
				continue
			}
			found++
			plain := strings.ReplaceAll(norm.NFKC.String(out), "−", "-")
			if plain != s || out == s {
				t.Fatalf("Script(%q, %q) = %q, which is %q", s, sign, out, plain)
			}
		}
	}
	if found < 100 {
		t.Errorf("%d texts are raised or lowered", found)
	}
	for _, length := range []int{40, 41} {
		if _, ok := Script(strings.Repeat("1", length), '^'); ok != (length <= 40) {
			t.Errorf("a text of %d digits is raised: %v", length, ok)
		}
	}
}

// TestShallowKeepsLines: of a text only the lines that are too deep change, and no
// offset does.
func TestShallowKeepsLines(t *testing.T) {
	rng := rand.New(rand.NewSource(8))
	deep := func(n int) string {
		marks := []string{"> ", "- ", "1. ", ">", "* "}
		var b strings.Builder
		for range n {
			b.WriteString(marks[rng.Intn(len(marks))])
		}
		return b.String()
	}
	for range 500 {
		var lines []string
		var isDeep []bool
		for range 1 + rng.Intn(6) {
			n := []int{0, 1, maxDepth - 1, maxDepth, maxDepth + 1, 2 * maxDepth}[rng.Intn(6)]
			lines = append(lines, deep(n)+"a")
			isDeep = append(isDeep, n > maxDepth)
		}
		src := strings.Join(lines, "\n")
		got := strings.Split(string(shallow([]byte(src))), "\n")
		for i, line := range lines {
			want := line
			if isDeep[i] {
				want = strings.Repeat("x", len(line))
			}
			if len(got) != len(lines) || got[i] != want {
				t.Fatalf("line %d of %q is %q", i, src, got[i])
			}
		}
	}
}

// TestTokensAreWhole: the tokens of HTML are all of it, in order, but for what is no
// text, tag or comment: </> and <!x>.
func TestTokensAreWhole(t *testing.T) {
	for s := range words([]string{"<", "b", ">", "/", "!--", "-->", " ", "\""}, 6) {
		at := 0
		for _, tok := range append(Tokens([]byte(s)), Token{At: len(s)}) {
			if gap := s[at:max(at, tok.At)]; tok.At < at || gap != "" && !strings.HasPrefix(gap, "</") && !strings.HasPrefix(gap, "<!") {
				t.Fatalf("%q: the token %q stands at %d, after %d", s, tok.Raw, tok.At, at)
			}
			if !strings.HasPrefix(s[tok.At:], string(tok.Raw)) {
				t.Fatalf("%q: no %q stands at %d", s, tok.Raw, tok.At)
			}
			at = tok.At + len(tok.Raw)
		}
	}
}

// TestSurplusCells: a row says all that stands in it, whatever its length.
func TestSurplusCells(t *testing.T) {
	own := New(Syntax{})
	rng := rand.New(rand.NewSource(9))
	cells := []string{"a", "b c", "中", "x", "**d**", "`e`", ""}
	for range 500 {
		columns, n := 1+rng.Intn(3), 1+rng.Intn(6)
		row := make([]string, n)
		for i := range row {
			row[i] = cells[rng.Intn(len(cells))]
		}
		src := []byte("|" + strings.Repeat("h|", columns) + "\n|" + strings.Repeat("-|", columns) + "\n| " + strings.Join(row, " | ") + " |\n")
		doc, _ := own.Parse(src, nil)
		table := doc.FirstChild()
		if table == nil || table.Kind().String() != "Table" {
			t.Fatalf("%q is no table", src)
		}
		last := table.LastChild()
		said := strings.Trim(strings.Join(row[min(n, columns):], ""), " ") != ""
		if IsSurplus(last) != said {
			t.Fatalf("%q: cells too many: %v", src, IsSurplus(last))
		}
		var b strings.Builder
		_ = ast.Walk(last, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
			if c, ok := c.(*ast.Text); ok && entering {
				b.Write(c.Segment.Value(src))
			}
			return ast.WalkContinue, nil
		})
		plain := func(s string) string { return strings.NewReplacer(" ", "", "|", "", "*", "", "`", "").Replace(s) }
		if got, want := plain(b.String()), plain(strings.Join(row, "")); got != want {
			t.Fatalf("%q says %q, want %q", src, got, want)
		}
	}
}

// outlineOf writes the inline nodes of a text with their kinds.
func outlineOf(n ast.Node, src []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(src))
		} else if s, ok := c.(*ast.String); ok {
			b.Write(s.Value)
		} else {
			b.WriteString("{" + c.Kind().String() + " " + outlineOf(c, src) + "}")
		}
	}
	return b.String()
}

// TestInlines has what goes beyond CommonMark within a line, and what nearly does.
func TestInlines(t *testing.T) {
	long := strings.Repeat("1", maxScript)
	for _, tt := range []struct{ src, want, why string }{
		{"==a==", "{Highlight a}", "marked"},
		{"x==1 and y==2", "x==1 and y==2", "a comparison"},
		{"中==a==中", "中{Highlight a}中", "beside Chinese"},
		{"=a= ===a===", "=a= ===a===", "one or three signs"},
		{"~~a~~ ~b~ ~~~c~~~", "{Strikethrough a} ~b~ ~~~c~~~", "two tildes alone"},
		{"$$$x$$$", "$$$x$$$", "three dollars"},
		{"$``$", "$``$", "nothing between"},
		{"$`x`$", "{CodeSpan `x`}", "GitHub's formula"},
		{"x^" + long + "^", "x" + strings.Repeat("¹", maxScript), "the longest script"},
		{"x^1" + long + "^", "x^1" + long + "^", "one that is longer"},
		{"![a](b c.png)", "{Image a}", "a file with blanks"},
		{"![*a*](b.png)", "{Image {Emphasis a}}", "one without is CommonMark's"},
		{"![a](b c.txt)", "![a](b c.txt)", "no image"},
		{"![a](b c.png \"t\")", "![a](b c.png \"t\")", "a title"},
		{"![[a b.png|30x20]] ![[c.png|d]] ![[e.md]]", "{Image } {Image d} ![[e.md]]", "Obsidian's"},
	} {
		doc, _ := New(Syntax{}).Parse([]byte(tt.src), nil)
		if got := outlineOf(doc.FirstChild(), []byte(tt.src)); got != tt.want {
			t.Errorf("%q is %q, want %q: %s", tt.src, got, tt.want, tt.why)
		}
	}
	for lines, want := range map[int]bool{maxFormula/2 - 1: true, maxFormula / 2: false} {
		src := []byte("$" + strings.Repeat("b\n", lines) + "c$")
		doc, _ := New(Syntax{}).Parse(src, nil)
		if _, got := doc.FirstChild().FirstChild().(*Formula); got != want {
			t.Errorf("a formula of %d lines: %v, want %v", lines+1, got, want)
		}
	}
	for inside, want := range map[string]bool{
		"10, or": true, "US; PATH and": true, "ab cd": true, "ab c": false, "x ab": false, "2ab": false, "10 sin x": false, "10 is": true, "5k-10k, in": true, "": false, "3 中文": false,
	} {
		if got := isProse([]byte(inside)); got != want {
			t.Errorf("isProse(%q) = %v, want %v", inside, got, want)
		}
	}
	if HasLine([]byte("- ```\n  x\n  ```"), func(line string) bool { return strings.TrimSpace(line) == "x" }) {
		t.Error("a line of code within a list is taken for text")
	}
}

// signs parses lines from @@ to @@ as an instruction.
type signs struct{}

func (signs) Trigger() []byte { return []byte{'@'} }

func (signs) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, seg := reader.PeekLine()
	src := reader.Source()[seg.Start:]
	inner, _, closed := bytes.Cut(bytes.TrimPrefix(src, []byte("@@\n")), []byte("@@\n"))
	if !closed || len(inner) == len(src) || parent.Kind() != ast.KindDocument {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &InstructionBlock{Instruction: Instruction{Name: string(inner)}, Stop: seg.Start + len(inner) + 6}, parser.NoChildren
}

func (signs) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	if _, seg := reader.PeekLine(); seg.Start >= n.(*InstructionBlock).Stop {
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (signs) Close(ast.Node, text.Reader, parser.Context) {}
func (signs) CanInterruptParagraph() bool                 { return true }
func (signs) CanAcceptIndentedLine() bool                 { return false }

// TestInstructions: an instruction of several lines is a break of all of them, and one
// at the end of a file reaches to its end.
func TestInstructions(t *testing.T) {
	p := New(Syntax{Blocks: []parser.BlockParser{signs{}}})
	command := func(comment string) (Instruction, bool) { return Instruction{Name: comment}, true }
	for src, want := range map[string]string{
		"a\n@@\nb\n\nc\n@@\nd\n":   `["@@\nb\n\nc\n@@\n" 2]`,
		"@@\n@@\n":                 `["@@\n@@\n" 1]`,
		"a\n\n<!--x-->  ":          `["<!--x-->  " 3]`,
		"a\n\n<!--x-->  b":         `["<!--x-->" 3]`,
		"<!--x--> <!--y-->\n\nz\n": `["<!--x-->" 1] ["<!--y-->\n" 1]`,
	} {
		for _, size := range []int{0, 100} {
			var all []string
			for d := p.NewDivider([]byte(src), 0, 1, command); !d.Done(); {
				for _, b := range d.Next(size) {
					all = append(all, fmt.Sprintf("[%q %d]", src[b.Start:b.End], b.Line))
				}
			}
			if got := strings.Join(all, " "); got != want {
				t.Errorf("%q in pieces of %d: %s, want %s", src, size, got, want)
			}
		}
	}
}

// TestDefines: a text that may define a label is found, however the label is written.
func TestDefines(t *testing.T) {
	for _, tt := range []struct {
		src  string
		want bool
		why  string
	}{
		{"[a]: http://b.org\n", true, "a definition"},
		{"x\r\n[A]: http://b.org\r\n", true, "in capitals, with the lines of Windows"},
		{"[ a\n ]: http://b.org\n", true, "with white space"},
		{"[x]: http://b.org\n\n[y]: c\n\n[a]: d", true, "the last of three"},
		{"[b]: http://b.org\n[a] : c\n", false, "of others"},
		{"a]: http://b.org\n", false, "without a bracket"},
		{"[" + strings.Repeat("x", maxLabel) + "a]: b", false, "longer than a label may be"},
		{"]:", false, "nothing"},
		{"", false, "no text"},
	} {
		_, missing := New(Syntax{}).Parse([]byte("see [a] and [c](d)"), nil)
		if fmt.Sprint(missing) != "[A]" && fmt.Sprint(missing) != "[a]" {
			t.Fatalf("missing %q", missing)
		}
		if got := Defines([]byte(tt.src), missing); got != tt.want {
			t.Errorf("%.40q: %v, want %v: %s", tt.src, got, tt.want, tt.why)
		}
	}
	_, missing := New(Syntax{}).Parse([]byte("[\\[b\\]][]"), nil)
	if !Defines([]byte("x [y]\n\n[\\[b\\]]: c"), missing) {
		t.Errorf("a label with brackets, %q, is not found", missing)
	}
}
