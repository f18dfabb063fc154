package cli

import (
	"bytes"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// releasePages gives back the pages of the program's file that are mapped so far.
// Initialization touches code and tables all over it, most of them never again;
// what is needed again is still in the system's cache. Nothing of this is needed
// for the program to work, so errors do not matter.
func releasePages() {
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return
	}
	name, err := os.Readlink("/proc/self/exe")
	if err != nil {
		return
	}
	for line := range bytes.Lines(maps) {
		// 00400000-00ded000 r-xp 00000000 fe:00 1044 /usr/bin/revolute
		fields := bytes.Fields(line)
		if len(fields) < 6 || fields[1][1] != '-' || string(fields[5]) != name {
			continue // not the file's, or written to
		}
		from, to, _ := bytes.Cut(fields[0], []byte("-"))
		start, err1 := strconv.ParseUint(string(from), 16, 64)
		end, err2 := strconv.ParseUint(string(to), 16, 64)
		if err1 != nil || err2 != nil || start >= end {
			continue
		}
		_, _, _ = unix.Syscall(unix.SYS_MADVISE, uintptr(start), uintptr(end-start), unix.MADV_DONTNEED)
	}
}
