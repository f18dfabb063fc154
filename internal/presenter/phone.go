package presenter

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/frame"
	"revolute/internal/live"
	"revolute/theme"
)

// Phone lets the speaker's phone lead the talk.
type Phone struct {
	Invite  func() (address string, err error) // where one phone becomes a driver, once
	Dismiss func() error                       // takes all phones that right
}

// invitedMsg is the answer to an invitation.
type invitedMsg struct {
	address string
	err     error
}

// invitePhone asks for an address for the speaker's phone.
func (m *Model) invitePhone() tea.Cmd {
	return func() tea.Msg {
		address, err := m.o.Phone.Invite()
		return invitedMsg{address, err}
	}
}

// apply shows the address as a QR code.
func (msg invitedMsg) apply(m *Model) tea.Cmd {
	switch {
	case msg.err != nil:
		m.status = StatusMsg{Text: m.tells(msg.err), Warns: true}
	case m.mode == presenting:
		m.address, m.mode = msg.address, code
	}
	return nil
}

// dismissPhone takes all phones the right to lead.
func (m *Model) dismissPhone() tea.Cmd {
	gone := StatusMsg{Text: m.words().phoneGone}
	return func() tea.Msg {
		if err := m.o.Phone.Dismiss(); err != nil {
			return StatusMsg{Text: err.Error(), Warns: true}
		}
		return gone
	}
}

// hasPhone reports whether a phone may lead. Only the speaker's own screen, which the
// room does not see, shows the code for one.
func (m *Model) hasPhone() bool { return m.o.Phone != nil && m.o.Speaker }

// phoneHint returns what stands under the QR code for a phone; "" under others.
func (m *Model) phoneHint() string {
	w := m.words()
	switch {
	case !m.hasPhone() || !strings.Contains(m.address, "/drive#"):
		return ""
	case strings.HasPrefix(m.address, "http:"):
		return w.phonePlain
	}
	return w.phoneOnce
}

// captionRows is how much of the screen a caption may cover.
const captionRows = 2

// overlaid returns f with what the speaker shows over the slide, a dot, and above the
// footer what is being said; and at the edge how the hall reacts.
func (m *Model) overlaid(f *frame.Frame) *frame.Frame {
	if m.o.Live == nil || m.talk.away || !m.talk.view.On() {
		return f
	}
	p, edge := m.talk.view.Place, m.audience.edge()
	if p.Pointer == (live.Pointer{}) && p.Caption == "" && edge == "" {
		return f
	}
	return m.o.Derived.over.Get(overlay{f, p.Pointer, p.Caption, edge}, func() *frame.Frame {
		f := m.overlay(f.Clone(), p)
		m.drawEdge(f, edge)
		return f
	})
}

// overlay is what a speaker shows over a frame.
type overlay struct {
	frame   *frame.Frame
	pointer live.Pointer
	caption string
	edge    string
}

// overlay draws what the speaker shows over f, and returns it.
func (m *Model) overlay(f *frame.Frame, p live.Place) *frame.Frame {
	if text := p.Caption; text != "" && m.height > 2*captionRows {
		lines := f.Widths().Lines(nil, text, max(1, m.width-8))
		lines = lines[max(0, len(lines)-captionRows):] // the end is what is being said
		st := m.look.Canvas()
		st.Attr |= frame.Reverse
		for i, l := range lines {
			words := " " + strings.TrimSpace(text[l.Start:l.End]) + " "
			f.Print(max(0, (m.width-f.Widths().Width(words))/2), m.height-1-len(lines)+i, words, st)
		}
	}
	if at := p.Pointer; at != (live.Pointer{}) {
		x, y := (int(at.X)-1)*(m.width-1)/999, (int(at.Y)-1)*(m.height-1)/999
		st := m.look.Style(theme.Warning)
		_, _, under := f.Cell(x, y)
		st.Bg = under.Bg
		f.Print(x, y, m.look.Glyph(theme.GlyphCurrent), st)
	}
	return f
}
