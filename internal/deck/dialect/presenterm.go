package dialect

// presenterm returns the settings of presenterm. Its attributes of code and its
// comments are those that mean nothing here.
func presenterm() settings {
	const run = "mark the block +exec, start the talk with --exec, and press ctrl+e"
	return settings{
		front: []Setting{
			{"sub_title", true, ""}, {"authors", true, ""}, {"event", true, ""}, {"location", true, ""}, {"options", true, ""},
		},
		under: []Setting{
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
		},
		code: []Setting{
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
		},
		comments: []Setting{
			{"new_line", false, "the space between blocks is the theme's"},
			{"new_lines", false, "the space between blocks is the theme's"},
			{"newline", false, "the space between blocks is the theme's"},
			{"newlines", false, "the space between blocks is the theme's"},
			{"list_item_newlines", false, "the space between list items is the theme's"},
			{"no_footer", false, "the theme says which layouts have a footer: layouts: {slide: {footer: false}}"},
			{"snippet_output", false, "what a block prints stands below it"},
		},
	}
}
