package pdf

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf16"
)

// ref is an object of a document, by its number.
type ref int

// String writes a reference to the object.
func (r ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// document writes the objects of a PDF one after the other.
type document struct {
	out     *bufio.Writer // keeps its first error until it is flushed
	at      int           // bytes written
	offsets []int         // of each object, from number 1 on
	tree    ref           // of pages
	pages   []ref
}

func newDocument(w io.Writer) *document {
	d := &document{out: bufio.NewWriter(w)}
	d.write("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	d.tree = d.reserve()
	return d
}

func (d *document) write(s string) {
	n, _ := d.out.WriteString(s)
	d.at += n
}

// reserve gives the number of an object that is written later.
func (d *document) reserve() ref {
	d.offsets = append(d.offsets, 0)
	return ref(len(d.offsets))
}

// object writes the object of a number.
func (d *document) object(r ref, body string) {
	d.offsets[r-1] = d.at
	d.write(fmt.Sprintf("%d 0 obj\n%s\nendobj\n", int(r), body))
}

// stream writes data, compressed, under a dictionary of these entries.
func (d *document) stream(entries string, data []byte) ref {
	r := d.reserve()
	d.streamAt(r, entries, data)
	return r
}

func (d *document) streamAt(r ref, entries string, data []byte) {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	d.raw(r, entries+"/Filter/FlateDecode", b.Bytes())
}

// raw writes data as it is.
func (d *document) raw(r ref, entries string, data []byte) {
	d.object(r, fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(data), data))
}

// finish writes the tree of pages, the catalog and the table of objects. The
// error is the writer's.
func (d *document) finish(title, author, lang, more string) error {
	kids := make([]string, len(d.pages))
	for i, p := range d.pages {
		kids[i] = p.String()
	}
	d.object(d.tree, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(d.pages), strings.Join(kids, " ")))
	if lang != "" {
		more += "/Lang" + text8(lang)
	}
	catalog := d.reserve()
	d.object(catalog, fmt.Sprintf("<</Type/Catalog/Pages %s/ViewerPreferences<</DisplayDocTitle true>>%s>>", d.tree, more))
	info := d.reserve()
	entries := "/Producer(revolute)/Title" + text16(title)
	if author != "" {
		entries += "/Author" + text16(author)
	}
	d.object(info, "<<"+entries+">>")
	table := d.at
	d.write(fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(d.offsets)+1))
	for _, at := range d.offsets {
		d.write(fmt.Sprintf("%010d 00000 n \n", at))
	}
	d.write(fmt.Sprintf("trailer\n<</Size %d/Root %s/Info %s>>\nstartxref\n%d\n%%%%EOF\n", len(d.offsets)+1, catalog, info, table))
	return d.out.Flush()
}

// number writes a number as short as a thousandth allows.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 3, 64)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// text8 is a string of ASCII; what is not is left out.
func text8(s string) string {
	var b strings.Builder
	b.WriteByte('(')
	for _, c := range []byte(s) {
		switch {
		case c == '(' || c == ')' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c >= ' ' && c < 0x7f:
			b.WriteByte(c)
		case c >= 0x80:
			fmt.Fprintf(&b, "%%%02X", c) // of an address
		}
	}
	return b.String() + ")"
}

// text16 is a string of Unicode.
func text16(s string) string { return "<FEFF" + hex16(s) + ">" }

// hex16 is UTF-16 in hexadecimal.
func hex16(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteString(strings.ToUpper(hex.EncodeToString([]byte{byte(u >> 8), byte(u)})))
	}
	return b.String()
}

// safe reports whether an address may be followed from a document.
func safe(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto":
		return true
	}
	return false
}
