package chart

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
	"revolute/internal/frame/frametest"
	"revolute/internal/lettering"
	"revolute/internal/problem"
	"revolute/theme"
)

const (
	lineBody = `type: line
title: 三种模型的训练损失
y-label: 交叉熵
x-label: 步
data: |
  步,基线,脉冲网络,我们的方法
  0,6.2,6.4,6.3
  1000,4.1,4.9,3.6
  2000,3.5,4.2,2.7
  3000,3.2,3.7,2.2
  4000,3.0,3.4,1.9
  5000,2.9,-,1.7
  6000,2.85,3.05,1.6
`
	dayBody = `type: line
unit: 次
data:
  - {d: 2024-01-03, n: 120}
  - {d: 2024-02-10, n: 180}
  - {d: 2024-06-20, n: 410}
`
	powerBody = `type: scatter
x-scale: log
y-scale: log
x-unit: W
unit: ms
data:
  - {p: 1, latency: 100, who: GPU, chip: A100}
  - {p: 2, latency: 60, who: GPU, chip: H100}
  - {p: 20, latency: 9, who: GPU}
  - {p: 0.02, latency: 300, who: 类脑, chip: Loihi}
  - {p: 0.5, latency: 30, who: 类脑, chip: 天机}
x: p
y: latency
series: who
label: chip
name: [A100, 天机]
trend: {series: GPU, label: 幂律}
`
	barBody = `type: bar
title: 推理一次的能耗
unit: " J"
data: {GPT-4: 3200, 人脑: 12, 类脑芯片: 45.5}
mark: [{x: 人脑, color: life}]
`
	yearsBody = `type: bar
unit: "%"
data: {2018: 12, 2019: 30.5, 2020: -8, 2021: 14}
`
	stackedBody = `type: stacked
y-label: 万元
data: |
  方向,设备,人员,差旅
  算力,320,120,20
  神经科学,80,100,90
`
	logBarBody = `type: bar
y-scale: log
unit: " W"
data: {集群: 150000, 人脑: 20, 芯片: 0.3}
`
	groupedBody = `type: bar
direction: vertical
step: [0, 1]
x: [MNIST, 触觉]
data:
  反向传播: [99.2, 61]
  脉冲: [98, 80]
`
	sparkBody = `type: sparkline
unit: "%"
data:
  GPU: [12, 40, 55, 80, 99, 97, 60, 20]
  内存: [50, 52, 55, 56, 60, 61, 70, 72]
`
)

const timelineBody = `type: timeline
title: 实验室的路
data:
  - {when: 2024-09, what: 实验室成立}
  - {when: 2025-01, what: 第一篇论文, color: energy}
  - {when: 2025-06, what: 类脑芯片流片}
  - {when: 2026-03, until: 2026-09, what: 招收学生, color: life}
  - {when: 2026-12, what: 开源}
  - {when: 2027-02, what: 国际会议, step: 1}
`

var chartBodies = []string{timelineBody, lineBody, dayBody, powerBody, barBody, yearsBody, stackedBody, logBarBody, groupedBody, sparkBody}

func TestChartsGolden(t *testing.T) {
	for _, tt := range []struct {
		name, body    string
		width, height int
		viewer        theme.Viewer
	}{
		{"line-72x16", lineBody, 72, 16, drawingtest.Dark()},
		{"line-72x16-plain", lineBody, 72, 16, drawingtest.Plain()},
		{"line-40x12-wide", lineBody, 40, 12, drawingtest.Wide()},
		{"days-60x12", dayBody, 60, 12, drawingtest.Dark()},
		{"power-72x16", powerBody, 72, 16, drawingtest.Dark()},
		{"power-72x16-plain", powerBody, 72, 16, drawingtest.Plain()},
		{"bar-60x14", barBody, 60, 14, drawingtest.Dark()},
		{"bar-40x6-plain", barBody, 40, 6, drawingtest.Plain()},
		{"bar-years-60x12", yearsBody, 60, 12, drawingtest.Dark()},
		{"bar-log-60x12", logBarBody, 60, 12, drawingtest.Dark()},
		{"bar-grouped-60x12-plain", groupedBody, 60, 12, drawingtest.Plain()},
		{"stacked-60x12", stackedBody, 60, 12, drawingtest.Dark()},
		{"stacked-60x12-plain", stackedBody, 60, 12, drawingtest.Plain()},
		{"timeline-72x16", timelineBody, 72, 16, drawingtest.Dark()},
		{"timeline-30x12-plain", timelineBody, 30, 12, drawingtest.Plain()},
		{"timeline-30x5-wide", timelineBody, 30, 5, drawingtest.Wide()},
		{"sparkline-60x8", sparkBody, 60, 8, drawingtest.Dark()},
		{"sparkline-40x2-wide", sparkBody, 40, 2, drawingtest.Wide()},
	} {
		frametest.Golden(t, tt.name, drawingtest.Draw(drawingtest.Parse(t, Parse, tt.body), tt.width, tt.height, drawingtest.Still(t, tt.viewer, 1)))
	}
}

