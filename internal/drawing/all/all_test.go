package all

import (
	"strings"
	"testing"

	"revolute/internal/drawing"
	"revolute/internal/problem"
)

func TestUnknownKind(t *testing.T) {
	_, err := Parse("pie", nil, drawing.NoSource{})
	p := problem.From(err)
	if p == nil || p.Text != `unknown drawing "pie"` || !strings.HasPrefix(p.Hint, "there are big, chart") {
		t.Errorf("error %v, want that there is no pie, and what there is", err)
	}
}
