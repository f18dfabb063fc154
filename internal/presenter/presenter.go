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
	"revolute/internal/lettering"
	"revolute/internal/live"
	"revolute/theme"
)

// Options are what a talk begins with.
type Options struct {
	Deck           *deck.Deck
	Layouts        *layout.Layouts
	Lang           string // one of the deck's; "" is its first
	Words          string // the language of the program's own words if the deck's is not known
	Theme          *theme.Theme
	Viewer         theme.Viewer
	Graphics       frame.Graphics // what the viewer's terminal can do with images
	Lettering      lettering.Way  // how it can draw large letters
	FixedLettering bool           // that is somebody's wish, whatever the terminal answers
	Fixed          bool           // Viewer.Dark is the user's wish, whatever the terminal answers
	At             deck.Pos
	Still          bool          // nothing moves
	Autoplay       bool          // every step comes by itself
	Loop           bool          // autoplay starts over at the end
	Keys           *Keys         // nil: DefaultKeys
	Speaker        bool          // begins with the speaker's view, and has no other
	Length         time.Duration // that the talk may last; 0: what the deck says
	Began          time.Time     // of the talk; zero: when the speaker's view is first seen
	Width, Height  int           // cells

	// Live, if not nil, is the model's seat in a talk that others show, too.
	Live *live.Seat
	// Voice is what the viewer may say as one of the audience; nil: nothing.
	Voice *live.Voice
	// Phone, if not nil, lets the speaker's phone lead from the speaker's screen.
	Phone *Phone
	// Derived, if not nil, holds the slides that polls and questions make.
	Derived *Derived
	// Served says that the viewer is a visitor over a network, whose terminal cannot be
	// taken back to a shell.
	Served bool
	// Posted says that the seat is shared, and MovedMsg comes from outside when the
	// talk has changed; else the model waits for that itself, and Close leaves the
	// seat.
	Posted bool

	// Warning is what is not as the deck wants it; the footer says so.
	Warning string

	// Changes waits for the next change of the deck's files; false: there will be
	// none. nil: they do not change.
	Changes func() (ReloadMsg, bool)

	// Faults looks for what is wrong with the deck from the start: the footer says it
	// until the next key. It is called after the first frame. nil: nobody looks.
	Faults func() error

	// IdlePause, if not 0, is how long after a key or a click what moves without an
	// end comes to rest: there may be nobody.
	IdlePause time.Duration
	// Pace, if not nil, says how long to wait for the next picture of a motion
	// that has one every so often: a busy machine shows fewer.
	Pace func(every time.Duration) time.Duration
	// MotionStep, if not 0, is the time between two pictures of what moves without
	// an end, and all times of that are multiples of it: many viewers then share
	// the pictures, and what is sent from one to the next.
	MotionStep time.Duration

	// Interrupted, if not nil, is where the last talk of this deck was cut off: the
	// footer offers to go there.
	Interrupted *deck.Pos
	// Keep, if not nil, is given each place of the talk, with its number. It is called
	// from other goroutines.
	Keep func(n int, d *deck.Deck, at deck.Pos)

	// FollowEdits has a reload go to the slide and step that have changed. Else the
	// viewer stays, but after Edit.
	FollowEdits bool

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

// viewer is how one viewer sees the talk now; Options say how it began.
type viewer struct {
	deck          *deck.Deck
	theme         *theme.Theme
	look          *theme.Look // the theme on the viewer's terminal
	lang          string
	missing       string // the language that the viewer wants, while the deck has lost it
	terminal      theme.Viewer
	fixed         bool // terminal.Dark is the user's wish
	graphics      frame.Graphics
	lettering     lettering.Way
	width, height int       // cells
	began         time.Time // of the talk
}

// restyle makes the look that theme has on the terminal.
func (v *viewer) restyle() { v.look = v.theme.For(v.terminal) }

// Model is a talk as one viewer sees it.
type Model struct {
	o    Options // as given
	keys *Keys
	viewer
	pos   deck.Pos
	mode  mode
	base  mode    // what is shown when nothing stands over it: slides or presenting
	first tea.Cmd // what New has started

	shown     layout.Slide // the slide at pos
	frame     *frame.Frame // what is seen
	scroll    int          // rows, of the slide or of the help
	number    string       // digits typed
	kept      deck.Pos     // the place that was kept last
	keeps     int          // how many have been
	mouseFree bool         // the terminal has the mouse
	wheel     bool         // a turn of the wheel has just been followed

	warning string     // why the deck is not shown as its files are now
	status  StatusMsg  // what the footer says until the next key
	origin  origin     // for reloading
	edited  bool       // the editor has been open: the next reload goes to what has changed
	trail   []deck.Pos // where jumps began
	jumped  bool       // the last move was a jump
	link    int        // the chosen link of the slide, from 1; 0: none
	address string     // that is shown as a QR code

	images     images
	motion     motion
	transition transition
	runs       runs
	copying    copying
	timers     timers
	autoplay   autoplay
	clock      clock
	speaker    speaker
	outline    outline
	talk       attendance
	audience   audience
	grid       grid
	finder     finder
	latest     *atomic.Int64 // the number of the last search
}

// New returns a Model that shows a slide at once.
func New(o Options) *Model {
	if o.Derived == nil {
		o.Derived = NewDerived()
	}
	m := &Model{
		o: o, keys: o.Keys, warning: o.Warning,
		viewer: viewer{
			deck: o.Deck, theme: o.Theme, lang: o.Lang, terminal: o.Viewer, fixed: o.Fixed, graphics: o.Graphics, lettering: o.Lettering,
			width: max(o.Width, 1), height: max(o.Height, 1), began: o.Began,
		},
		autoplay: autoplay{on: o.Autoplay}, runs: runs{slide: -1}, latest: &atomic.Int64{},
	}
	if m.lang == "" && len(m.deck.Languages) > 0 {
		m.lang = m.deck.Languages[0]
	}
	if m.keys == nil {
		m.keys = DefaultKeys()
	}
	if o.Speaker {
		m.base = presenting
	}
	m.restyle()
	at := o.At
	if o.Live != nil {
		if m.talk.view = o.Live.Now(); m.talk.view.On() {
			at = m.talkPos() // the talk has begun
		}
	}
	m.first = m.enter(m.deck.Clamp(at, m.lang), animated)
	m.kept, m.audience.instead = m.pos, m.insteadSource()
	if to := o.Interrupted; to != nil && *to != m.pos {
		m.trail = []deck.Pos{m.deck.Clamp(*to, m.lang)}
		m.say(fmt.Sprintf(m.words().interrupted, m.trail[0].Slide+1))
	}
	if o.Live != nil {
		o.Live.Begin(m.here())
		m.talk.view, m.talk.behind = o.Live.Now(), true
		m.first = tea.Batch(m.first, m.keepUp())
		m.acknowledge(ackMsg{})
	}
	m.refresh()
	return m
}

// Init returns what waits for the first messages.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(m.first, m.awaitChange(), m.startClock(), m.awaitMoved(), m.awaitAck(), m.awaitSecond(), m.load(), m.findRest(), m.findFaults())
}

