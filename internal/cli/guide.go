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
`

// guideCommand returns revolute guide.
func (p *program) guideCommand() *cobra.Command {
	c := &cobra.Command{
		Use:         "guide",
		Annotations: map[string]string{goesOn: ""},
		Args:        nothingMore,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := p.check(); err != nil {
				return err
			}
			p.inside = guide
			return p.present(c.Context(), "")
		},
	}
	p.defineAt(c.Flags())
	p.define(c.Flags())
	return describe(c, "how to write one: the manual, itself a deck", guideHelp, "")
}
