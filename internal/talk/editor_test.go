package talk

import (
	"slices"
	"testing"
)

func TestEditorCommand(t *testing.T) {
	for _, tt := range []struct {
		env  []string
		want []string
		why  string
	}{
		{[]string{"EDITOR=nano"}, []string{"nano", "+7", "talk.md"}, "a line first"},
		{[]string{"EDITOR=nano", "VISUAL=/usr/bin/nvim -p"}, []string{"/usr/bin/nvim", "-p", "+7", "talk.md"}, "VISUAL comes first, with its arguments"},
		{[]string{"EDITOR=code -n"}, []string{"code", "-n", "--wait", "--goto", "talk.md:7"}, "a window of its own"},
		{[]string{"EDITOR=hx"}, []string{"hx", "talk.md:7"}, "the line behind a colon"},
		{[]string{"EDITOR=write-it"}, []string{"write-it", "talk.md"}, "nothing is known of it"},
	} {
		d := Desktop{Env: tt.env}
		if got := d.editorCommand("talk.md", 7); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q: %s", tt.env, got, tt.want, tt.why)
		}
	}
}
