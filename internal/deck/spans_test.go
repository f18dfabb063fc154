package deck

import "testing"

func TestSpans(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"**错误必须处理，**不能忽略", "{b 错误必须处理，}不能忽略", "full-width punctuation before the end, a letter behind"},
		{"**“引号在内”**也", "{b “引号在内”}也", "a curly quote before the end, a letter behind"},
		{"他说**“引号”**也", "他说{b “引号”}也", "a letter before, a curly quote behind the start"},
		{"“**3Q”模型**的学习机理", "“{b 3Q”模型}的学习机理", "a quote before the start"},
		{"主题：**“3Q”模型的生物机理**", "主题：{b “3Q”模型的生物机理}", "full-width punctuation before, a quote behind the start"},
		{"“**重要**”和“**次要**”", "“{b 重要}”和“{b 次要}”", "two pairs, each within quotes"},
		{"**强调**中文*斜*也", "{b 强调}中文{i 斜}也", "no spaces between words"},
		{"人脑（**注：**）**（注）**后", "人脑（{b 注：}）{b （注）}后", "brackets on both sides"},
		{"用**`代码`**吧", "用{b code 代码}吧", "a back quote is punctuation"},
		{"***both*** 和 ***都***是", "{i b both} 和 {i b 都}是", "three are both"},
		{"**外*内*外**", "{b 外}{i b 内}{b 外}", "emphasis within"},
		{"~~删~~除，~~删，~~不", "{del 删}除，{del 删，}不", "two tildes, with the same rule"},
		{"这是==重点==内容，==两个词==。x==1 and y==2，a == b", "这是{b .energy 重点}内容，{b .energy 两个词}。x==1 and y==2，a == b", "a highlight, but no comparison"},
		{"<span style=\"color: red\">a</span><span style=\"color: palette:accent\">b</span>", "{.#ff0000 a}{.accent b}", "a colour's name, presenterm's palette"},
		{"10~20元，30~40元", "10~20元，30~40元", "one tilde is a range"},
		{"2 * 3 * 4", "2 * 3 * 4", "spaces on both sides"},
		{"中文 ** 中文 ** 中文", "中文 ** 中文 ** 中文", "spaces on both sides, in Chinese"},
		{"snake_case_name 和 变量snake_case的", "snake_case_name 和 变量snake_case的", "underscores within a word"},
		{"报告_终稿_二.md", "报告_终稿_二.md", "a Chinese file name"},
		{"_斜_，_also_", "{i 斜}，{i also}", "underscores at the borders of words"},
		{`\*星\* 和 \# 和 \a`, `*星* 和 # 和 \a`, "only punctuation is escaped"},
		{"&lt;b&gt; &#x4E2D; &copy; &nosuch; &", "<b> 中 © &nosuch; &", "entities, and what is none"},
		{"&#27;[31m &#x9b; &#0; &#x202E;", "\uFFFD[31m \uFFFD \uFFFD \uFFFD", "an entity cannot bring a control character"},
		{"a&#10;b&#9;c", "a b c", "an entity cannot bring a line break or tab"},
		{"中文\n中文", "中文中文", "a soft break between Chinese is nothing"},
		{"中文，\n中文", "中文，中文", "nor behind Chinese punctuation"},
		{"他说\n“好”", "他说“好”", "nor before a quote that Chinese and Latin share"},
		{"完……\n了", "完……了", "nor behind an ellipsis before Chinese"},
		{"中文\nword\n中文", "中文 word 中文", "a Latin word keeps its spaces"},
		{"안녕\n하세요", "안녕 하세요", "Korean has spaces"},
		{"“a”\n“b”", "“a” “b”", "quotes between Latin words"},
		{"**强调**\n中文\n**强**", "{b 强调}中文{b 强}", "a soft break between styles"},
		{"`code`\nword `b`\n**c**", "{code code} word {code b} {b c}", "the space of a soft break is plain"},
		{"one  \ntwo\\\nthree<br>four<br/>five", "one⏎two⏎three⏎four⏎five", "hard breaks of three kinds"},
		{"one<br>", "one", "a break at the end is nothing"},
		{"a `x  y` b `` ` ``", "a {code x  y} b {code `}", "code keeps its spaces"},
		{"`a&amp;b \\* **c**`", "{code a&amp;b \\* **c**}", "nothing is special in code"},
		{"a <u>b</u> <span class=\"x\">**c**</span>", "a {u b} {b .x c}", "tags give a look; others go, and their text stays"},
		{"[标题](https://a.org/%E4%B8%AD \"t\") [x](<a b.md>)", "{->https://a.org/%E4%B8%AD 标题} {->a b.md x}", "links with text"},
		{"<https://a.org> <a@b.org> https://c.org/x. www.d.org", "{->https://a.org https://a.org} {->mailto:a@b.org a@b.org} {->https://c.org/x https://c.org/x}. {->http://www.d.org www.d.org}", "addresses as they stand"},
		{"主页：https://a.org/x，见https://b.org。", "主页：{->https://a.org/x https://a.org/x}，见{->https://b.org https://b.org}。", "addresses beside Chinese"},
		{"![alt *text*](a.png) 后", "{image:a.png alt text} 后", "an image in a line"},
		{"[![图](a.png)](https://a.org) 后", "{->https://a.org image:a.png 图} 后", "an image that is a link"},
		{"[home] [主页][home] [x][later]", "{->https://h.org home} {->https://h.org 主页} {?later x}", "names from the front matter"},
		{"a <!-- a note --> b", "a  b", "a comment in a line is not shown"},
		{"　　缩进", "　　缩进", "a paragraph's full-width indent is text"},
	}
	for _, tt := range tests {
		d, err := Parse("t.md", []byte("---\nlinks: {home: \"https://h.org\", later: }\n---\n"+tt.in))
		if err != nil {
			t.Fatal(err)
		}
		s := d.Slide(0, "")
		if len(s.Blocks) != 1 || s.Blocks[0].Kind != Paragraph {
			t.Errorf("%q: %s: not one paragraph:\n%s", tt.in, tt.why, dumpDeck(d, ""))
			continue
		}
		if got := dumpSpans(s.Blocks[0].Spans); got != tt.want {
			t.Errorf("%q gives\n\t%q, want\n\t%q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}
