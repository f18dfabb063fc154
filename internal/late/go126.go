//go:build go1.26 && !go1.27 && !eager

package late

import "unsafe"

// task is how the compiler describes a package's initialization: this, and then
// the addresses of so many functions. The runtime passes over a task that is done.
type task struct{ state, functions uint32 }

const (
	todo = 0
	done = 2
)

//go:linkname scannerTask github.com/gorilla/css/scanner..inittask
//go:linkname cssTask github.com/microcosm-cc/bluemonday/css..inittask
//go:linkname bluemondayTask github.com/microcosm-cc/bluemonday..inittask
//go:linkname lexersTask github.com/alecthomas/chroma/v2/lexers..inittask
//go:linkname stylesTask github.com/alecthomas/chroma/v2/styles..inittask
//go:linkname formattersTask github.com/alecthomas/chroma/v2/formatters..inittask
//go:linkname autolinkTask charm.land/glamour/v2/internal/autolink..inittask
var scannerTask, cssTask, bluemondayTask, lexersTask, stylesTask, formattersTask, autolinkTask task

// group is packages that are initialized together, each after those that it
// imports.
type group struct {
	tasks [3]*task // nil: initialized already
	lock  chan struct{}
}

var (
	lexers    = group{tasks: [3]*task{&lexersTask}}
	sanitizer = group{tasks: [3]*task{&scannerTask, &cssTask, &bluemondayTask}}
	renderer  = group{tasks: [3]*task{&stylesTask, &formattersTask, &autolinkTask}}
)

func init() {
	for _, g := range [...]*group{&lexers, &sanitizer, &renderer} {
		g.lock = make(chan struct{}, 1)
		for i, t := range g.tasks {
			switch {
			case t == nil:
			case t.state == todo:
				t.state = done
			default: // this package did not come first
				g.tasks[i] = nil
			}
		}
	}
}

// once initializes the packages of g, unless that has been done. It returns when
// they are initialized.
func once(g *group) {
	hold(g, func() {
		for i, t := range g.tasks {
			if t == nil {
				continue
			}
			for n := range uintptr(t.functions) {
				// A function's value is the address of a word with its address.
				word := unsafe.Add(unsafe.Pointer(t), unsafe.Sizeof(*t)+n*unsafe.Sizeof(n))
				(*(*func())(unsafe.Pointer(&word)))()
			}
			g.tasks[i] = nil
		}
	})
}

// hold calls f while no other goroutine is in once for g. (A sync.Mutex is not to
// be had before strings.)
func hold(g *group, f func()) {
	g.lock <- struct{}{}
	defer func() { <-g.lock }()
	f()
}