func TestChartsStayInTheirArea(t *testing.T) {
	for _, body := range chartBodies {
		drawingtest.CheckAreas(t, drawingtest.Parse(t, Parse, body), body, false, 2, 0, 100*time.Millisecond, 300*time.Millisecond)
	}
}

func TestChartsGrow(t *testing.T) {
	for _, body := range chartBodies {
		d := drawingtest.Parse(t, Parse, body)
		at := drawingtest.Still(t, drawingtest.Dark(), 0)
		want := drawingtest.Draw(d, 72, 16, at)
		if d.Motion(0) != drawing.GrowTime {
			t.Errorf("moves %v, want %v:\n%s", d.Motion(0), drawing.GrowTime, body)
		}
		at.Still = false
		last := -1
		for _, at.Since = range []time.Duration{0, drawing.GrowTime / 5, drawing.GrowTime} {
			f := drawingtest.Draw(d, 72, 16, at)
			n := drawingtest.Count(f, func(text string, st frame.Style) bool { return text != " " && st.Fg != at.Look.Color(theme.Muted) })
			if n < last {
				t.Errorf("after %v %d cells, %d before: it does not grow:\n%s", at.Since, n, last, body)
			}
			last = n
			if got := f.Equal(want); got != (at.Since == drawing.GrowTime) {
				t.Errorf("after %v it is what stands at rest: %v:\n%s", at.Since, got, body)
			}
		}
	}
}

func TestSeriesComeWithTheirSteps(t *testing.T) {
	d := drawingtest.Parse(t, Parse, groupedBody)
	bars := func(step int) int {
		at := drawingtest.Still(t, drawingtest.Dark(), step)
		life := at.Look.Color(theme.Life)
		return drawingtest.Count(drawingtest.Draw(d, 60, 12, at), func(text string, st frame.Style) bool { return st.Fg == life && text == "█" })
	}
	if before, after := bars(0), bars(1); before != 2 || after < 20 {
		t.Errorf("%d cells of the second series before its step and %d with it, want the legend's 2 and many", before, after)
	}
	if d.Motion(1) != drawing.GrowTime || d.Motion(2) != 0 {
		t.Errorf("moves %v and %v, want only with its step", d.Motion(1), d.Motion(2))
	}
}

// TestSeriesDifferByShape: where there is no colour each series has marks or
// patterns of its own.
func TestSeriesDifferByShape(t *testing.T) {
	for _, tt := range []struct {
		body  string
		signs []string
	}{
		{lineBody, []string{"●", "◆", "■"}},
		{powerBody, []string{"●", "◆"}},
		{stackedBody, []string{"█", "░", "▓"}},
	} {
		f := drawingtest.Draw(drawingtest.Parse(t, Parse, tt.body), 72, 16, drawingtest.Still(t, drawingtest.Plain(), 0))
		for _, sign := range tt.signs {
			if n := drawingtest.Count(f, func(text string, _ frame.Style) bool { return text == sign }); n < 2 {
				t.Errorf("%d × %s, want more than one in:\n%s", n, sign, f.Text())
			}
		}
	}
}

