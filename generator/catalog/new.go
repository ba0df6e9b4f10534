package catalog

import (
	"strings"
	"sync"

	"lectern/generator/catalog/again"
	"lectern/generator/catalog/authority"
	"lectern/generator/catalog/complain"
	"lectern/generator/catalog/digest"
	"lectern/generator/catalog/entity"
	"lectern/generator/catalog/lookup"
	"lectern/generator/catalog/memo"
	"lectern/generator/catalog/merge"
	"lectern/generator/catalog/naming"
	"lectern/generator/catalog/origin"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/markup"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// New makes the catalog of all records of a site. It never fails: what is wrong is
// reported, and the catalog is whole without it. The result depends on the records
// and the settings alone, not on the order of files, of records or of goroutines.
func New(set *record.Set, cfg *config.Config, ds *diag.List) *Catalog {
	m := memo.Once()
	return build(m, set, m.Merged.Works(set.Works, ds), cfg, ds)
}

// Renew is New for a site whose catalog is made again and again. The memo saves time
// and changes nothing.
func Renew(m *memo.Memo, set *record.Set, cfg *config.Config, ds *diag.List) *Catalog {
	var said diag.List
	works := m.Merged.Works(set.Works, &said)
	made := again.Made{Set: *set, Works: works, Merging: said.Sorted(), Diags: m.Made.Diags, Config: *cfg}
	var similar bool
	made.Catalog, similar = m.Made.With(&made, func(r *record.Record[scholar.Work]) [16]byte {
		return m.Works.Get(r, func() [16]byte { return digest.New[scholar.Work]().Of(&r.Value) })
	})
	if !similar {
		made.Catalog = build(m, set, works, cfg, &said)
		made.Diags = said.Sorted()
	}
	m.Made = made
	for _, d := range made.Diags {
		ds.Add(d)
	}
	return made.Catalog
}

// build makes a catalog, of works that are merged.
func build(m *memo.Memo, set *record.Set, works merge.WorkRecords, cfg *config.Config, ds *diag.List) *Catalog {
	asOf, _ := scholar.ParseDate(cfg.AsOf) // verified with the settings; none is no date
	b := &builder{cfg: cfg, memo: m, asOf: asOf.Last(), ds: ds, desk: complain.New(ds), cat: &Catalog{Shape: &entity.Shape{}},
		places: map[string]*Institution{}, topicIDs: &naming.Spelling{}}
	b.load(set, works)
	var digests sync.WaitGroup
	digests.Go(b.sumRecords)
	b.relateInstitutions()
	b.meetAuthors()
	var subjects sync.WaitGroup // beside the names
	subjects.Go(b.relateSubjects)
	b.nameAuthors()
	b.sortAuthors()
	subjects.Wait()
	b.matchTopics()
	b.linkAuthors()
	b.sortInstitutions()
	b.gatherShared()
	b.derive()
	b.checkSettings()
	digests.Wait()
	m.Turn(len(b.works), len(b.authors)+len(b.strangers), len(b.cat.Topics)+len(b.cat.Venues)+len(b.cat.Institutions))
	return b.cat
}

// builder is a catalog in the making.
type builder struct {
	cfg  *config.Config
	memo *memo.Memo
	ds   *diag.List
	desk *complain.Desk
	asOf scholar.Date // zero: nothing is current or former
	cat  *Catalog

	// The entities with records, hidden ones too: works as in Catalog.Works, the
	// others by id.
	works        []*Work
	authors      []*Author
	topics       []*Topic
	venues       []*Venue
	institutions []*Institution

	findTopic       *lookup.Finder[*Topic]
	findVenue       *lookup.Finder[*Venue]
	findInstitution *lookup.Finder[*Institution]
	places          map[string]*Institution // memo: many authorships name the same ones
	topicIDs        *naming.Spelling

	who       *authority.Resolver
	strangers []*Author // authors without records, as who numbers them
}

// load merges the records and makes an entity of each.
func (b *builder) load(set *record.Set, works merge.WorkRecords) {
	b.works = merge.Entities(works.Records, func(w *Work, _ int, r *record.Record[scholar.Work]) {
		*w = Work{Work: &r.Value, Origin: origin.Of(r), Rec: r, Rank: -1}
	})
	for _, w := range b.works {
		complain.Dates(b.desk, w.Rec)
		if !w.Hidden {
			w.Rank = len(b.cat.Works)
			b.cat.Works = append(b.cat.Works, w)
		}
	}
	authors := b.memo.Merged.Authors(set.Authors, b.ds)
	b.authors = merge.Entities(authors.Records, func(a *Author, i int, r *record.Record[scholar.Author]) {
		*a = Author{Author: authors.Printed[i], Origin: origin.Of(r), Recorded: true, Rec: r, Rank: -1}
	})
	topics := record.Merge(set.Topics, b.ds)
	b.topics = merge.Entities(topics, func(t *Topic, _ int, r *record.Record[scholar.Topic]) {
		*t = Topic{Topic: &r.Value, Origin: origin.Of(r), Recorded: true, Rec: r}
	})
	venues := record.Merge(set.Venues, b.ds)
	b.venues = merge.Entities(venues, func(v *Venue, _ int, r *record.Record[scholar.Venue]) {
		*v = Venue{Venue: &r.Value, Origin: origin.Of(r), Recorded: true}
	})
	institutions := record.Merge(set.Institutions, b.ds)
	b.institutions = merge.Entities(institutions, func(i *Institution, _ int, r *record.Record[scholar.Institution]) {
		*i = Institution{Institution: &r.Value, Origin: origin.Of(r), Recorded: true, Rec: r}
	})
	b.cat.ByID = entity.Index{
		Works:        ids(b, works.Records, b.works, func(w *scholar.Work) []string { return w.FormerIDs }),
		Authors:      ids(b, authors.Records, b.authors, func(a *scholar.Author) []string { return a.FormerIDs }),
		Topics:       ids(b, topics, b.topics, func(t *scholar.Topic) []string { return t.FormerIDs }),
		Venues:       ids(b, venues, b.venues, func(v *scholar.Venue) []string { return v.FormerIDs }),
		Institutions: ids(b, institutions, b.institutions, func(i *scholar.Institution) []string { return i.FormerIDs }),
	}
	lookup.Alias(b.cat.ByID.Works, works.Aliases)
	b.cat.Pages = merge.Entities(merge.Pages(set.Pages, b.cfg.Further(), b.ds), func(p *FreePage, _ int, r *record.Record[scholar.FreePage]) {
		*p = FreePage{FreePage: &r.Value, Origin: origin.Of(r)}
	})
	digest.Each(b.cat.Pages, func(p *FreePage) (*scholar.FreePage, *Digest) { return p.FreePage, &p.Digest })
}

// ids maps the present and former ids of the entities of one kind.
func ids[E any, T record.Entity](b *builder, records []*record.Record[T], list []*E, former func(*T) []string) map[string]*E {
	return lookup.IDs(records, list, former, func(r, owner *record.Record[T], id string) {
		message := "the former id %q is in use"
		if owner != nil {
			message = "the former id %q is also one of " + owner.Place.String()
		}
		complain.About(b.desk, r, "former_ids", diag.Error, "former-id-in-use", "a former id may lead to one record only", message, id)
	})
}

// sumRecords computes the digests, which nothing else in the making of a catalog
// needs. It runs beside the rest.
func (b *builder) sumRecords() {
	works, authors := digest.New[scholar.Work](), digest.New[scholar.Author]()
	for _, w := range b.works {
		w.Digest = b.memo.Works.Get(w.Rec, func() [16]byte { return works.Of(w.Work) })
	}
	for _, a := range b.authors {
		a.Digest = b.memo.Authors.Get(a.Rec, func() [16]byte { return authors.Of(a.Author) })
	}
	digest.Each(b.topics, func(t *Topic) (*scholar.Topic, *Digest) { return t.Topic, &t.Digest })
	digest.Each(b.venues, func(v *Venue) (*scholar.Venue, *Digest) { return v.Venue, &v.Digest })
	digest.Each(b.institutions, func(i *Institution) (*scholar.Institution, *Digest) { return i.Institution, &i.Digest })
}

// plain returns a text in the site's language as plain Unicode.
func (b *builder) plain(t scholar.Text) string {
	return strings.TrimSpace(markup.Plain(t.In(b.cfg.Language)))
}
