package deck

import (
	"strings"
	"testing"
)

// TestContainers reads nested columns, rows and cards.
func TestContainers(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"<!-- columns -->\n<!-- column -->\na\n\n<!-- column -->\nb\n", "columns 1\n  group 3\n    paragraph 3 a\n  group 6\n    paragraph 6 b\n", "as many as are begun"},
		{
			"<!-- columns: [1, 2] gutter=6 -->\n<!-- column -->\n<!-- columns: 2 -->\n<!-- column -->\na\n\n<!-- column -->\nb\n\n<!-- end -->\nc\n\n<!-- column: 1 -->\nd\n\n<!-- end -->\n\ne\n",
			"columns 1 gutter=6 weights=[1 2]\n  group 3\n    columns 3 weights=[1 1]\n      group 5\n        paragraph 5 a\n      group 8\n        paragraph 8 b\n    paragraph 11 c\n  group 14\n    paragraph 14 d\nparagraph 18 e\n", "columns within a column",
		},
		{
			"<!-- rows: [2, 1] -->\n<!-- row -->\na\n\n<!-- cards -->\n<!-- card: life -->\nb\n\n<!-- row -->\nc\n",
			"rows 1 weights=[2 1]\n  group 3\n    paragraph 3 a\n    cards 5\n      group 7 role=life\n        paragraph 7 b\n  group 10\n    paragraph 10 c\n", "a new row ends the cards of the one before",
		},
		{"<!-- cards: steps -->\n<!-- card -->\na\n\n<!-- card -->\nb\n", "cards 1\n  group 3\n    paragraph 3 a\n  group 6 step=1\n    paragraph 6 step=1 b\n", "each card a step"},
		{
			"<!-- column_layout: [1, 1] -->\n<!-- column: 0 -->\na\n\n<!-- column_layout: [1, 1] -->\n<!-- column: 0 -->\nb\n",
			"columns 1 weights=[1 1]\n  group 3\n    paragraph 3 a\n  group 1\ncolumns 5 weights=[1 1]\n  group 7\n    paragraph 7 b\n  group 5\n", "presenterm's layouts do not nest",
		},
		{"<!-- columns -->\n<!-- column -->\n<!-- alignment: right bottom -->\na\n", "columns 1\n  group 3\n    middle 3 place=2\n    paragraph 4 align=2 a\n", "alignment within a column"},
	}
	for _, tt := range tests {
		s := one(t, tt.in)
		var b strings.Builder
		dumpBlocks(&b, s.Blocks, 0)
		if b.String() != tt.want || len(s.Problems) > 0 {
			t.Errorf("%q:\n%s%v\nwant\n%s%s", tt.in, b.String(), s.Problems, tt.want, tt.why)
		}
	}
}

// TestStepDirective gives blocks steps by number.
func TestStepDirective(t *testing.T) {
	tests := []struct {
		in    string
		steps int
		want  string
		why   string
	}{
		{"<!-- step: 2 -->\n\na\n\nb\n", 2, "paragraph 3 step=1 a\nparagraph 5 b\n", "from the second step on"},
		{"<!-- step: 2-3 -->\na\n", 4, "paragraph 2 step=1 until=3 a\n", "and it leaves after the third"},
		{"<!-- step: -1 -->\na\n\n<!-- step: 2 -->\nb\n", 2, "paragraph 2 until=1 a\nparagraph 5 step=1 b\n", "up to the first"},
		{"a <!-- step: 3 -->\n", 3, "paragraph 1 step=2 a\n", "within the block that it speaks of"},
		{"- a <!-- step: 2 -->\n- b\n", 2, "list 1 tight\n  item 1 step=1\n    paragraph 1 step=1 a\n  item 2\n    paragraph 2 b\n", "an item"},
		{"<!-- step: 2 -->\n<!-- columns -->\n<!-- column -->\na\n", 2, "columns 2 step=1\n  group 4\n    paragraph 4 a\n", "columns as a whole"},
		{"<!-- incremental_tables: true -->\n\n|a|\n|-|\n|1|\n|2|\n", 2, "table 3 rows=[0 0 1] aligns=[0]\n  | a |\n  | 1 |\n  | 2 |\n", "rows of a table"},
		{"<!-- incremental_lists: 1 -->\n\n- a\n  - b\n- c\n", 3, "list 3 step=1 tight\n  item 3 step=1\n    paragraph 3 step=1 a\n    list 4 step=1 level=1 tight\n      item 4 step=1\n        paragraph 4 step=1 b\n  item 5 step=2\n    paragraph 5 step=2 c\n", "the items of the outer level alone"},
	}
	for _, tt := range tests {
		s := one(t, tt.in)
		var b strings.Builder
		dumpBlocks(&b, s.Blocks, 0)
		if got := b.String(); got != tt.want || s.Steps != tt.steps || len(s.Problems) > 0 {
			t.Errorf("%q: %d steps, %v\n%swant %d\n%s%s", tt.in, s.Steps, s.Problems, got, tt.steps, tt.want, tt.why)
		}
	}
}

// TestContainerProblems says what is wrong with layouts and steps.
func TestContainerProblems(t *testing.T) {
	tests := []struct{ in, want string }{
		{"<!-- columns: [0] -->", "t.md:1: these are no column widths: [0] (write them as <!-- columns: [3, 2] -->)"},
		{"<!-- cards: many -->", "t.md:1: these are no column widths: many (write them as <!-- cards: [3, 2] -->)"},
		{"<!-- row -->", "t.md:1: row without rows (write <!-- rows --> above it)"},
		{"<!-- end -->", "warning t.md:1: end without columns, rows or cards"},
		{"<!-- step: 0 -->", "t.md:1: these are no steps: 0 (write 2 (from the second on), 2-3, or -3 (up to the third))"},
		{"<!-- step: 3-2 -->\na", "t.md:1: these are no steps: 3-2 (write 2 (from the second on), 2-3, or -3 (up to the third))"},
		{"<!-- step: 2 -->", "warning t.md:1: a step with nothing after it (write it before the block that is to come then)"},
		{"<!-- cards -->\na", "warning t.md:2: this stands before the first card (write <!-- card --> above it)"},
		{"<!-- rows: 2 -->\n<!-- row: 2 -->\na", "t.md:2: row 2 of a 2-row layout (rows count from 0)"},
		{"- <!-- cards -->", "t.md:1: cards within a list or a quote (give it a line of its own, not indented)"},
		{strings.Repeat("<!-- columns -->\n<!-- column -->\n", 9), "t.md:17: more than 8 layouts within one another (end one with <!-- end -->)"},
	}
	for _, tt := range tests {
		var got []string
		for _, p := range one(t, tt.in).Problems {
			got = append(got, dumpProblem(p))
		}
		if strings.Join(got, "\n") != tt.want {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestBack goes back to the end of a slide, or to its start where the front
// matter says so.
func TestBack(t *testing.T) {
	const body = "a\n\n. . .\n\nb\n\n---\n\nc\n"
	for front, want := range map[string]Pos{"": {0, 1}, "---\nback: end\n---\n": {0, 1}, "---\nback: start\n---\n": {0, 0}} {
		d, err := Parse("t.md", []byte(front+body))
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := d.Prev(Pos{Slide: 1}, ""); got != want || len(d.Problems()) > 0 {
			t.Errorf("%q: back to %v, want %v; %v", front, got, want, d.Problems())
		}
	}
}
