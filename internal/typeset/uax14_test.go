package typeset

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What follows is line breaking as the standards say it, rule by rule and slowly,
// for the characters of alphabet: another way to the places of breaks than the
// library and the tables of this package.

// lineClass is a class of UAX #14, as in the columns of its table.
type lineClass string

// alphabet is what the random texts are made of, by UAX #14's class. Characters
// whose class other versions of Unicode have changed are not among it; é and 二 have
// a combining mark sometimes.
var alphabet = map[lineClass]string{
	"AL": "abcxyzABZéλжàø_=&#@*~<>",
	"ID": "世界看中文的一二あいアイ々", // 々 is NS, see classOf
	"NS": "ー・ぁっァッ：；",
	"NU": "0123456789",
	"OP": "([{（《【「『〔［｛〖〈",
	"CL": "}、。，）」』】》〉〕］｝〗",
	"CP": ")]",
	"EX": "!?！？",
	"IS": ",.:;",
	"QU": "\"'“”‘’«»",
	"SP": " ",
	"HY": "-",
	"BA": "–|",
	"B2": "—",
	"IN": "…",
	"PO": "%‰°℃％",
	"PR": "$+￥＄€№",
	"GL": "\u00a0",
	"SY": "/",
	"H2": "한글가",
}

const mark = '\u0301'

func lineClassOf(r rune) lineClass {
	switch r {
	case '々':
		return "NS"
	case mark:
		return "CM"
	}
	for class, of := range alphabet {
		if strings.ContainsRune(of, r) {
			return class
		}
	}
	switch {
	case unicode.Is(unicode.Han, r):
		return "ID"
	case unicode.IsLetter(r):
		return "AL"
	}
	panic("not in the alphabet: " + string(r))
}

// uax14 returns, for each rune of s but the last, whether UAX #14 allows a break
// after it. Curly quotes beside Chinese are brackets, as LB19a of Unicode 16 has
// it for our purposes.
func uax14(s []rune) []bool {
	classes := make([]lineClass, len(s))
	for i, r := range s {
		classes[i] = lineClassOf(r)
		beside := i > 0 && eastAsian(s[i-1]) || i+1 < len(s) && eastAsian(s[i+1])
		if beside && strings.ContainsRune("“‘", r) {
			classes[i] = "OP"
		} else if beside && strings.ContainsRune("”’", r) {
			classes[i] = "CL"
		}
	}
	combining := make([]bool, len(s)) // LB9: it belongs to the character before it
	for i := range classes {
		if classes[i] == "CM" {
			if i > 0 && classes[i-1] != "SP" {
				classes[i], combining[i] = classes[i-1], true
			} else {
				classes[i] = "AL" // LB10
			}
		}
	}
	allowed := make([]bool, max(0, len(s)-1))
	for i := range allowed {
		allowed[i] = !combining[i+1] && mayBreak(s, classes, combining, i)
	}
	return allowed
}

// mayBreak applies the rules to the place after rune i, in their order.
func mayBreak(s []rune, classes []lineClass, combining []bool, i int) bool {
	a, b := classes[i], classes[i+1]
	is := func(class lineClass, of string) bool { return strings.Contains(" "+of+" ", " "+string(class)+" ") }
	before := i // the last character that is no space, for the rules with SP*
	for before > 0 && classes[before] == "SP" {
		before--
	}
	z := classes[before]
	wide := func(i int) bool { // LB30: full-width brackets do not count
		for i > 0 && combining[i] {
			i--
		}
		return s[i] >= 0x2e80 || strings.ContainsRune("“”‘’", s[i]) && classes[i] != "QU"
	}
	switch {
	case b == "SP":
		return false // LB7
	case a == "GL":
		return false // LB12
	case b == "GL" && !is(a, "SP BA HY"):
		return false // LB12a
	case a == "SP" && s[i+1] == '.' && i+2 < len(s) && classes[i+2] == "NU":
		return true // LB15c
	case is(b, "CL CP EX IS SY"):
		return false // LB13, LB15d
	case z == "OP":
		return false // LB14
	case z == "QU" && b == "OP":
		return false // LB15
	case is(z, "CL CP") && b == "NS":
		return false // LB16
	case z == "B2" && b == "B2":
		return false // LB17
	case a == "SP":
		return true // LB18
	case a == "QU" || b == "QU":
		return false // LB19
	case is(b, "BA HY NS"):
		return false // LB21
	case b == "IN":
		return false // LB22
	case is(a, "AL") && b == "NU", a == "NU" && is(b, "AL"):
		return false // LB23
	case a == "PR" && b == "ID", a == "ID" && b == "PO":
		return false // LB23a
	case is(a, "PR PO") && b == "AL", a == "AL" && is(b, "PR PO"):
		return false // LB24
	case numeric(classes, combining, i):
		return false // LB25
	case a == "H2" && b == "PO", a == "PR" && b == "H2":
		return false // LB27
	case a == "AL" && b == "AL", a == "IS" && b == "AL":
		return false // LB28, LB29
	case is(a, "AL NU") && b == "OP" && !wide(i+1), a == "CP" && is(b, "AL NU") && !wide(i):
		return false // LB30
	}
	return true // LB31
}

