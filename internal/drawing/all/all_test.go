package all

import (
	"strings"
	"testing"

	"revolute/internal/drawing"
)

func TestUnknownKind(t *testing.T) {
	_, err := Parse("pie", nil, drawing.NoSource{})
	if want := `unknown drawing "pie" (allowed: big, chart`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want %s…", err, want)
	}
}
