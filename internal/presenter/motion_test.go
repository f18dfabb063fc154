package presenter

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
)

// stopwatch plays a model's waits in order, as fast as it can: what Bubble Tea does,
// with a time of its own.
type stopwatch struct {
	m    *Model
	now  time.Time
	cmds []tea.Cmd
}

func (c *stopwatch) key(keys string) {
	for _, k := range splitKeys(keys) {
		_, cmd := c.m.Update(keyOf(k))
		c.cmds = append(c.cmds, cmd)
	}
}

func splitKeys(s string) (keys []string) {
	start := 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] == ' ' {
			if i > start {
				keys = append(keys, s[start:i])
			}
			start = i + 1
		}
	}
	return keys
}

// tick has the time of a motion go on by one of its pictures. It reports whether
// the model wanted it.
func (c *stopwatch) tick() bool {
	if !c.m.motion.ticking {
		return false
	}
	every := time.Second / time.Duration(max(1, c.m.shown.Frames))
	c.now = c.now.Add(every)
	c.m.Update(tickMsg{c.m.motion.id, c.now, every})
	return true
}

func moving(t *testing.T, at deck.Pos) *stopwatch {
	o := options(t, openTalk(t))
	o.Still, o.At = false, at
	return &stopwatch{m: New(o), now: time.Unix(1000, 0)}
}

func TestMotionEnds(t *testing.T) {
	c := moving(t, deck.Pos{Slide: 4, Step: 1})
	if c.m.shown.Motion == 0 {
		t.Fatal("the slide does not move: the test tests nothing")
	}
	first := c.m.Frame()
	ticks := 0
	for c.tick() {
		if ticks++; ticks > 1000 {
			t.Fatal("it never comes to rest")
		}
	}
	if ticks == 0 || c.m.Frame().Equal(first) {
		t.Errorf("%d ticks, and nothing has moved", ticks)
	}
	if want := int(c.m.shown.Motion.Seconds()*float64(c.m.shown.Frames)) + 2; ticks > want {
		t.Errorf("%d ticks, want at most %d", ticks, want)
	}
}

func TestNoTickAtRest(t *testing.T) {
	c := moving(t, deck.Pos{Slide: 2})
	for c.tick() {
	}
	for _, keys := range []string{"o", "esc", "?", "esc", "b", "b", "L", "4 enter", "down"} {
		c.key(keys)
		for range 1000 {
			if !c.tick() {
				break
			}
		}
		if c.m.motion.ticking {
			t.Errorf("after %q a timer runs", keys)
		}
	}
}

func TestStillHasNoTicks(t *testing.T) {
	o := options(t, openTalk(t))
	o.At = deck.Pos{Slide: 4}
	if m := New(o); m.motion.ticking || m.first != nil {
		t.Error("a timer runs though nothing is to move")
	}
}

// TestKeyWins: a step that moves does not keep the next one waiting.
func TestKeyWins(t *testing.T) {
	c := moving(t, deck.Pos{Slide: 4, Step: 1})
	c.tick()
	c.key("right")
	if at(c.m) != "6.1" {
		t.Errorf("at %s: next did not go on", at(c.m))
	}
}

// TestAuto: steps come by themselves, one after another; a key brings all of
// them at once, and going back does not bring them again.
func TestAuto(t *testing.T) {
	c := moving(t, deck.Pos{Slide: 5})
	for range 10000 {
		if !c.tick() {
			break
		}
	}
	if at(c.m) != "6.3" {
		t.Errorf("left alone: at %s, want 6.3", at(c.m))
	}
	c.key("left")
	c.tick()
	c.tick()
	if at(c.m) != "6.2" {
		t.Errorf("back: at %s, want 6.2 to stay", at(c.m))
	}

	c = moving(t, deck.Pos{Slide: 5})
	c.tick()
	c.key("right")
	if at(c.m) != "6.3" || c.m.moving() {
		t.Errorf("a key on the way: at %s, moving %v; want 6.3 at rest", at(c.m), c.m.moving())
	}
	c.key("right")
	if at(c.m) != "7.1" {
		t.Errorf("the next key: at %s, want 7.1", at(c.m))
	}
	c.key("left r")
	if at(c.m) != "6.1" || !c.m.moving() {
		t.Errorf("r: at %s, moving %v; want 6.1 from the start", at(c.m), c.m.moving())
	}
}

func TestStaleTick(t *testing.T) {
	c := moving(t, deck.Pos{Slide: 4, Step: 1})
	old := tickMsg{c.m.motion.id, c.now, time.Hour}
	c.key("r")
	c.m.Update(old)
	if c.m.motion.since != 0 {
		t.Error("a tick of an earlier motion was followed")
	}
}

