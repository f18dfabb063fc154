// Package presenter is the one Bubble Tea model of a talk: where in the deck
// the viewer is, what keys and mouse do, and when something moves. It says which
// frame is to be seen, and reads neither clock nor file: time comes with
// messages, and none is asked for while nothing moves.
package presenter

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/internal/live"
	"revolute/theme"
)

// Options are what a talk begins with.
type Options struct {
	Deck          *deck.Deck
	Layouts       *layout.Layouts
	Lang          string // one of the deck's; "" is its first
	Words         string // the language of the program's own words if the deck's is not known
	Theme         *theme.Theme
	Viewer        theme.Viewer
	Graphics      frame.Graphics // what the viewer's terminal can do with images
	Fixed         bool           // Viewer.Dark is the user's wish, whatever the terminal answers
	At            deck.Pos
	Still         bool      // nothing moves
	Autoplay      bool      // every step comes by itself
	Loop          bool      // autoplay starts over at the end
	Keys          *Keys     // nil: DefaultKeys
	Speaker       bool      // begins with the speaker's view, and has no other
	Began         time.Time // of the talk; zero: when the speaker's view is first seen
	Width, Height int       // cells

	// Live, if not nil, is the model's seat in a talk that others show, too.
	Live *live.Seat
	// Posted says that the seat is shared, and MovedMsg comes from outside when the
	// talk has changed; else the model waits for that itself, and Close leaves the
	// seat.
	Posted bool

	// Trouble is what is not as the deck wants it; the footer says so.
	Trouble string

	// Changes waits for the next change of the deck's files; false: there will be
	// none. nil: they do not change.
	Changes func() (Reload, bool)

	// Rest, if not 0, is how long after a key or a click what moves without an
	// end comes to rest: there may be nobody.
	Rest time.Duration
	// Pace, if not nil, says how long to wait for the next picture of a motion
	// that has one every so often: a busy machine shows fewer.
	Pace func(every time.Duration) time.Duration

	// Edit gives the message that opens the user's editor at a line of one of the
	// deck's files. nil: there is none.
	Edit func(file string, line int) tea.Msg
	// Exec runs the blocks of code that are marked so. nil: none is run.
	Exec Exec
	// Open opens an address in the user's browser. What it gives, if anything, is
	// a message to the model. nil: there is no browser here.
	Open func(address string) tea.Msg
}

// mode is what the screen shows.
type mode uint8

const (
	slides mode = iota
	blank
	overview
	search
	help
	notes
	code
	presenting // the speaker's view
	bright     // a white screen
)

// Model is a talk as one viewer sees it.
type Model struct {
	o     Options
	look  *theme.Look
	pos   deck.Pos
	mode  mode
	base  mode    // what is shown when nothing stands over it: slides or presenting
	first tea.Cmd // what New has started

	shown  layout.Slide // of slides
	frame  *frame.Frame
	scroll int // rows, of the slide or of the help
	number string
	wheel  bool // a turn of the wheel has just been followed

	trouble string     // why the deck is not shown as its files are now
	trail   []deck.Pos // where jumps began
	jumped  bool       // the last move was a jump
	told    Told
	link    int    // the chosen link of the slide, from 1; 0: none
	address string // that is shown as a code

	images   images
	motion   motion
	passage  passage
	runs     runs
	copying  copying
	waits    waits
	autoplay autoplay
	clock    dayTime
	speaker  speaker
	talk     attendance
	grid     grid
	finder   finder
	latest   *atomic.Int64 // the number of the last search
}

