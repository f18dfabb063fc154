package layout

// Loads is what a viewer still has to load: images that are not ready. It is one
// model's own, and not safe for concurrent use.
type Loads struct{ list []func() }

func (l *Loads) add(load func()) { l.list = append(l.list, load) }

func (l *Loads) len() int {
	if l == nil {
		return 0
	}
	return len(l.list)
}

// Take returns what has to be done, which may take long, and forgets it. It may be
// done anywhere; afterwards Layout gives the slide whole. nil is nothing.
func (l *Loads) Take() func() {
	list := l.list
	l.list = nil
	if len(list) == 0 {
		return nil
	}
	return func() {
		for _, load := range list {
			load()
		}
	}
}
