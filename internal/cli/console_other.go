//go:build !windows

package cli

// consoles says that terminals are consoles, which have no TERM.
const consoles = false