// New makes a Model that shows a slide at once.
func New(o Options) *Model {
	if o.Lang == "" && len(o.Deck.Languages) > 0 {
		o.Lang = o.Deck.Languages[0]
	}
	if o.Keys == nil {
		o.Keys = DefaultKeys()
	}
	m := &Model{o: o, autoplay: autoplay{on: o.Autoplay}, latest: &atomic.Int64{}}
	if o.Speaker {
		m.base = presenting
	}
	m.look = o.Theme.For(o.Viewer)
	m.trouble = o.Trouble
	m.joinTalk()
	m.resize(o.Width, o.Height)
	m.first = m.enter(m.o.Deck.Clamp(m.o.At, m.o.Lang), forward)
	if m.o.Live != nil {
		m.o.Live.Begin(m.here())
		m.talk.view, m.talk.behind = m.o.Live.Now(), true
		m.first = tea.Batch(m.first, m.keepUp())
		m.refresh()
		m.acknowledge(ackMsg{})
	}
	return m
}

// Init starts what moves.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(m.first, m.awaitChange(), m.startClock(), m.awaitMoved(), m.awaitAck(), m.awaitSecond(), m.load(), m.findRest())
}

// dividedMsg says that all slides of the deck have been found.
type dividedMsg struct{}

// findRest finds the slides of a large file that the first frame did not need.
func (m *Model) findRest() tea.Cmd {
	d := m.o.Deck
	if _, all := d.Known(); all {
		return nil
	}
	return func() tea.Msg {
		d.Len()
		return dividedMsg{}
	}
}

// View is not used: a terminal is painted with Frame.
func (m *Model) View() tea.View { return tea.View{} }

// Frame is what is to be seen.
func (m *Model) Frame() *frame.Frame { return m.frame }

// Pos is where the viewer is.
func (m *Model) Pos() deck.Pos { return m.pos }

// Title is the deck's, for the window.
func (m *Model) Title() string {
	meta := m.o.Deck.MetaIn(m.o.Lang)
	title := strings.ReplaceAll(meta.Title, "\n", " ")
	if title == "" {
		title = m.o.Deck.Name
	}
	return title
}

// Update follows a message. If something goes wrong on the way, the screen says
// so, and the talk goes on.
func (m *Model) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer func() {
		if v := recover(); v != nil {
			next, cmd = m, nil
			m.frame = m.fault(v)
		}
	}()
	var was live.Place
	if m.o.Live != nil {
		was = m.here()
	}
	cmd = m.follow(msg)
	switch msg.(type) {
	case MovedMsg, Reload, ackMsg: // these lead nobody
	case tea.KeyPressMsg, tea.MouseMsg:
		m.lead(was, true)
		cmd = tea.Batch(cmd, m.keepUp())
	default:
		m.lead(was, false)
	}
	m.acknowledge(msg)
	m.refresh()
	return m, tea.Batch(cmd, m.load(), m.awaitSecond())
}

func (m *Model) follow(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		m.told = Told{}
		return tea.Batch(m.arrive(), m.key(msg), m.stir())
	case tea.PasteMsg:
		if m.mode == search {
			return m.finder.add(m, msg.Content)
		}
	case tea.MouseClickMsg:
		return tea.Batch(m.arrive(), m.click(msg.Mouse()), m.stir())
	case tea.MouseWheelMsg:
		return m.turn(msg.Mouse())
	case rested:
		m.wheel = false
	case tick:
		return m.tick(msg)
	case passed:
		return m.passed(msg)
	case started:
		return m.started(msg)
	case printed:
		return m.printed(msg)
	case due:
		return m.due(msg)
	case found:
		m.finder.take(msg)
	case Told:
		m.told = msg
	case loaded:
		m.images.loading = false
	case frame.Graphics:
		m.o.Graphics, m.images.tries = msg, 0
	case Reload:
		return tea.Batch(m.reload(msg), m.startClock(), m.findRest())
	case MovedMsg:
		return m.catchUp()
	case ackMsg:
		m.talk.acks = false
		return m.awaitAck()
	case second:
		m.second(msg)
	case minute:
		return m.minute(msg)
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		if !m.o.Fixed {
			m.o.Viewer.Dark = msg.IsDark()
			m.look = m.o.Theme.For(m.o.Viewer)
		}
	case tea.ColorProfileMsg:
		m.o.Viewer.Profile = msg.Profile
		m.look = m.o.Theme.For(m.o.Viewer)
	}
	return nil
}

