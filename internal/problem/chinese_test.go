package problem

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestInChinese(t *testing.T) {
	later := Errorf("a.md", 1, "unknown key %q", "titel")
	later.Text += "!"
	for _, tt := range []struct {
		p               *Problem
		text, hint, why string
	}{
		{Errorf("a.md", 2, "unknown key %q", "titel").DidYouMean("title", ""), `没有 "titel" 这个键`, "是不是 title？", "a format and a hint"},
		{Errorf("", 0, "%s is %s: want %s", "count", "81", "1 to 80"), "count 是 81，应为 1 到 80", "", "a range"},
		{Errorf("", 0, "%s is %s: want %s", "way", `"up"`, "left, center or right"), `way 是 "up"，应为 left, center 或 right`, "", "a choice"},
		{Errorf("", 0, "%s is %s: want %s", "on", "3", "true or false"), "on 是 3，应为true 或 false", "", "a phrase"},
		{Errorf("", 0, "slide is %s taller than %s%s", "3 rows", "80x24", ""), "这一页比 80x24 高 3 行", "", "another order"},
		{Errorf("", 0, "no such thing as %s", "x").WithHint("there are a, b"), "no such thing as x", "有 a, b", "what the table does not have stays"},
		{later, `unknown key "titel"!`, "", "what was changed later stays"},
		{&Problem{Text: "this comment is never closed", Hint: "end it with -->"}, "注释没有结束", "用 --> 结束", "made without a format"},
	} {
		if got := tt.p.InChinese(); got.Text != tt.text || got.Hint != tt.hint {
			t.Errorf("%q, %q in Chinese: %q, %q, want %q, %q: %s", tt.p.Text, tt.p.Hint, got.Text, got.Hint, tt.text, tt.hint, tt.why)
		}
	}
	if got := Warningf("稿.md", 3, "the deck has no slide").ReportInChinese(); got != "稿.md:3: 警告：文稿里没有一页\n" {
		t.Errorf("report %q", got)
	}
}

var verbs = regexp.MustCompile(`%(\[\d\])?[-+.0-9]*[a-z%]`)

// TestChineseVerbs: a message takes in Chinese what it takes in English.
func TestChineseVerbs(t *testing.T) {
	for _, table := range []map[string]string{chineseGeneral(), chineseDeck()} {
		for en, zh := range table {
			want, got := verbs.FindAllString(en, -1), verbs.FindAllString(zh, -1)
			if strings.Contains(zh, "%[") {
				for i := range got {
					got[i] = regexp.MustCompile(`\[\d\]`).ReplaceAllString(got[i], "")
				}
				slices.Sort(want)
				slices.Sort(got)
			}
			if len(want) != len(got) || !slices.Equal(want, got) && strings.Contains(zh, "%[") {
				t.Errorf("%q takes %v, in Chinese %q %v", en, want, zh, got)
			}
		}
	}
}

// TestChineseIsThere: nearly every message of the program is in the tables. A few
// may be missing, so that no change of words has to wait for a translation.
func TestChineseIsThere(t *testing.T) {
	all, missing := 0, []string{}
	for _, s := range messages(t) {
		all++
		if _, ok := lookup(s); !ok && strings.Trim(verbs.ReplaceAllString(s, ""), ":;, #-()") != "" {
			missing = append(missing, s)
		}
	}
	if all < 200 || len(missing) > all/10 {
		t.Errorf("%d of %d messages are not in Chinese:\n%s", len(missing), all, strings.Join(missing, "\n"))
	}
}

// messages returns the formats of problems and the texts of hints in the program.
func messages(t *testing.T) (all []string) {
	makers := []string{"Errorf", "Warningf", "Usagef", "warnf", "errorf", "fail", "Hintf", "WithHint", "DidYouMean", "Want"}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "bench" || strings.HasSuffix(d.Name(), "test") || len(d.Name()) > 2 && d.Name()[0] == '.'):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			name := ""
			switch fn := call.Fun.(type) {
			case *ast.Ident:
				name = fn.Name
			case *ast.SelectorExpr:
				if x, ok := fn.X.(*ast.Ident); ok && x.Name == "fmt" {
					return true
				}
				name = fn.Sel.Name
			}
			for _, arg := range call.Args {
				if s := literal(arg); slices.Contains(makers, name) && strings.Contains(s, " ") && !slices.Contains(all, s) {
					all = append(all, s)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// literal returns the text of a string literal, or of several that are added.
func literal(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			s, _ := strconv.Unquote(e.Value)
			return s
		}
	case *ast.BinaryExpr:
		if a, b := literal(e.X), literal(e.Y); a != "" && b != "" {
			return a + b
		}
	}
	return ""
}
