package cli

import (
	"bytes"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"revolute/internal/typeset"
)

// TestHelp: every command and every flag says what it is for, within 80 columns, in
// English and in Chinese. What runs a server is in English alone.
func TestHelp(t *testing.T) {
	for _, lang := range []string{"C", "zh_CN.UTF-8"} {
		p := &program{env: []string{"LANG=" + lang}, system: func() string { return "" }}
		root := p.command()
		for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
			if c.Short == "" && c != root {
				t.Errorf("%s does not say in short what it is for", c.Name())
			}
			c.Flags().VisitAll(func(f *pflag.Flag) {
				if f.Usage == "" && c.Name() != "serve" { // which has old names that are still understood
					t.Errorf("%s: --%s has no usage", c.Name(), f.Name)
				}
			})
			var b bytes.Buffer
			p.help(c, &b)
			chinese := typeset.Narrow.Width(b.String()) > 0 && strings.ContainsFunc(b.String(), typeset.IsCJK)
			for line := range strings.Lines(b.String()) {
				line = strings.TrimRight(line, "\n")
				if w := typeset.Narrow.Width(line); w > 90 {
					t.Errorf("%s %s: %d columns: %s", lang, c.Name(), w, line)
				}
				what, usage, ok := strings.Cut(strings.TrimLeft(line, " "), "  ")
				if lang != "C" && ok && strings.HasPrefix(what, "-") && !strings.ContainsFunc(usage, typeset.IsCJK) {
					t.Errorf("%s: not in the Chinese table: %s", c.Name(), line)
				}
			}
			if chinese != (lang != "C") {
				t.Errorf("%s: help of %s in Chinese: %v", lang, c.Name(), chinese)
			}
		}
	}
}
