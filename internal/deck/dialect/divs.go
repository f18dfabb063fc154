package dialect

import (
	"strings"

	"github.com/yuin/goldmark/parser"

	"revolute/internal/deck/markdown"
)

// Div is what pandoc's fence around a part of a slide says: ::: {.column
// width="40%"}. Its zero value is the fence that ends one.
type Div struct {
	Classes []string
	Title   string // words after the class, as other programs have them
	Widths  string // of the columns in it: "40, 60"; "" if they do not say
}

// divs parses pandoc's fences of three colons or more. The notes between two
// fences are read whole.
func divs() parser.BlockParser {
	return lineSyntax{triggers: ":", interrupts: true, read: func(src []byte) (markdown.Instruction, int) {
		line, n := cutLine(src)
		div, ok := ParseDiv(line)
		if !ok {
			return markdown.Instruction{}, 0
		}
		if len(div.Classes) == 0 || div.Classes[0] != "notes" {
			if len(div.Classes) > 0 && div.Classes[0] == "columns" {
				line += " " + columnWidths(src[n:])
			}
			return markdown.Instruction{Name: "div", Value: line}, n
		}
		end, after := endOfDiv(src[n:])
		return markdown.Instruction{Name: "speaker_note", Value: strings.TrimSpace(string(src[n : n+end]))}, n + after
	}}
}

// ParseDiv reads a line that is a fence of pandoc's.
func ParseDiv(line string) (d Div, ok bool) {
	rest := strings.TrimLeft(line, ":")
	if len(line)-len(rest) < 3 {
		return d, false
	}
	rest = strings.TrimSpace(strings.TrimRight(rest, ":"))
	if rest == "" {
		return d, true
	}
	if inner, braced := strings.CutPrefix(rest, "{"); braced {
		inner, widths, closed := strings.Cut(inner, "}")
		if !closed {
			return d, false
		}
		for word := range strings.FieldsSeq(inner) {
			if class, ok := strings.CutPrefix(word, "."); ok {
				d.Classes = append(d.Classes, class)
			}
		}
		if d.Widths = strings.TrimSpace(widths); len(d.Classes) == 0 {
			d.Classes = []string{inner}
		}
		return d, true
	}
	class, title, _ := strings.Cut(rest, " ")
	if !isKey(class) {
		return d, false
	}
	if d.Classes = []string{class}; class == "columns" {
		d.Widths = strings.TrimSpace(title)
	} else {
		d.Title = strings.TrimSpace(title)
	}
	return d, true
}

// endOfDiv returns where the line begins that ends the div which src stands in, and
// where the next one does. A div that is not ended goes on to the end of the slide.
func endOfDiv(src []byte) (at, after int) {
	open := 1
	for end := onSlide(src); at < end; {
		line, n := cutLine(src[at:])
		if d, ok := ParseDiv(line); ok && len(d.Classes) > 0 {
			open++
		} else if ok {
			if open--; open == 0 {
				return at, at + n
			}
		}
		at += n
	}
	return at, at
}

// columnWidths returns the widths of the columns in a div whose content src begins
// with, in percent, if all of them say one.
func columnWidths(src []byte) string {
	end, _ := endOfDiv(src)
	var all []string
	for at, open := 0, 0; at < end; {
		line, n := cutLine(src[at:])
		at += n
		d, ok := ParseDiv(line)
		switch {
		case !ok:
		case len(d.Classes) == 0:
			open--
		default:
			if open++; open > 1 || d.Classes[0] != "column" {
				continue
			}
			_, width, _ := strings.Cut(line, "width=")
			width, _, percent := strings.Cut(strings.Trim(width, `"'`), "%")
			if !percent || width == "" || strings.Trim(width, "0123456789") != "" {
				return ""
			}
			all = append(all, width)
		}
	}
	return strings.Join(all, ", ")
}
