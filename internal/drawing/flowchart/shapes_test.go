package flowchart

import (
	"testing"

	"revolute/internal/drawing/drawingtest"
)

func TestFlowchartsHaveShapes(t *testing.T) {
	for _, body := range flowcharts {
		drawingtest.CheckShapes(t, drawingtest.Parse(t, Parse, body), body)
	}
}
