package typeset

import "strings"

// balancedClusters is how long a text, in clusters, may be to be balanced; longer
// ones are no titles.
const balancedClusters = 240

// Balanced breaks text as Lines does and into as many lines, but as evenly
// as possible, and rather after punctuation than within a phrase: for titles and
// statements.
func (w Widths) Balanced(dst []Line, text string, measure int) []Line {
	for start := 0; ; {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			return w.balanced(dst, text[start:], start, measure)
		}
		dst = w.balanced(dst, text[start:start+end], start, measure)
		start += end + 1
	}
}

// balanced breaks text without newlines, with offsets from base on.
func (w Widths) balanced(dst []Line, text string, base, measure int) []Line {
	first := len(dst)
	dst = w.Lines(dst, text, measure)
	for i := first; i < len(dst); i++ {
		dst[i].Start, dst[i].End = dst[i].Start+base, dst[i].End+base
	}
	if len(dst)-first < 2 {
		return dst
	}
	p := paragraph{text: text, widths: w}
	p.findBreaks()
	if len(p.clusters) > balancedClusters {
		return dst
	}
	if cuts := p.even(len(dst)-first, measure); cuts != nil {
		from := 0
		for i, to := range cuts {
			dst[first+i] = p.line(from, to, base)
			from = to
		}
	}
	return dst
}

// jointCosts are the costs of a break at a joint: hundredths of the square of the
// measure. They are added to the square of the columns by which its line differs from
// the average, so that lines may differ by 20 % of the measure for a break after
// punctuation instead of one within a phrase, and by more to keep a word together.
var jointCosts = [...]int{apart: 0, phrases: 5, spaced: 3, adjacent: 8, oneWord: 24}

// even returns the clusters after each of n lines of at most measure columns, so
// that the sum of costs is the least, or nil if good breaks do not suffice.
func (p *paragraph) even(n, measure int) []int {
	// The clusters before which there is a good break, with 0 and the end, and what a
	// break there costs.
	ends, costs := []int{0}, []int{0}
	chinese := strings.ContainsFunc(p.text, IsCJK)
	for i, c := range p.clusters {
		if last := i == len(p.clusters)-1; c.after == good || last {
			breaking := 0
			if !last {
				breaking = jointCosts[p.jointAt(i+1, chinese)] * measure * measure / 100
			}
			ends, costs = append(ends, i+1), append(costs, breaking)
		}
	}
	average := 0
	for _, c := range p.clusters {
		average += int(c.width)
	}
	average /= n
	const none = 1 << 30
	cost := make([][]int, n+1) // cost[k][j]: the least for k lines up to ends[j]
	back := make([][]int, n+1)
	for k := range cost {
		cost[k], back[k] = make([]int, len(ends)), make([]int, len(ends))
		for j := range ends {
			cost[k][j] = none
		}
	}
	cost[0][0] = 0
	for k := 1; k <= n; k++ {
		for j := 1; j < len(ends); j++ {
			for i := j - 1; i >= 0; i-- {
				width := p.line(ends[i], ends[j], 0).Width
				if width > measure {
					break
				}
				short := width - average
				if c := cost[k-1][i] + short*short + costs[j]; cost[k-1][i] < none && c < cost[k][j] {
					cost[k][j], back[k][j] = c, i
				}
			}
		}
	}
	j := len(ends) - 1
	if cost[n][j] >= none {
		return nil
	}
	cuts := make([]int, n)
	for k := n; k > 0; k-- {
		cuts[k-1] = ends[j]
		j = back[k][j]
	}
	return cuts
}
