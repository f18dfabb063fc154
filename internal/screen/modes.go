package screen

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const (
	beginSync = "\x1b[?2026h"
	endSync   = "\x1b[?2026l"

	// askSync goes out before the first frame, since a terminal that does not
	// know it may print its last letter.
	askSync = "\x1b[?2026$p"
)

// questions returns what a terminal is asked: the background's colour; its name and
// version, in two ways; images, and the size of a cell; and its attributes, which all
// terminals answer, so that the answer says that no other is to come.
func questions(k kind) string {
	images := ""
	switch {
	case k.asksThrough:
		images = throughTmux + askCell
	case k.asksImages:
		images = askImages + askCell
	}
	return "\x1b]11;?\x1b\\" + "\x1b[>0q" + "\x1b[>c" + images + "\x1b[c"
}

// kind is what the environment says of a terminal.
type kind struct {
	answers   bool // it is asked for what the environment does not tell
	asksSync  bool
	noErase   bool // it does not erase with the background's colour
	noStrings bool // it would print links and titles
	tmux      bool
	mouseFree bool // the user selects text with the mouse

	asksImages  bool // it may be asked about images: it prints nothing of what it does not know
	asksThrough bool // a tmux stands between, that may let the question through
}

// kindOf reads TERM and its like.
func kindOf(env []string) kind {
	term := lookup(env, "TERM")
	linux := strings.HasPrefix(term, "linux")
	apple := lookup(env, "TERM_PROGRAM") == "Apple_Terminal"
	return kind{
		answers:   !linux && term != "" && term != "dumb",
		asksSync:  !linux && !apple && term != "" && term != "dumb",
		noErase:   strings.HasPrefix(term, "screen") && lookup(env, "TMUX") == "",
		noStrings: linux,
		tmux:      strings.HasPrefix(term, "tmux") || lookup(env, "TMUX") != "",

		asksImages:  !linux && !apple && term != "" && term != "dumb" && !multiplexed(env),
		asksThrough: asksThrough(env),
	}
}

// enter takes the screen: the alternate one, without cursor, with the mouse's
// buttons and whole pastes reported.
func (k kind) enter(dst []byte, title string) []byte {
	dst = append(dst, "\x1b[?1049h\x1b[?25l"...)
	dst = append(k.mouse(dst), "\x1b[?2004h"...)
	if k.asksSync {
		dst = append(dst, askSync...)
	}
	return k.title(dst, title)
}

// mouse has the mouse's buttons reported, or not.
func (k kind) mouse(dst []byte) []byte {
	if k.mouseFree {
		return append(dst, "\x1b[?1006l\x1b[?1000l"...)
	}
	return append(dst, "\x1b[?1000h\x1b[?1006h"...)
}

// leave puts everything back that enter and frames have set.
func (k kind) leave(dst []byte) []byte {
	dst = append(dst, endSync+"\x1b[m"...)
	if !k.noStrings {
		dst = append(dst, "\x1b]8;;\x1b\\"...)
	}
	// Some have no alternate screen, and a tmux that has grown meanwhile leaves rows of it.
	dst = append(dst, "\x1b[H\x1b[J"...)
	dst = append(dst, "\x1b[?2004l\x1b[?1006l\x1b[?1000l\x1b[?25h\x1b[?1049l"...)
	if !k.noStrings {
		dst = append(dst, "\x1b[23;2t"...)
	}
	return dst
}

// copy sets the clipboard (OSC 52). What stands between us and the terminal
// hands it on, or has to be told to: tmux by set-clipboard or allow-passthrough.
func (k kind) copy(dst []byte, text string) []byte {
	if k.noStrings {
		return dst
	}
	seq := ansi.SetSystemClipboard(text)
	switch {
	case k.tmux:
		return append(append(dst, seq...), ansi.TmuxPassthrough(seq)...)
	case k.noErase: // GNU screen takes only so much at a time
		return append(dst, ansi.ScreenPassthrough(seq, screenLimit)...)
	}
	return append(dst, seq...)
}

// screenLimit is the length in bytes of what GNU screen hands on as one piece.
const screenLimit = 600

// title sets the window's title, without what could end it too early.
func (k kind) title(dst []byte, title string) []byte {
	if k.noStrings || title == "" {
		return dst
	}
	dst = append(dst, "\x1b]2;"...)
	for _, r := range title {
		if r >= ' ' && r != 0x7f && (r < 0x80 || r > 0x9f) {
			dst = append(dst, string(r)...)
		}
	}
	return append(dst, "\x1b\\"...)
}

// lookup returns the last value of name in env, "" if it has none.
func lookup(env []string, name string) string {
	value := ""
	for _, e := range env {
		if v, ok := strings.CutPrefix(e, name); ok && strings.HasPrefix(v, "=") {
			value = v[1:]
		}
	}
	return value
}
