package reference

// frontMatter returns the keys of front matter.
func frontMatter() []Entry {
	key := func(name, form, without, en, zh string) Entry {
		return Entry{FrontMatter, name, form, otherwise(without), Text{en, zh}, "---\n" + form + "\n---\n", nil}
	}
	return []Entry{
		key("title", "title: Atom of Learning", "", "the talk's title", "演讲的标题"),
		key("subtitle", "subtitle: Brains and machines", "", "what stands under it", "副标题"),
		key("author", "author: AtoL Lab", "", "who gives it; also authors, a list", "作者；也可写 authors 列表"),
		key("date", "date: 2026-09-01", "", "when", "日期"),
		key("theme", "theme: night", "atol", "a built-in theme, or a file beside the deck", "内置主题，或文稿旁的文件"),
		key("section", "section: Why?", "the file's name", "the section's word in the footer", "这一节在页脚里的名字"),
		key("lang", "lang: zh", "the file's name says", "the file's language: zh, en, zh-TW …", "这个文件的语言：zh、en、zh-TW……"),
		key("layout", "layout: statement", "", "the layout of slides that name none", "没有写明布局的页用哪种布局"),
		key("type", "type: small", "as large as there is room for", "the size of bodies: small, medium, condensed, large, huge", "正文字号：small、medium、condensed、large、huge"),
		key("autoplay", "autoplay: 8s", "", "how long a step stands when the deck plays itself", "自动放映时每一步停多久"),
		key("minutes", "minutes: 30", "", "how long the talk may last: the speaker's screen shows the pace", "演讲时长：演讲者屏幕上显示快慢"),
		key("audience", "audience: [reactions, polls]", "nothing", "what followers may do: reactions, polls, questions; true is all", "听众可以做什么：reactions、polls、questions；true 是全部"),
		key("incremental_lists", "incremental_lists: true", "false", "each item of a list is a step; 1: of the outer level alone", "列表逐条出现；1 只管外层"),
		key("incremental_tables", "incremental_tables: true", "false", "each row of a table is a step", "表格逐行出现"),
		key("back", "back: start", "end", "going back to a slide shows its first step, or its last", "退回一页时显示第一步还是最后一步"),
		key("transition", "transition: fade", "none", "how slides come: none, fade, slide, dissolve, glide", "翻页方式：none、fade、slide、dissolve、glide"),
		key("slide_level", "slide_level: 2", "1", "headings down to this level begin slides, where no --- does", "没有 --- 时，到这一级的标题都开始新的一页"),
		{
			FrontMatter, "links", "links:",
			Text{},
			Text{"names for addresses, for every slide; one without address is a label", "给网址起名，每页可用；没有网址的只显示文字"},
			"---\nlinks:\n  homepage: https://example.org\n  paper:\n---\n\n[Home][homepage]\n", nil,
		},
	}
}

