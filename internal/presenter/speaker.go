package presenter

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/live"
	"revolute/theme"
)

// speaker is what the speaker's view knows beside the talk.
type speaker struct {
	now     time.Time // as last told; zero: not yet
	ticking bool
	slide   int // whose notes are scrolled
	top     int // the first line of the notes that is seen
	most    int // the last line that may be the first
}

// secondMsg tells the time while the speaker's view is seen.
type secondMsg struct{ at time.Time }

// openSpeaker shows the speaker's view; what stands over it goes back to it.
func (m *Model) openSpeaker() tea.Cmd {
	m.base, m.mode = presenting, presenting
	return nil
}

// closeSpeaker shows the slide again, but for who has no other view.
func (m *Model) closeSpeaker() tea.Cmd {
	if m.o.Speaker {
		return nil
	}
	m.base = slides
	return m.resume()
}

// awaitSecond asks for the time when the next second of the talk has gone by, at
// once if it is not known. Nothing is asked for while it is not to be seen.
func (m *Model) awaitSecond() tea.Cmd {
	s := &m.speaker
	if m.mode != presenting {
		if !s.ticking {
			s.now = time.Time{}
		}
		return nil
	}
	if s.ticking {
		return nil
	}
	s.ticking = true
	wait := time.Duration(0)
	if !s.now.IsZero() {
		wait = time.Second - m.elapsed()%time.Second
	}
	return tea.Tick(wait, func(at time.Time) tea.Msg { return secondMsg{at} })
}

// second takes the time.
func (m *Model) second(msg secondMsg) {
	m.speaker.ticking = false
	m.speaker.now = msg.at
	if m.began.IsZero() || m.began.After(msg.at) {
		m.began = msg.at
	}
}

// elapsed is what the talk's clock reads.
func (m *Model) elapsed() time.Duration {
	if m.o.Live != nil {
		return m.talk.view.Elapsed(m.speaker.now)
	}
	return m.speaker.now.Sub(m.began)
}

// restart has the talk begin now.
func (m *Model) restart() {
	switch {
	case m.o.Live != nil:
		m.change(live.Place.ResetClock)
	case !m.speaker.now.IsZero():
		m.began = m.speaker.now
	}
}

// scrollNotes scrolls the notes; where there is nothing to scroll it does what
// else says.
func (m *Model) scrollNotes(rows int, other func() tea.Cmd) tea.Cmd {
	if m.speaker.most == 0 {
		return other()
	}
	m.speaker.top = min(max(m.speaker.top+rows, 0), m.speaker.most)
	return nil
}

// drawSpeaker draws time and place, this step and the next one small, and the
// notes.
func (m *Model) drawSpeaker() *frame.Frame {
	f := m.canvas()
	y := min(1, m.height/12)
	m.speakerHead(f, y)
	y += 2
	if m.width >= 60 && m.height >= 18 {
		y = m.speakerSlides(f, y)
	} else {
		y = m.speakerTitles(f, y)
	}
	m.speakerNotes(f, y)
	return f
}

// speakerMargin is the columns left free at both sides.
const speakerMargin = 2

// speakerHead draws how long the talk has lasted, the time of day, and where it
// is.
func (m *Model) speakerHead(f *frame.Frame, y int) {
	x := speakerMargin
	if now := m.speaker.now; !now.IsZero() {
		x = f.Print(x, y, elapsed(m.elapsed()), bold(m.look.Style(theme.Accent))) + 3
		x = f.Print(x, y, now.Format("15:04"), m.look.Style(theme.Text)) + 3
	}
	place := strconv.Itoa(m.pos.Slide+1) + "/" + strconv.Itoa(m.deck.Len())
	if steps := m.deck.Slide(m.pos.Slide, m.lang).Steps; steps > 1 {
		place = fmt.Sprintf("%s  ·  %s", fmt.Sprintf(m.words().step, m.pos.Step+1, steps), place)
	}
	left := m.width - speakerMargin - f.Widths().Width(place)
	if left > x {
		f.Print(left, y, place, m.look.Style(theme.Text))
	}
	x = m.company(f, x, y, left-2)
	if hint := m.hint(); hint != "" {
		f.Print(x, y, f.Widths().Truncate(hint, max(0, left-x-2), "…"), bold(m.look.Style(theme.Accent)))
	}
}

