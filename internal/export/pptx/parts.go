package pptx

import (
	"fmt"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/export/sheet"
	"revolute/theme"
)

// spaces declares the XML namespaces of a part.
const spaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`

// group begins a shape tree.
const group = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>`

// hex returns the colour of a role.
func (p *pack) hex(r theme.Role) string {
	look := p.o.Look
	behind := r == theme.Background || r == theme.CodeBackground
	return fmt.Sprintf("%06X", uint32(sheet.Palette{Dark: look.Viewer.Dark}.RGB(look.Color(r), behind))&0xffffff)
}

func (p *pack) fill(r theme.Role) string {
	return `<a:solidFill><a:srgbClr val="` + p.hex(r) + `"/></a:solidFill>`
}

func (p *pack) background() string {
	return "<p:bg><p:bgPr>" + p.fill(theme.Background) + "<a:effectLst/></p:bgPr></p:bg>"
}

func (p *pack) rels(name string, all []string) {
	p.file(name, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+strings.Join(all, "")+"</Relationships>")
}

// relation returns a relationship as XML.
func relation(id int, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, id, kind, target)
}

// notes writes the notes of a slide.
func (p *pack) notes(number int, notes []deck.Note) {
	p.noted = append(p.noted, number)
	var b strings.Builder
	for _, n := range notes {
		for line := range strings.SplitSeq(n.Text, "\n") {
			fmt.Fprintf(&b, `<a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>%s</a:t></a:r></a:p>`, escape(line))
		}
	}
	p.file(fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", number), fmt.Sprintf(`<p:notes %s><p:cSld><p:spTree>%s`+
		`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>`+
		`<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>%s</p:txBody></p:sp>`+
		`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`, spaces, group, b.String()))
	p.rels(fmt.Sprintf("ppt/notesSlides/_rels/notesSlide%d.xml.rels", number), []string{
		relation(1, "notesMaster", "../notesMasters/notesMaster1.xml"), relation(2, "slide", fmt.Sprintf("../slides/slide%d.xml", number)),
	})
}

// frame writes the parts that all slides share: the presentation, a master, a layout,
// the theme, and the content types.
func (p *pack) frame() {
	types := `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="gif" ContentType="image/gif"/>`
	part := func(name, kind string) {
		types += fmt.Sprintf(`<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.%s+xml"/>`, name, kind)
	}
	part("ppt/presentation.xml", "presentationml.presentation.main")
	part("ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster")
	part("ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout")
	part("ppt/theme/theme1.xml", "theme")
	rels := []string{relation(1, "slideMaster", "slideMasters/slideMaster1.xml"), relation(2, "theme", "theme/theme1.xml")}
	var list strings.Builder
	for i := range p.slides {
		part(fmt.Sprintf("ppt/slides/slide%d.xml", i+1), "presentationml.slide")
		rels = append(rels, relation(len(rels)+1, "slide", fmt.Sprintf("slides/slide%d.xml", i+1)))
		list.WriteString(fmt.Sprintf(`<p:sldId id="%d" r:id="rId%d"/>`, 256+i, len(rels)))
	}
	notesMaster := ""
	if len(p.noted) > 0 {
		for _, n := range p.noted {
			part(fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", n), "presentationml.notesSlide")
		}
		part("ppt/notesMasters/notesMaster1.xml", "presentationml.notesMaster")
		part("ppt/theme/theme2.xml", "theme")
		rels = append(rels, relation(len(rels)+1, "notesMaster", "notesMasters/notesMaster1.xml"))
		notesMaster = fmt.Sprintf(`<p:notesMasterIdLst><p:notesMasterId r:id="rId%d"/></p:notesMasterIdLst>`, len(rels))
		p.file("ppt/notesMasters/notesMaster1.xml", fmt.Sprintf(`<p:notesMaster %s><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>%s</p:spTree></p:cSld>%s</p:notesMaster>`, spaces, group, colourMap))
		p.rels("ppt/notesMasters/_rels/notesMaster1.xml.rels", []string{relation(1, "theme", "../theme/theme2.xml")})
		p.file("ppt/theme/theme2.xml", p.theme())
	}
	p.file("ppt/presentation.xml", fmt.Sprintf(`<p:presentation %s><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>%s<p:sldIdLst>%s</p:sldIdLst>`+
		`<p:sldSz cx="%d" cy="%d"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`, spaces, notesMaster, list.String(), slideWidth, slideHeight))
	p.rels("ppt/_rels/presentation.xml.rels", rels)
	title := fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>`+
		`<p:txBody><a:bodyPr lIns="0" rIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>`, at(left, 40*point, width, 80*point))
	p.file("ppt/slideMasters/slideMaster1.xml", fmt.Sprintf(`<p:sldMaster %s><p:cSld>%s<p:spTree>%s%s</p:spTree></p:cSld>%s<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`,
		spaces, p.background(), group, title, colourMap))
	p.rels("ppt/slideMasters/_rels/slideMaster1.xml.rels", []string{relation(1, "slideLayout", "../slideLayouts/slideLayout1.xml"), relation(2, "theme", "../theme/theme1.xml")})
	p.file("ppt/slideLayouts/slideLayout1.xml", fmt.Sprintf(`<p:sldLayout %s type="titleOnly" preserve="1"><p:cSld name="Title"><p:spTree>%s%s</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`, spaces, group, title))
	p.rels("ppt/slideLayouts/_rels/slideLayout1.xml.rels", []string{relation(1, "slideMaster", "../slideMasters/slideMaster1.xml")})
	p.file("ppt/theme/theme1.xml", p.theme())
	p.rels("_rels/.rels", []string{relation(1, "officeDocument", "ppt/presentation.xml")})
	p.file("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+types+"</Types>")
}

const colourMap = `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`

// theme returns the deck's theme: its colours, and fonts for Chinese and others.
func (p *pack) theme() string {
	var b strings.Builder
	for _, c := range []struct {
		name string
		role theme.Role
	}{
		{"dk1", theme.Text},
		{"lt1", theme.Background},
		{"dk2", theme.Title},
		{"lt2", theme.CodeBackground},
		{"accent1", theme.Accent},
		{"accent2", theme.Energy},
		{"accent3", theme.Life},
		{"accent4", theme.Warning},
		{"accent5", theme.Muted},
		{"accent6", theme.Rule},
		{"hlink", theme.Accent},
		{"folHlink", theme.Muted},
	} {
		fmt.Fprintf(&b, `<a:%s><a:srgbClr val="%s"/></a:%s>`, c.name, p.hex(c.role), c.name)
	}
	fonts := `<a:latin typeface="Calibri"/><a:ea typeface="Microsoft YaHei"/><a:cs typeface=""/>`
	fill := `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	line := `<a:ln w="6350">` + fill + `</a:ln>`
	effect := `<a:effectStyle><a:effectLst/></a:effectStyle>`
	return `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="revolute"><a:themeElements><a:clrScheme name="revolute">` + b.String() +
		`</a:clrScheme><a:fontScheme name="revolute"><a:majorFont>` + fonts + `</a:majorFont><a:minorFont>` + fonts + `</a:minorFont></a:fontScheme><a:fmtScheme name="revolute"><a:fillStyleLst>` +
		strings.Repeat(fill, 3) + `</a:fillStyleLst><a:lnStyleLst>` + strings.Repeat(line, 3) + `</a:lnStyleLst><a:effectStyleLst>` + strings.Repeat(effect, 3) + `</a:effectStyleLst><a:bgFillStyleLst>` +
		strings.Repeat(fill, 3) + `</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
}
