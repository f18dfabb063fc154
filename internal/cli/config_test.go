package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzUserConfig: whatever stands in the file is taken, or refused with its
// place.
func FuzzUserConfig(f *testing.F) {
	for _, src := range []string{
		"", "lang: zh\n", "keys:\n  next: [x, ctrl+y]\n  back: ~\n", "keys: {next: x, back: x}\n", "keys: &a\n  next: *a\n",
		"a: [", "- a", "lang: {a: b}\n", "keys: [next]\n", "lang: zh\nlang: en\n", "? [a]\n: b\n", "keys:\n  next: [[x]]\n", "\xff", "<<: {lang: zh}\n", "--- a\n--- b\n",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		c := &userConfig{path: "config.yaml"}
		if err := c.parse(src); err != nil && !strings.HasPrefix(err.Error(), "config.yaml:") {
			t.Errorf("%q: %v does not say where", src, err)
		}
	})
}

// BenchmarkUserConfig is what the file costs at the start.
func BenchmarkUserConfig(b *testing.B) {
	path := filepath.Join(b.TempDir(), "config.yaml")
	src := "theme: night\nno-motion: true\nkeys:\n  next: [right, space, x]\n  back: [left, y]\n  blank: [w]\n"
	if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := readUserConfig(path); err != nil {
			b.Fatal(err)
		}
	}
}
