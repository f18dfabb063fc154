package serve

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/colorprofile"
	gossh "golang.org/x/crypto/ssh"

	"revolute/internal/screen"
)

// session is one visitor's channel. Its requests come one after the other, until
// the session starts; then the rest is read by the goroutine that runs it.
type session struct {
	server *Server
	conn   *conn
	ch     gossh.Channel
	box    *mailbox
	ctx    context.Context
	cancel context.CancelCauseFunc

	env                   environ
	term, command         string
	pty, started, speaker bool
	width, height         int // cells
	cellWidth, cellHeight int // pixels
	user                  string
	fingerprint, name     string // of a speaker's key

	visitor Visitor // since it started

	began time.Duration // by the server's clock
	key   atomic.Int64  // when the last key came, by the server's clock, in nanoseconds
	busy  atomic.Int64  // when the write that still runs began, likewise; 0: none
	sent  atomic.Int64  // bytes

	following atomic.Bool   // the speaker leads it
	browsing  atomic.Bool   // it has left the speaker for a while
	ready     chan struct{} // closed when its program runs
}

// Why sessions are stopped.
var (
	errHungUp = errors.New("the channel was closed")
)

// ending is a session's end for a reason of the server's.
type ending struct{ why reason }

// Error returns the reason.
func (e ending) Error() string { return string(e.why) }

// stop ends the session; the first reason counts.
func (n *session) stop(why error) { n.cancel(why) }

// start runs the session beside its requests.
func (n *session) start() {
	n.started = true
	n.visitor = Visitor{
		User: n.user, Speaker: n.speaker, Key: n.fingerprint, Name: n.name, Source: network(n.conn.from).String(), Deck: strings.TrimSpace(n.command),
		Lang: language(n.env.locale()), Locale: n.env.locale(), Env: append([]string(nil), n.env...),
		Heard: func() time.Duration { return n.server.clock() - time.Duration(n.conn.heard.Load()) },
	}
	if v := &n.visitor; n.pty {
		v.Env = append(v.Env, "TERM="+n.term)
		v.Width, v.Height, v.CellWidth, v.CellHeight = n.width, n.height, n.cellWidth, n.cellHeight
		v.Profile = colorprofile.Env(v.Env)
		if n.env.get("NO_COLOR") != "" { // whatever it says: no-color.org
			v.Profile = min(v.Profile, colorprofile.ASCII)
		}
	}
	n.conn.watching.Add(1)
	n.server.handlers.Go(func() {
		defer func() {
			n.conn.since.Store(int64(n.server.clock()))
			n.conn.watching.Add(-1)
		}()
		code := n.run()
		var status [4]byte
		binary.BigEndian.PutUint32(status[:], code)
		_, _ = n.ch.SendRequest("exit-status", false, status[:])
		_ = n.ch.Close()
		n.stop(errHungUp)
	})
}

// run shows the deck that was asked for, and returns the status that the client's
// ssh ends with.
func (n *session) run() uint32 {
	s, decks := n.server, n.server.decks.Load()
	switch n.visitor.Deck {
	case "help", "--help", "-h", "-?":
		n.help(decks)
		return 0
	}
	name := n.visitor.Deck
	command, rest, _ := strings.Cut(name, " ")
	asks := command == leadCommand || command == phoneCommand || command == dismissCommand
	if asks {
		name = rest
	}
	name = cmp.Or(name, decks.First)
	deck, ok := decks.Named[name]
	if !ok {
		s.metrics.refuse(refusedDeck)
		n.say(fmt.Sprintf(n.lines().unknown, text(name), decks.list(), s.command(n)))
		return 1
	}
	n.visitor.Deck = name
	n.speakAs(deck.Languages)
	switch {
	case command == leadCommand:
		return n.lead(deck)
	case asks:
		return n.phone(deck, command)
	}
	if s.places.Add(1) > int64(s.cfg.MaxSessions) {
		s.places.Add(-1)
		s.metrics.refuse(refusedFull)
		n.say(n.lines().full)
		return 1
	}
	s.mu.Lock()
	s.sessions[n] = struct{}{}
	last := s.ending
	s.watch()
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.sessions, n)
		s.mu.Unlock()
		s.places.Add(-1)
	}()
	if last != nil {
		n.box.post(noticed, last)
	}
	n.log("session")
	why, err := n.show(deck)
	n.log("session ended", "reason", string(why), "seconds", int((s.clock() - n.began).Seconds()), "bytes", n.sent.Load())
	s.metrics.ends[why].Add(1)
	if why != endedText && why != endedGone && why != endedStall { // a connection that is closed hears nothing
		l := n.lines()
		n.say(l.ended[why] + fmt.Sprintf(l.back, s.command(n)))
	}
	if why != endedPanic {
		return 0
	}
	var failed *screen.PanicError
	stack := ""
	if errors.As(err, &failed) {
		stack = string(failed.Stack)
	}
	s.log.Error("panic in a session", "conn", n.conn.id, "deck", n.visitor.Deck, "error", text(err.Error()), "stack", stack)
	return 1
}

