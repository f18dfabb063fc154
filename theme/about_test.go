package theme

import "testing"

func TestAbout(t *testing.T) {
	for _, name := range Names() {
		if About(name) == "" {
			t.Errorf("%s.yaml does not begin with what it is", name)
		}
	}
	if got := About("atol"); got != "The lab's theme" {
		t.Errorf("About(atol) = %q", got)
	}
	if got := About("none"); got != "" {
		t.Errorf("About(none) = %q", got)
	}
}
