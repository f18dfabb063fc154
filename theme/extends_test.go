package theme

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/frame"
	"revolute/internal/problem"
)

// beside returns a reader of the given files.
func beside(files map[string]string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		src, ok := files[name]
		if !ok {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		}
		return []byte(src), nil
	}
}

const green = "palette: {dark: {accent: \"#00ff00\"}}\n"

func TestExtends(t *testing.T) {
	files := map[string]string{
		"a.yaml":         "extends: night\n" + green,
		"b.yaml":         "extends: a.yaml\npalette: {dark: {life: \"#0000ff\"}}\n",
		"sub/c.yaml":     "extends: ../b.yaml\npalette: {dark: {accent: \"#ff0000\"}}\n",
		"sub/../b.yaml":  "extends: a.yaml\npalette: {dark: {life: \"#0000ff\"}}\n",
		"sub/../a.yaml":  "extends: night\n" + green,
		"themes/night":   "extends: night\n" + green,
		"none.yaml":      "# nothing yet\n",
		"json.yml":       "extends: pink.json\n",
		"pink.json":      "{\n\t\"document\": {\"color\": \"#eeeeee\", \"background_color\": \"#201020\"}}",
		"terminals.yaml": "extends: terminal\ncolors: all\n",
	}
	night, atol := builtin(t, "night"), builtin(t, "atol")
	for _, tt := range []struct {
		open             string
		accent, life, bg frame.Color
		why              string
	}{
		{"night", night.dark[Accent], night.dark[Life], night.dark[Background], "a built-in theme by its name"},
		{"a.yaml", frame.RGB(0, 255, 0), night.dark[Life], night.dark[Background], "a built-in theme is changed in part"},
		{"b.yaml", frame.RGB(0, 255, 0), frame.RGB(0, 0, 255), night.dark[Background], "a file extends a file that extends a theme"},
		{"sub/c.yaml", frame.RGB(255, 0, 0), frame.RGB(0, 0, 255), night.dark[Background], "the path starts at the file that names it"},
		{"themes/night", frame.RGB(0, 255, 0), night.dark[Life], night.dark[Background], "a slash makes it a file; its name does not hide the built-in theme"},
		{"none.yaml", atol.dark[Accent], atol.dark[Life], atol.dark[Background], "an empty file is atol"},
		{"json.yml", atol.dark[Accent], atol.dark[Life], frame.RGB(0x20, 0x10, 0x20), "a Glamour style can be extended too"},
		{"terminals.yaml", atol.dark[Accent], atol.dark[Life], atol.dark[Background], "the colours of a theme without them are atol's"},
	} {
		th, err := Open(tt.open, beside(files))
		if err != nil {
			t.Errorf("%s: %v: %s", tt.open, err, tt.why)
			continue
		}
		l := th.For(Viewer{Dark: true, Profile: colorprofile.TrueColor})
		if l.Color(Accent) != tt.accent || l.Color(Life) != tt.life || l.Color(Background) != tt.bg {
			t.Errorf("%s: accent %#x, life %#x, background %#x: %s", tt.open, l.Color(Accent), l.Color(Life), l.Color(Background), tt.why)
		}
	}
}

func TestExtendsErrors(t *testing.T) {
	files := map[string]string{
		"self.yaml":    "# a comment\nextends: self.yaml\n",
		"one.yaml":     "extends: two.yaml\n",
		"two.yaml":     "\nextends: ./three.yaml\n",
		"./three.yaml": "extends: one.yaml\n",
		"typo.yaml":    "extends: nigth\n",
		"gone.yaml":    "\nextends: away.yaml\n",
		"empty.yaml":   "extends:\n",
		"list.yaml":    "extends: [night, paper]\n",
		"wrong.yaml":   "extends: broken.yaml\n",
		"broken.yaml":  "\n\ncolours: all\n",
		"plain.txt/x":  green,
	}
	for i := range 20 {
		files[fmt.Sprintf("long%d.yaml", i)] = fmt.Sprintf("extends: long%d.yaml\n", i+1)
	}
	for _, tt := range []struct{ open, want, why string }{
		{"self.yaml", "self.yaml:2: extends itself", "the shortest circle"},
		{"one.yaml", "./three.yaml:1: extends one.yaml in a circle: one.yaml -> two.yaml -> three.yaml -> one.yaml", "the file and line that close it"},
		{"typo.yaml", `typo.yaml:1: extends an unknown theme "nigth"`, "no such name"},
		{"gone.yaml", "gone.yaml:2: extends away.yaml: file does not exist", "no such file"},
		{"empty.yaml", "empty.yaml:1: extends is empty: want a name", "nothing behind the key"},
		{"list.yaml", "list.yaml:1: extends is a list: want a name", "a theme extends one other"},
		{"wrong.yaml", `broken.yaml:3: unknown key "colours"`, "the fault is in the other file"},
		{"long0.yaml", "long15.yaml:1: extends long16.yaml: more than 16 extend one another", "a circle of links looks like this"},
		{"away.yaml", "away.yaml: file does not exist", "the theme itself is not there"},
		{"nigth", `unknown theme "nigth"`, "no file, so no name of a theme"},
	} {
		_, err := Open(tt.open, beside(files))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("Open(%s)\n error %v\n  want %s…: %s", tt.open, err, tt.want, tt.why)
		}
	}
	_, err := Open("typo.yaml", beside(files))
	if hint := problem.From(err).Hint; hint != "did you mean night?" {
		t.Errorf("hint %q: want the near miss", hint)
	}
	if _, err := Parse("my.yaml", []byte("extends: other.yaml")); err == nil || !strings.HasPrefix(err.Error(), "my.yaml:1: extends other.yaml: ") {
		t.Errorf("Parse reads no other file, but its error is %v", err)
	}
}