// show shows the deck, as frames or as text, and returns why that is over.
func (n *session) show(deck Deck) (why reason, err error) {
	defer func() {
		if v := recover(); v != nil {
			why, err = endedPanic, &screen.PanicError{Value: v, Stack: debug.Stack()}
		}
	}()
	if !n.pty || n.term == "dumb" { // a terminal that cannot be painted on
		var w io.Writer = output{n}
		if n.pty {
			w = lineEnds{w} // the client's terminal is in raw mode
		}
		if err := deck.Text(w, n.visitor); err != nil {
			return endedGone, err
		}
		return endedText, nil
	}
	v := n.visitor
	device := &screen.Session{
		Out: output{n}, Env: v.Env, Width: v.Width, Height: v.Height, Profile: v.Profile,
		Shared: n.server.shared, Graphics: v.Graphics(),
	}
	n.server.handlers.Go(func() { n.typing(&keys{send: device.Send}) })
	last, err := device.Run(n.ctx, &stage{Model: deck.View(v), session: n})
	if c, ok := last.(*stage).Model.(closer); ok {
		c.Close()
	}
	var ours ending
	var failed *screen.PanicError
	switch {
	case err == nil:
		return endedLeft, nil
	case errors.As(err, &failed):
		return endedPanic, err
	case n.conn.why.Load() != nil:
		return n.conn.ended(), err
	case errors.As(context.Cause(n.ctx), &ours):
		return ours.why, err
	}
	return endedGone, err
}

// closer is a model that has to be told that it is not used any more.
type closer interface{ Close() }

func (n *session) log(what string, more ...any) {
	v := n.visitor
	n.server.log.Info(what, append([]any{
		"conn", n.conn.id, "from", n.server.mask(n.conn.from), "user", v.User, "speaker", v.Speaker, "deck", v.Deck,
		"term", n.term, "size", fmt.Sprintf("%dx%d", v.Width, v.Height), "lang", v.Lang,
	}, more...)...)
}

// output is the visitor's screen. One write runs at a time, and a session makes
// nothing new while it runs: so nothing old is ever queued.
type output struct{ *session }

// piece is how many bytes are written at once, so that a slow reader is told
// from one that stands still.
const piece = 16 << 10

// Write writes p, unless the reader takes nothing for so long that the patrol
// closes its connection.
func (o output) Write(p []byte) (int, error) {
	began := o.server.clock()
	defer o.busy.Store(0)
	done := 0
	for done < len(p) {
		o.busy.Store(int64(o.server.clock()))
		k, err := o.ch.Write(p[done:min(done+piece, len(p))])
		done += k
		o.sent.Add(int64(k))
		if err != nil {
			return done, err
		}
	}
	o.server.metrics.write.observe(o.server.clock() - began)
	return done, nil
}

// say writes lines to a visitor whose screen shows none of ours.
func (n *session) say(s string) {
	w := io.Writer(output{n})
	if n.pty {
		s = strings.ReplaceAll(s, "\n", "\r\n")
	} else {
		w = n.ch.Stderr()
	}
	_, _ = io.WriteString(w, s)
}
