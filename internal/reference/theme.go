package reference

// themeKeys returns the keys of a theme's file.
func themeKeys() []Entry {
	about := func(name, form, without, en, zh, example string, parts ...Part) Entry {
		return Entry{ThemeKey, name, form, otherwise(without), Text{en, zh}, example, parts}
	}
	return []Entry{
		about("extends", "extends: night", "atol", "the theme, or the file beside this one, that this one changes", "以哪个主题或旁边的文件为底", "extends: night\n"),
		about("colors", "colors: all", "all", "all; 16, the terminal's own; none, attributes alone", "all；16 只用终端自己的颜色；none 只用粗体之类", "colors: 16\n"),
		about("palette", "palette: {dark: …, light: …}", "", "the roles' colours on a dark and on a light background", "深色和浅色背景下各角色的颜色", "palette:\n  dark:\n    accent: \"#C58BE6\"\n"),
		about("ansi", "ansi: {dark: …, light: …}", "", "the roles in a terminal of 16 colours, in words", "16 色终端里各角色的样子，用词写", "ansi:\n  dark: {accent: bright-magenta, muted: faint}\n"),
		about("plain", "plain: {title: bold}", "", "the roles where there are no colours", "没有颜色时各角色的样子", "plain: {title: bold, muted: faint}\n"),
		about("spacing", "spacing: {measure: 72}", "", "where things stand, and how long they take", "位置和时间", "spacing:\n  measure: 66\n  margins: {80: 4, 120: 8}\n",
			part("measure: 72", "columns of small text at most, 20 to 300", "小字最宽几列，20 到 300"),
			part("margins: {80: 4, 120: 8}", "columns at each side, by the window's width", "左右留几列，按窗口宽度"),
			part("title_row: 2", "the title's row", "标题在第几行"),
			part("body_row: 4", "the body's first row under a small title", "小标题时正文从第几行起"),
			part("airy_rows: 32", "from this height on items stand apart", "窗口高到多少时列表分开"),
			part("enter_ms: 180", "how long a slide takes to come", "一页出现用多久"),
			part("count_ms: 600", "how long a number takes to count up", "数字数上去用多久")),
		about("type", "type: {title: large}", "", "the largest sizes of type: small, medium, condensed, large, huge", "最大字号：small、medium、condensed、large、huge", "type:\n  body: small\n  bodies_from: 110x34\n",
			part("title: large", "of titles", "标题"), part("body: medium", "of bodies", "正文"), part("statement: huge", "of covers, statements and the pages of sections", "封面、大字页、节页"),
			part("titles_from: 70x20", "the least window whose titles are larger than small", "标题开始变大的最小窗口"),
			part("bodies_from: 110x34", "the least window whose bodies are larger than small", "正文开始变大的最小窗口"),
			part("lettering: pixels", "pixel letters, as on stage, for headings of the HTML page; else font", "HTML 页的标题用台上的点阵字；不然是 font")),
		about("layouts", "layouts: {cover: {align: center}}", "", "slide, section, statement, cover and bare: how each is set", "slide、section、statement、cover、bare 各怎样排", "layouts:\n  cover: {align: center, above: 0.4, footer: false}\n",
			part("align: left", "left, center or right", "left、center 或 right"), part("above: 0.4", "the share of the rows left over that stands above", "剩余的行有多少留在上方"), part("footer: true", "whether there is a footer", "有没有页脚")),
		about("footer", "footer: {right: \"{page}\"}", "", "left, center, right, with {sections} {section} {title} {author} {date} {page} {pages} {clock}", "left、center、right，可用 {sections} {section} {title} {author} {date} {page} {pages} {clock}", "footer:\n  right: \"{page}/{pages}\"\n"),
		about("glyphs", "glyphs: {bullet: [\"•\", \"*\"]}", "", "signs, each with one for where the first takes two columns", "各种符号，第二个用在第一个占两列的终端", "glyphs:\n  bullet: [\"•\", \"*\"]\n"),
		about("markdown", "markdown: {strong: {color: accent}}", "", "Glamour's styles of Markdown, of which colours and attributes count", "Glamour 的 Markdown 样式，颜色和粗体之类有效", "markdown:\n  strong: {color: accent, bold: true}\n"),
	}
}

// roles returns the roles of a theme.
func roles() []Entry {
	about := func(name, en, zh string) Entry {
		return Entry{Role, name, name + `: "#rrggbb"`, Text{}, Text{en, zh}, "", nil}
	}
	return []Entry{
		about("background", "behind everything", "背景"),
		about("text", "what is read", "正文"),
		about("muted", "what stands back: captions, the footer", "退后的文字：图注、页脚"),
		about("title", "titles", "标题"),
		about("accent", "what counts: bold words, links, the first series", "要紧的：粗体、链接、第一组数据"),
		about("energy", "watts, spikes, what burns", "能量、脉冲"),
		about("life", "the brain, what learns", "大脑、学习"),
		about("warning", "what is wrong", "警告"),
		about("rule", "lines and edges", "线和边"),
		about("code_background", "behind code", "代码的背景"),
	}
}
