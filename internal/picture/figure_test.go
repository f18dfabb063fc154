package picture

import (
	"testing"
	"time"

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
	parse parser
	body  string
}{
	{parseNet, ""},
	{parseNet, "neurons: 3"},
	{parseNet, "neurons: 80\nseed: -1"},
	{parseGrid, gridBody},
	{parseGrid, "columns: 40\nrows: 1\ntotal: 总数"},
	{parseFlow, flowBody},
	{parseFlow, "[{name: a}, {name: b, picture: net}, {name: c}, {name: d}, {name: e}]"},
	{parseJoined, joinedBody},
	{parseJoined, joinedBodyEn},
	{parseTerminal, terminalBody},
}

// wordy reports whether d is text where there is little room, which may want
// more rows than there are.
func wordy(d Drawing) bool {
	switch d.(type) {
	case *joined, *flow, *terminal:
		return true
	}
	return false
}

func TestMovingDrawingsStayInTheirArea(t *testing.T) {
	for _, tt := range moving {
		d := parsed(t, tt.parse, tt.body)
		checkAreas(t, d, tt.body, wordy(d), 3, 0, 300*time.Millisecond, 1700*time.Millisecond)
	}
}

func TestLargeLettersStayInTheirArea(t *testing.T) {
	for _, tt := range []struct {
		parse parser
		body  string
	}{
		{parseLetters, "text: AtoL\ngradient: true"},
		{parseLetters, "Why? 为什么 这么做"},
		{parseBig, "¥1,234.5 万\n两行\n说明"},
		{parseBig, "none"},
	} {
		checkAreas(t, parsed(t, tt.parse, tt.body), tt.body, false, 2, 0, 150*time.Millisecond, 300*time.Millisecond, 700*time.Millisecond)
	}
}

func TestMovingDrawingsGolden(t *testing.T) {
	for _, tt := range []struct {
		parse         parser
		name, body    string
		width, height int
		viewer        theme.Viewer
		step          int
	}{
		{parseNet, "net-80x24", "", 80, 24, darkViewer, 0},
		{parseNet, "net-120x40-plain", "", 120, 40, plainViewer, 0},
		{parseGrid, "grid-72x16", gridBody, 72, 16, darkViewer, 1},
		{parseGrid, "grid-72x16-before", gridBody, 72, 16, plainViewer, 0},
		{parseGrid, "grid-40x10-plain", gridBody, 40, 10, plainViewer, 1},
		{parseGrid, "grid-110x30", gridBody, 110, 30, darkViewer, 1},
		{parseFlow, "flow-72x16", flowBody, 72, 16, darkViewer, 2},
		{parseFlow, "flow-72x16-first", flowBody, 72, 16, darkViewer, 0},
		{parseFlow, "flow-36x20-wide", flowBody, 36, 20, wideViewer, 2},
		{parseJoined, "joined-72x16", joinedBody, 72, 16, darkViewer, 0},
		{parseJoined, "joined-72x14-en", joinedBodyEn, 72, 14, darkViewer, 0},
		{parseJoined, "joined-36x30-plain", joinedBodyEn, 36, 30, plainViewer, 0},
		{parseTerminal, "terminal-40x4", terminalBody, 40, 4, darkViewer, 0},
		{parseTerminal, "terminal-20x3-plain", terminalBody, 20, 3, plainViewer, 0},
	} {
		frametest.Golden(t, tt.name, drawnAt(parsed(t, tt.parse, tt.body), tt.width, tt.height, stillAt(t, tt.viewer, tt.step)))
	}
}

func TestMovingDrawingsAreAlwaysTheSame(t *testing.T) {
	for _, tt := range moving {
		a, b := parsed(t, tt.parse, tt.body), parsed(t, tt.parse, tt.body)
		at := stillAt(t, darkViewer, 1)
		at.Still = false
		for _, at.Since = range []time.Duration{1234 * time.Millisecond, 0, 7 * time.Minute} {
			if !drawnAt(a, 72, 16, at).Equal(drawnAt(b, 72, 16, at)) {
				t.Errorf("after %v another picture of\n%s", at.Since, tt.body)
			}
		}
	}
}

func TestMotionEndsWhereNothingMoves(t *testing.T) {
	for _, tt := range moving {
		d := parsed(t, tt.parse, tt.body)
		for step := range 4 {
			motion := d.Motion(step)
			if motion == Forever {
				motion = 0 // it begins with the moment that stands still
			}
			at := stillAt(t, darkViewer, step)
			want := drawnAt(d, 72, 16, at)
			at.Still, at.Since = false, motion
			if got := drawnAt(d, 72, 16, at); !got.Equal(want) {
				t.Errorf("step %d: after %v it is not yet what stands still:\n%s\n%s\n%s", step, motion, tt.body, got.Text(), want.Text())
			}
		}
	}
}

