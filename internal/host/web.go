package host

import (
	"net"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/serve"
	"revolute/internal/web"
	"revolute/theme"
)

// showWeb shows the decks of a shelf to those who come with a browser.
func (h *Host) showWeb(sh *shelf) {
	if h.o.HTTP == "" {
		return
	}
	for _, it := range sh.items {
		v := theme.Viewer{Profile: colorprofile.TrueColor}
		light := it.theme.For(v)
		v.Dark = true
		r := h.rooms.of(it.name)
		h.pages.Set(web.Deck{
			Name: it.name, Deck: it.deck, Full: it.full, Dark: it.theme.For(v), Light: light,
			Talk: r.Talk, Crowd: r.audience, Notes: h.o.Notes, Pixels: it.theme.Type.Pixels,
		})
	}
}

// phone returns what invites a speaker's phone to lead the talk of a deck with the
// speaker's own right; nil if browsers cannot come here.
func (h *Host) phone(name string) func(serve.Visitor) string {
	if h.o.HTTP == "" {
		return nil
	}
	return func(v serve.Visitor) string { return h.at + h.pages.Invite(name, v.Key) }
}

// dismiss returns what takes all phones the right to lead the talk of a deck.
func (h *Host) dismiss(name string) func() {
	return func() { h.pages.Dismiss(name) }
}

// Reachable returns the host and port by which others come to where a listens: by
// that name if there is one, and else by an address that is not this machine's alone.
func Reachable(a net.Addr, name string) string {
	host, port, _ := net.SplitHostPort(a.String())
	if name != "" {
		return net.JoinHostPort(name, port)
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsUnspecified() {
		return net.JoinHostPort(host, port)
	}
	all, _ := net.InterfaceAddrs() // without any there is this machine
	for _, a := range all {
		if n, ok := a.(*net.IPNet); ok && n.IP.IsGlobalUnicast() && n.IP.To4() != nil {
			return net.JoinHostPort(n.IP.String(), port)
		}
	}
	return net.JoinHostPort("localhost", port)
}
