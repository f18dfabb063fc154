//go:build !unix

package cli

import "io"

// closed reports whether w is standard output and was closed when the program
// started, which is not known here.
func closed(io.Writer) bool { return false }
