//go:build generating

package theme

// atol reads the theme that others are read over from its file. It stands in for
// the compiled one while that is generated anew.
func atol() *Theme {
	t, err := readBase()
	if err != nil {
		panic(err)
	}
	return t
}
