package export

import (
	"bufio"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"revolute/internal/deck"
	"revolute/internal/layout"
	"revolute/slides"
	"revolute/theme"
)

// scene is what a film sends the terminal at a time.
type scene struct {
	at     time.Duration
	output string
}

// scenes reads a film: its head, and what it sends.
func scenes(t *testing.T, film string) (width, height int, all []scene) {
	t.Helper()
	lines := bufio.NewScanner(strings.NewReader(film))
	lines.Buffer(nil, 1<<24)
	lines.Scan()
	var head struct{ Version, Width, Height int }
	if err := json.Unmarshal(lines.Bytes(), &head); err != nil || head.Version != 2 {
		t.Fatalf("head %s: %v", lines.Text(), err)
	}
	var last float64
	for lines.Scan() {
		var event []any
		if err := json.Unmarshal(lines.Bytes(), &event); err != nil || len(event) != 3 || event[1] != "o" {
			t.Fatalf("event %s: %v", lines.Text(), err)
		}
		at := event[0].(float64)
		if at < last {
			t.Fatalf("time goes back from %g to %g", last, at)
		}
		last = at
		all = append(all, scene{time.Duration(at*1e6+0.5) * time.Microsecond, event[2].(string)})
	}
	return head.Width, head.Height, all
}

// screenText returns what a terminal shows, without the blanks at the ends of rows.
func screenText(em *vt.Emulator) string {
	var b strings.Builder
	for y := range em.Height() {
		var row strings.Builder
		for x := range em.Width() {
			if c := em.CellAt(x, y); c != nil {
				row.WriteString(c.Content)
			}
		}
		b.WriteString(strings.TrimRight(row.String(), " ") + "\n")
	}
	return b.String()
}

// TestCast plays the built-in deck's film in a virtual terminal: at the end of
// each step it shows what the step is.
func TestCast(t *testing.T) {
	d, err := deck.OpenFS(slides.FS, "atol", "atol")
	if err != nil {
		t.Fatal(err)
	}
	look, _ := looks(t, "atol")
	stands := func(deck.Pos) time.Duration { return time.Second }
	for _, still := range []bool{false, true} {
		var film strings.Builder
		o := CastOptions{Lang: "zh", Look: look, Width: 80, Height: 24, Still: still, Stands: stands, From: deck.Pos{Slide: 5}}
		if err := Cast(&film, d, o); err != nil {
			t.Fatal(err)
		}
		w, h, all := scenes(t, film.String())
		em := vt.NewEmulator(w, h)
		seen := map[string]time.Duration{}
		for _, s := range all {
			_, _ = em.Write([]byte(s.output))
			seen[screenText(em)] = s.at
		}
		layouts, steps := layout.New(0), 0
		for at, more := o.From, true; more; at, more = d.Next(at, "zh") {
			v := layout.View{Deck: d, Pos: at, Lang: "zh", Look: look, Width: w, Height: h, Still: true}
			s := layouts.Layout(v)
			v.Still = false
			if m := layouts.Layout(v).Motion; m > time.Hour {
				continue // it never rests
			}
			steps++
			if _, ok := seen[s.Frame.Text()]; !ok {
				t.Errorf("still=%v: slide %d, step %d is never seen:\n%s", still, at.Slide+1, at.Step+1, s.Frame.Text())
			}
		}
		if end := all[len(all)-1].at; end < time.Duration(steps-3)*time.Second {
			t.Errorf("still=%v: it ends after %v, though %d steps stand a second each", still, end, steps)
		}
	}
}

func TestCastTimes(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("# a\n\n<!-- pause -->\n\nb\n\n---\n\n# c\n"))
	if err != nil {
		t.Fatal(err)
	}
	look, _ := looks(t, "atol")
	var film strings.Builder
	var told []int
	err = Cast(&film, d, CastOptions{
		Look: look, Width: 40, Height: 12, Still: true,
		Stands:   func(at deck.Pos) time.Duration { return time.Duration(at.Slide*10+at.Step+1) * time.Second },
		Progress: func(n, _ int) { told = append(told, n) },
	})
	if err != nil {
		t.Fatal(err)
	}
	_, _, all := scenes(t, film.String())
	var at []time.Duration
	for _, s := range all {
		at = append(at, s.at)
	}
	want := []time.Duration{0, 0, time.Second, 3 * time.Second, 14 * time.Second}
	if len(at) != len(want) {
		t.Fatalf("times %v, want %v", at, want)
	}
	for i := range at {
		if at[i] != want[i] {
			t.Errorf("times %v, want %v: each step stands as long as it is told", at, want)
			break
		}
	}
	if len(told) != 2 || told[1] != 2 {
		t.Errorf("it told of slides %v", told)
	}
	if err := Cast(full{}, d, CastOptions{Look: look, Width: 40, Height: 12, Stands: func(deck.Pos) time.Duration { return 0 }}); !errors.Is(err, errFull) {
		t.Errorf("Cast gave %v", err)
	}
}

// TestCastPasses films how a slide comes in place of another, unless nothing is
// to move.
func TestCastPasses(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("# 一\n\n---\n\n<!-- transition: slide -->\n\n# 二\n"))
	if err != nil {
		t.Fatal(err)
	}
	look, _ := looks(t, "atol")
	for _, still := range []bool{false, true} {
		var film strings.Builder
		o := CastOptions{Look: look, Width: 40, Height: 12, Still: still, Stands: func(deck.Pos) time.Duration { return time.Second }}
		if err := Cast(&film, d, o); err != nil {
			t.Fatal(err)
		}
		_, _, all := scenes(t, film.String())
		em := vt.NewEmulator(o.Width, o.Height)
		_, _ = em.WriteString("\x1b[20h")
		for _, s := range all {
			_, _ = em.WriteString(s.output)
		}
		if got := screenText(em); !strings.Contains(got, "二") || strings.Contains(got, "一") {
			t.Errorf("still %v: in the end the film shows\n%s", still, got)
		}
		if passes := len(all) > 6; passes == still {
			t.Errorf("still %v: %d pictures", still, len(all))
		}
	}
}

// looks returns a built-in theme on both backgrounds.
func looks(t *testing.T, name string) (dark, light *theme.Look) {
	t.Helper()
	th, err := theme.Builtin(name)
	if err != nil {
		t.Fatal(err)
	}
	v := theme.Viewer{Profile: colorprofile.TrueColor}
	light = th.For(v)
	v.Dark = true
	return th.For(v), light
}
