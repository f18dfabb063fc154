package deck

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestDecks reads decks as people write them for other presenters, and one of
// ours, and compares what became of each block.
func TestDecks(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.md")
	if err != nil || len(paths) < 5 {
		t.Fatalf("%d decks, %v", len(paths), err)
	}
	for _, path := range paths {
		d, err := Open(path)
		if err != nil {
			t.Error(err)
			continue
		}
		got := dumpDeck(d, "")
		for _, p := range d.Problems() {
			got += dumpProblem(p) + "\n"
		}
		got = strings.ReplaceAll(got, `testdata\`, "testdata/")
		golden := strings.TrimSuffix(path, ".md") + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: another result than %s:\n%s", path, golden, got)
		}
	}
}
