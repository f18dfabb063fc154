package export

import (
	"encoding/base64"
	"net/url"
	"path"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/problem"
)

// fault returns what is wrong with a drawing, as the reader is told.
func fault(b *deck.Block, err error) string {
	return "[" + b.Info.Lang + ": " + problem.From(err).Text + "]"
}

// dataURI returns an image beside the deck as an address that holds it; "" if
// there is none. One that is an address of this kind already stays so.
func dataURI(d *deck.Deck, name string) string {
	if strings.HasPrefix(name, "data:image/") {
		return name
	}
	kinds := map[string]string{
		".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif", ".webp": "webp", ".bmp": "bmp", ".svg": "svg+xml", ".avif": "avif",
	}
	kind := kinds[strings.ToLower(path.Ext(name))]
	if kind == "" {
		return ""
	}
	src, err := d.ReadFile(name)
	if plain, bad := url.PathUnescape(name); err != nil && bad == nil {
		src, err = d.ReadFile(plain)
	}
	if err != nil {
		return ""
	}
	return "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(src)
}
