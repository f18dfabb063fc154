package serve

import (
	"bytes"
	"crypto/subtle"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// authorized is the file of keys that may speak. It is read again when it has
// changed.
type authorized struct {
	path string

	mu    sync.Mutex
	stamp time.Time
	size  int64
	keys  []speakerKey
	err   error
}

// speakerKey is a key that may speak, in the form that it has on the wire, and what
// the file calls it.
type speakerKey struct {
	wire []byte
	name string
}

// maxKeyFile is the size in bytes up to which the file is read.
const maxKeyFile = 1 << 20

// allows reports whether key is in the file, and what it is called there. The error
// says that the file, or a line of it, is not as it should be; such lines allow
// nobody.
func (a *authorized) allows(key gossh.PublicKey) (name string, ok bool, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.read(); err != nil {
		return "", false, err
	}
	wire, found := key.Marshal(), 0
	for _, k := range a.keys {
		if subtle.ConstantTimeCompare(k.wire, wire) == 1 {
			found, name = 1, k.name
		}
	}
	return name, found == 1, a.err
}

// read reads the file if it is another one than before.
func (a *authorized) read() error {
	info, err := os.Stat(a.path)
	if err != nil {
		a.keys, a.stamp = nil, time.Time{}
		return err
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0 {
		a.keys, a.stamp = nil, time.Time{}
		return fmt.Errorf("%s: others may write this file, so it is not believed", a.path)
	}
	if info.ModTime().Equal(a.stamp) && info.Size() == a.size {
		return nil
	}
	if info.Size() > maxKeyFile {
		return fmt.Errorf("%s: more than %d bytes", a.path, maxKeyFile)
	}
	data, err := os.ReadFile(a.path)
	if err != nil {
		return err
	}
	a.keys, a.err = parseKeys(a.path, data)
	a.stamp, a.size = info.ModTime(), info.Size()
	return nil
}

// parseKeys reads OpenSSH's format. A key with an option that would restrict it
// in a way that is not checked here (from=, expiry-time=, cert-authority) is left
// out; the error says which line that was, or which is no key.
func parseKeys(path string, data []byte) (keys []speakerKey, problem error) {
	// Options that mean no more than what no session can do here anyway.
	harmless := []string{"restrict", "no-agent-forwarding", "no-port-forwarding", "no-X11-forwarding", "no-user-rc", "pty"}
	n := 0
	for line := range bytes.Lines(data) {
		n++
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, comment, options, _, err := gossh.ParseAuthorizedKey(line)
		if err != nil {
			problem = fmt.Errorf("%s:%d: not a public key", path, n)
			continue
		}
		if i := slices.IndexFunc(options, func(o string) bool { return !slices.Contains(harmless, o) }); i >= 0 {
			problem = fmt.Errorf("%s:%d: the option %s is not known here, so the key is left out", path, n, text(options[i]))
			continue
		}
		if comment == "" {
			comment = speaker
		}
		keys = append(keys, speakerKey{key.Marshal(), text(comment)})
	}
	return keys, problem
}
