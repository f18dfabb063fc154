package cli

import (
	"fmt"
	"image/color"
	"io"
	"os"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/screen"
	"revolute/internal/talk"
	"revolute/internal/typeset"
)

const terminalHelp = `revolute terminal shows what this terminal can: how large letters look in each
way, colours, images, and from which answer that is known.

    revolute terminal
    revolute terminal | cat    the facts alone, for a report of a fault

A way whose letters have gaps, or are boxes, is not one for this terminal:
--lettering chooses another, and so does lettering: in your configuration.
`

// terminalCommand returns revolute terminal.
func (p *program) terminalCommand() *cobra.Command {
	c := &cobra.Command{
		Use:  "terminal",
		Args: nothingMore,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := p.check(); err != nil {
				return err
			}
			// The facts are written, and if this is written to the terminal itself, samples.
			out, shown := p.stdout.(*os.File)
			shown = shown && term.IsTerminal(out.Fd())
			var in *os.File
			if f, ok := p.stdin.(*os.File); ok && term.IsTerminal(f.Fd()) {
				in = f
			} else if tty, _, err := tea.OpenTTY(); err == nil {
				in = tty
				defer tty.Close()
			}
			if out == nil || !shown {
				out = in
			}
			facts, err := screen.Ask(c.Context(), in, out, p.env, talk.Desktop{Env: p.env}.Outer(), answerPatience)
			if err != nil {
				return err
			}
			if shown && !p.dumb() {
				if err := p.samples(facts); err != nil {
					return err
				}
			}
			say := p.say()
			for _, row := range p.terminalRows(facts) {
				if row.value != "" {
					name := say(row.name)
					gap := strings.Repeat(" ", max(1, 14-typeset.Narrow.Width(name)))
					if _, err := fmt.Fprintln(p.stdout, strings.TrimRight(name+gap+strings.Map(printable, row.value), " ")); err != nil {
						return err
					}
				}
			}
			return nil
		},
	}
	p.define(c.Flags(), "lettering", "images", "ambiguous")
	return describe(c, "what this terminal can show", terminalHelp, "")
}

// answerPatience is how long the terminal may take to answer.
const answerPatience = 500 * time.Millisecond

// fact is a line of revolute terminal.
type fact struct{ name, value string }

// terminalRows returns what is known of the terminal, each with where it is known from.
func (p *program) terminalRows(f screen.Facts) []fact {
	env := func(names ...string) string {
		var set []string
		for _, name := range names {
			if v := p.getenv(name); v != "" {
				set = append(set, name+"="+v)
			}
		}
		return strings.Join(set, " ")
	}
	answered := func(value, by string) string {
		if value == "" {
			return "? (" + by + ": no answer)"
		}
		return value + " (" + by + ")"
	}
	numbers := func(all []int) string { return strings.Trim(fmt.Sprint(all), "[]") }
	size := fmt.Sprintf("%dx%d", f.Width, f.Height)
	if f.Graphics.CellWidth > 0 {
		size += fmt.Sprintf(", a cell %dx%d pixels", f.Graphics.CellWidth, f.Graphics.CellHeight)
	}
	background := "dark"
	if !p.dark() {
		background = "light"
	}
	if f.Background != "" {
		background = f.Background + " (OSC 11)"
	} else {
		background += " (OSC 11: no answer)"
	}
	way, by := f.Lettering, "the environment"
	switch set, fixed := p.lettering(); {
	case fixed:
		way, by = set, p.label("lettering")
	case f.Outer != "":
		by = "tmux: " + f.Outer
	case p.getenv("TMUX") != "": // whose answers are not the terminal's
	case f.Version != "":
		by = "XTVERSION"
	case len(f.Secondary) > 0:
		by = "DA2"
	}
	scaled := "no"
	if f.Scaled {
		scaled = "yes (OSC 66, by the cursor's place)"
	}
	names := imageNames()
	images := names[min(int(f.Graphics.Protocol), len(names)-1)]
	if p.flags.images != auto {
		images = p.flags.images + " (" + p.label("images") + ")"
	}
	return []fact{
		{"revolute", version()},
		{"terminal", answered(f.Version, "XTVERSION")},
		{"behind tmux", f.Outer},
		{"DA1, DA2", strings.Trim(answered(numbers(f.Primary), "DA1")+"  "+answered(numbers(f.Secondary), "DA2"), " ")},
		{"environment", env("TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "TMUX", "STY", "SSH_TTY", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG")},
		{"size", size},
		{"colours", colorprofile.Env(p.env).String()},
		{"background", background},
		{"images", images},
		{"large letters", way.String() + " (" + by + ")"},
		{"scaled text", scaled},
	}
}

// samples writes a line of colours and a line of large letters in each way.
func (p *program) samples(f screen.Facts) error {
	w := colorprofile.Writer{Forward: p.stdout, Profile: colorprofile.Env(p.env)}
	var ramp strings.Builder
	for i := range 48 {
		ramp.WriteString(ansi.NewStyle().BackgroundColor(color.RGBA{uint8(40 + 4*i), uint8(230 - 4*i), uint8(120 + 2*i), 255}).Styled(" "))
	}
	if _, err := io.WriteString(&w, ramp.String()+"\n"); err != nil {
		return err
	}
	widths := typeset.Narrow
	if p.flags.ambiguous == "wide" {
		widths = typeset.Wide
	}
	for _, s := range []struct {
		way  lettering.Way
		size lettering.Size
	}{
		{lettering.None, lettering.Small},
		{lettering.Blocks, lettering.Condensed},
		{lettering.Blocks, lettering.Large},
		{lettering.Sextants, lettering.Medium},
		{lettering.Octants, lettering.Medium},
	} {
		face, ok := s.way.Face(s.size, widths)
		if !ok && s.size != lettering.Small {
			continue
		}
		const text = "神经网络 Aa"
		name := s.size.String()
		if s.way != lettering.None {
			name = s.way.String() + ", " + name
		}
		picture := frame.New(max(1, min(face.Width(text), f.Width)), face.Rows(), widths, frame.Style{})
		face.Draw(picture, picture.Bounds(), 0, 0, text, frame.Style{})
		lines := []string{name}
		for y := range picture.Height() {
			var row strings.Builder
			for x := 0; x < picture.Width(); {
				cell, width, _ := picture.Cell(x, y)
				row.WriteString(cell)
				x += max(width, 1)
			}
			lines = append(lines, strings.TrimRight(row.String(), " "))
		}
		if _, err := fmt.Fprintln(p.stdout, strings.Join(lines, "\n")+"\n"); err != nil {
			return err
		}
	}
	return nil
}
