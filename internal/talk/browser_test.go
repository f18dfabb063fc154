package talk

import (
	"slices"
	"testing"
)

func TestBrowserCommand(t *testing.T) {
	for _, tt := range []struct {
		system string
		env    []string
		want   []string
		why    string
	}{
		{"linux", nil, nil, "no screen for a browser"},
		{"linux", []string{"DISPLAY=:0"}, []string{"xdg-open"}, "X"},
		{"linux", []string{"WAYLAND_DISPLAY=wayland-0", "BROWSER=firefox --new-tab"}, []string{"firefox", "--new-tab"}, "the user's own"},
		{"linux", []string{"DISPLAY=:0", "SSH_TTY=/dev/pts/1"}, nil, "the browser would open elsewhere"},
		{"darwin", nil, []string{"open"}, "macOS"},
		{"windows", nil, []string{"rundll32", "url.dll,FileProtocolHandler"}, "Windows"},
	} {
		d := Desktop{Env: tt.env}
		if got := d.browserCommand(tt.system); !slices.Equal(got, tt.want) {
			t.Errorf("%s %q: %q, want %q: %s", tt.system, tt.env, got, tt.want, tt.why)
		}
	}
}
