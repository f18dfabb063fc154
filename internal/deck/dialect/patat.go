package dialect

// patat returns the settings of patat. Its classes of code are those that mean
// nothing here.
func patat() settings {
	return settings{
		front: []Setting{{"patat", true, ""}},
		under: []Setting{
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
		},
		code: []Setting{{"eval", false, "mark the block +exec, and start the talk with --exec"}},
	}
}
