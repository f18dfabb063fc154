package pptx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/export/font"
	"revolute/slides"
	"revolute/theme"
)

// parts writes a deck and returns the parts of its file by name.
func parts(t *testing.T, d *deck.Deck, lang string) map[string]string {
	t.Helper()
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, d, Options{Lang: lang, Look: th.For(theme.Viewer{Profile: colorprofile.TrueColor}), Font: &font.Font{}, To: d.Len() - 1}); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(raw)
	}
	return all
}

// TestBuiltin: every part is XML, every relation leads to a part, every part has
// a type, and the words of the deck are there.
func TestBuiltin(t *testing.T) {
	d, err := deck.OpenFS(slides.FS, "atol", "atol")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range d.Languages {
		all := parts(t, d, lang)
		var text strings.Builder
		for name, body := range all {
			if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
				continue
			}
			for x := xml.NewDecoder(strings.NewReader(body)); ; {
				if _, err := x.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
			}
			if strings.HasPrefix(name, "ppt/slides/slide") {
				text.WriteString(body)
			}
			if strings.HasSuffix(name, ".rels") {
				var rels struct {
					Relationship []struct {
						Target, TargetMode string `xml:",attr"`
					}
				}
				if err := xml.Unmarshal([]byte(body), &rels); err != nil {
					t.Fatal(err)
				}
				for _, r := range rels.Relationship {
					to := path.Join(path.Dir(path.Dir(name)), r.Target)
					if _, ok := all[to]; r.TargetMode != "External" && !ok {
						t.Errorf("%s leads to %s, which is not there", name, to)
					}
				}
			} else if name != "[Content_Types].xml" && !strings.Contains(all["[Content_Types].xml"], `PartName="/`+name+`"`) {
				t.Errorf("%s has no type", name)
			}
		}
		for i := range d.Len() {
			if title := d.Slide(i, lang).Title(); title != "" && !strings.Contains(text.String(), escape(title)) {
				t.Errorf("the title %q is missing", title)
			}
		}
	}
}

// TestHostile: what XML has not, and what would be markup, stays text.
func TestHostile(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("# <a:t>&\"'\n\n- ]]> </a:t>\n\n[x](javascript:alert) [y](https://a.b/?c=\"&d)\n\n<!-- note & <b> -->\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range parts(t, d, "") {
		if strings.Contains(body, "javascript:") {
			t.Errorf("%s: an address that runs", name)
		}
		if strings.HasSuffix(name, ".xml") {
			if err := xml.Unmarshal([]byte(body), new(struct{})); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
