// Code generated from HTML templates; DO NOT EDIT.

//go:build !uncompiled

package page

import "revolute/internal/markup"

func writeDocument(w markup.Writer, dot *document) {
	w.Raw("<!DOCTYPE html>\n<html lang=\"")
	w.Text(dot.Lang)
	w.Raw("\"")
	if v1 := dot.Fixed; v1 != "" {
		w.Raw(" data-theme=\"")
		w.Text(v1)
		w.Raw("\"")
	}
	w.Raw(">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
	w.Text(dot.Policy())
	w.Raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n<meta name=\"generator\" content=\"revolute\">\n<title>")
	w.Text(dot.Title)
	w.Raw("</title>\n<style>")
	w.Raw(string(dot.Style))
	w.Raw("</style>\n<script>")
	w.Raw(string(dot.Early))
	w.Raw("</script>\n</head>\n<body>\n")
	{
		v1 := dot.Stored
		if v2 := v1; len(v2) > 0 {
			w.Raw("<svg class=\"store\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n")
			for _, v3 := range v2 {
				w.Raw("<image id=\"")
				w.Text(v3.ID)
				w.Raw("\" width=\"")
				w.Int(int64(v3.Width))
				w.Raw("\" height=\"")
				w.Int(int64(v3.Height))
				w.Raw("\" href=\"")
				w.TrustedURL(string(v3.Data))
				w.Raw("\"/>\n")
			}
			w.Raw("</defs></svg>")
		}
	}
	w.Raw("\n<main id=\"deck\">\n")
	for _, v1 := range dot.Slides {
		{
			v2 := v1
			w.Raw("<section class=\"slide")
			if v3 := v2.Layout; v3 != "" {
				w.Raw(" ")
				w.Text(v3)
			}
			if v2.Number == 1 {
				w.Raw(" now")
			}
			w.Raw("\" id=\"")
			w.Text(v2.ID)
			w.Raw("\" data-section=\"")
			w.Text(v2.Section)
			w.Raw("\"")
			if v3 := v2.Transition; v3 != "" {
				w.Raw(" data-transition=\"")
				w.Text(v3)
				w.Raw("\"")
			}
			if v3 := v2.Autoplay; v3 != 0 {
				w.Raw(" data-autoplay=\"")
				w.Int(int64(v3))
				w.Raw("\"")
			}
			w.Raw(">")
			for _, v3 := range v2.Faces {
				w.Raw("<div class=\"face ")
				w.Text(v3.For)
				if v4 := v3.Size; v4 != "" {
					w.Raw(" ")
					w.Text(v4)
				}
				w.Raw("\"")
				if v4 := v3.Lang; v4 != "" {
					w.Raw(" lang=\"")
					w.Text(v4)
					w.Raw("\"")
				}
				if v3.Steps > 1 {
					w.Raw(" data-steps=\"")
					w.Int(int64(v3.Steps))
					w.Raw("\"")
				}
				if v4 := v3.Auto; v4 != "" {
					w.Raw(" data-auto=\"")
					w.Text(v4)
					w.Raw("\"")
				}
				if !(v3.Named) {
					w.Raw(" data-title=\"")
					w.Text(v3.Title)
					w.Raw("\"")
				}
				w.Raw(">")
				if v3.Heading != nil {
					w.Raw("<header")
					if v4 := v3.TitleSize; v4 != "" {
						w.Raw(" class=\"")
						w.Text(v4)
						w.Raw("\"")
					}
					w.Raw(">")
					writeBlock(w, v3.Heading)
					w.Raw("</header>")
				} else {
					if v3.Untitled {
						w.Raw("<h1 class=\"unseen\">")
						w.Text(v3.Title)
						w.Raw("</h1>")
					}
				}
				w.Raw("<div class=\"body\">")
				writeBlocks(w, v3.Blocks)
				w.Raw("</div>")
				if v4 := v3.Notes; len(v4) > 0 {
					w.Raw("\n<aside class=\"notes\">")
					for _, v5 := range v4 {
						w.Raw("<div class=\"note\"")
						if v6 := v5.Step; v6 != 0 {
							w.Raw(" data-from=\"")
							w.Int(int64(v6))
							w.Raw("\"")
						}
						w.Raw(">")
						writeBlocks(w, v5.Blocks)
						w.Raw("</div>")
					}
					w.Raw("</aside>")
				}
				w.Raw("</div>")
			}
			w.Raw("</section>\n")
		}
	}
	w.Raw("<p class=\"unseen\" id=\"said\" aria-live=\"polite\"></p>\n</main>\n<nav id=\"bar\" aria-label=\"")
	w.Text(dot.Title)
	w.Raw("\">")
	for _, v1 := range dot.Menus {
		w.Raw("\n<ul class=\"menu ")
		w.Text(v1.For)
		w.Raw("\" lang=\"")
		w.Text(v1.Lang)
		w.Raw("\">")
		for _, v2 := range v1.Sections {
			w.Raw("<li><a href=\"#")
			w.URLPart(v2.Name)
			w.Raw("\" data-to=\"")
			w.Text(v2.ID)
			w.Raw("\">")
			w.Text(v2.Title)
			w.Raw("</a></li>")
		}
		w.Raw("</ul>")
	}
	w.Raw("\n<span id=\"here\"></span>\n</nav>\n<script>")
	w.Raw(string(dot.Script))
	w.Raw("</script>\n</body>\n</html>\n")
}

