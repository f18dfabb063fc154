//go:build unix

package cli

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"regexp"
	"strings"
	"testing"
)

// inDriveCode finds the address under a QR code for a phone.
var inDriveCode = regexp.MustCompile(`(http://[0-9.]+:\d+/[a-z]+/)drive#([-_\w]+)`)

// TestPhone has a phone lead a talk on two screens by the code that the speaker's
// own one shows, until the speaker takes it the right.
func TestPhone(t *testing.T) {
	dir, err := os.MkdirTemp("", "phone") // a socket's path is to be short
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	env, name := []string{"XDG_RUNTIME_DIR=" + dir, "NO_MOTION=1"}, deckFile(t)
	stage := show(t, env, "--live", name)
	stage.wait("第一张")
	speaker := showSized(t, 110, 50, env, "speak", name, "--phone", "127.0.0.1:0")
	speaker.wait("同步")
	stage.keys("d") // which is no key there
	speaker.keys("d")
	speaker.wait("/drive#")
	speaker.wait("http")
	if strings.Contains(stage.screen(), "drive#") {
		t.Error("the stage shows the code")
	}
	m := inDriveCode.FindStringSubmatch(speaker.screen())
	if m == nil {
		t.Fatalf("no address:\n%s", speaker.screen())
	}
	jar, _ := cookiejar.New(nil)
	phone := &http.Client{Jar: jar}
	post := func(what, body string, want int) {
		t.Helper()
		resp, err := phone.Post(m[1]+what, "text/plain", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("%s %s: %s, want %d", what, body, resp.Status, want)
		}
	}
	if resp, err := http.Get(m[1]); err != nil || resp.StatusCode != http.StatusNotFound {
		t.Errorf("the deck is shown to anybody (%v)", err)
	}
	post("drive", `{"do":"next"}`, http.StatusForbidden)
	post("enter", m[2], http.StatusNoContent)
	post("drive", `{"do":"next"}`, http.StatusNoContent)
	stage.wait("one")
	post("drive", `{"do":"point","x":0.5,"y":0.5}`, http.StatusNoContent)
	stage.wait("●")
	speaker.wait("2/3")
	speaker.keys("D")
	speaker.wait("手机不再遥控")
	post("drive", `{"do":"next"}`, http.StatusForbidden)
	speaker.keys("q")
	stage.keys("q")
	if n := speaker.status() + stage.status(); n != 0 {
		t.Errorf("exit status %d", n)
	}
}

// TestCaption has lines of standard input stand under the slide of a talk, each in
// place of the one before, and the last one go.
func TestCaption(t *testing.T) {
	dir, err := os.MkdirTemp("", "caption") // a socket's path is to be short
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	t.Setenv("XDG_RUNTIME_DIR", dir)
	name := deckFile(t)
	stage := show(t, []string{"XDG_RUNTIME_DIR=" + dir, "NO_MOTION=1"}, "--live", name)
	stage.wait("第一张")
	in, heard := io.Pipe()
	done := make(chan int, 1)
	go func() {
		done <- Run(t.Context(), []string{"caption", name, "--stays", "1s"}, in, io.Discard, io.Discard)
	}()
	for _, words := range []string{"每一次放电", "每一次放电都在学习\r", "然后是下一句\r\n"} {
		if _, err := io.WriteString(heard, words+"\n"); err != nil {
			t.Fatal(err)
		}
		stage.wait(strings.TrimSpace(words))
	}
	stage.without("放电")
	heard.Close()
	if status := <-done; status != 0 {
		t.Errorf("exit status %d", status)
	}
	stage.without("下一句")
	stage.keys("q")
	_ = stage.status()
}

// TestPhoneOfServer has the phone of who speaks over SSH lead with them; nobody else
// is given a code.
func TestPhoneOfServer(t *testing.T) {
	h := newHall(t, "--http", "127.0.0.1:0")
	follower := h.ssh("zh", "")
	follower.wait("一 One")
	other := h.ssh("guest", "", "phone")
	other.wait("Only the speaker")
	speaker := h.ssh("speaker", "anna")
	speaker.wait("秘密 secret one")
	asked := h.ssh("speaker", "anna", "phone")
	asked.wait("/drive#")
	m := inDriveCode.FindStringSubmatch(strings.ReplaceAll(asked.screen(), "\n", ""))
	if m == nil {
		t.Fatalf("no address:\n%s", asked.screen())
	}
	jar, _ := cookiejar.New(nil)
	phone := &http.Client{Jar: jar}
	for _, ask := range [][2]string{{"enter", m[2]}, {"drive", `{"do":"next"}`}} {
		resp, err := phone.Post(m[1]+ask[0], "text/plain", strings.NewReader(ask[1]))
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusNoContent {
			t.Errorf("%s: %s", ask[0], resp.Status)
		}
	}
	follower.wait("first")
	speaker.wait("2/4")
	speaker.keys("d")
	speaker.wait("127.0.0.1")
}
