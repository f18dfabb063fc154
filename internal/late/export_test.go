//go:build go1.26 && !go1.27 && !eager

package late

// This file must import nothing: with imports, the package would be initialized
// too late in its tests.

// Left returns the numbers of functions of the packages that are put off and not
// initialized so far.
func Left() []int {
	var left []int
	for _, g := range [...]*group{&lexers, &sanitizer, &renderer} {
		for _, t := range g.tasks {
			if t != nil && t.state == done {
				left = append(left, int(t.functions))
			}
		}
	}
	return left
}
