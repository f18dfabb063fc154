package host

import (
	"testing"

	"revolute/internal/live"
)

func TestAside(t *testing.T) {
	was := live.View{State: live.State{V: 1, Epoch: 1, Seq: 7, Place: live.Place{Slide: "a", Step: 1, Mode: live.Live}}, Online: true}
	for _, tt := range []struct {
		edit func(v *live.View)
		want bool
		why  string
	}{
		{func(v *live.View) {}, true, "nothing has changed"},
		{func(v *live.View) { v.Seq++; v.Pointer = live.Pointer{X: 1, Y: 2} }, true, "the dot has moved"},
		{func(v *live.View) { v.Seq++; v.Caption = "神经元" }, true, "somebody is speaking"},
		{func(v *live.View) { v.Audience = &live.Audience{} }, true, "the hall has clapped"},
		{func(v *live.View) { v.Seq++; v.Step = 2 }, false, "a step"},
		{func(v *live.View) { v.Seq++; v.Slide = "b"; v.Pointer = live.Pointer{X: 1, Y: 2} }, false, "a slide, and the dot with it"},
		{func(v *live.View) { v.Seq++; v.Mode = live.Blank }, false, "the room is dark"},
		{func(v *live.View) { v.Seq++; v.Poll = live.Poll{ID: "a", Phase: live.PollOpen} }, false, "a poll is open"},
		{func(v *live.View) { v.Seq++; v.Question = live.Question{ID: "q"} }, false, "a question is shown"},
		{func(v *live.View) { v.Epoch++ }, false, "another speaker"},
		{func(v *live.View) { v.Online = false }, false, "nobody speaks any more"},
	} {
		now := was
		tt.edit(&now)
		if got := aside(was, now); got != tt.want {
			t.Errorf("aside = %t, want %t: %s", got, tt.want, tt.why)
		}
	}
}
