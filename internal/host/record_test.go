package host

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"revolute/internal/live"
)

// TestRecordKeepsEarlier: what earlier talks have left in the file stays, and what is
// no record is not overwritten.
func TestRecordKeepsEarlier(t *testing.T) {
	file := filepath.Join(t.TempDir(), "talk.json")
	earlier, err := readRecord(file)
	if err != nil || earlier != nil {
		t.Fatalf("a new file: %v, %v", earlier, err)
	}
	hall := func(question string) map[string]*live.Audience {
		a := live.Total(map[string]live.Sum{"here": {N: 1, Questions: []live.Question{{ID: "1", Text: question}}}})
		return map[string]*live.Audience{"atol": &a}
	}
	for _, question := range []string{"第一次", "第二次", "第三次"} {
		if err := writeRecord(file, earlier, hall(question+"？")); err != nil {
			t.Fatal(err)
		}
		if err := writeRecord(file, earlier, hall(question)); err != nil { // of one talk the last counts
			t.Fatal(err)
		}
		if earlier, err = readRecord(file); err != nil { // the server starts again
			t.Fatal(err)
		}
	}
	if len(earlier) != 3 || earlier[0].Questions[0].Text != "第一次" || earlier[2].Questions[0].Text != "第三次" {
		t.Errorf("the file has %+v", earlier)
	}
	for _, text := range []string{"# my notes\n", `{"deck": "atol"}`} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readRecord(file); err == nil || !strings.Contains(err.Error(), "is no record of a talk") {
			t.Errorf("%q: error %v", text, err)
		}
		if now, _ := os.ReadFile(file); string(now) != text {
			t.Errorf("%q was overwritten by %q", text, now)
		}
	}
	if _, err := readRecord(filepath.Join(t.TempDir(), "none", "talk.json")); err == nil || !strings.Contains(err.Error(), "cannot be recorded") {
		t.Errorf("a folder that there is not: error %v", err)
	}
}
