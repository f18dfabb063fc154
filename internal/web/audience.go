package web

import (
	"encoding/json"
	"net/http"
	"slices"

	"revolute/internal/live"
)

// say takes what somebody in the audience says: a reaction, a vote, a question, or
// that they want the question that the room sees answered too.
func (s *Server) say(w http.ResponseWriter, r *http.Request, h *hall) {
	var said struct {
		Voice string `json:"voice"`
		React string `json:"react"`
		Vote  int    `json:"vote"` // from 1
		Ask   string `json:"ask"`
		Like  string `json:"like"`
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4<<10)).Decode(&said); err != nil {
		http.Error(w, "not understood", http.StatusBadRequest)
		return
	}
	h.mu.Lock()
	voice := h.voices[said.Voice]
	h.mu.Unlock()
	if voice == nil {
		http.Error(w, "your page is not connected", http.StatusForbidden)
		return
	}
	ok, poll := false, h.look.Now().Poll
	switch {
	case said.React != "":
		if n := slices.Index(live.Reactions(), said.React); n >= 0 {
			ok = voice.React(n)
		}
	case said.Vote > 0 && poll.Phase == live.PollOpen:
		ok = voice.Vote(poll.ID, said.Vote-1)
	case said.Ask != "":
		ok = voice.Ask(said.Ask) == live.Asked
	case said.Like != "":
		ok = voice.Like(said.Like)
	}
	if !ok {
		http.Error(w, "not now", http.StatusTooManyRequests)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// heard is what the audience sees of what it says.
type heard struct {
	Reactions []int               `json:"reactions,omitempty"`
	Poll      string              `json:"poll,omitempty"`    // its phase
	Choices   map[string][]string `json:"choices,omitempty"` // by language
	Votes     []int               `json:"votes,omitempty"`   // once it is closed
	Question  *live.Question      `json:"question,omitempty"`
}
