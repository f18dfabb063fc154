package cli

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"revolute/internal/problem"
)

const newHelp = `revolute new makes a deck to start from: Chinese and English, a chart with its
data, a theme of its own. It overwrites nothing.

    revolute new FOLDER
`

// newClosing is what is said once the deck is there.
const newClosing = `%[1]s is a deck now.

    revolute %[1]s          show it
    revolute check %[1]s    what is wrong with it

Begin with 1-start.zh.md and 1-start.en.md in it; theme.yaml has its colours.
`

//go:embed starter
var starter embed.FS

// newCommand returns revolute new.
func (p *program) newCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "new FOLDER",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return problem.Usagef("one folder, not %d", len(args)).WithHint("revolute new talk")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			folder := args[0] // new or empty
			entries, err := os.ReadDir(folder)
			fresh := errors.Is(err, fs.ErrNotExist)
			switch {
			case len(entries) > 0:
				return problem.Errorf("", 0, "%s: is there already, with %s in it", folder, entries[0].Name()).WithHint("nothing was changed; name a new folder")
			case err != nil && !fresh:
				return problem.Errorf("", 0, "%s: is there already, and no folder", folder).WithHint("nothing was changed; name a new folder")
			}
			if err := writeStarter(folder, fresh); err != nil {
				return err
			}
			_, err = fmt.Fprintf(p.stdout, newClosing, folder)
			return err
		},
	}
	return describe(c, "a deck to start from", newHelp, "")
}

// writeStarter writes the files of the starter deck. If that fails, those that
// were written are removed, and the folder too if it is fresh.
func writeStarter(folder string, fresh bool) (err error) {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	var written []string
	defer func() {
		if err == nil {
			return
		}
		for _, name := range written {
			os.Remove(name)
		}
		if fresh {
			os.Remove(folder)
		}
	}()
	entries, err := starter.ReadDir("starter")
	if err != nil {
		return err
	}
	for _, e := range entries {
		src, err := starter.ReadFile("starter/" + e.Name())
		if err != nil {
			return err
		}
		name := filepath.Join(folder, e.Name())
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		written = append(written, name)
		_, err = f.Write(src)
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}
