package picture

import (
	"errors"
	"strings"
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
var moving = []struct{ kind, body string }{
	{"net", ""},
	{"net", "neurons: 3"},
	{"net", "neurons: 80\nseed: -1"},
	{"grid", gridBody},
	{"grid", "columns: 40\nrows: 1\ntotal: 总数"},
	{"flow", flowBody},
	{"flow", "[{name: a}, {name: b, picture: net}, {name: c}, {name: d}, {name: e}]"},
	{"joined", joinedBody},
	{"joined", joinedBodyEn},
	{"terminal", terminalBody},
}

func TestMovingDrawingsStayInTheirArea(t *testing.T) {
	for _, tt := range moving {
		checkAreas(t, tt.kind, tt.body, 3, 0, 300*time.Millisecond, 1700*time.Millisecond)
	}
}

func TestMovingDrawingsGolden(t *testing.T) {
	for _, tt := range []struct {
		name, kind, body string
		width, height    int
		viewer           theme.Viewer
		step             int
	}{
		{"net-80x24", "net", "", 80, 24, darkViewer, 0},
		{"net-120x40-plain", "net", "", 120, 40, plainViewer, 0},
		{"grid-72x16", "grid", gridBody, 72, 16, darkViewer, 1},
		{"grid-72x16-before", "grid", gridBody, 72, 16, plainViewer, 0},
		{"grid-40x10-plain", "grid", gridBody, 40, 10, plainViewer, 1},
		{"grid-110x30", "grid", gridBody, 110, 30, darkViewer, 1},
		{"flow-72x16", "flow", flowBody, 72, 16, darkViewer, 2},
		{"flow-72x16-first", "flow", flowBody, 72, 16, darkViewer, 0},
		{"flow-36x20-wide", "flow", flowBody, 36, 20, wideViewer, 2},
		{"joined-72x16", "joined", joinedBody, 72, 16, darkViewer, 0},
		{"joined-72x14-en", "joined", joinedBodyEn, 72, 14, darkViewer, 0},
		{"joined-36x30-plain", "joined", joinedBodyEn, 36, 30, plainViewer, 0},
		{"terminal-40x4", "terminal", terminalBody, 40, 4, darkViewer, 0},
		{"terminal-20x3-plain", "terminal", terminalBody, 20, 3, plainViewer, 0},
	} {
		frametest.Golden(t, tt.name, drawnAt(parsed(t, tt.kind, tt.body), tt.width, tt.height, stillAt(t, tt.viewer, tt.step)))
	}
}

func TestMovingDrawingsAreAlwaysTheSame(t *testing.T) {
	for _, tt := range moving {
		a, b := parsed(t, tt.kind, tt.body), parsed(t, tt.kind, tt.body)
		at := stillAt(t, darkViewer, 1)
		at.Still = false
		for _, at.Since = range []time.Duration{1234 * time.Millisecond, 0, 7 * time.Minute} {
			if !drawnAt(a, 72, 16, at).Equal(drawnAt(b, 72, 16, at)) {
				t.Errorf("after %v another picture of\n%s%s", at.Since, tt.kind, tt.body)
			}
		}
	}
}

func TestMotionEndsWhereNothingMoves(t *testing.T) {
	for _, tt := range moving {
		d := parsed(t, tt.kind, tt.body)
		for step := range 4 {
			motion := d.Motion(step)
			if motion == Forever {
				motion = 0 // it begins with the moment that stands still
			}
			at := stillAt(t, darkViewer, step)
			want := drawnAt(d, 72, 16, at)
			at.Still, at.Since = false, motion
			if got := drawnAt(d, 72, 16, at); !got.Equal(want) {
				t.Errorf("step %d: after %v it is not yet what stands still:\n%s%s\n%s\n%s", step, motion, tt.kind, tt.body, got.Text(), want.Text())
			}
		}
	}
}

func TestMovingDrawingErrors(t *testing.T) {
	for _, tt := range []struct {
		kind, body string
		line       int
		want, why  string
	}{
		{"net", "neurons: 2", 1, "neurons is 2: want 3 to 80", "too few"},
		{"net", "seed: 1\nneurons: many", 2, "neurons: want a whole number", "a word"},
		{"net", "seed: 1\nseed: 2", 2, "seed twice in net", "a key twice"},
		{"net", "- a", 1, "net: want keys and values", "a list"},
		{"net", "text: \"a\n\n", 3, "found unexpected end of stream", "no YAML"},
		{"grid", "", 1, "a grid needs columns and rows", "nothing"},
		{"grid", "columns: 14\nrows: 41", 2, "rows is 41: want 1 to 40", "too many"},
		{"grid", "columns: 14", 1, "rows is 0: want 1 to 40", "no rows"},
		{"grid", "columns: 1\nrows: 1\nstep: -1", 3, "step is -1", "a step before the first"},
		{"flow", "", 1, "want a list: 2 to 5 stations", "nothing"},
		{"flow", "- {name: a}", 1, "1 stations: want 2 to 5", "one"},
		{"flow", "- {name: a}\n- {text: b}", 2, "a station without a name", "no name"},
		{"flow", "- {name: a}\n- {name: b, picture: tree}", 2, `unknown picture "tree"`, "a picture that is none"},
		{"joined", "- {title: a}\n- {title: b}", 1, "a column without people", "nobody"},
		{"joined", "- {title: a, people: [{name: b}]}\n- {title: a, people: [{place: b}]}", 2, "a person without a name", "no name"},
		{"joined", "- {title: a, color: mauve, people: [{name: b}]}\n- {}", 1, `unknown color "mauve"`, "a colour that is none"},
		{"terminal", "", 1, "a terminal needs a script", "nothing"},
		{"terminal", "script:\n  - {}", 2, "a script entry that does nothing", "an empty entry"},
		{"terminal", "script:\n  - wait: 5", 2, "wait: want a time such as 1.4s", "no unit"},
		{"terminal", "script:\n  - {bar: a, stutter: 7}", 2, "stutter: want a part", "beyond the bar"},
		{"terminal", "script:\n  - {bar: a, over: 3h}", 2, "3h0m0s: want 0s to 1m", "nobody waits for that"},
	} {
		_, err := Parse(tt.kind, []byte(tt.body), Source{})
		var at *Error
		if !errors.As(err, &at) || at.Line != tt.line || !strings.HasPrefix(at.Problem, tt.want) {
			t.Errorf("Parse(%s, %q)\n error %v\n  want line %d: %s…: %s", tt.kind, tt.body, err, tt.line, tt.want, tt.why)
		}
	}
}

func FuzzParseMoving(f *testing.F) {
	for _, tt := range moving {
		f.Add(tt.kind, tt.body)
	}
	f.Add("flow", "- &a {name: a}\n- *a\n- *a")
	th, err := atol()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, kind, body string) {
		switch kind {
		case "net", "grid", "flow", "joined", "terminal":
		default:
			return
		}
		d, err := Parse(kind, []byte(body), Source{})
		if err != nil {
			var at *Error
			if !errors.As(err, &at) || at.Line < 1 {
				t.Errorf("no line in %v", err)
			}
			return
		}
		d.Text()
		at := Moment{Since: 900 * time.Millisecond, Step: 1, Look: th.For(darkViewer)}
		checkArea(t, d, body, 60, 16, at)
		checkArea(t, d, body, 30, 16, at)
	})
}
