package catalog

import (
	"maps"
	"slices"

	"lectern/generator/catalog/complain"
	"lectern/generator/catalog/order"
	"lectern/generator/catalog/parallel"
)

// sortAuthors lists the authors with and without records, by sort name.
func (b *builder) sortAuthors() {
	all := slices.Concat(b.authors, b.strangers)
	all = slices.DeleteFunc(all, func(a *Author) bool { return a.Hidden })
	parallel.Ranges(len(all), func(from, to int) {
		place := b.memo.Sorter(b.cfg.Language)
		for _, a := range all[from:to] {
			at := place(a.Author.SortName, a.Name)
			a.Sorted, a.SortKey = at.Name, at.Key
		}
	})
	order.Sort(&b.memo.Order, all, func(a *Author) [3]string { return [3]string{a.SortKey, a.ID, a.Slug} })
	for rank, a := range all {
		a.Rank = rank
	}
	b.cat.Authors = all
}

func (b *builder) sortSubjects() {
	c, key := b.cat, b.memo.Collation(b.cfg.Language)
	c.Topics = slices.AppendSeq(slices.Clone(b.topics), maps.Values(b.findTopic.Made()))
	order.ByName(key, c.Topics, func(t *Topic) string { return b.plain(t.Name) }, func(t *Topic) string { return t.ID }, func(t *Topic, rank int) { t.Rank = rank })
	for _, t := range c.Topics {
		slices.SortFunc(t.Narrower, func(x, y *Topic) int { return x.Rank - y.Rank })
	}
	c.Venues = slices.AppendSeq(slices.Clone(b.venues), maps.Values(b.findVenue.Made()))
	order.ByName(key, c.Venues, func(v *Venue) string { return b.plain(v.Name) }, func(v *Venue) string { return v.ID }, func(v *Venue, rank int) { v.Rank = rank })
}

func (b *builder) sortInstitutions() {
	c := b.cat
	c.Institutions = slices.AppendSeq(slices.Clone(b.institutions), maps.Values(b.findInstitution.Made()))
	order.ByName(b.memo.Collation(b.cfg.Language), c.Institutions, func(i *Institution) string { return b.plain(i.Name) }, func(i *Institution) string { return i.ID },
		func(i *Institution, rank int) { i.Rank = rank })
	for _, i := range c.Institutions {
		slices.SortFunc(i.Parts, func(x, y *Institution) int { return x.Rank - y.Rank })
	}
}

// checkSettings verifies what site.toml says of records.
func (b *builder) checkSettings() {
	if id := b.cfg.Person; id != "" && b.cat.Author(id) == nil {
		complain.Setting(b.desk, b.cfg.Origins["person"].Place, "person", id, b.cat.ByID.Authors)
	}
	if id := b.cfg.Organization; id != "" && b.cat.Institution(id) == nil {
		complain.Setting(b.desk, b.cfg.Origins["organization"].Place, "organization", id, b.cat.ByID.Institutions)
	}
}
