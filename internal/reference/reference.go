// Package reference is the table of what decks and themes may say: each
// directive, key, block, attribute and role with its form, what holds without
// it, what it means in both languages, and an example. The command help, the
// readers' hints and the guide's last chapter are made of it, so that none says
// what another does not.
package reference

import (
	"slices"
	"strings"
)

// Kind is what an Entry is.
type Kind uint8

// The kinds, in the order of help.
const (
	FrontMatter Kind = iota // a key between the first two lines of dashes
	Directive               // an instruction in a comment
	Markup                  // within the text
	Drawing                 // a fenced block that is drawn
	Attribute               // after the word of a fence, or after an image
	ThemeKey                // of a theme's file
	Role                    // a theme's named use of colour
	kindCount
)

// Text is the same in English and in Chinese.
type Text struct{ EN, ZH string }

// In returns the text in Chinese if that is wanted, else in English.
func (t Text) In(chinese bool) string {
	if chinese {
		return t.ZH
	}
	return t.EN
}

// Title returns what entries of a kind are called.
func (k Kind) Title() Text {
	return [kindCount]Text{
		{"Front matter", "开头的设置"},
		{"Directives", "指令"},
		{"In the text", "文字里"},
		{"Drawings", "图形"},
		{"Attributes", "属性"},
		{"Keys of a theme", "主题的键"},
		{"Roles of a theme", "主题的角色"},
	}[k]
}

// Entry is one thing that a deck or a theme may say.
type Entry struct {
	Kind    Kind
	Name    string
	Form    string // how it is written, on one line
	Default Text   // what holds without it; may be empty
	Means   Text
	Example string // lines of a deck or of a theme; "" where the form says it all
	Parts   []Part // the keys within it
}

// otherwise returns what holds without an entry: a value, or words that are the
// same in Chinese.
func otherwise(value string) Text {
	words := map[string]string{
		"the file's name": "文件名", "the file's name says": "看文件名", "as large as there is room for": "放得下的最大字号", "nothing": "什么也不能",
		"one width": "一样宽", "one height": "一样高", "all at once": "一起出现", "made of its heading": "由标题得出", "the deck's": "随文稿",
		"a plain slide": "普通的一页", "as it is": "原样",
	}
	if zh, ok := words[value]; ok {
		return Text{value, zh}
	}
	return Text{value, value}
}

// Part is a key within an Entry.
type Part struct {
	Form  string
	Means Text
}

// Of returns the entries of a kind.
func Of(k Kind) []Entry {
	switch k {
	case FrontMatter:
		return frontMatter()
	case Directive:
		return directives()
	case Markup:
		return markup()
	case Drawing:
		return drawings()
	case Attribute:
		return attributes()
	case ThemeKey:
		return themeKeys()
	case Role:
		return roles()
	}
	return nil
}

// Kinds returns all kinds, in order.
func Kinds() []Kind {
	return []Kind{FrontMatter, Directive, Markup, Drawing, Attribute, ThemeKey, Role}
}

// Names returns the names of the entries of a kind, in order.
func Names(k Kind) []string {
	var names []string
	for _, e := range Of(k) {
		names = append(names, e.Name)
	}
	return names
}

// Has reports whether there is an entry of that kind and name.
func Has(k Kind, name string) bool {
	return slices.ContainsFunc(Of(k), func(e Entry) bool { return e.Name == name })
}

// Find returns the entries of that name, of any kind. Capitals, and - for _, make
// no difference.
func Find(name string) []Entry {
	plain := func(s string) string { return strings.ReplaceAll(strings.ToLower(s), "-", "_") }
	var found []Entry
	for _, k := range Kinds() {
		for _, e := range Of(k) {
			if plain(e.Name) == plain(name) {
				found = append(found, e)
			}
		}
	}
	return found
}
