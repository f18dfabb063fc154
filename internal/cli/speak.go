package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"revolute/internal/live"
	"revolute/internal/problem"
	"revolute/internal/talk"
)

const speakHelp = `revolute speak is the speaker's own screen: notes, what comes next, the time.

    revolute --live DECK       on the projector
    revolute speak DECK        in another window of this machine

Each goes where the other goes, whichever is started first. Keys are those of
the talk; R has the time begin anew. Only --live and speak open a socket, which
is yours alone and in the folder that this system has for such.
`

// speakCommand is revolute speak.
func (p *program) speakCommand() *cobra.Command {
	c := &cobra.Command{
		Use:  "speak [DECK]",
		Args: oneDeck,
		RunE: func(c *cobra.Command, args []string) error {
			if err := p.check(); err != nil {
				return err
			}
			p.flags.live, p.flags.speak, p.flags.linear = true, true, false
			return p.present(c.Context(), first(args))
		},
	}
	p.defineAt(c.Flags())
	p.define(c.Flags())
	return describe(c, "your own screen beside revolute --live DECK", speakHelp, "")
}

// join joins the talk of the deck of that name on this machine. Leave ends that.
func (p *program) join(name string, role live.Role) (seat *live.Seat, leave func(), err error) {
	path, err := p.socket(name)
	if err != nil {
		return nil, nil, err
	}
	host, _ := os.Hostname()
	t := live.NewTalk(fmt.Sprintf("%s/%d", host, os.Getpid()), time.Now)
	seat = t.Join(live.Member{Role: role, Holder: live.Own, Name: host}, nil)
	unix, err := live.JoinUnix(t, path)
	if err != nil {
		return nil, nil, fmt.Errorf("--live: %w", err)
	}
	return seat, func() {
		seat.Close()
		unix.Close()
	}, nil
}

// socket is where the programs that show the deck of that name meet.
func (p *program) socket(name string) (string, error) {
	id := "deck " + talk.Builtin
	switch name {
	case "":
	case "-":
		return "", problem.Usagef("a deck on standard input is nobody else's").WithHint("name its file")
	default:
		path, err := filepath.Abs(talk.Folder(name))
		if err != nil {
			return "", err
		}
		if whole, err := filepath.EvalSymlinks(path); err == nil {
			path = whole
		}
		id = "file " + path
	}
	sum := sha256.Sum256([]byte(id))
	return filepath.Join(p.runtimeDir(), "talk-"+hex.EncodeToString(sum[:6])), nil
}

// runtimeDir is the folder for sockets of the user.
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
