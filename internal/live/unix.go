package live

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// hasty is the time between two attempts to join a talk that ends at once.
const hasty = 100 * time.Millisecond

// Unix connects the programs of one user on one machine that show the same talk.
type Unix struct {
	talk  *Talk
	path  string
	about string
	ctx   context.Context
	leave context.CancelFunc
	ended chan struct{}
}

// JoinUnix has t take part in the talk at path, a Unix socket in a folder of the
// user alone that is made if need be. The first program to come is its host, the
// others are its guests; when the host ends, one of the guests becomes it. About
// says to Running which talk it is.
func JoinUnix(t *Talk, path, about string) (*Unix, error) {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	info, err := os.Lstat(dir)
	switch {
	case err != nil:
		return nil, err
	case !info.IsDir() || modes && info.Mode().Perm()&0o077 != 0:
		return nil, fmt.Errorf("%s: not a folder of yours alone", dir)
	}
	u := &Unix{talk: t, path: path, about: about, ended: make(chan struct{})}
	u.ctx, u.leave = context.WithCancel(context.Background())
	e, err := u.enter()
	if err != nil {
		return nil, err
	}
	go u.run(e)
	return u, nil
}

// DialUnix has t take part in the talk at path as a guest until ctx ends or the
// host has gone. It fails if nobody shows a talk there.
func DialUnix(ctx context.Context, t *Talk, path string) error {
	conn, err := net.DialTimeout("unix", path, patience)
	if err != nil {
		return err
	}
	t.yield()
	t.Follow(ctx, conn, Member{})
	return nil
}

// Close leaves the talk. What is still to be said is said first.
func (u *Unix) Close() {
	u.leave()
	<-u.ended
}

// entrance is how a program has come to a talk: by a connection to its host, or
// else as its host.
type entrance struct {
	conn     net.Conn
	listener net.Listener
}

// enter joins the talk, as its host if there is none. Of several programs that do
// so at once one becomes the host.
func (u *Unix) enter() (entrance, error) {
	locked, err := lock(u.path + lockEnding)
	if err != nil {
		return entrance{}, err
	}
	defer locked.Close()
	if conn, err := net.DialTimeout("unix", u.path, patience); err == nil {
		return entrance{conn: conn}, nil
	}
	if err := os.Remove(u.path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return entrance{}, err // a host that has crashed leaves its socket
	}
	if err := locked.Truncate(0); err == nil {
		_, _ = locked.WriteAt([]byte(u.about), 0)
	}
	l, err := net.Listen("unix", u.path)
	return entrance{listener: l}, err
}

// lockEnding is that of the file beside a socket, which is locked while a program
// joins, and says which talk it is.
const lockEnding = ".lock"

// Running returns what the talks are about that are shown on this machine now, with
// sockets in dir.
func Running(dir string) []string {
	var out []string
	names, _ := filepath.Glob(filepath.Join(dir, "*"+lockEnding))
	for _, name := range names {
		conn, err := net.DialTimeout("unix", strings.TrimSuffix(name, lockEnding), patience)
		if err != nil {
			continue
		}
		_ = conn.Close()
		if about, err := os.ReadFile(name); err == nil {
			out = append(out, string(about))
		}
	}
	return out
}

// run takes part in the talk until it is left. When the host has gone, it joins
// anew; if that cannot be, the program goes on alone.
func (u *Unix) run(e entrance) {
	defer close(u.ended)
	defer func() { // the file beside the socket of a talk that nobody shows any more goes
		locked, err := lock(u.path + lockEnding)
		if err != nil {
			return
		}
		defer locked.Close()
		if _, err := os.Lstat(u.path); errors.Is(err, os.ErrNotExist) {
			_ = os.Remove(locked.Name())
		}
	}()
	for {
		began := time.Now()
		if e.listener != nil {
			u.host(e.listener)
		} else {
			u.talk.Follow(u.ctx, e.conn, Member{})
		}
		if u.ctx.Err() != nil {
			return
		}
		if time.Since(began) < hasty {
			time.Sleep(hasty)
		}
		var err error
		if e, err = u.enter(); err != nil {
			return
		}
	}
}

// host takes guests until the talk is left.
func (u *Unix) host(l net.Listener) {
	var guests sync.WaitGroup
	defer guests.Wait()
	defer context.AfterFunc(u.ctx, func() { _ = l.Close() })()
	// This process is the root of the tree: what it has led, and what it wished for, is
	// for itself.
	t := u.talk
	t.mu.Lock()
	t.heard = t.led
	for _, w := range t.wishes {
		t.wishLocked(w)
	}
	t.wishes = nil
	for s := range t.seats {
		if s.Role != Follower {
			t.lease, _ = t.lease.Take(s.Holder, s.Name, t.clock())
		}
	}
	t.mu.Unlock()
	for {
		conn, err := l.Accept()
		if err != nil {
			_ = l.Close()
			return
		}
		guests.Go(func() { t.Welcome(u.ctx, conn) })
	}
}

// yield forgets what was led and wished for here: the host that comes knows better.
func (t *Talk) yield() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.heard, t.wishes = t.led, nil
}
