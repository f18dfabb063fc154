package host

import (
	"errors"
	"net"
	"strconv"
	"strings"
	"syscall"

	"revolute/internal/problem"
)

// checkAddress returns what is wrong with the address of a flag, where a server is to
// listen; nil if nothing is.
func checkAddress(flag, addr string) error {
	wrong := problem.Usagef("--%s is HOST:PORT or :PORT, not %q", flag, addr)
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		switch n, err := strconv.Atoi(addr); {
		case err == nil && possible(n):
			return wrong.Hintf("--%s :%s", flag, addr)
		case err == nil:
			return wrong.WithHint(portHint)
		case net.ParseIP(strings.Trim(addr, "[]")) != nil:
			return wrong.Hintf("with a port: %s", net.JoinHostPort(strings.Trim(addr, "[]"), "2222"))
		}
		return wrong.Hintf("such as --%s :2222", flag)
	}
	if n, err := strconv.Atoi(port); err == nil {
		if !possible(n) {
			return wrong.WithHint(portHint)
		}
	} else if _, err := net.LookupPort("tcp", port); err != nil || port == "" { // it may be a service's name
		return wrong.WithHint(portHint)
	}
	if strings.ContainsAny(host, " /@") {
		return wrong.Hintf("such as --%s :2222", flag)
	}
	return nil
}

// portHint says which ports there are.
const portHint = "a port is a number from 0, any that is free, to 65535"

// possible reports whether a port may have that number.
func possible(n int) bool { return 0 <= n && n <= 65535 }

// Listen listens at the address of a flag.
func Listen(flag, addr string) (net.Listener, error) {
	if err := checkAddress(flag, addr); err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", addr)
	if err == nil {
		return l, nil
	}
	var says string
	if call := (*net.OpError)(nil); errors.As(err, &call) {
		says = call.Err.Error()
	} else {
		says = err.Error()
	}
	p := problem.Errorf("", 0, "--%s %s: %s", flag, addr, says).Because(err)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		p.Hint = "another program listens there: choose another port, or end it"
	case errors.Is(err, syscall.EACCES):
		p.Hint = "ports below 1024 need a permission of the system's; others, such as 2222, do not"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		p.Hint = "this machine has no such address; :PORT alone listens at all it has"
	}
	return nil, p
}
