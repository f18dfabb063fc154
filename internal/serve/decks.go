package serve

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"revolute/internal/frame"
	"revolute/internal/screen"
)

// Decks are what a server shows, by the names that visitors write. Reload
// replaces them as a whole; the maps are not changed.
type Decks struct {
	First string // the name of the one that is shown if none is asked for
	Named map[string]Deck
}

// Deck is one of them.
type Deck struct {
	// View makes the model that shows the deck to a visitor. It is called for
	// every session, from many goroutines.
	View func(Visitor) screen.Model
	// Text writes the deck for a visitor who has no terminal, or one that cannot be
	// painted on.
	Text func(w io.Writer, v Visitor) error
	// Title is the deck's in a language; nil: it has none.
	Title func(lang string) string
	// Languages are the deck's: each is a user name that chooses it.
	Languages []string
	// Lead has a speaker's program lead the deck's talk over conn until that ends.
	// nil: nobody can.
	Lead func(ctx context.Context, v Visitor, conn io.ReadWriteCloser)
	// Phone returns the address at which a speaker's phone comes to lead the deck's
	// talk, once; Dismiss takes all phones that right. nil: there are none.
	Phone   func(Visitor) string
	Dismiss func()
}

// names returns the names of the decks, the first one in front.
func (d Decks) names() []string {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(d.Named)), func(n string) bool { return n == d.First })
	return append([]string{d.First}, names...)
}

// list returns the names of the decks.
func (d Decks) list() string { return strings.Join(d.names(), ", ") }

// Visitor is what is known of whoever has opened a session. All strings are
// cleaned: they hold no control character and are short.
type Visitor struct {
	User          string // as they called themselves
	Speaker       bool   // has shown a key that may speak
	Key, Name     string // of a speaker: the key's fingerprint, and its comment in the file of keys
	Deck          string
	Lang          string               // the language of their environment ("zh", "en"), or ""
	Locale        string               // the locale that says so ("zh_TW.UTF-8"), or ""
	Env           []string             // TERM, COLORTERM, LANG and LC_*, as NAME=value
	Profile       colorprofile.Profile // colours
	Width, Height int                  // cells; 0 without a terminal
	// CellWidth and CellHeight are the pixels of a cell; 0 if they are not known.
	CellWidth, CellHeight int
	// Source is the network that they come from, as limits count it.
	Source string
	// Heard returns how long ago the visitor's client gave a sign of life.
	Heard func() time.Duration
}

// Graphics returns what is known of how their terminal shows images before it is
// asked.
func (v Visitor) Graphics() frame.Graphics {
	g := screen.Graphics(v.Env)
	g.CellWidth, g.CellHeight = v.CellWidth, v.CellHeight
	return g
}

// Announce makes the message that a running session's model is sent; nil: none.
type Announce func(Visitor) tea.Msg

// CheckName returns what is wrong with a name for a deck; nil if nothing is.
func CheckName(name string) error {
	if name == "" || len(name) > maxWord || name != text(name) || strings.ContainsFunc(name, unicode.IsSpace) {
		return fmt.Errorf("a deck cannot be called %q: visitors could not write it", name)
	}
	if slices.Contains([]string{"help", leadCommand, phoneCommand, dismissCommand, "speak", "study", "zh", "en"}, name) {
		return fmt.Errorf("a deck cannot be called %q: visitors write that for something else", name)
	}
	return nil
}
