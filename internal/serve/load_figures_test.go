package serve

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

func (l *load) received(viewers []*held) (n int64) {
	for _, v := range viewers {
		n += v.bytes.Load()
	}
	return n
}

// spread is the median and what 99 in 100 keep below.
func spread(took []time.Duration) string {
	if len(took) == 0 {
		return "none"
	}
	slices.Sort(took)
	at := func(part float64) time.Duration {
		return took[int(part*float64(len(took)-1))].Round(100 * time.Microsecond)
	}
	return fmt.Sprintf("p50 %v p99 %v", at(0.5), at(0.99))
}

// processor is the processor time that the server has used.
func (l *load) processor() time.Duration {
	l.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", l.pid))
	if err != nil {
		l.Fatal(err)
	}
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// memory is the server's resident memory in bytes.
func (l *load) memory() int64 {
	l.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", l.pid))
	if err != nil {
		l.Fatal(err)
	}
	pages, _ := strconv.ParseInt(strings.Fields(string(status))[1], 10, 64)
	return pages * int64(os.Getpagesize())
}
