package markdown

import (
	"bytes"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// looseImages parses images as people write them though CommonMark has them as
// text: ![alt](a file with blanks.png), and Obsidian's ![[image.png|300]].
type looseImages struct{}

// Trigger returns the character that starts an image.
func (looseImages) Trigger() []byte { return []byte{'!'} }

// Parse reads an image on one line.
func (looseImages) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if rest, ok := bytes.CutPrefix(line, []byte("![[")); ok {
		inner, _, closed := bytes.Cut(rest, []byte("]]"))
		name, words, _ := strings.Cut(string(inner), "|")
		if !closed || !isImageName(name) {
			return nil
		}
		block.Advance(len("![[") + len(inner) + len("]]"))
		if strings.Trim(words, "0123456789x") == "" { // a size
			words = ""
		}
		return newImage(name, words)
	}
	end := bytes.Index(line, []byte("]("))
	if !bytes.HasPrefix(line, []byte("![")) || end < 0 || bytes.ContainsAny(line[2:end], "[]\\`") {
		return nil
	}
	target, _, closed := bytes.Cut(line[end+2:], []byte(")"))
	name := strings.TrimSpace(string(target))
	if !closed || !strings.ContainsAny(name, " \t") || strings.ContainsAny(name, "<>\"'(\\") || !isImageName(name) {
		return nil
	}
	image := newImage(name, "")
	image.AppendChild(image, ast.NewTextSegment(text.NewSegment(seg.Start+2, seg.Start+end)))
	block.Advance(end + 2 + len(target) + 1)
	return image
}

// newImage returns an image of a file, with words as its alternative text.
func newImage(name, words string) *ast.Image {
	link := ast.NewLink()
	link.Destination = []byte(strings.TrimSpace(name))
	image := ast.NewImage(link)
	if words != "" {
		image.AppendChild(image, ast.NewString([]byte(words)))
	}
	return image
}

// isImageName reports whether a file's name ends as those of images do.
func isImageName(name string) bool {
	switch strings.ToLower(path.Ext(strings.TrimSpace(name))) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg":
		return true
	}
	return false
}
