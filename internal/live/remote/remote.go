// Package remote has the talk of this machine lead one on a server, over SSH. The
// stage never waits for it: what is said meanwhile is said when the line is back.
package remote

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"

	"revolute/internal/live"
	"revolute/internal/problem"
)

// Target is a talk on a server.
type Target struct {
	User string
	Addr string // host:port
	Deck string // "": the server's first
}

// ParseTarget reads ssh://speaker@host:port/deck; user, port and deck may be left
// out.
func ParseTarget(s string) (Target, error) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "ssh" || u.Hostname() == "" || u.RawQuery != "" || u.Fragment != "" {
		return Target{}, fmt.Errorf("%q is not ssh://speaker@HOST:PORT", s)
	}
	t := Target{User: "speaker", Addr: net.JoinHostPort(u.Hostname(), "22"), Deck: strings.Trim(u.Path, "/")}
	if name := u.User.Username(); name != "" {
		t.User = name
	}
	if port := u.Port(); port != "" {
		t.Addr = net.JoinHostPort(u.Hostname(), port)
	}
	if strings.ContainsAny(t.Deck, "/ ") {
		return Target{}, fmt.Errorf("%q names no deck", t.Deck)
	}
	return t, nil
}

// Keys are where a user's keys are, and the keys of hosts that the user knows.
type Keys struct {
	Agent string // a socket; "": there is none
	Home  string // whose .ssh has keys and known_hosts
	File  string // a key that is asked for; else those in .ssh
}

// The times of a connection.
const (
	dialTime  = 10 * time.Second
	silence   = 20 * time.Second // after which a server that says nothing is left
	firstWait = time.Second      // before the next attempt, and then twice as long
	maxWait   = 8 * time.Second
)

// Lead has t lead the target until ctx ends, connecting again whenever the line is
// lost. What keeps it from that stands in t.Trouble.
func Lead(ctx context.Context, t *live.Talk, target Target, keys Keys) {
	wait := firstWait
	for ctx.Err() == nil {
		began := time.Now()
		err := lead(ctx, t, target, keys)
		if ctx.Err() != nil {
			return
		}
		t.Trouble(explain(target, err))
		if time.Since(began) > maxWait {
			wait = firstWait
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
		}
		wait = min(2*wait, maxWait)
	}
}

// lead connects once, and leads until the line is lost.
func lead(ctx context.Context, t *live.Talk, target Target, keys Keys) error {
	client, err := dial(ctx, target, keys)
	if err != nil {
		return err
	}
	defer client.Close()
	session, err := client.NewSession()
	if err != nil {
		return err
	}
	in, err := session.StdinPipe()
	if err != nil {
		return err
	}
	out, err := session.StdoutPipe()
	if err != nil {
		return err
	}
	var says strings.Builder
	session.Stderr = &limited{w: &says, left: 1 << 10}
	if err := session.Start(strings.TrimSpace("lead " + target.Deck)); err != nil {
		return err
	}
	t.Trouble(nil)
	err = t.Offer(ctx, &channel{out, in, client})
	if end := session.Wait(); says.Len() > 0 && end != nil {
		return answer(strings.TrimSpace(says.String()))
	}
	return err
}

// Phone asks the server for the address at which the speaker's phone comes to lead
// the talk, once.
func Phone(ctx context.Context, target Target, keys Keys) (address string, err error) {
	return ask(ctx, target, keys, "phone")
}

// Dismiss takes all phones the right to lead the talk on the server.
func Dismiss(ctx context.Context, target Target, keys Keys) error {
	_, err := ask(ctx, target, keys, "dismiss")
	return err
}

// ask runs a command of the server, and returns the line that it writes.
func ask(ctx context.Context, target Target, keys Keys, command string) (string, error) {
	ctx, stop := context.WithTimeout(ctx, dialTime)
	defer stop()
	client, err := dial(ctx, target, keys)
	if err != nil {
		return "", explain(target, err)
	}
	defer client.Close()
	defer context.AfterFunc(ctx, func() { _ = client.Close() })()
	session, err := client.NewSession()
	if err != nil {
		return "", err
	}
	var out, says strings.Builder
	session.Stdout, session.Stderr = &limited{w: &out, left: 1 << 10}, &limited{w: &says, left: 1 << 10}
	if err := session.Run(strings.TrimSpace(command + " " + target.Deck)); err != nil {
		if text := strings.TrimSpace(says.String()); text != "" {
			return "", explain(target, answer(text))
		}
		return "", err
	}
	return strings.TrimSpace(out.String()), nil
}

