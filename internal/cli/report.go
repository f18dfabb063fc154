package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"revolute/internal/problem"
	"revolute/internal/screen"
)

// How the program ends.
const (
	done   = 0
	failed = 1
	misuse = 2 // wrong flags or arguments
)

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

// errorKeeper writes to w, and keeps the first error of that.
type errorKeeper struct {
	w   io.Writer
	err error
}

// Write writes to w.
func (k *errorKeeper) Write(p []byte) (int, error) {
	n, err := k.w.Write(p)
	k.err = cmp.Or(k.err, err)
	return n, err
}
