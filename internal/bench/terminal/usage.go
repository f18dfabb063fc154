//go:build unix

package terminal

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Usage is what a program and its children have used so far.
type Usage struct {
	Peak    int           // bytes of memory at most, with pages of files
	Private int           // bytes of memory now, without pages of files
	CPU     time.Duration // of all threads
	Wakeups int           // times that a thread slept and went on
}

// Usage returns what the program has used. It knows Linux alone.
func (s *Session) Usage() (Usage, error) {
	var u Usage
	for _, pid := range family(s.cmd.Process.Pid) {
		dir := "/proc/" + strconv.Itoa(pid)
		status, err := os.ReadFile(dir + "/status")
		if err != nil {
			return u, err
		}
		u.Peak += field(status, "VmHWM:") << 10
		u.Private += field(status, "RssAnon:") << 10
		tasks, _ := filepath.Glob(dir + "/task/*")
		for _, task := range tasks {
			status, err := os.ReadFile(task + "/status")
			if err != nil {
				continue // the thread has ended
			}
			u.Wakeups += field(status, "voluntary_ctxt_switches:")
			if stat, err := os.ReadFile(task + "/schedstat"); err == nil {
				var ns int64
				if _, err := fmt.Sscan(string(stat), &ns); err == nil {
					u.CPU += time.Duration(ns)
				}
			}
		}
	}
	return u, nil
}

// family returns a process and all that descend from it.
func family(pid int) []int {
	children := map[int][]int{}
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, name := range stats {
		stat, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		_, after, _ := strings.Cut(string(stat), ") ")
		fields := strings.Fields(after) // state, parent
		if len(fields) < 2 {
			continue
		}
		child, _ := strconv.Atoi(filepath.Base(filepath.Dir(name)))
		parent, _ := strconv.Atoi(fields[1])
		children[parent] = append(children[parent], child)
	}
	all := []int{pid}
	for i := 0; i < len(all); i++ {
		all = append(all, children[all[i]]...)
	}
	return all
}

// field returns the number that stands after name at a line's start.
func field(status []byte, name string) int {
	for line := range strings.Lines(string(status)) {
		if value, ok := strings.CutPrefix(line, name); ok {
			n, _ := strconv.Atoi(strings.Fields(value)[0])
			return n
		}
	}
	return 0
}
