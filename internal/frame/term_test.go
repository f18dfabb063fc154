package frame

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/typeset"
)

// term is a terminal that knows exactly what Encode sends, and is as unhelpful
// as a terminal may be: of a wide character that was cut it leaves rubbish, it
// refuses text where it would wrap or where the cursor's column is in doubt, and
// it minds a screen erased under a link or an underline.
type term struct {
	width, height int
	cells         []termCell
	x, y          int
	sure, wrapped bool // the column is certain; the next character would wrap
	nowrap        bool // DECAWM is off
	pen           termCell
	noErase       bool
	apart         bool // draws the runes of a cluster side by side
	err           error
}

// termCell is a cell of a term; text is "" right of a wide character.
type termCell struct {
	text   string
	fg, bg Color
	attr   Attr
	link   string
}

const rubbish = "▒"

func newTerm(width, height int) *term {
	t := &term{width: width, height: height, cells: make([]termCell, width*height)}
	for i := range t.cells {
		t.cells[i] = termCell{text: rubbish}
	}
	return t
}

func (t *term) fail(format string, args ...any) {
	if t.err == nil {
		t.err = fmt.Errorf(format, args...)
	}
}

// write interprets the output of one Encode.
func (t *term) write(s string) error {
	t.sure = false
	for s != "" && t.err == nil {
		switch {
		case strings.HasPrefix(s, "\x1b["):
			end := 2
			for s[end] < '@' {
				end++
			}
			t.csi(s[2:end], s[end])
			s = s[end+1:]
		case strings.HasPrefix(s, "\x1b]8;"):
			end := strings.Index(s, "\x1b\\")
			params, address, _ := strings.Cut(s[4:end], ";")
			if (address == "") != (params == "") || address != "" && !strings.HasPrefix(params, "id=") {
				t.fail("link %q with the parameters %q", address, params)
			}
			t.pen.link = address
			s = s[end+2:]
		default:
			cluster, width := typeset.Narrow.Next(s)
			s = s[len(cluster):]
			t.text(cluster, width)
		}
	}
	if t.err == nil && t.pen != (termCell{}) {
		t.fail("left in the style %+v", t.pen)
	}
	return t.err
}

func (t *term) csi(params string, final byte) {
	if final == 'm' {
		t.sgr(params)
		return
	}
	if params == "?7" {
		t.nowrap = final == 'l'
		return
	}
	first, second, _ := strings.Cut(params, ";")
	n, m := number(first), number(second)
	switch final {
	case 'H':
		t.x, t.y, t.sure, t.wrapped = m-1, n-1, true, false
	case 'G':
		t.x, t.sure, t.wrapped = n-1, true, false
	case 'C':
		if !t.sure {
			t.fail("CUF from a column in doubt")
		}
		t.x += n
	case 'X':
		t.erase(t.x, t.y, n)
	case 'K':
		t.erase(t.x, t.y, t.width-t.x)
	case 'J':
		if t.x != 0 || t.y != 0 {
			t.fail("ED at %d,%d", t.x, t.y)
		}
		for y := range t.height {
			t.erase(0, y, t.width)
		}
	default:
		t.fail("CSI %s %c is not ours", params, final)
	}
	if t.x < 0 || t.x >= t.width || t.y < 0 || t.y >= t.height {
		t.fail("cursor at %d,%d by CSI %s%c", t.x, t.y, params, final)
	}
}

func number(s string) int {
	if s == "" {
		return 1
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return -1 << 20
	}
	return n
}

func (t *term) erase(x, y, n int) {
	if !t.sure || t.wrapped {
		t.fail("erased at a column in doubt")
	}
	if x+n > t.width {
		t.fail("erased beyond the edge")
		return
	}
	blank := termCell{text: " ", bg: t.pen.bg}
	if t.noErase {
		blank.bg = 0
	}
	for i := x; i < x+n; i++ {
		t.set(i, y, blank)
	}
}

// set writes one cell. The other half of a wide character that it cuts is
// rubbish then.
func (t *term) set(x, y int, c termCell) {
	row := t.cells[y*t.width : (y+1)*t.width]
	if row[x].text == "" && x > 0 {
		row[x-1].text = rubbish
	}
	if x+1 < t.width && row[x+1].text == "" {
		row[x+1].text = rubbish
	}
	row[x] = c
}

