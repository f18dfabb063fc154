package deck

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"revolute/internal/problem"
	"revolute/internal/yamlfile"

	"revolute/internal/deck/dialect"
)

// maxFirstLine is the largest number that a first line may have.
const maxFirstLine = 1_000_000

// FirstLine returns the number that a block of code gives to its first line:
// start_line, or Slidev's startLine; else 1.
func (b *Block) FirstLine() int {
	for _, name := range []string{"start_line", "startLine"} {
		if n, err := strconv.Atoi(b.Info.Attrs[name]); err == nil && n > 0 && n <= maxFirstLine {
			return n
		}
	}
	return 1
}

// Focus returns the groups of lines that a block of code lights up, one a step: of
// {1|3-5} it is "1" and "3-5". nil: it lights up none.
func (b *Block) Focus() []string {
	groups := b.Info.Attrs["lines"]
	if groups == "" || groups == "true" || groups == "false" { // Slidev's line numbers
		return nil
	}
	return strings.Split(groups, "|")
}

// Executable reports whether a block of code may be run, where any may: it is
// marked +exec.
func (b *Block) Executable() bool {
	_, ok := b.Info.Attrs["exec"]
	return ok && b.Kind == Code
}

// external makes a block file of presenterm's, which names a file and lines of
// it, a block that shows them.
func (m *slideBuilder) external(b *Block) {
	var src, lang string
	var first, last int
	root, err := yamlfile.Parse(m.slide.File, b.Line, []byte(b.Text))
	if err == nil {
		err = root.Fields(
			yamlfile.Key("path", yamlfile.Text(&src)),
			yamlfile.Key("language", yamlfile.Text(&lang)),
			yamlfile.Key("start_line", yamlfile.Int(&first, 1, math.MaxInt)),
			yamlfile.Key("end_line", yamlfile.Int(&last, 1, math.MaxInt)),
		)
	}
	for _, p := range problem.All(err) {
		m.slide.Problems = append(m.slide.Problems, *p)
	}
	if err == nil && src == "" {
		m.errorf(b.Line, "this block names no file").WithHint("write path: main.go, and language: go")
	}
	if src == "" {
		return
	}
	switch {
	case first > 0 && last > 0:
		src += fmt.Sprintf("#L%d-L%d", first, last)
	case first > 0:
		src += fmt.Sprintf("#L%d-", first)
	case last > 0:
		src += fmt.Sprintf("#L1-L%d", last)
	}
	b.Info.Lang, b.Text, b.Tabbed = lang, "", ""
	b.Info.set("src", src)
}

// Hidden cuts the lines that presenterm runs but does not show out of the code
// of a block that may be run: those that begin with /// or, in Rust, with #.
// run is all of it, without these marks.
func (b *Block) Hidden(code string) (shown, run string) {
	mark := "/// "
	if b.Info.Lang == "rust" {
		mark = "# "
	}
	if !b.Executable() || !strings.HasPrefix(code, mark) && !strings.Contains(code, "\n"+mark) {
		return code, code
	}
	var seen, all []string
	for line := range strings.SplitSeq(code, "\n") {
		plain, hidden := strings.CutPrefix(line, mark)
		if all = append(all, plain); !hidden {
			seen = append(seen, line)
		}
	}
	return strings.Join(seen, "\n"), strings.Join(all, "\n")
}

// checkCode finds what is wrong in the attributes of a block of code.
func (m *slideBuilder) checkCode(b *Block) {
	m.number(b, "start_line", maxFirstLine)
	m.number(b, "startLine", maxFirstLine)
	m.number(b, "rows", 60)
	_, elsewhere := b.Info.Attrs["src"]
	first := b.FirstLine()
	shown, _ := b.Hidden(b.Text)
	last := first + strings.Count(shown, "\n")
	for _, group := range b.Focus() {
		for part := range strings.SplitSeq(group, ",") {
			if part == "all" || part == "" {
				continue
			}
			from, to, err := lineRange(part)
			switch {
			case err != nil:
				m.errorf(b.Line, "no lines are called %s", part).WithHint("write {3}, {1,3-5} or {1|3-5|all}")
			case elsewhere:
			case from < first || from > last || to > last && to < 1<<30:
				m.warnf(b.Line, "lines %s of a block that has %d to %d", part, first, last).WithHint("lines that are not there are passed over")
			}
		}
	}
}

// foreignCode names what other programs do with a block of code and this one does
// not.
func (m *slideBuilder) foreignCode(b *Block) {
	if program, s, ok := dialect.CodeLanguage(b.Info.Lang); ok {
		m.warnf(b.Line, "%s's block %s has no counterpart here", program, s.Name).WithHint(s.Hint)
	}
	for _, name := range slices.Sorted(maps.Keys(b.Info.Attrs)) {
		if program, s, ok := dialect.CodeAttribute(name); ok {
			m.warnf(b.Line, "%s's %s has no counterpart here", program, name).WithHint(s.Hint)
		}
	}
}

// number finds an attribute that is no number from 1 to most.
func (m *slideBuilder) number(b *Block, name string, most int) {
	value, ok := b.Info.Attrs[name]
	if n, err := strconv.Atoi(value); ok && (err != nil || n < 1 || n > most) {
		m.errorf(b.Line, "%s is not a number from 1 to %d: %s", name, most, value).WithHint("write it as {" + name + "=5}")
	}
}
