package slides_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/drawing/all"
	"revolute/internal/layout"
	"revolute/internal/problem"
	"revolute/slides"
	"revolute/theme"
)

var languages = []string{"zh", "en"}

// open opens the AtoL deck.
func open(t *testing.T) *deck.Deck {
	t.Helper()
	d, err := deck.OpenFS(slides.FS, "atol", "slides/atol")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSections(t *testing.T) {
	d := open(t)
	if !slices.Equal(d.Languages, languages) {
		t.Errorf("languages are %q, want %q: the first is what a reader of neither gets", d.Languages, languages)
	}
	want := []string{"Welcome", "Why?", "How?", "Who?", "Where?", "Next steps"}
	for _, lang := range languages {
		var got []string
		for _, s := range d.Sections() {
			got = append(got, s.Title[lang])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: sections are %q, want %q: their words are English in both languages", lang, got, want)
		}
	}
}

// TestProblems: a deck that is shown to the public has no fault but addresses
// that nobody knows yet, and each of those is to be filled in at one place.
func TestProblems(t *testing.T) {
	d := open(t)
	var unset []string
	for name, address := range d.Meta.Links {
		if address == "" {
			unset = append(unset, "the link "+name+" has no address")
		}
	}
	var got []string
	for _, p := range d.Problems() {
		if p.Severity == problem.Error || !slices.Contains(unset, p.Text) {
			t.Errorf("%s:%d: %s", p.File, p.Line, p.Text)
		}
		got = append(got, p.Text)
	}
	slices.Sort(got)
	if n := len(slices.Compact(slices.Clone(got))); n != len(got) {
		t.Errorf("addresses are asked for twice: %q", got)
	}
	for _, name := range []string{"homepage", "nature-neuroscience", "nobel-collection", "economist", "fractile", "oxford-news", "tech-capital"} {
		if _, ok := d.Meta.Links[name]; !ok {
			t.Errorf("there is no link %s to be filled in", name)
		}
	}
}

// TestPairs: a position means the same in both languages, so that one audience
// can follow in two.
func TestPairs(t *testing.T) {
	d := open(t)
	for i := range d.Len() {
		zh, en := d.Slide(i, "zh"), d.Slide(i, "en")
		if zh.File == en.File {
			t.Errorf("slide %d is there in one language only: %s", i+1, zh.File)
		}
		if zh.Steps != en.Steps || !slices.Equal(zh.Auto, en.Auto) || zh.Layout != en.Layout {
			t.Errorf("slide %d: %d steps (auto %v) in layout %q, but in English %d (auto %v) in %q",
				i+1, zh.Steps, zh.Auto, zh.Layout, en.Steps, en.Auto, en.Layout)
		}
		if a, b := outline(zh.Blocks), outline(en.Blocks); a != b {
			t.Errorf("slide %d is made of %s, but in English of %s", i+1, a, b)
		}
	}
}

// outline is what a slide is made of: kinds and steps, without the text.
func outline(blocks []deck.Block) string {
	var b strings.Builder
	for i := range blocks {
		b.WriteString(string(rune('a'+blocks[i].Kind)) + string(rune('0'+blocks[i].Step)) + blocks[i].Info.Lang)
		if len(blocks[i].Children) > 0 {
			b.WriteString("(" + outline(blocks[i].Children) + ")")
		}
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

// TestText: what is said of real people and their work is exactly what they
// say, in order, and nothing of it is lost.
func TestText(t *testing.T) {
	d := open(t)
	for _, lang := range languages {
		text, strong := everything(d, lang)
		at := 0
		for n, line := range lines(t, "testdata/"+lang+".txt") {
			for part := range strings.SplitSeq(line, " | ") {
				want := squeeze(strings.ReplaceAll(part, "*", ""))
				if heading, ok := strings.CutPrefix(want, "="); ok {
					want = "=" + heading + "="
				}
				i := strings.Index(text[at:], want)
				if i < 0 {
					t.Fatalf("%s: sentence %d, %q, is missing, or stands too early", lang, n+1, part)
				}
				at += i + len(want)
			}
			for _, m := range emphasised.FindAllStringSubmatch(line, -1) {
				if !slices.Contains(strong, squeeze(m[1])) {
					t.Errorf("%s: %q is not emphasised in %q", lang, m[1], line)
				}
			}
		}
	}
}

var emphasised = regexp.MustCompile(`\*\*(.+?)\*\*`)

// everything is the deck's text without white space, slide headings between
// equals signs, and what of it is emphasised.
func everything(d *deck.Deck, lang string) (text string, strong []string) {
	var b strings.Builder
	for i := range d.Len() {
		s := d.Slide(i, lang)
		rest := squeeze(s.Text())
		if s.Heading != nil {
			heading := squeeze(deck.Plain(s.Heading.Spans))
			b.WriteString("=" + heading + "=")
			rest = strings.TrimPrefix(rest, heading)
		}
		walk(s.Blocks, func(block *deck.Block) {
			if block.Kind != deck.Drawing || block.Info.Lang != "stats" {
				return
			}
			if drawn, err := all.Parse(block.Info.Lang, []byte(block.Text), d); err == nil { // what it says, not how that is written
				rest = strings.Replace(rest, squeeze(block.Text), squeeze(drawn.Text()), 1)
			}
		})
		b.WriteString(rest)
		walk(s.Blocks, func(block *deck.Block) {
			open := false
			for _, span := range block.Spans {
				switch {
				case span.Style&deck.Strong == 0:
				case open:
					strong[len(strong)-1] += squeeze(span.Text)
				default:
					strong = append(strong, squeeze(span.Text))
				}
				open = span.Style&deck.Strong != 0
			}
		})
	}
	return b.String(), strong
}

// walk calls fn for blocks and those within them.
func walk(blocks []deck.Block, fn func(*deck.Block)) {
	for i := range blocks {
		fn(&blocks[i])
		walk(blocks[i].Children, fn)
	}
}

// squeeze is s without white space: where lines break is the deck's affair.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// lines is the sentences of a file; lines that begin with # are remarks.
func lines(t *testing.T, name string) []string {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for line := range strings.Lines(string(src)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	if len(all) < 80 {
		t.Fatalf("%s: only %d sentences", name, len(all))
	}
	return all
}

// TestNotes: sources and reservations are in the speaker's notes of the slide
// that needs them, in both languages, and on no slide.
func TestNotes(t *testing.T) {
	d := open(t)
	tests := []struct{ on, note, why string }{
		{"Manuela Veloso", "in English this is reported speech, not a quotation: the original English wording was not found. Veloso was AAAI president 2012-2014 and Head of J.P. Morgan AI Research.", "what is quoted, and who says so"},
		{"NeurIPS, ICML", `the paper: "Inferring neural activity before plasticity as a foundation for learning beyond backpropagation", Nature Neuroscience 27:348-358 (2024), https://www.nature.com/articles/s41593-023-01514-1 ; code https://github.com/YuhangSong/Prospective-Configuration .`, "the paper"},
		{"NeurIPS, ICML", `The article: "AI scientists are producing new theories of how the brain learns", The Economist, 14 August 2024.`, "the article"},
		{"NeurIPS, ICML", `The collection: "Nobel Prize in Physics 2024", 8 October 2024, for John J. Hopfield and Geoffrey E. Hinton.`, "the collection"},
		{"Pat Gelsinger", "the owner's own claims; the press names Oxford Science Enterprises among the investors. To be confirmed with the owner before the talk.", "not checked"},
		{"ChatGPT", "no period (per year, in total) is stated: add none.", "nothing is to be added"},
		{"training_compute.csv", `data: Epoch AI, "Parameter, Compute and Data Trends in Machine Learning", https://epoch.ai/data/notable-ai-models , CC BY 4.0, retrieved 2026-01-26.`, "the licence asks for it"},
		{"150000", "1,202 CPUs and 176 GPUs are those of the distributed AlphaGo (Silver et al., Nature 529:484, 2016). 150 kW is an estimate.", "the source, and what is none"},
		{"Steve Furber", "The two quotations are the owner's translations: in English, reported speech without quotation marks.", "what is quoted"},
		{"Geoffrey Hinton", "The two quotations are the owner's translations: in English, reported speech without quotation marks.", "what is quoted"},
		{"Wellcome Discovery Award", `the three professors are the awardees named here; do not word it so that Yuhang Song is one. "3Q" is not expanded in public: do not expand it. The English sentence in quotation marks is the scheme's own (wellcome.org).`, "who got the award"},
	}
	for _, lang := range languages {
		for _, tt := range tests {
			i := slideWith(d, lang, tt.on)
			if i < 0 {
				t.Errorf("%s: no slide says %q", lang, tt.on)
				continue
			}
			var notes strings.Builder
			for _, n := range d.Slide(i, lang).Notes {
				notes.WriteString(n.Text + "\n")
			}
			if !strings.Contains(squeeze(notes.String()), squeeze(tt.note)) {
				t.Errorf("%s: the notes of slide %d lack %q: %s", lang, i+1, tt.note, tt.why)
			}
			if text, _ := everything(d, lang); strings.Contains(text, squeeze(tt.note)) {
				t.Errorf("%s: %q is shown to the audience", lang, tt.note)
			}
		}
	}
}

// slideWith is the first slide that says text, or -1.
func slideWith(d *deck.Deck, lang, text string) int {
	for i := range d.Len() {
		if strings.Contains(d.Slide(i, lang).Text(), text) {
			return i
		}
	}
	return -1
}

// TestDrawings: every drawing can be drawn, and says in text what it shows.
func TestDrawings(t *testing.T) {
	d := open(t)
	kinds := map[string]bool{}
	for _, lang := range languages {
		for i := range d.Len() {
			s := d.Slide(i, lang)
			walk(s.Blocks, func(b *deck.Block) {
				if b.Kind != deck.Drawing {
					return
				}
				kinds[b.Info.Lang] = true
				if _, err := all.Parse(b.Info.Lang, []byte(b.Text), d); err != nil {
					t.Errorf("%s:%d: %s: %v", s.File, b.Line, b.Info.Lang, err)
				}
			})
		}
	}
	for _, kind := range []string{"net", "letters", "chart", "grid", "flow", "joined", "terminal", "qr"} {
		if !kinds[kind] {
			t.Errorf("the deck has no %s", kind)
		}
	}
}

// TestFits: on the smallest usual screen no slide is taller than the screen.
func TestFits(t *testing.T) {
	d := open(t)
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	set := layout.New(1 << 20)
	look := th.For(theme.Viewer{Dark: true, Profile: colorprofile.TrueColor})
	for _, lang := range languages {
		for i := range d.Len() {
			s := d.Slide(i, lang)
			v := layout.View{Deck: d, Pos: deck.Pos{Slide: i, Step: s.Steps - 1}, Lang: lang, Look: look, Width: 80, Height: 24, Still: true}
			if over := set.Layout(v).Scroll; over > 0 {
				t.Errorf("%s:%d: %s: %d rows too many at 80x24", s.File, s.Line, s.Title(), over)
			}
		}
	}
}

// TestEmbedded: the data of the drawings is built in, with its sources.
func TestEmbedded(t *testing.T) {
	for name, columns := range map[string]string{
		"atol/training_compute.csv": "name,date,flop,confidence,domain\n",
		"atol/publications.csv":     "title,venue,year,source\n",
	} {
		src, err := fs.ReadFile(slides.FS, name)
		if err != nil {
			t.Error(err)
		} else if !strings.HasPrefix(string(src), columns) {
			t.Errorf("%s does not begin with the columns %q", name, columns)
		}
	}
}