func writeBlock(w markup.Writer, dot *node) {
	if dot.Is == "paragraph" {
		w.Raw("<p")
		w.Raw(string(dot.At()))
		w.Raw(string(dot.Dir()))
		w.Raw(">")
		writeSpans(w, dot.Runs())
		w.Raw("</p>")
	} else {
		if dot.Is == "heading" {
			{
				v1 := dot
				if v1.Rank == 1 {
					w.Raw("<h1")
					w.Raw(string(v1.At()))
					w.Raw(string(v1.Dir()))
					w.Raw(">")
					writeSpans(w, v1.Runs())
					w.Raw("</h1>")
				} else {
					if v1.Rank == 2 {
						w.Raw("<h2")
						w.Raw(string(v1.At()))
						w.Raw(string(v1.Dir()))
						w.Raw(">")
						writeSpans(w, v1.Runs())
						w.Raw("</h2>")
					} else {
						if v1.Rank == 3 {
							w.Raw("<h3")
							w.Raw(string(v1.At()))
							w.Raw(string(v1.Dir()))
							w.Raw(">")
							writeSpans(w, v1.Runs())
							w.Raw("</h3>")
						} else {
							if v1.Rank == 4 {
								w.Raw("<h4")
								w.Raw(string(v1.At()))
								w.Raw(string(v1.Dir()))
								w.Raw(">")
								writeSpans(w, v1.Runs())
								w.Raw("</h4>")
							} else {
								if v1.Rank == 5 {
									w.Raw("<h5")
									w.Raw(string(v1.At()))
									w.Raw(string(v1.Dir()))
									w.Raw(">")
									writeSpans(w, v1.Runs())
									w.Raw("</h5>")
								} else {
									w.Raw("<h6")
									w.Raw(string(v1.At()))
									w.Raw(string(v1.Dir()))
									w.Raw(">")
									writeSpans(w, v1.Runs())
									w.Raw("</h6>")
								}
							}
						}
					}
				}
			}
		} else {
			if dot.Is == "list" {
				if dot.Ordered {
					w.Raw("<ol")
					w.Raw(string(dot.At()))
					if dot.Start != 1 {
						w.Raw(" start=\"")
						w.Int(int64(dot.Start))
						w.Raw("\"")
					}
					w.Raw(">")
					writeItems(w, dot.Parts())
					w.Raw("</ol>")
				} else {
					w.Raw("<ul")
					w.Raw(string(dot.At()))
					w.Raw(">")
					writeItems(w, dot.Parts())
					w.Raw("</ul>")
				}
				w.Raw("\n")
			} else {
				if dot.Is == "quote" {
					w.Raw("<blockquote")
					w.Raw(string(dot.At()))
					w.Raw(">")
					if v1 := dot.Alert; v1 != "" {
						w.Raw("<p class=\"label\">")
						w.Text(v1)
						w.Raw("</p>")
					}
					writeBlocks(w, dot.Parts())
					w.Raw("</blockquote>\n")
				} else {
					if dot.Is == "code" {
						w.Raw("<pre")
						w.Raw(string(dot.At()))
						w.Raw(" tabindex=\"0\"><code>")
						for _, v1 := range dot.Lines() {
							w.Raw("<span class=\"line\">")
							if v1.Number != 0 {
								w.Raw("<span class=\"no\">")
								w.Int(int64(v1.Number))
								w.Raw("</span>")
							}
							for _, v2 := range v1.Tokens {
								if v2.Class != "" {
									w.Raw("<span class=\"")
									w.Text(v2.Class)
									w.Raw("\">")
									w.Text(v2.Text)
									w.Raw("</span>")
								} else {
									w.Text(v2.Text)
								}
							}
							w.Raw("\n</span>")
						}
						w.Raw("</code></pre>\n")
					} else {
						if dot.Is == "fault" {
							w.Raw("<p")
							w.Raw(string(dot.At()))
							w.Raw(">")
							w.Text(dot.Text)
							w.Raw("</p>\n")
						} else {
							if dot.Is == "drawing" {
								for _, v1 := range dot.Views {
									w.Raw("<div")
									w.Raw(string(v1.At))
									w.Raw(">")
									w.Raw(string(v1.SVG))
									w.Raw("</div>\n")
								}
							} else {
								if dot.Is == "table" {
									w.Raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
									w.Text(dot.Label)
									w.Raw("\"><table")
									w.Raw(string(dot.At()))
									w.Raw(">\n<thead>")
									writeRow(w, dot.Head)
									w.Raw("</thead>\n<tbody>")
									for _, v1 := range dot.Rest {
										writeRow(w, v1)
									}
									w.Raw("</tbody></table></div>\n")
								} else {
									if dot.Is == "rule" {
										w.Raw("<hr")
										w.Raw(string(dot.At()))
										w.Raw(">\n")
									} else {
										if dot.Is == "picture" {
											w.Raw("<figure")
											w.Raw(string(dot.At()))
											w.Raw(">")
											for _, v1 := range dot.Pictures {
												writeImage(w, v1)
											}
											if v1 := dot.Text; v1 != "" {
												w.Raw("<figcaption>")
												w.Text(v1)
												w.Raw("</figcaption>")
											}
											w.Raw("</figure>\n")
										} else {
											if dot.Is == "formula" {
												w.Raw("<div")
												w.Raw(string(dot.At()))
												w.Raw(" tabindex=\"0\">")
												w.Raw(string(dot.Math))
												w.Raw("</div>\n")
											} else {
												if dot.Is == "parts" {
													w.Raw("<div")
													w.Raw(string(dot.At()))
													w.Raw(">")
													for _, v1 := range dot.Parts() {
														w.Raw("<div")
														w.Raw(string(v1.At()))
														w.Raw(">")
														writeSpans(w, v1.Runs())
														writeBlocks(w, v1.Parts())
														w.Raw("</div>\n")
													}
													w.Raw("</div>\n")
												} else {
													if dot.Is == "definitions" {
														w.Raw("<dl")
														w.Raw(string(dot.At()))
														w.Raw(">")
														for _, v1 := range dot.Parts() {
															if v1.Is == "term" {
																w.Raw("<dt")
																w.Raw(string(v1.At()))
																w.Raw(string(v1.Dir()))
																w.Raw(">")
																writeSpans(w, v1.Runs())
																w.Raw("</dt>")
															} else {
																w.Raw("<dd")
																w.Raw(string(v1.At()))
																w.Raw(">")
																writeBlocks(w, v1.Parts())
																w.Raw("</dd>")
															}
															w.Raw("\n")
														}
														w.Raw("</dl>\n")
													} else {
														if dot.Is == "footnotes" {
															w.Raw("<div")
															w.Raw(string(dot.At()))
															w.Raw(">")
															for _, v1 := range dot.Parts() {
																w.Raw("<ol start=\"")
																w.Int(int64(v1.Start))
																w.Raw("\"><li")
																w.Raw(string(v1.At()))
																w.Raw(">")
																writeBlocks(w, v1.Parts())
																w.Raw("</li></ol>")
															}
															w.Raw("</div>\n")
														} else {
															if dot.Is == "lettering" {
																w.Raw("<p")
																w.Raw(string(dot.At()))
																w.Raw(string(dot.Dir()))
																w.Raw(">")
																for _, v1 := range dot.Words {
																	w.Raw("<span>")
																	w.Text(v1)
																	w.Raw("</span>")
																}
																w.Raw("</p>\n")
															} else {
																if dot.Full {
																	w.Raw("<div")
																	w.Raw(string(dot.At()))
																	w.Raw(">")
																	if len(dot.Block.Spans) > 0 {
																		w.Raw("<p")
																		w.Raw(string(dot.Dir()))
																		w.Raw(">")
																		writeSpans(w, dot.Runs())
																		w.Raw("</p>")
																	} else {
																		if v1 := dot.Text; v1 != "" {
																			w.Raw("<p>")
																			w.Text(v1)
																			w.Raw("</p>")
																		}
																	}
																	writeBlocks(w, dot.Parts())
																	w.Raw("</div>\n")
																}
															}
														}
													}
												}
											}
										}
									}
								}
							}
						}
					}
				}
			}
		}
	}
}

