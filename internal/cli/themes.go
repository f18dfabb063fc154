package cli

import (
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"revolute/internal/deck"
	"revolute/internal/problem"
	"revolute/internal/screen"
	"revolute/internal/talk"
	"revolute/theme"
)

const themesHelp = `revolute themes shows the built-in themes on a slide of yours. Enter takes one:
it prints the line that goes into the deck's front matter.

    revolute themes [DECK]
    revolute themes | cat      their names, and what they are for
`

const themesHelpClosing = `Keys: ← → another theme, ↑ ↓ another slide, T dark or light, L language,
enter takes it, q leaves.
`

// themesCommand returns revolute themes.
func (p *program) themesCommand() *cobra.Command {
	var print string
	c := &cobra.Command{
		Use:  "themes [DECK]",
		Args: oneDeck,
		RunE: func(c *cobra.Command, args []string) error {
			if print != "" {
				src, err := theme.Source(print)
				if err != nil {
					return problem.Usagef("--print: %v", err).WithHint(problem.From(err).Hint)
				}
				_, err = p.stdout.Write(src)
				return err
			}
			if err := p.check(); err != nil {
				return err
			}
			d, err := p.open(first(args))
			if err != nil {
				return err
			}
			lang, err := p.language(d)
			if err != nil {
				return err
			}
			in, out := p.terminal()
			if out == nil {
				for _, name := range theme.Names() {
					if _, err := fmt.Fprintf(p.stdout, "%-10s%s\n", name, theme.About(name)); err != nil {
						return err
					}
				}
				return nil
			}
			if in != p.stdin {
				defer in.Close()
			}
			m := &chooser{deck: d, lang: lang, viewer: p.viewer(), fixed: p.flags.dark || p.flags.light}
			if m.names, m.themes, m.now, err = p.choices(d); err != nil {
				return err
			}
			// It begins with the slide that is asked for, or the first that is neither cover
			// nor statement.
			at, err := p.place(d)
			if err != nil {
				return err
			}
			m.slide = at.Slide
			for i := 0; i < d.Len() && p.flags.at == ""; i++ {
				if d.Slide(i, lang).Layout == "" {
					m.slide = i
					break
				}
			}
			m.width, m.height = screen.Size(out, p.env)
			s := &screen.Session{In: in, Out: out, Env: p.env, Profile: m.viewer.Profile}
			if _, err = s.Run(c.Context(), m); err == nil && m.taken {
				_, err = fmt.Fprintln(p.stdout, "theme: "+m.names[m.now])
			}
			return err
		},
	}
	f := c.Flags()
	p.defineAt(f)
	p.define(f, "lang", "theme", "dark", "light", "ambiguous")
	f.StringVar(&print, "print", "", "`NAME`: the file of a built-in theme, to begin one's own with")
	return describe(c, "its slides in each theme", themesHelp, themesHelpClosing)
}

// choices returns the deck's own theme or the one asked for, if it is a file, and
// the built-in ones; now is where to begin.
func (p *program) choices(d *deck.Deck) (names []string, themes []*theme.Theme, now int, err error) {
	begin := d.Meta.Theme
	read := d.ReadFile
	if p.flags.theme != "" {
		begin, read = p.flags.theme, os.ReadFile
	}
	names = theme.Names()
	if theme.IsFile(begin) {
		names = slices.Insert(names, 0, begin)
	}
	for _, name := range names {
		t, err := theme.Open(name, read)
		if err != nil {
			return nil, nil, 0, err
		}
		themes = append(themes, t)
	}
	if begin == "" {
		begin = talk.DefaultTheme
	}
	return names, themes, max(0, slices.Index(names, begin)), nil
}
