package cli

import "testing"

func TestLocale(t *testing.T) {
	for _, tt := range []struct {
		env  []string
		want string
		why  string
	}{
		{nil, "system", "an environment that says nothing: Windows, a program started by a click"},
		{[]string{"LANG=zh_CN.UTF-8"}, "zh_CN.UTF-8", "the usual one"},
		{[]string{"LANG=zh_CN.UTF-8", "LC_ALL=en_GB.UTF-8"}, "en_GB.UTF-8", "LC_ALL comes first"},
		{[]string{"LANG=zh_CN.UTF-8", "LC_MESSAGES=fr"}, "fr", "then messages"},
		{[]string{"LANG=C.UTF-8"}, "", "no language, which is a wish too"},
		{[]string{"LANG="}, "system", "empty is as if it were not there"},
	} {
		p := &program{env: tt.env, system: func() string { return "system" }}
		if got := p.locale(); got != tt.want {
			t.Errorf("%v: %q, want %q: %s", tt.env, got, tt.want, tt.why)
		}
	}
}
