// Package sample makes works for the tests of formats.
package sample

import (
	"lectern/generator/markup"
	"lectern/generator/scholar"
)

// Text is a text as it was parsed.
func Text(source string) scholar.Text {
	nodes, _ := markup.Parse(source)
	return scholar.Text{Source: source, Nodes: nodes}
}

// Work is an article of which everything is known that formats have fields for: people
// with particles and suffixes, a group, and names that nobody takes apart.
func Work() *scholar.Work {
	var people []scholar.Authorship
	for _, n := range []scholar.Name{{Given: "Charles Jean", Particles: "de la", Family: "Vallée Poussin"}, {Given: "Martin Luther", Family: "King", Suffix: "Jr."},
		{Literal: "Rock and Roll Group"}, {Display: "Plato"}, {Display: "王小明"}} {
		people = append(people, scholar.Authorship{Name: n})
	}
	return &scholar.Work{
		ID: "full", CiteKey: "vallee1896these", Type: scholar.TypeArticle,
		Title:   Text(`"On" H<sub>2</sub>O, <i>E. coli</i> and \textsc{Ab}: a < b & $x^2$`),
		Authors: people, Editors: people[1:2], Translators: people[:1], Venue: "Journal of X", Series: Text("S"), Volume: "12", Issue: "3", Pages: "1–9",
		Edition: "2nd", Publisher: "P", Place: "Łódź", Date: scholar.Date{Year: 1996, Month: 9, Day: 2}, DOI: "10.1000/x", ArXiv: "2202.08791",
		ISBN: "9783161484100", PMID: "123", PMCID: "PMC123", Identifiers: map[string]string{"issn": "1234-5679"}, URL: "https://example.org/a", Language: "de",
		Keywords: []string{"a", "b"}, Status: scholar.StatusInPress, Note: Text("See there."), Abstract: Text("First.\n\nSecond."),
		Event: scholar.Event{Name: Text("Conf"), Place: "P", Start: scholar.Date{Year: 1996, Month: 5}, End: scholar.Date{Year: 1996, Month: 6}},
	}
}
