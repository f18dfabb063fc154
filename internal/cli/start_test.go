//go:build unix

package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"revolute/internal/bench/terminal"
)

// BenchmarkStart builds the program, starts it in a pseudo-terminal until the
// whole first slide is on the screen, and compares that with the last commit: the
// one before, if nothing has been changed since. Both start in turn.
//
//	go test -run ^$ -bench Start -benchtime 15x ./internal/cli
func BenchmarkStart(b *testing.B) {
	if _, err := exec.LookPath("git"); err != nil {
		b.Skip("no git")
	}
	dir := b.TempDir()
	commit := "HEAD"
	if out, err := exec.Command("git", "status", "--porcelain").Output(); err != nil {
		b.Skip("not a clone:", err)
	} else if len(out) == 0 {
		commit = "HEAD~1"
	}
	now, before, old := filepath.Join(dir, "now"), filepath.Join(dir, "before"), filepath.Join(dir, "old")
	run(b, "../..", "git", "worktree", "add", "--detach", old, commit)
	b.Cleanup(func() { run(b, "../..", "git", "worktree", "remove", "--force", old) })
	for tree, file := range map[string]string{"../..": now, old: before} {
		run(b, tree, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", file, ".")
	}
	for _, deck := range []struct {
		name   string
		slides int
		silent bool
	}{{"12", 12, false}, {"500", 500, false}, {"20000", 20_000, false}, {"silent", 12, true}} {
		b.Run(deck.name, func(b *testing.B) {
			file := filepath.Join(dir, deck.name+".md")
			if err := os.WriteFile(file, []byte(terminal.Deck(deck.slides, terminal.Code, false)), 0o600); err != nil {
				b.Fatal(err)
			}
			start := func(program string) float64 {
				s, err := terminal.Start(terminal.Options{Silent: deck.silent}, program, file)
				if err != nil {
					b.Fatal(err)
				}
				at, err := s.Until(10*time.Second, terminal.Marks(1)...)
				if err != nil {
					b.Fatal(err)
				}
				s.Settle(50 * time.Millisecond)
				s.Close("q")
				return milliseconds(at.Sub(s.Started))
			}
			start(now) // their files are read
			start(before)
			var times [2][]float64
			for b.Loop() {
				times[0] = append(times[0], start(now))
				times[1] = append(times[1], start(before))
			}
			for i := range times {
				slices.Sort(times[i])
			}
			middle := func(all []float64) float64 { return all[len(all)/2] }
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(times[0][0], "least-ms")
			b.ReportMetric(middle(times[0]), "median-ms")
			b.ReportMetric(times[0][0]/times[1][0], "least/before")
			b.ReportMetric(middle(times[0])/middle(times[1]), "median/before")
		})
	}
}

func run(b *testing.B, dir string, command ...string) {
	b.Helper()
	c := exec.Command(command[0], command[1:]...)
	c.Dir = dir
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := c.CombinedOutput(); err != nil {
		b.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, out)
	}
}
