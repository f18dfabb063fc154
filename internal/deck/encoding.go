package deck

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"revolute/internal/problem"
)

// utf8Text returns the text of a file in UTF-8, whose lines end with \n. A file
// that is in UTF-16, UTF-32 or GB 18030 (which GBK is a part of) is converted,
// with a warning; one that is no text at all is an error.
func utf8Text(path string, src []byte) (text []byte, warning, err *problem.Problem) {
	if what := binaryKind(src); what != "" {
		return nil, nil, problem.Errorf(path, 0, "%s, not Markdown", what).WithHint("a deck is a file like talk.md, or a folder of such files")
	}
	name, from := encodingOf(src)
	if from == nil {
		return newlines(src), nil, nil
	}
	text, failed := from.NewDecoder().Bytes(src)
	if failed != nil {
		return newlines(src), nil, nil
	}
	return newlines(text), problem.Warningf(path, 1, "the file is in %s", name).WithHint("save it as UTF-8"), nil
}

// encodingOf returns the encoding of a text that is not in UTF-8, and its name;
// nil: it is, or nobody knows.
func encodingOf(src []byte) (string, encoding.Encoding) {
	switch {
	case bytes.HasPrefix(src, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(src, []byte("\x00\x00\xfe\xff")):
		return "UTF-32", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case bytes.HasPrefix(src, []byte("\xff\xfe")), bytes.HasPrefix(src, []byte("\xfe\xff")):
		return "UTF-16", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	head := src[:min(len(src), sampled)]
	even, odd := 0, 0 // bytes at such offsets that are 0
	for i, b := range head {
		if b == 0 && i%2 == 0 {
			even++
		} else if b == 0 {
			odd++
		}
	}
	if 3*odd > len(head)/2 && even == 0 {
		return "UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	} else if 3*even > len(head)/2 && odd == 0 {
		return "UTF-16", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	if !utf8.Valid(completeRunes(head)) && isGBK(src) {
		return "GB 18030", simplifiedchinese.GB18030
	}
	return "", nil
}

// sampled is how many bytes of a file say what its encoding is.
const sampled = 64 << 10

// completeRunes returns src without a character that it cuts off.
func completeRunes(src []byte) []byte {
	for i := 1; i <= 3 && i <= len(src); i++ {
		if c := src[len(src)-i]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(src[len(src)-i:]) {
				return src[:len(src)-i]
			}
			break
		}
	}
	return src
}

// isGBK reports whether a text that is no UTF-8 is in GBK or GB 18030: all of it
// can be, and most of its characters are among those of GB 2312, which are the
// usual ones, so that a Latin text with accents is not taken for Chinese.
func isGBK(src []byte) bool {
	usual, rare, wide := 0, 0, 0
	for i := 0; i < len(src); {
		b := src[i]
		switch {
		case b < 0x80:
			i++
			continue
		case b == 0x80 || b == 0xff || i+1 == len(src):
			return false
		}
		switch next := src[i+1]; {
		case '0' <= next && next <= '9' && i+3 < len(src) && src[i+2] >= 0x81 && '0' <= src[i+3] && src[i+3] <= '9':
			rare++
			i += 4
			continue
		case next < 0x40 || next == 0x7f || next == 0xff:
			return false
		case b >= 0xa1 && b <= 0xf7 && next >= 0xa1:
			usual++
		default:
			rare++
		}
		i += 2
	}
	for at := 0; at < len(src); {
		r, n := utf8.DecodeRune(src[at:])
		if r >= 0x800 && n > 2 {
			wide++
		}
		at += n
	}
	return usual > 2*rare && usual > 3*wide
}

// binaryKind returns what a file is that is no text, or "".
func binaryKind(src []byte) string {
	for _, kind := range [...]struct{ magic, what string }{
		{"\x89PNG", "a PNG image"},
		{"\xff\xd8\xff", "a JPEG image"},
		{"GIF8", "a GIF image"},
		{"%PDF-", "a PDF"},
		{"PK\x03\x04", "an archive or an office document"},
		{"\xd0\xcf\x11\xe0", "an office document"},
		{"\x7fELF", "a program"},
		{"\x1f\x8b", "a compressed file"},
		{"BZh", "a compressed file"},
		{"\xfd7zXZ", "a compressed file"},
		{"\x28\xb5\x2f\xfd", "a compressed file"},
		{"7z\xbc\xaf", "an archive"},
		{"Rar!", "an archive"},
		{"SQLite format", "a database"},
		{"\x00asm", "a program"},
		{"\xcf\xfa\xed\xfe", "a program"},
		{"\xca\xfe\xba\xbe", "a program"},
		{"OggS", "a sound or a film"},
		{"ID3", "a sound"},
		{"\x1aE\xdf\xa3", "a film"},
	} {
		if bytes.HasPrefix(src, []byte(kind.magic)) {
			return kind.what
		}
	}
	switch {
	case bytes.HasPrefix(src, []byte("MZ")) && bytes.IndexByte(src[:min(len(src), 64)], 0) >= 0:
		return "a program"
	case bytes.HasPrefix(src, []byte("RIFF")) && len(src) > 12 && bytes.IndexByte(src[:12], 0) >= 0:
		return "an image, a sound or a film"
	case len(src) > 12 && bytes.Equal(src[4:8], []byte("ftyp")):
		return "a film or an image"
	}
	if name, _ := encodingOf(src); name != "" {
		return ""
	}
	controls := 0
	head := src[:min(len(src), 8<<10)]
	for _, b := range head {
		if b < ' ' && b != '\n' && b != '\t' && b != '\r' && b != '\f' && b != 0x1b {
			controls++
		}
	}
	if controls > 8 && controls*20 > len(head) {
		return "a binary file"
	}
	return ""
}
