package drawing_test

import (
	"math"
	"strings"
	"testing"

	"revolute/internal/drawing"
	"revolute/internal/drawing/drawingtest"
	"revolute/internal/lettering"
	"revolute/theme"
)

func TestSet(t *testing.T) {
	at := drawingtest.Still(t, drawingtest.Dark(), 0)
	at.Lettering = lettering.Sextants
	medium, ok := at.Face(lettering.Medium)
	if !ok {
		t.Fatal("there are no medium letters")
	}
	small, _ := at.Face(lettering.Small)
	for _, tt := range []struct {
		text  string
		face  lettering.Face
		width int
		lines int
		w, h  int
		ok    bool
		why   string
	}{
		{text: "", face: small, width: 10, ok: true, why: "nothing takes nothing"},
		{text: "神经网络", face: small, width: 8, lines: 1, w: 8, h: 1, ok: true, why: "as wide as there is room"},
		{text: "神经网络", face: small, width: 7, lines: 2, w: 4, h: 2, ok: true, why: "two even lines"},
		{text: "神经网络", face: medium, width: 24, lines: 1, w: 24, h: 4, ok: true, why: "six cells a character"},
		{text: "神经网络", face: medium, width: 23, lines: 2, w: 12, h: 9, ok: true, why: "a row between two lines"},
		{text: "ก", face: medium, width: 80, lines: 1, w: 3, h: 4, why: "there is no glyph of it, though it would fit"},
		{text: "神", face: medium, width: 5, lines: 1, w: 6, h: 4, why: "wider than there is room"},
	} {
		got, ok := at.Set(tt.text, tt.face, tt.width)
		if ok != tt.ok || len(got.Lines) != tt.lines || got.W != tt.w || got.H != tt.h {
			t.Errorf("%q in %d cells: %q, %dx%d, %v; want %d lines, %dx%d, %v: %s", tt.text, tt.width, got.Lines, got.W, got.H, ok, tt.lines, tt.w, tt.h, tt.ok, tt.why)
		}
	}
}

// TestWithoutLook: where drawings are seen as shapes there is no terminal.
func TestWithoutLook(t *testing.T) {
	var at drawing.State
	if at.Wide() || at.Width("神经") != 4 || at.Pick("─", "-") != "─" {
		t.Errorf("wide %v, width %d, %q", at.Wide(), at.Width("神经"), at.Pick("─", "-"))
	}
	if at := drawingtest.Still(t, drawingtest.Wide(), 0); !at.Wide() || at.Pick("─", "-") != "-" {
		t.Error("a terminal of wide characters is not wide")
	}
}

func TestAlternativeStandsInTheMiddle(t *testing.T) {
	at := drawingtest.Still(t, drawingtest.Dark(), 0)
	rows := strings.Split(drawingtest.Draw(drawing.Alternative("一张照片"), 20, 7, at).Text(), "\n")
	if !strings.Contains(rows[3], "│     一张照片     │") {
		t.Errorf("not in the middle:\n%s", strings.Join(rows, "\n"))
	}
}

func TestShapesOfText(t *testing.T) {
	var s drawing.Shapes
	y := s.AddText(drawing.Ink{Role: theme.Text}, 0, 1, "甲", 2, drawing.Start)
	y = s.AddBold(drawing.Ink{Role: theme.Text}, 0, y, "乙", 2, drawing.Start)
	first, second := s.Items[0].(drawing.Word), s.Items[1].(drawing.Word)
	if step := second.At.Y - first.At.Y; math.Abs(step-2*drawing.LineHeight) > 1e-9 || math.Abs(y-1-2*step) > 1e-9 || first.Bold || !second.Bold {
		t.Errorf("baselines %v and %v, then %v", first.At, second.At, y)
	}
	text := "我们 observe 脉冲（spikes），distill 规则，再 manifest 为芯片上的学习系统 supercalifragilistic"
	for width := 3.0; width < 40; width += 1.7 {
		for _, lines := range [][]string{drawing.EmLines(text, width), drawing.BoldLines(text, width)} {
			if got := strings.Join(lines, ""); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(text, " ", "") {
				t.Errorf("%v ems: %q loses something", width, lines)
			}
		}
		for _, l := range drawing.EmLines(text, width) {
			if drawing.EmWidth(l) > width+1e-9 {
				t.Errorf("%v ems: %q is %v wide", width, l, drawing.EmWidth(l))
			}
		}
	}
	if got := drawing.EmLines("甲\n乙", 40); len(got) != 2 {
		t.Errorf("%q: a newline ends a line", got)
	}
	if drawing.BoldWidth("abc") <= drawing.EmWidth("abc") || drawing.BoldWidth("甲乙") != 2 {
		t.Error("bold letters are wider, Chinese ones are not")
	}
}
