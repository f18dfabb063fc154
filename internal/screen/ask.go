package screen

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"revolute/internal/frame"
	"revolute/internal/lettering"
)

// Facts are what is known of a terminal, and from which answer.
type Facts struct {
	Width, Height int    // cells
	Version       string // XTVERSION; "": no answer
	Primary       []int  // DA1; nil: no answer
	Secondary     []int  // DA2
	Background    string // OSC 11, as #rrggbb
	Graphics      frame.Graphics
	Lettering     lettering.Way
	Scaled        bool   // it sets text at several times its size, and the cursor confirmed it
	Outer         string // the terminal behind a multiplexer, as that says; "": not known
}

// Ask asks the terminal, without taking the screen, and waits for its last answer no
// longer than patience. What the environment says counts where it does not answer. in
// may be nil: then nothing is asked.
func Ask(ctx context.Context, in, out *os.File, env []string, outer func(context.Context) string, patience time.Duration) (Facts, error) {
	f := Facts{Graphics: Graphics(env), Lettering: Lettering(env)}
	f.Width, f.Height = Size(out, env)
	k := kindOf(env)
	g := graphics{now: f.Graphics, tmux: k.tmux}
	l := letters{tmux: k.tmux}
	if outer != nil {
		f.Outer = outer(ctx)
		l.behind(f.Outer)
	}
	if in != nil && k.answers {
		w := io.Writer(in) // a terminal is one file for both
		events, err := converse(in, w, questions(k), patience)
		if err != nil {
			return f, err
		}
		for _, e := range events {
			switch m := e.(type) {
			case uv.TerminalVersionEvent:
				f.Version = m.Name
			case uv.PrimaryDeviceAttributesEvent:
				f.Primary = m
			case uv.SecondaryDeviceAttributesEvent:
				f.Secondary = m
			case uv.BackgroundColorEvent:
				if m.Color != nil {
					r, g, b, _ := m.RGBA()
					f.Background = fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
				}
			}
			g.take(e)
			l.take(e)
		}
		var probe textProbe
		if !k.tmux && probe.due(f.Version) {
			events, err := converse(in, w, "\x1b[?1049h"+probeText, patience)
			_, _ = io.WriteString(w, "\x1b[?1049l")
			if err != nil {
				return f, err
			}
			for _, e := range events {
				if m, ok := e.(uv.CursorPositionEvent); ok && probe.take(tea.CursorPositionMsg(m)) {
					f.Scaled = true
				}
			}
		}
	}
	g.now.TextSize = f.Scaled
	f.Graphics = g.now
	if l.now != lettering.None {
		f.Lettering = l.now
	}
	return f, nil
}

// converse writes questions and returns the answers up to that to the last, DA1, or
// what has come when patience ends.
func converse(in *os.File, out io.Writer, questions string, patience time.Duration) ([]uv.Event, error) {
	d := &device{file: in, window: in, console: uv.NewConsole(in, in, nil)}
	if err := d.raw(); err != nil {
		return nil, err
	}
	defer d.restore()
	if _, err := io.WriteString(out, questions); err != nil {
		return nil, err
	}
	reader, err := uv.NewCancelReader(in)
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	timer := time.AfterFunc(patience, func() { reader.Cancel() })
	defer timer.Stop()
	var (
		decoder uv.EventDecoder
		events  []uv.Event
		data    []byte
		buf     [4096]byte
	)
	for {
		n, err := reader.Read(buf[:])
		data = append(data, buf[:n]...)
		if _, last := answers(data); last || err != nil {
			break
		}
	}
	for len(data) > 0 {
		n, e := decoder.Decode(data)
		if n <= 0 {
			break
		}
		data = data[n:]
		events = append(events, e)
	}
	return events, nil
}