func (t *term) text(cluster string, width int) {
	r, size := utf8.DecodeRuneInString(cluster)
	if r < ' ' || r >= 0x7f && r < 0xa0 || width < 1 {
		t.fail("the control character %q", cluster)
		return
	}
	if t.apart && size < len(cluster) {
		for _, r := range cluster {
			if w := typeset.Narrow.Width(string(r)); w > 0 {
				t.one(string(r), w)
			}
		}
	} else {
		t.one(cluster, width)
	}
	if size < len(cluster) || r >= 0x1f000 && r < 0x20000 {
		t.sure = false
	}
}

func (t *term) one(text string, width int) {
	if t.nowrap && (t.wrapped || t.x+width > t.width) {
		return // no room
	}
	if !t.sure || t.wrapped || t.x+width > t.width {
		t.fail("%q at %d,%d, sure %v, wrapped %v", text, t.x, t.y, t.sure, t.wrapped)
		return
	}
	c := t.pen
	c.text = text
	t.set(t.x, t.y, c)
	if width == 2 {
		c.text = ""
		// The order matters: the right half's own partner becomes rubbish, the left half not.
		left := t.cells[t.y*t.width+t.x]
		t.set(t.x+1, t.y, c)
		t.cells[t.y*t.width+t.x] = left
	}
	t.x += width
	if t.x == t.width {
		t.x, t.wrapped = t.width-1, true
	}
}

func (t *term) sgr(params string) {
	list := strings.Split(params, ";")
	for i := 0; i < len(list); i++ {
		n, err := strconv.Atoi(list[i])
		if err != nil && params != "" {
			t.fail("SGR %q", params)
		}
		switch {
		case n == 0:
			t.pen = termCell{link: t.pen.link}
		case n < 10:
			t.pen.attr |= map[int]Attr{1: Bold, 2: Faint, 3: Italic, 4: Underline, 7: Reverse, 9: Strike}[n]
		case n == 22:
			t.pen.attr &^= Bold | Faint
		case n > 22 && n < 30:
			t.pen.attr &^= map[int]Attr{23: Italic, 24: Underline, 27: Reverse, 29: Strike}[n]
		case n == 38 || n == 48:
			kind, a := list[i+1], [3]uint8{}
			for j := range a {
				if i+2+j < len(list) {
					v, _ := strconv.Atoi(list[i+2+j])
					a[j] = uint8(v)
				}
			}
			c, used := RGB(a[0], a[1], a[2]), 4
			if kind == "5" {
				c, used = Indexed(a[0]), 2
			}
			t.color(n/10*10, c)
			i += used
		case n >= 90:
			t.color(n/10*10-60, Indexed(uint8(n%10+8)))
		case n%10 == 9:
			t.color(n/10*10, 0)
		default:
			t.color(n/10*10, Indexed(uint8(n%10)))
		}
	}
}

func (t *term) color(base int, c Color) {
	switch base {
	case 30:
		t.pen.fg = c
	case 40:
		t.pen.bg = c
	default:
		t.fail("SGR of %d", base)
	}
}

// want returns what a terminal shall show of the cell at column x of row y of f.
func want(e Encoder, f *Frame, x, y int) termCell {
	text, _, st := f.Cell(x, y)
	c := termCell{text: text, fg: reference(e.Profile, st.Fg), bg: reference(e.Profile, st.Bg), attr: st.Attr}
	if !e.NoLinks {
		c.link = f.Address(st.Link)
	}
	return c.plain()
}

// plain returns a cell as the eye sees it.
func (c termCell) plain() termCell {
	if c.text == " " && c.attr&visible == 0 && c.link == "" {
		c.fg, c.attr = 0, 0
	}
	return c
}

// shows reports the first cell in which the terminal differs from f. Where
// clusters are drawn apart, their own cells are left out.
func (t *term) shows(e Encoder, f *Frame) error {
	for y := range f.height {
		for x := range f.width {
			got, want := t.cells[y*t.width+x].plain(), want(e, f, x, y)
			head := x
			if want.text == "" {
				head--
			}
			if t.apart && f.row(y)[head].glyph&isCluster != 0 {
				if got.text == rubbish {
					return fmt.Errorf("rubbish beside the cluster at %d,%d", x, y)
				}
				continue
			}
			if got != want {
				return fmt.Errorf("at %d,%d: %+v, want %+v", x, y, got, want)
			}
		}
	}
	return nil
}

var encoders = []Encoder{
	{Profile: colorprofile.TrueColor},
	{Profile: colorprofile.ANSI256},
	{Profile: colorprofile.ANSI},
	{Profile: colorprofile.ASCII},
	{Profile: colorprofile.TrueColor, NoErase: true},
	{Profile: colorprofile.ANSI256, NoLinks: true},
}
