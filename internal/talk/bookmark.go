package talk

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"revolute/internal/deck"
)

// Bookmark keeps where a talk is, in a file of its own, in case it is cut off: by a
// crash, a terminal that is closed, a machine that loses its power.
type Bookmark struct {
	file string

	mu   sync.Mutex
	last int // the number of the last place written
}

// maxBookmarkAge is how long after it was cut off a talk may be gone on with.
const maxBookmarkAge = 12 * time.Hour

// Bookmark returns the bookmark of the deck, in dir; nil if the deck has no name.
func (s Source) Bookmark(dir string) *Bookmark {
	if s.Deck == "-" || dir == "" {
		return nil
	}
	id := "deck " + s.Inside
	if s.Deck != "" {
		path, err := filepath.Abs(Folder(s.Deck))
		if err != nil {
			return nil
		}
		id = "file " + path
	}
	sum := sha256.Sum256([]byte(id))
	return &Bookmark{file: filepath.Join(dir, "place-"+hex.EncodeToString(sum[:6]))}
}

// Find returns where a talk of d was cut off before the given time; false if it was
// not, or long ago.
func (b *Bookmark) Find(d *deck.Deck, now time.Time) (deck.Pos, bool) {
	info, err := os.Stat(b.file)
	if err != nil || now.Sub(info.ModTime()) > maxBookmarkAge || info.Size() > 4096 {
		return deck.Pos{}, false
	}
	src, err := os.ReadFile(b.file)
	if err != nil {
		return deck.Pos{}, false
	}
	fields := strings.Split(strings.TrimSuffix(string(src), "\n"), "\t")
	if len(fields) != 3 {
		return deck.Pos{}, false
	}
	slide, err := strconv.Atoi(fields[1])
	step, err2 := strconv.Atoi(fields[2])
	if err != nil || err2 != nil || slide < 0 || step < 0 {
		return deck.Pos{}, false
	}
	return deck.Pos{Slide: d.Locate(fields[0], slide), Step: step}, true
}

// Keep writes the nth place of the talk, unless a later one has been written. What
// cannot be written is not kept: the talk goes on.
func (b *Bookmark) Keep(n int, d *deck.Deck, at deck.Pos) {
	id := strings.Map(func(r rune) rune {
		if r < ' ' {
			return -1
		}
		return r
	}, d.ID(at.Slide))
	b.mu.Lock()
	defer b.mu.Unlock()
	if n < b.last {
		return
	}
	if b.last == 0 {
		_ = os.MkdirAll(filepath.Dir(b.file), 0o700)
	}
	b.last = n
	_ = os.WriteFile(b.file, fmt.Appendf(nil, "%s\t%d\t%d\n", id, at.Slide, at.Step), 0o600)
}

// Remove takes the bookmark away: the talk has ended as it should.
func (b *Bookmark) Remove() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.last = 1 << 30
	_ = os.Remove(b.file)
}
