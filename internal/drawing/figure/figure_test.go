package figure

import (
	"testing"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame/frametest"
	"revolute/theme"
)

const (
	gridBody = `columns: 14
rows: 8
total: "112"
label: 8卡5090服务器 x14台
step: 1
`
	flowBody = `- {name: 观察 (Observe), text: 解码生物神经元的学习原理, picture: spikes}
- {name: 提炼 (Distill), text: 探索智能的基本要素, picture: marks}
- {name: 实现 (Manifest), text: 构建下一代学习系统, picture: net}
`
	joinedBody = `- title: 器件硬件
  people:
    - {name: "?? ??", place: 南京大学, field: 器件}
    - {name: "?? ??", place: 南京大学, field: "集成电路, 系统"}
- title: 算法理论
  people:
    - {name: "?? ??", place: 南京大学, field: "优化, 理论"}
    - {name: Yuhang Song, place: 南京大学, field: "算法, 计算神经, 硬件"}
- title: 神经科学
  people:
    - {name: Prof. Rafal Bogacz, place: 牛津大学, field: 计算神经科学}
    - {name: Prof. Andrew King, place: 牛津大学, field: 神经生理学}
    - {name: Prof. Colin J. Akerman, place: 牛津大学, field: 临床神经科学}
`
	joinedBodyEn = `- title: Devices & hardware
  people:
    - {name: "?? ??", place: Nanjing University, field: devices}
    - {name: "?? ??", place: Nanjing University, field: "integrated circuits, systems"}
- title: Algorithms & theory
  people:
    - {name: "?? ??", place: Nanjing University, field: "optimization, theory"}
    - {name: Yuhang Song, place: Nanjing University, field: "algorithms, computational neuroscience, hardware"}
- title: Neuroscience
  people:
    - {name: Prof. Rafal Bogacz, place: University of Oxford, field: computational neuroscience}
    - {name: Prof. Andrew King, place: University of Oxford, field: neurophysiology}
    - {name: Prof. Colin J. Akerman, place: University of Oxford, field: clinical neuroscience}
`
	statsBody = `- {number: 112, label: 张英伟达 5090 显卡}
- {number: 14, label: 台计算节点，十万兆光口互联, color: life}
- {number: 7 TB, label: DDR5 memory, color: energy, step: 1}
`
	terminalBody = `prompt: "~ root$ "
script:
  - type: build .
  - {bar: compiling..., over: 1.4s, stutter: 0.7}
  - type: revolute . -all
  - {done: deployed., over: 700ms}
  - wait: 500ms
`
)

// moving are the drawings of this file's bodies.
var moving = []struct {
	parse drawingtest.Parser
	body  string
}{
	{ParseNet, ""},
	{ParseNet, "neurons: 3"},
	{ParseNet, "neurons: 80\nseed: -1"},
	{ParseGrid, gridBody},
	{ParseGrid, "columns: 40\nrows: 1\ntotal: 总数"},
	{ParseFlow, flowBody},
	{ParseFlow, "[{name: a}, {name: b, picture: net}, {name: c}, {name: d}, {name: e}]"},
	{ParseJoined, joinedBody},
	{ParseJoined, joinedBodyEn},
	{ParseTerminal, terminalBody},
}

// wordy reports whether d is text where there is little room, which may want
// more rows than there are.
func wordy(d drawing.Drawing) bool {
	switch d.(type) {
	case *joined, *flow, *terminal:
		return true
	}
	return false
}

func TestMovingDrawingsStayInTheirArea(t *testing.T) {
	for _, tt := range moving {
		d := drawingtest.Parse(t, tt.parse, tt.body)
		drawingtest.CheckAreas(t, d, tt.body, wordy(d), 3, 0, 300*time.Millisecond, 1700*time.Millisecond)
	}
}

// large are numbers and words in large letters.
var large = []struct {
	parse drawingtest.Parser
	body  string
}{
	{ParseLetters, "text: AtoL\ngradient: true"},
	{ParseLetters, "Why? 为什么 这么做"},
	{ParseBig, "¥1,234.5 万\n两行\n说明"},
	{ParseBig, "none"},
	{ParseStats, statsBody},
	{ParseStats, "- {number: 约 3500 万元, label: 为期八年的深入研究}"},
}

