package flowchart

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
	"revolute/internal/frame/frametest"
	"revolute/internal/problem"
	"revolute/theme"
)

const (
	flowchartBody = `graph LR
  A[数据] --> B(预处理) --> C{质量好吗？}
  C -->|是| D[训练]
  C -->|否| A
  D --> E[(模型库)]
  D -.-> F[[评估]]
`
	clusterBody = `flowchart TD
  subgraph hw [硬件]
    chip[类脑芯片] --> board[板卡]
  end
  subgraph 算法
    pc[预测编码] --> snn[脉冲网络]
  end
  neuro((神经科学)) --> pc & chip
  board --> sys[系统]
  snn == 部署 ==> sys
`
	loopBody = `flowchart TD
    A([开始]) --> B[读入脉冲序列]
    B --> C{误差够小？}
    C -->|否| D[更新突触权重]
    D --> B
    C -->|是| E([结束])
`
	stepsBody = `graph RL
  A[Observe] --> B[Distill]
  %% pause
  B --> C[Manifest]:::energy
  %% pause
  C --> Goal & Next
`
	nestedBody = `graph BT
  subgraph outer
    subgraph inner
      a --- b
    end
    c x--x b
  end
  inner --> d
  d --> d
`
)

var flowcharts = []string{flowchartBody, clusterBody, loopBody, stepsBody, nestedBody}

func TestFlowchartsGolden(t *testing.T) {
	for _, tt := range []struct {
		name, body    string
		width, height int
		viewer        theme.Viewer
	}{
		{"mermaid-72x16", flowchartBody, 72, 16, drawingtest.Dark()},
		{"mermaid-40x40-turned", flowchartBody, 40, 40, drawingtest.Dark()},
		{"mermaid-30x10-words", flowchartBody, 30, 10, drawingtest.Plain()},
		{"mermaid-72x16-wide", flowchartBody, 72, 16, drawingtest.Wide()},
		{"mermaid-clusters-72x30", clusterBody, 72, 30, drawingtest.Dark()},
		{"mermaid-clusters-72x16", clusterBody, 72, 16, drawingtest.Plain()},
		{"mermaid-loop-50x34", loopBody, 50, 34, drawingtest.Dark()},
		{"mermaid-loop-72x16", loopBody, 72, 16, drawingtest.Dark()},
		{"mermaid-left-72x12", stepsBody, 72, 12, drawingtest.Dark()},
		{"mermaid-nested-60x24", nestedBody, 60, 24, drawingtest.Dark()},
	} {
		frametest.Golden(t, tt.name, drawingtest.Draw(drawingtest.Parse(t, Parse, tt.body), tt.width, tt.height, drawingtest.Still(t, tt.viewer, 2)))
	}
}

func TestFlowchartsStayInTheirArea(t *testing.T) {
	for _, body := range flowcharts {
		drawingtest.CheckAreas(t, drawingtest.Parse(t, Parse, body), body, false, 3, 0, 60*time.Millisecond)
	}
}

// TestBoxesStandClear: no box lies on another one or across a cluster's line,
// and all stand in their clusters.
func TestBoxesStandClear(t *testing.T) {
	for _, body := range flowcharts {
		for _, size := range [][2]int{{40, 60}, {72, 16}, {120, 40}, {200, 60}} {
			g := drawingtest.Parse(t, Parse, body).(*graph)
			s := g.layout(size[0], size[1], drawingtest.Still(t, drawingtest.Dark(), 0))
			if s == nil {
				continue
			}
			var rects []frame.Rect
			for _, k := range s.nodes[:len(g.vertices)] {
				rects = append(rects, s.rect(k.x, k.y, k.w, k.h))
			}
			for i, a := range rects {
				for j, b := range rects[:i] {
					if !a.Intersect(b).Empty() {
						t.Errorf("%v: %s lies on %s:\n%s", size, g.vertices[i].id, g.vertices[j].id, body)
					}
				}
			}
			checkClusters(t, s, rects, body)
		}
	}
}

