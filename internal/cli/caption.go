package cli

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"revolute/internal/live"
	"revolute/internal/problem"
)

const captionHelp = `revolute caption shows the lines of its standard input under the slide, on the
stage and for all who follow: what is being said, or its translation.

    some-speech-recogniser | revolute caption

It joins the talk that runs on this machine, as revolute speak does. A line that
ends with a carriage return is replaced by the next, as a half-heard sentence is.
`

// captionCommand returns revolute caption.
func (p *program) captionCommand() *cobra.Command {
	stays := 6 * time.Second
	c := &cobra.Command{
		Use:  "caption [DECK]",
		Args: oneDeck,
		RunE: func(c *cobra.Command, args []string) error {
			if stays <= 0 {
				return problem.Usagef("--stays is a time such as 6s, not %v", stays)
			}
			name, err := p.talkHere(args)
			if err != nil {
				return err
			}
			_, seat, leave, err := p.join(name, live.Speaker)
			if err != nil {
				return err
			}
			defer leave()
			err = caption(c.Context(), p.stdin, seat, stays)
			settling, stop := context.WithTimeout(context.Background(), time.Second)
			defer stop()
			seat.Settle(settling)
			return err
		},
	}
	c.Flags().DurationVar(&stays, "stays", stays, "`TIME`: how long a line stands when no other comes")
	return describe(c, "subtitles: lines of standard input under the slides", captionHelp, "")
}

// caption has those who see a talk read each line of in, until the next one or for
// so long. A line that comes before the talk is shown when that begins.
func caption(ctx context.Context, in io.Reader, seat *live.Seat, stays time.Duration) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	heard, ended := make(chan string), make(chan error, 1)
	go func() {
		lines := bufio.NewScanner(in)
		lines.Buffer(nil, 1<<20)
		lines.Split(func(data []byte, atEOF bool) (int, []byte, error) {
			if i := bytes.IndexAny(data, "\r\n"); i >= 0 {
				return i + 1, data[:i], nil
			}
			return bufio.ScanLines(data, atEOF)
		})
		for lines.Scan() {
			select {
			case heard <- lines.Text():
			case <-ctx.Done():
				return
			}
		}
		ended <- lines.Err()
	}()
	moved := make(chan struct{}, 1)
	go func() {
		for seat.Wait(ctx) {
			select {
			case moved <- struct{}{}:
			default:
			}
		}
	}()
	said, told := "", true
	say := func(text string) {
		said, told = text, seat.Now().On()
		if told {
			seat.Change(func(at live.Place, _ time.Time) live.Place { return at.Say(text) })
		}
	}
	old := time.NewTimer(stays)
	defer old.Stop()
	for {
		select {
		case text := <-heard:
			if text != "" { // between a carriage return and a line feed there is nothing
				say(text)
				old.Reset(stays)
			}
		case <-moved:
			if !told {
				say(said)
			}
		case <-old.C:
			say("")
		case err := <-ended:
			select { // the last line stands as long as others
			case <-old.C:
			case <-ctx.Done():
			}
			say("")
			if err != nil {
				return fmt.Errorf("standard input: %w", err)
			}
			return nil
		case <-ctx.Done():
			say("")
			return nil
		}
	}
}
