package screen

import (
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"revolute/internal/frame"
)

// Graphics returns what the environment tells of how a terminal shows images. What it
// answers may tell more: then the model is sent a frame.Graphics.
func Graphics(env []string) frame.Graphics {
	term, program := lookup(env, "TERM"), lookup(env, "TERM_PROGRAM")
	has := func(name string) bool { return lookup(env, name) != "" }
	switch {
	case multiplexed(env):
		return frame.Graphics{}
	case term == "xterm-kitty", term == "xterm-ghostty", program == "ghostty", has("KITTY_WINDOW_ID"):
		return frame.Graphics{Protocol: frame.Kitty}
	case program == "iTerm.app", program == "WezTerm", program == "mintty", lookup(env, "LC_TERMINAL") == "iTerm2":
		return frame.Graphics{Protocol: frame.ITerm2}
	case term == "foot", strings.HasPrefix(term, "foot-"), strings.HasPrefix(term, "mlterm"), strings.HasPrefix(term, "contour"):
		return frame.Graphics{Protocol: frame.Sixel}
	}
	return frame.Graphics{}
}

// multiplexed reports whether something stands between us and the terminal.
func multiplexed(env []string) bool {
	term := lookup(env, "TERM")
	return lookup(env, "TMUX") != "" || lookup(env, "STY") != "" || strings.HasPrefix(term, "tmux") || strings.HasPrefix(term, "screen")
}

// asksThrough reports whether that is a tmux, in a terminal that may be a kitty
// with placeholders.
func asksThrough(env []string) bool {
	tmux := lookup(env, "TMUX") != "" || strings.HasPrefix(lookup(env, "TERM"), "tmux")
	return tmux && lookup(env, "WEZTERM_PANE") == "" && lookup(env, "KONSOLE_VERSION") == ""
}

// askImages asks whether the terminal is a kitty: it would answer that it could
// show this image of one pixel, which it does not keep.
const askImages = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"

// throughTmux asks the terminal behind a tmux for its name too: tmux gives its
// own.
const throughTmux = "\x1bPtmux;\x1b\x1b[>0q\x1b\\" + "\x1bPtmux;\x1b\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\x1b\\\x1b\\"

// askCell asks for the size of a cell in pixels.
const askCell = "\x1b[16t"

// graphics gathers what a session's terminal can do with images.
type graphics struct {
	now     frame.Graphics
	fixed   bool // the protocol is the user's wish
	tmux    bool
	version string
	kitty   bool // it has said that it knows the protocol
}

// take follows an answer. It reports whether there is something new for the
// model, and whether a kitty shows images in cells.
func (g *graphics) take(msg tea.Msg) (changed, placeholders bool) {
	was := g.now
	switch m := msg.(type) {
	case tea.TerminalVersionMsg:
		g.version = m.Name
	case uv.TerminalVersionEvent:
		g.version = m.Name
	case uv.KittyGraphicsEvent:
		g.kitty = string(m.Payload) == "OK"
	case uv.CellSizeEvent:
		g.now.CellWidth, g.now.CellHeight = m.Width, m.Height
	case uv.PrimaryDeviceAttributesEvent: // the last of the answers
		if !g.tmux {
			g.settle(g.choose(slices.Contains(m, 4)))
		}
	}
	// In cells they are shown by kitty from 0.28 on, and by ghostty.
	placeholders = g.kitty && (strings.HasPrefix(g.version, "ghostty") || kittyFrom(g.version, 28))
	if g.tmux && placeholders {
		g.settle(frame.Kitty)
	}
	return g.now != was, placeholders
}

func (g *graphics) settle(p frame.Protocol) {
	if !g.fixed {
		g.now.Protocol = p
	}
}

// choose returns the protocol for what has been answered.
func (g *graphics) choose(sixel bool) frame.Protocol {
	name := strings.ToLower(g.version)
	switch {
	case strings.HasPrefix(name, "wezterm"), strings.HasPrefix(name, "iterm2"):
		return frame.ITerm2
	case strings.HasPrefix(name, "konsole") && sixel:
		return frame.Sixel
	case g.kitty:
		return frame.Kitty
	case sixel:
		return frame.Sixel
	case g.now.Protocol == frame.ITerm2:
		return frame.ITerm2 // it cannot be asked
	}
	return frame.Blocks
}

// kittyFrom reports whether a version is that of a kitty from 0.minor on.
func kittyFrom(version string, minor int) bool {
	v, ok := strings.CutPrefix(version, "kitty(")
	parts := strings.SplitN(strings.TrimSuffix(v, ")"), ".", 3)
	if !ok || len(parts) < 2 {
		return false
	}
	first, _ := strconv.Atoi(parts[0])
	second, _ := strconv.Atoi(parts[1])
	return first > 0 || second >= minor
}

// askAgain is when a tmux is asked once more for the terminal behind it: while
// it redraws everything, as at the start, it drops what is to get through.
const askAgain = 300 * time.Millisecond

// again is a question that may have been lost.
type again struct{}
