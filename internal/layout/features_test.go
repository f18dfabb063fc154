package layout_test

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/frame/frametest"
	"revolute/internal/layout"
)

// features has what the rich slide has not.
const features = `# 公式与脚注

注意力 $\alpha_i = q k_i$ 的代价是 $O(n^2)$，一张卡 $5 到 $10。

$$
x^2 + y^2
$$

$$
a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u + v + w + x
$$
`

// TestFeatures keeps slides that show one feature each, at their last step.
func TestFeatures(t *testing.T) {
	tests := []struct{ name, src, why string }{
		{"formulas", "# 公式\n\n注意力 $\\alpha_{ij}$ 的代价是 $O(n^2)$，**也是 $x$**，一张卡 $5 到 $10。\n\n$$\n\\mathrm{softmax}(x)_i = \\frac{e^{x_i}}{\\sum_{j=1}^{n} e^{x_j}}\n$$\n\n" +
			"$$\n\\frac{a}{b} + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u\n$$\n", "in a line, in rows in the middle, in lines where it is too wide"},
		{"diagrams", "# 图\n\n```mermaid\ngraph LR\nA[观察] --> B[提炼]\n%% pause\nB -->|然后| C[实现]\n```\n\n```mermaid\nsequenceDiagram\nA->>B: 你好\n```\n", "a flowchart, and the source of what is none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := parse(t, tt.src)
			for _, p := range d.Problems() {
				t.Errorf("%s:%d: %s", p.File, p.Line, p.Text)
			}
			s := layout.New(1 << 20).Layout(layout.View{
				Deck: d, Pos: deck.Pos{Step: 1 << 10}, Look: look(t, true, colorprofile.TrueColor), Width: 80, Height: 24, Still: true,
			})
			if len(s.Problems) > 0 || s.Scroll > 0 {
				t.Errorf("problem %v, %d rows too many", s.Problems, s.Scroll)
			}
			frametest.Golden(t, "feature-"+tt.name, s.Frame)
			if t.Failed() {
				t.Logf("it shows: %s", tt.why)
			}
		})
	}
}
