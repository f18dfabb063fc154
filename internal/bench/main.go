//go:build unix

// Bench compares revolute with other programs that show slides in a terminal. It
// builds revolute, starts it and those that are installed in turn, all in one
// run, and prints the table that the README has:
//
//	go run ./internal/bench
//
// A program that is not installed is left out; slides is installed by
// go install github.com/maaslalani/slides@v0.9.0, the others by a package manager.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"revolute/internal/bench/terminal"
)

func main() {
	starts := flag.Int("n", 15, "starts of each program with each deck")
	only := flag.String("only", "", "programs to run, separated by commas; default: all that are installed")
	also := flag.String("also", "", "other builds of revolute to run, as NAME=FILE separated by commas")
	rest := flag.Duration("rest", 5*time.Second, "how long each program is watched at rest; 0: not")
	quick := flag.Bool("quick", false, "run the deck of 12 slides alone")
	growth := flag.Bool("growth", false, "run decks of 12 to 20,000 slides, to see whether a start grows with them")
	flag.Parse()
	decks := []deck{{name: "12 slides", slides: 12}, {name: "12, silent terminal", slides: 12, silent: true}, {name: "500 slides", slides: 500}}
	switch {
	case *quick:
		decks = decks[:1]
	case *growth:
		decks = []deck{{name: "12 slides", slides: 12}, {name: "500 slides", slides: 500}, {name: "5,000 slides", slides: 5000}, {name: "20,000 slides", slides: 20000}}
	}
	if err := run(*starts, *only, *also, *rest, decks); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(starts int, only, also string, rest time.Duration, decks []deck) error {
	dir, err := os.MkdirTemp("", "revolute-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	programs, err := installed(dir, also)
	if err != nil {
		return err
	}
	if only != "" {
		wanted := strings.Split(only, ",")
		programs = slices.DeleteFunc(programs, func(p *program) bool { return !slices.Contains(wanted, p.name) })
	}
	for i := range decks {
		if err := decks[i].write(dir, i); err != nil {
			return err
		}
	}
	results := measure(programs, decks, starts)
	for _, p := range programs {
		if rest > 0 && results[p].failed == "" {
			results[p].wakeups, results[p].busy = atRest(p, decks[0], rest)
		}
	}
	report(os.Stdout, programs, decks, results, starts)
	return nil
}

// deck is what the programs are to show, and how the terminal behaves.
type deck struct {
	name       string
	slides     int
	silent     bool
	soft, hard string // files; hard is wrapped by hand
}

func (d *deck) write(dir string, i int) error {
	for _, f := range []struct {
		name *string
		hard bool
	}{{&d.soft, false}, {&d.hard, true}} {
		*f.name = filepath.Join(dir, fmt.Sprintf("deck%d-%v.md", i, f.hard))
		if err := os.WriteFile(*f.name, []byte(terminal.Deck(d.slides, f.hard)), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// result is what was measured of one program.
type result struct {
	first         [][]time.Duration // by deck
	change        []time.Duration
	bytes         []int // of a change
	peak, private []int
	wakeups, busy float64 // a second at rest; share of a processor
	failed        string
}

const (
	limit   = 20 * time.Second
	changes = 4 // after each start with the first deck
)

// measure starts the programs in turn, each as often, forward and backward by
// turns so that none always follows the same other one.
func measure(programs []*program, decks []deck, starts int) map[*program]*result {
	results := map[*program]*result{}
	for _, p := range programs {
		results[p] = &result{first: make([][]time.Duration, len(decks))}
	}
	for round := range starts {
		for i, d := range decks {
			if p := round * 100 / starts; i == 0 && round > 0 {
				fmt.Fprintf(os.Stderr, "\r%d %%", p)
			}
			for _, p := range programs {
				if r := results[p]; r.failed == "" && !p.slow(d, round) {
					if err := r.start(p, i, d); err != nil {
						r.failed = err.Error()
						fmt.Fprintf(os.Stderr, "\r%s with %s: %v\n", p.name, d.name, err)
					}
				}
			}
			slices.Reverse(programs)
		}
	}
	fmt.Fprint(os.Stderr, "\r")
	slices.SortFunc(programs, func(a, b *program) int { return a.order - b.order })
	return results
}

// start measures one start and, with the first deck, some changes.
func (r *result) start(p *program, i int, d deck) error {
	s, err := terminal.Start(terminal.Options{Silent: d.silent, Env: p.env}, p.command(d)...)
	if err != nil {
		return err
	}
	defer s.Close(p.quit)
	at, err := s.Until(limit, terminal.Marks(1)...)
	if err != nil {
		return err
	}
	r.first[i] = append(r.first[i], at.Sub(s.Started))
	s.Settle(100 * time.Millisecond)
	if i > 0 {
		return nil
	}
	for n := range changes {
		before := s.Bytes
		pressed := s.Type(p.next)
		at, err := s.Until(limit, terminal.Marks(n+2)...)
		if err != nil {
			return err
		}
		s.Settle(100 * time.Millisecond)
		r.change = append(r.change, at.Sub(pressed))
		r.bytes = append(r.bytes, s.Bytes-before)
	}
	u, err := s.Usage()
	r.peak, r.private = append(r.peak, u.Peak), append(r.private, u.Private)
	return err
}

// atRest watches a program that shows its first slide.
func atRest(p *program, d deck, watch time.Duration) (wakeups, busy float64) {
	s, err := terminal.Start(terminal.Options{Env: p.env}, p.command(d)...)
	if err != nil {
		return 0, 0
	}
	defer s.Close(p.quit)
	s.Settle(1500 * time.Millisecond)
	before, err1 := s.Usage()
	began := time.Now()
	for time.Since(began) < watch {
		s.Settle(watch - time.Since(began))
	}
	after, err2 := s.Usage()
	if err1 != nil || err2 != nil {
		return 0, 0
	}
	passed := time.Since(began).Seconds()
	return float64(after.Wakeups-before.Wakeups) / passed, (after.CPU - before.CPU).Seconds() / passed
}

// build compiles the program of this tree, as it is released.
func build(file string) error {
	c := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", file, "revolute")
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	c.Stderr = os.Stderr
	return c.Run()
}
