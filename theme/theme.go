// Package theme is how a deck looks, as data: palette, Markdown styles,
// spacing, glyphs. A Theme is immutable; a Look is a theme as one viewer sees
// it, resolved for a background and a colour profile.
//
// A theme is a YAML file. What it leaves out is as in the theme that it
// extends, which is atol if it names none:
//
//	extends: night        # a built-in theme, or a file beside this one
//	palette:
//	  dark: {accent: "#7AB4FF"}
//
// The file atol.yaml has every key. A Glamour style, as JSON or YAML, is a theme
// too: its Markdown styles over those of atol, with a palette taken from them.
package theme

import (
	"sync"
	"time"

	"charm.land/glamour/v2/ansi"
	"github.com/charmbracelet/colorprofile"

	"revolute/internal/frame"
	"revolute/internal/problem"
	"revolute/internal/typeset"
)

// Viewer is what a terminal can show and its user wants; all of it is known
// from the environment, and some of it better after the terminal answers.
type Viewer struct {
	Dark    bool
	Profile colorprofile.Profile // TrueColor, ANSI256, ANSI, Ascii (no colour), NoTTY
	Widths  typeset.Widths
}

// Theme is a theme as its file says it.
type Theme struct {
	Name string

	Measure  int           // columns of small text at most
	TitleRow int           // 1-based row of a slide's title
	BodyRow  int           // 1-based row of the body under a title in small type; larger titles push it down
	AiryRows int           // screen height from which list items stand apart
	Enter    time.Duration // how long a slide takes to come
	Count    time.Duration // how long a number takes to count up
	Type     Type
	Footer   Footer

	Unused []problem.Problem // keys of its files that do nothing: warnings

	margins []marginAt

	most                Colours // that it uses
	light, dark         [roleCount]frame.Color
	lightAt, darkAt     [roleCount]place
	lightANSI, darkANSI [roleCount]frame.Style
	plain               [roleCount]frame.Style
	glyphs              [glyphCount]glyphPair
	layouts             [layoutCount]Layout
	markdown            ansi.StyleConfig

	mu    sync.Mutex
	looks map[Viewer]*Look
}

// For resolves t for v. Equal viewers get the same Look.
func (t *Theme) For(v Viewer) *Look {
	t.mu.Lock()
	defer t.mu.Unlock()
	if l, ok := t.looks[v]; ok {
		return l
	}
	l := newLook(t, v)
	if t.looks == nil {
		t.looks = make(map[Viewer]*Look)
	}
	t.looks[v] = l
	return l
}
