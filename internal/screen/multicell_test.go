package screen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// multicell is a character of text in several times its size: a block of cells.
type multicell struct {
	x, y, columns, rows int
	text                string
}

// textTerminal is a terminal's cells as kitty's text sizing protocol describes them:
// it knows what the encoder writes, and text in several sizes (OSC 66).
type textTerminal struct {
	width, height int
	cells         [][]string     // "" is the right half of a wide character
	owners        [][]*multicell // nil: a character of the usual size
	x, y          int
	savedX        int
	savedY        int
}

func newTextTerminal(width, height int) *textTerminal {
	s := &textTerminal{width: width, height: height}
	for range height {
		s.cells = append(s.cells, slices.Repeat([]string{" "}, width))
		s.owners = append(s.owners, make([]*multicell, width))
	}
	return s
}

// erase blanks a cell, with all of the character that it is a part of.
func (s *textTerminal) erase(x, y int) {
	if m := s.owners[y][x]; m != nil {
		for dy := range m.rows {
			for dx := range m.columns {
				s.owners[m.y+dy][m.x+dx], s.cells[m.y+dy][m.x+dx] = nil, " "
			}
		}
		return
	}
	if s.cells[y][x] == "" && x > 0 {
		s.cells[y][x-1] = " "
	}
	if x+1 < s.width && s.cells[y][x+1] == "" {
		s.cells[y][x+1] = " "
	}
	s.cells[y][x] = " "
}

// skip moves the cursor past the lower rows of large characters: what is written there
// does not overwrite them.
func (s *textTerminal) skip() {
	for s.x < s.width && s.owners[s.y][s.x] != nil && s.owners[s.y][s.x].y < s.y {
		s.x = s.owners[s.y][s.x].x + s.owners[s.y][s.x].columns
	}
}

func (s *textTerminal) print(text string) {
	for text != "" {
		cluster, width := typeset.Narrow.Next(text)
		text = text[len(cluster):]
		s.skip()
		if s.x+width > s.width {
			continue
		}
		for i := range width {
			s.erase(s.x+i, s.y)
		}
		s.cells[s.y][s.x] = cluster
		for i := 1; i < width; i++ {
			s.cells[s.y][s.x+i] = ""
		}
		s.x += width
	}
}

func (s *textTerminal) printLarge(times int, text string) {
	for text != "" {
		cluster, width := typeset.Narrow.Next(text)
		text = text[len(cluster):]
		s.skip()
		m := &multicell{s.x, s.y, width * times, times, cluster}
		if m.x+m.columns > s.width || m.y+m.rows > s.height {
			continue
		}
		for dy := range m.rows {
			for dx := range m.columns {
				s.erase(m.x+dx, m.y+dy)
			}
		}
		for dy := range m.rows {
			for dx := range m.columns {
				s.owners[m.y+dy][m.x+dx], s.cells[m.y+dy][m.x+dx] = m, ""
			}
		}
		s.x += m.columns
	}
}

// write takes what a painter sends, and fails at what it does not know.
func (s *textTerminal) write(t *testing.T, out string) {
	t.Helper()
	for out != "" {
		i := strings.IndexByte(out, 0x1b)
		if i < 0 {
			i = len(out)
		}
		s.print(out[:i])
		if out = out[i:]; out == "" {
			return
		}
		switch out[1] {
		case '7':
			s.savedX, s.savedY, out = s.x, s.y, out[2:]
		case '8':
			s.x, s.y, out = s.savedX, s.savedY, out[2:]
		case ']':
			body, rest, _ := strings.Cut(out[2:], "\x1b\\")
			out = rest
			if large, ok := strings.CutPrefix(body, "66;s="); ok {
				times, text, _ := strings.Cut(large, ";")
				n, _ := strconv.Atoi(times)
				s.printLarge(n, text)
			}
		case '[':
			end := 2 + strings.IndexFunc(out[2:], func(r rune) bool { return r >= '@' })
			s.control(t, out[2:end], out[end])
			out = out[end+1:]
		default:
			t.Fatalf("unknown sequence %q", out[:2])
		}
	}
}

func (s *textTerminal) control(t *testing.T, params string, final byte) {
	t.Helper()
	n := make([]int, 2)
	for i, p := range strings.Split(params, ";") {
		if i < 2 {
			n[i], _ = strconv.Atoi(p)
		}
	}
	switch final {
	case 'H':
		s.y, s.x = max(n[0], 1)-1, max(n[1], 1)-1
	case 'G':
		s.x = max(n[0], 1) - 1
	case 'C':
		s.x = min(s.x+max(n[0], 1), s.width-1)
	case 'X', 'K':
		to := s.width
		if final == 'X' {
			to = min(s.x+max(n[0], 1), s.width)
		}
		for x := s.x; x < to; x++ {
			s.erase(x, s.y)
		}
	case 'J':
		for y := s.y; y < s.height; y++ {
			for x := range s.width {
				if y > s.y || x >= s.x {
					s.erase(x, y)
				}
			}
		}
	case 'm', 'h', 'l', 't', 'S':
	default:
		t.Fatalf("unknown control %q", params+string(final))
	}
}

