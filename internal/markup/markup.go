// Package markup writes HTML for templates that were compiled to Go by
// markup/compile. Its methods are the escapers of html/template, as far as our
// templates need them, and write the same bytes.
//
// Templates are compiled because text/template looks methods up by name: then
// the linker keeps every exported method of every type that is reachable, which
// makes the program 4.5 MB larger.
package markup

import (
	"bufio"
	"io"
	"strconv"
	"strings"
)

// Writer writes HTML. Its errors are those of Flush.
type Writer struct{ *bufio.Writer }

// NewWriter returns a Writer to w.
func NewWriter(w io.Writer) Writer { return Writer{bufio.NewWriter(w)} }

// Raw writes s as it is.
func (w Writer) Raw(s string) { _, _ = w.WriteString(s) }

// Text writes s as text, or as the value of an attribute between quotes.
func (w Writer) Text(s string) {
	written := 0
	for i := range len(s) {
		var escaped string
		switch s[i] {
		case 0:
			escaped = "\uFFFD"
		case '"':
			escaped = "&#34;"
		case '&':
			escaped = "&amp;"
		case '\'':
			escaped = "&#39;"
		case '+':
			escaped = "&#43;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		default:
			continue
		}
		w.Raw(s[written:i])
		w.Raw(escaped)
		written = i + 1
	}
	w.Raw(s[written:])
}

// Int writes a number.
func (w Writer) Int(n int64) { w.Raw(strconv.FormatInt(n, 10)) }

// URL writes an address as the value of an attribute. One of a scheme other than
// http, https and mailto is replaced by a harmless one.
func (w Writer) URL(s string) {
	scheme, _, ok := strings.Cut(s, ":")
	if ok && !strings.Contains(scheme, "/") && !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") && !strings.EqualFold(scheme, "mailto") {
		s = "#ZgotmplZ"
	}
	w.TrustedURL(s)
}

// TrustedURL writes an address of any scheme as the value of an attribute.
// What may not stand in an address is encoded, what is encoded already is not.
func (w Writer) TrustedURL(s string) {
	w.encoded(s, "!#$&*+,/:;=?@[]-._~%")
}

// URLPart writes s as a part of an address in the value of an attribute: what has
// a meaning in addresses is encoded too.
func (w Writer) URLPart(s string) { w.encoded(s, "-._~") }

// encoded writes letters, digits and what is to be kept; of % that is where it
// begins the code of a byte.
func (w Writer) encoded(s, kept string) {
	const digits = "0123456789abcdef"
	hex := func(i int) bool { return i < len(s) && strings.IndexByte(digits+"ABCDEF", s[i]) >= 0 }
	written := 0
	for i := range len(s) {
		c := s[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(kept, c) >= 0 && (c != '%' || hex(i+1) && hex(i+2)) {
			continue
		}
		w.Text(s[written:i])
		w.Raw(string([]byte{'%', digits[c>>4], digits[c&15]}))
		written = i + 1
	}
	w.Text(s[written:])
}
