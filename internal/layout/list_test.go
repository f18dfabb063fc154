package layout_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/layout"
	"revolute/internal/lettering"
)

// TestLargeMarksKeepOffTheEdge: a mark in large letters hangs in the margin only if
// two columns stay free at the window's edge, and the text of all items has one edge.
func TestLargeMarksKeepOffTheEdge(t *testing.T) {
	for _, tt := range []struct {
		src  string
		hang bool // left of the title's edge
		why  string
	}{
		{"# 标题\n\n- 第一点\n- 第二点\n", true, "a point hangs"},
		{"# 标题\n\n1. 第一点\n2. 第二点\n", false, "1. would touch the window's edge"},
		{"# 标题\n\n9. 第一点\n10. 第二点\n", false, "10. too"},
	} {
		for _, width := range []int{110, 120, 200} {
			s := layout.New(1 << 20).Layout(layout.View{
				Deck: parse(t, tt.src), Look: look(t, true, colorprofile.TrueColor), Width: width, Height: 40, Lettering: lettering.Sextants, Still: true,
			})
			if s.Type.Body != lettering.Medium {
				t.Fatalf("%q at %d columns is not medium: the test tests nothing", tt.src, width)
			}
			left := map[string]int{}
			for _, l := range s.Frame.Lettered() {
				left[strings.TrimSpace(l.Text)] = l.Rect.X
			}
			hung := false
			for text, x := range left {
				if x < 2 {
					t.Errorf("%q at %d columns: %q begins in column %d", tt.src, width, text, x)
				}
				hung = hung || x < left["标题"]
			}
			if hung != (tt.hang || width == 200) || left["第一点"] != left["第二点"] {
				t.Errorf("%q at %d columns: %v: %s", tt.src, width, left, tt.why)
			}
		}
	}
}

// TestAirInALowWindow: where a list leaves half of a low window empty its items stand
// apart, and where it does not they stand close.
func TestAirInALowWindow(t *testing.T) {
	for _, tt := range []struct {
		items int
		apart bool
	}{{1, false}, {2, true}, {4, true}, {8, false}, {12, false}} {
		items := make([]string, tt.items)
		for i := range items {
			items[i] = "- 第一点"
		}
		s := layout.New(1 << 20).Layout(layout.View{
			Deck: parse(t, "# 标题\n\n"+strings.Join(items, "\n")+"\n"), Look: look(t, true, colorprofile.TrueColor), Width: 80, Height: 24, Still: true,
		})
		var rows []int
		for y, line := range strings.Split(s.Frame.Text(), "\n") {
			if strings.Contains(line, "第一点") {
				rows = append(rows, y)
			}
		}
		want := 1
		if tt.apart {
			want = 2
		}
		for i := 1; i < len(rows); i++ {
			if rows[i]-rows[i-1] != want {
				t.Errorf("%d items stand in rows %v, want %d apart", tt.items, rows, want)
				break
			}
		}
		if len(rows) != tt.items || !slices.IsSorted(rows) {
			t.Errorf("%d items, seen in rows %v", tt.items, rows)
		}
	}
}
