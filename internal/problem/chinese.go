package problem

import (
	"fmt"
	"strings"
)

// said is a message as it was made: what it is in another language is looked up
// by its format.
type said struct {
	format string
	args   []any
}

// InChinese returns a copy of p in Chinese, as far as the tables have it. What
// was added to a message later stays as it is.
func (p *Problem) InChinese() *Problem {
	q := *p
	q.Text = inChinese(p.Text, p.text)
	q.Hint = inChinese(p.Hint, p.hint)
	return &q
}

func inChinese(text string, s *said) string {
	if s == nil {
		s = &said{format: text}
	}
	if made := fmt.Sprintf(s.format, s.args...); made != text && s.args != nil || s.args == nil && s.format != text {
		return text
	}
	format, ok := lookup(s.format)
	if strings.Trim(verb(s.format), ": ") == "" && s.args != nil {
		format, ok = s.format, true // it says nothing of its own
	}
	if !ok {
		return listed(text)
	}
	args := make([]any, len(s.args))
	for i, a := range s.args {
		switch a := a.(type) {
		case string:
			args[i] = chineseWord(a)
		case *Problem:
			args[i] = a.InChinese()
		case error:
			args[i] = listed(a.Error())
		default:
			args[i] = a
		}
	}
	if len(args) == 0 {
		return strings.ReplaceAll(format, "%%", "%")
	}
	return fmt.Sprintf(format, args...)
}

// verb returns a format without its verbs.
func verb(format string) string {
	return strings.NewReplacer("%v", "", "%s", "", "%d", "").Replace(format)
}

// lookup returns a format in Chinese.
func lookup(format string) (string, bool) {
	if zh, ok := chineseGeneral()[format]; ok {
		return zh, true
	}
	zh, ok := chineseDeck()[format]
	return zh, ok
}

// listed returns a hint that was put together of what there is, or of what to
// write.
func listed(text string) string {
	if meant, ok := strings.CutPrefix(text, "did you mean "); ok {
		return "是不是 " + strings.TrimSuffix(meant, "?") + "？"
	}
	for _, start := range [...]struct{ en, zh string }{
		{"there are ", "有 "},
		{"write it as ", "写成 "},
		{"write them as ", "写成 "},
		{"write on the same slide, on a line of its own: ", "在同一页单独写一行："},
		{"define it on a line of its own: ", "单独写一行："},
		{"write ", "写 "},
		{"end it with a line of ", "单独一行结束："},
		{"no slide, section or heading ", "没有这一页、这一节或标题："},
	} {
		if rest, ok := strings.CutPrefix(text, start.en); ok {
			return start.zh + rest
		}
	}
	return text
}

// chineseWord returns a part of a message in Chinese: a phrase of the tables, or a
// range or choice of values.
func chineseWord(s string) string {
	if zh, ok := lookup(s); ok {
		return zh
	}
	if after, ok := strings.CutPrefix(s, "a list of "); ok {
		return "列表：" + after
	}
	number := func(s string) bool { return s != "" && strings.Trim(s, "-.0123456789") == "" }
	low, high, ok := strings.Cut(s, " to ")
	if ok && number(low) && number(high) {
		return " " + low + " 到 " + high
	}
	if most, ok := strings.CutPrefix(s, "at most "); ok && number(most) {
		return "最多 " + most
	}
	if least, ok := strings.CutSuffix(s, " or more"); ok && number(least) {
		return " " + least + " 以上"
	}
	if rows, ok := strings.CutSuffix(s, " rows"); ok && number(rows) {
		return rows + " 行"
	}
	if n, ok := strings.CutSuffix(strings.TrimSuffix(s, "s"), " slide"); ok && number(n) {
		return n + " 页"
	}
	if n, ok := strings.CutSuffix(strings.TrimSuffix(s, "s"), " step"); ok && number(n) {
		return n + " 步"
	}
	if before, last, ok := strings.Cut(s, " or "); ok && !strings.Contains(before, " ") || strings.Contains(before, ", ") && ok {
		return " " + before + " 或 " + last
	}
	return s
}
