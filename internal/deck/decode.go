package deck

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// decode resolves backslash escapes and entities. What an entity must not
// bring in becomes U+FFFD. It gives s itself if it has neither.
func decode(s string) string {
	i := strings.IndexAny(s, `\&`)
	if i < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for ; i >= 0; i = strings.IndexAny(s, `\&`) {
		out = append(out, s[:i]...)
		s = s[i:]
		if s[0] == '\\' {
			if len(s) > 1 && util.IsPunct(s[1]) {
				s = s[1:]
			}
			out = append(out, s[0])
			s = s[1:]
			continue
		}
		text, n := entity(s)
		out = append(out, text...)
		s = s[n:]
	}
	return string(append(out, s...))
}

// entity returns the text of the entity that s starts with, and its length; "&" and
// 1 if it starts with none.
func entity(s string) (text string, n int) {
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return "&", 1
	}
	name := s[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return cleanString(string(e.Characters)), end + 1
		}
		return "&", 1
	}
	base, number := 10, name[1:]
	if number != "" && number[0]|0x20 == 'x' {
		base, number = 16, number[1:]
	}
	code, err := strconv.ParseUint(number, base, 32)
	if err != nil || len(number) > 7 {
		return "&", 1
	}
	r := rune(min(code, utf8.MaxRune+1))
	if !utf8.ValidRune(r) || unsafe(r) || r == 0 {
		r = utf8.RuneError
	}
	return string(r), end + 1
}

// addresses adds text in which bare web addresses may stand beside Chinese,
// where GitHub's rule, which asks for a space, does not see them.
func (s *spanner) addresses(t string, like Span) {
	for {
		at, n := findAddress(t)
		if n == 0 {
			s.add(t, like)
			return
		}
		s.add(t[:at], like)
		link := like
		link.Link = t[at : at+n]
		s.add(link.Link, link)
		t = t[at+n:]
	}
}

// findAddress finds the first address in t: its offset and length; 0 if none.
func findAddress(t string) (at, n int) {
	for from := 0; ; {
		i := strings.Index(t[from:], "://")
		if i < 0 {
			return 0, 0
		}
		i += from
		from = i + 3
		for _, scheme := range []string{"https", "http"} {
			at = i - len(scheme)
			if at < 0 || t[at:i] != scheme || at > 0 && t[at-1] < 0x80 {
				continue
			}
			end := from
			for end < len(t) && t[end] > ' ' && t[end] < 0x7F && strings.IndexByte("<>\"`", t[end]) < 0 {
				end++
			}
			end = from + len(strings.TrimRight(t[from:end], "?!.,:*_~;')"))
			if end > from {
				return at, end - at
			}
		}
	}
}
