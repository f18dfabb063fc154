package reference_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"revolute/internal/reference"
	"revolute/internal/typeset"
)

//go:generate go test -run ^Test(Guide|Manual)$ -update .

var update = flag.Bool("update", false, "write the guide's last chapter")

// TestGuide: the guide's last chapter is what the reference says.
func TestGuide(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		path := "../../slides/guide/7-reference." + lang + ".md"
		want := chapter(lang == "zh")
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is not what the reference says: go generate ./internal/reference", path)
		}
	}
}

// Columns of a table's two columns at 80x24, and rows of a slide, in lines.
const (
	formWidth  = 30
	meansWidth = 32
	slideLines = 13
)

// chapter writes the chapter in one language.
func chapter(chinese bool) string {
	in := func(en, zh string) string { return reference.Text{EN: en, ZH: zh}.In(chinese) }
	var b strings.Builder
	fmt.Fprintf(&b, "---\nsection: %s\n---\n\n<!-- layout: section -->\n\n# %s\n\n%s\n",
		in("Reference", "大全"), in("Reference", "大全"), in("Also in revolute help deck, theme, settings", "也在 revolute help deck、theme、settings 里"))
	for _, k := range reference.Kinds() {
		entries := reference.Of(k)
		pages := divide(entries)
		for i, page := range pages {
			title := k.Title().In(chinese)
			if len(pages) > 1 {
				title += fmt.Sprintf(" %d/%d", i+1, len(pages))
			}
			fmt.Fprintf(&b, "\n---\n\n# %s\n\n| %s | %s |\n|---|---|\n", title, in("Written", "写法"), in("Means", "意思"))
			for _, e := range page {
				fmt.Fprintf(&b, "| %s | %s |\n", code(e.Form), strings.ReplaceAll(e.Means.In(chinese), "|", `\|`))
			}
		}
	}
	return b.String()
}

// divide divides entries into as many slides as they need in both languages,
// evenly.
func divide(entries []reference.Entry) [][]reference.Entry {
	var lines []int
	total := 0
	for _, e := range entries {
		n := max(rows(e.Form, formWidth), rows(e.Means.EN, meansWidth), rows(e.Means.ZH, meansWidth))
		lines = append(lines, n)
		total += n
	}
	pages := (total + slideLines - 1) / slideLines
	for {
		out := [][]reference.Entry{nil}
		used, most := 0, (total+pages-1)/pages
		fits := true
		for i, e := range entries {
			if used > 0 && used+lines[i] > most+1 && len(out) < pages {
				out, used = append(out, nil), 0
			}
			out[len(out)-1] = append(out[len(out)-1], e)
			used += lines[i]
			fits = fits && used <= slideLines
		}
		if fits {
			return out
		}
		pages++
	}
}

func rows(s string, width int) int { return len(typeset.Narrow.Lines(nil, s, width)) }

// code returns s as code in a cell of a table.
func code(s string) string {
	fence, s := "`", strings.ReplaceAll(s, "|", `\|`)
	if strings.Contains(s, fence) {
		fence, s = "````", " "+s+" "
	}
	return fence + s + fence
}
