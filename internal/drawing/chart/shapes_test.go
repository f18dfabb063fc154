package chart

import (
	"testing"

	"revolute/internal/drawing/drawingtest"
)

func TestChartsHaveShapes(t *testing.T) {
	for _, body := range append(chartBodies, dataBodies...) {
		drawingtest.CheckShapes(t, drawingtest.Parse(t, Parse, body), body)
	}
}