// wrong says how the cells differ from what a frame shows: text of the usual size, and
// all large text that stands whole, and no other.
func (s *textTerminal) wrong(f *frame.Frame) string {
	whole, _ := f.Placed()
	want := make(map[[2]int]multicell)
	for _, p := range whole {
		x := p.X
		for text := string(p.Image.Data); text != ""; {
			cluster, width := typeset.Narrow.Next(text)
			text = text[len(cluster):]
			m := multicell{x, p.Y, width * p.Image.Rows, p.Image.Rows, cluster}
			for dy := range m.rows {
				for dx := range m.columns {
					want[[2]int{x + dx, p.Y + dy}] = m
				}
			}
			x += m.columns
		}
	}
	for y := range s.height {
		for x := range s.width {
			m, large := want[[2]int{x, y}]
			if large {
				if s.owners[y][x] == nil || *s.owners[y][x] != m {
					return fmt.Sprintf("at %d,%d stands %v %q, want a part of %v", x, y, s.owners[y][x], s.cells[y][x], m)
				}
				continue
			}
			text, _, _ := f.Cell(x, y)
			if s.owners[y][x] != nil || s.cells[y][x] != text {
				return fmt.Sprintf("at %d,%d stands %v %q, want %q", x, y, s.owners[y][x], s.cells[y][x], text)
			}
		}
	}
	return ""
}

// TestLargeTextNeverSurvives shows random frames with text in several sizes, one after
// the other, as slides, their scrolling and the frames of their transitions come: what
// stood before is gone, wherever the next one has text, and nothing else is moved.
func TestLargeTextNeverSurvives(t *testing.T) {
	const width, height = 24, 9
	colours := []frame.Color{0, frame.RGB(20, 16, 26), frame.RGB(250, 248, 253), frame.Indexed(5)}
	words := []string{"为什么", "a", "AtoL", "中a", "é界"}
	rnd := rand.New(rand.NewPCG(66, 4))
	style := func() frame.Style {
		return frame.Style{Fg: frame.RGB(uint8(rnd.IntN(256)), uint8(rnd.IntN(256)), 9), Bg: colours[rnd.IntN(len(colours))]}
	}
	var images []*frame.Image
	for range 6 {
		images = append(images, frame.NewText(words[rnd.IntN(len(words))], 2+rnd.IntN(2), style(), typeset.Narrow))
	}
	for round := range 300 {
		s, term := newPaintings(kind{}), newTextTerminal(width, height)
		var sent []string
		var before *frame.Frame
		var placed []frame.Placed
		for step := range 8 {
			f := frame.New(width, height, typeset.Narrow, frame.Style{Bg: colours[rnd.IntN(2)]})
			if before != nil && rnd.IntN(3) == 0 { // scrolled
				dy := rnd.IntN(5) - 2
				f.Draw(before, before.Bounds(), 0, dy)
			} else {
				for range rnd.IntN(6) {
					f.Fill(frame.Rect{X: rnd.IntN(width), Y: rnd.IntN(height), W: 1 + rnd.IntN(9), H: 1 + rnd.IntN(3)}, style())
				}
				if rnd.IntN(3) > 0 { // else they stand where they stood
					placed = placed[:0]
					for range rnd.IntN(4) {
						placed = append(placed, frame.Placed{Image: images[rnd.IntN(len(images))], X: rnd.IntN(width) - 3, Y: rnd.IntN(height) - 1})
					}
				}
				for _, p := range placed {
					f.Place(f.Bounds(), p.X, p.Y, p.Image)
				}
			}
			for range rnd.IntN(12) {
				f.Print(rnd.IntN(width), rnd.IntN(height), []string{"x", "中文", "abc", " "}[rnd.IntN(4)], style())
			}
			if rnd.IntN(10) == 0 {
				s.p.forget()
			}
			out := s.show(f)
			sent = append(sent, out)
			term.write(t, out)
			if wrong := term.wrong(f); wrong != "" {
				t.Fatalf("round %d, frame %d: %s\nlast sent: %q\n%s", round, step, wrong, sent[len(sent)-1], f.Text())
			}
			before = f
		}
	}
}
