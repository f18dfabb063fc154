package cli

import "golang.org/x/sys/windows"

// systemLocale is the language that the system shows itself in: "zh-CN". The
// environment says nothing on Windows.
func systemLocale() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}
