package host

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// longestFarewell leaves the rest of the 15 s in which a server ends to those who
// do not go by themselves.
const longestFarewell = 10 * time.Second

// networks is a list of networks as a flag's value.
type networks []netip.Prefix

// String returns the list, with commas.
func (n *networks) String() string { return strings.Join(n.GetSlice(), ",") }

// Type returns what the value is called.
func (n *networks) Type() string { return "networks" }

// Set adds networks, or single addresses, with commas between them.
func (n *networks) Set(s string) error {
	for one := range strings.SplitSeq(s, ",") {
		if err := n.Append(strings.TrimSpace(one)); err != nil {
			return err
		}
	}
	return nil
}

// Append adds one.
func (n *networks) Append(s string) error {
	p, err := netip.ParsePrefix(s)
	if err != nil {
		a, err := netip.ParseAddr(s)
		if err != nil {
			return fmt.Errorf("%q is no network, such as 192.0.2.0/24", s)
		}
		p = netip.PrefixFrom(a, a.BitLen())
	}
	*n = append(*n, p.Masked())
	return nil
}

// Replace sets the whole list.
func (n *networks) Replace(all []string) error {
	*n = nil
	return n.Set(strings.Join(all, ","))
}

// GetSlice returns the list.
func (n *networks) GetSlice() []string {
	var out []string
	for _, p := range *n {
		out = append(out, p.String())
	}
	return out
}

// cells is a size in cells as a flag's value.
type cells struct{ width, height *int }

// String returns the size, such as 80x24.
func (c *cells) String() string {
	if c.width == nil {
		return ""
	}
	return fmt.Sprintf("%dx%d", *c.width, *c.height)
}

// Type returns what the value is called.
func (c *cells) Type() string { return "size" }

// Set takes a size.
func (c *cells) Set(s string) error {
	w, h, ok := strings.Cut(s, "x")
	width, errW := strconv.Atoi(w)
	height, errH := strconv.Atoi(h)
	if !ok || errW != nil || errH != nil || min(width, height) < 1 || max(width, height) > mostCells {
		return fmt.Errorf("%q is no size, such as 80x24, of at most %d", s, mostCells)
	}
	*c.width, *c.height = width, height
	return nil
}

// mostCells is the longest side of a window that may be allowed.
const mostCells = 1000
