package host

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/problem"
	"revolute/internal/web"
	"revolute/theme"
)

// openWeb makes what answers those who come with a browser, until ctx ends.
func (h *Host) openWeb(ctx context.Context) error {
	if (h.o.TLSCert == "") != (h.o.TLSKey == "") {
		return problem.Usagef("--tls-cert and --tls-key go together")
	}
	h.pages = web.New(ctx, web.Options{Secure: h.o.TLSCert != "", Streams: h.o.HTTPConns, Crowd: h.rooms.readers})
	return nil
}

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

// web answers those who come with a browser.
func (h *Host) web() http.Handler {
	mux := http.NewServeMux()
	for _, path := range []string{"/metrics", "/healthz", "/readyz"} {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, path+" is answered where revolute serve --admin ADDR listens", http.StatusNotFound)
		})
	}
	mux.Handle("/", h.pages)
	return mux
}

// inviteWeb writes where browsers find the decks, and, if that is asked for, where
// the speaker's phone becomes one that leads.
func (h *Host) inviteWeb(a net.Addr, sh *shelf) {
	scheme := "http"
	if h.o.TLSCert != "" {
		scheme = "https"
	}
	host, port, _ := net.SplitHostPort(a.String())
	if name, _, _ := publicName(h.o.Name); name != "" {
		host = name
	} else if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = outward()
	}
	at := scheme + "://" + net.JoinHostPort(host, port)
	fmt.Fprintf(h.stdout, "%s/\n", at)
	if !h.o.Phone {
		return
	}
	for _, it := range sh.items {
		fmt.Fprintf(h.stdout, "the speaker's phone, once: %s%s\n", at, h.pages.Invite(it.name))
	}
	if scheme == "http" {
		h.log.Warn("the speaker's phone leads over plain HTTP: others on the network can read along")
	}
}

// outward is the address by which others reach this machine, as far as it knows.
func outward() string {
	all, err := net.InterfaceAddrs()
	if err != nil {
		return "localhost"
	}
	for _, a := range all {
		if n, ok := a.(*net.IPNet); ok && n.IP.IsGlobalUnicast() && n.IP.To4() != nil {
			return strings.TrimSpace(n.IP.String())
		}
	}
	return "localhost"
}