func TestLargeLettersStayInTheirArea(t *testing.T) {
	for _, tt := range large {
		drawingtest.CheckAreas(t, drawingtest.Parse(t, tt.parse, tt.body), tt.body, true, 2, 0, 150*time.Millisecond, 300*time.Millisecond, 700*time.Millisecond)
	}
}

func TestMovingDrawingsGolden(t *testing.T) {
	for _, tt := range []struct {
		parse         drawingtest.Parser
		name, body    string
		width, height int
		viewer        theme.Viewer
		step          int
	}{
		{ParseNet, "net-80x24", "", 80, 24, drawingtest.Dark(), 0},
		{ParseNet, "net-120x40-plain", "", 120, 40, drawingtest.Plain(), 0},
		{ParseGrid, "grid-72x16", gridBody, 72, 16, drawingtest.Dark(), 1},
		{ParseGrid, "grid-72x16-before", gridBody, 72, 16, drawingtest.Plain(), 0},
		{ParseGrid, "grid-40x10-plain", gridBody, 40, 10, drawingtest.Plain(), 1},
		{ParseGrid, "grid-110x30", gridBody, 110, 30, drawingtest.Dark(), 1},
		{ParseFlow, "flow-72x16", flowBody, 72, 16, drawingtest.Dark(), 2},
		{ParseFlow, "flow-72x16-first", flowBody, 72, 16, drawingtest.Dark(), 0},
		{ParseFlow, "flow-36x20-wide", flowBody, 36, 20, drawingtest.Wide(), 2},
		{ParseJoined, "joined-72x16", joinedBody, 72, 16, drawingtest.Dark(), 0},
		{ParseJoined, "joined-72x14-en", joinedBodyEn, 72, 14, drawingtest.Dark(), 0},
		{ParseJoined, "joined-36x30-plain", joinedBodyEn, 36, 30, drawingtest.Plain(), 0},
		{ParseTerminal, "terminal-40x4", terminalBody, 40, 4, drawingtest.Dark(), 0},
		{ParseTerminal, "terminal-20x3-plain", terminalBody, 20, 3, drawingtest.Plain(), 0},
	} {
		frametest.Golden(t, tt.name, drawingtest.Draw(drawingtest.Parse(t, tt.parse, tt.body), tt.width, tt.height, drawingtest.Still(t, tt.viewer, tt.step)))
	}
}

func TestMovingDrawingsAreAlwaysTheSame(t *testing.T) {
	for _, tt := range moving {
		a, b := drawingtest.Parse(t, tt.parse, tt.body), drawingtest.Parse(t, tt.parse, tt.body)
		at := drawingtest.Still(t, drawingtest.Dark(), 1)
		at.Still = false
		for _, at.Since = range []time.Duration{1234 * time.Millisecond, 0, 7 * time.Minute} {
			if !drawingtest.Draw(a, 72, 16, at).Equal(drawingtest.Draw(b, 72, 16, at)) {
				t.Errorf("after %v another picture of\n%s", at.Since, tt.body)
			}
		}
	}
}

func TestMotionEndsWhereNothingMoves(t *testing.T) {
	for _, tt := range moving {
		d := drawingtest.Parse(t, tt.parse, tt.body)
		for step := range 4 {
			motion := d.Motion(step)
			if motion == drawing.Forever {
				motion = 0 // it begins with the moment that stands still
			}
			at := drawingtest.Still(t, drawingtest.Dark(), step)
			want := drawingtest.Draw(d, 72, 16, at)
			at.Still, at.Since = false, motion
			if got := drawingtest.Draw(d, 72, 16, at); !got.Equal(want) {
				t.Errorf("step %d: after %v it is not yet what stands still:\n%s\n%s\n%s", step, motion, tt.body, got.Text(), want.Text())
			}
		}
	}
}

func TestLargeLettersSayTheirText(t *testing.T) {
	for _, tt := range []struct {
		parse drawingtest.Parser
		body  string
		want  []string
	}{
		{ParseLetters, "AtoL", []string{"AtoL"}},
		{ParseBig, "number: ≈ 150,000 瓦\nlabel: 一局棋", []string{"≈ 150,000 瓦", "一局棋"}},
	} {
		drawingtest.CheckText(t, drawingtest.Parse(t, tt.parse, tt.body), tt.want...)
	}
}

