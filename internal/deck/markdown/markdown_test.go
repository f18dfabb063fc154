package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
)

// TestJoins says between which characters a line break is nothing.
func TestJoins(t *testing.T) {
	tests := []struct {
		a, b rune
		want bool
		why  string
	}{
		{'中', '文', true, "ideographs"},
		{'，', '中', true, "full-width punctuation"},
		{'中', 'a', false, "a Latin letter"},
		{'a', 'b', false, "Latin letters"},
		{'か', 'ナ', true, "kana"},
		{'ㄅ', 'ㄆ', true, "bopomofo"},
		{'ㄅ', '中', true, "bopomofo and an ideograph"},
		{'안', '녕', false, "hangul"},
		{'ᄀ', 'ᄂ', false, "jamo"},
		{'ᇿ', '中', false, "the last jamo"},
		{'ㄱ', 'ㄴ', false, "compatibility jamo"},
		{'\u3130', '中', false, "the first of them"},
		{'\u318f', '中', false, "the last of them"},
		{'\u312f', '中', true, "the last of bopomofo"},
		{'\u3190', '中', true, "kanbun"},
		{'\ua960', '中', false, "jamo extended"},
		{'\ua97f', '中', false, "the last of them"},
		{'\uac00', '中', false, "the first syllable"},
		{'\ud7ff', '中', false, "the last"},
		{'\uffa0', '中', false, "half-width jamo"},
		{'\uffdc', '中', false, "the last"},
		{'\uff9f', '中', true, "half-width kana"},
		{'￥', '中', false, "a currency sign, of Korean too"},
		{'“', '中', true, "a quote before Chinese"},
		{'中', '”', true, "and after"},
		{'“', 'a', false, "a quote before a letter"},
		{'…', '”', false, "two that are shared"},
		{'\U00020000', '中', true, "a rare ideograph"},
	}
	for _, tt := range tests {
		if got := Joins(tt.a, tt.b); got != tt.want {
			t.Errorf("Joins(%q, %q) = %v: %s", tt.a, tt.b, got, tt.why)
		}
	}
}

func TestTooDeep(t *testing.T) {
	deep := maxDepth + 1
	tests := []struct {
		src  string
		want int
		why  string
	}{
		{strings.Repeat("> ", deep) + "a", 0, "quotes"},
		{strings.Repeat(">", deep) + "a", 0, "without blanks"},
		{strings.Repeat("> ", maxDepth) + "a", -1, "just so many"},
		{"a\n" + strings.Repeat("- ", deep) + "a\n", 2, "lists, on the second line"},
		{strings.Repeat("* ", deep) + "a", 0, "with stars"},
		{strings.Repeat("+ ", deep), 0, "with pluses"},
		{strings.Repeat("1. ", deep) + "a", 0, "numbers"},
		{strings.Repeat("1) ", deep) + "a", 0, "with brackets"},
		{strings.Repeat("- ", deep), -1, "a rule"},
		{strings.Repeat("* ", deep), -1, "a rule of stars"},
		{strings.Repeat("-", 3*deep), -1, "dashes"},
		{strings.Repeat("a > ", deep), -1, "in a text"},
		{strings.Repeat("- > ", deep), 0, "both"},
	}
	for _, tt := range tests {
		if got := TooDeep([]byte(tt.src)); got != tt.want {
			t.Errorf("TooDeep(%.20q…) = %d, want %d: %s", tt.src, got, tt.want, tt.why)
		}
	}
	two := strings.Repeat("> ", deep) + "a\nb\n" + strings.Repeat("> ", deep) + "c\nd"
	if got, want := string(shallow([]byte(two))), strings.Repeat("x", 2*deep+1)+"\nb\n"+strings.Repeat("x", 2*deep+1)+"\nd"; got != want {
		t.Errorf("shallow gives %q", got)
	}
	if src := []byte("a"); &shallow(src)[0] != &src[0] {
		t.Error("a text that is not too deep is copied")
	}
}

// TestTokens reads HTML; each token says where it stands.
func TestTokens(t *testing.T) {
	tests := []struct{ src, want, why string }{
		{"a<b title=\"x>y\">c</B >", `"a" <b title=x>y> "c" </b>`, "a bracket in an attribute, capitals, a blank"},
		{"<br><hr/><x/>", `<br void> <hr void> <x void>`, "elements without end"},
		{"<a X=1 x=2>", `<a x=1>`, "the first of two attributes"},
		{"&lt;&amp;&nosuch;&#65;", `"<&&nosuch;A"`, "entities"},
		{"<!-- a -- b --><!--><!--->c<!---d--->", `{ a -- b } {} {} "c" {-d-}`, "comments as CommonMark has them"},
		{"<!--- d --->", `{ d }`, "with three dashes"},
		{"<!-- a", `{ a unclosed}`, "one without end"},
		{"<script>a<b></SCRIPT >c<style>d</style>e", `<script void> "c" <style void> "e"`, "what is no text"},
		{"<script>a", `<script void>`, "without its end"},
		{"a<div", `"a" "<div"`, "a tag that is cut off"},
		{"a < b", `"a < b"`, "a bracket that is text"},
		{"<!DOCTYPE x>a<?xml y?>b", `"a" "b"`, "what is for programs"},
		{"x<![CDATA[a <b>]]>c", `"x" "a <b>" "c"`, "text that is marked so"},
		{"<![CDATA[a", `"a"`, "without its end"},
	}
	for _, tt := range tests {
		var all []string
		for _, tok := range Tokens([]byte(tt.src)) {
			if at := tt.src[tok.At:]; !strings.HasPrefix(at, string(tok.Raw)) && !strings.Contains(at, string(tok.Raw)) {
				t.Errorf("%q: the token %q stands at %q", tt.src, tok.Raw, at)
			}
			switch tok.Kind {
			case Text:
				all = append(all, fmt.Sprintf("%q", tok.Data))
			case Comment:
				s := "{" + tok.Data
				if tok.Unclosed {
					s += " unclosed"
				}
				all = append(all, s+"}")
			case OpenTag:
				var s strings.Builder
				s.WriteString("<" + tok.Name)
				for name, value := range tok.Attrs {
					s.WriteString(" " + name + "=" + value)
				}
				if tok.Void {
					s.WriteString(" void")
				}
				all = append(all, s.String()+">")
			case CloseTag:
				all = append(all, "</"+tok.Name+">")
			}
		}
		if got := strings.Join(all, " "); got != tt.want {
			t.Errorf("%q:\n\t%s, want\n\t%s: %s", tt.src, got, tt.want, tt.why)
		}
	}
}

