package layout

import (
	"container/list"
	"sync"
	"sync/atomic"
	"time"
)

// cellBytes is what one cell of a kept frame weighs.
const cellBytes = 16

// cache keeps the slides last set, bounded by the bytes of their frames.
type cache struct {
	mu      sync.Mutex
	size    int // bytes at most
	used    int
	entries map[key]*list.Element
	order   *list.List // of *entry, the last used in front
	motions map[key]*motionEntry
}

// key is a View, or a small one for the overview, or what is between two.
type key struct {
	view   View
	thumb  bool
	midway midway
}

type entry struct {
	key   key
	once  sync.Once
	done  atomic.Bool
	slide Slide
	bytes int
}

// motion is how a step moves.
type motion struct {
	length time.Duration
	frames int
}

type motionEntry struct {
	once   sync.Once
	motion motion
}

// keptMotions bounds the motions that are remembered.
const keptMotions = 4096

func newCache(size int) *cache {
	return &cache{size: size, entries: map[key]*list.Element{}, order: list.New(), motions: map[key]*motionEntry{}}
}

// get returns the slide of k, set by make if it is not kept.
func (c *cache) get(k key, set func() Slide) Slide {
	c.mu.Lock()
	el, ok := c.entries[k]
	if ok {
		c.order.MoveToFront(el)
	} else {
		e := &entry{key: k, bytes: k.view.Width*k.view.Height*cellBytes + 1024}
		el = c.order.PushFront(e)
		c.entries[k] = el
		c.used += e.bytes
		c.shrink()
	}
	c.mu.Unlock()
	e := el.Value.(*entry)
	e.once.Do(func() {
		e.slide = set()
		e.done.Store(true)
	})
	return e.slide
}

// ready returns the slide of k if it has been set.
func (c *cache) ready(k key) (Slide, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	el, ok := c.entries[k]
	if !ok || !el.Value.(*entry).done.Load() {
		return Slide{}, false
	}
	c.order.MoveToFront(el)
	return el.Value.(*entry).slide, true
}

// shrink drops the slides that were not used for longest, but never the newest.
func (c *cache) shrink() {
	for c.used > c.size && c.order.Len() > 1 {
		e := c.order.Remove(c.order.Back()).(*entry)
		delete(c.entries, e.key)
		c.used -= e.bytes
	}
}

// motion returns how the step of k moves, found by find if it is not known.
func (c *cache) motion(k key, find func() motion) motion {
	c.mu.Lock()
	m, ok := c.motions[k]
	if !ok {
		if len(c.motions) >= keptMotions {
			clear(c.motions)
		}
		m = &motionEntry{}
		c.motions[k] = m
	}
	c.mu.Unlock()
	m.once.Do(func() { m.motion = find() })
	return m.motion
}
