package layout

import (
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/theme"
)

// TestOnceForAll has very many viewers ask for the same slide at once: it is set
// once, and all are given the same frame.
func TestOnceForAll(t *testing.T) {
	d, err := deck.Parse("talk.md", []byte("# 一\n\n- 二\n\n<!-- pause -->\n\n- three\n"))
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	l := New(1 << 20)
	const viewers = 1000
	frames := make([]*frame.Frame, viewers)
	var wg sync.WaitGroup
	begin := make(chan struct{})
	for i := range frames {
		wg.Go(func() {
			<-begin
			look := th.For(theme.Viewer{Dark: true, Profile: colorprofile.ANSI256})
			since := time.Duration(i%2) * time.Millisecond // of the same picture of the motion
			frames[i] = l.Layout(View{Deck: d, Pos: deck.Pos{Step: 1}, Look: look, Width: 80, Height: 24, Since: since}).Frame
		})
	}
	close(begin)
	wg.Wait()
	for i, f := range frames {
		if f == nil || f != frames[0] {
			t.Fatalf("viewer %d of %d has a frame of their own", i, viewers)
		}
	}
}
