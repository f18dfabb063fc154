package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Files are files that are written together: all of them, or none. Existing files
// stay until all new ones are complete.
type Files struct {
	mu      sync.Mutex
	ended   bool
	written []pending
}

// pending is a file that does not have its final name yet.
type pending struct{ name, beside string }

// File writes a file by write: all of it, or nothing.
func File(name string, write func(w io.Writer) error) error {
	var f Files
	defer f.Discard()
	if err := f.Write(name, write); err != nil {
		return err
	}
	return f.Commit()
}

// Write writes a file under a temporary name; Commit renames it. Names that are not
// regular files, such as /dev/stdout, are written to directly.
func (f *Files) Write(name string, write func(w io.Writer) error) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target // a link stays one
	}
	mode := fs.FileMode(0o666)
	var out *os.File
	switch info, err := os.Stat(name); {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s: is a folder", name)
	case err == nil && !info.Mode().IsRegular():
		if out, err = os.OpenFile(name, os.O_WRONLY, 0); err != nil {
			return reason(name, err)
		}
	case err == nil:
		mode = info.Mode().Perm()
	}
	if out == nil {
		var err error
		if out, err = f.begin(name, mode); err != nil {
			return reason(name, err)
		}
	}
	b := bufio.NewWriter(out)
	err := write(b)
	if err == nil {
		err = b.Flush()
	}
	return reason(name, errors.Join(err, out.Close()))
}

// begin creates the temporary file, in the folder of the final one.
func (f *Files) begin(name string, mode fs.FileMode) (out *os.File, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ended {
		return nil, os.ErrClosed
	}
	for n := range 100 {
		beside := fmt.Sprintf("%s.%d-%d.tmp", name, os.Getpid(), n)
		out, err = os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if err == nil {
			f.written = append(f.written, pending{name, beside})
		}
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return out, err
}

// Commit renames all files. No more can be written.
func (f *Files) Commit() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ended = true
	for len(f.written) > 0 {
		if err := os.Rename(f.written[0].beside, f.written[0].name); err != nil {
			return reason(f.written[0].name, err)
		}
		f.written = f.written[1:]
	}
	return nil
}

// Discard removes the files that are not renamed. No more can be written.
func (f *Files) Discard() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ended = true
	for _, p := range f.written {
		_ = os.Remove(p.beside) // there is nothing else to do
	}
	f.written = nil
}

// reason names the file that was asked for, not the one beside it.
func reason(name string, err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return fmt.Errorf("%s: %w", name, path.Err)
	case errors.As(err, &link):
		return fmt.Errorf("%s: %w", name, link.Err)
	}
	return err
}