func TestLargeLettersSayTheirText(t *testing.T) {
	for _, tt := range []struct {
		parse parser
		body  string
		want  []string
	}{
		{parseLetters, "AtoL", []string{"AtoL"}},
		{parseBig, "number: ≈ 150,000 瓦\nlabel: 一局棋", []string{"≈ 150,000 瓦", "一局棋"}},
	} {
		checkText(t, parsed(t, tt.parse, tt.body), tt.want...)
	}
}

func TestFigureErrors(t *testing.T) {
	for _, tt := range []struct {
		parse     parser
		body      string
		line      int
		want, why string
	}{
		{parseLetters, " \n", 1, "no text for large letters", "nothing"},
		{parseBig, "\n", 1, "big: want a number", "nothing"},
		{parseBig, "number: 1\ncolour: x", 2, `unknown key "colour" in big`, "a key that is none"},
		{parseLetters, "text: a\ncolor: mauve", 1, "unknown colour mauve", "a colour that is none"},
		{parseNet, "neurons: 2", 1, "neurons is 2: want 3 to 80", "too few"},
		{parseNet, "seed: 1\nneurons: many", 2, "neurons: want a whole number", "a word"},
		{parseNet, "seed: 1\nseed: 2", 2, "seed twice in net", "a key twice"},
		{parseNet, "- a", 1, "net: want keys and values", "a list"},
		{parseNet, "text: \"a\n\n", 3, "found unexpected end of stream", "no YAML"},
		{parseGrid, "", 1, "a grid needs columns and rows", "nothing"},
		{parseGrid, "columns: 14\nrows: 41", 2, "rows is 41: want 1 to 40", "too many"},
		{parseGrid, "columns: 14", 1, "rows is 0: want 1 to 40", "no rows"},
		{parseGrid, "columns: 1\nrows: 1\nstep: -1", 3, "step is -1", "a step before the first"},
		{parseFlow, "", 1, "want a list: 2 to 5 stations", "nothing"},
		{parseFlow, "- {name: a}", 1, "1 stations: want 2 to 5", "one"},
		{parseFlow, "- {name: a}\n- {text: b}", 2, "a station without a name", "no name"},
		{parseFlow, "- {name: a}\n- {name: b, picture: tree}", 2, `unknown picture "tree"`, "a picture that is none"},
		{parseJoined, "- {title: a}\n- {title: b}", 1, "a column without people", "nobody"},
		{parseJoined, "- {title: a, people: [{name: b}]}\n- {title: a, people: [{place: b}]}", 2, "a person without a name", "no name"},
		{parseJoined, "- {title: a, color: mauve, people: [{name: b}]}\n- {}", 1, `unknown color "mauve"`, "a colour that is none"},
		{parseTerminal, "", 1, "a terminal needs a script", "nothing"},
		{parseTerminal, "script:\n  - {}", 2, "a script entry that does nothing", "an empty entry"},
		{parseTerminal, "script:\n  - wait: 5", 2, "wait: want a time such as 1.4s", "no unit"},
		{parseTerminal, "script:\n  - {bar: a, stutter: 7}", 2, "stutter: want a part", "beyond the bar"},
		{parseTerminal, "script:\n  - {bar: a, over: 3h}", 2, "3h0m0s: want 0s to 1m", "nobody waits for that"},
	} {
		checkError(t, tt.parse, tt.body, tt.line, tt.want, tt.why)
	}
}

func FuzzFigures(f *testing.F) {
	kinds := map[string]parser{"net": parseNet, "grid": parseGrid, "flow": parseFlow, "joined": parseJoined, "terminal": parseTerminal, "letters": parseLetters, "big": parseBig}
	f.Add("net", "neurons: 3")
	f.Add("grid", gridBody)
	f.Add("flow", flowBody)
	f.Add("flow", "- &a {name: a}\n- *a\n- *a")
	f.Add("joined", joinedBody)
	f.Add("terminal", terminalBody)
	f.Add("letters", "text: AtoL")
	f.Add("big", "≈ 1,234.5% 万\nx")
	at := stillAt(f, darkViewer, 1)
	at.Still, at.Since = false, 900*time.Millisecond
	f.Fuzz(func(t *testing.T, kind, body string) {
		if parse := kinds[kind]; parse != nil {
			checkFuzzed(t, parse, body, Source{}, true, at)
		}
	})
}