// dividedMsg says that all slides of the deck have been found.
type dividedMsg struct{}

// findRest finds the slides of a large file that the first frame did not need.
func (m *Model) findRest() tea.Cmd {
	d := m.deck
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

// Frame returns what is to be seen.
func (m *Model) Frame() *frame.Frame { return m.frame }

// Pos returns where the viewer is.
func (m *Model) Pos() deck.Pos { return m.pos }

// Title returns the deck's title, for the window.
func (m *Model) Title() string {
	meta := m.deck.MetaIn(m.lang)
	title := strings.ReplaceAll(meta.Title, "\n", " ")
	if title == "" {
		title = m.deck.Name
	}
	return title
}

// Update follows a message, and then makes the frame that is to be seen. If
// something goes wrong on the way, the frame says so, and the talk goes on.
func (m *Model) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer func() {
		if v := recover(); v != nil {
			next, cmd = m, nil
			switch msg.(type) { // what is waited for all the time still is
			case ReloadMsg:
				cmd = m.awaitChange()
			case MovedMsg:
				cmd = m.awaitMoved()
			}
			m.frame = m.fault(v)
		}
	}()
	var was live.Place
	if m.o.Live != nil {
		was = m.here()
	}
	cmd = m.follow(msg)
	switch msg.(type) {
	case MovedMsg, ReloadMsg, ackMsg: // these lead nobody
	case tea.KeyPressMsg, tea.MouseMsg:
		m.lead(was, true)
		cmd = tea.Batch(cmd, m.keepUp())
	default:
		m.lead(was, false)
	}
	m.acknowledge(msg)
	cmd = tea.Batch(cmd, m.moveInstead())
	m.refresh()
	return m, tea.Batch(cmd, m.load(), m.awaitSecond(), m.keep())
}

// message is one of the presenter's own: it says itself what it does to the model.
type message interface{ apply(m *Model) tea.Cmd }

// follow does what a message says, and returns what is then waited for.
func (m *Model) follow(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case message:
		return msg.apply(m)
	case tea.KeyPressMsg:
		m.status, m.edited = StatusMsg{}, false
		return tea.Batch(m.endTransition(), m.key(msg), m.wake())
	case tea.PasteMsg:
		if m.mode == search {
			return m.finder.add(m, msg.Content)
		}
		if m.audience.prompt == asking {
			m.typeQuestion(msg.Content)
		}
	case tea.MouseClickMsg:
		return tea.Batch(m.endTransition(), m.click(msg.Mouse()), m.wake())
	case tea.MouseWheelMsg:
		return m.turn(msg.Mouse())

	// What the terminal tells of itself.
	case tea.WindowSizeMsg:
		m.width, m.height = max(msg.Width, 1), max(msg.Height, 1)
	case tea.BackgroundColorMsg:
		if !m.fixed {
			m.terminal.Dark = msg.IsDark()
			m.restyle()
		}
	case tea.ColorProfileMsg:
		m.terminal.Profile = msg.Profile
		m.restyle()
	case frame.Graphics:
		m.graphics, m.images.tries = msg, 0
	case lettering.Way:
		if !m.o.FixedLettering {
			m.lettering = msg
		}
	}
	return nil
}
