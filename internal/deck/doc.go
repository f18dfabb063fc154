// Package deck holds the parsed form of a presentation. A Deck is immutable
// once opened, so every viewer of a served talk may share one. Opening only
// finds the slides; each is built when it is first asked for. Of a large file
// opening finds the first slides alone; see [Deck.Known].
//
// Package markdown parses, package dialect knows the decks of other programs;
// a slideBuilder here turns nodes and directives into blocks. A [Block] is one
// type with fields for all kinds, not a type for each kind: layout, page, text,
// search and comparison treat most kinds alike (a step, an alignment, spans,
// children), and switch over the few that differ. Types of their own would make
// each of these a switch over twenty types for the same three fields. [Block.Walk]
// visits them.
//
// What follows is the manual of the file format.
//
// # Files
//
// A deck is a Markdown file, or a folder of them. Each file of a folder is a
// section; they come in the order of the number that their names start with,
// then by name:
//
//	1-welcome.zh.md  1-welcome.en.md  2-why.zh.md  2-why.en.md  chart.csv
//
// Files are those ending in .md or .markdown. Hidden ones and those that start
// with _ are left out, and so is README.md, unless it is alone. A language tag
// before the ending (zh, en, zh-TW) makes the files of one name the same
// section in several languages. Their slides pair up by order, so a position
// is the same slide in every language; where a language has fewer, those of
// another are shown, and that is a problem. A file without language serves
// all. A slide may name files beside the deck, but none outside its folder.
//
// Text is UTF-8. A byte order mark and every kind of line end are fine; UTF-16 and
// GB 18030 are read with a warning, and a file that is no text is refused. What a
// terminal must not see, such as escape sequences, shows as U+FFFD.
//
// # Slides
//
// A line of three dashes or more ends a slide, if it is not indented. As in
// CommonMark, dashes right under a line of text make that line a heading
// instead: leave a blank line. *** and ___ are rules within a slide.
//
// <!-- end_slide --> ends a slide too, and where a file uses it --- is a rule.
// <!-- skip_slide --> leaves its slide out. A file that has none of these, and
// several headings of level 1 written with #, begins a slide at each; the
// front matter's slide_level: 2 has those of level 2 do so as well. What stands
// before the first --- and after the last is a slide only if it is not blank.
//
// # Front matter
//
// YAML between a first line --- and the next one. That of the first file is
// the whole deck's; section, lang, layout, type, autoplay, transition,
// incremental_lists, incremental_tables, slide_level and links count in every file.
// The keys are listed below, under Reference.
//
//	title: Atom of Learning     # also subtitle, author, date, theme
//	section: Why?
//	links:                      # names for addresses, for every slide
//	  homepage: https://example.org
//	  paper:                    # not known yet: the label is shown, without a link
//
// A name is used like any reference: [主页][homepage], or [homepage] alone. Link
// definitions in the text, [paper]: https://example.org, hold in their file.
//
// An unknown key is a warning. The keys of other presenters are known and mean
// nothing here, but for presenterm's end_slide_shorthand, implicit_slide_ends
// and incremental_lists, and patat's slideLevel and incrementalLists. Where a
// front matter has a title and also a subtitle, an event or a location, and the
// deck has no cover of its own, they make one, with author and date; so they do
// where a deck is evidently presenterm's, and where it is nothing but a title.
//
// # Text
//
// CommonMark with GitHub's tables, task lists, strikethrough, alerts, footnotes
// and bare addresses, and definition lists. It differs where those assume spaces between words:
//
//   - A line break within a paragraph is nothing between two Chinese (or
//     Japanese) characters, and a space elsewhere.
//   - Emphasis works beside Chinese punctuation: **强调，**不.
//   - One tilde is a tilde: 10~20元，30~40元.
//   - An address may stand beside Chinese characters: 见https://example.org。
//
// A footnote's mark, [^a], has its text on the same slide, [^a]: what it says,
// which stands at the slide's foot from the step of the mark on. A term and what
// it means are lines like these, the second as often as wanted:
//
//	Spike
//	: what neurons say to each other
//
// x^2^ is raised and H~2~O lowered where Unicode has the letters for it, and so
// are <sup> and <sub>. :rocket: is an emoji by its name on GitHub. A colour is
// that of one of the theme's roles, <span class="energy">, or any other,
// <span style="color: #ff8800">; bold, italic, underline and strike are classes
// too. <mark>, <kbd>, <u>, <small> and such have their look, <a href> is a link.
//
// A formula in TeX stands in a line, $E = mc^2$ or $$x$$, or is a block of its
// own, centred: lines between $$ and $$ without an empty one, or a fenced block
// math. A formula holds no other dollar and no code, has no blank inside its
// dollars and no letter or digit after the last one, so that $5, US$ 10, $HOME and
// ${A} stay as they are; \$ is always a dollar. Fractions, roots, limits,
// scripts, Greek, matrices, cases, alignments, accents, braces and \text{中文} are
// set in cells; a command that is not known stands there by its name.
//
// <br> breaks a line; tables, lists, headings, quotations, code, figures and rules
// of HTML are what they are in Markdown; of other tags the text is kept. Tabs in
// code go to the next of every four columns.
//
// # Type
//
// In a window of some size, titles and bodies are set in large letters where all
// of a slide has room in them, and Chinese as well as Latin; statements and covers
// are as large as they can be. By hand a heading or paragraph has a size by its
// name in braces, as in # 学习的原子 {.huge}, what follows by the directive type,
// and all bodies of a file or a deck by the front matter's type. The sizes are
// small, medium, condensed, large and huge; where a terminal cannot show medium
// letters, condensed ones are in their place.
//
// # Code and drawings
//
// Behind a fence stands the language, then attributes: +name, or in braces
// name, name=value and the lines to light up, a group a step:
//
//	```go {1|3-5} +line_numbers
//	```chart {steps=1 behind}
//
// 1|3-5|all is a group of lines a step: the others stand back. +line_numbers
// numbers the lines, from start_line=N on. {src=main.go#L3-L20} shows these lines
// of a file beside the deck, or all of it without #, under their own numbers. In
// the language diff, lines with + and - are tinted. A line that is too long goes
// on after a mark.
//
// A block marked +exec may be run, if the talk was started with --exec: ctrl+e
// does so, in a terminal, for 30 s at most, and what it prints stands in the rows
// kept below it, {rows=6}. It ends with the slide. The languages are sh, bash,
// zsh, fish, python, go, node, ruby, perl, lua, php, r and julia; +exec:bash runs
// a block as another than it is coloured. Lines of it that begin with /// and a
// space, in Rust with #, are run and not shown. presenterm's block file, with
// path:, language:, start_line: and end_line:, is known too.
//
// steps=N makes a block take N steps after the one that shows it. A block in
// the language net, chart, grid, flow, joined, letters, big, terminal, qr or
// mermaid is a
// drawing, and its text is what it draws.
//
// # Charts
//
// A block chart is YAML. Its type is line, scatter, bar, stacked, sparkline,
// timeline, strip (how many in which year) or units (a dot for every so many).
//
//	```chart {steps=1}
//	type: line
//	title: 训练损失
//	src: loss.csv           # the first row names the columns; or data: in the block
//	x: step                 # else the column x, or the first one
//	y: [ours, baseline]     # a series each; else all other columns of numbers
//	y-scale: log            # or linear; x-scale: also date or name
//	y-range: [0.1, 10]      # x-range: [2020, 2026]
//	unit: "%"               # after the numbers; y-label: and x-label: say what they are
//	trend: {from: 1000, step: 1, label: 幂律}   # a line fitted over a range; also to, series
//	```
//
// Data in the block are a list of values, {name: value}, {series: [values]}
// with x: [what stands under them], rows, or comma-separated values after
// data: |. Instead of a column for each series, series: names the column that
// says whose a value is. Nothing, - and NA are values that are missing. Years
// and days (2024, 2024-03, 2024-03-15) make an axis of dates.
//
// A timeline's columns are when and what, and perhaps until, color and step.
//
// label: is the column of the points' names, and name: [a, b] or name: all shows
// these on the chart. color: [accent, life] are roles of the theme, and step: [0,
// 1] the steps with which the series come. mark: [{x: 甲, color: energy}] gives
// a bar its own colour; direction: vertical stands bars up, as those of years
// do anyway. credit: says whose the data are. Series differ by shape as well as by
// colour.
//
// # QR codes
//
// A block qr holds an address, or a name of the front matter's links; so does a
// link with {qr} after it, which stands there as usual with its code under it:
//
//	[报名][homepage]{qr}   [论文](https://example.org/paper.pdf){qr}
//
// The code is black on white in every theme, with its address below. It takes no
// room while the address is not known yet.
//
// # Images
//
// An image alone in its paragraph is shown, in the middle, as large as it is or
// as there is room; several stand side by side. PNG, JPEG, GIF (it moves), WebP
// and SVG (without its text) stand beside the deck: nothing is fetched.
//
//	![what it shows](brain.png)
//	![what it shows](brain.png "A caption"){width=50% height=20 fit=cover background=white}
//	![image:width:50%](brain.png)
//
// The first text is read where the image cannot be seen. width and height are
// cells, or a part of the room there is, 50%; fit is contain, cover or stretch,
// where both are given; background, a colour or a role of the theme, is what
// shows through. Terminals show pixels by kitty's protocol, iTerm2's or sixel,
// others coloured blocks. An image within a line of text is its first text.
// One of more than 50 megapixels is refused. HTML's <img> is an image too.
//
// # Numbers
//
// A block big is a number in large letters that counts up when its slide comes,
// with what it is under it: the first line is the number, the next ones the label.
// Or, in YAML, number:, label: and color:.
//
//	```big
//	150,000 W
//	AlphaGo 的功率
//	```
//
// # Flowcharts
//
// A block mermaid is a flowchart in Mermaid's language, laid out in cells:
//
//	```mermaid
//	graph LR
//	  A[数据] --> B{够好？}
//	  B -->|是| C([训练]) & D[(存档)]
//	  %% pause
//	  B -.->|否| A
//	```
//
// Directions, boxes of every shape, chains, arrows and lines with or without
// text, and subgraphs are drawn. After the comment %% pause what is new comes with
// the next step. A class that is named like a role of the theme, as in
// A:::energy, colours a box; other looks are passed over. A flowchart that is too
// wide runs the other way, and is a list of its arrows where there is no room at
// all. Diagrams of other kinds stand there as they are written, and check says so.
//
// # Transitions
//
// A slide comes at once, unless transition: says otherwise: for the deck, for a
// file, or for the slide that comes. fade, slide (it pushes the other one out),
// dissolve, or glide: what stands on both slides goes from its place on the one
// to that on the other, and the rest fades. Going back it runs backwards. It
// takes 300 ms at most, and the next key does not wait for it.
//
// # Comments
//
// A comment is a speaker note, unless it is a directive of those under Reference.
// Several may stand in one comment, each on a line. A note is about the step in
// which it stands. A line that begins with Note: or Notes: makes all that follows
// on the slide a note.
//
// Columns, rows and cards stand within one another up to eight deep, and each takes
// what follows until the next one of them, or end:
//
//	<!-- columns: [1, 2] gutter=6 -->  by weight, or just columns: of one width
//	<!-- column -->                    the next of them; column: 1 is the second
//	<!-- end -->
//
// With the word steps after, cards: steps, each part comes with a step. The
// room of what comes later, and of what has left, is kept; a block that comes
// as the one above it leaves takes its place. An alignment to the middle or the
// bottom holds within a column, a row or a card.
//
// An included file is looked for beside the one that includes it, and only in the
// deck's folder; at most eight files deep. One that is to be no section of a
// folder stands in a folder of its own, or has a name that starts with _.
//
// A pause within a list item or a line takes effect after it; a list goes on
// as one across a pause. Other presenters' directives (new_lines, no_footer and
// such) are passed over, as are remarks that start with //, vim: and the like.
// What is almost a directive is a problem with a suggestion, and neither done nor
// a note.
//
// # Decks of other programs
//
// Decks for presenterm, Marp, reveal.js, Slidev, remark, patat, lookatme, slides
// and mdp open as they are. What a program has and this one does not is a warning.
//
// presenterm: command_prefix names what directives begin with; event and location
// stand on the cover.
//
// Marp: marp: true says so. The class lead makes a slide that says little a
// statement, or a title where it is the first; lists marked with * or 1) are steps;
// headingDivider begins slides; every line end is a break; ![bg right:40%](a.png)
// stands beside the text.
//
// reveal.js: <!-- .element: class="fragment" --> makes the block before it, or that
// it stands in, a step; data-fragment-index orders them, fade-out makes it leave,
// and those that are there from the start stay. A slide with data-visibility
// hidden is left out; data-transition, data-autoslide, data-auto-animate and id
// are known. ---- ends a slide as --- does; so do reveal-md's separators, if they
// are plain lines, and <!--s--> and <!--v--> in a file without any ---.
//
// Slidev: a slide may have front matter between its first --- and another one:
// layout, hide, src (also with a choice of slides: #2,4-6), class, transition and
// routeAlias mean here what they can. ::right::, <v-click>, <v-clicks> with depth and
// every, and <<< @/file are known.
//
// remark: -- is a step, ??? begins notes, class:, name:, layout: and template:
// stand at the start of a slide, .left-column[ … ] is a column.
//
// patat and pandoc: front matter may end with dots, or be three lines with %.
// Without --- the first heading with text below it gives the level that begins
// slides. ::: {.columns}, .column with a width, notes, incremental and nonincremental
// are what they say up to the ::: that ends them. mdp: %title:, -> centred <- and ^ for a step.
//
// # Problems
//
// What is wrong with a slide, its Problems, names file and line and leaves the
// rest of the slide as it is. Only a file that cannot be read and front matter
// that is no YAML, or never ends, keep a deck from opening.
package deck
