// Generate reads a list of Chinese words by lines of word, frequency and part of
// speech, as jieba's dict.txt.small is one, from its input, and writes words.txt: for
// each character those that follow it in a common word of two. more.txt adds words of
// science and technology, and beginnings of longer ones, which are rare in books and
// newspapers.
package main

import (
	"bufio"
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// most is how many words there are: as many as take some 30 KB.
const most = 7200

//go:embed more.txt
var more string

type word struct {
	runes     []rune
	frequency int
}

func main() {
	var words []word
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 3 || fields[2] == "nr" { // people's names
			continue
		}
		w := word{runes: []rune(fields[0])}
		w.frequency, _ = strconv.Atoi(fields[1])
		if len(w.runes) == 2 && unicode.Is(unicode.Han, w.runes[0]) && unicode.Is(unicode.Han, w.runes[1]) && !particle(w.runes) {
			words = append(words, w)
		}
	}
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(b.frequency, a.frequency) })
	followers := make(map[rune][]rune)
	for _, w := range words[:min(most, len(words))] {
		followers[w.runes[0]] = append(followers[w.runes[0]], w.runes[1])
	}
	for w := range strings.FieldsSeq(more) {
		runes := []rune(w)
		followers[runes[0]] = append(followers[runes[0]], runes[1])
	}
	for _, first := range slices.Sorted(maps.Keys(followers)) {
		slices.Sort(followers[first])
		fmt.Printf("%c%s\n", first, string(slices.Compact(followers[first])))
	}
}

// particle reports whether a word is rather a phrase, such as 他的 or 一个.
func particle(w []rune) bool {
	return strings.ContainsRune("的了着们个", w[1]) || strings.ContainsRune("一这那每", w[0])
}
