package cli

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

const manHelp = `revolute man writes the manual page, made of what --help says.

    revolute man | man -l -
    revolute man > /usr/local/share/man/man1/revolute.1
`

// manCommand returns revolute man. The page, in roff, is the help of the program and
// then that of each of its commands.
func (p *program) manCommand() *cobra.Command {
	c := &cobra.Command{
		Use:  "man",
		Args: nothingMore,
		RunE: func(c *cobra.Command, _ []string) error {
			root := c.Root()
			var b strings.Builder
			b.WriteString(".TH REVOLUTE 1\n.SH NAME\nrevolute \\- Markdown slides in a terminal\n.SH SYNOPSIS\n.B revolute\n[\\fIDECK\\fR] [flags]\n.br\n.B revolute\n\\fICOMMAND\\fR [flags]\n")
			b.WriteString(".SH DESCRIPTION\n" + roff(helpOf(root)))
			for _, c := range root.Commands() {
				if c.Hidden {
					continue
				}
				fmt.Fprintf(&b, ".SH %s\n%s", strings.ToUpper("revolute "+c.Name()), roff(helpOf(c)))
			}
			b.WriteString(manClosing)
			_, err := io.WriteString(p.stdout, b.String())
			return err
		},
	}
	return describe(c, "the manual page", manHelp, "")
}

// manClosing is what the manual page says after the commands.
const manClosing = `.SH EXIT STATUS
0 done; 1 it failed, or check found errors; 2 wrong usage; 128 + n ended by signal n.
.SH ENVIRONMENT
.TP
.B LC_ALL, LC_MESSAGES, LANG
the language to begin in
.TP
.B NO_COLOR
attributes, no colours
.TP
.B NO_MOTION
nothing moves
.TP
.B TERM, COLORTERM, COLORFGBG
what the terminal can show
.TP
.B REVOLUTE_THEME, REVOLUTE_LANG, ...
a setting, as revolute config lists them
.SH FILES
.TP
.B ~/.config/revolute/config.yaml
your settings and keys (macOS: ~/Library/Application Support/revolute, Windows: %AppData%\\revolute)
.TP
.B ~/.local/state/revolute
where a talk was when it was cut off, to go on there
`

// helpOf returns what --help prints for a command.
func helpOf(c *cobra.Command) string {
	var b bytes.Buffer
	out := c.OutOrStdout()
	c.SetOut(&b)
	_ = c.Help()
	c.SetOut(out)
	return b.String()
}

// roff returns help as roff: paragraphs, and for each indented line its first column
// and what it means.
func roff(help string) string {
	var b strings.Builder
	for line := range strings.Lines(help) {
		line = strings.TrimRight(line, "\n")
		text := strings.TrimLeft(line, " ")
		switch indent := len(line) - len(text); {
		case text == "":
			b.WriteString(".PP\n")
		case indent == 4:
			what, means, _ := strings.Cut(text, "  ")
			b.WriteString(".TP\n.B " + escape(what) + "\n")
			if means = strings.TrimSpace(means); means != "" {
				b.WriteString(escape(means) + "\n")
			}
		default:
			b.WriteString(escape(text) + "\n")
		}
	}
	return b.String()
}

// escape returns text written so that roff takes none of it for its own.
func escape(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}
