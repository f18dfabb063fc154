package web

import (
	"bytes"
	"flag"
	"html/template"
	"os"
	"testing"

	"revolute/internal/markup"
	"revolute/internal/markup/compile"
)

var update = flag.Bool("update", false, "write pages.go")

// TestTemplates keeps pages.go, which is list.html and drive.html compiled.
func TestTemplates(t *testing.T) {
	const name = "pages.go"
	want, err := compile.Go("web", "!uncompiled",
		compile.Function{Name: "writeList", Template: template.Must(template.ParseFiles("list.html")), Data: listPage{}},
		compile.Function{Name: "writeDrive", Template: template.Must(template.ParseFiles("drive.html")), Data: drivePage{}})
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(name, want, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what the templates make it (%v): go generate ./internal/web", name, err)
	}
	for _, text := range []string{"", "演讲", `"><script>x</script>`, "' onload='x", "javascript:x", "a%zz:\x00", "\u2028\xff"} {
		list := listPage{"a{}", text, text, []card{{text, text, text, text, text, text, text}, {}}}
		drive := drivePage{"a{}", "x()", text, driveWords{text, text, text, text, text, text, text, text, text}, text != ""}
		for source, write := range map[string]func(markup.Writer){"list.html": func(w markup.Writer) { writeList(w, list) }, "drive.html": func(w markup.Writer) { writeDrive(w, drive) }} {
			data := map[string]any{"list.html": list, "drive.html": drive}[source]
			var want, got bytes.Buffer
			if err := template.Must(template.ParseFiles(source)).Execute(&want, data); err != nil {
				t.Fatal(err)
			}
			out := markup.NewWriter(&got)
			write(out)
			if err := out.Flush(); err != nil {
				t.Fatal(err)
			}
			if got.String() != want.String() {
				t.Errorf("%s of %q writes\n%s\nwant\n%s", source, text, &got, &want)
			}
		}
	}
}
