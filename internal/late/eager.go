//go:build !go1.26 || go1.27 || eager

package late

type group struct{}

var lexers, sanitizer, renderer group

func once(*group) {}

func hold(_ *group, f func()) { f() }
