package export

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"

	"revolute/internal/late"
)

// sanitizer lets through what a slide's HTML is made of, and nothing that could
// run or fetch something.
func sanitizer() *bluemonday.Policy {
	late.Sanitizer()
	p := bluemonday.NewPolicy()
	p.AllowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong",
		"del", "br", "hr", "table", "thead", "tbody", "tr", "th", "td", "a", "img", "span", "div", "aside", "u")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^[a-z0-9 _-]*$`)).Globally()
	p.AllowAttrs("data-step", "data-until", "data-from").Matching(bluemonday.Integer).Globally()
	p.AllowAttrs("data-lit").Matching(regexp.MustCompile(`^[a-z0-9 |]*$`)).OnElements("pre")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowAttrs("width").Matching(bluemonday.NumberOrPercent).OnElements("img")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("src").Matching(regexp.MustCompile(`^data:image/`)).OnElements("img")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowURLSchemeWithCustomPolicy("data", func(u *url.URL) bool { return strings.HasPrefix(u.Opaque, "image/") })
	p.AllowRelativeURLs(true) // places on the page
	p.RequireParseableURLs(true)
	p.AddTargetBlankToFullyQualifiedLinks(true)
	p.AllowElementsContent("span")
	return p
}
