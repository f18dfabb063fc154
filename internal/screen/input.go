package screen

import (
	"bytes"
	"io"
	"os"
	"sync/atomic"
)

// input is what the terminal sends. An answer that comes in pieces, as it may
// from far away, is held back until it is whole: else its rest would be taken as
// keys.
type input struct {
	src     io.Reader
	ended   func(error)
	waiting atomic.Bool // the last of the answers has not come
	held    []byte      // an answer's beginning
	through bool        // answers may come through a tmux, after the last of its own
}

// longest is the length in bytes that an answer may have.
const longest = 256

// await says that questions are being sent.
func (in *input) await() { in.waiting.Store(true) }

// reader is in with the file that it reads from, if it has one: reading that can
// be cancelled.
func (in *input) reader() io.Reader {
	if f, ok := in.src.(*os.File); ok {
		return &fileInput{File: f, input: in}
	}
	return in
}

// fileInput is an input from a file.
type fileInput struct {
	*os.File
	input *input
}

// Read reads from the file through the input.
func (f *fileInput) Read(p []byte) (int, error) { return f.input.Read(p) }

// Read gives what has come, without the beginning of an answer, which may be
// nothing.
func (in *input) Read(p []byte) (int, error) {
	n := 0
	if len(p) > 2*longest {
		n = copy(p, in.held)
		in.held = in.held[:0]
	}
	k, err := in.src.Read(p[n:])
	n += k
	if err != nil {
		in.ended(err)
		return n, err
	}
	if !in.waiting.Load() || len(p) <= 2*longest {
		return n, nil
	}
	whole, last := answers(p[:n])
	in.held = append(in.held[:0], p[whole:n]...)
	if last && !in.through {
		in.waiting.Store(false)
	}
	return whole, nil
}

// answers looks through data for answers to our questions: data[whole:] is the
// beginning of one, and last says that the last of them is in it.
func answers(data []byte) (whole int, last bool) {
	for i := 0; i < len(data); {
		esc := bytes.IndexByte(data[i:], 0x1b)
		if esc < 0 {
			break
		}
		i += esc
		length, final, partial := answer(data[i:])
		if partial && len(data)-i <= longest {
			return i, last
		}
		last = last || final == 'c'
		i += max(1, length)
	}
	return len(data), last
}

// answer measures the answer that b, which starts with ESC, begins with. Length 0
// is none; partial says that b is the beginning of one. A lone ESC is a key.
func answer(b []byte) (length int, final byte, partial bool) {
	if len(b) < 2 {
		return 0, 0, false
	}
	switch b[1] {
	case ']':
		return text(b, "11;")
	case 'P':
		return text(b, ">|")
	case '_':
		return text(b, "G")
	case '[':
		return report(b)
	}
	return 0, 0, false
}

// text measures an answer that is a string: it ends with BEL or ESC \.
func text(b []byte, head string) (length int, final byte, partial bool) {
	body := b[2:]
	if len(body) < len(head) {
		return 0, 0, bytes.HasPrefix([]byte(head), body)
	}
	if !bytes.HasPrefix(body, []byte(head)) {
		return 0, 0, false
	}
	for i := 2 + len(head); i < len(b); i++ {
		switch c := b[i]; {
		case c == 0x07:
			return i + 1, c, false
		case c == 0x1b && i+1 == len(b):
			return 0, 0, true
		case c == 0x1b && b[i+1] == '\\':
			return i + 2, '\\', false
		case c < ' ':
			return 0, 0, false
		}
	}
	return 0, 0, true
}

// report measures an answer such as ESC [ ? 62 ; 4 c.
func report(b []byte) (length int, final byte, partial bool) {
	if len(b) == 2 {
		return 0, 0, true
	}
	switch b[2] {
	case '?':
	case '6': // the size of a cell
		return digits(b, 't')
	case '2': // where the cursor is, in the second row
		return digits(b, 'R')
	default:
		return 0, 0, false
	}
	for i := 3; i < len(b); i++ {
		switch c := b[i]; {
		case '0' <= c && c <= '9' || c == ';' || c == '$':
		case c == 'c' || c == 'y':
			return i + 1, c, false
		default:
			return 0, 0, false
		}
	}
	return 0, 0, true
}

// digits measures an answer such as ESC [ 6 ; height ; width t, of numbers and the
// given letter. Keys begin like it.
func digits(b []byte, end byte) (length int, final byte, partial bool) {
	for i := 3; i < len(b); i++ {
		switch c := b[i]; {
		case '0' <= c && c <= '9' || c == ';':
		case c == end:
			return i + 1, c, false
		default:
			return 0, 0, false
		}
	}
	return 0, 0, true
}