func TestChartTexts(t *testing.T) {
	for _, tt := range []struct{ body, want, why string }{
		{lineBody, "我们的方法: 0 6.3, 1000 3.6, 2000 2.7, 3000 2.2, 4000 1.9, 5000 1.7, 6000 1.6", "few values are said one by one"},
		{lineBody, "脉冲网络: 0 6.4, 1000 4.9, 2000 4.2, 3000 3.7, 4000 3.4, 6000 3.05", "what is missing is left out"},
		{dayBody, "2024-01-03 120次, 2024-02-10 180次, 2024-06-20 410次", "days, and the unit"},
		{powerBody, "A100  1W  100ms", "a point that is named"},
		{barBody, "类脑芯片: 45.5 J", "a label and its value"},
		{stackedBody, "算力: 设备 320, 人员 120, 差旅 20", "its parts"},
		{timelineBody, "2026-03 – 2026-09  招收学生", "a time from and to"},
		{sparkBody, "GPU: 12 → 20%  (12–99)", "first, last, least and most"},
	} {
		if got := drawingtest.Parse(t, Parse, tt.body).Text(); !strings.Contains(got+"\n", tt.want+"\n") {
			t.Errorf("no line %q: %s:\n%s", tt.want, tt.why, got)
		}
	}
}

func TestInlineData(t *testing.T) {
	for _, tt := range []struct{ data, want, why string }{
		{"data: [3, 1, 2]", "1 3, 2 1, 3 2", "values alone"},
		{"data: {甲: 3, 乙: 1}", "甲 3, 乙 1", "names and values"},
		{"data: {甲: [3, 1], 乙: [null, 2]}", "甲: 1 3, 2 1|乙: 2 2", "columns; one is missing"},
		{"x: [5, 7]\ndata: {甲: [3, 1]}", "5 3, 7 1", "columns, and what stands under them"},
		{"data: [{t: 1, v: 3}, {v: 4, t: 2}]", "1 3, 2 4", "rows that name their columns"},
		{"data: [[t, v], [1, 3], [2, 4]]", "1 3, 2 4", "rows under a head"},
		{"data: [[1, 3], [2, 4]]", "1 3, 2 4", "rows without one"},
		{"data: |\n  t,v\n  1,\"1,300\"\n  2,4", "1 1300, 2 4", "comma-separated values"},
		{"data: \"t\\tv\\n1\\t3\"", "1 3", "with tabs between them"},
		{"series: w\ndata: [{t: 1, v: 3, w: a}, {t: 1, v: 4, w: b}]\nx: t\ny: v", "a: 1 3|b: 1 4", "a column that names the series"},
		{"data: [[2024-03, 3], [2024-01, 4]]", "2024-01-01 4, 2024-03-01 3", "in the order of the axis"},
	} {
		want := strings.ReplaceAll(tt.want, "|", "\n")
		if got := drawingtest.Parse(t, Parse, "type: line\n"+tt.data).Text(); got != want {
			t.Errorf("%s\n says %q\nwant %q: %s", tt.data, got, want, tt.why)
		}
	}
}

