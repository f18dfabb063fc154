package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tables parses GitHub's tables. GitHub drops the cells of a row for which the
// head has no column; here they stand in the last cell.
type tables struct{ parser.ParagraphTransformer }

// surplus is the attribute of a row that has cells too many.
const surplus = "surplus"

// IsSurplus reports whether a row has more cells than its table has columns.
func IsSurplus(row ast.Node) bool {
	_, ok := row.AttributeString(surplus)
	return ok
}

// Transform makes tables of a paragraph.
func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() < 3 {
		t.ParagraphTransformer.Transform(node, reader, pc)
		return
	}
	all := make([]text.Segment, lines.Len())
	for i := range all {
		all[i] = lines.At(i)
	}
	parent, n := node.Parent(), node.PreviousSibling()
	t.ParagraphTransformer.Transform(node, reader, pc)
	if n == nil {
		n = parent.FirstChild()
	}
	for ; n != nil; n = n.NextSibling() {
		table, ok := n.(*east.Table)
		if !ok {
			continue
		}
		for row := table.FirstChild(); row != nil && len(all) > 0; row = row.NextSibling() {
			if row.Kind() != east.KindTableRow {
				continue
			}
			for len(all) > 1 && all[0].Start < row.Pos() {
				all = all[1:]
			}
			if all[0].Start == row.Pos() {
				keepSurplus(row, all[0], len(table.Alignments), reader.Source())
			}
		}
	}
}

// keepSurplus puts the cells of a row, which stands in line, after the last
// column into the last cell.
func keepSurplus(row ast.Node, line text.Segment, columns int, src []byte) {
	line = line.TrimLeftSpace(src)
	line = line.TrimRightSpace(src)
	value := line.Value(src)
	last, bars := 0, 0
	if len(value) > 0 && value[0] == '|' {
		last = 1
	}
	for i := 1; i < len(value); i++ {
		if value[i] != '|' || value[i-1] == '\\' {
			continue
		}
		if bars++; bars < columns {
			last = i + 1
			continue
		}
		if len(bytes.Trim(value[i:], "| \t")) == 0 {
			return
		}
		seg := line.WithStart(line.Start + last)
		if value[len(value)-1] == '|' {
			seg = seg.WithStop(seg.Stop - 1)
		}
		seg = seg.TrimLeftSpace(src)
		seg = seg.TrimRightSpace(src)
		if cell := row.LastChild(); cell != nil {
			kept := text.NewSegments()
			kept.Append(seg)
			cell.SetLines(kept)
		}
		row.SetAttributeString(surplus, true)
		return
	}
}
