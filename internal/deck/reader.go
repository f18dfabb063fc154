package deck

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// maxBeside is how large a file that a slide names may be, in bytes.
const maxBeside = 64 << 20

// reader gives a file of a deck's folder of at most so many bytes.
type reader func(name string, limit int64) ([]byte, error)

// ReadFile reads a file beside the deck, such as an image or a chart's data.
// A name that leaves the deck's folder, a link that does, anything but a
// regular file and a file of more than 64 MB are refused.
// An address of the kind data:…;base64,… is what it holds.
func (d *Deck) ReadFile(name string) ([]byte, error) {
	if held, ok := strings.CutPrefix(name, "data:"); ok {
		if _, data, ok := strings.Cut(held, ";base64,"); ok {
			return base64.StdEncoding.DecodeString(data)
		}
	}
	return d.read(name, maxBeside)
}

// Link returns the address of a named link of the front matter; it is "" if it
// has not been set yet.
func (d *Deck) Link(name string) (address string, known bool) {
	address, known = d.Meta.Links[name]
	return address, known
}

// FileFault says what is wrong with a file that ReadFile gave err for, to stand
// behind its name: "does not exist", "is a folder".
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

// nowhere is the reader of a deck without folder.
func nowhere(name string, _ int64) ([]byte, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// folder reads files of a folder of this machine.
func folder(dir string) reader {
	return func(name string, limit int64) ([]byte, error) {
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
	}
}

// within reads files of a file system.
func within(fsys fs.FS) reader {
	return func(name string, limit int64) ([]byte, error) {
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
	}
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

// regular is an error for what is not a file of at most limit bytes.
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
