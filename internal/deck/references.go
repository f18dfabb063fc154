package deck

import "github.com/yuin/goldmark/util"

// References returns the addresses that slide i in language lang knows by a label,
// as ReferenceLabel writes it: those of the definitions in its file and the
// named links of the front matter.
func (d *Deck) References(i int, lang string) map[string]string {
	c := d.found.all()
	f, _ := d.place(c, max(0, min(i, c.known-1)), lang)
	all := map[string]string{}
	for _, ref := range f.division.refs {
		if label := ReferenceLabel(string(ref.Label())); all[label] == "" {
			all[label] = string(ref.Destination())
		}
	}
	return all
}

// ReferenceLabel returns a label in the form by which labels are compared:
// capitals and white space make no difference.
func ReferenceLabel(label string) string { return util.ToLinkReference([]byte(label)) }
