package raster

import (
	"errors"
	"fmt"
	"image"
	"net/url"
	"sync"

	"revolute/internal/cache"
)

// Images opens images and keeps what has been made of them, within a bound of
// bytes, for all viewers. It is safe for concurrent use; what many ask for at
// once is made once.
type Images struct {
	rendered *cache.Cache[rendering, rendered] // what was made for terminals
	pixels   *cache.Cache[*Image, pixels]      // of which more may be made

	decoding  sync.Mutex // one at a time: a large image takes much memory while it is decoded
	rendering sync.Mutex // likewise
}

// pixels are those of an image, or of an animation's frames.
type pixels struct {
	frames []*image.RGBA
	err    error // why there are none
}

// entryBytes is about what an entry of a cache takes beside its bytes.
const entryBytes = 512

// NewImages returns an Images that keeps about so many bytes.
func NewImages(size int) *Images {
	return &Images{
		rendered: cache.New(size-size/4, func(_ rendering, r rendered) int { return r.bytes + entryBytes }),
		pixels: cache.New(size/4, func(_ *Image, p pixels) int {
			bytes := entryBytes
			for _, m := range p.frames {
				bytes += len(m.Pix)
			}
			return bytes
		}),
	}
}

// Open reads the header of an image beside the deck. read gives its file. An
// error says what is wrong with it, as the end of a sentence: "is empty".
func (s *Images) Open(name, alt string, style Style, read func(name string) ([]byte, error)) (*Image, error) {
	if u, err := url.Parse(name); err == nil && (u.Scheme != "" && u.Scheme != "data" || u.Host != "") {
		return nil, errors.New("is not beside the deck: nothing is fetched during a talk")
	}
	i := &Image{images: s, alt: alt, style: style}
	src, err := read(name)
	i.read = func() ([]byte, error) { return read(name) }
	if plain, bad := url.PathUnescape(name); err != nil && bad == nil && plain != name {
		if again, second := read(plain); second == nil {
			src, err = again, nil
			i.read = func() ([]byte, error) { return read(plain) }
		}
	}
	if err != nil {
		return nil, err
	}
	i.header, err = readHeader(src)
	return i, err
}

// ready reports whether get would not have to wait.
func (s *Images) ready(r rendering) bool {
	_, ok := s.rendered.Lookup(r.normalized())
	return ok
}

// get returns an image as r asks for it. It takes time when it is first asked
// for. What could not be made has no frames.
func (s *Images) get(r rendering) rendered {
	r = r.normalized()
	return s.rendered.Get(r, func() rendered {
		p := s.decoded(r.image)
		if p.err != nil {
			return rendered{err: p.err}
		}
		s.rendering.Lock()
		defer s.rendering.Unlock()
		out := r.render(p.frames)
		if out.err != nil {
			out.err = fmt.Errorf("cannot be made ready for the terminal: %w", out.err)
			r.image.failed.Store(&out.err)
		}
		return out
	})
}

// decoded returns the pixels of an image.
func (s *Images) decoded(i *Image) pixels {
	return s.pixels.Get(i, func() (p pixels) {
		s.decoding.Lock()
		defer s.decoding.Unlock()
		if p.frames, p.err = i.decode(); p.err != nil {
			i.failed.Store(&p.err)
		}
		return p
	})
}

// Check decodes the image and returns what is wrong with it, as Open does.
func (i *Image) Check() error { return i.images.decoded(i).err }

// Problem returns why the image could not be shown, if that has been tried.
func (i *Image) Problem() error {
	if err := i.failed.Load(); err != nil {
		return *err
	}
	return nil
}

// Lettered reports whether the image has text that is not drawn, as an SVG may.
func (i *Image) Lettered() bool { return i.header.lettered }

// decode reads the file and its pixels.
func (i *Image) decode() (frames []*image.RGBA, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("cannot be decoded: %v", v)
		}
	}()
	src, err := i.read()
	if err != nil {
		return nil, err
	}
	h, err := readHeader(src) // it may be another file by now
	if err != nil {
		return nil, err
	}
	if frames, err = h.decode(src, enoughPixels); err != nil {
		err = fmt.Errorf("is no %s that can be read: %w", h.format, err)
	}
	return frames, err
}
