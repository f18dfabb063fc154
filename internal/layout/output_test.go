package layout_test

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/frame/frametest"
	"revolute/internal/layout"
)

// TestOutput shows what a block has printed below it, in room that was kept.
func TestOutput(t *testing.T) {
	d := parse(t, "# 运行\n\n```sh +exec {rows=3}\nls\n```\n\n```sh {exec rows=2}\ndate\n```\n\n文字。\n")
	blocks := d.Slide(0, "").Blocks
	first, second := &blocks[1], &blocks[2]
	tests := []struct {
		name string
		exec *layout.Exec
		why  string
	}{
		{"none", nil, "who may run nothing sees code like any other"},
		{"before", &layout.Exec{Next: first, Hint: "ctrl+e 运行"}, "the hint stands under the block that is run next"},
		{"after", &layout.Exec{Next: second, Hint: "ctrl+e 运行", Outputs: map[*deck.Block]layout.Output{
			first:  {Lines: []string{"a", "b", "文件", "一行很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长"}, State: layout.Done, Note: "0.2 s"},
			second: {Lines: []string{"no"}, State: layout.Failed, Note: "exit status 1 · 3 ms"},
		}}, "the last rows, cut where they are too long; nothing has moved"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := layout.New(1 << 20).Layout(layout.View{
				Deck: d, Look: look(t, true, colorprofile.TrueColor), Width: 50, Height: 18, Still: true, Exec: tt.exec,
			})
			frametest.Golden(t, "output-"+tt.name, s.Frame)
			if t.Failed() {
				t.Logf("it shows: %s", tt.why)
			}
		})
	}
}
