package deck

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"
)

// maxFile is how large a file of a deck may be, in bytes: far more than any
// talk, and little enough to hold in memory.
const maxFile = 256 << 20

// beginning is how many bytes of a file are read before the first slide is shown.
// It holds what says which dialect and encoding a file is in.
const beginning = 256 << 10

// source is the text of one file of a deck. Of a large file only the beginning
// has been read at first.
type source struct {
	name fileName
	path string // as messages name it
	src  []byte // what has been read
	size int64
	rest func(begun []byte) ([]byte, error) // returns the whole file; nil: src is it
}

// readRest reads what has not been read yet.
func (s *source) readRest() error {
	if s.rest == nil {
		return nil
	}
	src, err := s.rest(s.src)
	if err == nil {
		s.src, s.rest = src, nil
	}
	return err
}

// lines returns the whole lines at the beginning of the file, which are at most
// most bytes, in UTF-8. It reports false if only all of the file says what they are.
func (s *source) lines(most int) ([]byte, bool) {
	src := s.src
	if s.rest != nil || len(src) > most {
		src = src[:bytes.LastIndexByte(src[:min(len(src), most)], '\n')+1]
	}
	if len(src) == 0 && s.size > 0 || !utf8.Valid(completeRunes(src[:min(len(src), sampled)])) || binaryKind(src) != "" {
		return nil, false
	}
	if name, _ := encodingOf(src); name != "" {
		return nil, false
	}
	return newlines(src), true
}

// openFile opens the file of a deck, which may be a pipe. The rest of a large one is
// read from the same file even if another has been put in its place meanwhile.
func openFile(name string) (*source, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	s := &source{name: parseName(filepath.Base(name)), path: name}
	if s.src, s.size, err = begin(f, beginning); err != nil || int64(len(s.src)) == s.size {
		f.Close()
		return s, err
	}
	s.rest = func(begun []byte) ([]byte, error) {
		defer f.Close()
		whole := make([]byte, s.size)
		return readInto(whole, f, copy(whole, begun))
	}
	return s, nil
}

// begin reads at most most bytes of a regular file, and all of a pipe, and returns
// the size of the file.
func begin(f fs.File, most int64) (src []byte, size int64, err error) {
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	if size = info.Size(); info.Mode().IsRegular() && size <= maxFile {
		src, err = readInto(make([]byte, min(size, most)), f, 0)
		if int64(len(src)) < most { // it may have been cut meanwhile
			size = int64(len(src))
		}
		return src, size, err
	}
	src, err = io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(src) > maxFile {
		err = fmt.Errorf("larger than %d MB", maxFile>>20)
	}
	return src, int64(len(src)), err
}

// readInto reads into buffer from an offset on and returns what it holds then, which
// is less than all if the file ends before.
func readInto(buffer []byte, f io.Reader, at int) ([]byte, error) {
	n, err := io.ReadFull(f, buffer[at:])
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return buffer[:at+n], err
}

// headBytes is how much is read at first of the files of a folder after its first
// section: enough for their front matter.
const headBytes = 16 << 10

// openBeside opens a file of a folder that is a deck.
func openBeside(fsys fs.FS, n fileName, most int64) (*source, error) {
	// Looked at first, since opening a pipe would wait for its writer.
	info, err := fs.Stat(fsys, n.name)
	if err == nil {
		err = regular(n.name, info, maxFile)
	}
	if err != nil {
		return nil, err
	}
	f, err := fsys.Open(n.name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := &source{name: n}
	if s.src, s.size, err = begin(f, most); err == nil && int64(len(s.src)) < s.size {
		s.rest = func([]byte) ([]byte, error) { return within(fsys).read(n.name, maxFile) }
	}
	return s, err
}

// inMemory returns the source of a text that is there already.
func inMemory(path string, src []byte) *source {
	s := &source{name: parseName(filepath.Base(path)), path: path, src: src, size: int64(len(src))}
	if len(src) > beginning {
		s.src, s.rest = src[:beginning], func([]byte) ([]byte, error) { return src, nil }
	}
	return s
}
