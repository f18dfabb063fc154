package cli

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/lettering"
	"revolute/internal/screen"
	"revolute/internal/typeset"
	"revolute/theme"
)

// getenv returns the value of an environment variable, "" if it is not set.
func (p *program) getenv(name string) string {
	for i := len(p.env) - 1; i >= 0; i-- {
		if v, ok := strings.CutPrefix(p.env[i], name+"="); ok {
			return v
		}
	}
	return ""
}

// locale returns the language that the user's environment asks for, such as
// "zh_CN.UTF-8", or else the system itself; "" is none.
func (p *program) locale() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		v := p.getenv(name)
		if v == "" {
			continue
		}
		if base, _, _ := strings.Cut(v, "."); base == "C" || base == "POSIX" {
			return ""
		}
		return v
	}
	return p.system()
}

// viewer returns what is known of the terminal before it is asked.
func (p *program) viewer() theme.Viewer {
	v := theme.Viewer{Dark: p.dark(), Profile: colorprofile.Env(p.env)}
	if p.getenv("NO_COLOR") != "" { // whatever it says: no-color.org
		v.Profile = min(v.Profile, colorprofile.ASCII)
	}
	if p.flags.ambiguous == "wide" {
		v.Widths = typeset.Wide
	}
	return v
}

// auto leaves it to the terminal how images are shown and large letters drawn.
const auto = "auto"

// imageNames returns the values of --images, as frame.Protocol counts them.
func imageNames() []string {
	return []string{"blocks", "none", "kitty", "iterm2", "sixel", auto}
}

// letteringNames returns the values of --lettering.
func letteringNames() []string { return append([]string{auto}, lettering.WayNames()...) }

// lettering returns how the terminal can draw large letters as far as flags and
// environment tell; fixed says that it is the user's wish.
func (p *program) lettering() (way lettering.Way, fixed bool) {
	if way, ok := lettering.ParseWay(p.flags.lettering); ok {
		return way, true
	}
	return screen.Lettering(p.env), false
}

// dark reports whether the terminal's background is dark, as far as flags and
// environment tell. Most are.
func (p *program) dark() bool {
	if p.flags.dark || p.flags.light {
		return p.flags.dark
	}
	fgbg := p.getenv("COLORFGBG") // "15;0" or "0;default;15"
	background, err := strconv.Atoi(fgbg[strings.LastIndexByte(fgbg, ';')+1:])
	return err != nil || background < 7 || background == 8
}

// still reports whether nothing is to move.
func (p *program) still() bool {
	v := p.getenv("NO_MOTION")
	return p.flags.still || v != "" && v != "0"
}

// dumb reports whether the terminal cannot be painted on.
func (p *program) dumb() bool {
	term := p.getenv("TERM")
	return term == "dumb" || term == "" && !consoles
}
