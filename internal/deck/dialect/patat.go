package dialect

// patatSettings returns the settings that stand under patat: in the front matter.
func patatSettings() []Setting {
	return []Setting{
		{"slideLevel", true, ""},
		{"incrementalLists", true, ""},
		{"autoAdvanceDelay", true, ""},
		{"transition", true, ""},
		{"wrap", true, ""},
		{"slideNumber", true, ""},
		{"pandocExtensions", true, ""},
		{"speakerNotes", false, "revolute speak shows the notes"},
		{"eval", false, "mark the block +exec, and start the talk with --exec"},
		{"margins", false, "the theme's measure gives the margins"},
		{"theme", false, "a theme of this program gives the colours: theme: in the front matter"},
		{"images", true, ""},
		{"breadcrumbs", false, "the footer shows the deck's sections"},
		{"externalEditor", true, ""},
		{"syntaxDefinitions", false, ""},
		{"tabStop", false, "tabs go to every fourth column"},
		{"linkAsFootnote", true, ""},
	}
}

// patatCode returns the classes of blocks of code that mean nothing here.
func patatCode() []Setting {
	return []Setting{{"eval", false, "mark the block +exec, and start the talk with --exec"}}
}

// slidevCode returns the attributes of blocks of code of Slidev's that mean
// nothing here.
func slidevCode() []Setting {
	return []Setting{
		{"monaco", false, "e opens the slide in an editor"},
		{"monaco-run", false, "mark the block +exec, and start the talk with --exec"},
		{"monaco-diff", false, "the language diff is tinted"},
		{"monaco-write", false, "e opens the slide in an editor"},
		{"twoslash", false, ""},
		{"maxHeight", false, "a slide that is too large scrolls"},
		{"at", false, "steps come in the order of the blocks"},
	}
}
