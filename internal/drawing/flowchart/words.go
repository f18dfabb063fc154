package flowchart

import (
	"fmt"
	"strings"
	"time"

	"revolute/internal/drawing"
)

// wrapped returns the flowchart in lines: its arrows, and the boxes without one.
func (g *graph) wrapped(width int, at drawing.State) []string {
	var all []string
	for line := range strings.Lines(g.arrowLines()) {
		line = strings.TrimRight(line, "\n")
		for _, l := range at.Widths().Lines(nil, line, width) {
			all = append(all, line[l.Start:l.End])
		}
	}
	return all
}

// arrowLines returns each arrow in a line: 甲 → 乙 (是).
func (g *graph) arrowLines() string {
	var lines []string
	tied := make([]bool, len(g.vertices))
	name := func(v int) string {
		tied[v] = true
		return strings.ReplaceAll(g.vertices[v].text, "\n", " ")
	}
	for _, l := range g.links {
		if l.stroke == hidden {
			continue
		}
		sign := "→"
		switch {
		case l.head == "" && l.tail == "":
			sign = "—"
		case l.tail != "":
			sign = "↔"
		}
		text := fmt.Sprintf("%s %s %s", name(l.from), sign, name(l.to))
		if l.label != "" {
			text += " (" + l.label + ")"
		}
		lines = append(lines, text)
	}
	for v := range g.vertices {
		if !tied[v] {
			lines = append(lines, name(v))
		}
	}
	return strings.Join(lines, "\n")
}

// Motion returns the time of a fade: what comes with a step fades in as text does.
func (g *graph) Motion(step int) time.Duration {
	if step > 0 && step <= g.steps {
		return drawing.FadeTime
	}
	return 0
}

// Frames returns 30 a second, enough to fade in.
func (g *graph) Frames() int { return 30 }

// Text returns the title, the clusters, and each arrow in a line.
func (g *graph) Text() string {
	lines := []string{g.title}
	for i, c := range g.clusters {
		var names []string
		for _, v := range g.vertices {
			if v.cluster == i {
				names = append(names, strings.ReplaceAll(v.text, "\n", " "))
			}
		}
		lines = append(lines, c.title+": "+strings.Join(names, ", "))
	}
	return drawing.JoinLines(append(lines, g.arrowLines())...)
}
