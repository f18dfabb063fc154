package deck

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestEncodings(t *testing.T) {
	const text = "---\ntitle: 题\n---\n# 学习的原子\n\n多少？“三件事”：€ and more.\n"
	encode := func(s string, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	gb := encode(simplifiedchinese.GB18030.NewEncoder().String(text))
	le := encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text))
	be := encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text))
	const latin = "---\ntitle: t\n---\n# plain text, no sign of an encoding\n\nwith a few lines\n"
	bare := encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(latin))
	tests := []struct{ in, title, warning, why string }{
		{text, "学习的原子", "", "UTF-8"},
		{"\uFEFF" + text, "学习的原子", "", "with its mark"},
		{gb, "学习的原子", "warning t.md:1: the file is in GB 18030 (save it as UTF-8)", "what Windows writes in China"},
		{"# \x81\x39\xef\x31 \xd1\xa7\xcf\xb0\xd1\xa7\xcf\xb0", "㐂 学习学习", "warning t.md:1: the file is in GB 18030 (save it as UTF-8)", "a rare character of four bytes, which GBK has not"},
		{le, "学习的原子", "warning t.md:1: the file is in UTF-16 (save it as UTF-8)", "what Windows calls Unicode"},
		{be, "学习的原子", "warning t.md:1: the file is in UTF-16 (save it as UTF-8)", "the other order of bytes"},
		{bare, "plain text, no sign of an encoding", "warning t.md:1: the file is in UTF-16 (save it as UTF-8)", "without its mark"},
		{"# caf\xe9 au lait, na\xefve", "caf\uFFFD au lait, na\uFFFDve", "warning t.md:1: characters that a terminal cannot show (they are shown as \uFFFD)", "Latin-1 is not taken for Chinese"},
		{"# 学习的原子 \xff", "学习的原子 \uFFFD", "warning t.md:1: characters that a terminal cannot show (they are shown as \uFFFD)", "one byte that is wrong in UTF-8"},
	}
	for _, tt := range tests {
		d, err := Parse("t.md", []byte(tt.in))
		if err != nil {
			t.Errorf("%s: %v", tt.why, err)
			continue
		}
		var problems []string
		for _, p := range d.Problems() {
			problems = append(problems, dumpProblem(p))
		}
		if got, all := d.Slide(0, "").Title(), strings.Join(problems, "\n"); got != tt.title || all != tt.warning {
			t.Errorf("title %q, problems %q, want %q, %q: %s", got, all, tt.title, tt.warning, tt.why)
		}
	}
}

// TestBinary refuses what is no text, whatever its name says.
func TestBinary(t *testing.T) {
	program, err := os.ReadFile("/proc/self/exe")
	if err != nil {
		program = []byte("\x7fELF\x02\x01\x01\x00\x00\x00")
	}
	noise := make([]byte, 4096)
	for i := range noise {
		noise[i] = byte(i * i * 7)
	}
	for why, src := range map[string]string{
		"a PNG image": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a program": string(program[:min(len(program), 1<<16)]), "a PDF": "%PDF-1.7\n%\xe2\xe3",
		"an archive or an office document": "PK\x03\x04\x14\x00\x06\x00", "a JPEG image": "\xff\xd8\xff\xe0\x00\x10JFIF",
		"a compressed file": "\x1f\x8b\x08\x00", "a binary file": string(noise),
	} {
		_, err := Parse("t.md", []byte(src))
		if err == nil || err.Error() != "t.md: "+why+", not Markdown" {
			t.Errorf("%s: %v", why, err)
		}
	}
	for _, src := range []string{"MZ is no program", "RIFF-RAFF, a word", "PK is short for pack", "BZ\n", "a\x00b", "\x01\x02"} {
		if _, err := Parse("t.md", []byte(src)); err != nil {
			t.Errorf("%q: %v", src, err)
		}
	}
}