func checkClusters(t *testing.T, s *layout, rects []frame.Rect, body string) {
	t.Helper()
	for c := range s.g.clusters {
		r := s.rect(s.boxes[c].from, s.clusters[c].from, s.boxes[c].to-s.boxes[c].from, s.clusters[c].to-s.clusters[c].from)
		inner := frame.Rect{X: r.X + 1, Y: r.Y + 1, W: r.W - 2, H: r.H - 2}
		for v, box := range rects {
			within := s.g.within(s.g.vertices[v].cluster, c)
			if within && box.Intersect(inner) != box || !within && !box.Intersect(r).Empty() {
				t.Errorf("%s stands at %v, and the cluster %s, in which it is: %v, at %v:\n%s", s.g.vertices[v].id, box, s.g.clusters[c].title, within, r, body)
			}
		}
	}
}

// TestArrowsArrive: every arrow has its head, beside the box that it leads to.
func TestArrowsArrive(t *testing.T) {
	f := drawingtest.Draw(drawingtest.Parse(t, Parse, clusterBody), 72, 30, drawingtest.Still(t, drawingtest.Dark(), 0))
	heads := drawingtest.Count(f, func(text string, _ frame.Style) bool { return strings.Contains("▶▼◀▲", text) })
	if heads != 5 { // seven arrows, of which two pairs arrive as one or at the same box
		t.Errorf("%d heads, want 5:\n%s", heads, f.Text())
	}
}

func TestFlowchartSteps(t *testing.T) {
	d := drawingtest.Parse(t, Parse, stepsBody)
	for step, want := range []string{"Observe Distill", "Observe Distill Manifest", "Observe Distill Manifest Goal Next"} {
		text := drawingtest.Draw(d, 100, 12, drawingtest.Still(t, drawingtest.Dark(), step)).Text()
		for _, name := range []string{"Observe", "Distill", "Manifest", "Goal", "Next"} {
			if got := strings.Contains(text, name); got != strings.Contains(want, name) {
				t.Errorf("step %d: %q is there: %v:\n%s", step, name, got, text)
			}
		}
	}
	first, last := drawingtest.Draw(d, 100, 12, drawingtest.Still(t, drawingtest.Dark(), 0)), drawingtest.Draw(d, 100, 12, drawingtest.Still(t, drawingtest.Dark(), 2))
	for y := range first.Height() {
		for x := range first.Width() {
			was, _, _ := first.Cell(x, y)
			if is, _, _ := last.Cell(x, y); was != " " && was != is && !strings.Contains("┤├┬┴│─", was) {
				t.Errorf("%q at %d,%d became %q", was, x, y, is)
			}
		}
	}
	if d.Motion(0) != 0 || d.Motion(1) == 0 || d.Motion(3) != 0 {
		t.Errorf("moves %v, %v, %v, want only where something comes", d.Motion(0), d.Motion(1), d.Motion(3))
	}
}

func TestMermaidIsRead(t *testing.T) {
	for _, tt := range []struct{ body, want, why string }{
		{"graph\nA", "A", "a box alone"},
		{"graph TD; A-->B; B-->C", "A → B\nB → C", "semicolons"},
		{"graph TD\nA & B --> C & D", "A → C\nA → D\nB → C\nB → D", "several at once"},
		{"graph TD\nA --> B --> C", "A → B\nB → C", "a chain"},
		{"graph TD\nA---B", "A — B", "a line without a head"},
		{"graph TD\nA<-->B", "A ↔ B", "a head at both ends"},
		{"graph TD\nA -- 是 --> B", "A → B (是)", "a text in the arrow"},
		{"graph TD\nA -. 也许 .-> B", "A → B (也许)", "in a dotted one"},
		{"graph TD\nA == so ==> B", "A → B (so)", "in a thick one"},
		{"graph TD\nA-->|\"a | b\"|B", "A → B (a | b)", "a bar in quotes"},
		{"graph TD\nA --- oB", "A — oB", "a name that begins with o"},
		{"graph TD\nA --o B\nA --x C", "A → B\nA → C", "other heads"},
		{"graph TD\nA ~~~ B", "A\nB", "a line that is not seen"},
		{"graph TD\na-b[x] --> c.d[y]", "x → y", "signs in names"},
		{"graph TD\n甲[\"括号 [1]\"] --> 乙", "括号 [1] → 乙", "brackets in quotes"},
		{"graph TD\nA[one<br>two **three**]", "one two three", "lines and marks"},
		{"graph TD\nA@{ shape: diam, label: \"why\" } --> B", "why → B", "the newer way to write a box"},
		{"%%{init: {}}%%\ngraph TD\n%% a comment\nA:::big --> B\nclassDef big fill:#f00\nstyle A fill:#bbb\nlinkStyle 0 x\nclick A \"x\"", "A → B", "looks"},
		{"---\ntitle: 图\n---\ngraph TD\nA", "图\nA", "a title"},
		{"graph TD\nsubgraph s [甲]\nA-->B\nend\ns --> C", "甲: A, B\nA → B\nB → C", "an arrow from a subgraph leaves its last box"},
		{"graph TD\nA --> A", "A", "to itself"},
	} {
		if got := drawingtest.Parse(t, Parse, tt.body).Text(); got != tt.want {
			t.Errorf("%s\n says %q\nwant %q: %s", tt.body, got, tt.want, tt.why)
		}
	}
}

