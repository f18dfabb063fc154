package yamlfile_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"revolute/internal/problem"
	"revolute/internal/yamlfile"
)

// shape is a made-up file that has a key of every type.
type shape struct {
	text, way string
	count     int
	share     float64
	on        bool
	wait      time.Duration
	list      []string
	inner     struct{ count int }
}

func read(src string) (s shape, err error) {
	root, err := yamlfile.Parse("f.yaml", 0, []byte(src))
	if err != nil {
		return s, err
	}
	return s, root.Fields(
		yamlfile.Key("text", yamlfile.Text(&s.text)),
		yamlfile.Key("way", yamlfile.OneOf(&s.way, "left", "right", "center")),
		yamlfile.Key("count", yamlfile.Int(&s.count, 1, 80)),
		yamlfile.Key("share", yamlfile.Float(&s.share, 0, 1)),
		yamlfile.Key("on", yamlfile.Bool(&s.on)),
		yamlfile.Key("wait", yamlfile.Duration(&s.wait, time.Minute)),
		yamlfile.Key("list", func(n *yamlfile.Node) error {
			entries, err := n.Entries("word", 1, 3)
			for _, e := range entries {
				s.list = append(s.list, e.Value)
			}
			return err
		}),
		yamlfile.Key("inner", func(n *yamlfile.Node) error {
			return n.Fields(yamlfile.Field{Key: "count", Read: yamlfile.Int(&s.inner.count, 1, 80)})
		}),
	)
}

func TestValues(t *testing.T) {
	for _, tt := range []struct{ src, want, why string }{
		{"", "", "an empty file says nothing"},
		{"# only a comment\n", "", "neither does a comment"},
		{"text: 12", "text=12", "a text may look like a number"},
		{"text: '否'", "text=否", "quotes are not part of it"},
		{"text: |\n  a\n  b\n", "text=a\nb\n", "lines are kept"},
		{"count: 80", "count=80", "the highest is allowed"},
		{"count: 1", "count=1", "and the lowest"},
		{"share: .5", "share=0.5", "a number"},
		{"on: yes", "on=true", "as YAML 1.1 has it"},
		{"wait: 1.5", "wait=1.5s", "seconds"},
		{"wait: 500ms", "wait=500ms", "Go's notation"},
		{"way: right", "way=right", "a word"},
		{"list: [a, b]", "list=[a b]", "a list on one line"},
		{"count:\ntext: a", "text=a", "a value that is left out is as if its key was"},
		{"count: ~", "", "null, too"},
		{"text: &t hello\nlist: [*t, *t]", "text=hello list=[hello hello]", "aliases are followed"},
		{"text: &t a\nway: left\ninner: {count: 3}", "text=a way=left inner=3", "keys within keys"},
		{"inner: &i {count: 5}\n<<: {text: x, inner: 1}", "text=x inner=5", "own keys go before merged ones"},
		{"\ufefftext: a", "text=a", "a mark of the byte order is passed over"},
		{`{"text": "a", "count": 2}`, "text=a count=2", "JSON is YAML"},
	} {
		s, err := read(tt.src)
		if err != nil {
			t.Errorf("%q: %v: %s", tt.src, err, tt.why)
			continue
		}
		if got := s.String(); got != tt.want {
			t.Errorf("%q is %q, want %q: %s", tt.src, got, tt.want, tt.why)
		}
	}
}

// String returns what was set, so that a row of a test can say it.
func (s shape) String() string {
	var all []string
	add := func(set bool, name string, v any) {
		if set {
			all = append(all, fmt.Sprintf("%s=%v", name, v))
		}
	}
	add(s.text != "", "text", s.text)
	add(s.way != "", "way", s.way)
	add(s.count != 0, "count", s.count)
	add(s.share != 0, "share", s.share)
	add(s.on, "on", s.on)
	add(s.wait != 0, "wait", s.wait)
	add(s.list != nil, "list", s.list)
	add(s.inner.count != 0, "inner", s.inner.count)
	return strings.Join(all, " ")
}

