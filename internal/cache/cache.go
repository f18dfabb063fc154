// Package cache keeps values that are expensive to make, within a bound of
// weight. A value is made once, however many goroutines ask for it at the same
// time, and is shared by all of them: it must not be changed afterwards.
package cache

import (
	"container/list"
	"sync"
)

// Cache maps keys to values and evicts the least recently used ones when their
// weights add up to more than its limit. It is safe for concurrent use.
type Cache[K comparable, V any] struct {
	limit int
	weigh func(K, V) int

	mu      sync.Mutex
	weight  int // of the entries in order
	entries map[K]*entry[K, V]
	order   list.List // of *entry[K, V] that are made, the most recently used first
}

type entry[K comparable, V any] struct {
	key    K
	once   sync.Once
	value  V
	made   bool
	weight int
	place  *list.Element // nil until value is made
}

// New returns an empty cache. The limit is in the unit of weigh, which returns
// the weight of a value once it is made; a nil weigh counts every value as 1.
func New[K comparable, V any](limit int, weigh func(K, V) int) *Cache[K, V] {
	if weigh == nil {
		weigh = func(K, V) int { return 1 }
	}
	return &Cache[K, V]{limit: limit, weigh: weigh, entries: map[K]*entry[K, V]{}}
}

// Get returns the value of key, which load makes if the cache does not have it.
// Goroutines that ask for a key while its value is being made wait for it; those
// that ask for other keys do not. The value made last is kept even if it alone
// exceeds the limit. If load panics, so does the Get that called it, nothing is
// kept, and one of those that waited calls its own load. load must not ask for
// the same key.
func (c *Cache[K, V]) Get(key K, load func() V) V {
	for {
		c.mu.Lock()
		e, ok := c.entries[key]
		if !ok {
			e = &entry[K, V]{key: key}
			c.entries[key] = e
		}
		if e.place != nil {
			c.order.MoveToFront(e.place)
		}
		c.mu.Unlock()
		e.once.Do(func() {
			defer c.settle(e)
			e.value = load()
			e.weight = c.weigh(key, e.value)
			e.made = true
		})
		if e.made {
			return e.value
		}
	}
}

// Lookup returns the value of key and true if the cache has it. It does not wait
// for a value that is being made.
func (c *Cache[K, V]) Lookup(key K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[key]; ok && e.place != nil {
		c.order.MoveToFront(e.place)
		return e.value, true
	}
	var none V
	return none, false
}

// settle puts an entry that is made among the others and evicts what exceeds the
// limit; it removes an entry whose load panicked.
func (c *Cache[K, V]) settle(e *entry[K, V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !e.made {
		delete(c.entries, e.key)
		return
	}
	e.place = c.order.PushFront(e)
	c.weight += e.weight
	for c.weight > c.limit && c.order.Len() > 1 {
		last := c.order.Remove(c.order.Back()).(*entry[K, V])
		delete(c.entries, last.key)
		c.weight -= last.weight
	}
}
