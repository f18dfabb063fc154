package picture

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
	size int // bytes at most

	mu      sync.Mutex
	used    int
	entries map[any]*list.Element
	order   *list.List // of *kept, the last used in front

	decoding sync.Mutex // one at a time: a large image takes much memory while it is decoded
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
func NewImages(size int) *Images { return &Images{size: size} }

// Open reads the header of an image beside the deck. read gives its file. An
// error says what is wrong with it, as the end of a sentence: "is empty".
func (s *Images) Open(name, alt string, style ImageStyle, read func(name string) ([]byte, error)) (*Image, error) {
	if u, err := url.Parse(name); err == nil && (u.Scheme != "" || u.Host != "") {
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
	el, ok := s.entries[r.normal()]
	return ok && el.Value.(*kept).done.Load()
}

// get gives an image as r asks for it. It takes time when it is first asked for.
func (s *Images) get(r rendering) rendered {
	r = r.normal()
	e := s.entry(r)
	e.once.Do(func() {
		masters, err := s.masters(r.image)
		if e.shown.err = err; err == nil {
			e.shown = r.render(masters)
		}
		s.finish(e, e.shown.bytes)
	})
	return e.shown
}

// masters are the pixels of an image, or of an animation's frames.
func (s *Images) masters(i *Image) ([]*image.RGBA, error) {
	e := s.entry(i)
	e.once.Do(func() {
		s.decoding.Lock()
		defer s.decoding.Unlock()
		e.masters, e.err = i.decode()
		bytes := 0
		for _, m := range e.masters {
			bytes += len(m.Pix)
		}
		s.finish(e, bytes)
	})
	return e.masters, e.err
}

// Check decodes the image, and says what is wrong with it, as Open does.
func (i *Image) Check() error {
	_, err := i.images.masters(i)
	return err
}

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
	if el, ok := s.entries[i]; ok && el.Value.(*kept).done.Load() {
		return el.Value.(*kept).err
	}
	return nil
}

// entry is what is kept under a key, a new one if there is none.
func (s *Images) entry(key any) *kept {
	s.mu.Lock()
	defer s.mu.Unlock()
	if el, ok := s.entries[key]; ok {
		s.order.MoveToFront(el)
		return el.Value.(*kept)
	}
	if s.entries == nil {
		s.entries, s.order = map[any]*list.Element{}, list.New()
	}
	e := &kept{key: key}
	s.entries[key] = s.order.PushFront(e)
	return e
}

// finish notes that an entry is made, and drops those that were not used for
// longest, but never the newest two: a picture and what it is made of.
func (s *Images) finish(e *kept, bytes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e.done.Store(true)
	if el, ok := s.entries[e.key]; !ok || el.Value != any(e) {
		return // it was dropped meanwhile
	}
	e.bytes = bytes + 512
	s.used += e.bytes
	for s.used > s.size && s.order.Len() > 2 {
		el := s.order.Back()
		old := s.order.Remove(el).(*kept)
		delete(s.entries, old.key)
		s.used -= old.bytes
	}
}
