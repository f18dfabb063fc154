package screen

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// paintings shows frames on a painter and keeps what each took.
type paintings struct {
	p   *painter
	out bytes.Buffer
}

func newPaintings(k kind) *paintings {
	s := &paintings{}
	s.p = newPainter(&s.out, colorprofile.TrueColor, k, nil, func(error) {})
	s.p.enter("", true)
	s.show(blankFrame())
	return s
}

func (s *paintings) show(f *frame.Frame) string {
	s.out.Reset()
	s.p.show(f, "")
	return s.out.String()
}

func blankFrame() *frame.Frame { return frame.New(20, 6, typeset.Narrow, frame.Style{}) }

func with(img *frame.Image, x, y int) *frame.Frame {
	f := blankFrame()
	f.Place(f.Bounds(), x, y, img)
	return f
}

func imageOf(p frame.Protocol, n int) *frame.Image {
	return &frame.Image{Protocol: p, Columns: 4, Rows: 2, Width: 40, Height: 40, Data: bytes.Repeat([]byte{'d'}, n)}
}

// commands are the kitty commands in s, as options; the number of an image is
// taken out, and transmissions are shortened.
func commands(s string) []string {
	var out []string
	for _, m := range regexp.MustCompile("\x1b_G([^;\x1b]*)(;[^\x1b]*)?\x1b\\\\").FindAllStringSubmatch(s, -1) {
		var kept []string
		for o := range strings.SplitSeq(m[1], ",") {
			if o != "q=2" && !strings.HasPrefix(o, "i=") {
				kept = append(kept, o)
			}
		}
		out = append(out, strings.Join(kept, ","))
	}
	return out
}

// TestKittyCells: a kitty with placeholders is sent an image once, and its cells
// each time.
func TestKittyCells(t *testing.T) {
	s := newPaintings(kind{})
	s.p.inCells()
	img := imageOf(frame.Kitty, 9000)
	want := []string{"a=t,f=100,t=d,m=1", "m=1", "m=0", "a=p,U=1,c=4,r=2"}
	first := s.show(with(img, 3, 1))
	if got := commands(first); !slices.Equal(got, want) {
		t.Errorf("first: %q, want %q", got, want)
	}
	if n := strings.Count(first, "\U0010eeee"); n != 8 {
		t.Errorf("%d placeholders, want 8", n)
	}
	if out := s.show(blankFrame()); strings.Contains(out, "_G") {
		t.Errorf("gone: %q, want cells alone", out)
	}
	again := s.show(with(img, 8, 3))
	if len(commands(again)) > 0 || strings.Count(again, "\U0010eeee") != 8 {
		t.Errorf("again: %q, want 8 placeholders and no command", again)
	}
	s.p.forget()
	if out := s.show(with(img, 8, 3)); len(commands(out)) > 0 || strings.Count(out, "\U0010eeee") != 8 {
		t.Errorf("painted anew: %q", out)
	}
	s.out.Reset()
	s.p.leave()
	if got := commands(s.out.String()); !slices.Equal(got, []string{"a=d,d=I"}) {
		t.Errorf("at the end: %q, want it deleted", got)
	}
}

// TestKittyOver: an older kitty shows images over cells: each place is set and
// taken away, and the data are sent once.
func TestKittyOver(t *testing.T) {
	s := newPaintings(kind{})
	img := imageOf(frame.Kitty, 10)
	steps := []struct {
		f    *frame.Frame
		want []string
		why  string
	}{
		{with(img, 3, 1), []string{"a=t,f=100,t=d,m=0", "a=p,p=1004,c=4,r=2,C=1"}, "sent and placed"},
		{with(img, 3, 1), nil, "it stands"},
		{with(img, 9, 1), []string{"a=d,d=i,p=1004", "a=p,p=1010,c=4,r=2,C=1"}, "moved"},
		{with(img, 18, 1), []string{"a=d,d=i,p=1010"}, "a part of it cannot be shown"},
		{with(img, 9, 1), []string{"a=p,p=1010,c=4,r=2,C=1"}, "whole again"},
		{blankFrame(), []string{"a=d,d=i,p=1010"}, "gone"},
	}
	for _, tt := range steps {
		if got := commands(s.show(tt.f)); !slices.Equal(got, tt.want) {
			t.Errorf("%q, want %q: %s", got, tt.want, tt.why)
		}
	}
	s.show(with(img, 3, 1))
	s.p.inCells()
	if got := commands(s.show(with(img, 3, 1))); !slices.Equal(got, []string{"a=d,d=i,p=1004", "a=p,U=1,c=4,r=2"}) {
		t.Errorf("once it says that it has placeholders: %q", got)
	}
}

