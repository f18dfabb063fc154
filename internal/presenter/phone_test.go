package presenter

import (
	"errors"
	"strings"
	"testing"
	"time"

	"revolute/internal/deck"
	"revolute/internal/live"
)

// TestPhone: only the speaker's own screen shows the code for a phone, with a warning
// where others can read along.
func TestPhone(t *testing.T) {
	r := newRoom(t, openTalk(t))
	invited, dismissed := 0, 0
	phone := &Phone{
		Invite: func() (string, error) {
			invited++
			if invited > 1 {
				return "", errors.New("no server")
			}
			return "http://192.0.2.1:8080/talk/drive#abc", nil
		},
		Dismiss: func() error { dismissed++; return nil },
	}
	stage, s := r.enter(live.Stage, live.Own, deck.Pos{}), r.enter(live.Speaker, live.Own, deck.Pos{})
	stage.o.Phone, s.o.Phone = phone, phone
	press(stage, "d s d") // also in the speaker's view, where the room sees it
	if invited != 0 {
		t.Error("the stage asks for a code")
	}
	press(s, "d")
	if text := s.Frame().Text(); s.mode != code || !strings.Contains(text, "192.0.2.1") || !strings.Contains(text, s.words().phonePlain[:12]) {
		t.Errorf("no code, or no warning:\n%s", text)
	}
	press(s, "esc d")
	if !strings.Contains(s.Frame().Text(), "no server") {
		t.Errorf("it does not say what is wrong:\n%s", s.Frame().Text())
	}
	press(s, "D")
	if dismissed != 1 || !strings.Contains(s.Frame().Text(), s.words().phoneGone) {
		t.Errorf("dismissed %d times:\n%s", dismissed, s.Frame().Text())
	}
}

// TestOverlaid: who follows sees the speaker's dot and caption over the slide; the dot
// goes with the slide, and who wanders off sees neither.
func TestOverlaid(t *testing.T) {
	r := newRoom(t, openTalk(t))
	s, f := r.enter(live.Speaker, live.Own, deck.Pos{Slide: 1}), r.enter(live.Follower, "", deck.Pos{})
	say := func(edit func(live.Place) live.Place) {
		s.o.Live.Change(func(p live.Place, _ time.Time) live.Place { return edit(p) })
		hear(f, s)
	}
	say(func(p live.Place) live.Place { return p })
	before := f.Frame().Text()
	say(func(p live.Place) live.Place {
		return p.Point(1, 0).Say("神经元 " + strings.Repeat("长", 60) + "最后一句")
	})
	rows := strings.Split(strings.TrimRight(f.Frame().Text(), "\n"), "\n")
	if text, _, _ := f.Frame().Cell(f.width-1, 0); text != "●" {
		t.Errorf("at the upper right there is %q", text)
	}
	if !strings.Contains(rows[len(rows)-2], "最后一句") {
		t.Errorf("no caption above the footer:\n%s", strings.Join(rows, "\n"))
	}
	press(s, "l")
	hear(f)
	if text, _, _ := f.Frame().Cell(f.width-1, 0); text == "●" {
		t.Error("the dot stays")
	}
	press(f, "h")
	if strings.Contains(f.Frame().Text(), "最后一句") {
		t.Error("a caption for who goes their own way")
	}
	say(func(p live.Place) live.Place { return p.Say("") })
	press(s, "h")
	press(f, "f")
	hear(f)
	if f.Frame().Text() != before {
		t.Errorf("something of it is left:\n%s\nwant\n%s", f.Frame().Text(), before)
	}
}
