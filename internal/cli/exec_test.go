package cli

import (
	"os"
	"strings"
	"testing"
)

// TestOnlyALocalTalkRunsCode keeps the permission to run code where it belongs:
// it is made in one file, asked for in one other. That no visitor of a server gets
// it is tested in host.
func TestOnlyALocalTalkRunsCode(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if has := strings.Contains(string(src), "internal/snippet"); has != (name == "exec.go") {
			t.Errorf("%s: imports snippet: %v", name, has)
		}
		if has := strings.Contains(string(src), ".exec()"); has != (name == "present.go") {
			t.Errorf("%s: asks for the permission to run code: %v", name, has)
		}
	}
	p := &program{}
	p.flags.exec = true
	if run, _ := p.exec(); run == nil {
		t.Error("a local talk may not")
	}
	p.flags.exec = false
	if run, _ := p.exec(); run != nil {
		t.Error("a local talk may without having asked")
	}
}
