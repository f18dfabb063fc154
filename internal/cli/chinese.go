package cli

import "strings"

// say returns the function that puts the program's own text into the user's
// language: Chinese where the locale says so and the table has it.
func (p *program) say() func(text string) string {
	if !strings.HasPrefix(strings.ToLower(p.locale()), "zh") {
		return func(text string) string { return text }
	}
	table := chinese()
	for _, pair := range chineseServe() {
		table[pair[0]] = pair[1]
	}
	return func(text string) string {
		if zh, ok := table[text]; ok {
			return zh
		}
		return text
	}
}

// chinese returns what help says in English with the same in Chinese. A test finds
// what is missing.
func chinese() map[string]string {
	return map[string]string{
		rootHelp: `revolute 在终端里放映用 Markdown 写的幻灯片。

    revolute                   内置的幻灯片
    revolute DECK              一个文件、一个文件夹，或 -（标准输入）
    revolute . -all            自动放完；按任意键暂停
    revolute DECK | cat        纯文本

`,
		rootKeys: `放映时：→ 或空格下一步，← 上一步，o 总览，/ 搜索，L 换语言，
T 深浅，? 全部按键，q 退出。
`,
		"every step comes by itself (also -all)":                    "每一步自动出现（也可写 -all）",
		"--all, again and again: for a screen that nobody attends":  "--all，放完再从头：给无人看管的屏幕",
		"5, 5.2, a section's name or a heading":                     "从这里开始：5、5.2、某一节的名字或某个标题",
		"language; else the locale's, else the deck's first":        "语言；默认随系统，其次是文稿的第一种",
		"a built-in theme, or a YAML file; else the deck's":         "内置主题或 YAML 文件；默认随文稿",
		"dark, whatever background the terminal has":                "深色，不管终端背景",
		"light, whatever background the terminal has":               "浅色，不管终端背景",
		"nothing moves (also NO_MOTION=1)":                          "没有动画（也可设 NO_MOTION=1）",
		"auto, kitty, iterm2, sixel, blocks or none":                "图片：auto、kitty、iterm2、sixel、blocks 或 none",
		"large type: text, sextants, octants, blocks or none":       "大字：text、sextants、octants、blocks 或 none",
		"columns of “ ” … ● in your terminal's font":                "“ ” … ● 在你的终端字体里占几列",
		"in plain text: the speaker notes too":                      "纯文本里也带上备注",
		"for screen readers: each step as plain lines":              "给读屏软件：每一步是几行纯文本",
		"a saved change of the deck moves you to it":                "改动保存后，跳到改过的地方",
		"code marked +exec may be run, by ctrl+e":                   "允许用 ctrl+e 运行标有 +exec 的代码",
		"in step with revolute speak, and others that are live":     "与 revolute speak 及其他 --live 同步",
		"a phone leads, too, here or at ssh://HOST: d":              "手机也能翻页，经这里或经服务器：d 显示二维码",
		"the key for --phone ssh://HOST":                            "--phone ssh://HOST 用的密钥",
		"which revolute this is":                                    "这是哪个版本",
		"this text":                                                 "这段文字",
		"the file of a built-in theme, to begin one's own with":     "内置主题的文件，可以由此改起",
		"this text, that of a command, or the reference":            "这段文字、某个命令的帮助，或写法大全",
		"what is wrong, before the talk":                            "上台之前查错",
		"what completes commands and flags in a shell":              "shell 的命令和选项补全",
		"your settings and keys, and where each comes from":         "你的设置和按键，各自从哪里来",
		"a page, PDF, pictures, PowerPoint, text, a film":           "网页、PDF、图片、PowerPoint、文本、录像",
		"how to write one: the manual, itself a deck":               "怎样写文稿：手册本身就是一份文稿",
		"the manual page":                                           "手册页",
		"a deck to start from":                                      "一份可以动手改的新文稿",
		"the deck for everybody, over SSH":                          "用 SSH 给所有人看",
		"your own screen beside revolute --live DECK":               "演讲者自己的屏幕，配合 revolute --live DECK",
		"its slides in each theme":                                  "看看各个主题的样子",
		"in a window of this size; may be given more than once":     "按这个窗口大小检查；可以写多次",
		"lead the talk of a server, too: ssh://speaker@HOST:PORT":   "同时带领服务器上的演讲：ssh://speaker@HOST:PORT",
		"the key for --lead; else your agent's and those in ~/.ssh": "--lead 用的密钥；默认用 agent 和 ~/.ssh 里的",
		"your time, such as 20m; else as the deck says":             "演讲时长，例如 20m；默认按文稿",
		"this text, or that of a command":                           "这段文字，或某个命令的帮助",
		"for programs":                                              "给程序读的 JSON",
		"what its ending says; written whole or not at all":         "写到这个文件，格式看后缀；要么写全，要么不写",
		"of the window": "窗口大小",
		"the ending, where the file's name says none":                          "格式，文件名没有说明时",
		"5, 5.2, 3-7, a section's name or a heading":                           "5、5.2、3-7、节名或标题",
		"TrueType, for PDF, PNG, GIF and PPTX; may be given again":             "TrueType 字体，用于 PDF、PNG、GIF 和 PPTX；可给几个",
		"PDF: a page for each step":                                            "PDF：每一步一页",
		"PDF: 2, 3 or 6 on a page":                                             "PDF：一张纸上 2、3 或 6 页",
		checkedWell:                                                            "没有发现问题",
		"page: its headings, as on stage or in a font":                         "网页：标题用台上的点阵字，或字体",
		"PDF: frames; page: by Chromium":                                       "PDF：frames；page：由 Chromium 打印",
		"revolute version prints which revolute this is, as --version does.\n": "revolute version 打印版本，同 --version。\n",
		helpHelp: `revolute help 说明命令怎么用，也是写法大全。

    revolute help export       一个命令
    revolute help deck         文稿里能写什么：设置、指令、图形
    revolute help theme        主题文件里能写什么
    revolute help settings     设置和按键
    revolute help formulas     认得的 TeX
    revolute help chart        其中任何一个的细节和例子
`,
		deckReferenceClosing: `revolute help 名字：其中每一个的细节和例子。
`,
		themeReferenceClosing: `revolute help 名字：其中每一个的细节和例子；revolute themes --print atol 打印
一份完整的主题，可以由此改起。
`,
		settingsReferenceIntro: `设置可以写在 config.yaml（revolute config 会说在哪里）、环境变量（例如
REVOLUTE_THEME）和命令行的 -- 后面，后者为准。
`,
		settingsReferenceKeys: `config.yaml 里的 keys: 决定按键；不写时是这些。
`,
		formulasReferenceIntro: `TeX 公式：\frac \binom \sqrt \left \right \text \mathrm \mathbb 之类，环境 matrix、pmatrix、
bmatrix、vmatrix、cases、aligned、array、gathered，以及
`,
		checkHelp: `revolute check 在上台之前查出文稿里的毛病。

    revolute check DECK            按 80x24 和 120x40 检查
    revolute check --size 60x20    按这个大小检查；可以写多次
`,
		checkHelpClosing: `每个问题一行：文件:行: 问题，需要时附一行提示。
退出码：0（只有警告也是 0）；有错误时为 1。
`,
		completionHelp: `revolute completion 输出 shell 补全脚本。

    source <(revolute completion bash)              zsh 同样
    revolute completion fish | source
    revolute completion powershell | Out-String | Invoke-Expression

bash 需要安装 bash-completion。
`,
		configHelp: `revolute config 打印你的设置和按键，以及各自从哪里来。

    revolute config            没有文稿时
    revolute config DECK       放这份文稿时

设置先看命令行选项，再看 REVOLUTE_LANG 这样的环境变量，再看配置文件，
最后看文稿。# 开头的行是你没有选过的。输出的内容可以原样写进配置文件，
它的路径就在第一行：

    theme: paper
    keys:
      next: [right, space, x]   # 只有这几个
      blank: [w]
      play: []                  # 没有按键
`,
		exportHelp: `revolute export 把文稿或其中几页写进文件。

    revolute export DECK -o talk.html        一个网页，不依赖别的文件
    revolute export DECK -o talk.pdf         和放映时一样
    revolute export DECK -o talk.pptx        PowerPoint：文字，和图片
    revolute export DECK -o talk.txt         纯文本（--notes，--lang all）
    revolute export DECK -o talk.en.md       一个文件，数据和图片都在里面
    revolute export DECK -o talk-%d.png      每页一张图片；也可以是 .svg
    revolute export DECK -o why.svg --at why 一页
    revolute export DECK -o a.gif --at 9.2   这一步怎么动；或 .webp
    revolute export DECK -o talk.cast        录像，用 asciinema 看
    revolute export DECK -o - --format pdf   写到标准输出
`,
		guideHelp: `revolute guide 是写文稿的手册，它本身就是一份文稿：每一页都用它所讲的
写法写成。放映的选项都能用。

    revolute guide
    revolute guide | cat
`,
		manHelp: `revolute man 输出手册页，内容就是 --help 所说的。

    revolute man | man -l -
    revolute man > /usr/local/share/man/man1/revolute.1
`,
		newHelp: `revolute new 生成一份可以动手改的新文稿：中英两种语言，一张图表和它的数据，
一个自己的主题。它不覆盖任何文件。

    revolute new FOLDER
`,
		"subtitles: lines of standard input under the slides": "字幕：标准输入的每一行显示在幻灯片下面",
		"how long a line stands when no other comes":          "没有下一行时，一行停留多久",
		captionHelp: `revolute caption 把标准输入的每一行显示在幻灯片下面：说的话，或它的翻译；
台上和所有跟随的人都能看到。

    语音识别程序 | revolute caption

它像 revolute speak 一样加入这台电脑上正在放映的演讲。以回车符结尾的一行
会被下一行替换：识别到一半的句子就是这样。
`,
		speakHelp: `revolute speak 是演讲者自己的屏幕：备注、下一页、时间。

    revolute --live DECK       投影仪上
    revolute speak DECK        这台电脑的另一个窗口里
    revolute speak --phone :8080   d 显示二维码，手机扫了就能翻页；D 收回
    revolute speak --phone ssh://speaker@HOST   经所带领的服务器

一边翻页，另一边跟着翻，先开哪个都行。按键和放映时一样；R 重新计时。
只有 --live 和 speak 会打开一个套接字，它只属于你，放在系统指定的文件夹里。
`,
		"what this terminal can show": "这个终端能显示什么",
		terminalHelp: `revolute terminal 显示这个终端的能力：每种方式画出的大字、颜色、图片，
以及各自是从哪个应答得知的。

    revolute terminal
    revolute terminal | cat    只要事实，便于报告问题

某种方式的大字有缝隙或变成方框，就不适合这个终端：用 --lettering 另选一种，
也可以在配置文件里写 lettering:。
`,
		"terminal": "终端", "behind tmux": "tmux 外面", "environment": "环境变量", "size": "大小", "colours": "颜色",
		"background": "背景", "images": "图片", "large letters": "大字", "scaled text": "缩放文字",
		themesHelp: `revolute themes 用你的一页展示内置主题。按回车选用：它会打印要写进
文稿头部的那一行。

    revolute themes [DECK]
    revolute themes | cat      主题的名字和用途
`,
		themesHelpClosing: `按键：← → 换主题，↑ ↓ 换页，T 深浅，L 换语言，回车选用，q 退出。
`,
	}
}
