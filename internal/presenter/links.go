package presenter

import (
	"net/url"
	"strings"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/drawing/all"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/theme"
)

// A link that breaks over lines is several zones, of one address, one behind the
// other: together they are one place to choose.

// linkAt returns the zones of the link that is chosen, and how many links there are.
func (m *Model) linkAt(n int) (zones []layout.Zone, of int) {
	last := ""
	for _, z := range m.shown.Zones {
		if z.Link == "" {
			continue
		}
		if z.Link != last {
			of++
			last = z.Link
		}
		if of == n {
			zones = append(zones, z)
		}
	}
	return zones, of
}

// choose takes the next or the last link of the slide.
func (m *Model) choose(by int) {
	_, of := m.linkAt(0)
	if of == 0 {
		m.say(m.words().noLink)
		return
	}
	switch m.link += by; {
	case m.link < 1:
		m.link = of
	case m.link > of:
		m.link = 1
	}
	zones, _ := m.linkAt(m.link)
	m.say(zones[0].Link)
}

// chosen returns the address of the chosen link; "" if none is.
func (m *Model) chosen() string {
	if m.link == 0 {
		return ""
	}
	if zones, _ := m.linkAt(m.link); len(zones) > 0 {
		return zones[0].Link
	}
	return ""
}

// choosing reports whether a link is chosen.
func (m *Model) choosing() bool { return m.chosen() != "" }

// unchoose ends the choice of a link, or else a search that goes on.
func (m *Model) unchoose() {
	if m.choosing() {
		m.link = 0
		return
	}
	m.finder = finder{}
}

// light returns f with the chosen link lit.
func (m *Model) light(f *frame.Frame) *frame.Frame {
	if m.link == 0 {
		return f
	}
	zones, _ := m.linkAt(m.link)
	if len(zones) == 0 {
		return f
	}
	f = f.Clone()
	for _, z := range zones {
		f.Restyle(z.Rect, func(st frame.Style) frame.Style {
			st.Attr |= frame.Reverse | frame.Bold
			return st
		})
	}
	return f
}

// open follows an address: to a slide of this deck, or out of the terminal.
func (m *Model) open(address string) tea.Cmd {
	if name, ok := strings.CutPrefix(address, "#"); ok {
		// A slide is named by its number, or by its heading as it is or as GitHub writes
		// it in addresses.
		if s, err := url.PathUnescape(name); err == nil {
			name = s
		}
		for _, try := range []string{name, strings.ReplaceAll(name, "-", " ")} {
			if to, err := m.deck.Find(try); err == nil {
				return m.jump(to)
			}
		}
		m.status = StatusMsg{Text: address + ": " + m.words().nothing, Warns: true}
		return nil
	}
	if !opens(address) || m.o.Open == nil {
		m.say(address + m.words().seeQR)
		return nil
	}
	m.say(address)
	return func() tea.Msg { return m.o.Open(address) }
}

// opens reports whether an address is one for a browser, or a mail.
func opens(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return true
	}
	return false
}

// jump goes to a position far off; the way back is kept.
func (m *Model) jump(to deck.Pos) tea.Cmd {
	const longest = 100
	if m.trail = append(m.trail, m.pos); len(m.trail) > longest {
		m.trail = m.trail[1:]
	}
	cmd := m.enter(to, animated)
	m.jumped = true
	return cmd
}

// jumpBack goes to where the last jump began.
func (m *Model) jumpBack() tea.Cmd {
	if len(m.trail) == 0 {
		return nil
	}
	to := m.trail[len(m.trail)-1]
	m.trail = m.trail[:len(m.trail)-1]
	cmd := m.enter(to, atRest)
	m.jumped = len(m.trail) > 0
	return cmd
}

// showCode shows the chosen link, or else the slide's first one, as a QR code.
func (m *Model) showCode() {
	address := m.chosen()
	if zones, of := m.linkAt(1); address == "" && of > 0 {
		address = zones[0].Link
	}
	if address == "" {
		m.say(m.words().noLink)
		return
	}
	m.address, m.mode = address, code
}

// drawCode draws a QR code with its address; the address alone where there is
// no room for the code.
func (m *Model) drawCode() *frame.Frame {
	f := m.canvas()
	at := drawing.State{Still: true, Look: m.look}
	d, err := all.Parse("qr", []byte(m.address), drawing.NoSource{})
	if err != nil {
		f.Print(1, m.height/2, m.address, m.look.Style(theme.Text))
		return f
	}
	w, h := d.Size(m.width, m.height, at)
	d.Draw(drawing.Canvas{Frame: f, Area: frame.Rect{X: (m.width - w) / 2, Y: (m.height - h) / 2, W: w, H: h}, State: at})
	if hint := f.Widths().Truncate(m.phoneHint(), m.width, "…"); hint != "" {
		f.Print((m.width-f.Widths().Width(hint))/2, m.height-1, hint, m.look.Style(theme.Warning))
	}
	return f
}
