package suppress

import (
	"maps"
	"slices"

	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Apply takes the people on the list out of a set of records: their records go,
// what works say of them shrinks to the plain name, which is never linked, and
// nobody's advisor is one of them. No record is written to; those that change are
// copied. An empty list costs nothing.
func (l *List) Apply(set *record.Set, ds *diag.List) {
	if len(l.hashes) == 0 {
		return
	}
	kept := make([]*record.Record[scholar.Author], 0, len(set.Authors))
	for _, r := range set.Authors {
		if !l.forgotten(r, ds) {
			kept = append(kept, l.advised(r))
		}
	}
	set.Authors = kept
	works := make([]*record.Record[scholar.Work], len(set.Works))
	for i, r := range set.Works {
		works[i] = l.work(r)
	}
	set.Works = works
}

// forgotten reports whether a record is that of somebody on the list. By name alone
// only imported ones are: one that somebody wrote is a namesake's.
func (l *List) forgotten(r *record.Record[scholar.Author], ds *diag.List) bool {
	a := &r.Value
	found := l.Has("id", r.ID) || slices.ContainsFunc(a.FormerIDs, func(id string) bool { return l.Has("id", id) }) ||
		slices.ContainsFunc(identifiers(a), func(id scholar.Identifier) bool { return l.Has(id.Scheme, id.Value) })
	if r.Layer.Imported() {
		return found || slices.ContainsFunc(names(a), l.HasName)
	}
	if found {
		ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "suppressed-record", Place: r.Place,
			Message: "this is the record of somebody who asked to be forgotten: it is left out",
			Hint:    "remove it; or, if they came back, their hashes in " + File})
	}
	return found
}

// advised leaves out advisors who are on the list, by id or name.
func (l *List) advised(r *record.Record[scholar.Author]) *record.Record[scholar.Author] {
	gone := func(s string) bool { return l.Has("id", s) || l.HasName(scholar.Name{Display: s}.Full()) }
	if !slices.ContainsFunc(r.Value.Advisors, gone) {
		return r
	}
	copied := *r
	copied.Value.Advisors = slices.DeleteFunc(slices.Clone(r.Value.Advisors), gone)
	return &copied
}

// work reduces the people on the list to names on one work.
func (l *List) work(r *record.Record[scholar.Work]) *record.Record[scholar.Work] {
	w := &r.Value
	if !slices.ContainsFunc(w.Authors, l.Person) && !slices.ContainsFunc(w.Editors, l.Person) && !slices.ContainsFunc(w.Translators, l.Person) {
		return r
	}
	copied := *r
	w = &copied.Value
	w.Authors, w.Editors, w.Translators = l.plain(w.Authors), l.plain(w.Editors), l.plain(w.Translators)
	return &copied
}

// Person reports whether a name on a work is that of somebody on the list: by id or
// ORCID, or by the name where it has neither.
func (l *List) Person(a scholar.Authorship) bool {
	if a.ID == "" && a.ORCID == "" {
		return l.HasName(a.Full())
	}
	return l.Has("id", a.ID) || l.Has("orcid", a.ORCID)
}

// plain leaves nothing but the name of people on the list; without a name, nothing.
func (l *List) plain(list []scholar.Authorship) []scholar.Authorship {
	var out []scholar.Authorship
	for _, a := range list {
		if l.Person(a) {
			a = scholar.Authorship{Name: a.Name, Plain: true}
		}
		if !a.Plain || a.Full() != "" {
			out = append(out, a)
		}
	}
	return out
}

// identifiers lists everything that identifies an author elsewhere.
func identifiers(a *scholar.Author) []scholar.Identifier {
	all := []scholar.Identifier{
		{Scheme: "orcid", Value: a.ORCID}, {Scheme: "openalex", Value: a.OpenAlex}, {Scheme: "wikidata", Value: a.Wikidata},
		{Scheme: "isni", Value: a.ISNI}, {Scheme: "scholar", Value: a.Scholar}, {Scheme: "dblp", Value: a.DBLP},
		{Scheme: "semantic_scholar", Value: a.SemanticS}, {Scheme: "github", Value: a.GitHub}, {Scheme: "mastodon", Value: a.Mastodon},
	}
	for _, scheme := range slices.Sorted(maps.Keys(a.Identifiers)) {
		all = append(all, scholar.Identifier{Scheme: scheme, Value: a.Identifiers[scheme]})
	}
	return slices.DeleteFunc(all, func(id scholar.Identifier) bool { return id.Value == "" })
}

// names lists all names of an author, in full.
func names(a *scholar.Author) []string {
	out := []string{a.Full()}
	for _, other := range a.OtherNames {
		out = append(out, scholar.Name{Display: other.Name}.Full())
	}
	for native := range a.NativeName.Each() {
		out = append(out, native.Source)
	}
	return out
}
