package page

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestPrint: what is printed holds everything: what is taller than a sheet goes
// on on the next, what is wider is broken, and each slide begins a sheet.
func TestPrint(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("no pdftotext here")
	}
	var src strings.Builder
	var words []string
	add := func(before, word, after string) {
		words = append(words, word)
		src.WriteString(before + word + after)
	}
	src.WriteString("# Tall\n\n")
	for i := range 60 {
		add("- ", "line"+letters(i), "\n")
	}
	src.WriteString("\n---\n\n# Code\n\n```py\n")
	for i := range 70 {
		add("", "code"+letters(i), " = 1\n")
	}
	src.WriteString("```\n\n---\n\n# Wide code\n\n```\n")
	for i := range 90 {
		add("", "wide"+letters(i), " ")
	}
	src.WriteString("\n```\n\n---\n\n# Table\n\n|")
	for i := range 30 {
		add("", "h"+letters(i), "|")
	}
	src.WriteString("\n|" + strings.Repeat("-|", 30) + "\n|")
	for i := range 30 {
		add("", "c"+letters(i), "|")
	}
	src.WriteString("\n\n---\n\n# Steps\n\n- ")
	add("", "first", "\n\n<!-- pause -->\n\n- ")
	add("", "second", "\n")
	b := open(t, serve(t, pageOf(t, parsed(t, src.String()), Options{})), 1280, 720)
	var pdf []byte
	b.run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		pdf, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).WithPrintBackground(true).Do(ctx)
		return err
	}))
	file := filepath.Join(t.TempDir(), "print.pdf")
	if err := os.WriteFile(file, pdf, 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-raw", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(string(out)), "")
	for _, w := range words {
		if !strings.Contains(got, w) {
			t.Errorf("%q is not printed", w)
		}
	}
}

// letters is a number in letters, so that none is the beginning of another.
func letters(i int) string { return string(rune('a'+i/26)) + string(rune('a'+i%26)) + "x" }
