package presenter

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/live"
	"revolute/theme"
)

// speakerMargin is the columns left free at both sides.
const speakerMargin = 2

// drawSpeaker draws the times, the state of the room, this step as the room sees
// it and the next one, both small, the notes, and the keys.
func (m *Model) drawSpeaker() *frame.Frame {
	f := m.canvas()
	y := min(1, m.height/12)
	m.speakerTimes(f, y)
	if m.o.Live != nil && m.height >= 10 {
		y++
		m.speakerRoom(f, y)
	}
	y += 2
	if m.width >= 60 && m.height >= 18 {
		y = m.speakerSlides(f, y)
	} else {
		// In place of pictures of this step and the next one are their titles.
		name := func(slide int) string {
			return strings.ReplaceAll(m.deck.Slide(slide, m.lang).Title(), "\n", " ")
		}
		next := m.words().ends
		if to, ok := m.following(); ok {
			if next = name(to.Slide); to.Slide == m.pos.Slide {
				next = fmt.Sprintf(m.words().step, to.Step+1, m.deck.Slide(to.Slide, m.lang).Steps)
			}
		}
		room := max(0, m.width-2*speakerMargin)
		f.Print(speakerMargin, y, f.Widths().Truncate(name(m.pos.Slide), room, "…"), bold(m.look.Style(theme.Title)))
		f.Print(speakerMargin, y+1, f.Widths().Truncate(m.words().then+"  "+next, room, "…"), m.look.Style(theme.Muted))
		y += 3
	}
	bottom := m.height
	if m.o.Live != nil && m.height >= 20 {
		bottom -= 2
		keys := m.words().liveKeys
		if !m.leads() {
			keys = m.words().askKeys
		}
		f.Print(speakerMargin, m.height-1, f.Widths().Truncate(keys, max(0, m.width-2*speakerMargin), "…"), m.look.Style(theme.Muted))
	}
	m.speakerNotes(f, y, bottom)
	return f
}

// item is a word in a row of the speaker's view.
type item struct {
	text string
	st   frame.Style
}

// row draws items from the left, as many as there is room for before column edge,
// and returns the column after them.
func (m *Model) row(f *frame.Frame, x, y, edge int, items ...item) int {
	for _, it := range items {
		if it.text == "" {
			continue
		}
		if x+f.Widths().Width(it.text) > edge {
			break
		}
		x = f.Print(x, y, it.text, it.st) + 3
	}
	return x
}

// speakerTimes draws how long the talk has lasted, how that compares with the plan,
// how long the slide has stood, the time of day, and where the talk is.
func (m *Model) speakerTimes(f *frame.Frame, y int) {
	w, text := m.words(), m.look.Style(theme.Text)
	at, of := m.pos.Slide+1, m.deck.Len() // as the hall counts, which has no hidden slides
	for i, hidden := range m.outlined().hidden {
		if hidden {
			of--
			if i < m.pos.Slide {
				at--
			}
		}
	}
	place := strconv.Itoa(at) + "/" + strconv.Itoa(of)
	if m.deck.Slide(m.pos.Slide, m.lang).Hidden {
		place = "–/" + strconv.Itoa(of)
	}
	if steps := m.deck.Slide(m.pos.Slide, m.lang).Steps; steps > 1 {
		place = fmt.Sprintf("%s  ·  %s", fmt.Sprintf(w.step, m.pos.Step+1, steps), place)
	}
	x, left := speakerMargin, m.width-speakerMargin-f.Widths().Width(place)
	if now := m.speaker.now; !now.IsZero() {
		clock := item{elapsed(m.elapsed()), bold(m.look.Style(theme.Accent))}
		if length := m.length(); length > 0 {
			clock.text += " / " + elapsed(length)
			if m.elapsed() > length {
				clock.st = bold(m.look.Style(theme.Warning))
			}
		}
		if m.o.Live != nil && m.talk.view.Place.Held != 0 {
			clock.text += " " + w.stands
			clock.st = bold(m.look.Style(theme.Muted))
		}
		items := []item{clock}
		// How far the talk is ahead of the plan, or behind it.
		passed := m.elapsed()
		switch from, to, planned := m.plan(); {
		case !planned:
		case passed < from:
			items = append(items, item{fmt.Sprintf(w.ahead, elapsed(from-passed)), m.look.Style(theme.Life)})
		case passed > to:
			items = append(items, item{fmt.Sprintf(w.late, elapsed(passed-to)), m.look.Style(theme.Warning)})
		default:
			items = append(items, item{w.onTime, m.look.Style(theme.Life)})
		}
		if at := m.talk.view.At; m.o.Live != nil && at != 0 {
			items = append(items, item{fmt.Sprintf(w.onSlide, elapsed(now.Sub(time.UnixMilli(at)))), text})
		}
		x = m.row(f, x, y, left-2, append(items, item{now.Format("15:04"), text})...)
	}
	if left > x {
		f.Print(left, y, place, text)
	}
	if hint := m.hint(); hint != "" && m.o.Live == nil {
		f.Print(x, y, f.Widths().Truncate(hint, max(0, left-x-2), "…"), bold(m.look.Style(theme.Accent)))
	}
}

