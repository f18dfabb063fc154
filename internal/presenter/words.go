package presenter

import "strings"

// words are what the program itself says.
type words struct {
	goTo, paused, search, nothing, note, keys string
	help                                      [][2]string // a key, and what it does
}

// words are those of the deck's language: Chinese or else English.
func (m *Model) words() *words {
	lang := strings.ToLower(m.o.Lang)
	if lang == "" {
		lang = strings.ToLower(m.o.Words)
	}
	if lang == "zh" || strings.HasPrefix(lang, "zh-") {
		return &chinese
	}
	return &english
}

var chinese = words{
	goTo:    "到第 %s 张 · 回车",
	paused:  "已暂停 · 空格键继续",
	search:  "搜索标题、正文和备注",
	nothing: "没有找到",
	note:    "备注",
	keys:    "按键",
	help: [][2]string{
		{"→ l n j 空格 回车", "下一步"},
		{"← h p k 退格", "上一步"},
		{"↓ ↑", "滚动，或前后一步"},
		{"g  G", "开头，结尾"},
		{"12 回车", "到第 12 张"},
		{"[  ]", "上一节，下一节"},
		{"o", "总览"},
		{"/", "搜索"},
		{"L", "换语言"},
		{"T", "深色或浅色"},
		{"b", "黑屏"},
		{"r", "重放动画"},
		{"a", "自动播放"},
		{"ctrl+z", "挂起"},
		{"esc", "关闭"},
		{"q", "退出"},
		{"单击 滚轮", "下一步；右键返回"},
		{"单击章节名", "到那一节"},
	},
}

var english = words{
	goTo:    "go to %s · enter",
	paused:  "paused · space goes on",
	search:  "search titles, text and notes",
	nothing: "nothing found",
	note:    "note",
	keys:    "Keys",
	help: [][2]string{
		{"→ l n j space", "next"},
		{"← h p k backspace", "back"},
		{"↓ ↑", "scroll, or move"},
		{"g  G", "first, last"},
		{"12 enter", "slide 12"},
		{"[  ]", "section by section"},
		{"o", "overview"},
		{"/", "search"},
		{"L", "language"},
		{"T", "dark or light"},
		{"b", "blank"},
		{"r", "replay the motion"},
		{"a", "play by itself"},
		{"ctrl+z", "suspend"},
		{"esc", "close"},
		{"q", "quit"},
		{"click, wheel", "next; right: back"},
		{"click a section", "go there"},
	},
}
