package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "revolute/"

// TestImports keeps the table in doc.go: data goes one way. A package that the
// table does not list fails it too.
func TestImports(t *testing.T) {
	table := readTable(t)
	seen := map[string]bool{}
	walkGo(t, func(path, pkg string, imports []string) {
		if pkg == "main" {
			pkg = "main.go"
		}
		allowed, listed := table[pkg]
		if !listed {
			t.Errorf("%s: package %s is not in the table of internal/doc.go", path, pkg)
			return
		}
		seen[pkg] = true
		for _, imp := range imports {
			if !slices.Contains(allowed, imp) && !slices.Contains(allowed, "all") {
				t.Errorf("%s: %s may not import %s; the table of internal/doc.go allows %v", path, pkg, imp, allowed)
			}
		}
	})
	for pkg := range table {
		if !seen[pkg] {
			t.Errorf("internal/doc.go lists %s, which does not exist", pkg)
		}
	}
}

// readTable reads the table that stands indented in the package comment.
func readTable(t *testing.T) map[string][]string {
	src, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, src2, ok := strings.Cut(string(src), "imports_test.go keeps it.")
	if !ok {
		t.Fatal("doc.go: the table is missing")
	}
	table := map[string][]string{}
	for line := range strings.Lines(src2) {
		line, ok := strings.CutPrefix(line, "//\t")
		if fields := strings.Fields(line); ok && len(fields) > 1 {
			table[fields[0]] = fields[1:]
		}
	}
	if len(table) < 8 {
		t.Fatalf("doc.go: only %d packages in the table", len(table))
	}
	return table
}

// walkGo calls fn for every Go file that is not a test, with its package's name
// in the table and those that it imports of ours.
func walkGo(t *testing.T, fn func(path, pkg string, imports []string)) {
	walkFiles(t, parser.ImportsOnly, func(path string, file *ast.File) {
		var ours []string
		for _, imp := range file.Imports {
			name, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if rest, ok := strings.CutPrefix(name, module); ok {
				ours = append(ours, strings.TrimPrefix(rest, "internal/"))
			}
		}
		dir, err := filepath.Rel("..", filepath.Dir(path))
		if err != nil {
			t.Fatal(err)
		}
		if dir == "." {
			dir = "main"
		}
		fn(path, strings.TrimPrefix(filepath.ToSlash(dir), "internal/"), ours)
	})
}

// walkFiles parses every Go file that is not a test or a package comment.
func walkFiles(t *testing.T, mode parser.Mode, fn func(path string, file *ast.File)) {
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || len(d.Name()) > 2 && d.Name()[0] == '.'):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || filepath.Base(path) == "doc.go":
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, mode)
		if err != nil {
			return err
		}
		fn(path, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTopLevel keeps the top of the tree small: whoever comes anew knows where to go.
func TestTopLevel(t *testing.T) {
	want := []string{
		"README.md", "go.mod", "go.sum", "internal", "main.go", "slides", "theme",
		"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", // these may be missing
	}
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		built := e.Name() == "revolute" || e.Name() == "revolute.exe" // what `go build .` makes
		if !strings.HasPrefix(e.Name(), ".") && !built && !slices.Contains(want, e.Name()) {
			t.Errorf("%s stands at the top level; only %v do", e.Name(), want)
		}
	}
}
