package deck

import (
	"strconv"
	"strings"
)

// blockStep says from which step on a block stands, and from which on it does
// not any more; both 0-based, as in Block. Its zero value says nothing.
type blockStep struct {
	from, until int
	said        bool
}

// apply gives the steps to a block, if they say something.
func (s blockStep) apply(b *Block) {
	if s.said {
		b.Step, b.Until = s.from, s.until
	}
}

// parseStep reads steps as people count them, from 1: "2" is from the second
// on, "2-3" the second and the third, "-3" up to the third.
func parseStep(s string) (blockStep, bool) {
	first, last, dash := strings.Cut(strings.TrimSpace(s), "-")
	out := blockStep{said: true}
	if first = strings.TrimSpace(first); first != "" || !dash {
		n, err := strconv.Atoi(first)
		if err != nil || n < 1 || n > maxSteps {
			return out, false
		}
		out.from = n - 1
	}
	if last = strings.TrimSpace(last); last != "" {
		n, err := strconv.Atoi(last)
		if err != nil || n <= out.from || n > maxSteps {
			return out, false
		}
		out.until = n
	}
	return out, last != "" || first != ""
}

// stepDirective reads <!-- step: 2-3 --> for the next block.
func (m *slideBuilder) stepDirective(d directive) {
	s, ok := parseStep(d.Value)
	if !ok {
		m.errorf(d.Line, "these are no steps: %s", d.Value).WithHint("write 2 (from the second on), 2-3, or -3 (up to the third)")
		return
	}
	m.last = max(m.last, s.from, s.until)
	m.next, m.nextAt = s, m.nested
}

// takeStep returns what a directive said about the next block.
func (m *slideBuilder) takeStep() blockStep {
	s := m.next
	if m.nextAt != m.nested {
		return blockStep{}
	}
	m.next = blockStep{}
	return s
}

// levels reads what incremental_lists may say: true, false, or down to which
// level of nesting each item is a step.
func levels(s string) (int, bool) {
	switch s {
	case "true", "all":
		return AllLevels, true
	case "false", "none":
		return 0, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && 0 <= n && n <= 6
}
