package deck

import "bytes"

// openHTML takes the first line of a comment or another block of HTML.
func (s *scanner) openHTML(rest []byte, nested bool) bool {
	if body, ok := bytes.CutPrefix(rest, []byte("<!--")); ok {
		s.openComment(body, nested)
		return true
	}
	if tag := rawElement(rest); tag != "" {
		if !containsFold(rest, tag) {
			s.until = tag
		}
	} else if len(rest) < 2 || s.para != noText || !letter(rest[1]) && rest[1] != '/' {
		return false
	} else {
		s.html = true
	}
	if !nested {
		s.leaveList()
	}
	s.para = noText
	return true
}

// openComment takes the first line of a comment, from behind its <!--.
func (s *scanner) openComment(body []byte, nested bool) {
	before, after, ok := bytes.Cut(body, []byte("-->"))
	s.para = noText
	if !ok {
		s.comment, s.opened = true, s.line
		return
	}
	if nested {
		return
	}
	m := mark{start: s.start, end: s.next, line: s.line}
	word, section := bytes.CutPrefix(bytes.TrimSpace(before), []byte("section:"))
	switch string(bytes.TrimSpace(before)) {
	case "end_slide":
		m.kind = markEnd
		s.leaveList()
	case "skip_slide":
		m.kind = markSkip
	default:
		if name, ok := bytes.CutPrefix(bytes.TrimSpace(before), []byte("include:")); ok && len(bytes.TrimSpace(after)) == 0 {
			if name, _ = clean(bytes.TrimSpace(name)); len(name) > 0 {
				s.files = append(s.files, include{s.start, s.next, s.line, string(name)})
			}
			return
		}
		word = bytes.TrimSpace(word)
		if !section || len(word) == 0 {
			return
		}
		word, _ = clean(word)
		m.kind, m.word = markSection, string(word)
	}
	if len(bytes.TrimSpace(after)) == 0 {
		s.mark(m)
	}
}

// rawElement is the end tag of an element that may hold blank lines, if l
// starts with one.
func rawElement(l []byte) string {
	for _, name := range []string{"script", "pre", "style", "textarea"} {
		if len(l) > len(name) && bytes.EqualFold(l[1:len(name)+1], []byte(name)) &&
			(len(l) == len(name)+1 || bytes.IndexByte([]byte(" \t>/"), l[len(name)+1]) >= 0) {
			return "</" + name + ">"
		}
	}
	return ""
}

// letter reports whether b is an ASCII letter.
func letter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
