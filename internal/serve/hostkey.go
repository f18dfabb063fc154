package serve

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"

	gossh "golang.org/x/crypto/ssh"
)

// HostKey reads the server's private key from a file, which only its owner may
// read. A file that does not exist is made, with a new ed25519 key: made says so.
// Nothing is made anywhere else.
func HostKey(path string) (key gossh.Signer, made bool, err error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		private, key, err := newHostKey()
		if err != nil {
			return nil, false, err
		}
		block, err := gossh.MarshalPrivateKey(private, "revolute")
		if err != nil {
			return nil, false, err
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return nil, false, err
		}
		if err := errors.Join(pem.Encode(f, block), f.Sync(), f.Close()); err != nil {
			_ = os.Remove(path)
			return nil, false, err
		}
		return key, true, nil
	}
	if err != nil {
		return nil, false, err
	}
	if info, err := os.Stat(path); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, false, fmt.Errorf("%s: others may read this private key\nhint: chmod 600 %s", path, path)
	}
	key, err = gossh.ParsePrivateKey(data)
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", path, err)
	}
	return key, false, nil
}

// PassingHostKey returns a new key that is kept nowhere: clients will be warned when
// they meet the next one.
func PassingHostKey() (gossh.Signer, error) {
	_, key, err := newHostKey()
	return key, err
}

func newHostKey() (private ed25519.PrivateKey, key gossh.Signer, err error) {
	_, private, err = ed25519.GenerateKey(rand.Reader)
	if err == nil {
		key, err = gossh.NewSignerFromKey(private)
	}
	return private, key, err
}

// Fingerprint returns the fingerprint of a host key, as ssh shows it when it connects
// for the first time.
func Fingerprint(key gossh.Signer) string { return gossh.FingerprintSHA256(key.PublicKey()) }
