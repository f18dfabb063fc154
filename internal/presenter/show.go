package presenter

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/theme"
)

// refresh makes the frame that is to be seen now. Only New and the end of Update
// call it.
func (m *Model) refresh() {
	m.images.loads.Take()
	switch m.mode {
	case blank, bright:
		m.frame = m.dark()
	case overview:
		m.frame = m.grid.draw(m)
	case search:
		m.frame = m.finder.draw(m)
	case help:
		m.frame = m.drawHelp()
	case presenting:
		m.layOut()
		m.frame = m.drawSpeaker()
	case notes:
		m.frame = m.drawNotes()
	case code:
		m.frame = m.drawCode()
	default:
		m.layOut()
		if m.inTransition() {
			m.transition.To = m.shown
			m.frame = m.o.Layouts.TransitionFrame(m.transition.Transition)
			return
		}
		m.frame = m.overlaid(m.finder.light(m, m.light(m.shown.Frame)))
	}
}

// layOut lays the slide out as it is seen now.
func (m *Model) layOut() {
	m.shown = m.o.Layouts.Layout(m.instead(m.view()))
	m.scroll = min(m.scroll, m.shown.Scroll) // as the layout takes it
}

// view returns what the layout is asked for.
func (m *Model) view() layout.View {
	return layout.View{
		Deck: m.deck, Pos: m.pos, Lang: m.lang, Look: m.look,
		Width: m.width, Height: m.height, Scroll: m.scroll,
		Since: m.motion.since, Entered: m.motion.entered, Still: m.o.Still,
		Clock: m.clock.text, Hint: m.hint(), Warns: m.number == "" && (m.status.Warns || m.status.Text == "" && m.warning != ""),
		Graphics: m.graphics, Lettering: m.lettering, Loads: &m.images.loads,
		Exec: m.runs.seen,
	}
}

// hint returns what the footer has to say.
func (m *Model) hint() string {
	switch {
	case m.number != "":
		return fmt.Sprintf(m.words().goTo, m.number)
	case m.status.Text != "":
		return m.status.Text
	case m.audience.prompt != noPrompt:
		return m.audienceHint()
	case m.warning != "":
		return m.warning
	case m.finder.on && m.mode == slides:
		s := &m.finder
		return fmt.Sprintf(m.words().goOn, strings.TrimSpace(s.query), s.at+1, len(s.hits))
	}
	return cmp.Or(m.liveHint(), m.audienceHint())
}

// canvas returns an empty frame.
func (m *Model) canvas() *frame.Frame {
	return frame.New(m.width, m.height, m.terminal.Widths, m.look.Canvas())
}

// dark returns a black frame, or a white one. Where others show the talk, too, its last
// row says that the room is dark.
func (m *Model) dark() *frame.Frame {
	st := m.look.Canvas()
	text := m.look.Style(theme.Muted)
	if m.look.Colours() == theme.AllColours {
		st.Bg, text.Fg = frame.RGB(0, 0, 0), frame.RGB(0x50, 0x50, 0x50)
		if m.mode == bright {
			st.Bg, text.Fg = frame.RGB(255, 255, 255), frame.RGB(0xb0, 0xb0, 0xb0)
		}
	}
	f := frame.New(m.width, m.height, m.terminal.Widths, st)
	if m.o.Live != nil {
		text.Bg = st.Bg
		says := m.words().dark
		if !m.leads() {
			says = m.words().darkThere
		}
		f.Print(max(0, m.width-1-f.Widths().Width(says)), m.height-1, says, text)
	}
	return f
}

// fault returns a frame that says what went wrong.
func (m *Model) fault(problem any) *frame.Frame {
	f := m.canvas()
	text := fmt.Sprintf("%d: %v", m.pos.Slide+1, problem)
	y := m.height / 3
	for _, l := range f.Widths().Lines(nil, text, max(1, m.width-4)) {
		f.Print(2, y, text[l.Start:l.End], m.look.Style(theme.Warning))
		y++
	}
	return f
}

// forever is a time at which everything is at rest.
const forever = time.Duration(1<<63 - 1)
