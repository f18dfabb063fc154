// Package export writes a deck in other forms. They hold no escape sequence
// and no control character but the newline.
package export
