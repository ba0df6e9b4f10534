package group

import (
	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// institutionFacts returns an institution's identifier, place and site.
func institutionFacts(i *catalog.Institution) []view.Fact {
	out := card.Identifiers([]scholar.Identifier{{Scheme: "ror", Value: i.ROR}}, nil)
	if where := where(i); where != "" {
		out = append(out, view.Fact{Key: "fact_place", Values: []view.Link{{Label: where}}})
	}
	return append(out, siteFact(i.URL)...)
}

// venueFacts returns a venue's ISSNs and site.
func venueFacts(v *catalog.Venue) []view.Fact {
	var out []view.Fact
	for _, issn := range v.ISSN {
		out = card.AddFact(out, card.IdentifierFact(scholar.Identifier{Scheme: "issn", Value: issn}))
	}
	return append(out, siteFact(v.URL)...)
}

// topicFacts returns where else a topic is described.
func topicFacts(t *catalog.Topic) []view.Fact {
	var out []view.Fact
	for _, address := range t.SameAs {
		out = card.AddFact(out, view.Fact{Key: "fact_same_as", Values: []view.Link{{Label: card.Bare(address), Href: address}}})
	}
	return out
}

func siteFact(address string) []view.Fact {
	if address == "" {
		return nil
	}
	return []view.Fact{{Key: "fact_site", Values: []view.Link{{Label: card.Bare(address), Href: address}}}}
}

// where returns an institution's place: "Bielefeld, Germany".
func where(i *catalog.Institution) string {
	if i.City == "" || i.Country == "" {
		return i.City + i.Country
	}
	return i.City + ", " + i.Country
}
