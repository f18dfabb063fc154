// Code generated from HTML templates; DO NOT EDIT.

//go:build !uncompiled

package web

import "revolute/internal/markup"

func writeList(w markup.Writer, dot listPage) {
	w.Raw("<!DOCTYPE html>\n<html lang=\"")
	w.Text(dot.Lang)
	w.Raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
	w.Text(dot.Title)
	w.Raw("</title>\n<style>")
	w.Raw(string(dot.Style))
	w.Raw("</style>\n</head>\n<body>\n<main>\n<h1>")
	w.Text(dot.Title)
	w.Raw("</h1>\n<ul>\n")
	for _, v1 := range dot.Cards {
		w.Raw("<li lang=\"")
		w.Text(v1.Lang)
		w.Raw("\"><a href=\"")
		w.URL(v1.Name)
		w.Raw("/\"><img class=\"on-dark\" src=\"")
		w.URL(v1.Name)
		w.Raw("/cover.svg?lang=")
		w.URLPart(v1.Lang)
		w.Raw("\" alt=\"\" loading=\"lazy\"><img class=\"on-light\" src=\"")
		w.URL(v1.Name)
		w.Raw("/cover.svg?lang=")
		w.URLPart(v1.Lang)
		w.Raw("&amp;light\" alt=\"\" loading=\"lazy\"><b>")
		w.Text(v1.Title)
		w.Raw("</b><p>")
		if v2 := v1.Subtitle; v2 != "" {
			w.Raw("<span>")
			w.Text(v2)
			w.Raw("</span>")
		}
		if v2 := v1.Author; v2 != "" {
			w.Raw("<span>")
			w.Text(v2)
			w.Raw("</span>")
		}
		w.Raw("<span>")
		w.Text(v1.Slides)
		w.Raw("</span>")
		if v2 := v1.Live; v2 != "" {
			w.Raw("<span class=\"on\">")
			w.Text(v2)
			w.Raw("</span>")
		}
		w.Raw("</p></a></li>\n")
	}
	w.Raw("</ul>\n</main>\n</body>\n</html>\n")
}

func writeDrive(w markup.Writer, dot drivePage) {
	w.Raw("<!DOCTYPE html>\n<html lang=\"")
	w.Text(dot.Lang)
	w.Raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n<title>")
	w.Text(dot.Words.Title)
	w.Raw("</title>\n<style>")
	w.Raw(string(dot.Style))
	w.Raw("</style>\n</head>\n<body>\n<main>\n<p id=\"said\" role=\"status\"></p>\n<h1 id=\"title\">…</h1>\n<p><span id=\"meta\"></span>")
	if dot.Plain {
		w.Raw("<details class=\"plain\"><summary>⚠ http</summary>")
		w.Text(dot.Words.Plain)
		w.Raw("</details>")
	}
	w.Raw("</p>\n<p id=\"dark\" data-blank=\"")
	w.Text(dot.Words.Dark)
	w.Raw("\" data-white=\"")
	w.Text(dot.Words.Bright)
	w.Raw("\" hidden></p>\n<pre id=\"notes\" tabindex=\"0\"></pre>\n<div id=\"pad\" role=\"application\" aria-label=\"")
	w.Text(dot.Words.Pointer)
	w.Raw("\" hidden></div>\n<p id=\"next\"></p>\n<nav>\n<button id=\"back\" type=\"button\" aria-label=\"")
	w.Text(dot.Words.Back)
	w.Raw("\">‹</button>\n<button id=\"go\" type=\"button\" aria-label=\"")
	w.Text(dot.Words.Next)
	w.Raw("\">›</button>\n</nav>\n<nav class=\"more\"><button id=\"blank\" type=\"button\" aria-pressed=\"false\">◼ ")
	w.Text(dot.Words.Blank)
	w.Raw("</button><button id=\"clock\" type=\"button\">◷ ")
	w.Text(dot.Words.Clock)
	w.Raw("</button><button id=\"point\" type=\"button\" aria-pressed=\"false\">● ")
	w.Text(dot.Words.Pointer)
	w.Raw("</button></nav>\n</main>\n<script>")
	w.Raw(string(dot.Script))
	w.Raw("</script>\n</body>\n</html>\n")
}