// speakerRoom draws how the room is: the stage, the followers, who leads.
func (m *Model) speakerRoom(f *frame.Frame, y int) {
	v, w := &m.talk.view, m.words()
	edge := m.width - speakerMargin
	warning, muted := bold(m.look.Style(theme.Warning)), m.look.Style(theme.Muted)
	var items []item
	switch {
	case v.Asker != "":
		items = append(items, item{fmt.Sprintf(w.asked, v.Asker), warning})
	case v.Refused != "":
		items = append(items, item{fmt.Sprintf(w.refused, v.Refused), warning})
	case !m.leads() && v.Asking:
		items = append(items, item{fmt.Sprintf(w.asking, v.Leader), warning})
	case !m.leads():
		items = append(items, item{fmt.Sprintf(w.leader, v.Leader), warning})
	}
	if m.deck.Slide(m.pos.Slide, m.lang).Hidden {
		items = append(items, item{w.unseen, warning})
	}
	if m.wanders() {
		items = append(items, item{fmt.Sprintf(w.browsing, m.talkPos().Slide+1), m.look.Style(theme.Accent)})
	}
	switch v.Mode {
	case live.Blank, live.White:
		items = append(items, item{w.roomDark, warning})
	case live.Ended:
		items = append(items, item{w.over, warning})
	}
	if v.Trouble != nil {
		items = append(items, item{f.Widths().Truncate(m.tells(v.Trouble), max(0, edge-speakerMargin), "…"), warning})
	}
	text, role := m.stageState()
	if role != theme.Muted {
		text = m.look.Glyph(theme.GlyphCurrent) + " " + text
	}
	items = append(items, item{text, m.look.Style(role)})
	if v.Followers+v.Browsing > 0 {
		items = append(items, item{fmt.Sprintf(w.followers, v.Followers+v.Browsing), m.look.Style(theme.Text)})
	}
	if v.Browsing > 0 {
		items = append(items, item{fmt.Sprintf(w.wander, v.Browsing), muted})
	}
	if v.Audience != nil {
		if n := len(v.Audience.Waiting()); n > 0 {
			items = append(items, item{fmt.Sprintf(w.questions, n), bold(m.look.Style(theme.Accent))})
		}
	}
	x := m.row(f, speakerMargin, y, edge, items...)
	if hint := m.hint(); hint != m.liveHint() && x < edge { // this row says that already
		f.Print(x, y, f.Widths().Truncate(hint, max(0, edge-x), "…"), bold(m.look.Style(theme.Accent)))
	}
}

// stageState returns how the stage is, and the role that shows it.
func (m *Model) stageState() (string, theme.Role) {
	v, w := &m.talk.view, m.words()
	switch {
	case v.Stage == live.Silent:
		return w.silent, theme.Warning
	case v.Lost:
		return w.lost, theme.Warning
	case v.Stage == live.NoStage && (v.Followers+v.Browsing > 0 || m.o.Live != nil && m.o.Live.Role == live.Stage):
		return "", theme.Muted
	case v.Stage == live.NoStage && m.o.Served: // a server waits for no stage
		return w.noStage, theme.Muted
	case v.Stage == live.NoStage:
		return w.alone, theme.Muted
	case v.Stage == live.Behind:
		return w.behind, theme.Warning
	}
	return w.together, theme.Life
}

// tallSpeaker is the least height in rows of a window that leaves the notes two thirds
// of it; else they have half.
const tallSpeaker = 32