func TestFigureErrors(t *testing.T) {
	for _, tt := range []struct {
		parse     drawingtest.Parser
		body      string
		line      int
		want, why string
	}{
		{ParseLetters, " \n", 1, "no text for large letters", "nothing"},
		{ParseBig, "\n", 1, "big: want a number", "nothing"},
		{ParseBig, "number: 1\ncolour: x", 2, `unknown key "colour"`, "a key that is none"},
		{ParseLetters, "text: a\ncolor: mauve", 1, `unknown colour "mauve"`, "a colour that is none"},
		{ParseNet, "neurons: 2", 1, "neurons is 2: want 3 to 80", "too few"},
		{ParseNet, "seed: 1\nneurons: many", 2, `neurons is "many": want 3 to 80`, "a word"},
		{ParseNet, "seed: 1\nseed: 2", 2, "seed stands on line 1 already", "a key twice"},
		{ParseNet, "- a", 1, "a list: want keys and values", "a list"},
		{ParseNet, "text: \"a\n\n", 1, "this quote is never closed", "no YAML"},
		{ParseGrid, "", 1, "a grid needs columns and rows", "nothing"},
		{ParseGrid, "columns: 14\nrows: 41", 2, "rows is 41: want 1 to 40", "too many"},
		{ParseGrid, "columns: 14", 1, "a grid needs columns and rows", "no rows"},
		{ParseGrid, "columns: 1\nrows: 1\nstep: -1", 3, "step is -1", "a step before the first"},
		{ParseFlow, "", 1, "empty: want a list of 2 to 5 stations", "nothing"},
		{ParseFlow, "- {name: a}", 1, "1 stations: want 2 to 5", "one"},
		{ParseFlow, "- {name: a}\n- {text: b}", 2, "a station without a name", "no name"},
		{ParseFlow, "- {name: a}\n- {name: b, picture: tree}", 2, `picture is "tree": want spikes, marks or net`, "a picture that is none"},
		{ParseJoined, "- {title: a}\n- {title: b}", 1, "a column without people", "nobody"},
		{ParseJoined, "- {title: a, people: [{name: b}]}\n- {title: a, people: [{place: b}]}", 2, "a person without a name", "no name"},
		{ParseJoined, "- {title: a, color: mauve, people: [{name: b}]}\n- {}", 1, `unknown colour "mauve"`, "a colour that is none"},
		{ParseTerminal, "", 1, "a terminal needs a script", "nothing"},
		{ParseTerminal, "script:\n  - {}", 2, "a script entry that does nothing", "an empty entry"},
		{ParseTerminal, "script:\n  - wait: soon", 2, `wait is "soon": want a time such as 1.4s`, "no time"},
		{ParseTerminal, "script:\n  - {bar: a, stutter: 7}", 2, "stutter is 7: want 0 to 1", "beyond the bar"},
		{ParseTerminal, "script:\n  - {bar: a, over: 3h}", 2, `over is "3h": want a time such as 1.4s or 500ms, at most 1m0s`, "nobody waits for that"},
	} {
		drawingtest.CheckError(t, tt.parse, tt.body, tt.line, tt.want, tt.why)
	}
}

func FuzzFigures(f *testing.F) {
	kinds := map[string]drawingtest.Parser{"net": ParseNet, "grid": ParseGrid, "flow": ParseFlow, "joined": ParseJoined, "terminal": ParseTerminal, "letters": ParseLetters, "big": ParseBig}
	f.Add("net", "neurons: 3")
	f.Add("grid", gridBody)
	f.Add("flow", flowBody)
	f.Add("flow", "- &a {name: a}\n- *a\n- *a")
	f.Add("joined", joinedBody)
	f.Add("terminal", terminalBody)
	f.Add("letters", "text: AtoL")
	f.Add("big", "≈ 1,234.5% 万\nx")
	at := drawingtest.Still(f, drawingtest.Dark(), 1)
	at.Still, at.Since = false, 900*time.Millisecond
	f.Fuzz(func(t *testing.T, kind, body string) {
		if parse := kinds[kind]; parse != nil {
			drawingtest.CheckFuzzed(t, parse, body, drawing.NoSource{}, true, at)
		}
	})
}
