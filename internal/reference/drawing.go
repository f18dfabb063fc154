package reference

// drawings returns the fenced blocks that are drawn.
func drawings() []Entry {
	about := func(name, en, zh, body string, parts ...Part) Entry {
		return Entry{Drawing, name, "```" + name, Text{}, Text{en, zh}, "```" + name + "\n" + body + "\n```\n", parts}
	}
	color := part("color: life", "a role of the theme", "主题的颜色角色")
	step := part("step: 1", "the step with which it comes", "第几步出现")
	return []Entry{
		about("big", "a number in large letters that counts up; its label on the next lines", "会数上去的大数字；下面几行是说明", "150,000 W\nAlphaGo",
			part("number: 150,000 W", "the number", "数字"),
			part("label: AlphaGo", "what it is", "说明"), color),
		about("chart", "values: lines, points, bars, times, amounts", "图表：线、点、柱、时间、数量", "type: bar\ndata: {Brain: 20, AlphaGo: 150000}\ny-scale: log\nunit: W",
			part("type: line", "line, scatter, bar, stacked, sparkline, timeline, strip, units", "line、scatter、bar、stacked、sparkline、timeline、strip、units"),
			part("src: loss.csv", "a file beside the deck; its first row names the columns", "文稿旁的文件，第一行是列名"),
			part("data: {a: 1, b: 2}", "in its place: [values], {name: value}, {series: [values]}, rows, or CSV after |", "或直接写：[值]、{名: 值}、{系列: [值]}、多行，或 | 后的 CSV"),
			part("x: step", "the column, or the list, under the axis; else x, or the first", "横轴的列或列表；默认 x 或第一列"),
			part("y: [ours, theirs]", "a series each; else all other columns of numbers", "每列一条；默认其余的数字列"),
			part("series: name", "the column that says whose a value is", "哪一列说明这个值属于谁"),
			part("label: who", "the column of the points' names", "点的名字在哪一列"),
			part("name: [a, b]", "the points that are named on the chart; or all", "图上写出名字的点；或 all"),
			part("y-scale: log", "linear or log; x-scale: also date or name", "linear 或 log；x-scale 还有 date、name"),
			part("y-range: [0, 100]", "what the axis shows; x-range: too", "轴的范围；x-range 同"),
			part("unit: W", "after the numbers; x-unit: too", "数字后的单位；x-unit 同"),
			part("title: …", "over it; y-label:, x-label: name the axes; credit: says whose the data are", "标题；y-label、x-label 是轴名；credit 是出处"),
			part("color: [accent, life]", "the series' roles", "各条的颜色角色"),
			part("step: [0, 1]", "the steps with which the series come", "各条第几步出现"),
			part("mark: [{x: a, color: energy}]", "bars, or years of a strip, in a colour of their own", "单独着色的柱或年份"),
			part("direction: vertical", "bars stand up", "柱子竖着"),
			part("split: 2012", "a line across at this place of the axis x", "在横轴的这一处画线"),
			part("trend: {from: 2010, doubling: 6, label: …}", "a line fitted, or one that doubles in so many months; also to, series, step", "拟合的线，或几个月翻一倍的线；还有 to、series、step"),
			part("when, what, until, color, step", "the columns of a timeline", "timeline 的列"),
			part("items: [{label: a, value: 20}]", "of units: also text, large, color, step; unit: is what a dot stands for", "units 的各项：还有 text、large、color、step；unit 是一点代表多少")),
		about("flow", "2 to 5 stations that lead to one another: a list of name:, text: and picture:", "2 到 5 站，一站通向一站：列出 name:、text:、picture:", "- {name: Spikes, picture: spikes}\n- {name: Net, text: learns, picture: net}",
			part("name: Spikes", "the station", "这一站"), part("text: …", "what stands under it", "下面的话"), part("picture: spikes", "spikes, marks or net", "spikes、marks 或 net")),
		about("grid", "cards that light up, as of a cluster", "一格格点亮的方阵，例如机群", "columns: 14\nrows: 8\ntotal: 112 GPU",
			part("columns: 14", "1 to 40", "1 到 40"), part("rows: 8", "1 to 40", "1 到 40"), part("total: 112 GPU", "what it is in all", "总数"), part("label: …", "what a card is", "一格是什么"), step),
		about("joined", "people of 2 to 4 fields, in a chain: a list of title: and people:", "2 到 4 个领域的人，连成一串：列出 title: 和 people:", "- title: AI\n  people: [{name: Ada}]\n- title: Bio\n  people: [{name: '?? ??'}]",
			part("title: AI", "the field", "领域"), color, part("people: [{name: …}]", "1 to 12, each with name, place and field; ?? is a place kept free", "1 到 12 人，各有 name、place、field；?? 是留的位置"), step),
		about("letters", "text in large letters", "大字", "text: AtoL\ngradient: true",
			part("text: AtoL", "the text, in one or more lines", "文字，可以几行"), part("gradient: true", "from accent to energy", "从 accent 渐变到 energy"), color),
		about("mermaid", "a flowchart in Mermaid's language", "Mermaid 的流程图", "graph LR\n  A[data] --> B{enough?}\n  B -->|yes| C([train])",
			part("graph LR", "or RL, TD, BT; also flowchart", "或 RL、TD、BT；也可写 flowchart"),
			part("A[text] (text) {text} ([text]) [(text)]", "boxes of every shape", "各种形状的框"),
			part("A --> B, -->|text|, -.->, ==>, ---", "arrows and lines", "箭头和线"),
			part("subgraph name … end", "a frame around boxes", "给几个框加外框"),
			part("A:::energy", "a box in the colour of a role", "用角色颜色的框"),
			part("%% pause", "what is new after it comes with the next step", "之后新的内容下一步出现")),
		about("net", "neurons that spike; {behind}: behind the text", "发放脉冲的神经元；{behind} 放在文字后面", "neurons: 24\nseed: 5",
			part("neurons: 24", "3 to 80", "3 到 80"), part("seed: 5", "another number is another net", "换个数就换一张网"), part("text: …", "what it says where it cannot be seen", "看不见图的地方读到的话")),
		about("poll", "a question to those who follow the talk, then - choices; the speaker opens and closes it with P", "向跟随者提问，下面用 - 列出选项；演讲者按 P 开始、结束", "谁更省电？\n- 大脑\n- AlphaGo"),
		about("qr", "a QR code of an address, or of a name under links:", "网址的二维码，或 links: 里的一个名字", "https://example.org"),
		about("stats", "large numbers in a row, with words under each: 112: GPUs", "大数字排成一行，下面是说明：112: GPUs", "112: GPUs\n14: servers",
			part("112: GPUs", "a number and its words; or a list of number, label, color, step", "数字和说明；也可写成列表：number、label、color、step")),
		about("terminal", "a terminal in which somebody types", "有人在里面打字的终端", "script:\n  - type: build .\n  - {bar: building, done: ready, over: 2s}",
			part("prompt: \"$ \"", "before what is typed", "提示符"), part("type: build .", "typed, letter by letter", "一个个字打出来"), part("text: …", "what a program prints", "程序的输出"),
			part("bar: …, done: …, over: 2s, stutter: 0.8", "a bar that fills, and what it says then", "进度条，和满了之后的话"), part("wait: 500ms", "a rest", "停一会儿")),
	}
}

