package presenter

import (
	"bytes"
	"image"
	"image/png"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
)

// imageTalk has an image on its second slide.
func imageTalk(t *testing.T) *deck.Deck {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 100, 100))); err != nil {
		t.Fatal(err)
	}
	d, err := deck.OpenFS(fstest.MapFS{
		"talk.md": {Data: []byte("# 一\n\n文字\n\n---\n\n# 二\n\n![图](a.png)\n\n---\n\n# 三\n\n![图](a.png)\n")}, "a.png": {Data: b.Bytes()},
	}, "talk.md", "talk.md")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// runAll does what cmd asks for, and all that follows.
func runAll(m *Model, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			runAll(m, c)
		}
	default:
		_, next := m.Update(msg)
		runAll(m, next)
	}
}

func imagesSeen(m *Model) int {
	whole, _ := m.Frame().Placed()
	return len(whole)
}

// TestImagesLater: a slide is seen at once, its image when it is loaded; that of
// the next slide is loaded before.
func TestImagesLater(t *testing.T) {
	o := options(t, imageTalk(t))
	o.Graphics = frame.Graphics{Protocol: frame.Kitty}
	o.At = deck.Pos{Slide: 1}
	m := New(o)
	if n := imagesSeen(m); n != 0 {
		t.Fatalf("%d images at the start, want none yet", n)
	}
	runAll(m, m.Init())
	if n := imagesSeen(m); n != 1 {
		t.Fatalf("%d images after they were loaded, want 1", n)
	}

	o.At = deck.Pos{}
	m = New(o)
	runAll(m, m.Init())
	m.Update(keyOf("right"))
	if n := imagesSeen(m); n != 1 || m.Pos().Slide != 1 {
		t.Errorf("%d images on slide %d at once, want 1 on the second", n, m.Pos().Slide+1)
	}
}

// TestImagesChange: the terminal may turn out to show images otherwise.
func TestImagesChange(t *testing.T) {
	o := options(t, imageTalk(t))
	o.At = deck.Pos{Slide: 1}
	m := New(o)
	runAll(m, m.Init())
	if imagesSeen(m) != 0 {
		t.Fatal("an image where there are but blocks")
	}
	_, cmd := m.Update(frame.Graphics{Protocol: frame.Sixel, CellWidth: 10, CellHeight: 20})
	runAll(m, cmd)
	if imagesSeen(m) != 1 {
		t.Error("no image once the terminal has said that it shows some")
	}
	_, cmd = m.Update(keyOf("o"))
	runAll(m, cmd)
	if m.images.loading || imagesSeen(m) != 0 {
		t.Error("the overview has images, not blocks, or still loads")
	}
}
