// Package citation writes works as formatted references, in the styles that scholars are
// asked for. What it writes equals what citeproc-js makes of the style files of the Citation
// Style Language's project in American English; testdata has both, and says which.
//
// Below it: item is what a style sees of a work; style has the styles, and draft what they
// share; part, names, number, letter and rich are what both are written with; run is what
// comes out.
package citation

import (
	"lectern/generator/citation/item"
	"lectern/generator/citation/part"
	"lectern/generator/citation/run"
	"lectern/generator/citation/style"
)

// Style is a citation style.
type Style struct {
	ID    string // in site.toml: "apa"
	Label string // as it is known: "APA"
	CSL   string // the name of its file in the Citation Style Language's collection
	write func(*item.Item) part.Part
}

// styles are those there are, in the order in which pages show them.
var styles = [...]Style{
	{"apa", "APA", "apa", style.APA},
	{"mla", "MLA", "modern-language-association", style.MLA},
	{"chicago", "Chicago", "chicago-author-date", style.Chicago},
	{"harvard", "Harvard", "harvard-cite-them-right", style.Harvard},
	{"ieee", "IEEE", "ieee", style.IEEE},
	{"vancouver", "Vancouver", "vancouver", style.Vancouver},
	{"ama", "AMA", "american-medical-association", style.AMA},
}

// Styles returns all styles.
func Styles() []Style { return append([]Style(nil), styles[:]...) }

// Find returns the style of an id.
func Find(id string) (Style, bool) {
	for _, s := range styles {
		if s.ID == id {
			return s, true
		}
	}
	return Style{}, false
}

// Reference formats a work. Styles that number their references leave the number to the
// list in which the reference will stand.
func (s Style) Reference(it *item.Item) []run.Run { return s.write(it).Runs() }