func TestFaults(t *testing.T) {
	for _, tt := range []struct{ src, want, hint, why string }{
		{"text: a\ncuont: 2", `f.yaml:2: unknown key "cuont"`, "did you mean count?", "a near miss"},
		{"Count: 2", `f.yaml:1: unknown key "Count"`, "did you mean count?", "keys are in lower case"},
		{"colour: 2", `f.yaml:1: unknown key "colour"`, "there are text, way, count,", "no near miss"},
		{"count: 81", "f.yaml:1: count is 81: want 1 to 80", "", "beyond the range"},
		{"\n\ncount: many", `f.yaml:3: count is "many": want 1 to 80`, "", "no number"},
		{"count: [1]", "f.yaml:1: count is a list: want 1 to 80", "", "another kind"},
		{"share: .nan", `f.yaml:1: share is ".nan": want 0 to 1`, "", "NaN is in no range"},
		{"on: maybe", `f.yaml:1: on is "maybe": want true or false`, "", "neither"},
		{"wait: 2h", `f.yaml:1: wait is "2h": want a time such as 1.4s or 500ms, at most 1m0s`, "", "too long"},
		{"wait: 1e300", `f.yaml:1: wait is "1e300": want`, "", "no time holds it"},
		{"way: lefd", `f.yaml:1: way is "lefd": want left, right or center`, "did you mean left?", "a word with a near miss"},
		{"text: {a: 1}", "f.yaml:1: text is keys and values: want text", "", "no scalar"},
		{"list: a", `f.yaml:1: list is "a": want a list of 1 to 3 words`, "after a dash", "no list"},
		{"list: [a, b, c, d]", "f.yaml:1: 4 words: want 1 to 3", "", "too many"},
		{"inner: 3", "f.yaml:1: inner is 3: want keys and values", "key: value", "no map"},
		{"inner:\n  cont: 3", `f.yaml:2: unknown key "cont"`, "did you mean count?", "a line within"},
		{"- a", "f.yaml:1: a list: want keys and values", "key: value", "the root is no map"},
		{"count: 1\ntext: x\ncount: 2", "f.yaml:3: count stands on line 1 already", "", "twice"},
		{"count: " + strings.Repeat("9", 60), "want 1 to 80", "", "a long value is shortened"},

		{"text: Go: why", `f.yaml:1: a value with ": " in it needs quotes`, `title: "Go: why"`, "a colon within"},
		{"text: a\n\tcount: 1", "f.yaml:2: a tab indents this line", "spaces", "within a value"},
		{"list:\n\t- a", "f.yaml:2: a tab indents this line", "spaces", "before an entry"},
		{"text: \"a\ncount: 2\n", "f.yaml:1: this quote is never closed", `end it with "`, "the line where it begins"},
		{"text: 'a", "f.yaml:1: this quote is never closed", "end it with '", "single quotes"},
		{"list: [a, b\ncount: 2", "f.yaml:1: this list is never closed", "end it with ]", "the line where it begins"},
		{"text: a\nlist: [\n", "f.yaml:2: this list is never closed", "end it with ]", "nothing in it"},
		{"inner: {count: 1\ntext: a", "f.yaml:1: these keys and values are never closed", "end them with }", "braces"},
		{"text: @home", "f.yaml:1: a value that starts with @ needs quotes", `"@…"`, "a sign that YAML keeps for itself"},
		{"text: `code`", "f.yaml:1: a value that starts with ` needs quotes", "", "another one"},
		{"count: 1\n  text: a", "f.yaml:2: this key is indented unlike those above it", "same column", "indented"},
		{"list:\n  - a\n count: 1", "f.yaml:3: this line is indented unlike those above it", "same column", "indented less"},
		{"count: 1\ntext\nway: left", "f.yaml:2: this line has no colon", "key: value", "a key alone"},
		{"text: *name", "f.yaml:1: unknown anchor 'name' referenced", "quotes", "no such anchor"},
		{"inner: &i\n  count: *i", "f.yaml:2: *i stands within what it names", "", "a circle"},
		{"text: a\x00b", "f.yaml:1: control characters are not allowed", "", "a position without a line"},
		{"text: a\n# b\ntext: \xff", "f.yaml:3: invalid leading UTF-8 octet", "", "no UTF-8"},
		{"<<: 3", "f.yaml:1: << is not followed by keys and values", "", "nothing to merge"},
	} {
		_, err := read(tt.src)
		if err == nil {
			t.Errorf("%q: no error, want %q: %s", tt.src, tt.want, tt.why)
			continue
		}
		p := problem.From(err)
		if !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %q, want %q: %s", tt.src, err, tt.want, tt.why)
		}
		if !strings.Contains(p.Hint, tt.hint) || p.Column < 1 {
			t.Errorf("%q: hint %q, want %q, column %d: %s", tt.src, p.Hint, tt.hint, p.Column, tt.why)
		}
	}
}

