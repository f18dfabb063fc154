package presenter

import (
	"strings"
	"testing"

	"revolute/internal/deck"
	"revolute/internal/live"
)

// TestReactionsRise: what the hall sends stands at the right edge of stage and
// followers, newer below older, where the slide is empty, and goes.
func TestReactionsRise(t *testing.T) {
	r := newRoom(t, parsed(t, "# 神经元\n\n短\n\n---\n\n# Next\n"))
	s, f := r.enter(live.Stage, live.Own, deck.Pos{}), r.enter(live.Follower, "", deck.Pos{})
	press(s, "l h")
	hear(f)
	before := f.Frame().Text()
	say := func(n uint64, reactions ...int) {
		r.talk.Say("hall", live.Sum{N: n, Reactions: reactions})
		hear(s, f)
	}
	rows := func(m *Model) (seen []string) {
		for line := range strings.Lines(m.Frame().Text()) {
			if _, text, ok := strings.Cut(strings.TrimRight(line, " \n"), "   "); ok && strings.Contains(text, "+") {
				seen = append(seen, strings.TrimSpace(text))
			}
		}
		return seen
	}
	for i, tt := range []struct {
		sum  []int
		want string
		why  string
	}{
		{[]int{0, 2}, "鼓掌 +2", "two clap"},
		{[]int{0, 3, 1}, "鼓掌 +2|鼓掌 +1|爱 +1", "later ones push them up"},
		{[]int{0, 3, 1}, "鼓掌 +2|鼓掌 +1|爱 +1", "nothing new"},
		{[]int{9, 9, 9, 9, 9, 9, 9}, "赞 +9|鼓掌 +6|爱 +8|笑 +9|哇 +9|想一想 +9|慢一点 +9", "more than there is room for"},
	} {
		say(uint64(i+1), tt.sum...)
		want := strings.Split(tt.want, "|")
		want = want[max(0, len(want)-maxReactions):]
		for _, m := range []*Model{s, f} {
			if got := rows(m); strings.Join(got, "|") != strings.Join(want, "|") {
				t.Errorf("%s: %q, want %q\n%s", tt.why, got, want, m.Frame().Text())
			}
		}
	}
	if !strings.Contains(f.Frame().Text(), "神经元") {
		t.Errorf("the slide is covered:\n%s", f.Frame().Text())
	}
	f.Update(reactedMsg{f.audience.reacted})
	if got := f.Frame().Text(); got != before {
		t.Errorf("they have not gone:\n%s\nwant\n%s", got, before)
	}
}
