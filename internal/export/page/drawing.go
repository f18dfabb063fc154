package page

import (
	"cmp"
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/drawing/all"
	"revolute/internal/export/sheet"
	"revolute/internal/export/svg"
	"revolute/internal/frame"
	"revolute/internal/problem"
	"revolute/internal/typeset"
	"revolute/theme"
)

// view is a drawing in one form of the page: for a wide window, for a phone, or,
// of drawings that are cells, at one of its steps.
type view struct {
	At  template.HTMLAttr
	SVG template.HTML
}

// lettered is a drawing that is words, in one role or from accent to energy.
type lettered interface {
	Words() (lines []string, role theme.Role, gradient bool)
}

// drawing finds what a drawing is on the page: words, shapes, or why it is none.
func (n *node) drawing() {
	b := n.Block
	d, err := all.Parse(b.Info.Lang, []byte(b.Text), links{n.face})
	if err != nil {
		n.Is = "fault"
		n.class = append(n.class, "fault")
		n.Block = &deck.Block{Kind: b.Kind, Step: b.Step, Until: b.Until, Line: b.Line, Text: "[" + b.Info.Lang + ": " + problem.From(err).Text + "]"}
		return
	}
	if words, ok := d.(lettered); ok {
		lines, role, gradient := words.Words()
		n.Is, n.Words = "lettering", lines
		n.class = append(n.class, "lettering", statementSize(strings.Join(lines, " ")), "in-"+role.String())
		if gradient {
			n.class = append(n.class, "gradient")
		}
		return
	}
	// Its forms: for a wide window and for a phone, or, of one that is cells, one for
	// each step.
	class := "drawing " + n.Info.Lang
	behind := hasAttr(b, "behind")
	if behind {
		class += " behind"
	}
	if n.Align == deck.Center {
		class += " center"
	}
	shaper, ok := d.(drawing.Shaper)
	if !ok {
		n.Views = n.steps(d, class)
		return
	}
	first := max(n.from, n.Step)
	at := func(form string) template.HTMLAttr {
		s := fmt.Sprintf(` class="%s %s"`, class, form)
		if n.Step > n.from || n.Until > 0 {
			s += fmt.Sprintf(` data-step="%d"`, n.Step)
		}
		if n.Until > 0 {
			s += fmt.Sprintf(` data-until="%d"`, n.Until-1)
		}
		return template.HTMLAttr(s)
	}
	wide, tall := n.room, phoneRoom
	if behind {
		wide, tall = room{stageWidth, stageHeight}, room{20, 41}
	}
	wide.height = max(wide.height, drawingHeight)
	if !behind {
		tall.height = min(tall.height, tall.height*wide.height/slideRoom.height)
	}
	n.Views = []view{{at("upon-wide"), n.face.shapes(n.Info.Lang, shaper.Shapes(wide.width, wide.height), first)}}
	if wide.width > drawing.Narrow {
		n.Views = append(n.Views, view{at("upon-tall"), n.face.shapes(n.Info.Lang, shaper.Shapes(tall.width, tall.height), first)})
	} else {
		n.Views[0].At = at("")
	}
}

// links is the deck as a source of the drawings of a face, in its language.
type links struct{ face *face }

// ReadFile reads a file beside the deck.
func (l links) ReadFile(name string) ([]byte, error) { return l.face.maker.deck.ReadFile(name) }

// Link returns the address of a named link.
func (l links) Link(name string) (string, bool) {
	address, known := l.face.maker.deck.MetaIn(l.face.Lang).Links[name]
	return address, known
}

// A drawing in cells is drawn in a window of these columns and rows.
const (
	drawingColumns = 100
	drawingRows    = 30
)

// steps returns a drawing in cells at each of its steps.
func (n *node) steps(d drawing.Drawing, class string) (out []view) {
	b := n.Block
	steps, _ := strconv.Atoi(b.Info.Attrs["steps"])
	steps = min(max(steps, 0), 100)
	for step := range steps + 1 {
		at := fmt.Sprintf(` class="%s cells%s" data-step="%d"`, class, map[bool]string{true: " last"}[step == steps], max(n.from, b.Step+step))
		if step < steps {
			at += fmt.Sprintf(` data-until="%d"`, b.Step+step)
		} else if b.Until > 0 {
			at += fmt.Sprintf(` data-until="%d"`, b.Until-1)
		}
		dark, mixed := n.cells(d, step, n.face.maker.o.Dark, n.face.maker.dark)
		if !mixed {
			out = append(out, view{template.HTMLAttr(at), template.HTML(dark)})
			continue
		}
		light, _ := n.cells(d, step, n.face.maker.o.Light, n.face.maker.light)
		out = append(out, view{
			template.HTMLAttr(at),
			template.HTML(`<div class="on-dark">` + dark + `</div><div class="on-light">` + light + `</div>`),
		})
	}
	return out
}

// cells returns a drawing in cells as SVG, and whether it has colours that are no
// roles of the theme.
func (n *node) cells(d drawing.Drawing, step int, look *theme.Look, names map[frame.Color]string) (picture string, mixed bool) {
	at := drawing.State{Step: step, Still: true, Look: look}
	w, h := d.Size(drawingColumns, drawingRows, at)
	if hasAttr(n.Block, "behind") {
		w, h = drawingColumns, drawingColumns*9/32
	}
	if w < 1 || h < 1 {
		return "", false
	}
	f := frame.New(w, h, typeset.Narrow, look.Canvas())
	d.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: at})
	var out strings.Builder
	_ = svg.Write(&out, sheet.Frame(f, look), svg.Options{ // a strings.Builder takes everything
		Title: cmp.Or(strings.TrimSpace(d.Text()), n.Info.Lang), Lang: n.face.Lang, Inner: true,
		Paint: func(c frame.Color) string {
			if name := names[c]; name != "" {
				return "var(--" + name + ")"
			}
			mixed = true
			return fmt.Sprintf("#%06x", uint32(c)&0xffffff)
		},
	})
	return out.String(), mixed
}

// roleNames returns the names of a look's colours.
func roleNames(l *theme.Look, dark bool) map[frame.Color]string {
	names := map[frame.Color]string{}
	for _, name := range theme.RoleNames() {
		if c := roleColour(l, dark, name); names[c] == "" {
			names[c] = name
		}
	}
	return names
}

// roleColour returns the colour of a role, as RGB.
func roleColour(l *theme.Look, dark bool, name string) frame.Color {
	role, _ := theme.RoleNamed(name)
	return sheet.Palette{Dark: dark}.RGB(l.Color(role), role == theme.Background || role == theme.CodeBackground)
}