func writeBlocks(w markup.Writer, dot []*node) {
	for _, v1 := range dot {
		writeBlock(w, v1)
	}
}

func writeSpans(w markup.Writer, dot []run) {
	for _, v1 := range dot {
		if v1.Href != "" {
			w.Raw("<a href=\"")
			w.URL(v1.Href)
			w.Raw("\"")
			if v1.Outside {
				w.Raw(" target=\"_blank\" rel=\"noreferrer\"")
			} else {
				w.Raw(" data-to=\"")
				w.Text(v1.To)
				w.Raw("\"")
			}
			w.Raw(">")
			for _, v2 := range v1.Spans {
				writeSpan(w, v2)
			}
			w.Raw("</a>")
		} else {
			for _, v2 := range v1.Spans {
				writeSpan(w, v2)
			}
		}
	}
}

func writeItems(w markup.Writer, dot []*node) {
	for _, v1 := range dot {
		w.Raw("<li")
		w.Raw(string(v1.At()))
		w.Raw(string(v1.Dir()))
		w.Raw(">")
		if v2 := v1.Mark; v2 != "" {
			w.Raw("<span class=\"tick\">")
			w.Text(v2)
			w.Raw("</span> ")
		}
		writeSpans(w, v1.Lead())
		writeBlocks(w, v1.Body())
		w.Raw("</li>")
	}
}

