package chart

import (
	"strings"
	"testing"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/drawing/drawingtest"
)

const (
	scatterBody = `type: scatter
src: training_compute.csv
x: date
y: flop
label: name
y-scale: log
x-range: [1957, 2025]
y-range: [1e3, 1e27]
title: 主要 AI 模型的训练计算量
y-label: FLOP
split: 2010
trend: {from: 2010, step: 1, label: 每5-6个月翻一倍}
name: [Perceptron Mark I, NETtalk (dictionary), LeNet-5, AlexNet, AlphaGo Lee, GPT-3 175B, GPT-4, Grok 4]
credit: "Epoch AI, CC BY"
`
	unitsBody = `type: units
unit: 20
items:
  - {label: 李世石, value: 20, text: "~20 瓦特", large: 20 W, color: life, step: 0}
  - {label: AlphaGo, value: 150000, text: "150,000 瓦特", large: "150,000 W", color: energy, step: 1}
`
	stripBody = `type: strip
src: publications.csv
x: year
y: venue
title: 宋宇航已发表论文（2017-2025）
mark: [{x: 2024, y: Nature Neuroscience, color: energy}]
`
)

// dataBodies are charts of files and of amounts.
var dataBodies = []string{scatterBody, unitsBody, stripBody}

// tall reports whether d is text where there is little room.
func tall(d drawing.Drawing) bool {
	_, ok := d.(*units)
	return ok
}

func TestDataChartsStayInTheirArea(t *testing.T) {
	for _, body := range dataBodies {
		d := drawingtest.Parse(t, Parse, body)
		drawingtest.CheckAreas(t, d, body, tall(d), 2, 0, 150*time.Millisecond, 300*time.Millisecond, 700*time.Millisecond)
	}
}

func TestChartsSayTheirData(t *testing.T) {
	for _, tt := range []struct {
		body string
		want []string
	}{
		{scatterBody, []string{"主要 AI 模型的训练计算量  FLOP", "AlphaGo Lee  2016  1.9×10²¹", "Grok 4  2025  5×10²⁶", "n = 58", "每5-6个月翻一倍", "Epoch AI, CC BY"}},
		{unitsBody, []string{"李世石  ~20 瓦特  1 × ⠂", "AlphaGo  150,000 瓦特  7,500 × ⠂"}},
		{stripBody, []string{"宋宇航已发表论文（2017-2025）", "Nature Neuroscience: 2024", "NeurIPS: 2020, 2021, 2022 ×2"}},
	} {
		drawingtest.CheckText(t, drawingtest.Parse(t, Parse, tt.body), tt.want...)
	}
}

func TestDataChartErrors(t *testing.T) {
	items := "type: units\nunit: 20\nitems:\n"
	for _, tt := range []struct {
		body      string
		line      int
		want, why string
	}{
		{"", 1, "a chart needs a type", "nothing"},
		{"x: 1\ntype: pie\n", 2, `type is "pie": want a type of chart`, "a type that is none"},
		{"type: units\nunits: 20\n", 2, `unknown key "units"`, "a key that is none"},
		{"type: units\nunit: -1\nitems: []\n", 1, "unit: want what one dot stands for", "a unit below nothing"},
		{items + "  - {label: a}\n", 4, "item: value is missing", "no value"},
		{items + "  - {value: .inf}\n", 4, `value is ".inf": want 0 to 12000000`, "more than can be drawn"},
		{items + "  - {value: 1, color: mauve}\n", 4, `unknown colour "mauve"`, "a colour that is none"},
		{items + "  - {value: 1, step: -1}\n", 4, "step is -1: want 0 to 99", "a step before the first"},
		{"type: strip\nx: year\n", 1, "src is missing", "no file"},
		{"type: strip\nsrc: gone.csv\n", 2, "open testdata", "a file that is not there"},
		{"type: strip\nsrc: publications.csv\nx: yeer\n", 3, `x: publications.csv has no column "yeer"`, "a column that is not there"},
		{"type: strip\nsrc: publications.csv\nx: venue\ny: year\n", 2, `publications.csv:2: no year and no date: "Neural Regeneration`, "a column of another kind"},
		{strings.Replace(stripBody, "x: 2024", "x: 2025", 1), 6, `mark: there is nothing at 2025, "Nature Neuroscience"`, "a mark on nothing"},
		{strings.Replace(scatterBody, "y-scale: log", "y-scale: sqrt", 1), 6, `y-scale is "sqrt"`, "a scale that is none"},
		{strings.Replace(scatterBody, "[1e3, 1e27]", "[1e27, 1e3]", 1), 8, "y-range: 1e27 is not below 1e3", "a range backwards"},
		{strings.Replace(scatterBody, "[1e3, 1e27]", "[0, 1]", 1), 8, `y-range: "0" cannot stand on this axis`, "nothing, on a logarithmic axis"},
		{strings.Replace(scatterBody, "Grok 4", "Grok 44", 1), 13, `name: there is no point "Grok 44"`, "a name that is none"},
		{strings.Replace(scatterBody, "from: 2010", "from: 2100", 1), 12, "trend: fewer than two points from 2100 on", "a trend through nothing"},
	} {
		drawingtest.CheckError(t, Parse, tt.body, tt.line, tt.want, tt.why)
	}
}

func FuzzChart(f *testing.F) {
	for _, body := range dataBodies {
		f.Add(body, "name,date,flop,year,venue\na,2001-01-01,3e4,2001,x\nb,2011,3e9,2011,y\n")
	}
	for _, body := range chartBodies {
		f.Add(body, "")
	}
	at := drawingtest.Still(f, drawingtest.Dark(), 1)
	f.Fuzz(func(t *testing.T, body, file string) {
		src := drawingtest.File(file)
		drawingtest.CheckFuzzed(t, Parse, body, src, true, at)
	})
}
