package host

import (
	"errors"
	"net"
	"strings"
	"testing"

	"revolute/internal/problem"
)

func TestCheckAddress(t *testing.T) {
	for _, tt := range []struct{ addr, hint, why string }{
		{":2222", "", "all addresses of the machine"},
		{"127.0.0.1:0", "", "a port that is free"},
		{"[::1]:2222", "", "IPv6"},
		{"localhost:ssh", "", "a service's name is its port"},
		{"2222", "--ssh :2222", "the colon is missing"},
		{"99999", "to 65535", "a port that there is not"},
		{":70000", "to 65535", "the same, with a colon"},
		{":-1", "to 65535", "a negative one"},
		{"127.0.0.1:", "to 65535", "no port"},
		{"127.0.0.1", "127.0.0.1:2222", "an address alone"},
		{"::1", "[::1]:2222", "IPv6 without brackets"},
		{"localhost", "--ssh :2222", "a name alone"},
		{"http://localhost:80", "--ssh :2222", "a URL"},
		{"speaker@localhost:22", "--ssh :2222", "a user"},
		{":2222,:2223", "--ssh :2222", "two of them"},
	} {
		err := checkAddress("ssh", tt.addr)
		var p *problem.Problem
		switch {
		case tt.hint == "" && err != nil:
			t.Errorf("%q: %v: %s", tt.addr, err, tt.why)
		case tt.hint == "":
		case !errors.As(err, &p) || !errors.Is(err, problem.ErrUsage) || !strings.Contains(p.Hint, tt.hint):
			t.Errorf("%q: error %+v, want the hint %q: %s", tt.addr, err, tt.hint, tt.why)
		}
	}
}

func TestListen(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, tt := range []struct{ addr, hint string }{
		{l.Addr().String(), "another program listens there"},
		{"192.0.2.1:2222", "this machine has no such address"}, // an address of examples: RFC 5737
	} {
		_, err := Listen("http", tt.addr)
		var p *problem.Problem
		if !errors.As(err, &p) || !strings.Contains(p.Hint, tt.hint) || !strings.HasPrefix(p.Text, "--http "+tt.addr+": ") {
			t.Errorf("%s: error %+v, want the hint %q", tt.addr, err, tt.hint)
		}
	}
}
