package cli

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// trace is how long the stages of a start take. With REVOLUTE_TRACE=FILE they are
// written there once the first frame is: a table of the milliseconds since main,
// those of the stage, the processor's time and the fresh pages of memory, of the
// whole process. What comes before main, of which nobody has the time, is in the
// first line's processor time. A nil trace notes nothing.
type trace struct {
	file   string
	began  time.Time
	stages []stage
}

type stage struct {
	name string
	at   time.Time
	used usage
}

// usage is what the process has used so far.
type usage struct {
	cpu   time.Duration
	pages int // that were fresh, and had to be mapped
}

// end notes the end of a stage.
func (t *trace) end(name string) {
	if t != nil {
		t.stages = append(t.stages, stage{name, time.Now(), used()})
	}
}

// write ends the last stage and writes the table. Nothing is said about an error:
// the talk goes on.
func (t *trace) write(last string) {
	if t == nil {
		return
	}
	t.end(last)
	var b strings.Builder
	fmt.Fprintf(&b, "%-24s %8s %8s %8s %8s\n", "stage", "ms", "+ms", "cpu ms", "pages")
	before := t.began
	for _, s := range t.stages {
		fmt.Fprintf(&b, "%-24s %8.2f %8.2f %8.2f %8d\n", s.name,
			milliseconds(s.at.Sub(t.began)), milliseconds(s.at.Sub(before)), milliseconds(s.used.cpu), s.used.pages)
		before = s.at
	}
	_ = os.WriteFile(t.file, []byte(b.String()), 0o600)
}

func milliseconds(d time.Duration) float64 { return d.Seconds() * 1000 }
