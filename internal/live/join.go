package live

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"
)

// patience is how long another program of this machine may take.
const patience = 5 * time.Second

// hasty is the time between two attempts to join a talk that ends at once.
const hasty = 100 * time.Millisecond

// entrance is how a program has come to a talk: by a connection to its host, or
// else as its host.
type entrance struct {
	conn     net.Conn
	listener net.Listener
}

// enter joins the talk, as its host if there is none. Of several programs that do
// so at once one becomes the host.
func (t *Talk) enter() (entrance, error) {
	unlock, err := lock(t.path + ".lock")
	if err != nil {
		return entrance{}, err
	}
	defer unlock()
	if conn, err := net.DialTimeout("unix", t.path, patience); err == nil {
		return entrance{conn: conn}, nil
	}
	if err := os.Remove(t.path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return entrance{}, err // a host that has crashed leaves its socket
	}
	l, err := net.Listen("unix", t.path)
	return entrance{listener: l}, err
}

// run takes part in the talk until it is left. When the host has gone, it joins
// anew; if that cannot be, the program goes on alone.
func (t *Talk) run(e entrance) {
	defer close(t.ended)
	for {
		began := time.Now()
		if e.listener != nil {
			t.host(e.listener)
		} else {
			t.guest(e.conn)
		}
		if t.ctx.Err() != nil {
			return
		}
		if time.Since(began) < hasty {
			time.Sleep(hasty)
		}
		var err error
		if e, err = t.enter(); err != nil {
			return
		}
	}
}

// private makes the folder of path, and sees to it that it is the user's alone.
func private(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	info, err := os.Lstat(dir)
	switch {
	case err != nil:
		return err
	case !info.IsDir() || modes && info.Mode().Perm()&0o077 != 0:
		return fmt.Errorf("%s: not a folder of yours alone", dir)
	}
	return nil
}