func TestMermaidErrors(t *testing.T) {
	for _, tt := range []struct {
		body        string
		line        int
		want        string
		unsupported bool
		why         string
	}{
		{"", 1, "mermaid: want a flowchart", false, "nothing"},
		{"sequenceDiagram\nA->>B: hi", 1, `mermaid: "sequenceDiagram" is not drawn`, true, "another kind"},
		{"graph XY\nA", 1, `mermaid: unknown direction "XY"`, false, "a direction that is none"},
		{"graph LR\nA[x", 2, "mermaid: the text of A is never closed", false, "an open bracket"},
		{"graph LR\nA -->", 2, "mermaid: a name is missing", false, "an arrow to nothing"},
		{"graph LR\nA B", 2, `mermaid: want an arrow such as --> before "B"`, false, "no arrow"},
		{"graph LR\nend", 2, "mermaid: end without a subgraph", false, "an end too many"},
		{"graph LR\nsubgraph x\nA", 3, "mermaid: this subgraph has no end: x", false, "no end"},
		{"graph LR\n%% only a comment", 1, "mermaid: a flowchart without a box", false, "no box"},
		{"graph LR\n" + strings.Repeat("A-->B\n", 161), 162, "mermaid: more than 160 arrows", false, "too many"},
	} {
		_, err := Parse([]byte(tt.body), drawing.NoSource{})
		var at *problem.Problem
		if !errors.As(err, &at) || at.Line != tt.line || errors.Is(at, errors.ErrUnsupported) != tt.unsupported || !strings.HasPrefix(at.Text, tt.want) {
			t.Errorf("%q\n error %+v\n  want line %d: %s…: %s", tt.body, err, tt.line, tt.want, tt.why)
		}
	}
}

func FuzzMermaid(f *testing.F) {
	for _, body := range flowcharts {
		f.Add(body)
	}
	at := drawingtest.Still(f, drawingtest.Dark(), 1)
	f.Fuzz(func(t *testing.T, body string) {
		drawingtest.CheckFuzzed(t, Parse, body, drawing.NoSource{}, false, at)
	})
}

func BenchmarkFlowchart(b *testing.B) {
	var large strings.Builder
	large.WriteString("graph TD\n")
	for i := range 60 {
		fmt.Fprintf(&large, "n%d --> n%d & n%d\n", i/3, i+1, i*7%61)
	}
	for name, body := range map[string]string{"usual": clusterBody, "large": large.String()} {
		b.Run(name, func(b *testing.B) {
			at := drawingtest.Still(b, drawingtest.Dark(), 0)
			for b.Loop() {
				drawingtest.Draw(drawingtest.Parse(b, Parse, body), 110, 30, at)
			}
		})
	}
}

// TestLongArrows: an arrow that is written longer leads on over more layers.
func TestLongArrows(t *testing.T) {
	at := drawingtest.Still(t, drawingtest.Plain(), 0)
	height := func(arrow string) int {
		_, h := drawingtest.Parse(t, Parse, "graph TD\nA "+arrow+" B").Size(60, 60, at)
		return h
	}
	for _, arrows := range [][]string{{"-->", "--->", "---->"}, {"-.->", "-..->", "-...->"}, {"==>", "===>", "====>"}} {
		for i := 1; i < len(arrows); i++ {
			if height(arrows[i]) <= height(arrows[i-1]) {
				t.Errorf("%s is %d rows, %s is %d", arrows[i-1], height(arrows[i-1]), arrows[i], height(arrows[i]))
			}
		}
	}
}