// directives returns the instructions in comments.
func directives() []Entry {
	about := func(name, form, without, en, zh, example string) Entry {
		return Entry{Directive, name, form, otherwise(without), Text{en, zh}, example, nil}
	}
	return []Entry{
		about("pause", "<!-- pause -->", "", "what follows comes with the next step; pause: auto, by itself; also . . .", "后面的内容下一步才出现；pause: auto 自动出现；也可写 . . .", "one\n\n<!-- pause -->\n\ntwo\n"),
		about("stop", "<!-- stop -->", "", "the same as pause", "同 pause", "one\n\n<!-- stop -->\n\ntwo\n"),
		about("step", "<!-- step: 2-3 -->", "", "the next block, or the one it stands in, comes with step 2 and leaves after 3; 2: stays; -3: is there up to 3", "下一块（或所在的块）第 2 步出现、第 3 步之后离开；2 不离开；-3 到第 3 步为止", "<!-- step: 2 -->\nsecond\n"),
		about("incremental_lists", "<!-- incremental_lists: true -->", "false", "for what follows: each item is a step; 1: of the outer level", "往下的列表逐条出现；1 只管外层", "<!-- incremental_lists: true -->\n\n- a\n- b\n"),
		about("incremental_tables", "<!-- incremental_tables: true -->", "false", "for what follows: each row is a step", "往下的表格逐行出现", "<!-- incremental_tables: true -->\n\n| a |\n|---|\n| b |\n"),
		about("columns", "<!-- columns: [1, 2] gutter=6 -->", "one width", "columns of these weights; with steps, one a step", "按宽度比例分栏；加 steps 逐栏出现", "<!-- columns: [1, 2] -->\n<!-- column -->\na\n\n<!-- column -->\nb\n\n<!-- end -->\n"),
		about("column", "<!-- column -->", "", "the next column; column: 1 is the second", "下一栏；column: 1 是第二栏", "<!-- columns -->\n<!-- column -->\na\n\n<!-- column -->\nb\n\n<!-- end -->\n"),
		about("column_layout", "<!-- column_layout: [3, 2] -->", "", "columns as presenterm has them, until reset_layout", "presenterm 的分栏写法，到 reset_layout 为止", "<!-- column_layout: [3, 2] -->\n\n<!-- column: 0 -->\n\na\n\n<!-- column: 1 -->\n\nb\n\n<!-- reset_layout -->\n"),
		about("rows", "<!-- rows: [2, 1] -->", "one height", "rows that share the height that is left", "按比例分剩下的高度", "<!-- rows: [2, 1] -->\n<!-- row -->\na\n\n<!-- row -->\nb\n\n<!-- end -->\n"),
		about("row", "<!-- row -->", "", "the next row", "下一行", "<!-- rows -->\n<!-- row -->\na\n\n<!-- end -->\n"),
		about("cards", "<!-- cards: steps -->", "all at once", "cards side by side, or in a pile where it is narrow; with steps, one a step", "并排的卡片，窄时上下放；加 steps 逐张出现", "<!-- cards -->\n<!-- card -->\n### a\nb\n\n<!-- end -->\n"),
		about("card", "<!-- card: life -->", "accent", "the next card, with an edge in a role of the theme", "下一张卡片，边用主题的颜色角色", "<!-- cards -->\n<!-- card: life -->\n### a\nb\n\n<!-- end -->\n"),
		about("end", "<!-- end -->", "", "the innermost columns, rows or cards end", "最里层的分栏、分行或卡片结束", "<!-- columns -->\n<!-- column -->\na\n\n<!-- end -->\n"),
		about("reset_layout", "<!-- reset_layout -->", "", "all columns, rows and cards end", "所有分栏、分行、卡片结束", "<!-- columns -->\n<!-- column -->\na\n\n<!-- reset_layout -->\n"),
		about("alignment", "<!-- alignment: center middle -->", "left", "left, center, right, and top, middle, bottom, for what follows", "往下的位置：left、center、right 和 top、middle、bottom", "<!-- alignment: center -->\n\na\n"),
		about("jump_to_middle", "<!-- jump_to_middle -->", "", "what follows stands in the middle of the height", "往下的内容放在高度正中", "<!-- jump_to_middle -->\n\na\n"),
		about("type", "<!-- type: large -->", "auto", "what follows in this size: small, medium, condensed, large, huge", "往下用这个字号：small、medium、condensed、large、huge", "<!-- type: medium -->\n\na\n"),
		about("font_size", "<!-- font_size: 3 -->", "1", "what follows 1 to 7 times as large, as presenterm has it", "往下放大 1 到 7 倍（presenterm 的写法）", "<!-- font_size: 3 -->\n\na\n"),
		about("fit", "<!-- fit -->", "", "the next line, or the one it stands in, as large as it can be", "下一行（或所在的行）能多大就多大", "# <!-- fit --> a\n"),
		about("layout", "<!-- layout: cover -->", "a plain slide", "this slide's: title (or cover), section, statement, bare", "这一页的布局：title（即 cover）、section、statement、bare", "<!-- layout: statement -->\n\n# a\n"),
		about("section", "<!-- section: Why? -->", "", "a section begins with this slide", "从这一页开始新的一节", "<!-- section: Why? -->\n\n# a\n"),
		about("id", "<!-- id: results -->", "made of its heading", "the slide's name for links and --at; also # Results {#results}", "这一页的名字，供链接和 --at 用；也可写 # 结果 {#results}", "<!-- id: results -->\n\n# a\n"),
		about("transition", "<!-- transition: slide -->", "the deck's", "how this slide comes: none, fade, slide, dissolve, glide", "这一页怎样出现：none、fade、slide、dissolve、glide", "<!-- transition: fade -->\n\n# a\n"),
		about("autoplay", "<!-- autoplay: 8s -->", "the deck's", "how long a step of this slide stands when the deck plays itself", "自动放映时这一页每步停多久", "<!-- autoplay: 8s -->\n\n# a\n"),
		about("time", "<!-- time: 2m -->", "", "how long the slide is planned to stand", "计划在这一页讲多久", "<!-- time: 2m -->\n\n# a\n"),
		about("include", "<!-- include: _who.md -->", "", "the file stands here, slides and all; from the deck's folder", "把文稿目录里的文件放在这里", ""),
		about("speaker_note", "<!-- speaker_note: text -->", "", "a note; so is a comment that is no directive", "备注；不是指令的注释也是备注", "<!-- speaker_note: say it slowly -->\n\n# a\n"),
		about("end_slide", "<!-- end_slide -->", "", "the slide ends, as with ---", "这一页结束，同 ---", "# a\n\n<!-- end_slide -->\n\n# b\n"),
		about("hidden", "<!-- hidden -->", "", "the slide is on the speaker's screen alone", "这一页只在演讲者屏幕上", "# a\n\n---\n\n<!-- hidden -->\n\n# b\n\n---\n\n# c\n"),
		about("skip_slide", "<!-- skip_slide -->", "", "the slide is left out", "跳过这一页", "# a\n\n<!-- end_slide -->\n\n<!-- skip_slide -->\n\n# b\n\n<!-- end_slide -->\n\n# c\n"),
	}
}

