package deck

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// isLanguage reports whether s is a language tag as file names have it: zh,
// zh-CN, zh_TW, zh-Hant, yue. Of the languages with three letters only those of
// China are such: old and css are words.
func isLanguage(s string) bool {
	base, rest, more := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	if base != strings.ToLower(base) || len(base) != 2 && !isChinese(base) {
		return false
	}
	if _, err := language.ParseBase(base); err != nil {
		return false
	}
	return !more || len(rest) >= 2 && len(rest) <= 7 && strings.Trim(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// isChinese reports whether a tag is that of a Chinese language.
func isChinese(tag string) bool {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return slices.Contains([]string{"zh", "cmn", "yue", "wuu", "nan", "hak", "lzh"}, base)
}

// Match returns the language of the deck for a locale or language tag, such as
// "zh_CN.UTF-8" or "en-US": the one that its speakers read best, for Chinese
// rather in other characters than in another language, else the deck's first.
func (d *Deck) Match(locale string) string {
	if slices.Contains(d.Languages, locale) {
		return locale
	}
	name, _, _ := strings.Cut(locale, ".")
	name, _, _ = strings.Cut(name, "@")
	want, err := language.Parse(strings.ReplaceAll(name, "_", "-"))
	if err != nil || want == language.Und || d.Languages[0] == "" {
		return d.Languages[0]
	}
	tags := make([]language.Tag, len(d.Languages))
	for i, l := range d.Languages {
		tags[i] = language.Make(l)
	}
	matcher := language.NewMatcher(tags)
	_, i, confidence := matcher.Match(want)
	if confidence == language.No && isChinese(want.String()) { // what is written in Hong Kong, say, for Cantonese
		if _, i, confidence = matcher.Match(language.TraditionalChinese); confidence == language.No {
			i = slices.IndexFunc(d.Languages, isChinese)
		}
	} else if confidence == language.No {
		i = 0
	}
	return d.Languages[max(i, 0)]
}

// orderLanguages puts Chinese first, then the rest by name; files that name no
// language add none where others do.
func orderLanguages(langs []string) []string {
	slices.SortFunc(langs, func(a, b string) int {
		if za, zb := isChinese(a), isChinese(b); za != zb {
			if za {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	langs = slices.Compact(langs)
	if len(langs) > 1 && slices.Contains(langs, "") {
		langs = slices.DeleteFunc(langs, func(l string) bool { return l == "" })
	}
	if len(langs) == 0 {
		langs = []string{""}
	}
	return langs
}
