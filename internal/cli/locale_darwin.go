package cli

import (
	"context"
	"os/exec"
	"strings"
	"time"
)

// systemLocale is the language that the system shows itself in: "zh_CN". Only a
// program that was not started from a terminal's login shell asks for it.
func systemLocale() string {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second/2)
	defer cancel()
	out, err := exec.CommandContext(ctx, "/usr/bin/defaults", "read", "-g", "AppleLocale").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