func TestChartErrors(t *testing.T) {
	for _, tt := range []struct {
		body string
		line int
		want string
		why  string
	}{
		{"type: bar", 1, "src is missing", "no data"},
		{"type: bar\nsrc: a.csv\ndata: [1]", 3, "src and data: want one of them", "both"},
		{"type: bar\ndata: []", 2, "data: want 1 to 20000 rows", "nothing"},
		{"type: bar\ndata:\n  - {a: x, b: 1}\n  - {a: y, b: z}\nx: a\ny: b", 4, `data: no number for this axis: "z"`, "a word among numbers, in its line"},
		{"type: line\ndata: |\n  a,b\n  1,2\n  2,x\ny: b", 5, `data: no number for this axis: "x"`, "the line of comma-separated values"},
		{"type: line\ndata: {a: [1, 2], b: [1]}", 2, `data: 1 values for "b", but 2 before`, "columns of two lengths"},
		{"type: line\ndata: [[1, 2], [1, 2, 3]]", 2, "data: 3 values in a row of 2", "a row that is too long"},
		{"type: line\nx: [1]\ndata: [1, 2]", 2, "x: 1 values for 2 rows", "too few places"},
		{"type: line\ny: c\ndata: [[a, b], [1, 2]]", 2, `y: data has no column "c"`, "a column that is not there"},
		{"type: line\ndata: [[x, y], [a, b]]\ny: []", 2, "there is no column of numbers", "no column"},
		{"type: stacked\ny-scale: log\ndata: [1]", 2, "stacked: parts of a sum have no logarithmic axis", "parts on a logarithmic axis"},
		{"type: stacked\ndata: {a: -1}", 1, "stacked: −1 is below 0", "less than nothing"},
		{"type: bar\ndirection: up\ndata: [1]", 2, `direction is "up"`, "a direction that is none"},
		{"type: bar\ndata: {a: 1}\nmark: [{x: b}]", 3, `mark: there is no bar "b"`, "a mark on nothing"},
		{"type: line\ndata: [1, 2]\ncolor: mauve", 3, `unknown colour "mauve"`, "a colour that is none"},
		{"type: line\ndata: [1, 2]\nstep: -1", 3, "step is -1: want 0 to 99", "a step before the first"},
		{"type: line\ndata: [1, 2]\ntrend: {series: z}", 3, `trend: there is no series "z"`, "the trend of nothing"},
		{"type: line\ndata: [1, 2]\ntrend: {doubling: 3}", 3, "doubling: in months", "a doubling without dates"},
		{"type: line\nx-scale: time\ndata: [1, 2]", 2, `x-scale is "time"`, "a scale that is none"},
		{"type: line\nsplit: soon\ndata: [1, 2]", 2, "split: want a place on the axis x", "no place"},
		{"type: line\ny-range: 5\ndata: [1, 2]", 2, "y-range: want [from, to]", "a number for a range"},
		{"type: line\ny-range: [5]\ndata: [1, 2]", 2, "y-range: want [from, to]", "a range without an end"},
		{"type: line\nx-range: [0, 1]\ndata: {a: 1, b: 2}", 2, "x-range: want [from, to]", "a range of names"},
		{"type: timeline\ndata:\n  - {when: soon, what: x}", 3, `data: no year and no date: "soon"`, "no date"},
		{"type: timeline\ndata:\n  - {when: 2025, until: 2024, what: x}", 3, `data: until: no later year or date: "2024"`, "an end before its beginning"},
		{"type: timeline\ndata:\n  - {when: 2025, what: x, color: mauve}", 3, `data: unknown colour "mauve"`, "a colour that is none"},
		{"type: timeline\ndata:\n  - {when: 2025, what: x, step: -1}", 3, `data: step is "-1": want 0 to 99`, "a step before the first"},
		{"type: sparkline\ndata: [null]", 2, "there is no column of numbers", "no value"},
	} {
		_, err := Parse([]byte(tt.body), drawingtest.Testdata{})
		var at *problem.Problem
		if !errors.As(err, &at) || at.Line != tt.line || !strings.HasPrefix(at.Text, tt.want) {
			t.Errorf("%q\n error %v\n  want line %d: %s…: %s", tt.body, err, tt.line, tt.want, tt.why)
		}
		if at != nil && at.Hint == "" && !strings.Contains(at.Text, "want ") {
			t.Errorf("%q: no hint with: %s", tt.body, at.Text)
		}
	}
}

func TestAxisMarks(t *testing.T) {
	at := drawingtest.Still(t, drawingtest.Dark(), 0)
	for _, tt := range []struct {
		axis
		most int
		want string
		why  string
	}{
		{axis{span: span{0, 10}}, 6, "0 2 4 6 8 10", "even numbers"},
		{axis{span: span{-1, 1}, unit: "%"}, 5, "−1.0% −0.5% 0% 0.5% 1.0%", "all with a decimal, and the unit"},
		{axis{span: span{0, 3e6}}, 4, "0 1M 2M 3M", "millions"},
		{axis{span: span{0, 40000}}, 5, "0 10,000 20,000 30,000 40,000", "groups of three"},
		{axis{kind: logarithmic, span: span{-1, 1}}, 9, "0.1 0.2 0.5 1 2 5 10", "1, 2 and 5"},
		{axis{kind: logarithmic, span: span{0, 24}}, 9, "10⁰ 10³ 10⁶ 10⁹ 10¹² 10¹⁵ 10¹⁸ 10²¹ 10²⁴", "every third power"},
		{axis{kind: dates, span: span{1957, 2026}}, 8, "1960 1970 1980 1990 2000 2010 2020", "tens of years"},
		{axis{kind: dates, span: span{2024, 2024.5}}, 8, "2024-01 2024-02 2024-03 2024-04 2024-05 2024-06 2024-07", "months; a leap year's middle is the second of July"},
		{axis{kind: dates, span: span{yearOf(time.Date(2024, 2, 28, 0, 0, 0, 0, time.UTC)), yearOf(time.Date(2024, 3, 2, 0, 0, 0, 0, time.UTC))}}, 8, "2024-02-28 02-29 03-01 03-02", "days, the first with its year"},
		{axis{kind: named, names: []string{"甲", "乙", "丙"}, span: span{-0.5, 2.5}}, 2, "甲 丙", "every second name"},
	} {
		var got []string
		for _, m := range tt.marks(at, func(all []axisMark) bool { return len(all) <= tt.most }) {
			got = append(got, m.text)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%v: %s\n  want %s: %s", tt.span, s, tt.want, tt.why)
		}
	}
}