func writeRow(w markup.Writer, dot row) {
	w.Raw("<tr")
	w.Raw(string(dot.At))
	w.Raw(">")
	for _, v1 := range dot.Cells {
		if v1.Head {
			w.Raw("<th")
			w.Raw(string(v1.At))
			w.Raw(" scope=\"col\">")
			writeSpans(w, v1.Runs)
			w.Raw("</th>")
		} else {
			w.Raw("<td")
			w.Raw(string(v1.At))
			w.Raw(">")
			writeSpans(w, v1.Runs)
			w.Raw("</td>")
		}
	}
	w.Raw("</tr>\n")
}

func writeImage(w markup.Writer, dot *image) {
	if !(dot.Data != "") {
		w.Raw("<span class=\"unset\">")
		w.Text(dot.Alt)
		w.Raw("</span>")
	} else {
		if dot.Used > 1 {
			w.Raw("<svg class=\"image\" viewBox=\"0 0 ")
			w.Int(int64(dot.Width))
			w.Raw(" ")
			w.Int(int64(dot.Height))
			w.Raw("\" role=\"img\" aria-label=\"")
			w.Text(dot.Alt)
			w.Raw("\"")
			if dot.Size != "" {
				w.Raw(" width=\"")
				w.Text(dot.Size)
				w.Raw("\"")
			} else {
				w.Raw(" width=\"")
				w.Int(int64(dot.Width))
				w.Raw("\" height=\"")
				w.Int(int64(dot.Height))
				w.Raw("\"")
			}
			w.Raw("><use href=\"#")
			w.URLPart(dot.ID)
			w.Raw("\"/></svg>")
		} else {
			w.Raw("<img src=\"")
			w.TrustedURL(string(dot.Data))
			w.Raw("\" alt=\"")
			w.Text(dot.Alt)
			w.Raw("\"")
			if v1 := dot.Size; v1 != "" {
				w.Raw(" width=\"")
				w.Text(v1)
				w.Raw("\"")
			}
			w.Raw(">")
		}
	}
}

func writeSpan(w markup.Writer, dot span) {
	if dot.Break {
		w.Raw("<br>")
	} else {
		if dot.Image != nil {
			writeImage(w, dot.Image)
		} else {
			if dot.Math != "" {
				w.Raw(string(dot.Math))
			} else {
				if dot.Role != "" {
					w.Raw("<span class=\"in-")
					w.Text(dot.Role)
					w.Raw("\">")
				}
				if dot.Emph() {
					w.Raw("<em>")
				}
				if dot.Strong() {
					w.Raw("<strong>")
				}
				if dot.Strike() {
					w.Raw("<del>")
				}
				if dot.Underlined() {
					w.Raw("<u>")
				}
				if dot.Code() {
					w.Raw("<code>")
					w.Text(dot.Text)
					w.Raw("</code>")
				} else {
					w.Text(dot.Text)
				}
				if dot.Underlined() {
					w.Raw("</u>")
				}
				if dot.Strike() {
					w.Raw("</del>")
				}
				if dot.Strong() {
					w.Raw("</strong>")
				}
				if dot.Emph() {
					w.Raw("</em>")
				}
				if dot.Role != "" {
					w.Raw("</span>")
				}
			}
		}
	}
}
