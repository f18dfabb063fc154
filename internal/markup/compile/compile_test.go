package compile

import (
	"html/template"
	"strings"
	"testing"
)

// data is what the templates of the tests see.
type data struct {
	Word  string
	Count int
	On    bool
	Parts []data
	Next  *data
	Table map[string]string
	Any   any
	Safe  template.HTML
}

// Twice is a method.
func (d data) Twice() string { return d.Word + d.Word }

// With takes an argument.
func (d data) With(s string) string { return s }

// TestGo: what is known becomes code of typed Go.
func TestGo(t *testing.T) {
	for _, tt := range []struct{ source, want, why string }{
		{`<p>{{.Word}}</p>`, "w.Text(dot.Word)", "a field"},
		{`<p>{{.Twice}}</p>`, "w.Text(dot.Twice())", "a method"},
		{`<p>{{.Next.Word}}</p>`, "w.Text(dot.Next.Word)", "a field of a field"},
		{`<p>{{.Count}}</p>`, "w.Int(int64(dot.Count))", "a number"},
		{`<p>{{.Safe}}</p>`, "w.Raw(string(dot.Safe))", "what html/template trusts"},
		{`<a href="{{.Word}}">`, "w.URL(dot.Word)", "an address"},
		{`{{if .On}}a{{else}}b{{end}}`, "if dot.On {", "a condition"},
		{`{{if not .Parts}}a{{end}}`, "if !(len(dot.Parts) > 0) {", "a slice that is empty"},
		{`{{if eq .Count 2}}a{{end}}`, "if dot.Count == 2 {", "a comparison"},
		{`{{with .Next}}{{.Word}}{{end}}`, "if v1 := dot.Next; v1 != nil {", "a pointer that is not nil"},
		{`{{range .Parts}}{{.Word}}{{end}}`, "for _, v1 := range dot.Parts {", "a loop"},
		{`{{define "x"}}{{.Word}}{{end}}{{template "x" .}}{{template "x" .}}`, "func writeX(w markup.Writer, dot data) {", "a template that is called twice"},
		{`{{define "x"}}{{.Word}}{{end}}{{template "x" .Next}}`, "v1 := dot.Next\n", "one that is called once stands there"},
	} {
		src, err := Go("compile", "!x", Function{"writeIt", template.Must(template.New("t").Parse(tt.source)), data{}})
		if err != nil || !strings.Contains(string(src), tt.want) {
			t.Errorf("%s: no %q: %s (%v)\n%s", tt.source, tt.want, tt.why, err, src)
		}
	}
}

// TestRefused: what is not known is an error, not other HTML.
func TestRefused(t *testing.T) {
	for _, tt := range []struct{ source, why string }{
		{`{{$x := .Word}}{{$x}}`, "a variable"},
		{`{{.Word | printf "%s"}}`, "a pipeline"},
		{`{{printf "%s" .Word}}`, "a function"},
		{`{{.With "a"}}`, "an argument"},
		{`{{.Nothing}}`, "no such field"},
		{`{{range .Table}}a{{end}}`, "a map"},
		{`{{range .Parts}}a{{else}}b{{end}}`, "a loop with an else"},
		{`{{if .Any}}a{{end}}`, "a condition of no known type"},
		{`<p>{{.Any}}</p>`, "a value of no known type"},
		{`<script>f({{.Word}})</script>`, "text within a script"},
		{`<p style="color: {{.Word}}">`, "text within a style"},
		{`<p title="{{.Safe}}">`, "HTML within an attribute"},
		{`<p {{.Word}}>`, "text as an attribute"},
		{`{{define "x"}}{{.}}{{end}}{{template "x" .Word}}{{template "x" .Next}}`, "one template of two types"},
	} {
		if src, err := Go("compile", "!x", Function{"writeIt", template.Must(template.New("t").Parse(tt.source)), data{}}); err == nil {
			t.Errorf("%s is not refused: %s\n%s", tt.source, tt.why, src)
		}
	}
}
