// Package pdf writes sheets as the pages of a PDF. Text can be selected, copied and
// searched: the pixel letters are Type 3 fonts, TrueType fonts are embedded as
// subsets, and both map their glyphs to Unicode.
package pdf

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"revolute/internal/export/font"
	"revolute/internal/frame"
)

// Document writes a PDF. Pages may be referred to before they are written.
type Document struct {
	out     *bufio.Writer // keeps its first error until Close
	at      int           // bytes written
	offsets []int         // of each object, from number 1 on
	tree    ref           // of pages
	shown   []Page
	fonts   *fonts
	images  map[*frame.Image]ref
	zip     *zlib.Writer // used again and again, as it takes much memory
}

// ref is the number of an object.
type ref int

// String returns a reference to the object.
func (r ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// New begins a document whose text is set in the font f.
func New(w io.Writer, f *font.Font) *Document {
	d := &Document{out: bufio.NewWriter(w), images: map[*frame.Image]ref{}, zip: zlib.NewWriter(nil)}
	d.fonts = &fonts{doc: d, set: f, known: map[glyph]code{}}
	d.write("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	d.tree = d.reserve()
	return d
}

func (d *Document) write(s string) {
	n, _ := d.out.WriteString(s)
	d.at += n
}

// reserve returns the number of an object that is written later.
func (d *Document) reserve() ref {
	d.offsets = append(d.offsets, 0)
	return ref(len(d.offsets))
}

// object writes an object under its number.
func (d *Document) object(r ref, format string, args ...any) ref {
	d.offsets[r-1] = d.at
	d.write(fmt.Sprintf("%d 0 obj\n", int(r)) + fmt.Sprintf(format, args...) + "\nendobj\n")
	return r
}

// stream writes compressed data with a dictionary of these entries.
func (d *Document) stream(entries string, data []byte) ref {
	data = d.deflated(data)
	return d.object(d.reserve(), "<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// deflated returns data compressed.
func (d *Document) deflated(data []byte) []byte {
	var b bytes.Buffer
	d.zip.Reset(&b)
	_, _ = d.zip.Write(data) // a buffer takes everything
	_ = d.zip.Close()
	return b.Bytes()
}

// Info describes a document.
type Info struct {
	Title, Author, Lang string
	Bookmarks           []Bookmark
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title string
	Page  Page
}

// Close writes the fonts, the outline, the catalog and the table of objects. The
// error is the writer's.
func (d *Document) Close(i Info) error {
	d.fonts.write()
	kids := strings.Trim(fmt.Sprint(d.shown), "[]")
	d.object(d.tree, "<</Type/Pages/Count %d/Kids[%s]>>", len(d.shown), kids)
	more := ""
	if n := len(i.Bookmarks); n > 0 {
		root := d.reserve()
		first := root + 1
		for at, b := range i.Bookmarks {
			r, around := d.reserve(), ""
			if at > 0 {
				around += fmt.Sprintf("/Prev %s", r-1)
			}
			if at+1 < n {
				around += fmt.Sprintf("/Next %s", r+1)
			}
			d.object(r, "<</Title%s/Parent %s%s/Dest[%s/Fit]>>", text16(b.Title), root, around, ref(b.Page))
		}
		d.object(root, "<</Type/Outlines/Count %d/First %s/Last %s>>", n, first, first+ref(n)-1)
		more += fmt.Sprintf("/Outlines %s/PageMode/UseOutlines", root)
	}
	if i.Lang != "" {
		more += "/Lang" + text8(i.Lang)
	}
	catalog := d.object(d.reserve(), "<</Type/Catalog/Pages %s/ViewerPreferences<</DisplayDocTitle true>>%s>>", d.tree, more)
	author := ""
	if i.Author != "" {
		author = "/Author" + text16(i.Author)
	}
	info := d.object(d.reserve(), "<</Producer(revolute)/Title%s%s>>", text16(i.Title), author)
	table := d.at
	d.write(fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(d.offsets)+1))
	for _, at := range d.offsets {
		d.write(fmt.Sprintf("%010d 00000 n \n", at))
	}
	d.write(fmt.Sprintf("trailer\n<</Size %d/Root %s/Info %s>>\nstartxref\n%d\n%%%%EOF\n", len(d.offsets)+1, catalog, info, table))
	return d.out.Flush()
}

// numbers returns numbers rounded to thousandths, each followed by a space.
func numbers(all ...float64) string {
	var b strings.Builder
	for _, v := range all {
		s := strconv.FormatFloat(v, 'f', 3, 64)
		b.WriteString(strings.TrimRight(strings.TrimRight(s, "0"), ".") + " ")
	}
	return b.String()
}

// text8 returns a string of ASCII. Other bytes are percent-encoded, as in URLs.
func text8(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		switch {
		case c == '(' || c == ')' || c == '\\':
			b.WriteString(`\` + string(c))
		case c >= ' ' && c < 0x7f:
			b.WriteByte(c)
		case c >= 0x80:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return "(" + b.String() + ")"
}

// text16 returns a Unicode string.
func text16(s string) string { return "<FEFF" + hex16(s) + ">" }

// hex16 returns UTF-16 in hexadecimal.
func hex16(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}
