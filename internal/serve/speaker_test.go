package serve

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

// keyLine is a key as it stands in a file.
func keyLine(t testing.TB, letter byte) string {
	return string(gossh.MarshalAuthorizedKey(testKey(t, letter).PublicKey()))
}

// speakers is a configuration in which the owners of these keys may speak.
func speakers(t testing.TB, letters ...byte) Config {
	t.Helper()
	path := filepath.Join(t.TempDir(), "keys")
	var content strings.Builder
	content.WriteString("# speakers\n\n")
	for _, l := range letters {
		content.WriteString(keyLine(t, l))
	}
	if err := os.WriteFile(path, []byte(content.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return Config{AuthorizedKeys: path, PerSourcePenalty: time.Nanosecond}
}

func TestSpeaker(t *testing.T) {
	t.Parallel()
	cfg := speakers(t, 's')
	r := start(t, cfg)
	enters := func(user string, keys ...byte) bool {
		var auth []gossh.AuthMethod
		for _, k := range keys {
			auth = append(auth, gossh.PublicKeys(testKey(t, k)))
		}
		c, err := gossh.Dial("tcp", r.addr, clientConfig(t, user, auth...))
		if err != nil {
			return false
		}
		_ = c.Close()
		return true
	}
	for _, tt := range []struct {
		user string
		keys []byte
		want bool
		why  string
	}{
		{"speaker", nil, false, "without a key nobody speaks"},
		{"speaker", []byte{'x'}, false, "another key is none"},
		{"speaker", []byte{'s'}, true, "this key is in the file"},
		{"guest", nil, true, "the audience is not asked"},
		{"guest", []byte{'x'}, true, "nor if it has a key"},
		{"Speaker", nil, true, "the name is exact"},
	} {
		if got := enters(tt.user, tt.keys...); got != tt.want {
			t.Errorf("%s with %q enters: %t, want %t: %s", tt.user, tt.keys, got, tt.want, tt.why)
		}
	}
	v := r.view(t, r.dial(t, "speaker", gossh.PublicKeys(testKey(t, 's'))))
	v.sees(t, "speaker=true")
	w := r.view(t, r.dial(t, "guest", gossh.PublicKeys(testKey(t, 's'))))
	w.sees(t, "speaker=false")

	if err := os.WriteFile(cfg.AuthorizedKeys, []byte(keyLine(t, 'n')+"x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if enters("speaker", 's') || !enters("speaker", 'n') {
		t.Error("the file was not read again when it had changed")
	}
	if !contains(r.log.String(), "keys:2: not a public key") {
		t.Errorf("the log does not say which line is wrong:\n%s", r.log)
	}
	if err := os.Chmod(cfg.AuthorizedKeys, 0o666); err != nil {
		t.Fatal(err)
	}
	if enters("speaker", 'n') {
		t.Error("a file that everybody may write was believed")
	}
}

func TestKeyOptions(t *testing.T) {
	for _, tt := range []struct {
		options string
		want    int
		why     string
	}{
		{"", 1, "no options"},
		{"restrict,pty ", 1, "what is restricted cannot be done here anyway"},
		{`from="10.0.0.1" `, 0, "an option that is not checked must not be passed over"},
		{`cert-authority `, 0, "a key of an authority is not a speaker's"},
		{`expiry-time="20200101" `, 0, "it may be over"},
	} {
		keys, err := parseKeys("keys", []byte(tt.options+keyLine(t, 's')))
		if len(keys) != tt.want || (err == nil) != (tt.want == 1) {
			t.Errorf("%q: %d keys, error %v; want %d: %s", tt.options, len(keys), err, tt.want, tt.why)
		}
	}
}

func TestHostKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "host")
	first, made, err := HostKey(path)
	if err != nil || !made {
		t.Fatalf("HostKey of a new file: made %t, error %v", made, err)
	}
	again, made, err := HostKey(path)
	if err != nil || made || Fingerprint(again) != Fingerprint(first) {
		t.Errorf("the second time: made %t, error %v, %s and %s", made, err, Fingerprint(first), Fingerprint(again))
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode: %v, error %v", info.Mode(), err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := HostKey(path); err == nil || !contains(err.Error(), "hint: chmod 600") {
		t.Errorf("a key that everybody may read: %v", err)
	}
	if _, _, err := HostKey(filepath.Join(t.TempDir(), "no", "folder")); err == nil {
		t.Error("a folder was made")
	}
}
