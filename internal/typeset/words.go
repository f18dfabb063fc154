package typeset

import (
	_ "embed"
	"sort"
	"strings"
	"unicode/utf8"
)

// words are common Chinese words of two characters, by lines of their first one with
// all that follow it, in order; LICENSES.md says where they come from.
//
//go:embed words.txt
var words string

// isWord reports whether two characters are a common Chinese word.
func isWord(first, second rune) bool {
	if first < 0x4e00 || first > 0x9fff || second < 0x4e00 || second > 0x9fff {
		return false
	}
	lineAt := func(at int) int { return strings.LastIndexByte(words[:at], '\n') + 1 }
	at := sort.Search(len(words), func(i int) bool {
		r, _ := utf8.DecodeRuneInString(words[lineAt(i):])
		return r >= first
	})
	if at == len(words) {
		return false
	}
	line, _, _ := strings.Cut(words[lineAt(at):], "\n")
	r, size := utf8.DecodeRuneInString(line)
	return r == first && strings.ContainsRune(line[size:], second)
}

// Characters that make a longer word of the one before them, and those that begin or end
// a phrase.
const (
	suffixes  = "家者性化率员级元型们学系界式前后上中里内外时"
	trailing  = "的了着过们地得吗呢吧"           // never begin a phrase
	phraseEnd = "的了着"                  // rather end a line than stand within it
	leading   = "和与及或并而但让以在对为从被把将使向比是" // rather begin a line
)

// joint says how closely two characters belong together, between which a line may
// break.
type joint uint8

const (
	apart    joint = iota // after punctuation, or before an opening bracket
	phrases               // between two phrases
	spaced                // between two words of a text that has spaces
	adjacent              // between two words of a phrase, or two of a name among Chinese
	oneWord               // within a word
)

// jointAt returns how closely what stands before cluster i belongs to what follows.
// chinese says that the text is Chinese. Within brackets punctuation parts words alone.
func (p *paragraph) jointAt(i int, chinese bool) joint {
	before, after := p.text[:p.offset(i)], p.text[p.offset(i):]
	ended := apart
	if strings.LastIndexAny(before, "(（[【") > strings.LastIndexAny(before, ")）]】") {
		ended = adjacent
	}
	next, size := utf8.DecodeRuneInString(after)
	prev, prevSize := utf8.DecodeLastRuneInString(before)
	if endsNoLine(next) && (next > utf8.RuneSelf || next == '(' && prev == ' ') {
		return apart
	}
	switch {
	case prev == ' ':
		before = strings.TrimRight(before, " ")
		last, _ := utf8.DecodeLastRuneInString(before)
		switch {
		case strings.ContainsRune(",:;", last):
			return ended
		case chinese && isLatin(last) && isLatin(next):
			return adjacent
		}
		return spaced
	case strings.ContainsRune("，。、；：？！…—", prev):
		return ended
	case strings.ContainsRune("”’）》】」』", prev):
		return phrases
	}
	if !IsCJK(prev) || !IsCJK(next) {
		return adjacent
	}
	second, _ := utf8.DecodeRuneInString(after[size:])
	first, _ := utf8.DecodeLastRuneInString(before[:len(before)-prevSize])
	startsWord := isWord(next, second)
	switch {
	case isWord(prev, next):
		if startsWord && isWord(first, prev) {
			return adjacent // 大学|生活, though 学生 is a word
		}
		return oneWord
	case strings.ContainsRune(trailing, next) && !startsWord, strings.ContainsRune(leading, prev) && !isWord(first, prev):
		return oneWord
	case strings.ContainsRune(suffixes, next) && !startsWord && isWord(first, prev):
		return oneWord
	case strings.ContainsRune(phraseEnd, prev), strings.ContainsRune(leading, next) && !startsWord:
		return phrases
	}
	return adjacent
}
