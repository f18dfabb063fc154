package typeset

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// noStart are characters that stand at no line's start: closing punctuation,
// and what belongs to the character before it (W3C clreq, JIS X 4051).
const noStart = "，。、；：？！”’）》】」』〉〕］｝〗〙〛…·・～％‰℃°" +
	",.;:?!)]}%" +
	"⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉" +
	"々〻ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ゛゜ゝゞヽヾ"

// noEnd are characters that stand at no line's end: opening punctuation.
const noEnd = "（《【「『“‘〈〔［｛〖〘〚￥＄([{"

// startsNoLine reports whether r must not stand at a line's start.
func startsNoLine(r rune) bool { return strings.ContainsRune(noStart, r) }

// endsNoLine reports whether r must not stand at a line's end.
func endsNoLine(r rune) bool { return strings.ContainsRune(noEnd, r) }

// longUnits are units of more than one character that belong to the number before
// them.
var longUnits = [...]string{
	"人民币", "美元", "欧元", "英镑", "日元", "港元", "个月", "个小时", "个百分点", "小时", "分钟", "毫秒", "微秒", "纳秒",
	"瓦特", "千瓦", "兆瓦", "公里", "千米", "厘米", "毫米", "微米", "纳米", "公斤", "千克", "毫升", "摄氏度", "赫兹",
	"线程", "数量级",
}

// shortUnits are Chinese measure words and units of one character.
const shortUnits = "年月日号时分秒天周岁个位名人倍次张台块枚瓦升克米吨度元级维层项条篇章节页行列种类本件届期款座架颗只核卡代"

// scales multiply the number before them.
const scales = "十百千万亿兆"

// latinUnits are units that are written with a space after their number.
var latinUnits = [...]string{
	"W", "kW", "MW", "GW", "Wh", "kWh", "V", "mV", "A", "mA", "Hz", "kHz", "MHz", "GHz", "THz",
	"B", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "bit", "bits", "b/s", "kb/s", "Mb/s", "Gb/s", "MB/s", "GB/s", "TB/s",
	"s", "ms", "us", "µs", "μs", "ns", "min", "h", "m", "km", "cm", "mm", "nm", "g", "kg", "mg", "t", "L", "l", "ml", "mL",
	"K", "°C", "%", "px", "fps", "dB", "eV", "J", "kJ", "N", "Pa", "FLOP", "FLOPs", "FLOPS", "TFLOPS", "watts", "litres",
}

// unitLen returns how many bytes of s, which follows a number, belong to it.
func unitLen(s string) int {
	n := 0
	if strings.HasPrefix(s, " ") {
		n = 1
	}
	for _, r := range s[n:] {
		if !strings.ContainsRune(scales, r) {
			break
		}
		n += len(string(r))
	}
	scaled := n > 1
	rest := s[n:]
	for _, u := range longUnits {
		if strings.HasPrefix(rest, u) {
			return n + len(u)
		}
	}
	if r, size := utf8.DecodeRuneInString(rest); strings.ContainsRune(shortUnits, r) {
		return n + size
	}
	end := strings.IndexFunc(rest, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '/' || r == '°' || r == 'µ' || r == 'μ' || r == '%')
	})
	if end < 0 {
		end = len(rest)
	}
	if end > 0 && slices.Contains(latinUnits[:], rest[:end]) {
		return n + end
	}
	if scaled {
		return n
	}
	return 0
}