// TestAllFaults: a file is read to its end, so that all its faults are told at once.
func TestAllFaults(t *testing.T) {
	s, err := read("cuont: 1\nshare: 7\ninner:\n  count: 99\n  text: 1\ntext: kept\n")
	want := []string{`f.yaml:1: unknown key "cuont"`, "f.yaml:2: share is 7: want 0 to 1", "f.yaml:4: count is 99: want 1 to 80", `f.yaml:5: unknown key "text"`}
	if got := strings.Split(err.Error(), "\n"); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
	if s.text != "kept" {
		t.Error("what is right behind a fault is not read")
	}
}

// TestAbove: what stands within another file has that file's lines.
func TestAbove(t *testing.T) {
	root, err := yamlfile.Parse("talk.md", 4, []byte("a: 1\nb: 2\n"))
	if err != nil || root.Get("b").Line != 6 {
		t.Errorf("b stands on line %d of the file, want 6 (%v)", root.Get("b").Line, err)
	}
	if _, err = yamlfile.Parse("talk.md", 4, []byte("a: 1\nb: [")); err == nil || !strings.HasPrefix(err.Error(), "talk.md:6:") {
		t.Errorf("%v, want a problem of line 6", err)
	}
}

// TestBombs: a few lines must not become more than a machine can hold, nor more
// calls than a stack has room for.
func TestBombs(t *testing.T) {
	var laughs strings.Builder
	laughs.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 12; i++ {
		laughs.WriteString(fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", ")))
	}
	for _, src := range []string{laughs.String(), strings.Repeat("[", 1<<20), strings.Repeat("- ", 1<<20), strings.Repeat("{a: ", 1<<18)} {
		if _, err := yamlfile.Parse("f.yaml", 0, []byte(src)); err == nil {
			t.Errorf("%.40q… is read", src)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"a: 1", "a: &x [*x]", "<<: {a: 1}", "a: \"b", "\t- a", "? [a]\n: b", "%YAML 1.1\n---\na: 1", "a: !!binary x", "a: @b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		root, err := yamlfile.Parse("f.yaml", 3, []byte(src))
		lines := strings.Count(src, "\n") + strings.Count(src, "\r") + strings.Count(src, "\u2028") + strings.Count(src, "\u2029") + strings.Count(src, "\u0085") + 1
		if err != nil {
			var p *problem.Problem
			if !errors.As(err, &p) || p.File != "f.yaml" || p.Line < 4 || p.Line > 3+lines || p.Text == "" {
				t.Fatalf("%q: %#v", src, p)
			}
			return
		}
		if root.Line < 4 || root.Line > 3+lines {
			t.Fatalf("%q: the root stands on line %d", src, root.Line)
		}
		_, _ = read(src)
	})
}

// TestFormat: what is written is read back as it was.
func TestFormat(t *testing.T) {
	for _, value := range []string{"", "a", "true", "12", "null", "~", "a: b", "#x", "- a", "@x", "?", ":2222", "1m0s", "中文 mixed", "two\nlines", " edge ", "\t", `"`, "'", "[a", "\u2028"} {
		root, err := yamlfile.Parse("f.yaml", 0, []byte(yamlfile.Format("key", value)))
		if err != nil {
			t.Errorf("%q: %v", value, err)
			continue
		}
		if n := root.Get("key"); n == nil || n.Kind != yamlfile.Scalar || n.Value != value {
			t.Errorf("%q is written as %q", value, yamlfile.Format("key", value))
		}
	}
	const want = "list: [a, '?', ',', \"1\"]\nmap:\n  a: b\n  \"y\": \"\"\ndark: true\nshare: 0.5\n"
	got := yamlfile.Format("list", []string{"a", "?", ",", "1"}) + yamlfile.Format("map", map[string]string{"y": "", "a": "b"}) +
		yamlfile.Format("dark", true) + yamlfile.Format("share", 0.5)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
