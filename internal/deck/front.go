package deck

import (
	"bytes"
	"strconv"
	"time"

	"revolute/internal/deck/dialect"
	"revolute/internal/lettering"
	"revolute/internal/problem"
)

// front is what the front matter of a file says.
type front struct {
	meta        Meta
	section     string
	lang        string
	layout      string
	typ         lettering.Size // of bodies
	incremental *int           // levels of lists
	rows        *bool          // incremental_tables
	linkLines   map[string]int // where each of meta.Links stands
	rule        rule
	marp        bool   // lists of * and 1) are steps
	class       string // Marp's
	prefix      string // of comments that are directives: presenterm's command_prefix
	cover       bool   // it is written for a presenter that makes a cover of it
}

// head is what stands at the head of a file, before its slides.
type head struct {
	yml    []byte // the front matter, without its lines of dashes; nil: none
	above  int    // lines above yml
	end    int    // offset after the head ...
	lines  int    // ... and how many lines it has
	dots   bool   // the front matter ends with ...
	header dialect.Header
}

// readHead finds the head of src. Front matter is between a first line --- and
// the next such line, and begins with a key: else a file's first --- just divides
// slides. Empty lines may stand before it.
func readHead(path string, src []byte) (head, error) {
	start := len(src) - len(bytes.TrimLeft(src, " \t\n"))
	start = bytes.LastIndexByte(src[:start], '\n') + 1
	above := bytes.Count(src[:start], []byte("\n"))
	if header, ok := dialect.ReadHeader(src[start:]); ok {
		return head{header: header, end: start + header.Length, lines: above + header.Lines}, nil
	}
	first, rest, _ := bytes.Cut(src[start:], []byte("\n"))
	if string(bytes.TrimRight(first, " \t")) != "---" {
		return head{}, nil
	}
	h := head{above: above + 1}
	looks, at := false, len(src)-len(rest)
	for h.lines, h.end = above+1, at; h.end < len(src); {
		l, _, _ := bytes.Cut(src[h.end:], []byte("\n"))
		pos := h.end
		h.end = min(pos+len(l)+1, len(src))
		h.lines++
		switch t := bytes.TrimRight(l, " \t"); {
		case string(t) == "---" || string(t) == "...":
			if !looks && len(bytes.TrimSpace(src[at:pos])) > 0 {
				return head{}, nil
			}
			h.yml, h.dots = src[at:pos:pos], string(t) == "..."
			return h, nil
		case looks || len(t) == 0 || t[0] == '#':
		case !keyed(bytes.TrimLeft(t, " \t")):
			return head{}, nil
		default:
			looks = true
		}
	}
	if looks {
		return head{}, problem.Errorf(path, above+1, "the front matter is never closed").WithHint("end it with a line of ---")
	}
	return head{}, nil
}

// keyed reports whether a line starts like "key:".
func keyed(l []byte) bool {
	for i, b := range l {
		if b == ':' {
			return i > 0 && (i+1 == len(l) || l[i+1] == ' ' || l[i+1] == '\t')
		}
		if !isLetter(b) && b != '_' && b != '-' && (b < '0' || b > '9') && b < 0x80 {
			return false
		}
	}
	return false
}

// duration reads "8s", "1m30s", or a number of seconds.
func duration(s string) (time.Duration, bool) {
	if n, err := strconv.ParseFloat(s, 64); err == nil && n >= 0 && n < 1e6 {
		return time.Duration(n * float64(time.Second)), true
	}
	d, err := time.ParseDuration(s)
	return max(d, 0), err == nil && d >= 0
}
