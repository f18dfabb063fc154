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
	"errors"
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
	quick := flag.Bool("quick", false, "run the decks of 12 slides alone")
	growth := flag.Bool("growth", false, "run decks of 12 to 20,000 slides, to see whether a start grows with them")
	flag.Parse()
	decks := []deck{
		{name: "12 slides", slides: 12},
		{name: "12, no code on it", slides: 12, first: terminal.List},
		{name: "12, silent terminal", slides: 12, silent: true},
		{name: "500 slides", slides: 500},
	}
	switch {
	case *quick:
		decks = decks[:2]
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
	// Who watches a deck's folders sees nothing of what others do beside dir.
	folder := filepath.Join(dir, "of", "decks")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	programs, err := installed(dir, also)
	if err != nil {
		return err
	}
	if only != "" {
		wanted := strings.Split(only, ",")
		programs = slices.DeleteFunc(programs, func(p *program) bool { return !slices.Contains(wanted, p.name) })
	}
	for i := range decks {
		d := &decks[i]
		d.soft, d.hard = filepath.Join(folder, fmt.Sprintf("deck%d.md", i)), filepath.Join(folder, fmt.Sprintf("hard%d.md", i))
		err := errors.Join(
			os.WriteFile(d.soft, []byte(terminal.Deck(d.slides, d.first, false)), 0o600),
			os.WriteFile(d.hard, []byte(terminal.Deck(d.slides, d.first, true)), 0o600))
		if err != nil {
			return err
		}
	}
	// Start the programs in turn, each as often, forward and backward by
	// turns so that none always follows the same other one.
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
				if r := results[p]; r.failed == "" && (!p.few || round <= 2 || !d.silent && d.slides <= 100) {
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
	for _, p := range programs {
		if r := results[p]; rest > 0 && r.failed == "" {
			if err := r.watch(p, decks[0], rest); err != nil {
				fmt.Fprintf(os.Stderr, "%s at rest: %v\n", p.name, err)
			}
		}
	}
	report(os.Stdout, programs, decks, results, starts)
	return nil
}

// deck is what the programs are to show, and how the terminal behaves.
type deck struct {
	name       string
	slides     int
	first      int // what the first slide shows
	silent     bool
	soft, hard string // files; hard is wrapped by hand
}

// result is what was measured of one program.
type result struct {
	first         [][]time.Duration // by deck
	change        []time.Duration
	bytes         []int   // of a change
	peak          []int   // bytes of memory, after the changes
	private       int     // bytes of memory, when the first slide has stood for a second
	wakeups, busy float64 // a second, half a second after a change; share of a processor
	failed        string
}

const (
	limit   = 20 * time.Second
	changes = 4 // after each start with the first deck
)

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
	r.peak = append(r.peak, u.Peak)
	return err
}

// watch takes what a program has of memory when its first slide has stood for a
// second, and what it does for a while after a change to a slide with code.
func (r *result) watch(p *program, d deck, while time.Duration) error {
	s, err := terminal.Start(terminal.Options{Env: p.env}, p.command(d)...)
	if err != nil {
		return err
	}
	defer s.Close(p.quit)
	if _, err := s.Until(limit, terminal.Marks(1)...); err != nil {
		return err
	}
	s.Settle(time.Second)
	first, err := s.Usage()
	if err != nil {
		return err
	}
	r.private = first.Private
	for n := range codeEvery {
		s.Type(p.next)
		if _, err := s.Until(limit, terminal.Marks(n+2)...); err != nil {
			return err
		}
	}
	s.Settle(500 * time.Millisecond)
	before, err := s.Usage()
	if err != nil {
		return err
	}
	began := time.Now()
	for time.Since(began) < while {
		s.Settle(while - time.Since(began))
	}
	after, err := s.Usage()
	passed := time.Since(began).Seconds()
	r.wakeups, r.busy = float64(after.Wakeups-before.Wakeups)/passed, (after.CPU-before.CPU).Seconds()/passed
	return err
}

// codeEvery is how many slides after one with code the next one has some.
const codeEvery = 3

// build compiles the program of this tree, as it is released.
func build(file string) error {
	c := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", file, "revolute")
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	c.Stderr = os.Stderr
	return c.Run()
}
