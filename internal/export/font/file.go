package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math/bits"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// Errors of fonts that cannot be embedded.
var (
	ErrCFF        = errors.New("its outlines are PostScript's (CFF)")
	ErrRestricted = errors.New("its maker does not allow to embed it")
)

// Open reads a TrueType font, or the first one of a collection.
func Open(raw []byte) (*Face, error) {
	f := &Face{tables: map[string][]byte{}}
	be := binary.BigEndian
	part := func(from, n uint32) []byte { // empty if the file ends before
		if uint64(from)+uint64(n) > uint64(len(raw)) {
			return nil
		}
		return raw[from : from+n]
	}
	head := uint32(0)
	if first := part(0, 16); string(first[:min(4, len(first))]) == "ttcf" {
		head = be.Uint32(first[12:])
	}
	directory := part(head, 12)
	if directory == nil || !slices.Contains([]string{"\x00\x01\x00\x00", "true", "OTTO"}, string(directory[:4])) {
		return nil, errors.New("it is no TrueType font")
	}
	for i := range uint32(be.Uint16(directory[4:])) {
		if entry := part(head+12+16*i, 16); entry != nil {
			f.tables[string(entry[:4])] = part(be.Uint32(entry[8:]), be.Uint32(entry[12:]))
		}
	}
	least := func(tag string, n int) bool { return len(f.tables[tag]) >= n }
	_, cff := f.tables["CFF "]
	_, cff2 := f.tables["CFF2"]
	switch os2 := f.tables["OS/2"]; {
	case cff || cff2:
		return nil, ErrCFF
	case !least("glyf", 1) || !least("head", 54) || !least("hhea", 36) || !least("loca", 4) || !least("hmtx", 4) || !least("maxp", 6) || !least("cmap", 4):
		return nil, errors.New("a part of it is missing")
	case len(os2) >= 10 && be.Uint16(os2[8:])&0xf == 2:
		return nil, ErrRestricted
	}
	// As some fonts do not align their tables, it is read from a file that does.
	var err error
	if f.parsed, err = sfnt.Parse(assembled(f.tables, "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")); err != nil {
		return nil, fmt.Errorf("it cannot be read: %w", err)
	}
	return f, nil
}

// Metrics describe a font in a document.
type Metrics struct {
	Name            string
	Ascent, Descent float64 // thousandths of an em
	Box             [4]float64
	Fixed           bool // all letters have one width
}

// Metrics returns the font's name and measures.
func (f *Face) Metrics() Metrics {
	var m Metrics
	if name, err := f.parsed.Name(&f.buffer, sfnt.NameIDPostScript); err == nil {
		for _, r := range name {
			if r > ' ' && r < 0x7f && !slices.Contains([]rune("()<>[]{}/%#"), r) {
				m.Name += string(r)
			}
		}
	}
	if m.Name == "" {
		m.Name = "Font"
	}
	em := float64(f.parsed.UnitsPerEm())
	signed := func(b []byte) float64 { return float64(int16(binary.BigEndian.Uint16(b))) * 1000 / em }
	m.Ascent, m.Descent = signed(f.tables["hhea"][4:]), signed(f.tables["hhea"][6:])
	for i := range m.Box {
		m.Box[i] = signed(f.tables["head"][36+2*i:])
	}
	if post := f.tables["post"]; len(post) >= 16 {
		m.Fixed = binary.BigEndian.Uint32(post[12:]) != 0
	}
	return m
}

// Subset returns a font file with the outlines of the given glyphs and of their
// components only. Glyphs keep their numbers.
func (f *Face) Subset(glyphs []sfnt.GlyphIndex) []byte {
	be := binary.BigEndian
	t := f.tables
	long := be.Uint16(t["head"][50:]) != 0
	count := int(be.Uint16(t["maxp"][4:]))
	outline := func(i int) []byte {
		var from, to uint32
		switch loca := t["loca"]; {
		case long && 4*i+8 <= len(loca):
			from, to = be.Uint32(loca[4*i:]), be.Uint32(loca[4*i+4:])
		case !long && 2*i+4 <= len(loca):
			from, to = 2*uint32(be.Uint16(loca[2*i:])), 2*uint32(be.Uint16(loca[2*i+2:]))
		}
		if from >= to || uint64(to) > uint64(len(t["glyf"])) {
			return nil
		}
		return t["glyf"][from:to]
	}
	used := map[int]bool{}
	next := []int{0}
	for _, g := range glyphs {
		next = append(next, int(g))
	}
	for len(next) > 0 {
		i := next[0]
		next = next[1:]
		if used[i] || i >= count {
			continue
		}
		used[i] = true
		g := outline(i)
		if len(g) < 10 || int16(be.Uint16(g)) >= 0 {
			continue
		}
		for at := 10; at+4 <= len(g); { // the parts of a composed glyph
			flags := be.Uint16(g[at:])
			next = append(next, int(be.Uint16(g[at+2:])))
			at += 6 + 2*int(flags&1)
			switch {
			case flags&0x08 != 0:
				at += 2
			case flags&0x40 != 0:
				at += 4
			case flags&0x80 != 0:
				at += 8
			}
			if flags&0x20 == 0 {
				break
			}
		}
	}
	var glyf []byte
	loca := make([]byte, 4*count+4)
	hmtx := make([]byte, len(t["hmtx"]))
	metrics := int(be.Uint16(t["hhea"][34:]))
	for i := range count {
		be.PutUint32(loca[4*i:], uint32(len(glyf)))
		if !used[i] {
			continue
		}
		glyf = append(glyf, outline(i)...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		at, n := 4*i, 4
		if i >= metrics {
			at, n = 4*metrics+2*(i-metrics), 2
		}
		if at+n <= len(hmtx) {
			copy(hmtx[at:], t["hmtx"][at:at+n])
		}
	}
	if last := 4 * (metrics - 1); last >= 0 && last+4 <= len(hmtx) {
		copy(hmtx[last:], t["hmtx"][last:last+4]) // the width of all that follow
	}
	be.PutUint32(loca[4*count:], uint32(len(glyf)))
	head := slices.Clone(t["head"])
	be.PutUint16(head[50:], 1)
	be.PutUint32(head[8:], 0)

	part := maps.Clone(t)
	part["glyf"], part["head"], part["hmtx"], part["loca"] = glyf, head, hmtx, loca
	return assembled(part, "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
}

// assembled returns a font file with the named tables, in that order; those that do
// not exist are left out.
func assembled(tables map[string][]byte, names ...string) []byte {
	names = slices.DeleteFunc(names, func(tag string) bool { return len(tables[tag]) == 0 })
	be, n := binary.BigEndian, len(names)
	log := bits.Len(uint(n)) - 1
	out := be.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << log, log, 16*n - 16<<log} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*n
	for _, tag := range names {
		data := tables[tag]
		sum := uint32(0)
		for i := 0; i < len(data); i += 4 {
			var word [4]byte
			copy(word[:], data[i:])
			sum += be.Uint32(word[:])
		}
		out = append(out, tag...)
		for _, v := range []uint32{sum, uint32(at), uint32(len(data))} {
			out = be.AppendUint32(out, v)
		}
		at += (len(data) + 3) / 4 * 4
	}
	for _, tag := range names {
		out = append(out, tables[tag]...)
		out = append(out, make([]byte, -len(out)&3)...)
	}
	return out
}
