package catalog

import (
	"slices"
	"strings"

	"lectern/generator/catalog/complain"
	"lectern/generator/catalog/lookup"
	"lectern/generator/catalog/order"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// The relations that records state by id: what is part of what, what is a version
// of what, what cites what.

func (b *builder) relateInstitutions() {
	b.findInstitution = lookup.New(b.cat.ByID.Institutions, b.memo.Form)
	for _, i := range b.institutions {
		b.findInstitution.AddText(i.Name, i)
		b.findInstitution.AddShort(i.Acronym, i)
		if i.ROR != "" {
			b.findInstitution.AddName("https://ror.org/"+i.ROR, i)
		}
		i.Parent = target(b, i.Rec, "parent", i.Institution.Parent, b.cat.ByID.Institutions)
	}
	cutCircles(b, "parent", b.institutions, func(i *Institution) *record.Record[scholar.Institution] { return i.Rec }, func(i *Institution) **Institution { return &i.Parent })
	for _, i := range b.institutions {
		if i.Parent != nil {
			i.Parent.Parts = append(i.Parent.Parts, i)
		}
	}
}

func (b *builder) relateTopics() {
	b.findTopic = lookup.New(b.cat.ByID.Topics, b.memo.Form)
	for _, t := range b.topics {
		b.findTopic.AddText(t.Name, t)
		b.topicIDs.Add(t.ID)
		t.Broader = target(b, t.Rec, "broader", t.Topic.Broader, b.cat.ByID.Topics)
	}
	cutCircles(b, "broader", b.topics, func(t *Topic) *record.Record[scholar.Topic] { return t.Rec }, func(t *Topic) **Topic { return &t.Broader })
	for _, t := range b.topics {
		if t.Broader != nil {
			t.Broader.Narrower = append(t.Broader.Narrower, t)
		}
	}
}

// relateWorks links volumes with their parts, preprints with the published version
// and citing works with those they cite.
func (b *builder) relateWorks() {
	works := b.cat.ByID.Works
	for _, w := range b.works {
		w.Volume = target(b, w.Rec, "part_of", w.PartOf, works)
		w.Published = target(b, w.Rec, "version_of", w.VersionOf, works)
	}
	cutCircles(b, "part_of", b.works, func(w *Work) *record.Record[scholar.Work] { return w.Rec }, func(w *Work) **Work { return &w.Volume })
	cutCircles(b, "version_of", b.works, func(w *Work) *record.Record[scholar.Work] { return w.Rec }, func(w *Work) **Work { return &w.Published })
	for _, w := range b.works {
		if w.Volume != nil && w.Volume.Hidden {
			w.Volume = nil
		}
		if w.Published != nil && w.Published.Hidden {
			w.Published = nil
		}
		b.relateReferences(w)
		if w.Hidden {
			continue
		}
		if w.Volume != nil {
			w.Volume.Parts = append(w.Volume.Parts, w)
		}
		if w.Published != nil {
			w.Published.Preprints = append(w.Published.Preprints, w)
		}
	}
	for _, w := range b.works {
		slices.SortFunc(w.Parts, func(x, y *Work) int { return order.InVolume(x.Work, y.Work) })
		slices.Reverse(w.Preprints)
	}
}

func (b *builder) relateReferences(w *Work) {
	for _, id := range w.Work.References {
		cited := b.cat.ByID.Works[id]
		switch {
		case cited == nil:
			complain.Unknown(b.desk, w.Rec, "references", diag.Warning, "unknown-work", id, b.cat.ByID.Works)
		case cited == w || cited.Hidden || w.Hidden || slices.Contains(w.References, cited):
		default:
			w.References = append(w.References, cited)
			cited.CitedBy = append(cited.CitedBy, w)
		}
	}
}

// cutCircles ends the circles that a field of records leads in.
func cutCircles[E any, T record.Entity](b *builder, key string, list []*E, rec func(*E) *record.Record[T], up func(*E) **E) {
	lookup.Circles(list, func(e *E) *E { return *up(e) }, func(circle []*E) {
		complain.Circle(b.desk, key, circle, rec)
		*up(circle[0]) = nil
	})
}

// target returns the entity that a field names by its id; an unknown id is an error.
func target[T record.Entity, E any](b *builder, r *record.Record[T], key, id string, known map[string]*E) *E {
	if id == "" {
		return nil
	}
	e := known[id]
	if e == nil {
		complain.Unknown(b.desk, r, key, diag.Error, "unknown-"+strings.ReplaceAll(key, "_", "-"), id, known)
	}
	return e
}