// markup returns what Markdown does not have, or has otherwise.
func markup() []Entry {
	about := func(name, form, en, zh, example string) Entry {
		return Entry{Markup, name, form, Text{}, Text{en, zh}, example, nil}
	}
	return []Entry{
		about("slides", "---", "ends a slide, with an empty line before it", "结束一页，上面要空一行", "# a\n\n---\n\n# b\n"),
		about("formulas", "$E = mc^2$", "TeX in a line; between lines of $$, or in a block math, on its own", "行内公式；两行 $$ 之间或 math 代码块里是独立公式", "$$\n\\frac{a}{b} = \\sqrt{x}\n$$\n"),
		about("spans", `<span class="energy">words</span>`, "words in the colour of a role", "用主题角色的颜色", "a <span class=\"energy\">hot</span> chip\n"),
		about("scripts", "x^2^ H~2~O", "raised and lowered", "上标和下标", "10 m^2^, H~2~O\n"),
		about("emoji", ":rocket:", "an emoji by its name on GitHub", "GitHub 的 emoji 名字", ":rocket:\n"),
		about("footnotes", "[^a]   [^a]: text", "a note at the slide's foot, with its mark", "脚注，和它的记号一起出现", "20 W[^a]\n\n[^a]: From metabolism.\n"),
		about("definitions", ": what it means", "under a term, what it means", "名词的下一行是解释", "Spike\n: what neurons say\n"),
		about("alerts", "> [!TIP]", "also NOTE, IMPORTANT, WARNING, CAUTION", "还有 NOTE、IMPORTANT、WARNING、CAUTION", "> [!TIP]\n> Breathe.\n"),
		about("sizes", "# words {.large}", "a heading or paragraph in this size", "这个标题或段落的字号", "# 学习的原子 {.large}\n"),
		about("references", "[label][name]", "an address by its name in links:", "用 links: 里的名字作链接", "---\nlinks:\n  home: https://example.org\n---\n\n[here][home]\n"),
		about("codes", "[label](https://example.org){qr}", "a link with its QR code", "链接带二维码", "[here](https://example.org){qr}\n"),
	}
}
