//go:build uncompiled

package page

import "revolute/internal/markup"

// writeDocument stands in for page_html.go while that is generated.
func writeDocument(markup.Writer, *document) {}
