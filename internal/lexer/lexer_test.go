package lexer

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"revolute/internal/late"
)

// TestFinds asks for every name, alias and file of Chroma's lexers in several
// spellings, and for names that it does not know.
func TestFinds(t *testing.T) {
	late.Lexers()
	var quick, slow []string // Chroma takes 8 ms for what is no name of a lexer
	for _, lexer := range lexers.GlobalLexerRegistry.Lexers {
		c := lexer.Config()
		for _, name := range append(c.Aliases, c.Name) {
			quick = append(quick, name, strings.ToLower(name), strings.ToUpper(name))
		}
		for _, pattern := range slices.Concat(c.Filenames, c.AliasFilenames) {
			slow = append(slow, strings.TrimPrefix(pattern, "*."), pattern, strings.ToUpper(pattern))
		}
	}
	rnd := rand.New(rand.NewPCG(3, 4))
	rnd.Shuffle(len(slow), func(i, j int) { slow[i], slow[j] = slow[j], slow[i] })
	slow = slow[:200]
	for range 100 {
		name := make([]byte, 1+rnd.IntN(3))
		for i := range name {
			name[i] = "abcdefghijklmnopqrstuvwxyzABCRST0123456789+#-_ "[rnd.IntN(47)]
		}
		slow = append(slow, string(name))
	}
	slow = append(slow, "text", "txt", "console", "output", "mermaid", "math", "bak", "in", "old", "1", "8", "php4", "gsed",
		"xpm", "bash_profile", "filename", "go~", "PYW", "VIMRC", "文言", "Dockerfile.dev", "../go", "*", "[", " go")
	var l Lexers
	for _, name := range slices.Concat(quick, slow) {
		want, got := "", ""
		if lexer := lexers.Get(name); lexer != nil {
			want = lexer.Config().Name
		}
		if lexer := l.get(name); lexer != nil {
			got = lexer.Config().Name
		}
		if got != want {
			t.Errorf("the lexer of %q is %q, Chroma's is %q", name, got, want)
		}
	}
	if l.Tokens("", "x") != nil {
		t.Error("no language has a lexer")
	}
}

// enough is how much of an example is compared, in bytes: some take seconds.
const enough = 2000

// examples returns Chroma's own tests of its lexers, by names of languages, and
// some of Go with templates in raw strings.
func examples(t *testing.T) map[string][]string {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/alecthomas/chroma/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(strings.TrimSpace(string(out)), "lexers", "testdata")
	files, _ := filepath.Glob(filepath.Join(dir, "*.actual"))
	more, _ := filepath.Glob(filepath.Join(dir, "*", "*.actual"))
	if len(files) < 100 {
		t.Fatalf("%d tests of Chroma in %s", len(files), dir)
	}
	all := map[string][]string{}
	for _, file := range append(files, more...) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lang := strings.TrimSuffix(filepath.Base(file), ".actual")
		if filepath.Dir(file) != dir {
			lang = filepath.Base(filepath.Dir(file))
		}
		if lexers.Get(lang) == nil {
			lang = strings.ReplaceAll(lang, "_", "-")
		}
		if cut := bytes.LastIndexByte(src[:min(len(src), enough)], '\n'); cut >= 0 {
			src = src[:cut+1]
		}
		all[lang] = append(all[lang], string(src))
	}
	all["go"] = append(all["go"], "x := `plain`", "x := `{{range .Items}}<b>{{.Name | printf \"%q\"}}</b>{{end}} 文字`", "`", "`{{`", "`{{if eq 1 2}}", "s := \"`\" // `{{x}}`")
	all["html"] = append(all["html"], "<p class=a>文字 <b>&amp;</b><script>let x = `${1}`</script><style>a{b:c}</style>")
	all["dockerfile"] = append(all["dockerfile"], "FROM a\nRUN echo $X && ls\nCMD [\"a\"]\n")
	return all
}

// TestTokens compares the tokens of the lexers that are read alone with those of
// Chroma's registry, first in one go, then from many goroutines at once.
func TestTokens(t *testing.T) {
	late.Lexers()
	all := examples(t)
	want := map[string][]chroma.Token{}
	var l Lexers
	compared := 0
	for lang, texts := range all {
		lexer := lexers.Get(lang)
		if lexer == nil {
			continue
		}
		compared++
		for _, text := range texts {
			next, err := chroma.Coalesce(lexer).Tokenise(nil, text)
			if err != nil {
				t.Fatal(err)
			}
			tokens := next.Tokens()
			want[lang+text] = tokens
			check(t, lang, text, tokens, &l)
		}
	}
	if compared < 150 {
		t.Errorf("only %d languages are compared", compared)
	}
	var fresh Lexers
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			langs := []string{"go", "python", "html", "dockerfile", "markdown", "java", "rust", "c", "php", "yaml"}
			for j := range langs {
				lang := langs[(i+j)%len(langs)]
				for _, text := range all[lang] {
					check(t, lang, text, want[lang+text], &fresh)
				}
			}
		})
	}
	wg.Wait()
}

// check compares tokens, and holds that together they are text.
func check(t *testing.T, lang, text string, want []chroma.Token, l *Lexers) {
	var together strings.Builder
	i := 0
	for token := range l.Tokens(lang, text) {
		together.WriteString(token.Value)
		if i >= len(want) || token.Type != want[i].Type || !strings.HasPrefix(want[i].Value, token.Value) {
			t.Errorf("%s: token %d of %.60q is %v, Chroma has another", lang, i, text, token)
			return
		}
		i++
	}
	if got := together.String(); got != text && !strings.Contains(text, "\r") {
		t.Errorf("%s: the tokens of %.60q are %d bytes, not %d", lang, text, len(got), len(text))
	}
}

// TestEnough stops reading tokens before their end.
func TestEnough(t *testing.T) {
	var l Lexers
	for token := range l.Tokens("go", "package main\n\nfunc main() {}\n") {
		if token.Value != "package" {
			t.Errorf("the first token is %q", token.Value)
		}
		break
	}
	if n := l.active.Load(); n != 0 {
		t.Errorf("%d sequences are said to be read after the last", n)
	}
}

// TestClock reads tokens where time passes as fast as nothing happens: the clock of
// regular expressions does not tick half a second later. It would for more than one by
// itself. No other test is to have started it, so this one is a process of its own.
func TestClock(t *testing.T) {
	const own = "REVOLUTE_TEST_CLOCK"
	if os.Getenv(own) == "" {
		c := exec.Command(os.Args[0], "-test.run=^TestClock$")
		c.Env = append(os.Environ(), own+"=1")
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	synctest.Test(t, func(t *testing.T) {
		ticks := func() bool {
			stacks := make([]byte, 1<<20)
			return bytes.Contains(stacks[:runtime.Stack(stacks, true)], []byte("regexp2/v2.runClock"))
		}
		var l Lexers
		l.StopClock()
		for range 2 {
			for range l.Tokens("go", "package main\n\nfunc main() {}\n") {
			}
			if !ticks() {
				t.Error("no clock limits the time of regular expressions")
			}
			time.Sleep(500 * time.Millisecond)
			if ticks() {
				t.Error("the clock of regular expressions ticks after the last of them")
			}
		}
	})
}
