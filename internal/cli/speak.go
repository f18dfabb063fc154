package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"revolute/internal/live"
	"revolute/internal/live/remote"
	"revolute/internal/problem"
	"revolute/internal/talk"
)

const speakHelp = `revolute speak is the speaker's own screen: notes, what comes next, the time.

    revolute --live DECK       on the projector
    revolute speak             in another window of this machine; DECK is needed
                               only if several talks run
    revolute speak --phone :8080   d: a QR code by which a phone leads; D: none does
    revolute speak --phone ssh://speaker@HOST   by the server that is led

Each goes where the other goes, whichever is started first. Keys are those of
the talk; R has the time begin anew. Only --live and speak open a socket, which
is yours alone and in the folder that this system has for such.
`

// speakCommand returns revolute speak.
func (p *program) speakCommand() *cobra.Command {
	c := &cobra.Command{
		Use:         "speak [DECK]",
		Annotations: map[string]string{goesOn: ""},
		Args:        oneDeck,
		RunE: func(c *cobra.Command, args []string) error {
			if err := p.check(); err != nil {
				return err
			}
			p.flags.live, p.flags.speak, p.flags.linear = true, true, false
			name, err := p.talkHere(args)
			if err != nil {
				return err
			}
			return p.present(c.Context(), name)
		},
	}
	c.Flags().DurationVar(&p.flags.length, "for", 0, "`TIME`: your time, such as 20m; else as the deck says")
	c.Flags().StringVar(&p.flags.phone, "phone", "", "`ADDR`: a phone leads, too, here or at ssh://HOST: d")
	c.Flags().StringVar(&p.flags.identity, "identity", "", "`FILE`: the key for --phone ssh://HOST")
	p.defineAt(c.Flags())
	p.define(c.Flags())
	return describe(c, "your own screen beside revolute --live DECK", speakHelp, "")
}

// talkHere returns the deck that args name, or else that of the talk that runs on
// this machine: a file or folder, or in p.inside the name of a built-in one.
func (p *program) talkHere(args []string) (name string, err error) {
	if name = first(args); name != "" {
		return name, nil
	}
	running := live.Running(p.runtimeDir())
	if len(running) > 1 {
		return "", problem.Usagef("%d talks are running here", len(running)).WithHint("DECK says which: " + strings.Join(running, ", "))
	}
	for _, id := range running {
		if inside, ok := strings.CutPrefix(id, "deck "); ok {
			p.inside = inside
		} else {
			name = strings.TrimPrefix(id, "file ")
		}
	}
	return name, nil
}

// join joins the talk of the deck of that name on this machine. Leave ends that.
func (p *program) join(name string, role live.Role) (t *live.Talk, seat *live.Seat, leave func(), err error) {
	if name == "-" {
		return nil, nil, nil, problem.Usagef("a deck on standard input is nobody else's").WithHint("name its file")
	}
	path, about := p.socket(name, p.inside)
	var target remote.Target
	if p.flags.lead != "" {
		if target, err = remote.ParseTarget(p.flags.lead); err != nil {
			return nil, nil, nil, problem.Usagef("--lead: %v", err)
		}
	}
	host, _ := os.Hostname()
	t = live.NewTalk(fmt.Sprintf("%s/%d", host, os.Getpid()), time.Now)
	seat = t.Join(live.Member{Role: role, Holder: live.Own, Name: host}, nil)
	unix, err := live.JoinUnix(t, path, about)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("--live: %w", err)
	}
	leading, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if p.flags.lead != "" {
			remote.Lead(leading, t, target, p.sshKeys())
		}
	}()
	return t, seat, func() {
		stop()
		<-done
		seat.Close()
		unix.Close()
	}, nil
}

// socket returns where the programs meet that show the deck of a file or a folder, or
// else the built-in deck of that name. Title is what Running calls it.
func (p *program) socket(name, inside string) (path, title string) {
	id := "deck " + inside
	if name != "" {
		whole, err := filepath.Abs(talk.Folder(name))
		if err != nil {
			whole = name
		}
		if real, err := filepath.EvalSymlinks(whole); err == nil {
			whole = real
		}
		id = "file " + whole
	}
	sum := sha256.Sum256([]byte(id))
	return filepath.Join(p.runtimeDir(), "talk-"+hex.EncodeToString(sum[:6])), id
}

// stateDir returns the folder for what the program remembers; "" if there is none.
func (p *program) stateDir() string {
	if dir := p.getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "revolute")
	}
	if home := p.getenv("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, ".local", "state", "revolute")
	}
	if dir := p.getenv("LocalAppData"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "revolute")
	}
	return ""
}

// runtimeDir returns the folder for sockets of the user.
func (p *program) runtimeDir() string {
	if dir := p.getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "revolute")
	}
	name := "revolute"
	if id := os.Getuid(); id >= 0 {
		name += "-" + strconv.Itoa(id)
	}
	return filepath.Join(os.TempDir(), name)
}
