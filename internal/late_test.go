package internal

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestPutOff holds that no package can be used before it is initialized: those
// that internal/late puts off are imported by each other, by packages that only
// refer to their types, and by ours that call the function which initializes them.
func TestPutOff(t *testing.T) {
	const (
		chroma     = "github.com/alecthomas/chroma/v2/"
		bluemonday = "github.com/microcosm-cc/bluemonday"
		ansi       = "charm.land/glamour/v2/ansi" // its renderer; all that we use is types, see TestGlamourTypes
	)
	allowed := map[string][]string{
		chroma + "lexers":                         {chroma + "quick", "revolute/internal/lexer"},
		chroma + "styles":                         {chroma + "quick", ansi},
		chroma + "formatters":                     {chroma + "quick"},
		chroma + "quick":                          {ansi},
		bluemonday:                                {ansi, "revolute/internal/export"},
		bluemonday + "/css":                       {bluemonday},
		"github.com/aymerick/douceur/parser":      {bluemonday},
		"github.com/aymerick/douceur/css":         {bluemonday, "github.com/aymerick/douceur/parser"},
		"github.com/gorilla/css/scanner":          {"github.com/aymerick/douceur/parser"},
		"charm.land/glamour/v2/internal/autolink": {ansi},
		ansi: {"revolute/theme", "revolute/internal/layout"},
	}
	seen := map[string]bool{}
	for _, p := range dependencies(t) {
		for _, imp := range p.Imports {
			importers, putOff := allowed[imp]
			if !putOff {
				continue
			}
			seen[imp] = true
			if !slices.Contains(importers, p.ImportPath) {
				t.Errorf("%s imports %s, which internal/late puts off: call its function first, and list it here", p.ImportPath, imp)
			}
			if imp == bluemonday && strings.HasPrefix(p.ImportPath, "revolute/") && !slices.Contains(p.Imports, "revolute/internal/late") {
				t.Errorf("%s uses %s and does not call late.Sanitizer", p.ImportPath, imp)
			}
		}
	}
	for name := range allowed {
		if !seen[name] {
			t.Errorf("nothing imports %s any more", name)
		}
	}
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

// dependencies returns the packages that the program is made of.
func dependencies(t *testing.T) []goPackage {
	c := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports", "revolute")
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// TestGlamourTypes holds that of Glamour's renderer the program uses types alone:
// its functions need what internal/late puts off.
func TestGlamourTypes(t *testing.T) {
	isType := map[string]bool{
		"StyleConfig": true, "StyleBlock": true, "StylePrimitive": true, "StyleTask": true, "StyleCodeBlock": true,
		"StyleList": true, "StyleTable": true, "Chroma": true,
	}
	files := 0
	walkFiles(t, parser.SkipObjectResolution, func(path string, file *ast.File) {
		for _, imp := range file.Imports {
			if strings.Contains(imp.Path.Value, "charm.land/glamour") && imp.Path.Value != `"charm.land/glamour/v2/ansi"` {
				t.Errorf("%s imports %s, whose packages internal/late puts off", path, imp.Path.Value)
			}
		}
		if !slices.ContainsFunc(file.Imports, func(imp *ast.ImportSpec) bool {
			return imp.Path.Value == `"charm.land/glamour/v2/ansi"` && imp.Name == nil
		}) {
			return
		}
		files++
		ast.Inspect(file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "ansi" && !isType[sel.Sel.Name] {
				t.Errorf("%s: ansi.%s needs late.Renderer", path, sel.Sel.Name)
			}
			return true
		})
	})
	if files == 0 {
		t.Error("nothing imports Glamour's types")
	}
}
