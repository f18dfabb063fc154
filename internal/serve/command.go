package serve

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// leadCommand is what a speaker's program asks for that leads a talk from
// elsewhere: "lead", or "lead NAME".
const leadCommand = "lead"

// A speaker's program asks for an address for the speaker's phone, and takes all
// phones the right to lead.
const (
	phoneCommand   = "phone"
	dismissCommand = "dismiss"
)

// speakAs makes the visitor's user name their language, if it is one: ssh zh@host.
func (n *session) speakAs(languages []string) {
	user := n.visitor.User
	if slices.Contains(languages, user) || user == "zh" || user == "en" {
		n.visitor.Locale, n.visitor.Lang = user, language(user)
	}
}

// help writes what can be asked for here.
func (n *session) help(decks *Decks) {
	n.speakAs(nil)
	var b strings.Builder
	lang, here := n.visitor.Lang, n.server.command(n)
	names := decks.names()
	widest := 0 // columns
	for _, name := range names {
		widest = max(widest, ansi.StringWidth(name))
	}
	for _, name := range names {
		title := ""
		if t := decks.Named[name].Title; t != nil {
			title = text(t(lang))
		}
		fmt.Fprintf(&b, "    %s%s   %s\n", name, strings.Repeat(" ", widest-ansi.StringWidth(name)), title)
	}
	w := io.Writer(output{n})
	if n.pty {
		w = lineEnds{w}
	}
	_, _ = fmt.Fprintf(w, n.lines().help, here, b.String())
}

// lead has a speaker's program lead the talk of a deck over the channel.
func (n *session) lead(deck Deck) uint32 {
	if !n.visitor.Speaker || deck.Lead == nil {
		n.server.metrics.refuse(refusedKey)
		n.say(n.lines().noLead)
		return 1
	}
	n.log("leading")
	defer n.log("leading ended")
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		select {
		case <-n.ctx.Done():
			_ = n.ch.Close()
		case <-stop:
		}
	}()
	deck.Lead(n.ctx, n.visitor, n.ch)
	return 0
}

// phone answers a speaker who asks for an address for their phone, or takes all
// phones the right to lead.
func (n *session) phone(deck Deck, command string) uint32 {
	switch {
	case !n.visitor.Speaker:
		n.server.metrics.refuse(refusedKey)
		n.say(n.lines().noLead)
		return 1
	case deck.Phone == nil || deck.Dismiss == nil:
		n.say(n.lines().noPhone)
		return 1
	case command == dismissCommand:
		deck.Dismiss()
		return 0
	}
	if _, err := fmt.Fprintln(output{n}, deck.Phone(n.visitor)); err != nil {
		return 1
	}
	return 0
}

// lineEnds makes each line feed of what is written a carriage return and a line
// feed.
type lineEnds struct{ io.Writer }

// Write writes p.
func (w lineEnds) Write(p []byte) (int, error) {
	if _, err := w.Writer.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	return len(p), nil
}
