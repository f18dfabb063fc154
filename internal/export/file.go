package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// File writes a file by write: all of it, or nothing. What stood there before
// stays until the new file is complete. A name that is no file, such as
// /dev/stdout, is written to as it is.
func File(name string, write func(w io.Writer) error) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target // a link stays one
	}
	mode := fs.FileMode(0o666)
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s: is a folder", name)
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return reason(name, err)
		}
		return fill(f, name, write)
	case err == nil:
		mode = info.Mode().Perm()
	}
	f, err := temporary(name, mode)
	if err != nil {
		return reason(name, err)
	}
	defer os.Remove(f.Name()) // when it has not got its name
	if err := fill(f, name, write); err != nil {
		return err
	}
	return reason(name, os.Rename(f.Name(), name))
}

// temporary makes a new file beside the one that it is to become.
func temporary(name string, mode fs.FileMode) (f *os.File, err error) {
	for n := range 100 {
		f, err = os.OpenFile(fmt.Sprintf("%s.%d-%d.tmp", name, os.Getpid(), n), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return f, err
}

// fill writes f and closes it.
func fill(f *os.File, name string, write func(w io.Writer) error) error {
	out := bufio.NewWriter(f)
	err := write(out)
	if err == nil {
		err = out.Flush()
	}
	return reason(name, errors.Join(err, f.Close()))
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
