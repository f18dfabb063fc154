package frame

import (
	"testing"

	"revolute/internal/typeset"
)

// TestFixedWidth: what is said to have one width everywhere is one cluster by
// itself, of one width whatever stands beside it; the ends of each range too.
func TestFixedWidth(t *testing.T) {
	for _, r := range []rune{
		' ', 'a', 0x2ff, 0x370, 0x52f, 0x2010, 0x202f, 0x2190, 0x21ff, 0x2200, 0x22ff, 0x2500, 0x25fc, 0x2800, 0x28ff,
		0x2e80, 0x4dbf, 0x4e00, 0xa4cf, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xff01, 0xffef, 0x20000, 0x3fffd, 0x1fb00, 0x1fbff, 0x1cc00, 0x1cebf,
	} {
		if !fixedWidth(uint32(r)) {
			t.Errorf("%U has no fixed width", r)
		}
		if cluster, _ := typeset.Narrow.Next(string(r) + "a"); cluster != string(r) {
			t.Errorf("%U joins what follows it", r)
		}
	}
	for _, r := range []rune{0x300, 0x36f, 0x530, 0x5d0, 0x900, 0x1100, 0x200d, 0x2030, 0x2300, 0x25fd, 0x2600, 0x2764, 0x1f600, 0x1f1e6, 0x1cec0, 0xe000} {
		if fixedWidth(uint32(r)) {
			t.Errorf("%U has a fixed width", r)
		}
	}
	if fixedWidth(isCluster|3) || fixedWidth(isImage|3) {
		t.Error("clusters and images have a fixed width")
	}
}
