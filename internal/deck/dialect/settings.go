package dialect

import "strings"

// Setting is a setting that another program documents. A quiet one needs no word:
// what it asks for is so anyhow, is done, or can be nowhere but there.
type Setting struct {
	Name  string
	Quiet bool
	Hint  string // what there is in its place; may be empty
}

// find returns the setting of that name.
func find(all []Setting, name string) (Setting, bool) {
	for _, s := range all {
		if s.Name == name {
			return s, true
		}
	}
	return Setting{}, false
}

// settings are the settings of a program, by where they stand.
type settings struct {
	front    []Setting // in the front matter of a deck
	under    []Setting // there under options: (presenterm) or patat:
	code     []Setting // after the fence of a block of code
	comments []Setting
}

// settings returns the settings of the program.
func (d Dialect) settings() settings {
	switch d {
	case Presenterm:
		return presenterm()
	case Marp:
		return settings{front: marpSettings()}
	case Reveal:
		return reveal()
	case Patat:
		return patat()
	case Lookatme:
		return settings{front: []Setting{{"styles", false, "the look is a theme: theme: file.yaml"}, {"extensions", false, "there are none to switch on"}}}
	case Slides:
		return settings{front: []Setting{{"paging", false, "the theme says what the footer shows: footer: {right: ...}"}}}
	case Slidev:
		return slidev()
	}
	return settings{}
}

// Key returns what a key of front matter means in another program, and which:
// in that of the deck, if it knows the key, and else in any that does.
func (d Dialect) Key(name string) (program Dialect, s Setting, ok bool) {
	for _, program := range append([]Dialect{d}, Presenterm, Marp, Reveal, Patat, Lookatme, Slides, Slidev, Remark) {
		if s, ok := find(program.settings().front, name); ok {
			return program, s, true
		}
	}
	return Own, Setting{}, false
}

// Option returns what a key under options: (presenterm) or patat: means there.
func Option(under, name string) (program Dialect, s Setting, ok bool) {
	if program = Presenterm; under == "patat" {
		program = Patat
	}
	s, ok = find(program.settings().under, name)
	return program, s, ok
}

// CodeAttribute returns what an attribute of a block of code means in another
// program, if it means nothing here.
func CodeAttribute(name string) (program Dialect, s Setting, ok bool) {
	for _, program := range []Dialect{Presenterm, Slidev, Patat} {
		if s, ok := find(program.settings().code, name); ok {
			return program, s, true
		}
	}
	return Own, Setting{}, false
}

// CodeLanguage returns what a block of this language is in another program, if it
// is nothing here.
func CodeLanguage(lang string) (program Dialect, s Setting, ok bool) {
	switch {
	case strings.HasPrefix(lang, "terminal") && lang != "terminal":
		return Lookatme, Setting{Name: lang, Hint: "mark the block +exec, and start the talk with --exec"}, true
	case lang == "magic-move":
		return Slidev, Setting{Name: lang, Hint: "transition: glide moves what stands on two slides"}, true
	case lang == "plantuml":
		return Slidev, Setting{Name: lang, Hint: "a block mermaid is drawn"}, true
	}
	return Own, Setting{}, false
}

// CommentDirective returns what a directive of presenterm's comments means there,
// if it means nothing here.
func CommentDirective(name string) (s Setting, ok bool) {
	return find(presenterm().comments, name)
}

// HasTheme reports whether a program has a theme of that name.
func (d Dialect) HasTheme(name string) bool {
	switch name {
	case "default", "gaia", "uncover":
		return d == Marp || d == Slidev
	case "black", "white", "league", "beige", "sky", "simple", "serif", "blood", "moon", "solarized", "dracula", "night", "black-contrast", "white-contrast":
		return name != "night" || d == Reveal
	case "seriph", "apple-basic", "bricks", "shibainu", "penguin", "purplin", "geist":
		return true
	}
	return false
}
