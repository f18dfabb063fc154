package figure

import (
	"testing"

	"revolute/internal/drawing/drawingtest"
)

func TestFiguresHaveShapes(t *testing.T) {
	for _, tt := range moving {
		drawingtest.CheckShapes(t, drawingtest.Parse(t, tt.parse, tt.body), tt.body)
	}
	for _, tt := range large {
		drawingtest.CheckShapes(t, drawingtest.Parse(t, tt.parse, tt.body), tt.body)
	}
}
