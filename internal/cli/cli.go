// Package cli is the command line: commands and flags, files and environment,
// what goes wrong and how the program ends. All that other packages are to know
// of the world outside is read here and handed to them.
package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"revolute/internal/problem"
	"revolute/internal/screen"
)

// How the program ends.
const (
	done   = 0
	failed = 1
	misuse = 2 // wrong flags or arguments
)

// No garbage is collected at the start: that would only cost time. Once it is
// over, half the usual memory for garbage will do, as a slide makes little.
const (
	settled  = 300 * time.Millisecond // after the start
	starting = 800                    // percent, as of debug.SetGCPercent
	resting  = 50
)

// Main runs the program with the process's arguments and streams, and returns its
// exit status.
func Main() int {
	cobra.MousetrapHelpText = "" // a double click on Windows shows the deck
	debug.SetGCPercent(starting)
	releasePages()
	defer time.AfterFunc(settled, func() {
		if now := debug.SetGCPercent(resting); now != starting {
			debug.SetGCPercent(now) // a server wants another
		}
		debug.FreeOSMemory() // at once: the runtime would do so bit by bit, and wake up for it
	}).Stop()
	return Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

// Run runs the program with args, without the program's name, and returns its exit
// status: 0 done, 1 it failed, 2 wrong usage, 128 + n ended by signal n. It shows
// slides if stdout is a terminal, else it writes the deck as text.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{env: os.Environ(), stdin: stdin, stdout: stdout, stderr: stderr, system: systemLocale}
	p.trace = p.newTrace()
	c := p.command()
	args = slices.Clone(args)
	for i := 0; i < len(args) && args[i] != "--"; i++ {
		if args[i] == "-all" {
			args[i] = "--all"
		}
	}
	c.SetArgs(args)
	c.SetIn(stdin)
	c.SetOut(stdout)
	c.SetErr(stderr)
	if err := misspelt(c, args); err != nil {
		return report(stderr, err, p.chinese())
	}
	return report(stderr, c.ExecuteContext(ctx), p.chinese())
}

// misspelt returns an error if the first argument is no deck that could be opened,
// but nearly a command of c, or an address.
func misspelt(c *cobra.Command, args []string) error {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return nil
	}
	name := args[0]
	if scheme, _, ok := strings.Cut(name, "://"); ok && scheme != "" && !strings.ContainsAny(scheme, "/\\.") {
		return problem.Usagef("%s: a deck is a file or a folder, not an address", name).WithHint("fetch it first: curl -L " + name + " | revolute -")
	}
	if _, err := os.Lstat(name); err == nil || filepath.Base(name) != name {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		if sub.Name() == name {
			return nil
		}
		names = append(names, sub.Name())
	}
	if near := problem.Nearest(name, names); near != "" {
		return problem.Usagef("%s: no such command or file", name).WithHint("did you mean revolute " + near + "?")
	}
	return nil
}

// report tells the user what went wrong, if anything did, each fault with its
// hint, and returns the exit status.
func report(w io.Writer, err error, chinese bool) int {
	status, message, hint := failed, "", ""
	if err != nil {
		message = err.Error()
	}
	var (
		found    *problem.Problem
		signaled *screen.SignalError
		panicked *screen.PanicError
	)
	switch {
	case err == nil:
		return done
	case errors.As(err, &signaled):
		n, _ := signaled.Signal.(syscall.Signal)
		return 128 + int(n)
	case errors.Is(err, screen.ErrClosed), errors.Is(err, syscall.EPIPE), errors.Is(err, errFaults):
		return failed // there is nobody to tell, or it has been said
	case errors.As(err, &panicked):
		hint = "this is a fault of revolute itself\n" + string(panicked.Stack)
	case len(problem.All(err)) > 1:
		for _, p := range problem.All(err) {
			if chinese {
				fmt.Fprint(w, p.ReportInChinese())
			} else {
				fmt.Fprint(w, p.Report())
			}
		}
		return failed
	case errors.As(err, &found):
		hint = found.Hint
		if errors.Is(found, problem.ErrUsage) {
			status, hint = misuse, cmp.Or(hint, "revolute --help")
		}
		if zh := found.InChinese(); chinese {
			message = strings.Replace(message, found.Error(), zh.Error(), 1)
			hint = cmp.Or(zh.Hint, hint)
		}
	}
	message += "\n"
	if hint != "" {
		label := "hint: "
		if chinese {
			label = "提示："
		}
		message += label + strings.TrimRight(hint, "\n") + "\n"
	}
	fmt.Fprint(w, strings.Map(printable, message))
	return status
}

// printable keeps escape sequences, which a file's name may hold, off the
// terminal.
func printable(r rune) rune {
	if r != '\n' && r != '\t' && (r < ' ' || 0x7f <= r && r <= 0x9f) {
		return '\uFFFD'
	}
	return r
}
