package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestReading: the way from main to the first slide's bytes, as doc.go has it, is one
// of at most ten files, whose functions are there, and each is called by one before.
func TestReading(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^//  (\d+)\. (\S+\.go): ([\w, ]+)\.`)
	called := []string{"main"} // by the functions so far
	steps := line.FindAllStringSubmatch(string(doc), -1)
	if len(steps) < 5 || len(steps) > 10 {
		t.Errorf("the list has %d files", len(steps))
	}
	for _, step := range steps {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", step[2]), nil, 0)
		if err != nil {
			t.Errorf("%s. %v", step[1], err)
			continue
		}
		for name := range strings.SplitSeq(step[3], ", ") {
			found := false
			for _, d := range file.Decls {
				f, ok := d.(*ast.FuncDecl)
				if !ok || f.Name.Name != name {
					continue
				}
				found = true
				if !slices.Contains(called, name) {
					t.Errorf("%s. %s: %s is not called by those before it", step[1], step[2], name)
				}
				ast.Inspect(f, func(n ast.Node) bool {
					if id, ok := n.(*ast.Ident); ok && id != f.Name {
						called = append(called, id.Name)
					}
					return true
				})
			}
			if !found {
				t.Errorf("%s. %s has no function %s", step[1], step[2], name)
			}
		}
	}
}