// elapsed is a time as minutes and seconds, and hours if there are any.
func elapsed(t time.Duration) string {
	s := int(max(t, 0) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%02d:%02d", s/60, s%60)
}

// following is the step that comes next, with those that come by themselves after
// it.
func (m *Model) following() (deck.Pos, bool) {
	to, ok := m.deck.Next(m.pos, m.lang)
	for ok {
		next, more := m.deck.Next(to, m.lang)
		if !more || next.Slide != to.Slide || !m.automatic(next) {
			break
		}
		to = next
	}
	return to, ok
}

// speakerSlides draws this step and the next one small, and gives the row that
// comes after them.
func (m *Model) speakerSlides(f *frame.Frame, y int) int {
	const apart = 3
	room := m.width - 2*speakerMargin - apart
	w := room * 3 / 5
	h := min(w*m.height/m.width, (m.height-y-2)/2)
	next := room - w
	x := speakerMargin + w + apart
	f.Print(speakerMargin, y, m.words().now, m.look.Style(theme.Muted))
	f.Print(x, y, m.words().then, m.look.Style(theme.Muted))
	m.thumb(f, m.pos, frame.Rect{X: speakerMargin, Y: y + 1, W: w, H: h})
	if to, ok := m.following(); ok {
		m.thumb(f, to, frame.Rect{X: x, Y: y + 1, W: next, H: h})
	} else {
		f.Print(x, y+1, m.words().ends, m.look.Style(theme.Text))
	}
	return y + h + 2
}

// speakerTitles draws the titles of this slide and of the next one in place of
// pictures of them.
func (m *Model) speakerTitles(f *frame.Frame, y int) int {
	w := m.words()
	name := func(slide int) string {
		return strings.ReplaceAll(m.deck.Slide(slide, m.lang).Title(), "\n", " ")
	}
	next := w.ends
	if to, ok := m.following(); ok {
		if next = name(to.Slide); to.Slide == m.pos.Slide {
			next = fmt.Sprintf(w.step, to.Step+1, m.deck.Slide(to.Slide, m.lang).Steps)
		}
	}
	room := max(0, m.width-2*speakerMargin)
	f.Print(speakerMargin, y, f.Widths().Truncate(name(m.pos.Slide), room, "…"), bold(m.look.Style(theme.Title)))
	f.Print(speakerMargin, y+1, f.Widths().Truncate(w.then+"  "+next, room, "…"), m.look.Style(theme.Muted))
	return y + 3
}

// speakerNotes draws the notes from row y on.
func (m *Model) speakerNotes(f *frame.Frame, y int) {
	s := &m.speaker
	if s.slide != m.pos.Slide {
		s.slide, s.top = m.pos.Slide, 0
	}
	measure := max(1, min(m.look.Theme.Measure*5/4, m.width-2*speakerMargin))
	lines := m.noteLines(f, m.deck.Slide(m.pos.Slide, m.lang), measure)
	if len(lines) == 0 {
		lines = []noteLine{{text: m.words().noNotes, st: m.look.Style(theme.Muted)}}
	}
	room := max(1, m.height-y)
	if len(lines) > room {
		room = max(1, room-1) // for what says so
	}
	s.most = max(0, len(lines)-room)
	s.top = min(s.top, s.most)
	clip := frame.Rect{Y: y, W: m.width, H: room}
	for i, l := range lines[s.top:] {
		if l.link != "" {
			l.st.Link = f.Link(l.link)
		}
		f.PrintIn(clip, speakerMargin, y+i, l.text, l.st)
	}
	if left := s.most - s.top; left > 0 {
		f.Print(speakerMargin, m.height-1, "↓ "+strconv.Itoa(left), m.look.Style(theme.Muted))
	}
}
