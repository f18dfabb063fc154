package typeset

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"golang.org/x/text/width"
)

// randomText returns mixed text of about n characters: words of one script, marks,
// quantities, spaces.
func randomText(rnd *rand.Rand, n int) string {
	classes := make([]lineClass, 0, len(alphabet))
	for class := range alphabet {
		classes = append(classes, class)
	}
	slices.Sort(classes)
	pick := func(class lineClass) string {
		of := []rune(alphabet[class])
		return string(of[rnd.IntN(len(of))])
	}
	common := []string{"看看", "……", "——", "，", "。", "“", "”", " ", " ", " ，", " , ", "）", "（", "3.5", "150,000 瓦", "2个月", "20万人", "https://a.b/c?d=e&f", "and", "f(x)", "x-y", ".5", "e\u0301", "二\u0301"}
	var b strings.Builder
	for b.Len() < n*2 {
		switch rnd.IntN(6) {
		case 0, 1:
			for range 1 + rnd.IntN(6) {
				b.WriteString(pick("ID"))
			}
		case 2:
			for range 1 + rnd.IntN(9) {
				b.WriteString(pick("AL"))
			}
		case 3:
			b.WriteString(common[rnd.IntN(len(common))])
		default:
			b.WriteString(pick(classes[rnd.IntN(len(classes))]))
		}
	}
	text := b.String()
	for versions.MatchString(text) {
		text = versions.ReplaceAllString(text, "")
	}
	return text
}

// versions matches what Unicode 16 rates otherwise than 15: an opening bracket
// after a quote and spaces, or after a sign and before ".5"; a currency after a
// bracket after "5."; a dash after a dash and spaces; what follows an opening
// quote and a space.
var versions = regexp.MustCompile(`["'“”‘’«»] +[(\[{（《【「『〔［｛〖〈]|[%‰°℃％$+￥＄€№][(\[{（《【「『〔［｛〖〈][.,:;]|\d[/.,:;]+[)\]}、。，）」』】》〉〕］｝〗”’]|— +—|[(\[{（《【「『〔［｛〖〈 ][“‘«] `)

// element is a grapheme cluster as the oracle sees it.
type element struct {
	text  string
	width int
	after badness
}

// elements divides text without newlines.
func elements(text string, w Widths) []element {
	var all []element
	runes := []rune(text)
	rated := ratings(runes)
	at := 0
	for g := uniseg.NewGraphemes(text); g.Next(); {
		e := element{text: g.Str()}
		for _, r := range g.Runes() {
			e.width = max(e.width, runeWidth(r, w))
		}
		if at += len(g.Runes()); at < len(runes) {
			e.after = rated[at-1]
		}
		all = append(all, e)
	}
	return all
}

// runeWidth is the width by Unicode's East Asian Width.
func runeWidth(r rune, w Widths) int {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	case width.EastAsianAmbiguous:
		if r == mark {
			return 0
		}
		return 1 + int(w)
	}
	return 1
}

// columns is the width of elements without the spaces at their end.
func columns(all []element) int {
	for len(all) > 0 && all[len(all)-1].text == " " {
		all = all[:len(all)-1]
	}
	sum := 0
	for _, e := range all {
		sum += e.width
	}
	return sum
}

// slowLines breaks a paragraph line by line: of all places up to which a line
// fits, it takes the least bad ones, and of these the last.
func slowLines(all []element, measure int) (ends []int) {
	for from := 0; ; {
		if fits(all[from:], measure) {
			return append(ends, len(all))
		}
		best, full := 0, from+1
		for to := from + 1; fits(all[from:to], measure); to++ {
			full = to
			if all[to-1].after != never && (best == 0 || all[to-1].after <= all[best-1].after) {
				best = to
			}
		}
		if best == 0 {
			best = full
		}
		ends = append(ends, best)
		from = best
	}
}

// fits reports whether elements can be a line: a single one always can.
func fits(all []element, measure int) bool {
	words := strings.TrimRight(join(all), " ")
	return columns(all) <= measure || len(all) > 0 && words == all[0].text
}

func join(all []element) string {
	var b strings.Builder
	for _, e := range all {
		b.WriteString(e.text)
	}
	return b.String()
}

// mendOrphan moves the last break of ends where the last line is a single Chinese
// character.
func mendOrphan(all []element, ends []int, measure int) []int {
	if len(ends) < 2 {
		return ends
	}
	above := 0
	if len(ends) > 2 {
		above = ends[len(ends)-3]
	}
	last := len(ends) - 2
	if !single(all[ends[last]:]) {
		return ends
	}
	for to := ends[last] - 1; to > above; to-- {
		if all[to-1].after != good {
			continue
		}
		if columns(all[to:]) > measure || columns(all[above:to])*2 < measure {
			return ends
		}
		if c := all[to:]; columns(c) > 6 || ideographs(c) > 1 {
			return append(append(slices.Clone(ends[:last]), to), len(all))
		}
	}
	return ends
}

func single(all []element) bool { return columns(all) <= 6 && ideographs(all) == 1 }

// ideographs counts characters of Chinese; Latin ones twice.
func ideographs(all []element) int {
	n := 0
	for _, e := range all {
		r := []rune(e.text)[0]
		switch {
		case r > ' ' && r < 0x7f && !strings.ContainsRune(",.:;!?)]}%", r):
			n += 2
		case eastAsian(r) && !strings.ContainsRune(alphabet["OP"]+alphabet["CL"]+"：；！？％・＄", r):
			n++
		}
	}
	return n
}

// TestAgainstOracle compares Lines on random texts with the slow way.
func TestAgainstOracle(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 3000 {
		text := randomText(rnd, 5+rnd.IntN(60))
		measure := 1 + rnd.IntN(30)
		w := Widths(rnd.IntN(2))
		all := elements(text, w)
		ends := mendOrphan(all, slowLines(all, measure), measure)
		var want []string
		from := 0
		for _, to := range ends {
			want = append(want, strings.TrimRight(join(all[from:to]), " "))
			from = to
		}
		var got []string
		for _, ln := range w.Lines(nil, text, measure) {
			got = append(got, text[ln.Start:ln.End])
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("Lines(%q, %d), widths %d:\n%q, want\n%q\n%s", text, measure, w, got, want, differ(text, w))
			return
		}
	}
}

// differ says where the ratings of breaks differ.
func differ(text string, w Widths) string {
	p := paragraph{text: text, widths: w}
	p.findBreaks()
	all := elements(text, w)
	var b strings.Builder
	for i, c := range p.clusters {
		if i < len(all) && (c.after != all[i].after || int(c.width) != all[i].width) {
			fmt.Fprintf(&b, "after %q: %d, width %d; want %d, width %d\n", text[p.offset(i):c.end], c.after, c.width, all[i].after, all[i].width)
		}
	}
	return b.String()
}
