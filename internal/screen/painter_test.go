package screen

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// page returns a frame with words in a colour.
func page(width, height int, words string) *frame.Frame {
	f := frame.New(width, height, typeset.Narrow, frame.Style{})
	f.Print(1, 1, words, frame.Style{Fg: frame.RGB(200, 100, 50)})
	return f
}

// painted is a painter and what it has written.
type painted struct {
	*painter
	out bytes.Buffer
}

func newPainted(k kind, shared *frame.Encodings) *painted {
	p := &painted{}
	p.painter = newPainter(&p.out, colorprofile.TrueColor, k, shared, func(error) {})
	return p
}

// take returns what was written since the last call.
func (p *painted) take() string {
	defer p.out.Reset()
	return p.out.String()
}

// TestShared: what is shown is the same, whether encodings are shared or not.
func TestShared(t *testing.T) {
	alone, shared := newPainted(kind{}, nil), newPainted(kind{}, frame.NewEncodings(1<<20))
	for _, p := range []*painted{alone, shared} {
		p.enter("题目", true)
	}
	for _, words := range []string{"一", "一二", "", "three"} {
		f := page(20, 3, words)
		alone.show(f, "题目")
		shared.show(f, "题目")
		a, s := alone.take(), shared.take()
		if a != s || !strings.Contains(a, "\x1b") {
			t.Errorf("%q: alone it writes %q, shared %q", words, a, s)
		}
	}
}

// TestWhole: a frame is painted whole when what the terminal shows is not known,
// and only then.
func TestWhole(t *testing.T) {
	for _, tt := range []struct {
		change func(*painted)
		whole  bool
		why    string
	}{
		{func(*painted) {}, false, "nothing happened"},
		{func(p *painted) { p.resized(20, 3) }, false, "the size is the same"},
		{func(p *painted) { p.resized(21, 3) }, true, "another width"},
		{func(p *painted) { p.resized(20, 4) }, true, "another height"},
		{func(p *painted) { p.forget() }, true, "another program had the screen"},
		{func(p *painted) { p.colours(colorprofile.TrueColor) }, false, "the colours are the same"},
		{func(p *painted) { p.colours(colorprofile.ANSI256) }, true, "other colours"},
		{func(p *painted) { p.synchronize() }, false, "only its beginning and end are marked from now on"},
	} {
		p := newPainted(kind{}, nil)
		p.enter("", true)
		p.show(page(20, 3, "一二三"), "")
		p.take()
		tt.change(p)
		p.show(page(20, 3, "一二四"), "")
		got := p.take()
		if whole := strings.Contains(got, "\x1b[J") && strings.Contains(got, "一"); whole != tt.whole {
			t.Errorf("painted whole: %v, want %v: %s: %q", whole, tt.whole, tt.why, got)
		}
		if sync := strings.Contains(got, beginSync); sync != p.sync || sync != strings.HasSuffix(got, endSync) {
			t.Errorf("shown at once: %v, want %v: %q", sync, p.sync, got)
		}
	}
}

// TestInactive: nothing is written before the screen is ours and after it is
// given back.
func TestInactive(t *testing.T) {
	p := newPainted(kind{answers: true}, nil)
	use := func(when string) {
		t.Helper()
		p.send(func(dst []byte) []byte { return append(dst, questions(p.kind)...) })
		p.show(page(20, 3, "一"), "title")
		p.leave()
		if got := p.take(); got != "" {
			t.Errorf("%s it writes %q", when, got)
		}
	}
	use("before it has the screen")
	p.enter("", true)
	p.show(page(20, 3, "一"), "")
	p.take()
	p.send(func(dst []byte) []byte { return append(dst, questions(p.kind)...) })
	if got := p.take(); got != questions(p.kind) {
		t.Errorf("the terminal is asked %q", got)
	}
	p.leave()
	if got := p.take(); !strings.HasPrefix(got, endSync+"\x1b[m") || !strings.Contains(got, "\x1b[?1049l") {
		t.Errorf("the screen is given back by %q", got)
	}
	use("after it gave the screen back")
}

// TestGone: a terminal that takes nothing any more is not written to again.
func TestGone(t *testing.T) {
	var failed error
	gone := errors.New("gone")
	p := newPainter(failing{gone}, colorprofile.TrueColor, kind{}, nil, func(err error) { failed = err })
	p.enter("", true)
	p.show(page(20, 3, "一"), "")
	if !errors.Is(failed, gone) || p.active {
		t.Errorf("the error is %v, active: %v", failed, p.active)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestAnswersAreWhole cuts answers at every byte: the part before the cut is a
// beginning of one, or nothing is held back.
func TestAnswersAreWhole(t *testing.T) {
	for _, answer := range []string{"\x1b[?64;1;9c", "\x1b[?2026;2$y", "\x1b[6;19;9t", "\x1b]11;rgb:1919/9090/0909\x1b\\"} {
		for cut := 2; cut < len(answer); cut++ {
			whole, last := answers([]byte("a" + answer[:cut]))
			if whole != 1 || last {
				t.Errorf("%q: %d bytes are whole, the last answer: %v", answer[:cut], whole, last)
			}
		}
		whole, last := answers([]byte("a" + answer + "b"))
		if whole != len(answer)+2 || last != strings.HasSuffix(answer, "c") {
			t.Errorf("%q: %d bytes are whole, the last answer: %v", answer, whole, last)
		}
	}
	long := "\x1b]11;" + strings.Repeat("9", longest-5) // as long as an answer may be
	if whole, _ := answers([]byte(long)); whole != 0 {
		t.Errorf("of %d bytes %d are no beginning of an answer", len(long), whole)
	}
	if whole, _ := answers([]byte(long + "9")); whole != len(long)+1 {
		t.Errorf("of %d bytes %d are taken for the beginning of an answer", len(long)+1, len(long)+1-whole)
	}
}
