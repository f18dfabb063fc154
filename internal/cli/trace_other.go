//go:build !unix

package cli

// used returns what the process has used so far: it is not known here.
func used() usage { return usage{} }
