package cli

import (
	"context"
	"net/http"
	"strings"
	"time"

	"golang.org/x/net/netutil"

	"revolute/internal/deck"
	"revolute/internal/host"
	"revolute/internal/live"
	"revolute/internal/live/remote"
	"revolute/internal/presenter"
	"revolute/internal/problem"
	"revolute/internal/web"
	"revolute/theme"
)

// phone lets the speaker's phone lead a talk, as --phone says: by a server of this
// program that shows the deck to nobody else, or by the one that is led. It returns
// what tells that server of a deck that was read again.
func (p *program) phone(ctx context.Context, t *live.Talk, d *deck.Deck, th *theme.Theme) (phone *presenter.Phone, again func(*deck.Deck), err error) {
	if strings.HasPrefix(p.flags.phone, "ssh:") {
		target, err := remote.ParseTarget(p.flags.phone)
		if err != nil {
			return nil, nil, problem.Usagef("--phone: %v", err)
		}
		keys := p.sshKeys()
		return &presenter.Phone{
			Invite:  func() (string, error) { return remote.Phone(ctx, target, keys) },
			Dismiss: func() error { return remote.Dismiss(ctx, target, keys) },
		}, func(*deck.Deck) {}, nil
	}
	listener, err := host.Listen("phone", p.flags.phone)
	if err != nil {
		return nil, nil, err
	}
	const conns = 16
	pages := web.New(ctx, web.Options{Phone: true, Streams: conns / 2})
	again = func(d *deck.Deck) {
		v := p.viewer()
		v.Dark = false
		light := th.For(v)
		v.Dark = true
		pages.Set(web.Deck{Name: "talk", Deck: d, Full: d, Dark: th.For(v), Light: light, Talk: t})
	}
	again(d)
	s := &http.Server{
		Handler: pages, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 20 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 8 << 10,
	}
	go func() { _ = s.Serve(netutil.LimitListener(listener, conns)) }()
	context.AfterFunc(ctx, func() { _ = s.Close() })
	at := "http://" + host.Reachable(listener.Addr(), "")
	return &presenter.Phone{
		Invite:  func() (string, error) { return at + pages.Invite("talk", live.Own), nil },
		Dismiss: func() error { pages.Dismiss("talk"); return nil },
	}, again, nil
}

// sshKeys returns the keys with which this user leads the talk of a server.
func (p *program) sshKeys() remote.Keys {
	return remote.Keys{Agent: p.getenv("SSH_AUTH_SOCK"), Home: p.getenv("HOME"), File: p.flags.identity}
}
