//go:build unix

// Package terminal runs programs in a pseudo-terminal that answers as a terminal
// does, and measures when what is to be seen is on its screen.
package terminal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// Options are those of a terminal.
type Options struct {
	Width, Height int      // cells; 0: 80x24
	Silent        bool     // the terminal answers no question
	Env           []string // besides what it inherits and the terminal's own
}

// Session is a program in a terminal. Its methods are for one goroutine.
type Session struct {
	Started time.Time
	Bytes   int // of output so far

	cmd     *exec.Cmd
	file    *os.File
	screen  *vt.Emulator
	chunks  chan chunk
	ended   bool
	exit    error
	syncing bool // within a synchronized update
}

// chunk is a piece of output and when it was read.
type chunk struct {
	at    time.Time
	bytes []byte
}

// Start starts a program in a terminal of its own.
func Start(o Options, argv ...string) (*Session, error) {
	if o.Width == 0 {
		o.Width, o.Height = 80, 24
	}
	s := &Session{
		cmd:    exec.Command(argv[0], argv[1:]...),
		screen: vt.NewEmulator(o.Width, o.Height),
		chunks: make(chan chunk, 1024),
	}
	s.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
	s.cmd.Env = append(s.cmd.Env, o.Env...)
	size := &pty.Winsize{Cols: uint16(o.Width), Rows: uint16(o.Height), X: uint16(o.Width * 8), Y: uint16(o.Height * 16)}
	s.Started = time.Now()
	var err error
	if s.file, err = pty.StartWithSize(s.cmd, size); err != nil {
		return nil, err
	}
	go s.answer(o.Silent)
	go func() {
		defer close(s.chunks)
		buf := make([]byte, 64<<10)
		for {
			n, err := s.file.Read(buf)
			if n > 0 {
				s.chunks <- chunk{time.Now(), append([]byte(nil), buf[:n]...)}
			}
			if err != nil {
				return
			}
		}
	}()
	return s, nil
}

// answer types what the terminal has to say into it.
func (s *Session) answer(silent bool) {
	to := io.Writer(s.file)
	if silent {
		to = io.Discard
	}
	_, _ = io.Copy(to, s.screen)
}

// Until waits until the screen shows every text, and returns when the output was
// read that made it so. It is an error if that takes longer than limit.
func (s *Session) Until(limit time.Duration, texts ...string) (time.Time, error) {
	timeout := time.After(limit)
	for {
		select {
		case c, ok := <-s.chunks:
			if !ok {
				return time.Time{}, fmt.Errorf("%s ended (%v):\n%s", s.cmd.Path, s.wait(), s.Text())
			}
			s.take(c)
			if !s.syncing && s.shows(texts) {
				return c.at, nil
			}
		case <-timeout:
			return time.Time{}, fmt.Errorf("%s shows no %q after %v:\n%s", s.cmd.Path, texts, limit, s.Text())
		}
	}
}

// Settle takes in what is written until nothing more comes for quiet.
func (s *Session) Settle(quiet time.Duration) {
	for {
		select {
		case c, ok := <-s.chunks:
			if !ok {
				return
			}
			s.take(c)
		case <-time.After(quiet):
			return
		}
	}
}

func (s *Session) take(c chunk) {
	s.Bytes += len(c.bytes)
	_, _ = s.screen.Write(c.bytes)
	const begin, end = "\x1b[?2026h", "\x1b[?2026l"
	b, e := strings.LastIndex(string(c.bytes), begin), strings.LastIndex(string(c.bytes), end)
	if b >= 0 || e >= 0 {
		s.syncing = b > e
	}
}

func (s *Session) shows(texts []string) bool {
	screen := s.Text()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			return false
		}
	}
	return true
}

// Text returns the rows of the screen.
func (s *Session) Text() string {
	var b strings.Builder
	for y := range s.screen.Height() {
		for x := range s.screen.Width() {
			if c := s.screen.CellAt(x, y); c != nil {
				b.WriteString(c.Content)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Type sends keys to the program, and returns when.
func (s *Session) Type(keys string) time.Time {
	at := time.Now()
	_, _ = s.file.WriteString(keys)
	return at
}

// Close ends the program: by keys that quit it, or else by a signal.
func (s *Session) Close(quit string) {
	defer s.file.Close()
	_, _ = s.file.WriteString(quit)
	for _, signal := range []os.Signal{nil, syscall.SIGTERM, os.Kill} {
		if signal != nil {
			_ = s.cmd.Process.Signal(signal)
		}
		if s.drain(time.Second) {
			_ = s.wait()
			return
		}
	}
}

// drain reads output until its end, and reports whether it came in time.
func (s *Session) drain(limit time.Duration) bool {
	timeout := time.After(limit)
	for {
		select {
		case _, ok := <-s.chunks:
			if !ok {
				return true
			}
		case <-timeout:
			return false
		}
	}
}

func (s *Session) wait() error {
	if !s.ended {
		s.ended = true
		s.exit = s.cmd.Wait()
	}
	var status *exec.ExitError
	if errors.As(s.exit, &status) && status.Success() {
		return nil
	}
	return s.exit
}
