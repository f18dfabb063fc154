package theme

import (
	"math"

	"revolute/internal/frame"
)

// Low is a role that is hard to read in a theme.
type Low struct {
	Role, Behind Role
	Dark         bool    // in the dark palette, else in the light one
	Ratio        float64 // its contrast, 1 to 21
	Least        float64 // what it should have
	File         string  // of the theme, where its colour or the one behind it stands
	Line         int     // 1-based
}

// LowContrast lists the roles of the palettes that cannot be read well, each
// once in each palette. What the terminal's own colours look like nobody knows,
// so a theme that uses no others has none.
func (t *Theme) LowContrast() []Low {
	if t.most != AllColours {
		return nil
	}
	low := t.low(true)
	if t.light != t.dark {
		low = append(low, t.low(false)...)
	}
	return low
}

func (t *Theme) low(dark bool) []Low {
	colors, at := &t.light, &t.lightAt
	if dark {
		colors, at = &t.dark, &t.darkAt
	}
	var all []Low
	for role := range roleCount {
		worst := Low{Ratio: math.Inf(1)}
		for _, behind := range []Role{Background, CodeBackground} {
			if ratio := contrast(colors[role], colors[behind]); ratio < least(role) && ratio < worst.Ratio {
				// Of two files that say one each, the one that extends the other is at fault.
				where := at[role]
				if at[behind].turn > where.turn {
					where = at[behind]
				}
				worst = Low{role, behind, dark, ratio, least(role), where.file, where.line}
			}
		}
		if worst.Least > 0 {
			all = append(all, worst)
		}
	}
	return all
}

// least returns the contrast that a role needs. Muted text is large or unimportant;
// a rule only has to be seen.
func least(r Role) float64 {
	switch r {
	case Background, CodeBackground:
		return 0
	case Muted:
		return 3
	case Rule:
		return 1.5
	}
	return 4.5
}

// contrast returns that of WCAG 2, 1 to 21, between two RGB colours.
func contrast(a, b frame.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c frame.Color) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(uint8(c>>16)) + 0.7152*linear(uint8(c>>8)) + 0.0722*linear(uint8(c))
}
