package export

import (
	"strings"

	"revolute/internal/deck"
)

// references keeps the link reference definitions of a deck of several files as
// they are when all stand in one, where the first of a label holds for all.
type references struct{ known map[string]string }

// add notes the definitions that a slide sees and returns its Markdown, in which
// labels that mean another address in the one file have their address instead.
func (r *references) add(own map[string]string, src string) string {
	other := map[string]string{}
	for label, address := range own {
		switch before, ok := r.known[label]; {
		case !ok:
			r.known[label] = address
		case before != address:
			other[label] = address
		}
	}
	if len(other) == 0 {
		return src
	}
	var out strings.Builder
	fence := ""
	for line := range strings.Lines(src) {
		text := strings.TrimLeft(line, " \t>")
		mark := text[:len(text)-len(strings.TrimLeft(text, "`~"))]
		switch {
		case fence == "" && len(mark) >= 3:
			fence = mark
		case fence != "":
			if strings.HasPrefix(text, fence) && strings.TrimSpace(strings.TrimLeft(text, fence[:1])) == "" {
				fence = ""
			}
		default:
			line = inlineLinks(line, other)
		}
		out.WriteString(line)
	}
	return out.String()
}

// inlineLinks writes the address of labels into a line: [x], [words][x] and
// [x][] become [words](<address>), and definitions of them go.
func inlineLinks(line string, addresses map[string]string) string {
	var out strings.Builder
	for line != "" {
		switch at := strings.IndexAny(line, "`[\\"); {
		case at < 0:
			out.WriteString(line)
			return out.String()
		case line[at] == '\\' && at+1 < len(line):
			out.WriteString(line[:at+2])
			line = line[at+2:]
		case line[at] == '`':
			ticks := line[at : at+len(line[at:])-len(strings.TrimLeft(line[at:], "`"))]
			end := strings.Index(line[at+len(ticks):], ticks)
			if end < 0 {
				end = -len(ticks)
			}
			stop := at + len(ticks) + end + len(ticks)
			out.WriteString(line[:stop])
			line = line[stop:]
		case line[at] == '[':
			out.WriteString(line[:at])
			words, rest, ok := bracketed(line[at:])
			if !ok {
				out.WriteByte('[')
				line = line[at+1:]
				continue
			}
			label, after := words, rest
			if named, more, ok := bracketed(rest); ok {
				if after = more; named != "" {
					label = named
				}
			}
			address, known := addresses[deck.ReferenceLabel(label)]
			switch {
			case known && strings.HasPrefix(rest, ":"):
				return out.String() // a definition, which is known from the first file
			case known && !strings.HasPrefix(rest, "("):
				out.WriteString("[" + words + "](<" + address + ">)")
				line = after
			default:
				out.WriteByte('[')
				line = line[at+1:]
			}
		default:
			out.WriteString(line)
			return out.String()
		}
	}
	return out.String()
}

// bracketed cuts what stands in the brackets that s begins with.
func bracketed(s string) (in, after string, ok bool) {
	if !strings.HasPrefix(s, "[") {
		return "", s, false
	}
	deep := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			deep++
		case ']':
			if deep--; deep == 0 {
				return s[1:i], s[i+1:], true
			}
		}
	}
	return "", s, false
}