func TestAutoplay(t *testing.T) {
	play := func(loop bool) *Model {
		o := options(t, openTalk(t))
		o.Autoplay, o.Loop = true, loop
		return New(o)
	}
	m := play(false)
	if m.first == nil {
		t.Fatal("no wait was begun")
	}
	for range 20 {
		if m.awaitAutoplay() == nil {
			break
		}
		m.Update(autoplayMsg{m.autoplay.id})
	}
	if at(m) != "7.1" {
		t.Errorf("at %s, want the last slide to stand", at(m))
	}

	m = play(true)
	press(m, "G")
	m.Update(autoplayMsg{m.autoplay.id})
	if at(m) != "1.1" {
		t.Errorf("at %s, want the start again", at(m))
	}
}

func TestAutoplayStops(t *testing.T) {
	tests := []struct{ keys, want, then, why string }{
		{"space", "1.1", "2.1", "space stops and does no more; then it is the next step again"},
		{"a", "1.1", "2.1", "so does the key that has started it"},
		{"esc", "1.1", "2.1", "and the key that ends things"},
		{"right", "2.1", "2.2", "another key stops and does what it says"},
		{"o esc", "1.1", "2.1", "so does one that shows something else"},
	}
	for _, tt := range tests {
		o := options(t, openTalk(t))
		o.Autoplay = true
		m := New(o)
		id := m.autoplay.id
		press(m, tt.keys)
		m.Update(autoplayMsg{id})
		if at(m) != tt.want || m.hint() != chinese.stopped && tt.keys != "o esc" {
			t.Errorf("%q: at %s, hint %q; want %s and a note: %s", tt.keys, at(m), m.hint(), tt.want, tt.why)
		}
		press(m, "space")
		m.Update(autoplayMsg{m.autoplay.id - 1})
		if at(m) != tt.then || m.hint() != "" {
			t.Errorf("%q space: at %s, hint %q; want %s and a free footer: %s", tt.keys, at(m), m.hint(), tt.then, tt.why)
		}
		press(m, "a")
		m.Update(autoplayMsg{m.autoplay.id})
		if at(m) == tt.then || !m.autoplay.on {
			t.Errorf("%q space a: it does not go on", tt.keys)
		}
	}
}

func TestStands(t *testing.T) {
	tests := []struct {
		src  string
		want time.Duration
		why  string
	}{
		{"# a", 3 * time.Second, "no slide stands for less than three seconds"},
		{"三十个汉字三十个汉字三十个汉字三十个汉字三十个汉字三十个汉字", 2*time.Second + 30*90*time.Millisecond, "Chinese is read by the character"},
		{"one two three four five six seven eight", 4 * time.Second, "English by the word"},
		{longText(), 20 * time.Second, "and none for more than twenty"},
		{"<!-- autoplay: 8s -->\n\n# a", 8 * time.Second, "a slide may say how long"},
		{"---\nautoplay: 7s\n---\n\n# a", 7 * time.Second, "and so may a deck"},
		{"---\nautoplay: 7s\n---\n\n<!-- autoplay: 8s -->\n\n# a", 8 * time.Second, "the slide knows better"},
		{"```go\none two three four five six seven eight nine\n```", 2*time.Second + 9*250*time.Millisecond, "code is read word by word"},
		{"| 一二三四五 | 六七八九十 |\n|---|---|\n| 一二三四五 | 六七八九十 |", 3*time.Second + 800*time.Millisecond, "each cell of a table"},
		{"- one two three\n- four five six", 3*time.Second + 500*time.Millisecond, "what is in a list"},
		{"一二三四五，六七八九十。《一二三四五》", 2*time.Second + 15*90*time.Millisecond, "signs take no time"},
		{"a-b-c d'e 12 34 x9", 2*time.Second + 8*250*time.Millisecond, "words are what signs and spaces part, numbers too"},
		{"one two three four five six seven eight\n\n<!-- pause -->\n\nnine", 4 * time.Second, "what comes with a later step is not read yet"},
	}
	for _, tt := range tests {
		d, err := deck.Parse("t.md", []byte(tt.src))
		if err != nil {
			t.Fatal(err)
		}
		if got := StepTime(d, deck.Pos{}, d.Match("")); got != tt.want {
			t.Errorf("%.40q stands %v, want %v: %s", tt.src, got, tt.want, tt.why)
		}
	}
}

func longText() (s string) {
	for range 300 {
		s += "word "
	}
	return s
}