// dial connects to a target. What it returns is over when nothing comes for a while.
func dial(ctx context.Context, target Target, keys Keys) (*ssh.Client, error) {
	auth, done := keys.auth()
	defer done()
	var files []string // of hosts that the user knows
	for _, name := range []string{filepath.Join(keys.Home, ".ssh", "known_hosts"), "/etc/ssh/ssh_known_hosts"} {
		if _, err := os.Stat(name); err == nil {
			files = append(files, name)
		}
	}
	known, err := knownhosts.New(files...)
	if err != nil {
		return nil, err
	}
	conn, err := (&net.Dialer{Timeout: dialTime}).DialContext(ctx, "tcp", target.Addr)
	if err != nil {
		return nil, err
	}
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	c, channels, requests, err := ssh.NewClientConn(&deadlined{conn}, target.Addr, &ssh.ClientConfig{
		User: target.User, Auth: auth, HostKeyCallback: known, Timeout: dialTime,
	})
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	return ssh.NewClient(c, channels, requests), nil
}

// answer is what a server answers instead of doing what it was asked for.
type answer string

// Error returns the answer.
func (a answer) Error() string { return string(a) }

// explain returns what went wrong in the words of who can mend it.
func explain(target Target, err error) error {
	var says answer
	var unknown *knownhosts.KeyError
	var dialing *net.OpError
	switch {
	case err == nil, errors.Is(err, io.EOF):
		return problem.Errorf("", 0, "%s: the connection was lost", target.Addr)
	case errors.As(err, &says):
		return problem.Errorf("", 0, "%s: %s", target.Addr, says)
	case errors.As(err, &unknown) && len(unknown.Want) == 0:
		return problem.Errorf("", 0, "%s: its host key is not in known_hosts; connect once with ssh", target.Addr)
	case errors.As(err, &unknown):
		return problem.Errorf("", 0, "%s: its host key is another than known_hosts has", target.Addr)
	case strings.Contains(err.Error(), "unable to authenticate"):
		return problem.Errorf("", 0, "%s: none of your keys may speak there", target.Addr)
	case errors.As(err, &dialing) && dialing.Op == "dial":
		return problem.Errorf("", 0, "%s is not reached: %v", target.Addr, dialing.Err)
	}
	return problem.Errorf("", 0, "%s: %v", target.Addr, err)
}

// auth returns how the user proves who they are. Done ends the use of the agent.
func (k Keys) auth() (methods []ssh.AuthMethod, done func()) {
	done = func() {}
	files := []string{k.File}
	if k.File == "" {
		files = nil
		for _, name := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
			files = append(files, filepath.Join(k.Home, ".ssh", name))
		}
	}
	var signers []ssh.Signer
	for _, name := range files {
		if pem, err := os.ReadFile(name); err == nil {
			if s, err := ssh.ParsePrivateKey(pem); err == nil { // one with a passphrase is the agent's
				signers = append(signers, s)
			}
		}
	}
	if k.Agent != "" {
		if conn, err := net.DialTimeout("unix", k.Agent, dialTime); err == nil {
			done = func() { _ = conn.Close() }
			own := signers
			return []ssh.AuthMethod{ssh.PublicKeysCallback(func() ([]ssh.Signer, error) {
				all, err := agent.NewClient(conn).Signers()
				if k.File != "" || err != nil {
					return append(own, all...), nil
				}
				return append(all, own...), nil
			})}, done
		}
	}
	return []ssh.AuthMethod{ssh.PublicKeys(signers...)}, done
}

// deadlined is a connection that is over when nothing comes for a while.
type deadlined struct{ net.Conn }

// Read reads from the connection.
func (d *deadlined) Read(p []byte) (int, error) {
	_ = d.SetReadDeadline(time.Now().Add(silence))
	return d.Conn.Read(p)
}

// channel is the standard input and output of a command of the server.
type channel struct {
	io.Reader
	io.Writer
	client *ssh.Client
}

// Close ends the connection.
func (c *channel) Close() error { return c.client.Close() }

// limited writes no more than left bytes.
type limited struct {
	w    io.Writer
	left int
}

// Write writes p as far as it may, and says that it was all.
func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.left)
	l.left -= n
	_, err := l.w.Write(p[:n])
	return len(p), err
}