// part returns a key within an entry.
func part(form, en, zh string) Part { return Part{form, Text{en, zh}} }

// attributes returns what stands after the word of a fence or after an image.
func attributes() []Entry {
	about := func(name, form, without, en, zh, example string) Entry {
		return Entry{Attribute, name, form, otherwise(without), Text{en, zh}, example, nil}
	}
	return []Entry{
		about("lines", "{1|3-5|all}", "", "the lines of code that are lit up, a group a step", "点亮的代码行，一步一组", "```go {1|2}\na := 1\nb := 2\n```\n"),
		about("line_numbers", "+line_numbers", "", "numbers before the lines of code", "代码行号", "```go +line_numbers\na := 1\n```\n"),
		about("start_line", "{start_line=5}", "1", "the number of the first line", "第一行的行号", "```go {line_numbers start_line=5}\na := 1\n```\n"),
		about("src", "{src=main.go#L3-L20}", "", "the code is lines of a file beside the deck", "显示文稿旁某个文件的若干行", ""),
		about("exec", "+exec", "", "the code may be run by ctrl+e, in a talk with --exec", "用 --exec 放映时可以按 ctrl+e 运行", "```sh +exec\necho 42\n```\n"),
		about("rows", "{rows=6}", "", "rows kept for what the code prints", "给输出留几行", "```sh +exec {rows=6}\necho 42\n```\n"),
		about("steps", "{steps=2}", "0", "how many steps the block takes after the one that shows it", "出现之后还占几步", "```chart {steps=1}\ntype: line\ndata: [1, 2]\ntrend: {step: 1}\n```\n"),
		about("behind", "{behind}", "", "the drawing stands behind the text", "图形放在文字后面", "```net {behind}\nneurons: 24\n```\n"),
		about("width", "{width=50%}", "as it is", "of an image: cells, or a part of the room", "图片的宽：格数，或占的百分比", ""),
		about("height", "{height=20}", "as it is", "of an image: cells, or a part of the room", "图片的高：格数，或占的百分比", ""),
		about("fit", "{fit=cover}", "contain", "contain, cover or stretch, where width and height are given", "宽高都给定时：contain、cover 或 stretch", ""),
		about("background", "{background=white}", "", "a colour or a role that shows through an image", "图片透明处的颜色", ""),
	}
}
