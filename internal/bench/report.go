//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"
)

// report prints what was measured as a table in Markdown, and how.
func report(w io.Writer, programs []*program, decks []deck, results map[*program]*result, starts int) {
	out, _ := exec.Command("uname", "-sr").Output()
	fmt.Fprintf(w, "%s; %d processors, %s; %s.\n", time.Now().Format("2006-01-02"), runtime.NumCPU(), processor(), strings.TrimSpace(string(out)))
	fmt.Fprintf(w, "Terminal 80x24; median (least) of %d starts in turn, a few where one takes seconds; milliseconds from exec, or from\n", starts)
	fmt.Fprintf(w, "the key, until the whole slide is on the screen. Memory is the peak with pages of files, and what is\nprivate a second after the first slide; at rest: from half a second after a change to a slide with code on.\n\n")
	fmt.Fprint(w, "| program |")
	for _, d := range decks {
		fmt.Fprintf(w, " first slide, %s |", d.name)
	}
	fmt.Fprint(w, " change | bytes | peak MB | private MB | wakeups/s | CPU at rest |\n|---|")
	fmt.Fprintln(w, strings.Repeat("---|", len(decks)+6))
	for _, p := range programs {
		r := results[p]
		title := strings.TrimSpace(p.name + " " + p.said)
		if p.remark != "" {
			title += " (" + p.remark + ")"
		}
		fmt.Fprintf(w, "| %s |", title)
		if r.failed != "" {
			fmt.Fprintln(w, " failed |")
			continue
		}
		for i := range decks {
			fmt.Fprintf(w, " %s |", milliseconds(r.first[i]))
		}
		fmt.Fprintf(w, " %s | %d | %s | %s | %.1f | %.2f %% |\n",
			milliseconds(r.change), median(r.bytes), megabytes(median(r.peak)), megabytes(r.private), r.wakeups, 100*r.busy)
	}
}

func milliseconds(all []time.Duration) string {
	if len(all) == 0 {
		return "-"
	}
	ms := func(d time.Duration) string {
		if d > 100*time.Millisecond {
			return fmt.Sprint(d.Round(time.Millisecond).Milliseconds())
		}
		return fmt.Sprintf("%.1f", d.Seconds()*1000)
	}
	if median(all) < 10*time.Millisecond && slices.Min(all) < time.Millisecond {
		return fmt.Sprintf("%.2f", median(all).Seconds()*1000)
	}
	return fmt.Sprintf("%s (%s)", ms(median(all)), ms(slices.Min(all)))
}

func megabytes(n int) string { return fmt.Sprintf("%.1f", float64(n)/(1<<20)) }

func median[T int | time.Duration](all []T) T {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2]
}

// processor returns the name of the machine's processor, where it can be told.
func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(info)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}