// numericRules are what stands before and after a place, by classes.
var numericRules = [][2]*regexp.Regexp{
	{regexp.MustCompile(`\bNU ((SY|IS) )*((CL|CP) )?$`), regexp.MustCompile(`^(PO|PR) `)},
	{regexp.MustCompile(`\b(PO|PR) $`), regexp.MustCompile(`^(OP (IS )?)?NU `)},
	{regexp.MustCompile(`\b(HY|IS) $`), regexp.MustCompile(`^NU `)},
	{regexp.MustCompile(`\bNU ((SY|IS) )*$`), regexp.MustCompile(`^NU `)},
}

// numeric is LB25 of Unicode 16.
func numeric(classes []lineClass, combining []bool, i int) bool {
	var before, after string // classes without combining marks
	for j := i; j >= max(0, i-6); j-- {
		if !combining[j] {
			before = string(classes[j]) + " " + before
		}
	}
	for j := i + 1; j < min(len(classes), i+6); j++ {
		if !combining[j] {
			after += string(classes[j]) + " "
		}
	}
	for _, rule := range numericRules {
		if rule[0].MatchString(before) && rule[1].MatchString(after) {
			return true
		}
	}
	return false
}

// eastAsian reports whether r is of a script of Chinese, Japanese or Korean, or
// punctuation that only they use.
func eastAsian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		r >= 0x3000 && r < 0x3040 || r >= 0xff00 || r == 'ー' || r == '・'
}

// Kinsoku, as W3C's Requirements for Chinese Text Layout and JIS X 4051 list it.
const (
	notAtStart = "、。，．：；！？" + // pauses and stops
		"」』】》〉〕］｝〗）”’" + // closing brackets and quotes
		"…・％‰℃°" + // connectors, and what follows a number
		"々ーぁっァッ" + // repetition, length, small kana
		",.:;!?)]}%" // the same in Latin
	notAtEnd = "「『【《〈〔［｛〖（“‘" + "([{" + "￥＄" // opening, and what comes before a number
)

var quantity = regexp.MustCompile(`^( ?[十百千万亿兆]*(个月|[年月日个人次台张瓦米度元级层页行线]|小时|分钟|线程|人民币)| ?[十百千万亿兆]+| ?[AB]($|[^A-Za-z/°%]))`)

// ratings returns, for each rune of s but the last, how bad a break after it is.
func ratings(s []rune) []badness {
	allowed := uax14(s)
	out := make([]badness, len(allowed))
	for i := range allowed {
		out[i] = rating(s, allowed, i)
	}
	return out
}

func rating(s []rune, allowed []bool, i int) badness {
	latin := func(r rune) bool { return r > ' ' && r < 0x7f }
	in := func(r rune, of string) bool { return strings.ContainsRune(of, r) }
	a, b := s[i], s[i+1]
	if b == ' ' || a == b && in(a, "…—") {
		return never
	}
	if a == ' ' && in(b, notAtStart) {
		if allowed[i] && latin(b) {
			return good
		}
		return prohibited
	}
	if in(b, notAtStart) || in(a, notAtEnd) {
		if latin(a) && latin(b) && !allowed[i] {
			return inWord
		}
		return prohibited
	}
	for j := i; j >= 0 && i-j < 12; j-- { // does a quantity go over this place?
		if s[j] >= '0' && s[j] <= '9' {
			rest := string(s[j+1:])
			if m := quantity.FindStringSubmatchIndex(rest); m != nil {
				end := m[1]
				if m[6] >= 0 {
					end = m[6] // what follows a unit of Latin letters
				}
				if utf8.RuneCountInString(rest[:end]) > i-j {
					return inQuantity
				}
			}
		}
	}
	switch {
	case allowed[i]:
		return good
	case in(a, "/?&=-_."):
		return inAddress
	}
	return inWord
}
