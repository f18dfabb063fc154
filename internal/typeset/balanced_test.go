package typeset

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// raggedness is what a division into lines costs: for each line the square of the
// columns by which it differs from the average, and for each break whether it
// stands after punctuation or before a bracket, after one or between words, or
// within a phrase. It is -1 if a line is too long.
func raggedness(all []element, ends []int, measure int) int {
	average := 0
	for _, e := range all {
		average += e.width
	}
	average /= len(ends)
	cost, from := 0, 0
	for _, to := range ends {
		width := columns(all[from:to])
		if width > measure {
			return -1
		}
		cost += (width - average) * (width - average)
		if from = to; to == len(all) {
			continue
		}
		ended := func(marks ...string) bool {
			return slices.ContainsFunc(marks, func(m string) bool { return strings.HasSuffix(join(all[:to]), m) })
		}
		next := all[to].text
		switch words := strings.TrimRight(join(all[:to]), " "); {
		case len(next) > 1 && slices.Contains([]string{"（", "《", "【", "「", "『", "“", "‘", "〈", "〔", "［", "｛", "〖", "〘", "〚", "￥", "＄"}, next):
		case ended(" "):
			if !strings.ContainsRune(",:;", rune(words[len(words)-1])) {
				cost += 20
			}
		case ended("，", "。", "、", "；", "：", "？", "！", "…", "—"):
		case ended("”", "’", "）", "》", "】", "」", "』"):
			cost += 20
		default:
			cost += 60
		}
	}
	return cost
}

// best returns the least cost of all divisions into n lines at good breaks, -1 if
// there is none.
func best(all []element, from, n, measure int, ends []int) int {
	if n == 1 {
		return raggedness(all, append(slices.Clone(ends), len(all)), measure)
	}
	least := -1
	for to := from + 1; to < len(all); to++ {
		if all[to-1].after != good || columns(all[from:to]) > measure {
			continue
		}
		if cost := best(all, to, n-1, measure, append(slices.Clone(ends), to)); cost >= 0 && (least < 0 || cost < least) {
			least = cost
		}
	}
	return least
}

// TestBalancedIsBest compares Balanced with all ways to break random titles into
// as many lines.
func TestBalancedIsBest(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	compared := 0
	for range 4000 {
		text := strings.Trim(randomText(rnd, 4+rnd.IntN(14)), " ")
		if text == "" {
			continue
		}
		w, measure := Widths(rnd.IntN(2)), 8+rnd.IntN(20)
		all := elements(text, w)
		lines := w.Lines(nil, text, measure)
		got := w.Balanced([]Line{{1, 2, 3}}, text, measure)
		if got[0] != (Line{1, 2, 3}) || len(got)-1 != len(lines) {
			t.Fatalf("Balanced(%q, %d) makes %d lines after %v, Lines %d", text, measure, len(got)-1, got[0], len(lines))
		}
		if len(lines) < 2 || len(lines) > 4 {
			continue
		}
		least := best(all, 0, len(lines), measure, nil)
		if least < 0 {
			if !slices.Equal(got[1:], lines) {
				t.Fatalf("Balanced(%q, %d) = %v where good breaks do not suffice", text, measure, got[1:])
			}
			continue
		}
		compared++
		var ends []int
		for _, ln := range got[2:] {
			at := 0
			for i, e := range all {
				if at == ln.Start {
					ends = append(ends, i)
				}
				at += len(e.text)
			}
		}
		if cost := raggedness(all, append(ends, len(all)), measure); cost != least {
			t.Errorf("Balanced(%q, %d), widths %d: %d lines cost %d, the best %d", text, measure, w, len(lines), cost, least)
		}
	}
	if compared < 200 {
		t.Errorf("only %d titles are compared", compared)
	}
}

// TestBalancedParts: lines that end by hand are balanced one by one, and long
// texts not at all.
func TestBalancedParts(t *testing.T) {
	rnd := rand.New(rand.NewPCG(9, 10))
	for range 300 {
		var parts []string
		var want []Line
		start, measure := 0, 6+rnd.IntN(20)
		for range 1 + rnd.IntN(4) {
			part := randomText(rnd, rnd.IntN(20))
			for _, ln := range Narrow.Balanced(nil, part, measure) {
				want = append(want, Line{ln.Start + start, ln.End + start, ln.Width})
			}
			parts = append(parts, part)
			start += len(part) + 1
		}
		text := strings.Join(parts, "\n")
		if got := Narrow.Balanced(nil, text, measure); !slices.Equal(got, want) {
			t.Errorf("Balanced(%q, %d) = %v, want %v", text, measure, got, want)
		}
	}
	title := strings.Repeat("标题", balancedClusters/2)
	if slices.Equal(Narrow.Balanced(nil, title, 300), Narrow.Lines(nil, title, 300)) {
		t.Errorf("a title of %d characters is not balanced", balancedClusters)
	}
	if long := title + "字"; !slices.Equal(Narrow.Balanced(nil, long, 300), Narrow.Lines(nil, long, 300)) {
		t.Errorf("a text of %d characters is balanced", balancedClusters+1)
	}
}
