package host

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"revolute/internal/live"
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

// record keeps in a file what the audiences of all decks say, until ctx ends.
func (h *Host) record(ctx context.Context, file string) {
	tick := time.NewTicker(recordEvery)
	defer tick.Stop()
	kept := map[string]*live.Audience{}
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
		if err := writeRecord(file, now); err != nil {
			h.log.Error("the talk is not recorded", "file", file, "error", err)
			continue
		}
		kept = now
	}
}

// writeRecord replaces the file at once: it is never half written.
func writeRecord(file string, audiences map[string]*live.Audience) error {
	var all []recorded
	for deck, a := range audiences {
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
