package cache

import (
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
)

// model is what a cache promises, written as slowly and plainly as possible.
type model struct {
	limit int
	keys  []int // the most recently used first
}

func (m *model) total() (sum int) {
	for _, k := range m.keys {
		sum += weight(k)
	}
	return sum
}

func (m *model) has(key int) bool {
	for i, k := range m.keys {
		if k == key {
			m.keys = append([]int{key}, append(append([]int{}, m.keys[:i]...), m.keys[i+1:]...)...)
			return true
		}
	}
	return false
}

func (m *model) get(key int) {
	if m.has(key) {
		return
	}
	m.keys = append([]int{key}, m.keys...)
	for m.total() > m.limit && len(m.keys) > 1 {
		m.keys = m.keys[:len(m.keys)-1]
	}
}

func weight(key int) int { return key % 7 }

// TestAgainstModel makes random requests of caches of random limits: each value
// is made exactly when the model does not have it, and what is kept is the same.
func TestAgainstModel(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for round := range 300 {
		limit := rnd.IntN(40)
		c := New(limit, func(key, _ int) int { return weight(key) })
		m := &model{limit: limit}
		keys := 1 + rnd.IntN(30)
		for range 300 {
			key := rnd.IntN(keys)
			if rnd.IntN(3) == 0 {
				v, ok := c.Lookup(key)
				if has := m.has(key); ok != has || ok && v != key*10 || !ok && v != 0 {
					t.Fatalf("round %d: Lookup(%d) = %d, %v; the model has it: %v", round, key, v, ok, has)
				}
				continue
			}
			had, made := m.has(key), false
			v := c.Get(key, func() int { made = true; return key * 10 })
			m.get(key)
			if v != key*10 || made == had {
				t.Fatalf("round %d: Get(%d) = %d, made %v; the model has it: %v", round, key, v, made, had)
			}
			if c.weight != m.total() || len(c.entries) != len(m.keys) || c.order.Len() != len(m.keys) {
				t.Fatalf("round %d: weight %d of %d entries (%d in order), want %d of %d",
					round, c.weight, len(c.entries), c.order.Len(), m.total(), len(m.keys))
			}
		}
	}
}

// TestOnce asks for few keys from many goroutines at once: each value is made
// once, and all are given that one.
func TestOnce(t *testing.T) {
	c := New[int, *int](1000, nil)
	var made [5]atomic.Int32
	var wg sync.WaitGroup
	var first [5]atomic.Pointer[int]
	for i := range 500 {
		wg.Go(func() {
			key := i % len(made)
			v := c.Get(key, func() *int { made[key].Add(1); return new(int) })
			if !first[key].CompareAndSwap(nil, v) && first[key].Load() != v {
				t.Errorf("key %d has two values", key)
			}
		})
	}
	wg.Wait()
	for key := range made {
		if n := made[key].Load(); n != 1 {
			t.Errorf("the value of key %d was made %d times", key, n)
		}
	}
}

// TestOthersDoNotWait asks for one key while the value of another is being made,
// and looks that one up meanwhile.
func TestOthersDoNotWait(t *testing.T) {
	c := New[string, int](10, nil)
	c.Get("slow", func() int {
		if _, ok := c.Lookup("slow"); ok {
			t.Error("Lookup has a value that is still being made")
		}
		done := make(chan int)
		go func() { done <- c.Get("quick", func() int { return 2 }) }()
		if v := <-done; v != 2 {
			t.Errorf("the quick one is %d, want 2", v)
		}
		return 1
	})
	for key, want := range map[string]int{"slow": 1, "quick": 2} {
		if v, ok := c.Lookup(key); !ok || v != want {
			t.Errorf("Lookup(%q) = %d, %v; want %d", key, v, ok, want)
		}
	}
}

// TestPanic has a value's making panic while others wait for it: the panic
// reaches who called, one of the others makes the value, and nobody hangs.
func TestPanic(t *testing.T) {
	c := New[string, int](10, nil)
	var wg sync.WaitGroup
	inside, fail := make(chan struct{}), make(chan struct{})
	wg.Go(func() {
		defer func() {
			if recover() == nil {
				t.Error("Get did not panic though load did")
			}
		}()
		c.Get("k", func() int { close(inside); <-fail; panic("no value") })
	})
	<-inside
	var made atomic.Int32
	for range 8 {
		wg.Go(func() {
			if v := c.Get("k", func() int { made.Add(1); return 3 }); v != 3 {
				t.Errorf("Get = %d, want 3", v)
			}
		})
	}
	close(fail)
	wg.Wait()
	if made.Load() != 1 || len(c.entries) != 1 {
		t.Errorf("the value was made %d times, %d entries; want one", made.Load(), len(c.entries))
	}
}

// TestConcurrentlyBounded keeps the promises of TestAgainstModel that do not
// depend on the order, with many goroutines at once.
func TestConcurrentlyBounded(t *testing.T) {
	const limit = 20
	c := New(limit, func(key, _ int) int { return weight(key) })
	var wg sync.WaitGroup
	for seed := range uint64(8) {
		wg.Go(func() {
			rnd := rand.New(rand.NewPCG(seed, 0))
			for range 2000 {
				key := rnd.IntN(50)
				if v := c.Get(key, func() int { return -key }); v != -key {
					t.Errorf("Get(%d) = %d", key, v)
				}
			}
		})
	}
	wg.Wait()
	sum := 0
	for key := range c.entries {
		sum += weight(key)
	}
	if sum > limit || sum != c.weight || c.order.Len() != len(c.entries) {
		t.Errorf("weight %d, counted as %d in %d entries (%d in order); want at most %d", sum, c.weight, len(c.entries), c.order.Len(), limit)
	}
}
