package cli

import (
	"fmt"
	"io"
	"strings"

	"revolute/internal/formula"
	"revolute/internal/presenter"
	"revolute/internal/reference"
	"revolute/internal/typeset"
	"revolute/internal/yamlfile"
)

// topics returns what help knows beside the commands, each with what it prints.
func (p *program) topics() []topic {
	// list returns what prints the entries of kinds, a line each.
	list := func(closing string, kinds ...reference.Kind) func(io.Writer) {
		return func(w io.Writer) {
			for i, k := range kinds {
				if i > 0 {
					fmt.Fprintln(w)
				}
				fmt.Fprintf(w, "%s\n\n", k.Title().In(p.chinese()))
				for _, e := range reference.Of(k) {
					means := e.Means.In(p.chinese())
					if e.Default.EN != "" {
						means += " (" + e.Default.In(p.chinese()) + ")"
					}
					formLine(w, formColumns, formWidth, e.Form, means)
				}
			}
			fmt.Fprint(w, "\n"+p.say()(closing))
		}
	}
	return []topic{
		{"deck", list(deckReferenceClosing, reference.FrontMatter, reference.Directive, reference.Markup, reference.Drawing, reference.Attribute)},
		{"theme", list(themeReferenceClosing, reference.ThemeKey, reference.Role)},
		{"settings", func(w io.Writer) {
			say := p.say()
			fmt.Fprint(w, say(settingsReferenceIntro)+"\n")
			for _, s := range settings() {
				form := s.name + ": " + s.value
				if s.value == "" {
					form = s.name + ": true"
				}
				formLine(w, formColumns, formWidth, form, say(s.usage))
			}
			fmt.Fprint(w, "\n"+say(settingsReferenceKeys)+"\n")
			words := presenter.ActionWords(p.chinese())
			for _, b := range presenter.DefaultKeys().Bindings() {
				formLine(w, formColumns, formWidth, "  "+strings.TrimSuffix(yamlfile.Format(b.Action, b.Keys), "\n"), words[b.Action])
			}
		}},
		{"formulas", func(w io.Writer) {
			fmt.Fprint(w, p.say()(formulasReferenceIntro)+"\n")
			column := 4
			fmt.Fprint(w, "   ")
			for _, name := range formula.Commands() {
				if column+len(name)+2 > 98 {
					fmt.Fprint(w, "\n   ")
					column = 4
				}
				fmt.Fprint(w, " \\"+name)
				column += len(name) + 2
			}
			fmt.Fprintln(w)
		}},
	}
}

// topic is a part of the reference.
type topic struct {
	name  string
	print func(w io.Writer)
}

// chinese reports whether the user reads Chinese.
func (p *program) chinese() bool { return strings.HasPrefix(strings.ToLower(p.locale()), "zh") }

// Widths in columns of the reference, and of its first column.
const (
	formWidth   = 100
	formColumns = 36
)

// formLine prints a form, in a first column of so many columns if it has room there, and
// what it means, within width columns.
func formLine(w io.Writer, columns, width int, form, means string) {
	room := width - 4 - columns - 1
	fmt.Fprintf(w, "    %s", form)
	column := typeset.Narrow.Width(form)
	for _, l := range typeset.Narrow.Lines(nil, means, room) {
		if column > columns {
			fmt.Fprint(w, "\n    ")
			column = 0
		}
		fmt.Fprint(w, strings.Repeat(" ", columns-column+1), means[l.Start:l.End])
		column = columns + 1
	}
	fmt.Fprintln(w)
}

// entry prints all about one entry.
func (p *program) entry(w io.Writer, e reference.Entry) {
	say := func(en, zh string) string { return reference.Text{EN: en, ZH: zh}.In(p.chinese()) }
	fmt.Fprintf(w, "%s · %s\n\n    %s\n\n%s\n", e.Name, e.Kind.Title().In(p.chinese()), e.Form, e.Means.In(p.chinese()))
	if e.Default.EN != "" {
		fmt.Fprintln(w, say("Without it: ", "不写时：")+e.Default.In(p.chinese()))
	}
	if len(e.Parts) > 0 {
		fmt.Fprintln(w)
	}
	for _, part := range e.Parts {
		formLine(w, formColumns, formWidth, part.Form, part.Means.In(p.chinese()))
	}
	if e.Example != "" {
		fmt.Fprintf(w, "\n%s\n\n", say("For example", "例如"))
		for l := range strings.Lines(strings.TrimRight(e.Example, "\n") + "\n") {
			fmt.Fprint(w, strings.TrimRight("    "+l, " \n")+"\n")
		}
	}
}

const deckReferenceClosing = `revolute help NAME says more about each, with an example.
`

const themeReferenceClosing = `revolute help NAME says more about each, with an example; revolute themes
--print atol prints a whole theme to begin with.
`

const settingsReferenceIntro = `Settings stand, by rising weight, in config.yaml, which revolute config names, in
variables such as REVOLUTE_THEME, and behind -- on the command line.
`

const settingsReferenceKeys = `keys: in config.yaml says which keys do what; these are there without it.
`

const formulasReferenceIntro = `Formulas in TeX: \frac \binom \sqrt \left \right \text \mathrm \mathbb and the like,
environments (matrix, pmatrix, bmatrix, vmatrix, cases, aligned, array, gathered), and
`
