//go:build unix

package live

import (
	"os"
	"syscall"
)

// modes: a file's mode says who may read it.
const modes = true

// lock keeps other programs out until the file is closed. It waits for them. The
// file may be removed while it is locked.
func lock(path string) (*os.File, error) {
	for {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return nil, err
		}
		for {
			if err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != syscall.EINTR {
				break
			}
		}
		if err != nil {
			_ = f.Close()
			return nil, err
		}
		mine, err := f.Stat()
		now, gone := os.Stat(path)
		if err == nil && gone == nil && os.SameFile(mine, now) {
			return f, nil
		}
		_ = f.Close() // who had it has removed it meanwhile
	}
}
