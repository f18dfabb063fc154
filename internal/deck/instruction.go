package deck

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revolute/internal/deck/dialect"
	"revolute/internal/deck/markdown"
	"revolute/internal/yamlfile"
)

// translation is a part of a slide's Markdown that is another program's syntax,
// and what it is in that of this one.
type translation struct {
	start, end int // of the source
	text       string
}

// instruction does what a block of another program's syntax says.
func (m *slideBuilder) instruction(n *markdown.InstructionBlock) {
	line := m.row(n.Pos())
	outer := m.native
	m.native = &strings.Builder{}
	switch name, class := strings.CutPrefix(n.Name, "class "); {
	case class:
		m.class(n, name, line)
	case name == "pause":
		m.follow(directive{Name: "pause", Line: line})
	case name == "speaker_note":
		fmt.Fprintf(m.native, "<!-- speaker_note: |\n%s\n-->\n", strings.ReplaceAll(n.Value, "-->", "->"))
		m.note(n.Value, line)
	case name == "slide":
		root, err := yamlfile.Parse(m.slide.File, line, []byte(n.Value))
		if err != nil {
			m.warnf(line, "the front matter of this slide is no YAML").WithHint("write it as key: value")
			break
		}
		m.follow(dialect.SlideFront(pairs(root), line)...)
		if file := dialect.ReadSlide(n.Value).File; file != "" && m.file.lineMap.problem(line) != nil {
			m.follow(directive{Name: "include", Value: file, Line: line})
		}
	case name == "properties":
		m.follow(dialect.Properties(n.Value, line)...)
	case name == "slot":
		m.slot(n.Value, line)
	case name == "div":
		m.div(n.Value, line)
	case name == "snippet":
		m.snippet(n.Value, line)
	case name == "center":
		m.native.WriteString("<!-- alignment: center -->\n\n")
		m.inside(n.Value, line, Center)
		m.native.WriteString("\n<!-- alignment: left -->\n")
	}
	if text := m.native.String(); outer != nil {
		outer.WriteString(text)
	} else {
		m.translated = append(m.translated, translation{start: n.Pos(), end: min(n.Stop, len(m.src)), text: text})
	}
	m.native = outer
}

// translate returns the slide's Markdown with every part that is another
// program's syntax in that of this one.
func (m *slideBuilder) translate() string {
	if len(m.translated) == 0 {
		return m.text
	}
	var b strings.Builder
	at := 0
	for _, t := range m.translated {
		if t.start < at {
			continue
		}
		b.WriteString(m.text[at:t.start])
		b.WriteString(t.text)
		at = t.end
	}
	b.WriteString(m.text[at:])
	m.translated = nil
	return b.String()
}

// follow does what directives say.
func (m *slideBuilder) follow(directives ...directive) {
	for _, d := range directives {
		m.directive(d)
		switch {
		case m.native == nil || d.Name == dialect.Foreign || d.Name == "nothing":
		case d.Name == "background":
			side, image, _ := strings.Cut(d.Value, " ")
			fmt.Fprintf(m.native, "![bg %s](%s)\n", side, image)
		case d.Value == "":
			fmt.Fprintf(m.native, "<!-- %s -->\n", d.Name)
		default:
			fmt.Fprintf(m.native, "<!-- %s: %s -->\n", d.Name, d.Value)
		}
	}
}

// inside emits the blocks of a piece of Markdown that begins on the given line.
func (m *slideBuilder) inside(source string, line int, align Align) {
	if m.native != nil {
		m.native.WriteString("\n" + source + "\n")
	}
	src, text, at, row, before := m.src, m.text, m.at, m.atRow, m.align
	m.src, m.text, m.at, m.atRow, m.align = []byte(source), source, 0, line, align
	m.blocks(m.document())
	m.src, m.text, m.at, m.atRow, m.align = src, text, at, row, before
}

// pairs returns the keys and values of a mapping.
func pairs(root *yamlfile.Node) [][2]string {
	var all [][2]string
	for _, p := range root.Pairs {
		all = append(all, [2]string{p.Key.Value, cleanString(p.Value.Value)})
	}
	return all
}

// headmatter reads what the front matter of one of Slidev's decks says of its
// first slide.
func (m *slideBuilder) headmatter(f *file) {
	h, err := readHead(f.path, f.src)
	if err != nil || h.yml == nil {
		return
	}
	yml, _ := clean(h.yml)
	root, err := yamlfile.Parse(f.path, h.above, yml)
	if err != nil {
		return
	}
	of := slices.DeleteFunc(pairs(root), func(p [2]string) bool {
		return !slices.Contains([]string{"layout", "class", "routeAlias", "image", "url"}, p[0])
	})
	m.native = &strings.Builder{}
	m.follow(dialect.SlideFront(of, m.slide.Line)...)
	m.slide.Source, m.native = m.native.String(), nil
}

// openDiv is one of pandoc's divs that is open.
type openDiv struct {
	columns     bool
	incremental int // what was so before
}

