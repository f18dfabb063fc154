package deck

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"revolute/internal/problem"
)

func TestImages(t *testing.T) {
	tests := []struct {
		src, want string // image | alternative text | caption | attributes, of each
		why       string
	}{
		{"![大脑](a.png)", "a.png|大脑||", "an image alone"},
		{`![x](a.png "一张图")`, "a.png|x|一张图|", "a title is the caption"},
		{"![x](a.png){width=40 height=50% fit=cover}", "a.png|x||fit=cover height=50% width=40", "attributes, as pandoc has them"},
		{"![x](a.png) { width=40 }", "a.png|x||width=40", "a space is fine"},
		{"![image:width:50%](a.png)", "a.png|||width=50%", "presenterm's"},
		{"![image:w:50%](a.png)", "a.png|||width=50%", "presenterm's, short"},
		{"![w:300px h:200px 大脑](a.png)", "a.png|大脑||height=200px width=300px", "Marp's"},
		{"![bg](a.png)", "a.png|||", "Marp's background"},
		{"![时间 10:30](a.png)", "a.png|时间 10:30||", "a colon of its own"},
		{"![a](a.png) ![b](b.png){width=3}\n![c](c.png)", "a.png|a||; b.png|b||width=3; c.png|c||", "side by side"},
		{"[![x](a.png)](https://example.org)", "a.png|x||", "an image that is a link"},
		{"前 ![x](a.png) 后", "", "within a line it is text"},
		{"![x](a.png){width=4} 后", "", "text behind"},
		{`<img src="a.png" alt="大脑" width="320">`, "a.png|大脑||width=320px", "HTML's, in pixels"},
		{`<p align="center"><img src='a.png' height=50%></p>`, "a.png|||height=50%", "HTML's, within others"},
		{`<img src="a.png" alt="x"> ![y](b.png)`, "a.png|x||; b.png|y||", "in a line of Markdown"},
		{`<img alt="x">`, "", "without a file"},
		{"- ![x](a.png)", "a.png|x||", "in a list"},
	}
	for _, tt := range tests {
		d, err := Parse("talk.md", []byte(tt.src))
		if err != nil {
			t.Fatal(err)
		}
		s := d.Slide(0, "")
		var got []string
		var walk func([]Block)
		walk = func(blocks []Block) {
			for _, b := range blocks {
				if b.Kind == Picture {
					var attrs []string
					for _, k := range slices.Sorted(maps.Keys(b.Info.Attrs)) {
						attrs = append(attrs, k+"="+b.Info.Attrs[k])
					}
					got = append(got, fmt.Sprintf("%s|%s|%s|%s", b.Spans[0].Image, b.Spans[0].Text, b.Text, strings.Join(attrs, " ")))
				}
				walk(b.Children)
			}
		}
		walk(s.Blocks)
		if g := strings.Join(got, "; "); g != tt.want || s.Pictures != len(got) {
			t.Errorf("%q: %q, %d counted, want %q: %s", tt.src, g, s.Pictures, tt.want, tt.why)
		}
	}
}

func TestImageAttributes(t *testing.T) {
	d, err := Parse("talk.md", []byte("![x](a.png){widht=40}"))
	if err != nil {
		t.Fatal(err)
	}
	p := d.Slide(0, "").Problems
	if len(p) != 1 || p[0].Severity != problem.Warning || p[0].Hint != "did you mean width?" {
		t.Errorf("problems %+v", p)
	}
}
