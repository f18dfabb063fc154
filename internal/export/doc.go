// Package export writes a deck as plain text, as one Markdown file and as an
// asciicast recording; the packages below it write pages, PDF, pictures and
// PowerPoint. None of the files holds an escape sequence or a control character
// other than the newline, except recordings, whose sequences are frame.Encode's.
package export
