package markup

import (
	"bytes"
	"html/template"
	"math/rand/v2"
	"testing"
)

// TestEscapers: each escaper writes what html/template writes in such a place, for
// every byte and for random bytes.
func TestEscapers(t *testing.T) {
	texts := []string{"", "a:b", "http:x", "HTTPS://a", "mailto:x", "javascript:x", "java/script:x", "%", "%4", "%4g", "%4G%aF", "中文 '\"", "\u2028\xff\xfe"}
	for b := range 256 {
		texts = append(texts, "a"+string([]byte{byte(b)})+"b")
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		raw := make([]byte, r.IntN(20))
		for i := range raw {
			raw[i] = "ab:/%4Fg<>&\"'+ \x00é中?#="[r.IntN(24)]
		}
		texts = append(texts, string(raw))
	}
	for _, tt := range []struct {
		source string
		write  func(w Writer, s string)
		trust  bool
	}{
		{"<p>{{.}}</p>", Writer.Text, false},
		{`<p title="{{.}}">`, Writer.Text, false},
		{"<title>{{.}}</title>", Writer.Text, false},
		{`<a href="{{.}}">`, Writer.URL, false},
		{`<a href="#{{.}}">`, Writer.URLPart, false},
		{`<img src="{{.}}">`, Writer.TrustedURL, true},
	} {
		source := template.Must(template.New("").Parse(tt.source))
		before, after, _ := bytes.Cut([]byte(tt.source), []byte("{{.}}"))
		for _, s := range texts {
			var data any = s
			if tt.trust {
				data = template.URL(s)
			}
			var want, got bytes.Buffer
			if err := source.Execute(&want, data); err != nil {
				t.Fatal(err)
			}
			w := NewWriter(&got)
			w.Raw(string(before))
			tt.write(w, s)
			w.Raw(string(after))
			if err := w.Flush(); err != nil {
				t.Fatal(err)
			}
			if got.String() != want.String() {
				t.Errorf("%s of %q writes %s, want %s", tt.source, s, &got, &want)
			}
		}
	}
}
