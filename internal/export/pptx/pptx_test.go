package pptx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/export/font"
	"revolute/slides"
	"revolute/theme"
)

// parts writes a deck and returns the parts of its file by name.
func parts(t *testing.T, d *deck.Deck, lang string) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, Options{Lang: lang, Look: atolLook(t), Font: &font.Font{}, To: d.Len() - 1}); err != nil {
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
		words := unspaced(regexp.MustCompile("<[^>]*>").ReplaceAllString(text.String(), ""))
		for i := range d.Len() {
			if title := d.Slide(i, lang).Title(); !strings.Contains(words, unspaced(escape(title))) {
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

// TestLibreOffice: LibreOffice opens the slides: titles and text are text, tables
// are tables, pictures are pictures, and notes are notes.
func TestLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	dir := t.TempDir()
	convert := func(d *deck.Deck, lang, kind string) string {
		var b bytes.Buffer
		look := atolLook(t)
		if err := Write(&b, d, Options{Lang: lang, Look: look, Font: &font.Font{}, To: d.Len() - 1}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "talk.pptx"), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		c := exec.CommandContext(ctx, soffice, "--headless", "-env:UserInstallation=file://"+dir+"/profile", "--convert-to", kind, "--outdir", dir, filepath.Join(dir, "talk.pptx"))
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v\n%s", err, out)
		}
		raw, err := os.ReadFile(filepath.Join(dir, "talk."+kind))
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	d, err := deck.Parse("t.md", []byte("# 标题 *one*\n\n- 第一条 **bold**\n\n| 列 | B |\n|---|---|\n| 格 | 2 |\n\n<!-- 这是备注 -->\n\n---\n\n# two\n\n```bar\na: 1\nb: 2\n```\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := convert(d, "", "fodp")
	for _, want := range []struct{ text, why string }{
		{"presentation:class=\"title\"", "a title is a title"},
		{"第一条 ", "text is text"},
		{"<table:table-cell", "a table is a table"},
		{"<draw:image", "a drawing is a picture"},
		{"这是备注", "notes are there"},
		{"presentation:class=\"notes\"", "and they are notes"},
	} {
		if !strings.Contains(got, want.text) {
			t.Errorf("no %q in what LibreOffice reads: %s", want.text, want.why)
		}
	}
	if n := strings.Count(got, "<draw:page "); n != 2 {
		t.Errorf("LibreOffice reads %d slides, want 2", n)
	}
	atol, err := deck.OpenFS(slides.FS, "atol", "atol")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(convert(atol, "zh", "fodp"), "<draw:page "); n != atol.Len() {
		t.Errorf("LibreOffice reads %d slides, want %d", n, atol.Len())
	}
}

// unspaced returns s without its spaces.
func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }

// atolLook returns the built-in theme, light.
func atolLook(t *testing.T) *theme.Look {
	t.Helper()
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	return th.For(theme.Viewer{Profile: colorprofile.TrueColor})
}
