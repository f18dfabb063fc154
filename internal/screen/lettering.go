package screen

import (
	"context"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"revolute/internal/lettering"
)

// drawer is a program that draws sextants and octants itself, without gaps and
// whatever its font has.
type drawer struct {
	name              string // as its answer to XTVERSION begins, in lower case
	sextants, octants version
}

// version is a version's first numbers; a shorter one is followed by zeros. The
// zero value is every version.
type version [3]int

// never returns a version that no program has.
func never() version { return version{1 << 30} }

// Lettering returns how a terminal can draw large letters as far as its
// environment tells. What it answers may tell more: then the model is sent a
// lettering.Way.
func Lettering(env []string) lettering.Way {
	term, program := lookup(env, "TERM"), lookup(env, "TERM_PROGRAM")
	if term == "" || term == "dumb" {
		return lettering.None
	}
	if multiplexed(env) {
		return lettering.Blocks // whose terminal is not known
	}
	name, v := "", parseVersion(lookup(env, "TERM_PROGRAM_VERSION"))
	switch {
	case program == "ghostty", program == "WezTerm":
		name = strings.ToLower(program)
	case program == "vscode":
		// microsoft/vscode#284758, in the release of January 2026.
		return drawn(!v.before(version{1, 109}))
	case term == "xterm-ghostty":
		name, v = "ghostty", version{1}
	case term == "xterm-kitty":
		name, v = "kitty", version{0, 26} // older ones are rare by now
	case term == "foot", strings.HasPrefix(term, "foot-"):
		name, v = "foot", version{1, 13}
	case lookup(env, "VTE_VERSION") != "":
		name, v = "vte", vteVersion(lookup(env, "VTE_VERSION"))
	}
	return drawn(draws(name, v))
}

func drawn(sextants bool) lettering.Way {
	if sextants {
		return lettering.Sextants
	}
	return lettering.Blocks
}

// draws reports whether a program of that name and version draws sextants. What is
// not in its table may show boxes, so it counts as a terminal without: xterm, mintty,
// PuTTY, Konsole, st, Terminal.app and iTerm2, which take them from the font, and those
// of which no version is known.
func draws(name string, v version) bool {
	for _, d := range []drawer{
		// Looked at: 0.26 and 0.41 draw sextants, 0.41 octants. Octants are in its changelog of 0.40.
		{"kitty", version{0, 26}, version{0, 40}},
		// box-drawing.c, by itself unless box-drawings-uses-font-glyphs is set; octants: changelog of 1.20.
		{"foot", version{1, 13}, version{1, 20}},
		// src/font/sprite: sextants from the first release, octants: release notes of 1.2.
		{"ghostty", version{1}, version{1, 2}},
		// Changelog of 20210814: "we now draw sextant glyphs when custom_block_glyphs is enabled", which it is.
		{"wezterm", version{20210814}, never()},
		// Its minifont has them since 0.60 (3270font#66 of 2020); octants: release notes of 0.78.
		{"vte", version{0, 62}, version{0, 78}},
		// xterm.js#5467 of December 2025, in the release after 6.0.
		{"xterm.js", version{6, 1}, never()},
	} {
		if d.name == name {
			return !v.before(d.sextants)
		}
	}
	return false
}

// letters gathers how a session's terminal can draw large letters.
type letters struct {
	now  lettering.Way // by its answers; None: there were none
	tmux bool          // its own answers are not the terminal's
}

// take follows an answer and reports whether there is something new.
func (l *letters) take(msg tea.Msg) bool {
	was := l.now
	switch m := msg.(type) {
	case tea.TerminalVersionMsg:
		l.named(m.Name)
	case uv.TerminalVersionEvent:
		l.named(m.Name)
	case uv.SecondaryDeviceAttributesEvent:
		// Alacritty has no XTVERSION. It answers CSI > 0 ; 2401 ; 1 c: the version of its
		// library alacritty_terminal, in two digits each. Seen: 1700 is Alacritty 0.11, which shows boxes. Sextants
		// came with alacritty#7534 in 0.14, whose library is 0.24. PuTTY's and Konsole's second numbers are below 200.
		if len(m) >= 3 && m[0] == 0 && m[1] >= 2400 && m[1] < 100_000 && m[2] == 1 && !l.tmux {
			l.now = lettering.Sextants
		}
	}
	return l.now != was
}

// named follows a terminal's answer to XTVERSION. That of a tmux or a GNU screen
// says nothing of the terminal.
func (l *letters) named(answer string) {
	// Answers are such as "kitty(0.41.1)", "foot(1.13.1)", "ghostty 1.2.0", "VTE(7006)"
	// and "WezTerm 20240203-110809-5046fc22".
	name, rest := answer, ""
	if i := strings.IndexAny(answer, "( "); i >= 0 {
		name, rest = answer[:i], strings.Trim(answer[i:], "( )")
	}
	switch name = strings.ToLower(name); name {
	case "tmux", "screen":
	case "vte":
		l.now = drawn(draws(name, vteVersion(rest)))
	default:
		l.now = drawn(draws(name, parseVersion(rest)))
	}
}

// outerMsg is the name and version of the terminal behind a multiplexer.
type outerMsg string

// behind follows what a multiplexer says of the terminal behind it, and reports
// whether there is something new.
func (l *letters) behind(answer string) bool {
	was := l.now
	if answer != "" {
		l.named(answer)
	}
	return l.now != was
}

// askOuter asks the multiplexer for the terminal behind it.
func (r *run) askOuter() tea.Cmd {
	outer := r.session.Outer
	if outer == nil {
		return nil
	}
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), outerPatience)
		defer cancel()
		return outerMsg(outer(ctx))
	}
}

// outerPatience is how long a multiplexer may take to answer.
const outerPatience = 2 * time.Second

// vteVersion reads "7006", which is 0.70.6.
func vteVersion(s string) version {
	n, err := strconv.Atoi(s)
	if err != nil {
		return version{}
	}
	return version{n / 10000, n / 100 % 100, n % 100}
}

// parseVersion reads the numbers that a version begins with.
func parseVersion(s string) (v version) {
	for i := range v {
		n := 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		v[i], _ = strconv.Atoi(s[:n])
		if n == 0 || n == len(s) || s[n] != '.' {
			break
		}
		s = s[n+1:]
	}
	return v
}

// before reports whether v is an earlier version than w.
func (v version) before(w version) bool {
	for i := range v {
		if v[i] != w[i] {
			return v[i] < w[i]
		}
	}
	return false
}
