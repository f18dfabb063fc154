package host

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"revolute/internal/live"
	"revolute/internal/problem"
)

// recorded is what is kept of a talk: no addresses, and nobody's name.
type recorded struct {
	Deck      string           `json:"deck"`
	Reactions map[string]int   `json:"reactions,omitempty"`
	Polls     map[string][]int `json:"polls,omitempty"` // by slide: votes of each choice
	Questions []question       `json:"questions,omitempty"`
}

type question struct {
	Text  string `json:"text"`
	Votes int    `json:"votes,omitempty"`
	Done  bool   `json:"done,omitempty"`
}

// recordEvery is the time between two looks whether there is something new.
const recordEvery = 2 * time.Second

// readRecord returns what a file has of earlier talks, which is kept. One that is empty
// or does not exist has nothing; it must be possible to make it.
func readRecord(file string) (earlier []recorded, err error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		if err := writeRecord(file, nil, nil); err != nil {
			return nil, problem.Errorf(file, 0, "the talk cannot be recorded there: %v", cause(err))
		}
		return nil, nil
	}
	if err != nil {
		return nil, problem.Errorf(file, 0, "%v", cause(err))
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, nil
	}
	if err := json.Unmarshal(text, &earlier); err != nil {
		return nil, problem.Errorf(file, 0, "is no record of a talk").WithHint("--record never overwrites anything else: name another file")
	}
	return earlier, nil
}

// cause returns what the system says, without the file that it says it of.
func cause(err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}

// record keeps in the file that is asked for what the audiences of all decks say,
// behind what was said earlier, until ctx ends.
func (h *Host) record(ctx context.Context, earlier []recorded) {
	file := h.o.Record
	tick := time.NewTicker(recordEvery)
	defer tick.Stop()
	kept := map[string]*live.Audience{}
	failed := ""
	for ended := false; !ended; {
		select {
		case <-ctx.Done():
			ended = true
		case <-tick.C:
		}
		now, changed := map[string]*live.Audience{}, false
		h.rooms.mu.Lock()
		for deck, r := range h.rooms.all {
			if a := r.Sums(); a != nil { // else nobody has said anything
				now[deck], changed = a, changed || kept[deck] != a
			}
		}
		h.rooms.mu.Unlock()
		if !changed {
			continue
		}
		if err := writeRecord(file, earlier, now); err != nil {
			if says := err.Error(); says != failed { // it is tried again, and said once
				failed = says
				h.log.Error("the talk is not recorded", "file", file, "error", cause(err))
			}
			continue
		}
		kept, failed = now, ""
	}
}

// writeRecord replaces the file at once: it is never half written.
func writeRecord(file string, earlier []recorded, audiences map[string]*live.Audience) error {
	all := append([]recorded{}, earlier...)
	for _, deck := range slices.Sorted(maps.Keys(audiences)) {
		a := audiences[deck]
		r := recorded{Deck: deck, Reactions: map[string]int{}, Polls: a.Votes}
		for i, name := range live.Reactions() {
			if a.Reactions[i] > 0 {
				r.Reactions[name] = a.Reactions[i]
			}
		}
		for _, q := range a.Questions {
			r.Questions = append(r.Questions, question{q.Text, q.Votes, q.Done})
		}
		all = append(all, r)
	}
	out, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(append(out, '\n'))
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	return err
}
