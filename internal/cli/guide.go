package cli

import (
	"github.com/spf13/cobra"
)

// guide is the name of the built-in deck that is the manual.
const guide = "guide"

const guideHelp = `revolute guide is the manual of decks, itself a deck: each slide is made with
what it explains. It takes the flags of a talk.

    revolute guide
    revolute guide | cat

    --lang zh|en               language; else the locale's
    --at SLIDE[.STEP]          start at 5, 5.2, a section or a heading
    --help
`

// guideCommand is revolute guide.
func (p *program) guideCommand() *cobra.Command {
	c := &cobra.Command{
		Use:  "guide",
		Args: nothingMore,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := p.check(); err != nil {
				return err
			}
			p.inside = guide
			return p.present(c.Context(), "")
		},
	}
	c.Flags().StringVar(&p.flags.at, "at", "", "")
	p.defineSettings(c)
	setHelp(c, guideHelp)
	return c
}
