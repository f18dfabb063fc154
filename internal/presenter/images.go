package presenter

import (
	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/layout"
)

// images is the loading of images: a slide is seen at once, and its images as
// soon as they are ready.
type images struct {
	loads   layout.Loads // of what is seen
	loading bool
	tries   int // how often at was loaded
	at      deck.Pos
	ahead   layout.View // what was made ready last, for the next slide
}

// maxTries is how often what is seen is loaded: if it is not ready then, there
// is not the memory to hold it.
const maxTries = 4

// imagesLoadedMsg says that what was seen has been loaded.
type imagesLoadedMsg struct{}

// apply has the frame drawn again, now with them.
func (imagesLoadedMsg) apply(m *Model) tea.Cmd {
	m.images.loading = false
	return nil
}

// load loads what is seen and not ready, or else the images of the next slide.
func (m *Model) load() tea.Cmd {
	load := m.images.loads.Take()
	if m.images.loading {
		return nil
	}
	if load == nil {
		m.images.tries = 0
		return m.loadAhead()
	}
	if m.pos != m.images.at {
		m.images.at, m.images.tries = m.pos, 0
	}
	if m.images.tries++; m.images.tries > maxTries {
		return nil
	}
	m.images.loading = true
	return func() tea.Msg {
		load()
		return imagesLoadedMsg{}
	}
}

// loadAhead makes the images of the next slide ready.
func (m *Model) loadAhead() tea.Cmd {
	v := m.view()
	v.Pos, v.Loads, v.Hint, v.Scroll = deck.Pos{Slide: m.pos.Slide + 1}, nil, "", 0
	v.Since, v.Entered, v.Still, v.Exec = forever, 0, true, nil
	if m.mode != slides || !v.Deck.Has(v.Pos.Slide) {
		return nil
	}
	next := v.Deck.Slide(v.Pos.Slide, v.Lang)
	v.Pos.Step = next.Steps - 1 // all that is to be seen
	if next.Pictures == 0 || v == m.images.ahead {
		return nil
	}
	m.images.ahead = v
	layouts := m.o.Layouts
	return func() tea.Msg {
		layouts.Load(v)
		return nil
	}
}
