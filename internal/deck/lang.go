package deck

import (
	"slices"
	"strings"
)

// codes are the two-letter codes of ISO 639-1, so that notes.js.md is no file
// in a language "js".
const codes = " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo yue yz za zh zu "

// language reports whether s is a language tag as file names have it: zh,
// zh-CN, zh_TW, zh-Hant.
func language(s string) bool {
	base, region, more := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	if len(base) < 2 || base != strings.ToLower(base) || !strings.Contains(codes, " "+base+" ") {
		return false
	}
	return !more || len(region) >= 2 && len(region) <= 7 && strings.Trim(region, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// base is the language of a tag without its region.
func base(tag string) string {
	b, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(b)
}

// tradition says of a Chinese tag which characters it is written in.
func tradition(tag string) string {
	t := strings.ToLower(tag)
	for _, mark := range []string{"hant", "tw", "hk", "mo"} {
		if strings.Contains(t, "-"+mark) {
			return "hant"
		}
	}
	return "hans"
}

// Match gives the language of the deck for a locale or language tag, such as
// "zh_CN.UTF-8" or "en-US": the same tag, else the same language, for Chinese
// preferably in the same characters, else the deck's first.
func (d *Deck) Match(locale string) string {
	want, _, _ := strings.Cut(locale, ".")
	want, _, _ = strings.Cut(want, "@")
	want = strings.ReplaceAll(want, "_", "-")
	best, score := d.Languages[0], 0
	for _, l := range d.Languages {
		n := 0
		switch {
		case want == "" || l == "":
		case strings.EqualFold(l, want):
			n = 4
		case base(l) != base(want):
		case base(l) == "zh" && tradition(l) != tradition(want):
			n = 1
		default:
			n = 2
		}
		if n > score {
			best, score = l, n
		}
	}
	return best
}

// orderLanguages puts Chinese first, then the rest by name; files that name no
// language add none where others do.
func orderLanguages(langs []string) []string {
	slices.SortFunc(langs, func(a, b string) int {
		if za, zb := base(a) == "zh", base(b) == "zh"; za != zb {
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
