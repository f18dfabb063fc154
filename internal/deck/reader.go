package deck

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"revolute/internal/problem"
)

// maxBeside is how large a file that a slide names may be, in bytes.
const maxBeside = 64 << 20

// reader reads a deck's folder.
type reader struct {
	read func(name string, limit int64) ([]byte, error) // a file of at most so many bytes
	list func(dir string) []string                      // the names in a folder

	hidden bool // slides marked hidden are kept
}

// with returns r as options say.
func (r reader) with(options []Option) reader {
	r.hidden = slices.Contains(options, WithHidden)
	return r
}

// has reports whether there is a file of that name.
func (r reader) has(name string) bool {
	return r.list != nil && slices.Contains(r.list(path.Dir(name)), path.Base(name))
}

// ReadFile reads a file beside the deck, such as an image or a chart's data.
// A name that leaves the deck's folder, a link that does, anything but a
// regular file and a file of more than 64 MB are refused.
// An address of the kind data:…;base64,… is what it holds. A name that no file
// has is read as the file that it can only mean: with slashes for backslashes,
// in other case, without what stands after ?.
func (d *Deck) ReadFile(name string) ([]byte, error) {
	if held, ok := strings.CutPrefix(name, "data:"); ok {
		if _, data, ok := strings.Cut(held, ";base64,"); ok {
			return base64.StdEncoding.DecodeString(data)
		}
	}
	src, err := d.read.read(name, maxBeside)
	if errors.Is(err, fs.ErrNotExist) {
		if meant := d.read.meant(name); meant != "" {
			return d.read.read(meant, maxBeside)
		}
	}
	return src, err
}

// meant returns the file that a name which no file has can only mean, or "".
func (r reader) meant(name string) string {
	if r.list == nil || strings.Contains(name, "://") {
		return ""
	}
	if i := strings.IndexAny(name, "?#"); i > 0 {
		name = name[:i]
	}
	name = strings.ReplaceAll(name, `\`, "/")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	at := "."
	for part := range strings.SplitSeq(path.Clean(name), "/") {
		found := ""
		for _, other := range r.list(at) {
			switch {
			case other == part:
				found = part
			case strings.EqualFold(other, part) && found == "":
				found = other
			case strings.EqualFold(other, part) && found != part:
				return "" // there are two
			}
		}
		if found == "" {
			return ""
		}
		at = path.Join(at, found)
	}
	return at
}

// NearFile returns the file beside the deck that a name which no file has may
// have been meant to be, or "".
func (d *Deck) NearFile(name string) string {
	if d.read.list == nil {
		return ""
	}
	name = strings.ReplaceAll(name, `\`, "/")
	dir := path.Dir(path.Clean(name))
	names := d.read.list(dir)
	if near := problem.Nearest(path.Base(name), names); near != "" {
		return path.Join(dir, near)
	}
	images := []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"}
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	for _, other := range names { // another ending
		if strings.EqualFold(strings.TrimSuffix(other, path.Ext(other)), stem) && slices.Contains(images, strings.ToLower(path.Ext(other))) {
			return path.Join(dir, other)
		}
	}
	for _, sub := range d.read.list(".") { // another folder
		if other := path.Join(sub, path.Base(name)); sub != dir && d.read.has(other) {
			return other
		}
	}
	return ""
}

// Link returns the address of a named link of the front matter; it is "" if it
// has not been set yet.
func (d *Deck) Link(name string) (address string, known bool) {
	address, known = d.Meta.Links[name]
	return address, known
}

// FileFault returns in words what is wrong with a file that ReadFile gave err for, to stand
// after its name: "does not exist", "is a folder".
func FileFault(err error) string {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "does not exist"
	case errors.As(err, &at):
		err = at.Err
	}
	if text := err.Error(); strings.HasPrefix(text, "is ") || strings.HasPrefix(text, "has ") {
		return cleanString(text)
	}
	return "cannot be read: " + cleanString(err.Error())
}

// nowhere returns the reader of a deck without a folder.
func nowhere() reader {
	return reader{read: func(name string, _ int64) ([]byte, error) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}}
}

// folder returns the reader of a folder of this machine.
func folder(dir string) reader {
	list := func(name string) []string {
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil
		}
		defer root.Close()
		return namesIn(root.FS(), path.Clean(filepath.ToSlash(name)))
	}
	return reader{list: list, read: func(name string, limit int64) ([]byte, error) {
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil, err
		}
		defer root.Close()
		name = filepath.FromSlash(name)
		// Looked at first, since opening a pipe would wait for its writer.
		if info, err := root.Stat(name); err != nil {
			return nil, err
		} else if err := regular(name, info, limit); err != nil {
			return nil, err
		}
		f, err := root.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return limited(f, name, limit)
	}}
}

// namesIn returns the names in a folder of a file system.
func namesIn(fsys fs.FS, dir string) []string {
	// Looked at first, since opening a pipe would wait for its writer.
	if info, err := fs.Stat(fsys, dir); err != nil || !info.IsDir() {
		return nil
	}
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// within returns the reader of a file system.
func within(fsys fs.FS) reader {
	list := func(dir string) []string { return namesIn(fsys, path.Clean(filepath.ToSlash(dir))) }
	return reader{list: list, read: func(name string, limit int64) ([]byte, error) {
		name = path.Clean(filepath.ToSlash(name))
		// Looked at first, since opening a pipe would wait for its writer.
		if info, err := fs.Stat(fsys, name); err != nil {
			return nil, err
		} else if err := regular(name, info, limit); err != nil {
			return nil, err
		}
		f, err := fsys.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return limited(f, name, limit)
	}}
}

// limited reads a regular file of at most limit bytes.
func limited(f fs.File, name string, limit int64) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if err := regular(name, info, limit); err != nil {
		return nil, err
	}
	src := make([]byte, info.Size())
	n, err := io.ReadFull(f, src)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil // it was cut meanwhile
	}
	return src[:n], err
}

// regular returns an error for a file that is not a file of at most limit bytes.
func regular(name string, info fs.FileInfo, limit int64) error {
	switch {
	case info.IsDir():
		return &fs.PathError{Op: "read", Path: name, Err: errors.New("is a folder")}
	case !info.Mode().IsRegular():
		return &fs.PathError{Op: "read", Path: name, Err: errors.New("is not a regular file")}
	case info.Size() > limit:
		return &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("is larger than %d MB", limit>>20)}
	}
	return nil
}