// TestOverCells: sixels and iTerm2's images are sent where they come, left alone
// while they stand, and go with their cells.
func TestOverCells(t *testing.T) {
	for _, tt := range []struct {
		protocol frame.Protocol
		start    string
	}{{frame.Sixel, "\x1bP0;1q"}, {frame.ITerm2, "\x1b]1337;File=inline=1"}} {
		s := newPaintings(kind{})
		img := imageOf(tt.protocol, 30)
		sent := func(out string) int { return strings.Count(out, tt.start) }
		out := s.show(with(img, 3, 1))
		if sent(out) != 1 || !strings.Contains(out, "\x1b7\x1b[2;4H"+tt.start) || !strings.HasSuffix(out, "\x1b8") {
			t.Errorf("%q: want the image at column 4 of row 2, and the cursor put back", out)
		}
		beside := with(img, 3, 1)
		beside.Print(0, 1, "ab", frame.Style{})
		if out = s.show(beside); sent(out) != 0 || !strings.Contains(out, "ab") {
			t.Errorf("%q: text beside it sends it again", out)
		}
		if out = s.show(blankFrame()); sent(out) != 0 || strings.Count(out, " ") < 8 && !strings.Contains(out, "K") && !strings.Contains(out, "X") {
			t.Errorf("%q: its cells are not cleared", out)
		}
		if out = s.show(with(img, 3, 1)); sent(out) != 1 {
			t.Errorf("%q: it did not come back", out)
		}
		s.p.forget()
		if out = s.show(with(img, 3, 1)); sent(out) != 1 {
			t.Errorf("%q: painted anew, it has to be sent again", out)
		}
		covered := with(img, 3, 1)
		covered.Print(3, 1, "ab", frame.Style{})
		if out = s.show(covered); sent(out) != 0 || !strings.Contains(out, "\x1b[2;4H\x1b[4X") || !strings.Contains(out, "\x1b[3;4H\x1b[4X") {
			t.Errorf("%q: covered in part, what is left of it stays", out)
		}
	}
}

// TestKittyForgets: what a terminal holds of ours is bounded.
func TestKittyForgets(t *testing.T) {
	s := newPaintings(kind{})
	s.p.inCells()
	deleted := 0
	for range 300 {
		for _, c := range commands(s.show(with(imageOf(frame.Kitty, 10), 3, 1))) {
			if c == "a=d,d=I" {
				deleted++
			}
		}
	}
	m := &s.p.images
	if deleted != 300-len(m.sent) || len(m.ids) != len(m.sent) || len(m.sent) > lastID-firstID {
		t.Errorf("%d held, %d numbers, %d deleted of 300", len(m.sent), len(m.ids), deleted)
	}
	seen := map[uint32]bool{}
	for _, x := range m.sent {
		if seen[x.id] || x.id&0xff < firstID || x.id>>24 == 0 {
			t.Fatalf("id %d twice, or none that shows", x.id)
		}
		seen[x.id] = true
	}
	for range 4 {
		s.show(with(imageOf(frame.Kitty, 30<<20), 3, 1))
	}
	if m.bytes > heldBytes {
		t.Errorf("%d bytes held, at most %d are to be", m.bytes, heldBytes)
	}
}

