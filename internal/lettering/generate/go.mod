module revolute/internal/lettering/generate

go 1.26.8

require (
	github.com/hajimehoshi/bitmapfont/v3 v3.2.0
	golang.org/x/image v0.47.0
	revolute v0.0.0
)

require (
	github.com/clipperhouse/displaywidth v0.11.0 // indirect
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/pierrec/lz4/v4 v4.1.21 // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace revolute => ../../..
