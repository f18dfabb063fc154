package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"revolute/internal/problem"
	"revolute/theme"
)

const completionHelp = `revolute completion writes what completes revolute's commands and flags in a shell.

    source <(revolute completion bash)              also zsh
    revolute completion fish | source
    revolute completion powershell | Out-String | Invoke-Expression

bash needs its package bash-completion.
`

// completionCommand returns revolute completion.
func (p *program) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	c := &cobra.Command{
		Use:       "completion SHELL",
		ValidArgs: shells,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return problem.Usagef("completion takes the name of one shell").WithHint("there are " + strings.Join(shells, ", "))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			switch root := c.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(p.stdout, true)
			case "zsh":
				return root.GenZshCompletion(p.stdout)
			case "fish":
				return root.GenFishCompletion(p.stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(p.stdout)
			}
			return problem.Usagef("unknown shell %q", args[0]).DidYouMean(problem.Nearest(args[0], shells), "there are "+strings.Join(shells, ", "))
		},
	}
	return describe(c, "what completes commands and flags in a shell", completionHelp, "")
}

// completions says what may stand behind the flags that take a choice.
func completions(c *cobra.Command) {
	choices := map[string]func() []string{
		"theme":     theme.Names, // or a file
		"lang":      func() []string { return []string{"zh", "en", everyLanguage} },
		"images":    imageNames,
		"lettering": letteringNames,
		"ambiguous": func() []string { return []string{"narrow", "wide"} },
		"format":    func() []string { return strings.Fields(strings.ReplaceAll(strings.Join(extensions(), " "), ".", "")) },
	}
	for _, c := range append(c.Commands(), c) {
		for flag, values := range choices {
			if c.Flags().Lookup(flag) != nil {
				_ = c.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
					return values(), cobra.ShellCompDirectiveDefault
				})
			}
		}
	}
}
