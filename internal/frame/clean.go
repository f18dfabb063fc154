package frame

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxCluster is the length in bytes beyond which marks are cut off a cluster:
// a letter with hundreds of accents is an attack. The longest emoji take 41.
const maxCluster = 64

const replacement = "\uFFFD"

// zwj joins emoji; at a cluster's end it would join the next cell's.
const zwj = "\u200d"

// clean returns a cluster as it may stand in a cell, and its width. Width 0 is a
// cluster that has no cell of its own; it is empty when nothing of it can be
// joined to another.
func (f *Frame) clean(cluster string, width int) (string, int) {
	if cluster == "\t" {
		return " ", 1
	}
	first, size := utf8.DecodeRuneInString(cluster)
	if size == len(cluster) && width > 0 && !harmful(first) && first != utf8.RuneError {
		return cluster, min(width, 2)
	}
	if !utf8.ValidString(cluster) || strings.ContainsFunc(cluster, harmful) {
		return replacement, min(f.widths.Width(replacement), 2)
	}
	for len(cluster) > maxCluster {
		_, n := utf8.DecodeLastRuneInString(cluster)
		cluster = cluster[:len(cluster)-n]
	}
	cluster = strings.TrimRight(cluster, zwj)
	if width > 0 {
		return cluster, min(f.widths.Width(cluster), 2)
	}
	if !unicode.In(first, unicode.Mn, unicode.Mc, unicode.Me) {
		return "", 0
	}
	return cluster, 0
}

// harmful reports whether r could start an escape sequence, move the cursor or
// change the order of what stands beside it.
func harmful(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r < 0xa0:
		return true
	case r == 0x061c, r == 0x200e, r == 0x200f:
		return true // Arabic letter mark, left-to-right and right-to-left mark
	case r >= 0x2028 && r <= 0x202e:
		return true // line and paragraph separator, embeddings and overrides
	case r >= 0x2066 && r <= 0x206f:
		return true // isolates, deprecated format characters
	}
	return false
}

func runeLen(r rune) int { return max(utf8.RuneLen(r), 1) }