func TestKittyInTmux(t *testing.T) {
	s := newPaintings(kind{tmux: true})
	s.p.inCells()
	out := s.show(with(imageOf(frame.Kitty, 10), 3, 1))
	if !strings.Contains(out, "\x1bPtmux;\x1b\x1b_Ga=t") || strings.Contains(strings.ReplaceAll(out, "\x1b\x1b_G", ""), "\x1b_G") {
		t.Errorf("%q: want all commands passed through", out)
	}
}

func TestGraphics(t *testing.T) {
	tests := []struct {
		env  string
		want frame.Protocol
		why  string
	}{
		{"TERM=xterm-256color", frame.Blocks, "nothing is known"},
		{"TERM=xterm-kitty", frame.Kitty, ""},
		{"TERM=xterm-256color\nTERM_PROGRAM=ghostty", frame.Kitty, ""},
		{"TERM=foot", frame.Sixel, ""},
		{"TERM=xterm-256color\nTERM_PROGRAM=iTerm.app", frame.ITerm2, ""},
		{"TERM=xterm-256color\nTERM_PROGRAM=WezTerm", frame.ITerm2, ""},
		{"TERM=tmux-256color\nKITTY_WINDOW_ID=1", frame.Blocks, "tmux may not let images through"},
		{"TERM=screen.xterm-kitty\nKITTY_WINDOW_ID=1", frame.Blocks, "nor does GNU screen"},
	}
	for _, tt := range tests {
		if got := Graphics(strings.Split(tt.env, "\n")).Protocol; got != tt.want {
			t.Errorf("Graphics(%q) = %v, want %v: %s", tt.env, got, tt.want, tt.why)
		}
	}
}

func TestGraphicsAnswers(t *testing.T) {
	ok := uv.KittyGraphicsEvent{Payload: []byte("OK")}
	version := func(s string) tea.Msg { return tea.TerminalVersionMsg{Name: s} }
	da := func(n ...int) tea.Msg { return uv.PrimaryDeviceAttributesEvent(n) }
	tests := []struct {
		begin   graphics
		answers []tea.Msg
		want    frame.Protocol
		inCells bool
		why     string
	}{
		{graphics{}, []tea.Msg{version("XTerm(390)"), da(64, 4, 22)}, frame.Sixel, false, "4 is sixel"},
		{graphics{}, []tea.Msg{da(62, 22)}, frame.Blocks, false, "nothing"},
		{graphics{}, []tea.Msg{version("kitty(0.41.1)"), ok, da(62)}, frame.Kitty, true, ""},
		{graphics{}, []tea.Msg{version("kitty(0.26.5)"), ok, da(62)}, frame.Kitty, false, "no placeholders before 0.28"},
		{graphics{}, []tea.Msg{version("ghostty 1.1.0"), ok, da(62, 22)}, frame.Kitty, true, ""},
		{graphics{}, []tea.Msg{version("WezTerm 20240203"), ok, da(65, 4)}, frame.ITerm2, false, "its own is better"},
		{graphics{}, []tea.Msg{version("foot(1.13.1)"), da(62, 4)}, frame.Sixel, false, ""},
		{graphics{now: frame.Graphics{Protocol: frame.Kitty}}, []tea.Msg{da(62)}, frame.Blocks, false, "it did not answer as a kitty"},
		{graphics{now: frame.Graphics{Protocol: frame.ITerm2}}, []tea.Msg{da(62)}, frame.ITerm2, false, "it cannot be asked"},
		{graphics{tmux: true}, []tea.Msg{version("tmux 3.5a"), da(1, 2, 4)}, frame.Blocks, false, "tmux answers for itself"},
		{graphics{tmux: true}, []tea.Msg{version("tmux 3.5a"), da(1, 2, 4), version("kitty(0.41.1)"), ok}, frame.Kitty, true, "the terminal behind it, later"},
		{graphics{tmux: true}, []tea.Msg{version("tmux 3.5a"), da(1, 2, 4), version("WezTerm 20240203"), ok}, frame.Blocks, false, "it has no placeholders"},
		{graphics{fixed: true}, []tea.Msg{version("kitty(0.41.1)"), ok, da(62)}, frame.Blocks, true, "the user wants blocks"},
	}
	for _, tt := range tests {
		g, inCells := tt.begin, false
		for _, a := range tt.answers {
			_, in := g.take(a)
			inCells = inCells || in
		}
		if g.now.Protocol != tt.want || inCells != tt.inCells {
			t.Errorf("%v: %v, in cells %v, want %v, %v: %s", tt.answers, g.now.Protocol, inCells, tt.want, tt.inCells, tt.why)
		}
	}
}

