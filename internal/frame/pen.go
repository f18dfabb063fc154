package frame

// setPen makes the terminal write in the style to, in its colours, by the
// fewest parameters.
func (p *painter) setPen(to Style) {
	if p.pen == to {
		return
	}
	if p.pen.Link != to.Link {
		p.link(to.Link)
	}
	from := p.pen
	p.pen = to
	from.Link, to.Link = 0, 0
	if from == to {
		return
	}
	start := len(p.dst)
	p.dst = append(p.dst, "\x1b["...)
	if to != (Style{}) {
		change := len(p.dst)
		p.dst = appendChange(p.dst, from, to)
		anew := len(p.dst)
		// Where to lacks something of from, to start from the default may be shorter.
		if from.Attr&^to.Attr != 0 || from.Fg != 0 && to.Fg == 0 || from.Bg != 0 && to.Bg == 0 {
			p.dst = appendChange(append(p.dst, "0;"...), Style{}, to)
			if len(p.dst)-anew < anew-change {
				anew = change + copy(p.dst[change:], p.dst[anew:])
			}
		}
		p.dst = p.dst[:anew-1] // without the last semicolon
	}
	p.dst = append(p.dst, 'm')
	p.spent += len(p.dst) - start
}

// blankPen makes the terminal write and erase spaces that show the background
// bg and nothing else. What does not show on a space stays as it is, since the
// text that follows may need it.
func (p *painter) blankPen(bg Color) {
	if p.fitsBlank(bg) {
		return
	}
	to := p.pen
	to.Bg, to.Attr, to.Link = bg, to.Attr&^visible, 0
	p.setPen(to)
}

// fitsBlank reports whether a space in the present style shows the background
// bg and nothing else.
func (p *painter) fitsBlank(bg Color) bool {
	return p.pen.Bg == bg && p.pen.Attr&visible == 0 && p.pen.Link == 0
}

// sgr is the parameters that set and unset an attribute. Bold and Faint share
// the one that unsets them.
var sgr = [...]struct {
	attr Attr
	on   string
	off  string
}{
	{Bold, "1;", ""},
	{Faint, "2;", ""},
	{Italic, "3;", "23;"},
	{Underline, "4;", "24;"},
	{Reverse, "7;", "27;"},
	{Strike, "9;", "29;"},
}

// appendChange returns the parameters, each with a semicolon after it, that lead
// from one style to another.
func appendChange(dst []byte, from, to Style) []byte {
	if from.Attr != to.Attr {
		gone, come := from.Attr&^to.Attr, to.Attr&^from.Attr
		if gone&(Bold|Faint) != 0 {
			dst = append(dst, "22;"...)
			come |= to.Attr & (Bold | Faint)
		}
		for _, s := range sgr {
			if gone&s.attr != 0 {
				dst = append(dst, s.off...)
			}
			if come&s.attr != 0 {
				dst = append(dst, s.on...)
			}
		}
	}
	if from.Fg != to.Fg {
		dst = appendColor(dst, to.Fg, 30)
	}
	if from.Bg != to.Bg {
		dst = appendColor(dst, to.Bg, 40)
	}
	return dst
}

// appendColor returns the parameters for c; base is 30 for text and 40 for the
// background.
func appendColor(dst []byte, c Color, base int) []byte {
	i := int(c &^ colorKind)
	switch {
	case c == 0:
		dst = appendInt(dst, base+9)
	case c&colorKind == colorRGB:
		r, g, b := c.rgb()
		dst = append(appendInt(dst, base+8), ";2;"...)
		dst = append(appendInt(dst, r), ';')
		dst = append(appendInt(dst, g), ';')
		dst = appendInt(dst, b)
	case i < 8:
		dst = appendInt(dst, base+i)
	case i < 16:
		dst = appendInt(dst, base+60+i-8)
	default:
		dst = append(appendInt(dst, base+8), ";5;"...)
		dst = appendInt(dst, i)
	}
	return append(dst, ';')
}

// link opens the link of new's that has this number, or closes the open one.
// The id makes the parts of one link, over several lines or sent at different
// times, light up together. It comes from the address, since there are terminals
// that compare nothing else.
func (p *painter) link(link uint16) {
	p.dst = append(p.dst, "\x1b]8;"...)
	if link != 0 {
		address := p.new.Address(link)
		p.dst = append(p.dst, "id="...)
		// The name of a link is the FNV-1a hash of its address.
		h := uint32(2166136261)
		for i := range len(address) {
			h = (h ^ uint32(address[i])) * 16777619
		}
		for range 4 {
			p.dst = append(p.dst, 'a'+byte(h%26))
			h /= 26
		}
		p.dst = append(append(p.dst, ';'), address...)
	} else {
		p.dst = append(p.dst, ';')
	}
	p.dst = append(p.dst, "\x1b\\"...)
}
