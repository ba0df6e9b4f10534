package api

import (
	"maps"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/page/publication"
	"lectern/generator/scholar"
)

// namesMax is how many authors of a work are named; total says how many there are.
const namesMax = 100

// work is a work. Texts are plain, in the site's first language where they are in it.
type work struct {
	ID           string       `json:"id"`
	URL          string       `json:"url"`
	Title        string       `json:"title"`
	Type         string       `json:"type,omitempty"`
	Status       string       `json:"status,omitempty"`
	Notice       string       `json:"notice,omitempty"`
	Date         string       `json:"date,omitempty"`
	Language     string       `json:"language,omitempty"`
	Authors      []person     `json:"authors"`
	AuthorsTotal int          `json:"authors_total,omitempty"`
	Editors      []person     `json:"editors,omitempty"`
	Venue        *thing       `json:"venue,omitempty"`
	Container    string       `json:"container,omitempty"`
	PartOf       *thing       `json:"part_of,omitempty"`
	Volume       string       `json:"volume,omitempty"`
	Issue        string       `json:"issue,omitempty"`
	Number       string       `json:"number,omitempty"`
	Pages        string       `json:"pages,omitempty"`
	Article      string       `json:"article_number,omitempty"`
	Publisher    string       `json:"publisher,omitempty"`
	School       string       `json:"school,omitempty"`
	Identifiers  []identifier `json:"identifiers,omitempty"`
	Topics       []thing      `json:"topics,omitempty"`
	Keywords     []string     `json:"keywords,omitempty"`
	Abstract     string       `json:"abstract,omitempty"`
	License      string       `json:"license,omitempty"`
	OpenAccess   bool         `json:"open_access,omitempty"`
	Links        []link       `json:"links,omitempty"`
	References   []string     `json:"references,omitempty"` // works of this site, by their addresses
}

// person is somebody on a work.
type person struct {
	Name  string `json:"name"`
	ID    string `json:"id,omitempty"`  // of the author, where it has a page
	URL   string `json:"url,omitempty"` // of that page
	ORCID string `json:"orcid,omitempty"`
}

// thing is something with a name and perhaps a page.
type thing struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type identifier struct {
	Scheme string `json:"scheme"`
	Value  string `json:"value"`
	URL    string `json:"url,omitempty"`
}

type link struct {
	Rel   string `json:"rel,omitempty"`
	Label string `json:"label,omitempty"`
	URL   string `json:"url"`
}

// WorkPath returns where the object of a work lies in the output.
func WorkPath(w *catalog.Work) string { return Root + "work/" + scholar.Slug(w.ID) + ".json" }

func (s Site) workObject(w *catalog.Work) object {
	return object{w.ID, func(h *key.Hasher) { s.hashWork(h, w) }, func() any { return s.work(w) }}
}

// hashWork adds what a work's object is made of. The digest of the card covers the
// record, the people with their addresses, the venue and the files.
func (s Site) hashWork(h *key.Hasher, w *catalog.Work) {
	d := s.Deck
	h.Digest(d.WorkDigest(w))
	h.Int(len(w.Topics), len(w.References))
	for _, t := range w.Topics {
		card.HashLink(h, d.Topic(t.Topic))
	}
	for _, r := range w.References {
		h.Str(d.Book.Work(r))
	}
	h.Bool(w.Volume != nil)
	if w.Volume != nil {
		card.HashLink(h, d.WorkLink(w.Volume))
	}
}

func (s Site) work(w *catalog.Work) work {
	d := s.Deck
	c := d.Work(w, nil)
	out := work{
		ID: w.ID, URL: s.address(d.Book.Work(w)), Title: c.Plain, Type: string(w.Type), Status: string(w.Status),
		Date: w.When().String(), Language: w.Language,
		Authors: s.people(w.Authorships), Editors: s.people(w.EditorsOf),
		Container: d.Container(w), Volume: w.Work.Volume, Issue: w.Issue, Number: w.Number, Pages: w.Pages, Article: w.ArticleNumber,
		Publisher: w.Publisher, School: w.School, Keywords: w.Keywords, License: w.License, OpenAccess: w.OpenAccess,
	}
	if len(w.Authorships) > namesMax {
		out.AuthorsTotal = len(w.Authorships)
	}
	if !w.Notice.IsZero() {
		out.Notice = markup.Plain(w.Notice.In(d.Lang))
	}
	if venue := d.WorkVenue(w); venue.Label != "" {
		out.Venue = &thing{venue.Label, s.address(venue.Href)}
	}
	if w.Volume != nil {
		at := d.WorkLink(w.Volume)
		out.PartOf = &thing{at.Label, s.address(at.Href)}
	}
	out.Identifiers = identifiers([]scholar.Identifier{{Scheme: "doi", Value: w.DOI}, {Scheme: "arxiv", Value: w.ArXiv}, {Scheme: "pmid", Value: w.PMID},
		{Scheme: "pmcid", Value: w.PMCID}, {Scheme: "isbn", Value: w.ISBN}, {Scheme: "openalex", Value: w.OpenAlex}}, w.Work.Identifiers)
	for _, t := range w.Topics {
		topic := d.Topic(t.Topic)
		out.Topics = append(out.Topics, thing{topic.Label, s.address(topic.Href)})
	}
	if text, _ := d.Abstract(w); !text.IsZero() {
		out.Abstract = markup.Plain(text)
	}
	for _, a := range c.Actions {
		out.Links = append(out.Links, link{strings.TrimPrefix(a.Key, "rel_"), a.Label, s.address(a.Href)})
	}
	if href := publication.License(w.License).Href; href != "" {
		out.License = href
	}
	for _, r := range d.Shown(w.References) {
		out.References = append(out.References, s.address(d.Book.Work(r)))
	}
	return out
}

// people names the people on a work as its page does.
func (s Site) people(all []catalog.Authorship) []person {
	out := make([]person, min(namesMax, len(all)))
	for i := range out {
		a := &all[i]
		out[i] = person{Name: a.Printed}
		if href := s.Deck.Book.Author(a.Author); href != "" {
			out[i].ID, out[i].URL = a.Author.ID, s.address(href)
		}
		if orcid := card.ORCID(a); orcid != "" {
			out[i].ORCID = scholar.Identifier{Scheme: "orcid", Value: orcid}.URL()
		}
	}
	return out
}

// identifiers lists those that a record states, the others by scheme.
func identifiers(known []scholar.Identifier, others map[string]string) []identifier {
	for _, scheme := range slices.Sorted(maps.Keys(others)) {
		known = append(known, scholar.Identifier{Scheme: scheme, Value: others[scheme]})
	}
	var out []identifier
	for _, id := range known {
		if id.Value != "" {
			out = append(out, identifier{id.Scheme, id.Value, id.URL()})
		}
	}
	return out
}

// address makes an address on the site absolute and leaves others alone.
func (s Site) address(href string) string {
	if strings.HasPrefix(href, "/") {
		return s.Deck.Book.Absolute(href)
	}
	return href
}
