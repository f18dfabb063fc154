package dialect

// presentermKeys returns the settings of presenterm's front matter.
func presentermKeys() []Setting {
	return []Setting{
		{"sub_title", true, ""}, {"authors", true, ""}, {"event", true, ""}, {"location", true, ""}, {"options", true, ""},
	}
}

// presentermOptions returns the settings that stand under options: there.
func presentermOptions() []Setting {
	return []Setting{
		{"implicit_slide_ends", true, ""},
		{"end_slide_shorthand", true, ""},
		{"incremental_lists", true, ""},
		{"incremental_tables", true, ""},
		{"command_prefix", true, ""},
		{"strict_front_matter_parsing", true, ""},
		{"h1_slide_titles", true, ""},
		{"auto_render_languages", true, ""},
		{"list_item_newlines", false, "the space between list items is the theme's"},
		{"image_attributes_prefix", false, "attributes stand in braces after the image: {width=50%}"},
	}
}

// presentermCode returns the attributes of blocks of code there that mean nothing
// here.
func presentermCode() []Setting {
	run := "mark the block +exec, start the talk with --exec, and press ctrl+e"
	return []Setting{
		{"exec_replace", false, run},
		{"auto_exec", false, run},
		{"acquire_terminal", false, run},
		{"pty", false, run},
		{"image", false, "put the image beside the deck: ![](image.png)"},
		{"validate", false, ""},
		{"expect", false, ""},
		{"env", false, ""},
		{"no_background", false, "the theme gives code its background"},
		{"id", false, "what a block prints stands below it"},
		{"render", false, "formulas ($$ or a block math) and flowcharts (mermaid) are drawn"},
	}
}
