//go:build unix

package cli

import (
	"syscall"
	"time"
)

// used returns what the process has used so far.
func used() usage {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return usage{}
	}
	return usage{time.Duration(r.Utime.Nano() + r.Stime.Nano()), int(r.Minflt)}
}
