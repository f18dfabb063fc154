package export

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"revolute/internal/deck"
	"revolute/internal/drawing/all"
	"revolute/internal/yamlfile"
)

// edits are the changes that a slide's Markdown needs in a file that holds the whole
// deck. Their places come from the parser that decks are read with.
type edits struct {
	*markdown
	src []byte
	all []edit
}

// edit replaces a part of the source.
type edit struct {
	from, to int
	text     string
}

// edited returns the Markdown of a slide with images, shown files and data put in,
// and with labels that keep their meaning. own holds the addresses of the labels in
// the slide's own file.
func (m *markdown) edited(s *deck.Slide, src string, own map[string]string) string {
	e := &edits{markdown: m, src: []byte(src)}
	var references []parser.Reference
	others := map[string]string{} // of labels that mean another address in the one file
	for _, label := range slices.Sorted(maps.Keys(own)) {
		references = append(references, parser.NewReference([]byte(label), []byte(own[label]), nil))
		if before, known := m.labels[label]; !known {
			m.labels[label] = own[label]
		} else if before != own[label] {
			others[label] = own[label]
		}
	}
	fenced := map[int]*deck.Block{} // by the line in src
	above := s.Line + len(s.Source) - len(strings.TrimLeft(s.Source, "\n"))
	s.Walk(func(b *deck.Block) bool {
		if b.Kind == deck.Code || b.Kind == deck.Drawing {
			fenced[b.Line-above] = b
		}
		return true
	})
	images := imageNames(s.Blocks)
	doc, _ := m.parser.Parse(e.src, references)
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.ThematicBreak:
			// Dashes would divide slides here, and did not before.
			if line := e.line(n.Pos()); bytes.HasPrefix(line, []byte("-")) {
				e.replace(n.Pos(), n.Pos()+len(bytes.TrimRight(line, " \t\r\n")), "***")
			}
		case *ast.HTMLBlock:
			if l := n.Lines(); l.Len() > 0 {
				if at := l.At(0); strings.TrimSpace(string(at.Value(e.src))) == "<!-- end_slide -->" {
					e.replace(at.Start, at.Stop, "")
				}
			}
		case *ast.LinkReferenceDefinition:
			if others[deck.ReferenceLabel(string(n.Label))] != "" {
				e.replace(n.Lines().At(0).Start, n.Lines().At(n.Lines().Len()-1).Stop, "")
			}
		case *ast.Link:
			if n.Reference != nil && others[deck.ReferenceLabel(string(n.Reference.Value))] != "" {
				e.inline(n, n.Reference, string(n.Destination))
			}
		case *ast.Image:
			name := string(n.Destination)
			address := dataURI(m.deck, name)
			if strings.HasPrefix(name, "data:") || address == "" {
				break
			}
			if n.Reference != nil {
				e.inline(n, n.Reference, address)
			} else {
				words := e.wordsEnd(n)
				from := words + bytes.Index(e.src[words:], []byte("](")) + 2
				from += len(e.src[from:]) - len(bytes.TrimLeft(e.src[from:], " \t\n<"))
				if !bytes.HasPrefix(e.src[from:], n.Destination) {
					break
				}
				e.replace(from, from+len(n.Destination), address)
			}
			images = slices.DeleteFunc(images, func(other string) bool { return other == name })
		case *ast.FencedCodeBlock:
			if b := fenced[bytes.Count(e.src[:n.Pos()], []byte("\n"))]; b != nil {
				e.fence(n, b)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, name := range images {
		if !strings.HasPrefix(name, "data:") {
			m.leave("the image %s is not in it", name)
		}
	}
	slices.SortStableFunc(e.all, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var out strings.Builder
	at := 0
	for _, c := range e.all {
		if c.from >= at { // not within what is replaced already
			out.Write(e.src[at:c.from])
			out.WriteString(c.text)
			at = c.to
		}
	}
	out.Write(e.src[at:])
	return out.String()
}

// replace notes an edit.
func (e *edits) replace(from, to int, text string) {
	e.all = append(e.all, edit{from, to, text})
}

// line returns the source from a place to the end of its line.
func (e *edits) line(from int) []byte {
	line, _, _ := bytes.Cut(e.src[from:], []byte("\n"))
	return line
}

// wordsEnd returns the end of the text in the brackets of a link or an image, or the
// beginning of the brackets if they are empty.
func (e *edits) wordsEnd(n ast.Node) int {
	end := n.Pos() + bytes.IndexByte(e.src[n.Pos():], '[') + 1
	_ = ast.Walk(n, func(c ast.Node, _ bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok {
			end = max(end, t.Segment.Stop)
		}
		return ast.WalkContinue, nil
	})
	return end
}

// inline replaces the label of a link or an image by its address.
func (e *edits) inline(n ast.Node, r *ast.ReferenceLink, address string) {
	words := e.wordsEnd(n)
	from := words + bytes.IndexByte(e.src[words:], ']')
	to := from + 1
	switch r.Type {
	case ast.ReferenceLinkFull, ast.ReferenceLinkCollapsed:
		to += bytes.IndexByte(e.src[to:], ']') + 1
	}
	e.replace(from, to, "](<"+address+">)")
}

// fence puts the file that a block of code or a drawing names into it.
func (e *edits) fence(n *ast.FencedCodeBlock, b *deck.Block) {
	start := bytes.LastIndexByte(e.src[:n.Pos()], '\n') + 1
	prefix := strings.Map(func(r rune) rune { // of further lines, in a list or a quotation
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, string(e.src[start:n.Pos()]))
	name, shown := b.Info.Attrs["src"]
	if b.Kind == deck.Drawing {
		e.data(n, b, prefix)
	}
	if b.Kind != deck.Code || !shown {
		return
	}
	text, _ := e.deck.Shown(b)
	if n.Info == nil {
		e.leave("the file %s is not in it", name)
		return
	}
	// What stands after the fence, without the file: the parser reads it again.
	info := string(n.Info.Segment.Value(e.src))
	at := strings.Index(info, "src=")
	if at > 0 && info[at-1] == '+' {
		info = info[:at-1] + info[at:]
		at--
	}
	if at < 0 {
		e.leave("the file %s is not in it", name)
		return
	}
	quoted := at + len("src=")
	end := quoted + len(name)
	if info[quoted] == '"' || info[quoted] == '\'' {
		end += 2
	}
	info = strings.TrimRight(info[:at], " ") + info[min(end, len(info)):]
	info = strings.ReplaceAll(strings.ReplaceAll(info, "{ ", "{"), "{}", "")
	mark := "```"
	for strings.Contains(text, mark) {
		mark += "`"
	}
	closed := n.Pos() + len(e.line(n.Pos()))
	if l := n.Lines(); l.Len() > 0 {
		closed = l.At(l.Len()-1).Stop - 1
	}
	if rest := e.src[min(closed+1, len(e.src)):]; len(bytes.TrimSpace(rest)) > 0 { // its end, if it has one
		line, _, _ := bytes.Cut(rest, []byte("\n"))
		closed += 1 + len(line)
	}
	var out strings.Builder
	out.WriteString(mark + strings.TrimRight(info, " ") + "\n")
	for line := range strings.SplitSeq(text, "\n") {
		out.WriteString(strings.TrimRight(prefix+line, " ") + "\n")
	}
	e.replace(n.Pos(), min(closed, len(e.src)), out.String()+prefix+mark)
}

// data puts the files that a drawing names into it, under data:, if it still shows
// the same.
func (e *edits) data(n *ast.FencedCodeBlock, b *deck.Block, prefix string) {
	root, err := yamlfile.Parse("", 0, []byte(b.Text))
	if err != nil {
		return
	}
	lines := strings.Split(b.Text, "\n")
	changed := slices.Clone(lines)
	var walk func(node *yamlfile.Node)
	walk = func(node *yamlfile.Node) {
		for _, i := range node.Items {
			walk(i)
		}
		for _, p := range node.Pairs {
			walk(p.Value)
			if p.Key.Value != "src" || p.Value.Kind != yamlfile.Scalar {
				continue
			}
			raw, err := e.deck.ReadFile(p.Value.Value)
			if err != nil {
				e.leave("the file %s is not in it", p.Value.Value)
				continue
			}
			line := []rune(lines[p.Key.Line-1])
			before := string(line[:p.Key.Column-1])
			indent := strings.Repeat(" ", p.Key.Column+1)
			var out strings.Builder
			out.WriteString(before + "data: |")
			for row := range strings.Lines(strings.TrimPrefix(string(raw), "\uFEFF")) {
				if row = strings.TrimRight(row, "\r\n"); row != "" {
					out.WriteString("\n" + indent + row)
				}
			}
			changed[p.Key.Line-1] = out.String()
		}
	}
	walk(root)
	if slices.Equal(lines, changed) || len(lines) != n.Lines().Len() {
		return
	}
	was, err := all.Parse(b.Info.Lang, []byte(b.Text), e.deck)
	if err != nil {
		return
	}
	is, err := all.Parse(b.Info.Lang, []byte(strings.Join(changed, "\n")), e.deck)
	if err != nil || is.Text() != was.Text() {
		e.leave("the data of the %s is not in it", b.Info.Lang)
		return
	}
	for i, line := range changed {
		if line != lines[i] {
			at := n.Lines().At(i)
			e.replace(at.Start, at.Stop, strings.ReplaceAll(line, "\n", "\n"+prefix)+"\n")
		}
	}
}

// dataURI returns an image beside the deck as a data URI, or "" if there is none.
// Data URIs are returned as they are.
func dataURI(d *deck.Deck, name string) string {
	if strings.HasPrefix(name, "data:image/") {
		return name
	}
	kinds := map[string]string{
		".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif", ".webp": "webp", ".bmp": "bmp", ".svg": "svg+xml", ".avif": "avif",
	}
	kind := kinds[strings.ToLower(path.Ext(name))]
	if kind == "" {
		return ""
	}
	src, err := d.ReadFile(name)
	if plain, bad := url.PathUnescape(name); err != nil && bad == nil {
		src, err = d.ReadFile(plain)
	}
	if err != nil {
		return ""
	}
	return "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(src)
}