// resize takes a window's size, whatever it is.
func (m *Model) resize(width, height int) {
	m.o.Width, m.o.Height = max(width, 1), max(height, 1)
}

// refresh makes the frame that is to be seen now.
func (m *Model) refresh() {
	m.images.loads.Take()
	switch m.mode {
	case blank, bright:
		m.frame = m.dark()
	case overview:
		m.frame = m.grid.draw(m)
	case search:
		m.frame = m.finder.draw(m)
	case help:
		m.frame = m.drawHelp()
	case presenting:
		m.set()
		m.frame = m.drawSpeaker()
	case notes:
		m.frame = m.drawNotes()
	case code:
		m.frame = m.drawCode()
	default:
		m.set()
		if m.passing() {
			m.passage.To = m.shown
			m.frame = m.o.Layouts.Between(m.passage.Passage)
			return
		}
		m.frame = m.finder.light(m, m.light(m.shown.Frame))
	}
}

// set sets the slide.
func (m *Model) set() {
	v := m.view()
	m.shown = m.o.Layouts.Layout(v)
	if m.scroll > m.shown.Scroll {
		m.scroll = m.shown.Scroll
		v.Scroll = m.scroll
		m.shown = m.o.Layouts.Layout(v)
	}
}

// view is what the layout is asked for.
func (m *Model) view() layout.View {
	return layout.View{
		Deck: m.o.Deck, Pos: m.pos, Lang: m.o.Lang, Look: m.look,
		Width: m.o.Width, Height: m.o.Height, Scroll: m.scroll,
		Since: m.motion.since, Entered: m.motion.entered, Still: m.o.Still,
		Clock: m.clock.text, Hint: m.hint(), Warns: m.number == "" && (m.told.Warns || m.told.Text == "" && m.trouble != ""),
		Graphics: m.o.Graphics, Loads: &m.images.loads,
		Exec: m.runs.seen,
	}
}

// hint is what the footer has to say.
func (m *Model) hint() string {
	switch {
	case m.number != "":
		return fmt.Sprintf(m.words().goTo, m.number)
	case m.told.Text != "":
		return m.told.Text
	case m.trouble != "":
		return m.trouble
	case m.finder.on && m.mode == slides:
		return m.finder.says(m)
	case m.autoplay.paused:
		return m.words().paused
	}
	return m.liveHint()
}

// canvas is an empty frame.
func (m *Model) canvas() *frame.Frame {
	return frame.New(m.o.Width, m.o.Height, m.o.Viewer.Widths, m.look.Canvas())
}

// dark is a black frame, or a white one. Where others show the talk, too, its last
// row says that the room is dark.
func (m *Model) dark() *frame.Frame {
	st := m.look.Canvas()
	text := m.look.Style(theme.Muted)
	if m.look.Colours() == theme.AllColours {
		st.Bg, text.Fg = frame.RGB(0, 0, 0), frame.RGB(0x50, 0x50, 0x50)
		if m.mode == bright {
			st.Bg, text.Fg = frame.RGB(255, 255, 255), frame.RGB(0xb0, 0xb0, 0xb0)
		}
	}
	f := frame.New(m.o.Width, m.o.Height, m.o.Viewer.Widths, st)
	if m.o.Live != nil {
		text.Bg = st.Bg
		says := m.words().dark
		if !m.leads() {
			says = m.words().darkThere
		}
		f.Print(max(0, m.o.Width-1-f.Widths().Width(says)), m.o.Height-1, says, text)
	}
	return f
}

// fault is a frame that says what went wrong.
func (m *Model) fault(problem any) *frame.Frame {
	f := m.canvas()
	text := fmt.Sprintf("%d: %v", m.pos.Slide+1, problem)
	y := m.o.Height / 3
	for _, l := range f.Widths().Lines(nil, text, max(1, m.o.Width-4)) {
		f.Print(2, y, text[l.Start:l.End], m.look.Style(theme.Warning))
		y++
	}
	return f
}

// forever is a time at which everything has come to rest.
const forever = time.Duration(1<<63 - 1)
