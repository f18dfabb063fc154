//go:build unix

package cli

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// hall is a server with a deck, and keys of those who may speak there.
type hall struct {
	*testing.T
	*served
	dir, deck, runtime string
}

const hallDeck = `---
title: 大脑 Talk
---

# 一 One

<!-- speaker_note: 秘密 secret one -->

---

# 二 Two

first

<!-- pause -->

second step

---

# 三 Three

---

# 四 Four
`

// newHall serves hallDeck; args are what else serve is told.
func newHall(t *testing.T, args ...string) *hall {
	t.Helper()
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Skip("OpenSSH is not installed")
	}
	dir, err := os.MkdirTemp("", "hall") // a socket's path is to be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	h := &hall{T: t, dir: dir, deck: filepath.Join(dir, "talk.md"), runtime: dir}
	write(t, h.deck, hallDeck)
	var keys strings.Builder
	for _, name := range []string{"anna", "bo"} {
		file := filepath.Join(dir, name)
		if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file).CombinedOutput(); err != nil {
			t.Skipf("ssh-keygen: %v %s", err, out)
		}
		public, err := os.ReadFile(file + ".pub")
		if err != nil {
			t.Fatal(err)
		}
		keys.Write(public)
	}
	write(t, filepath.Join(dir, "keys"), keys.String())
	t.Setenv("XDG_RUNTIME_DIR", dir)
	h.served = startServe(t, append([]string{h.deck, "--host-key", filepath.Join(dir, "host"), "--authorized-keys", filepath.Join(dir, "keys")}, args...)...)
	return h
}

// ssh is OpenSSH's client in a pseudo-terminal.
func (h *hall) ssh(user, key string, more ...string) *window {
	h.Helper()
	host, port, err := net.SplitHostPort(h.addr)
	if err != nil {
		h.Fatal(err)
	}
	args := []string{"-F", "/dev/null", "-tt", "-p", port, "-l", user, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes"}
	if key != "" {
		args = append(args, "-i", filepath.Join(h.dir, key))
	}
	return showIn(h.T, "ssh", 80, 24, []string{"HOME=" + h.dir}, append(append(args, host), more...)...)
}

// TestRoom has a speaker and three followers, each with an OpenSSH client: one
// follows, one wanders off and returns, one comes late, and is cut off and comes
// again.
func TestRoom(t *testing.T) {
	h := newHall(t)
	early := h.ssh("zh", "")
	early.wait("一 One")
	speaker := h.ssh("speaker", "anna")
	speaker.wait("秘密 secret one")
	speaker.keys("l")
	speaker.wait("2/4")
	early.wait("first")
	wanderer := h.ssh("en", "")
	wanderer.wait("first")
	wanderer.keys("l")
	wanderer.wait("second step")
	wanderer.keys("G")
	wanderer.wait("四 Four")
	speaker.keys("l")
	early.wait("second step")
	wanderer.wait("speaker at 2")
	late := h.ssh("guest", "")
	late.wait("second step")
	speaker.keys("l")
	for _, w := range []*window{early, late} {
		w.wait("三 Three")
	}
	if s := wanderer.screen(); !strings.Contains(s, "四 Four") {
		t.Errorf("who wandered off was snapped back:\n%s", s)
	}
	wanderer.keys("f")
	wanderer.wait("三 Three")
	_ = late.cmd.Process.Kill()
	speaker.keys("g")
	again := h.ssh("guest", "")
	for _, w := range []*window{early, wanderer, again} {
		w.wait("一 One")
	}
	speaker.wait("3 follow")
	for _, keys := range []string{"i", "s"} {
		again.keys(keys)
	}
	again.keys("L")
	speaker.keys("b")
	early.wait("演讲者关了屏幕")
	wanderer.wait("has blanked the screen")
	speaker.wait("dark")
	speaker.keys("b")
	early.wait("一 One")
	if s := again.raw.String(); strings.Contains(s, "secret") {
		t.Error("a visitor was sent the speaker's notes")
	}
}