func TestHasLine(t *testing.T) {
	for src, want := range map[string]bool{
		"x": true, "a\nx  \nb": true, "# x": false, "x\n---\nb": true, "- a\nx\n- b": true, "- a\n--\n- b": false, "```\nx\n```": false, "    x": false,
		"<div>\nx\n</div>": false, "- ```\n  a\n  ```\nx": true, "- ```\nx\n": true, "> a\nx": true, "a\n\n\nx\n": true, "xx": false,
	} {
		if got := HasLine([]byte(src), func(line string) bool { return line == "x" }); got != want {
			t.Errorf("HasLine(%q) = %v", src, got)
		}
	}
	if !HasLine([]byte("- a\n--\n- b"), func(line string) bool { return line == "--" }) {
		t.Error("a line within a list is not found")
	}
}

// TestBreaks finds what may divide a file, with its place.
func TestBreaks(t *testing.T) {
	const src = "intro\n\n---\n# A\ntext\n\n## B\n\nTitle\nof two\n===\n\n<!-- x --> <!-- y --> z\n\n<!--\nx\n-->\n***\n--- \n\n<div>\n---\n</div>\n"
	command := func(comment string) (Instruction, bool) {
		return Instruction{Name: strings.TrimSpace(comment)}, strings.TrimSpace(comment) == "x"
	}
	want := "dashes 3 \"---\\n\"\nnumber 4 1 \"# A\\n\"\nnumber 7 2 text \"## B\\n\"\nunderline 9 1 \"Title\\n\"\ncommand 13 \"<!-- x -->\"\ncommand 15 text \"<!--\\nx\\n-->\\n\"\ndashes 19 \"--- \\n\"\n"
	for _, size := range []int{0, 5, 1000} {
		var b strings.Builder
		d := New(Syntax{}).NewDivider([]byte("xx\n"+src), 3, 1, command)
		for !d.Done() {
			for _, at := range d.Next(size) {
				b.WriteString([]string{"dashes", "underline", "number", "command"}[at.Kind])
				fmt.Fprintf(&b, " %d", at.Line)
				if at.Level > 0 {
					fmt.Fprintf(&b, " %d", at.Level)
				}
				if at.Text {
					b.WriteString(" text")
				}
				fmt.Fprintf(&b, " %q\n", ("xx\n" + src)[at.Start:at.End])
			}
		}
		if b.String() != want {
			t.Errorf("in pieces of %d:\n%swant\n%s", size, b.String(), want)
		}
	}
}

func TestUnclosed(t *testing.T) {
	for src, want := range map[string]string{"```\na\n```\n": "", "```\na": "```", "~~~~\na\n~~~\n\n": "~~~~", "```go\n": "```", "```": "```", "```\n\n": "```", "```\n```": ""} {
		doc, _ := New(Syntax{}).Parse([]byte(src), nil)
		if got := unclosedIn(doc.FirstChild(), []byte(src)); got != want {
			t.Errorf("%q is closed by %q, want %q", src, got, want)
		}
	}
}

func TestSurplus(t *testing.T) {
	for src, want := range map[string]string{
		"|a|b|\n|-|-|\n|1|2|3|\n": "2|3", "|a|b|\n|-|-|\n|1|2|\n": "", "a|b\n-|-\n1|2|3 | 4\n": "2|3 | 4", "|a|b|\n|-|-|\n|1|2| |\n": "", "|a|b|\n|-|-|\n|1|2\\|3|\n": "",
		"|a|\n|-|\n|1|2|\n": "1|2", "x\n|a|\n|-|\n|1|\n|2|3|\n": "2|3",
	} {
		doc, _ := New(Syntax{}).Parse([]byte(src), nil)
		if got := surplusIn(doc, []byte(src)); got != want {
			t.Errorf("%q keeps %q, want %q", src, got, want)
		}
	}
}

// unclosedIn returns the fence of a block of code that is never closed.
func unclosedIn(n ast.Node, src []byte) string {
	code, ok := n.(*ast.FencedCodeBlock)
	if !ok {
		return fmt.Sprintf("no code but %s", n.Kind())
	}
	return Unclosed(code, src)
}

// surplusIn returns the last cell of the first row with too many.
func surplusIn(n ast.Node, src []byte) string {
	if n.Kind().String() == "TableRow" && IsSurplus(n) {
		seg := n.LastChild().Lines().At(0)
		return string(seg.Value(src))
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if s := surplusIn(c, src); s != "" {
			return s
		}
	}
	return ""
}
