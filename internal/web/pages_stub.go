//go:build uncompiled

package web

import "revolute/internal/markup"

// These stand in for pages.go while that is generated.
func writeList(markup.Writer, listPage)   {}
func writeDrive(markup.Writer, drivePage) {}