func TestNumbersInWords(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 3: "3", -2.5: "−2.5", 0.125: "0.125", 1234: "1234", 12345.678: "12,346", 2.5e6: "2.5M", 1e9: "1B",
		1.9e21: "1.9×10²¹", 1e-9: "1×10⁻⁹",
	} {
		if got := formatValue(v); got != want {
			t.Errorf("say(%g) = %q, want %q", v, got, want)
		}
	}
}

func TestYearsAndDates(t *testing.T) {
	for in, want := range map[string]float64{"2016": 2016, "2016.5": 2016.5, "2016-01-01": 2016, "2015-07-02 12:00": 2015.5, "2016-02": 2016 + 31.0/366} {
		if got, ok := year(in); !ok || math.Abs(got-want) > 1e-9 {
			t.Errorf("year(%q) = %v, want %v", in, got, want)
		}
	}
	for _, y := range []float64{1957, 2024.123456, 2025 - 1e-9} {
		if got := yearOf(dateOf(y)); math.Abs(got-y) > 1e-7 {
			t.Errorf("%v comes back as %v", y, got)
		}
	}
}

// BenchmarkGrowingChart draws one picture of a chart on its way, as they come
// 30 to 60 times a second.
func BenchmarkGrowingChart(b *testing.B) {
	for i, body := range []string{scatterBody, lineBody, stackedBody} {
		b.Run(fmt.Sprint(i), func(b *testing.B) {
			d := drawingtest.Parse(b, Parse, body)
			at := drawingtest.Still(b, drawingtest.Dark(), 0)
			at.Still, at.Since = false, drawing.GrowTime/2
			f := frame.New(110, 30, at.Look.Viewer.Widths, at.Look.Canvas())
			for b.Loop() {
				d.Size(110, 30, at)
				d.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: at})
			}
		})
	}
}

// TestTimelineWordsStandApart: nothing that is said lies on something else, and
// all of it is there, in every size.
func TestTimelineWordsStandApart(t *testing.T) {
	d := drawingtest.Parse(t, Parse, timelineBody).(*timeline)
	for _, size := range [][2]int{{34, 20}, {40, 16}, {60, 16}, {72, 14}, {110, 30}, {200, 60}} {
		text := drawingtest.Draw(d, size[0], size[1], drawingtest.Still(t, drawingtest.Dark(), 1)).Text()
		for _, e := range d.events {
			if strings.Count(text, e.what) != 1 || !strings.Contains(text, e.when) {
				t.Errorf("%v: %s, %s is not there once:\n%s", size, e.when, e.what, text)
			}
		}
	}
}

// TestAxesAreMedium: a chart that has the room sets its title and what stands
// at its axes in medium letters, and all of them within its area.
func TestAxesAreMedium(t *testing.T) {
	d := drawingtest.Parse(t, Parse, lineBody)
	for _, tt := range []struct {
		width, height int
		want          []string
	}{
		{104, 30, []string{"三种模型的训练损失", "2000", "4000", "步", "5"}},
		{72, 16, nil},
	} {
		at := drawingtest.Still(t, drawingtest.Dark(), 1)
		at.Lettering = lettering.Sextants
		f := drawingtest.Draw(d, tt.width, tt.height, at)
		seen := map[string]bool{}
		for _, l := range f.Lettered() {
			seen[l.Text] = true
			if r := l.Rect; r.X < 0 || r.Y < 0 || r.X+r.W > tt.width || r.Y+r.H > tt.height {
				t.Errorf("%q is cut off: %v of %dx%d", l.Text, r, tt.width, tt.height)
			}
		}
		for _, w := range tt.want {
			if !seen[w] {
				t.Errorf("%dx%d: %q is not medium:\n%s", tt.width, tt.height, w, f.Text())
			}
		}
		if tt.want == nil && len(seen) > 0 {
			t.Errorf("%dx%d: %v are medium in a small chart", tt.width, tt.height, seen)
		}
	}
}