// div begins or ends one of pandoc's divs: columns, or lists that come step by step.
func (m *slideBuilder) div(fence string, line int) {
	d, _ := dialect.ParseDiv(fence)
	last := len(m.divs) - 1
	if len(d.Classes) == 0 {
		if last < 0 {
			m.warnf(line, "this fence of colons ends nothing").WithHint("::: {.columns} begins what it ends")
			return
		}
		if m.divs[last].columns && len(m.open) > 0 {
			m.follow(directive{Name: "end", Line: line})
		}
		if was := m.divs[last].incremental; was != m.incremental {
			value := map[int]string{0: "false", AllLevels: "true"}[was]
			m.follow(directive{Name: "incremental_lists", Value: cmp.Or(value, strconv.Itoa(was)), Line: line})
		}
		m.divs = m.divs[:last]
		return
	}
	open := openDiv{incremental: m.incremental}
	switch class := d.Classes[0]; class {
	case "columns":
		open.columns = true
		widths := d.Widths
		if widths != "" {
			widths = "[" + widths + "]"
		}
		m.follow(directive{Name: "columns", Value: widths, Line: line})
	case "column":
		m.follow(directive{Name: "column", Line: line})
	case "incremental":
		m.follow(directive{Name: "incremental_lists", Value: "true", Line: line})
	case "nonincremental":
		m.follow(directive{Name: "incremental_lists", Value: "false", Line: line})
	default:
		m.warnf(line, "the div ::: %s has no counterpart here", class).WithHint("what stands in it is shown; > [!NOTE] makes a box of a quote")
	}
	m.divs = append(m.divs, open)
	if d.Title != "" {
		m.inside(d.Title, line, m.align)
		m.native.WriteString("\n") // the title is a paragraph of its own
	}
}

// slot begins a part of one of Slidev's layouts.
func (m *slideBuilder) slot(name string, line int) {
	column, ok := map[string]string{"left": "0", "right": "1"}[name]
	switch {
	case name == "default" || name == "bottom":
		m.follow(directive{Name: "reset_layout", Line: line})
	case !ok:
		m.warnf(line, "the slot ::%s:: has no counterpart here", name).WithHint("what stands in it follows")
	case len(m.open) == 0:
		m.follow(directive{Name: "columns", Value: "[1, 1]", Line: line}, directive{Name: "column", Value: column, Line: line})
	default:
		m.follow(directive{Name: "column", Value: column, Line: line})
	}
}

// snippet emits the code of a file that Slidev's <<< names.
func (m *slideBuilder) snippet(rest string, line int) {
	name, info, _ := strings.Cut(rest, " ")
	name, region, _ := strings.Cut(name, "#")
	b := Block{Kind: Code, Line: line, Step: m.here(), Align: m.align, Info: parseInfo(info)}
	if b.Info.Lang == "" {
		b.Info.Lang = name[strings.LastIndexByte(name, '.')+1:]
		info = b.Info.Lang + " " + info
	}
	b.Info.set("src", name)
	if m.native != nil {
		fmt.Fprintf(m.native, "```%s {src=%s}\n```\n", strings.TrimSpace(info), name)
	}
	if region != "" {
		m.warnf(line, "regions of a file have no counterpart here: #%s", region).WithHint("write the lines: {src=" + name + "#L3-L20}")
	}
	m.emitCode(b)
}

// class emits what stands in .name[ … ] of remark's: parts on the left and the
// right are columns, others may be aligned.
func (m *slideBuilder) class(n *markdown.InstructionBlock, name string, line int) {
	left, right := isSide(name, "left"), isSide(name, "right")
	align := map[string]Align{"left": Left, "center": Center, "right": Right}
	switch to, aligned := align[name]; {
	case name == "footnote":
		native := m.native
		m.native = &m.footNative
		m.native.WriteString("\n<!-- step: 1 -->\n")
		m.foot = append(m.foot, m.collect(func() { m.inside(n.Value, line, m.align) })...)
		m.native = native
	case aligned:
		fmt.Fprintf(m.native, "<!-- alignment: %s -->\n", name)
		m.inside(n.Value, line, to)
		m.native.WriteString("<!-- alignment: left -->\n")
	case left:
		m.slot("left", line)
		m.inside(n.Value, line, m.align)
		if next, ok := n.NextSibling().(*markdown.InstructionBlock); !ok || !isSide(strings.TrimPrefix(next.Name, "class "), "right") {
			m.follow(directive{Name: "end", Line: line})
		}
	case right && len(m.open) > 0:
		m.slot("right", line)
		m.inside(n.Value, line, m.align)
		m.follow(directive{Name: "end", Line: line})
	default:
		m.inside(n.Value, line, m.align)
	}
}

// isSide reports whether a class is that of a column on a side.
func isSide(class, side string) bool {
	return class == side+"-column" || class == "pull-"+side || class == "column-"+side
}
