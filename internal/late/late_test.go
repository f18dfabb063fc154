package late_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"charm.land/glamour/v2/ansi"
	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"revolute/internal/late"
)

var hostile = []string{
	`<p style="color: red; background: url(javascript:alert(1))" onclick=x>文字 <b>粗</b></p>`,
	`<a href="javascript:alert(1)">a</a><a href="https://example.org/?a=1&b=2">b</a>`,
	`<script>alert(1)</script><img src=x onerror=alert(1)><svg><style><img src=1></style></svg>`,
	`<table><tr><td align="center" colspan=2>1</td></table><ol start="3"><li>一`,
	`<div style="font-family: Arial; margin: 1px 2px; transition: all 2s; color: rgb(1,2,3)">x</div>`,
}

// outcome is a digest of what the packages that are put off do: one line for
// each of several parts.
func outcome() []string {
	late.Renderer()
	var lines []string
	part := func(name string, f func(w *bytes.Buffer)) {
		var b bytes.Buffer
		f(&b)
		lines = append(lines, fmt.Sprintf("%s %x", name, sha256.Sum256(b.Bytes())))
	}
	part("lexers", func(w *bytes.Buffer) {
		for _, lexer := range lexers.GlobalLexerRegistry.Lexers {
			config, _ := json.Marshal(lexer.Config())
			fmt.Fprintf(w, "%s\n", config)
			next, err := lexer.Tokenise(nil, "<?php if (x == \"文字\") { return `a` } // 1.5\n# y: *z* | ! 'q\n")
			if err != nil {
				fmt.Fprintln(w, err)
				continue
			}
			for i, t := 0, next(); t != chroma.EOF && i < 100; i, t = i+1, next() {
				fmt.Fprintln(w, t)
			}
		}
		fmt.Fprintln(w, lexers.Analyse("package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println() }").Config().Name)
	})
	part("styles", func(w *bytes.Buffer) {
		for _, name := range slices.Sorted(maps.Keys(styles.Registry)) {
			style := styles.Get(name)
			for _, t := range slices.Sorted(slices.Values(style.Types())) {
				fmt.Fprintln(w, name, t, style.Get(t))
			}
		}
		fmt.Fprintln(w, styles.Fallback.Name)
	})
	part("formatters", func(w *bytes.Buffer) {
		for _, name := range formatters.Names() {
			next, _ := lexers.Get("go").Tokenise(nil, "package main // 文字\n")
			if err := formatters.Get(name).Format(w, styles.Get("monokai"), next); err != nil {
				fmt.Fprintln(w, err)
			}
		}
	})
	part("sanitizer", func(w *bytes.Buffer) {
		ugc := bluemonday.UGCPolicy()
		ugc.AllowStyles("color", "background", "font-family", "margin", "transition").Globally()
		for _, policy := range []*bluemonday.Policy{ugc, bluemonday.StrictPolicy()} {
			for _, s := range hostile {
				fmt.Fprintln(w, policy.Sanitize(s))
			}
		}
	})
	part("renderer", func(w *bytes.Buffer) {
		code := ansi.StyleCodeBlock{Theme: "dracula"}
		r := ansi.NewRenderer(ansi.Options{WordWrap: 40, Styles: ansi.StyleConfig{CodeBlock: code}, BaseURL: "https://example.org/"})
		md := goldmark.New(goldmark.WithExtensions(extension.GFM))
		md.SetRenderer(renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(r, 1000))))
		src := "# 一\n\n```go\npackage main\n```\n\n<b>x</b> https://github.com/charmbracelet/glamour/issues/7\n\n|a|b|\n|-|-|\n|1|2|\n"
		if err := md.Convert([]byte(src), w); err != nil {
			fmt.Fprintln(w, err)
		}
	})
	return lines
}

// TestSame compares the packages that are put off with the same ones in a
// program that puts nothing off.
func TestSame(t *testing.T) {
	if os.Getenv("LATE_OUTCOME") != "" {
		fmt.Println("\n" + strings.Join(outcome(), "\n"))
		return
	}
	if testing.Short() {
		t.Skip("builds another test binary")
	}
	c := exec.Command("go", "test", "-tags", "eager", "-run", "^TestSame$", "-v", ".")
	c.Env = append(os.Environ(), "LATE_OUTCOME=1")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range outcome() {
		if !strings.Contains(string(out), "\n"+want+"\n") {
			t.Errorf("%s is not what it is without this package:\n%s", want, out)
		}
	}
}

// TestConcurrent has many goroutines be the first to need the packages.
func TestConcurrent(t *testing.T) {
	if os.Getenv("LATE_CONCURRENT") == "" {
		c := exec.Command(os.Args[0], "-test.run", "^TestConcurrent$", "-test.v")
		c.Env = append(os.Environ(), "LATE_CONCURRENT=1")
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	var wg sync.WaitGroup
	begin := make(chan struct{})
	for i := range 64 {
		wg.Go(func() {
			<-begin
			switch i % 4 {
			case 0:
				late.Lexers()
				if lexers.Get("markdown") == nil || len(lexers.GlobalLexerRegistry.Lexers) < 250 {
					t.Error("not all lexers are there")
				}
			case 1:
				late.Sanitizer()
				if s := bluemonday.UGCPolicy().Sanitize(hostile[2]); s != `<img src="x">` {
					t.Errorf("sanitized: %q", s)
				}
			case 2:
				late.BeforeLexers(func() {})
			case 3:
				late.Renderer()
				if styles.Get("dracula").Name != "dracula" || formatters.Get("svg") == nil {
					t.Error("not all styles are there")
				}
			}
		})
	}
	close(begin)
	wg.Wait()
}
