package page

import (
	"bytes"
	"flag"
	"html/template"
	"os"
	"testing"

	"revolute/internal/markup/compile"
)

var update = flag.Bool("update", false, "write page_html.go")

// TestTemplate keeps page_html.go, which is page.html compiled.
func TestTemplate(t *testing.T) {
	const name = "page_html.go"
	want, err := compile.Go("page", "!uncompiled", compile.Function{Name: "writeDocument", Template: template.Must(template.ParseFiles("page.html")), Data: &document{}})
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(name, want, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what page.html makes it (%v): go generate ./internal/export/page", name, err)
	}
}
