package theme

import (
	"strings"
	"testing"

	"revolute/internal/lettering"
)

// TestMargin: margins are the theme's at the widths that it names, and between
// them in proportion.
func TestMargin(t *testing.T) {
	th := builtin(t, "atol")
	for columns, want := range map[int]int{10: 0, 20: 1, 40: 2, 60: 2, 79: 3, 80: 4, 100: 6, 120: 8, 160: 11, 200: 14, 400: 14} {
		if got := th.Margin(columns); got != want {
			t.Errorf("Margin(%d) = %d, want %d", columns, got, want)
		}
	}
}

func TestType(t *testing.T) {
	th, err := Parse("my.yaml", []byte("type: {title: medium, body: small, bodies_from: 100x30, lettering: pixels}\nspacing: {margins: {80: 10}, lettering_rows: 30}\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := Type{lettering.Medium, lettering.Small, lettering.Huge, [2]int{70, 20}, [2]int{100, 30}, true}
	if th.Type != want || th.Margin(80) != 10 || th.Margin(40) != 5 {
		t.Errorf("Type %+v, margins %d and %d; want %+v, 10 and 5", th.Type, th.Margin(80), th.Margin(40), want)
	}
	for _, tt := range []struct{ in, want, why string }{
		{"type: {title: big}", `my.yaml:1: title is "big"`, "no size"},
		{"type: {body: auto}", `my.yaml:1: body is "auto"`, "the theme names the largest"},
		{"type: {bodies_from: 100}", `my.yaml:1: bodies_from is 100: want columns and rows`, "two numbers"},
		{"spacing: {margins: 4}", "my.yaml:1: margins", "by width"},
		{"spacing: {margins: {80: 40}}", "my.yaml:1: a margin of 40", "no room is left"},
	} {
		if _, err := Parse("my.yaml", []byte(tt.in)); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %s…: %s", tt.in, err, tt.want, tt.why)
		}
	}
}
