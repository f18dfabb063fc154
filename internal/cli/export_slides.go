package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/export"
	"revolute/internal/export/font"
	"revolute/internal/export/pixel"
	"revolute/internal/export/sheet"
	"revolute/internal/export/svg"
	"revolute/internal/layout"
	"revolute/internal/lettering"
	"revolute/internal/problem"
	"revolute/internal/typeset"
)

// exportView returns the slide at e.at as a file shows it, when all has come to rest.
func (e *exported) exportView() layout.View {
	return layout.View{
		Deck: e.deck, Pos: e.at, Lang: e.lang, Look: e.theme.For(e.viewer),
		Width: e.window.Width, Height: e.window.Height, Still: true, Lettering: lettering.Sextants,
	}
}

// exportSheet returns the slide at e.at as what it is made of. With type, large
// letters are text in a font.
func (e *exported) exportSheet(withType bool) *sheet.Sheet {
	v := e.exportView()
	v.Apart, v.Graphics = true, sheet.Graphics()
	return sheet.Slide(layout.New(0).Layout(v), v.Look, withType)
}

// exportSVG writes a slide as the terminal shows it.
func (p *program) exportSVG(e *exported, w io.Writer) error {
	slide := e.deck.Slide(e.at.Slide, e.lang)
	lang := e.lang // it says how Chinese characters are drawn
	switch {
	case lang != "":
	case strings.ContainsFunc(slide.Text(), typeset.IsCJK):
		lang = "zh"
	default:
		lang = "en"
	}
	return svg.Write(w, e.exportSheet(true), svg.Options{Title: slide.Title(), Lang: lang})
}

// openFont returns the font of these files; of none, the pixel letters.
func openFont(names []string) (*font.Font, error) {
	var faces []*font.Face
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if path := (*fs.PathError)(nil); errors.As(err, &path) {
			return nil, problem.Usagef("--font %s: %s", name, path.Err.Error())
		}
		face, err := font.Open(raw)
		switch {
		case errors.Is(err, font.ErrCFF):
			return nil, problem.Usagef("--font %s: %s", name, err.Error()).WithHint("fonts with TrueType outlines can be embedded, such as WenQuanYi Micro Hei or DejaVu Sans Mono")
		case err != nil:
			return nil, problem.Usagef("--font %s: %s", name, err.Error()).WithHint("a .ttf or .ttc file; several --font are asked for letters in their order")
		}
		faces = append(faces, face)
	}
	return font.New(faces...), nil
}

// filmLength is how long a film of a motion without an end is.
const filmLength = 6 * time.Second

// film returns how the step at e.at moves. It begins with the step before.
func (e *exported) film() *pixel.Film {
	layouts := layout.New(0)
	v := e.exportView()
	v.Still, v.Graphics = false, sheet.Graphics()
	first := layouts.Layout(v)
	length, every := first.Motion, time.Second/time.Duration(max(1, min(first.Frames, 15)))
	if length == drawing.Forever {
		length = filmLength
	}
	var shots []pixel.Shot
	for v.Since = 0; v.Since < length; v.Since += every {
		v.Entered = v.Since
		shots = append(shots, pixel.Shot{Frame: layouts.Layout(v).Frame, Lasts: every})
	}
	v.Still = true
	if first.Motion != drawing.Forever {
		shots = append(shots, pixel.Shot{Frame: layouts.Layout(v).Frame, Lasts: 3 * time.Second})
	}
	return pixel.NewFilm(shots, v.Look, e.font, e.progress)
}

// printing is how long a browser may take to print.
const printing = 2 * time.Minute

// printPage prints the HTML page by an installed Chromium.
func (p *program) printPage(ctx context.Context, e *exported, w io.Writer) error {
	if e.steps || e.handout > 0 || p.flags.at != "" {
		return problem.Usagef("--from page prints the whole page").WithHint("--at, --steps and --handout are for the PDF that is made without a browser")
	}
	browser := ""
	for _, name := range []string{
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
		`C:\Program Files\Google\Chrome\Application\chrome.exe`, `C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
	} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		return problem.Usagef("--from page: no Chromium, Chrome or Edge is installed here").WithHint("without --from the PDF is made without a browser")
	}
	folder, err := os.MkdirTemp("", "revolute-print")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	page, out := filepath.Join(folder, "talk.html"), filepath.Join(folder, "talk.pdf")
	if err := export.File(page, func(w io.Writer) error { return p.exportHTML(e, w) }); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, printing)
	defer cancel()
	if e.progress != nil { // one does not know how far it is: two thirds
		go func() {
			for tick := time.Tick(time.Second / 4); ctx.Err() == nil; <-tick {
				e.progress(2, 3)
			}
		}()
	}
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
		"--user-data-dir=" + filepath.Join(folder, "profile"), "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--generate-pdf-document-outline",
		"--print-to-pdf=" + out, "file://" + filepath.ToSlash(page),
	}
	if os.Geteuid() == 0 {
		args = append([]string{"--no-sandbox"}, args...) // Chromium's does not work for root
	}
	c := exec.CommandContext(ctx, browser, args...)
	c.WaitDelay = 5 * time.Second
	said, err := c.CombinedOutput()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("%s has not printed within %v", browser, printing)
	}
	f, missing := os.Open(out)
	if missing != nil {
		lines := strings.Split(strings.TrimSpace(string(said)), "\n")
		return fmt.Errorf("%s printed nothing: %w", browser, errors.Join(err, errors.New(lines[len(lines)-1])))
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}
