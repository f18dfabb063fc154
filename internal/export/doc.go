// Package export writes a deck in other forms: text, one slide as SVG, one HTML
// page, one Markdown file, a film. They hold no escape sequence and no control
// character but the newline; only a film does, and those are frame.Encode's.
package export
