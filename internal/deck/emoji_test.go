package deck

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark-emoji/definition"
)

// TestEmojis keeps emojis.txt, which is made of the table of goldmark-emoji, and
// asks for every name that the table has.
func TestEmojis(t *testing.T) {
	table := definition.Github()
	var lines []string
	list := reflect.ValueOf(table).Elem().FieldByName("list") // the interface does not list its names
	for i := range list.Len() {
		names := list.Index(i).FieldByName("ShortNames")
		for j := range names.Len() {
			name := names.Index(j).String()
			e, ok := table.Get(name)
			if !ok {
				t.Fatalf("the table has no %s", name)
			}
			if !e.IsUnicode() {
				if emoji(name) != "" {
					t.Errorf("%s, a picture of GitHub's own, is %q", name, emoji(name))
				}
				continue
			}
			lines = append(lines, name+" "+string(e.Unicode)+"\n")
			if got := emoji(name); got != string(e.Unicode) && !*update {
				t.Errorf("%s is %q, want %q", name, got, string(e.Unicode))
			}
		}
	}
	slices.Sort(lines)
	want := "\n" + strings.Join(lines, "")
	if *update {
		if err := os.WriteFile("emojis.txt", []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if emojis != want {
		t.Error("emojis.txt is not what goldmark-emoji's table makes it: go generate ./internal/deck")
	}
	if len(lines) < 1800 || emoji("rocket") != "🚀" || emoji("rocke") != "" || emoji("") != "" {
		t.Errorf("%d names, rocket is %q, rocke %q, no name %q", len(lines), emoji("rocket"), emoji("rocke"), emoji(""))
	}
}
