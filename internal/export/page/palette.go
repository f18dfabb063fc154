package page

import (
	"fmt"
	"strings"

	"revolute/theme"
)

// palettes returns the theme's colours as CSS.
func palettes(o Options) string {
	dark, light := palette(o.Dark, true), palette(o.Light, false)
	return ":root{color-scheme:dark;" + dark + "}\n" +
		"@media(prefers-color-scheme:light){:root:not([data-theme=dark]){color-scheme:light;" + light + "}}\n" +
		":root[data-theme=light]{color-scheme:light;" + light + "}\n" +
		".on-light{display:none}\n" +
		"@media(prefers-color-scheme:light){.on-dark{display:none}.on-light{display:block}}\n" +
		":root[data-theme=dark] .on-dark,:root[data-theme=light] .on-light{display:block}\n" +
		":root[data-theme=dark] .on-light,:root[data-theme=light] .on-dark{display:none}\n"
}

// palette returns a look's colours as CSS variables named for their roles.
func palette(l *theme.Look, dark bool) string {
	var b strings.Builder
	for _, name := range theme.RoleNames() {
		fmt.Fprintf(&b, "--%s:#%06x;", name, uint32(roleColour(l, dark, name))&0xffffff)
	}
	return b.String()
}

// Colours returns the style sheet that names a theme's colours, for pages beside
// a deck's.
func Colours(dark, light *theme.Look) string {
	return palettes(Options{Dark: dark, Light: light})
}