// asking is a model that notes what it is told of its terminal's images.
type asking struct {
	*counter
	told []frame.Graphics
}

func (a *asking) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if g, ok := msg.(frame.Graphics); ok {
		a.told = append(a.told, g)
		return a, nil
	}
	_, cmd := a.counter.Update(msg)
	return a, cmd
}

// TestImageAnswers: what a terminal answers reaches the model, in pieces too, and
// nothing of it becomes keys.
func TestImageAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &asking{counter: newCounter(40, 8)}
		tm := start(a, 40, 8, false)
		settle()
		if w := tm.written(); !strings.Contains(w, askImages) || strings.Index(w, askImages) > strings.LastIndex(w, "\x1b[c") {
			t.Error("it was not asked before the last question")
		}
		for _, piece := range []string{"\x1bP>|kitty(0.41.1)\x1b", "\\\x1b_Gi=31", ";OK\x1b\\\x1b[6;", "36;18t\x1b[?62;c"} {
			tm.typed(piece)
		}
		tm.typed("x")
		tm.shows(t, "keys x")
		tm.typed("q")
		_ = tm.end()
		want := frame.Graphics{Protocol: frame.Kitty, CellWidth: 18, CellHeight: 36}
		if len(a.told) == 0 || a.told[len(a.told)-1] != want {
			t.Errorf("the model was told %+v, want %+v", a.told, want)
		}
	})
}

// TestTmuxAnswers: a tmux is asked again, since it may have lost the question.
func TestTmuxAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &asking{counter: newCounter(40, 8)}
		tm := startIn(a, 40, 8, false, []string{"TERM=tmux-256color", "TMUX=x"})
		settle()
		tm.typed("\x1bP>|tmux 3.5a\x1b\\\x1b[?1;2;4c")
		time.Sleep(time.Second)
		synctest.Wait()
		if n := strings.Count(tm.written(), throughTmux); n != 2 {
			t.Errorf("asked %d times, want 2", n)
		}
		tm.typed("\x1bP>|kitty(0.41.1)\x1b\\\x1b_Gi=31;OK\x1b\\")
		tm.typed("q")
		_ = tm.end()
		if n := len(a.told); n != 1 || a.told[0].Protocol != frame.Kitty {
			t.Errorf("the model was told %+v, want a kitty", a.told)
		}
	})
}

// TestTextSize: large text is sent where it comes, in its style, and goes with
// its cells.
func TestTextSize(t *testing.T) {
	s := newPaintings(kind{})
	img := frame.NewText("为\x1b[31m么", 2, frame.Style{Fg: frame.Indexed(5), Attr: frame.Bold}, typeset.Narrow)
	f := frame.New(40, 6, typeset.Narrow, frame.Style{})
	s.show(f.Clone())
	f.Place(f.Bounds(), 3, 1, img)
	out := s.show(f)
	if want := "\x1b7\x1b[2;4H\x1b[1;35m\x1b]66;s=2;为[31m么\x1b\\\x1b8"; !strings.HasSuffix(out, want) {
		t.Errorf("%q, want it to end with %q: no control gets through", out, want)
	}
	if out = s.show(f.Clone()); out != "" {
		t.Errorf("%q while it stands", out)
	}
}
