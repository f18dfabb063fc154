package deck

import (
	"strconv"

	"revolute/internal/deck/dialect"
	"revolute/internal/yamlfile"
)

// options reads the settings that stand under options: in decks for presenterm,
// and under patat:.
func (r *frontReader) options(under string, v *yamlfile.Node) error {
	return v.Each(func(key, value *yamlfile.Node) error {
		switch key.Value {
		case "end_slide_shorthand":
			return yamlfile.Bool(&r.rule.shorthand)(value)
		case "implicit_slide_ends":
			return yamlfile.Bool(&r.rule.setext)(value)
		case "incremental_lists", "incrementalLists":
			return r.levels(value)
		case "incremental_tables":
			return r.key(key, value)
		case "command_prefix":
			r.prefix = value.Value
			return nil
		case "slideLevel":
			return yamlfile.Int(&r.rule.level, 0, 6)(value)
		case "autoAdvanceDelay":
			return yamlfile.Duration(&r.meta.Autoplay, 0)(value)
		case "transition":
			if kind := value.Get("type"); kind != nil {
				value = kind
			}
			return r.key(key, value)
		}
		program, s, ok := dialect.Option(under, key.Value)
		switch {
		case !ok:
			return key.Errorf("unknown key %q", key.Value)
		case s.Quiet:
			return nil
		}
		return key.Errorf("%s's %s has no counterpart here", program, key.Value).WithHint(s.Hint)
	})
}

// revealOptions reads reveal.js's own settings.
func (r *frontReader) revealOptions(v *yamlfile.Node) error {
	return v.Each(func(key, value *yamlfile.Node) error {
		d, ok := dialect.RevealOption(key.Value, value.Value)
		switch {
		case !ok:
		case d.Name == "transition":
			return r.key(key, value)
		case d.Name == "autoplay":
			r.meta.Autoplay, _ = duration(d.Value)
		}
		return nil
	})
}

// divider reads the level of headings that begin slides in Marp.
func (r *frontReader) divider(v *yamlfile.Node) error {
	last := v.Value
	if n := len(v.Items); n > 0 {
		last = v.Items[n-1].Value
	}
	if n, err := strconv.Atoi(last); err == nil && 1 <= n && n <= 6 {
		r.rule.level, r.rule.always = n, true
	}
	return nil
}
