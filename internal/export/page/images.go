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
	Data          template.URL // "" if there is none
	Width, Height int
	used          int
}

// image is one use of an image.
type image struct {
	*imageFile
	Alt, Size string
}

// Missing reports whether there is no image to be shown: then its alternative
// text is.
func (i *image) Missing() bool { return i.Data == "" }

// Shared reports whether an image is used more than once: then the page's store
// holds it.
func (i *image) Shared() bool { return i.used > 1 }

// Shared are the images of the page's store.
func (s *images) Shared() (out []*imageFile) {
	for _, f := range s.order {
		if f.used > 1 && f.Data != "" {
			out = append(out, f)
		}
	}
	return out
}

// use notes that an image stands somewhere.
func (s *images) use(span deck.Span, width string) *image {
	f := s.files[span.Image]
	if f == nil {
		f = s.load(span.Image)
		if s.files == nil {
			s.files = map[string]*imageFile{}
		}
		f.ID = fmt.Sprintf("~image%d", len(s.order)+1)
		s.files[span.Image] = f
		s.order = append(s.order, f)
	}
	if !s.counted {
		f.used++
	}
	if strings.Trim(width, "0123456789%") != "" {
		width = ""
	}
	return &image{f, span.Text, width}
}

// load reads an image beside the deck, or one that is its own address. Nothing
// else is fetched.
func (s *images) load(name string) *imageFile {
	var src []byte
	var err error
	if data, own := strings.CutPrefix(name, "data:image/"); own {
		_, data, _ = strings.Cut(data, ";base64,")
		src, err = base64.StdEncoding.DecodeString(data)
	} else if src, err = s.deck.ReadFile(name); err != nil {
		if plain, bad := url.PathUnescape(name); bad == nil && plain != name {
			src, err = s.deck.ReadFile(plain)
		}
	}
	if err != nil {
		return &imageFile{}
	}
	e, err := raster.Embed(src, mostPixels)
	if err != nil {
		return &imageFile{}
	}
	return &imageFile{
		Data:  template.URL("data:" + e.Type + ";base64," + base64.StdEncoding.EncodeToString(e.Data)),
		Width: max(1, e.Width), Height: max(1, e.Height),
	}
}
