package page

import (
	"encoding/base64"
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/raster"
)

// mostPixels is how wide and how high an image on the page may be.
const mostPixels = 1920

// images are the images of a page. Each is in it once, however often it is used.
type images struct {
	deck  *deck.Deck
	files map[string]*imageFile
	order []*imageFile

	counted bool // how often each is used
}

// imageFile is an image as the page holds it.
type imageFile struct {
	ID            string
	Data          template.URL // "" if there is none: its alternative text is shown
	Width, Height int
	Used          int // how often; more than once: the page's store holds it
}

// image is one use of an image.
type image struct {
	*imageFile
	Alt, Size string
}

// use notes that an image stands somewhere. It is read beside the deck, or is its own
// address; nothing else is fetched.
func (s *images) use(span deck.Span, width string) *image {
	f := s.files[span.Image]
	if f == nil {
		f = &imageFile{ID: fmt.Sprintf("~image%d", len(s.order)+1)}
		if s.files == nil {
			s.files = map[string]*imageFile{}
		}
		s.files[span.Image] = f
		s.order = append(s.order, f)
		var src []byte
		var err error
		if data, own := strings.CutPrefix(span.Image, "data:image/"); own {
			_, data, _ = strings.Cut(data, ";base64,")
			src, err = base64.StdEncoding.DecodeString(data)
		} else if src, err = s.deck.ReadFile(span.Image); err != nil {
			if plain, bad := url.PathUnescape(span.Image); bad == nil && plain != span.Image {
				src, err = s.deck.ReadFile(plain)
			}
		}
		if err == nil {
			if e, err := raster.Embed(src, mostPixels); err == nil {
				f.Data = template.URL("data:" + e.Type + ";base64," + base64.StdEncoding.EncodeToString(e.Data))
				f.Width, f.Height = max(1, e.Width), max(1, e.Height)
			}
		}
	}
	if !s.counted {
		f.Used++
	}
	if strings.Trim(width, "0123456789%") != "" {
		width = ""
	}
	return &image{f, span.Text, width}
}
