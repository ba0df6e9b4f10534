package api

import (
	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
)

// author is somebody with a page. There is no way to reach anybody in it, whatever the
// page shows: lists of addresses are made for others.
type author struct {
	ID           string        `json:"id,omitempty"`
	URL          string        `json:"url"`
	Name         string        `json:"name"`
	SortName     string        `json:"sort_name"`
	Given        string        `json:"given,omitempty"`
	Family       string        `json:"family,omitempty"`
	Particles    string        `json:"particles,omitempty"`
	Suffix       string        `json:"suffix,omitempty"`
	NativeName   string        `json:"native_name,omitempty"`
	OtherNames   []string      `json:"other_names,omitempty"`
	Headline     string        `json:"headline,omitempty"`
	Status       string        `json:"status,omitempty"`
	Identifiers  []identifier  `json:"identifiers,omitempty"`
	Website      string        `json:"website,omitempty"`
	Affiliations []affiliation `json:"affiliations,omitempty"`
	Topics       []thing       `json:"topics,omitempty"`
	Expertise    []string      `json:"expertise,omitempty"`
	Works        []string      `json:"works,omitempty"` // newest first, by their addresses
}

type affiliation struct {
	Name  string `json:"name"`
	URL   string `json:"url,omitempty"`
	ROR   string `json:"ror,omitempty"`
	Role  string `json:"role,omitempty"`
	Start string `json:"start,omitempty"`
	End   string `json:"end,omitempty"`
}

// AuthorPath returns where the object of an author lies in the output.
func AuthorPath(a *catalog.Author) string { return Root + "author/" + a.Slug + ".json" }

// listed are the people who may be found by search engines.
func (s Site) listed() []*catalog.Author {
	var out []*catalog.Author
	for _, a := range s.People {
		if !a.NoIndex {
			out = append(out, a)
		}
	}
	return out
}

func (s Site) authorObject(a *catalog.Author) object {
	return object{a.Slug, func(h *key.Hasher) { s.hashAuthor(h, a) }, func() any { return s.author(a) }}
}

// hashAuthor adds what an author's object is made of.
func (s Site) hashAuthor(h *key.Hasher, a *catalog.Author) {
	d := s.Deck
	h.Digest(a.Digest)
	s.Ties.HashAuthor(h, a)
	h.Str(a.Sorted, a.ORCID)
	h.Int(len(a.Affiliations))
	for i := range a.Affiliations {
		card.HashLink(h, d.Place(&a.Affiliations[i]))
		if at := a.Affiliations[i].Institution; at != nil {
			h.Str(at.ROR)
		}
	}
	s.Ties.HashTopics(h, a.Declared)
	s.Ties.HashTopicsOf(h, a.Works)
}

func (s Site) author(a *catalog.Author) author {
	d := s.Deck
	out := author{ID: a.ID, URL: s.address(d.Book.Author(a)), Name: a.Display, SortName: a.Sorted, Status: a.Status, Website: a.Website, Expertise: a.Expertise}
	if n := a.Name.Complete(); n.Literal == "" {
		out.Given, out.Family, out.Particles, out.Suffix = n.Given, n.Family, n.Particles, n.Suffix
	}
	out.NativeName = d.Label(a.NativeName).Label
	for _, n := range a.OtherNames {
		if n.Show {
			out.OtherNames = append(out.OtherNames, n.Name)
		}
	}
	if !a.Headline.IsZero() {
		out.Headline = markup.Plain(a.Headline.In(d.Lang))
	}
	out.Identifiers = identifiers([]scholar.Identifier{
		{Scheme: "orcid", Value: a.ORCID}, {Scheme: "openalex", Value: a.OpenAlex}, {Scheme: "wikidata", Value: a.Wikidata},
		{Scheme: "isni", Value: a.ISNI}, {Scheme: "dblp", Value: a.DBLP}, {Scheme: "scholar", Value: a.Scholar},
		{Scheme: "semantic_scholar", Value: a.SemanticS}, {Scheme: "github", Value: a.GitHub}, {Scheme: "mastodon", Value: a.Mastodon},
	}, a.Author.Identifiers)
	for i := range a.Affiliations {
		at := &a.Affiliations[i]
		place := d.Place(at)
		one := affiliation{Name: place.Label, URL: s.address(place.Href), Role: d.Label(at.Role).Label,
			Start: at.Start.String(), End: at.End.String()}
		if at.Institution != nil && at.Institution.ROR != "" {
			one.ROR = scholar.Identifier{Scheme: "ror", Value: at.Institution.ROR}.URL()
		}
		out.Affiliations = append(out.Affiliations, one)
	}
	for _, t := range a.Facts().Topics {
		topic := d.Topic(t.Topic)
		out.Topics = append(out.Topics, thing{topic.Label, s.address(topic.Href)})
	}
	for _, w := range d.Shown(a.Works) {
		out.Works = append(out.Works, s.address(d.Book.Work(w)))
	}
	return out
}