// speakerSlides draws this step and the next one small, and returns the row that
// comes after them.
func (m *Model) speakerSlides(f *frame.Frame, y int) int {
	const apart = 3
	room := m.width - 2*speakerMargin - apart
	w := room * 3 / 5
	share := 2 // of the height
	if m.height >= tallSpeaker {
		share = 3
	}
	h := min(w*m.height/m.width, (m.height-y-2)/share)
	next := room - w
	x := speakerMargin + w + apart
	f.Print(speakerMargin, y, m.words().now, m.look.Style(theme.Muted))
	f.Print(x, y, m.words().then, m.look.Style(theme.Muted))
	area := frame.Rect{X: speakerMargin, Y: y + 1, W: w, H: h}
	if dark := m.o.Live != nil && m.talk.view.Mode.Dark(); dark {
		st := m.look.Canvas()
		if m.look.Colours() == theme.AllColours {
			st.Bg = frame.RGB(0, 0, 0)
			if m.talk.view.Mode == live.White {
				st.Bg = frame.RGB(255, 255, 255)
			}
		}
		f.Fill(area, st)
		says := m.look.Style(theme.Warning)
		says.Bg = st.Bg
		f.PrintIn(area, area.X+max(0, (w-f.Widths().Width(m.words().roomDark))/2), area.Y+h/2, m.words().roomDark, says)
	} else {
		m.thumb(f, m.pos, area)
	}
	if to, ok := m.following(); ok {
		m.thumb(f, to, frame.Rect{X: x, Y: y + 1, W: next, H: h})
	} else {
		f.Print(x, y+1, m.words().ends, m.look.Style(theme.Text))
	}
	return y + h + 2
}

// speakerNotes draws the notes from row y on, down to row bottom.
func (m *Model) speakerNotes(f *frame.Frame, y, bottom int) {
	s := &m.speaker
	if s.slide != m.pos.Slide {
		s.slide, s.top = m.pos.Slide, 0
	}
	// What the audience asks stands on top: the question that is shown, and the first
	// three that wait.
	var asks []string
	shown := m.talk.view.Question
	if shown.ID != "" {
		asks = append(asks, m.words().shownNow+shown.Text)
	}
	for i, q := range m.waitingQuestions() {
		if q.ID != shown.ID && i < 3 {
			asks = append(asks, "? "+q.Text)
		}
	}
	for _, q := range asks {
		if y < bottom-1 {
			f.Print(speakerMargin, y, f.Widths().Truncate(q, max(0, m.width-2*speakerMargin), "…"), bold(m.look.Style(theme.Energy)))
			y++
		}
	}
	room := max(1, bottom-y)
	lines, rows := m.speakerLines(f, room)
	if rows > room {
		room = max(1, room-1) // for what says so
	}
	// The first line with which all that follow have room is the last one to begin with.
	s.most = len(lines)
	full := room + lines[len(lines)-1].face.Leading()
	for fill := 0; s.most > 0 && fill+lines[s.most-1].rows() <= full; s.most-- {
		fill += lines[s.most-1].rows()
	}
	s.most = min(s.most, len(lines)-1)
	s.top = min(s.top, s.most)
	clip := frame.Rect{Y: y, W: m.width, H: room}
	for i := s.top; i < len(lines) && y+lines[i].rows() <= clip.Y+full; i++ {
		lines[i].print(f, clip, speakerMargin, y, m.look.Style(theme.Accent))
		y += lines[i].rows()
	}
	if left := s.most - s.top; left > 0 {
		f.Print(speakerMargin, bottom-1, "↓ "+strconv.Itoa(left), m.look.Style(theme.Muted))
	}
}

// speakerLines returns the notes as set for so many rows, and how many they take: in
// medium letters where the terminal has them, if all of them have room so, or as the
// speaker wants it.
func (m *Model) speakerLines(f *frame.Frame, room int) (lines []noteLine, rows int) {
	slide := m.deck.Slide(m.pos.Slide, m.lang)
	set := func(face lettering.Face) {
		measure := min(m.look.Theme.Measure*5/4*face.Columns(), m.width-2*speakerMargin)
		lines, rows = m.noteLines(f, slide, m.pos.Step, max(1, measure), face), 0
		if len(lines) == 0 {
			lines = []noteLine{{runs: []noteRun{{text: m.words().noNotes, st: m.look.Style(theme.Muted)}}}}
		}
		for i := range lines {
			rows += lines[i].rows()
		}
		rows -= lines[len(lines)-1].face.Leading()
	}
	way := m.lettering
	if way == lettering.Text {
		way = lettering.Octants // which such a terminal draws, too
	}
	if face, ok := way.Face(lettering.Medium, f.Widths()); ok && m.speaker.notes != smallNotes && room >= 2*face.Rows() {
		if set(face); rows <= room || m.speaker.notes == largeNotes {
			return lines, rows
		}
	}
	set(lettering.Face{})
	return lines, rows
}
