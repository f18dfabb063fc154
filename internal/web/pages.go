// Code generated from HTML templates; DO NOT EDIT.

//go:build !uncompiled

package web

import "revolute/internal/markup"

func writeList(w markup.Writer, dot listPage) {
	w.Raw("<!DOCTYPE html>\n<html lang=\"")
	w.Text(dot.Lang)
	w.Raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>revolute</title>\n<style>")
	w.Raw(string(dot.Style))
	w.Raw("</style>\n</head>\n<body>\n<main>\n<h1>revolute</h1>\n<ul>\n")
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
		w.Int(int64(v1.Slides))
		w.Raw("</span>")
		if v1.On {
			w.Raw("<span class=\"on\">● live</span>")
		}
		w.Raw("</p></a></li>\n")
	}
	w.Raw("</ul>\n</main>\n</body>\n</html>\n")
}

func writeDrive(w markup.Writer, dot drivePage) {
	w.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n<title>Speaker</title>\n<style>")
	w.Raw(string(dot.Style))
	w.Raw("</style>\n</head>\n<body>\n<main>\n<p id=\"said\" role=\"status\"></p>\n")
	if dot.Plain {
		w.Raw("<p class=\"plain\">http: others on this network can read along, and the screen does not stay on. 别人能看到内容，屏幕也会自己关。</p>")
	}
	w.Raw("\n<h1 id=\"title\">…</h1>\n<p id=\"meta\"></p>\n<pre id=\"notes\" tabindex=\"0\"></pre>\n<div id=\"pad\" role=\"application\" aria-label=\"pointer 指示点\" hidden></div>\n<p id=\"next\"></p>\n<nav>\n<button id=\"back\" type=\"button\" aria-label=\"back 上一步\">‹</button>\n<button id=\"go\" type=\"button\" aria-label=\"next 下一步\">›</button>\n</nav>\n<nav class=\"more\"><button id=\"blank\" type=\"button\">◼ <span>blank 黑屏</span></button><button id=\"clock\" type=\"button\">◷ <span>clock 计时</span></button><button id=\"point\" type=\"button\" aria-pressed=\"false\">● <span>pointer 指点</span></button></nav>\n</main>\n<script>")
	w.Raw(string(dot.Script))
	w.Raw("</script>\n</body>\n</html>\n")
}
