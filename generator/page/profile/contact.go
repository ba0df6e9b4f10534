package profile

import (
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/page/vcard"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// Identifiers returns the identifiers and profiles of an author. The links are
// marked as the author's own (rel=me of microformats.org), by which Mastodon and
// others verify them.
func Identifiers(a *catalog.Author) []view.Fact {
	out := card.Identifiers([]scholar.Identifier{
		{Scheme: "orcid", Value: a.ORCID}, {Scheme: "openalex", Value: a.OpenAlex}, {Scheme: "wikidata", Value: a.Wikidata},
		{Scheme: "isni", Value: a.ISNI}, {Scheme: "dblp", Value: a.DBLP}, {Scheme: "scholar", Value: a.Scholar},
		{Scheme: "semantic_scholar", Value: a.SemanticS}, {Scheme: "github", Value: a.GitHub},
		{Scheme: "mastodon", Value: a.Mastodon},
	}, a.Identifiers)
	for i := range out {
		if out[i].Key == "id_orcid" { // nobody has logged in at ORCID: its display guidelines want that said
			out[i].Note = "unauthenticated"
		}
	}
	for _, f := range out {
		for i := range f.Values {
			if f.Values[i].Href != "" {
				f.Values[i].Rel = "me"
			}
		}
	}
	return out
}

// contact shows what the record says is public, and no more.
func contact(a *catalog.Author) []view.Fact {
	var out []view.Fact
	add := func(key string, l view.Link) {
		if l.Label != "" {
			out = append(out, view.Fact{Key: key, Values: []view.Link{l}})
		}
	}
	public := func(field string) bool { return slices.Contains(a.Public, field) }
	if a.Website != "" {
		add("fact_website", view.Link{Label: card.Bare(a.Website), Href: a.Website, Rel: "me"})
	}
	if public("email") {
		add("fact_email", mail(a.Email))
	}
	if public("phone") {
		add("fact_phone", view.Link{Label: a.Phone, Href: vcard.Telephone(a.Phone)})
	}
	if public("room") {
		add("fact_room", view.Link{Label: a.Room})
	}
	return out
}

func mail(address string) view.Link {
	return view.Link{Label: address, Href: "mailto:" + address}
}

// monogram returns the letters that stand where there is no photo: of the given and
// the family name, at most two.
func monogram(n scholar.Name) string {
	if n.Literal != "" {
		return firstLetter(n.Literal)
	}
	if n.Family == "" {
		n = scholar.ParseName(n.Display)
	}
	if n.Family == "" {
		return firstLetter(n.Display)
	}
	return firstLetter(n.Given) + firstLetter(n.Family)
}

func firstLetter(s string) string {
	for _, r := range s {
		return strings.ToUpper(string(r))
	}
	return ""
}
