package serve

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

// client is a program that is tried as it is installed here.
type client struct {
	cmd *exec.Cmd
	in  io.Writer
	out *record
}

// program makes a client of a program, which is skipped where it is missing.
func program(t *testing.T, name string, args ...string) *client {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	t.Cleanup(cancel)
	c := &client{cmd: exec.CommandContext(ctx, path, args...), out: &record{}}
	c.cmd.Stdout, c.cmd.Stderr = c.out, c.out
	c.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LC_ALL=zh_CN.UTF-8", "SSH_AUTH_SOCK=", "HOME="+t.TempDir())
	return c
}

func (c *client) start(t *testing.T) {
	t.Helper()
	in, err := c.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.in = in
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
}

func (c *client) sees(t *testing.T, want string) {
	t.Helper()
	until(t, func() bool { return strings.Contains(c.out.String(), want) },
		func() string { return fmt.Sprintf("%s was not sent %q, but\n%q", c.cmd.Path, want, c.out.String()) })
}

// openSSH is OpenSSH's ssh, knowing nothing but the server's key.
func openSSH(t *testing.T, r *running, args ...string) *client {
	t.Helper()
	host, port, err := net.SplitHostPort(r.addr)
	if err != nil {
		t.Fatal(err)
	}
	known := filepath.Join(t.TempDir(), "known")
	line := knownhosts.Line([]string{r.addr}, testKey(t, 'h').PublicKey())
	if err := os.WriteFile(known, []byte(line+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return program(t, "ssh", append([]string{
		"-F", "/dev/null", "-p", port, "-l", "guest", "-o", "UserKnownHostsFile=" + known,
		"-o", "StrictHostKeyChecking=yes", "-o", "SendEnv=LC_*", "-o", "LogLevel=ERROR", host,
	}, args...)...)
}

func TestOpenSSH(t *testing.T) {
	t.Parallel()
	r := start(t, Config{})
	c := openSSH(t, r, "-tt")
	c.start(t)
	c.sees(t, "atol|slide 0|80x24|zh|guest")
	_, _ = io.WriteString(c.in, " ")
	c.sees(t, "1")
	_, _ = io.WriteString(c.in, "q")
	if err := c.cmd.Wait(); err != nil {
		t.Errorf("status %v\n%s", err, c.out)
	}
	c.sees(t, "随时再来")

	c = openSSH(t, r)
	c.start(t)
	if err := c.cmd.Wait(); err != nil || c.out.String() != "text of atol\n第一张\n" {
		t.Errorf("without a terminal: status %v, %q", err, c.out)
	}
	c = openSSH(t, r, "-tt", "guide")
	c.start(t)
	c.sees(t, "guide|slide 0")
	_, _ = io.WriteString(c.in, "q")
	_ = c.cmd.Wait()

	for _, args := range [][]string{{"-s", "sftp"}, {"scp", "-t", "/tmp"}, {"cat /etc/passwd"}} {
		c := openSSH(t, r, args...)
		c.start(t)
		if err := c.cmd.Wait(); err == nil || strings.Contains(c.out.String(), "root:") {
			t.Errorf("%q: status %v, %q", args, err, c.out)
		}
	}
}

// TestControlPersist closes a session whose connection stays, as OpenSSH does:
// it used to spin.
func TestControlPersist(t *testing.T) {
	r := start(t, Config{})
	c := openSSH(t, r, "-tt")
	socket := filepath.Join(os.TempDir(), fmt.Sprintf("revolute-%d", os.Getpid()))
	c.cmd.Args = append([]string{c.cmd.Args[0], "-o", "ControlMaster=auto", "-o", "ControlPath=" + socket, "-o", "ControlPersist=30"}, c.cmd.Args[1:]...)
	c.cmd.Stdout, c.cmd.Stderr = c.out, nil // the master keeps the standard error open
	out, err := c.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.in = out
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = exec.CommandContext(context.Background(), c.cmd.Path, "-o", "ControlPath="+socket, "-O", "exit", "x").Run()
	})
	c.sees(t, "slide 0")
	_, _ = io.WriteString(c.in, "q")
	until(t, func() bool { return r.Sessions() == 0 }, func() string { return "the session goes on" })
	began, ok := processorTime()
	time.Sleep(300 * time.Millisecond)
	if now, _ := processorTime(); ok && now-began > 100*time.Millisecond {
		t.Errorf("%v of processor time in 300 ms in which nothing happened", now-began)
	}
}

func TestPlink(t *testing.T) {
	t.Parallel()
	r := start(t, Config{})
	host, port, err := net.SplitHostPort(r.addr)
	if err != nil {
		t.Fatal(err)
	}
	c := program(t, "plink", "-batch", "-ssh", "-t", "-P", port, "-l", "guest", "-hostkey", gossh.FingerprintSHA256(testKey(t, 'h').PublicKey()), host)
	c.start(t)
	c.sees(t, "slide 0")
	_, _ = io.WriteString(c.in, " ")
	c.sees(t, "1")
	_, _ = io.WriteString(c.in, "q")
	if err := c.cmd.Wait(); err != nil {
		t.Errorf("status %v\n%s", err, c.out)
	}
	c.sees(t, "Come back any time")
}

// TestAudit has ssh-audit look at what is offered.
func TestAudit(t *testing.T) {
	t.Parallel()
	r := start(t, Config{})
	host, port, err := net.SplitHostPort(r.addr)
	if err != nil {
		t.Fatal(err)
	}
	c := program(t, "ssh-audit", "-n", "-p", port, host)
	c.start(t)
	_ = c.cmd.Wait()
	if !strings.Contains(c.out.String(), "(key) ssh-ed25519") {
		t.Error("it has not seen the server")
	}
	for line := range strings.Lines(c.out.String()) {
		if strings.Contains(line, "unknown algorithm") {
			continue // to an ssh-audit that is older than ML-KEM
		}
		if strings.Contains(line, "[fail]") || strings.Contains(line, "[warn]") {
			t.Error(strings.TrimSpace(line))
		}
	}
	if t.Failed() {
		t.Log(c.out)
	}
}
