//go:build !windows && !darwin

package cli

// systemLocale is the language of the system where the environment names none:
// here that is where it would stand.
func systemLocale() string { return "" }
