package raster

import (
	"container/list"
	"errors"
	"fmt"
	"image"
	"net/url"
	"sync"
	"sync/atomic"
)

// Images opens images and keeps what has been made of them, within a bound of
// bytes, for all viewers. It is safe for concurrent use; what many ask for at
// once is made once. Its zero value keeps nothing; it is not to be copied.
type Images struct {
	mu       sync.Mutex
	rendered shelf // what was made for terminals
	masters  shelf // pixels, of which more may be made

	decoding  sync.Mutex // one at a time: a large image takes much memory while it is decoded
	rendering sync.Mutex // likewise
}

// shelf holds what was used last.
type shelf struct {
	size, used int // bytes
	entries    map[any]*list.Element
	order      list.List // of *kept, the last used in front
}

// kept is a rendering, or the pixels of an image.
type kept struct {
	key     any
	once    sync.Once
	done    atomic.Bool
	bytes   int
	shown   rendered
	masters []*image.RGBA
	err     error
}

// NewImages makes an Images that keeps about so many bytes.
func NewImages(size int) *Images {
	return &Images{rendered: shelf{size: size - size/4}, masters: shelf{size: size / 4}}
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
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.rendered.find(r.normal())
	return e != nil && e.done.Load()
}

// get gives an image as r asks for it. It takes time when it is first asked for.
func (s *Images) get(r rendering) rendered {
	r = r.normal()
	e := s.entry(&s.rendered, r)
	e.once.Do(func() {
		masters, err := s.pixels(r.image)
		if e.shown.err = err; err == nil {
			s.rendering.Lock()
			defer s.rendering.Unlock()
			e.shown = r.render(masters)
		}
		s.finish(&s.rendered, e, e.shown.bytes)
	})
	return e.shown
}

// pixels are those of an image, or of an animation's frames.
func (s *Images) pixels(i *Image) ([]*image.RGBA, error) {
	e := s.entry(&s.masters, i)
	e.once.Do(func() {
		s.decoding.Lock()
		defer s.decoding.Unlock()
		e.masters, e.err = i.decode()
		bytes := 0
		for _, m := range e.masters {
			bytes += len(m.Pix)
		}
		s.finish(&s.masters, e, bytes)
	})
	return e.masters, e.err
}

// Check decodes the image, and says what is wrong with it, as Open does.
func (i *Image) Check() error {
	_, err := i.images.pixels(i)
	return err
}

// Lettered reports whether the image has text that is not drawn, as an SVG may.
func (i *Image) Lettered() bool { return i.header.lettered }

// decode reads the file and its pixels.
func (i *Image) decode() (masters []*image.RGBA, err error) {
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
	if masters, err = h.decode(src); err != nil {
		err = fmt.Errorf("is no %s that can be read: %w", h.format, err)
	}
	return masters, err
}

// problem is why an image could not be decoded, if that was tried.
func (s *Images) problem(i *Image) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.masters.find(i); e != nil && e.done.Load() {
		return e.err
	}
	return nil
}

// find is what is kept under a key, or nil.
func (s *shelf) find(key any) *kept {
	el, ok := s.entries[key]
	if !ok {
		return nil
	}
	s.order.MoveToFront(el)
	return el.Value.(*kept)
}

// entry is what is kept under a key, a new one if there is none.
func (s *Images) entry(on *shelf, key any) *kept {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := on.find(key); e != nil {
		return e
	}
	if on.entries == nil {
		on.entries = map[any]*list.Element{}
	}
	e := &kept{key: key}
	on.entries[key] = on.order.PushFront(e)
	return e
}

// finish notes that an entry is made, and drops those that were not used for
// longest, but never the newest.
func (s *Images) finish(on *shelf, e *kept, bytes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e.done.Store(true)
	if el, ok := on.entries[e.key]; !ok || el.Value != any(e) {
		return // it was dropped meanwhile
	}
	e.bytes = bytes + 512
	on.used += e.bytes
	for on.used > on.size && on.order.Len() > 1 {
		old := on.order.Remove(on.order.Back()).(*kept)
		delete(on.entries, old.key)
		on.used -= old.bytes
	}
}
