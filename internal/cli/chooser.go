package cli

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/theme"
)

// chooser shows a slide in one theme after the other.
type chooser struct {
	deck          *deck.Deck
	lang          string
	slide         int
	names         []string
	themes        []*theme.Theme
	now           int // the theme that is shown
	viewer        theme.Viewer
	fixed         bool // viewer.Dark is the user's wish
	width, height int  // cells
	taken         bool // by enter

	layouts *layout.Layouts
}

// Init does nothing: the first frame needs no message.
func (m *chooser) Init() tea.Cmd { return nil }

// View is not used: a terminal is painted with Frame.
func (m *chooser) View() tea.View { return tea.View{} }

// Title returns the theme's name, for the window.
func (m *chooser) Title() string { return m.names[m.now] }

// Frame returns the slide in the theme, with what the keys do in its footer.
func (m *chooser) Frame() *frame.Frame {
	if m.layouts == nil {
		m.layouts = layout.New(1 << 20)
	}
	// The footer has the theme's name and the keys, as many as there is room for.
	hint := fmt.Sprintf("%s  %d/%d", m.names[m.now], m.now+1, len(m.names))
	words := []string{"theme", "enter takes it", "↑↓ slide", "T dark/light", "q leaves"}
	if strings.HasPrefix(m.lang, "zh") {
		words = []string{"换主题", "回车选用", "↑↓ 换页", "T 深浅", "q 退出"}
	}
	hint += "   ←→ " + words[0]
	for _, w := range words[1:] {
		if longer := hint + " · " + w; m.viewer.Widths.Width(longer) < m.width-16 {
			hint = longer
		}
	}
	return m.layouts.Layout(layout.View{
		Deck: m.deck, Pos: deck.Pos{Slide: m.slide, Step: m.deck.Slide(m.slide, m.lang).Steps - 1}, Lang: m.lang,
		Look: m.themes[m.now].For(m.viewer), Width: max(m.width, 1), Height: max(m.height, 1), Still: true, Hint: hint,
	}).Frame
}

// Update follows a message.
func (m *chooser) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch msg.String() {
		case "right", "l", "n", "space", "tab":
			m.now = (m.now + 1) % len(m.themes)
		case "left", "h", "p", "backspace", "shift+tab":
			m.now = (m.now + len(m.themes) - 1) % len(m.themes)
		case "down", "j", "pgdown":
			m.slide = min(m.slide+1, m.deck.Len()-1)
		case "up", "k", "pgup":
			m.slide = max(m.slide-1, 0)
		case "T", "t":
			m.viewer.Dark, m.fixed = !m.viewer.Dark, true
		case "L":
			langs := m.deck.Languages
			m.lang = langs[(slices.Index(langs, m.lang)+1)%len(langs)]
		case "enter":
			m.taken = true
			return m, tea.Quit
		case "q", "esc", "ctrl+c":
			return m, tea.Quit
		case "ctrl+z":
			return m, tea.Suspend
		}
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		if !m.fixed {
			m.viewer.Dark = msg.IsDark()
		}
	case tea.ColorProfileMsg:
		m.viewer.Profile = msg.Profile
	}
	return m, nil
}
