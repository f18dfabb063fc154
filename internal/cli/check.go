package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"revolute/internal/check"
	"revolute/internal/problem"
)

const checkHelp = `revolute check says what is wrong with a deck, before the talk.

    revolute check DECK            at 80x24 and at 120x40
    revolute check --size 60x20    at this size; may be given more than once
`

const checkHelpClosing = `Each problem is a line, file:line: what it is, and a hint where one helps.
Exit status: 0, also with warnings; 1 if there are errors.
`

const checkedWell = "no problems found"

// errFaults is that a deck was checked, and has errors, which were said.
var errFaults = errors.New("the deck has errors")

// checkCommand returns revolute check.
func (p *program) checkCommand() *cobra.Command {
	var sizes []string
	var asJSON bool
	c := &cobra.Command{
		Use:  "check [DECK]",
		Args: oneDeck,
		RunE: func(_ *cobra.Command, args []string) error {
			var o check.Options
			for _, s := range sizes {
				size, err := check.ParseSize(s)
				if err != nil {
					return problem.Usagef("--size: %v", err).WithHint(problem.From(err).Hint)
				}
				o.Sizes = append(o.Sizes, size)
			}
			d, err := p.open(first(args))
			if err != nil && asJSON && problem.From(err).File != "" { // a program reads this, too
				var all []problem.Problem
				for _, fault := range problem.All(err) {
					all = append(all, *fault)
				}
				if err := check.WriteJSON(p.stdout, all); err != nil {
					return err
				}
				return errFaults
			}
			if err != nil {
				return err
			}
			if p.flags.theme != "" {
				if o.Theme, err = p.theme(d); err != nil {
					return err
				}
			}
			problems := check.Check(d, o)
			if asJSON {
				err = check.WriteJSON(p.stdout, problems)
			} else {
				err = check.Write(p.stdout, problems, p.chinese())
			}
			if err != nil {
				return err
			}
			if check.Errors(problems) > 0 {
				return errFaults
			}
			if f, ok := p.stderr.(*os.File); ok && len(problems) == 0 && !asJSON && term.IsTerminal(f.Fd()) {
				fmt.Fprintln(f, p.say()(checkedWell)) // else nothing is said of what is well
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringSliceVar(&sizes, "size", nil, "`80x24`: in a window of this size; may be given more than once")
	p.define(f, "theme")
	f.BoolVar(&asJSON, "json", false, "for programs")
	return describe(c, "what is wrong, before the talk", checkHelp, checkHelpClosing)
}
