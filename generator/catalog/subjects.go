package catalog

import (
	"slices"

	"lectern/generator/catalog/complain"
	"lectern/generator/catalog/lookup"
	"lectern/generator/catalog/naming"
	"lectern/generator/catalog/phrase"
	"lectern/generator/diag"
	"lectern/generator/scholar"
)

// What works are about and where they appeared: topics and venues, with those that
// no record describes.

// relateSubjects links works with each other, and with their topics and venues.
func (b *builder) relateSubjects() {
	b.relateTopics()
	b.relateWorks()
	b.relateVenues()
	b.stateTopics()
	b.declareTopics()
	b.sortSubjects()
}

// relateVenues finds the venue of each work: by its `venue`, else by a container
// title that is the name of a venue with a record, else that of its volume.
func (b *builder) relateVenues() {
	b.findVenue = lookup.New(b.cat.ByID.Venues, b.memo.Form)
	for _, v := range b.venues {
		b.findVenue.AddText(v.Name, v)
		b.findVenue.AddShort(v.ShortName, v)
		for _, issn := range v.ISSN {
			b.findVenue.AddShort(issn, v)
		}
	}
	venues := naming.Kind[*Venue]{Plural: "venues", Find: b.findVenue, Create: b.unrecordedVenue}
	for _, w := range b.cat.Works {
		switch {
		case w.Work.Venue != "":
			w.Venue = naming.One(venues, b.desk, w.Rec, "venue", w.Work.Venue)
		case !w.ContainerTitle.IsZero() && len(b.venues) > 0:
			w.Venue, _ = b.findVenue.Find(b.plain(w.ContainerTitle))
		}
	}
	for _, w := range b.cat.Works {
		for v := w.Volume; w.Venue == nil && v != nil; v = v.Volume {
			w.Venue = v.Venue
		}
		if w.Venue != nil {
			w.Venue.Works = append(w.Venue.Works, w)
		}
	}
}

// stateTopics links the works with the topics that their records state.
func (b *builder) stateTopics() {
	names := b.topicNames()
	for _, w := range b.cat.Works {
		for _, t := range naming.All(names, b.desk, w.Rec, "topics", w.Work.Topics) {
			w.Topics = append(w.Topics, TopicLink{Topic: t})
		}
	}
}

func (b *builder) topicNames() naming.Kind[*Topic] {
	return naming.Kind[*Topic]{Plural: "topics", Find: b.findTopic, Create: b.unrecordedTopic}
}

// declareTopics links the authors with the topics that their records declare, as
// works are linked with theirs.
func (b *builder) declareTopics() {
	for _, a := range b.authors {
		if a.Hidden {
			continue
		}
		naming.Misspelt(b.topicIDs, b.topicNames(), b.desk, a.Rec, "topics", a.Author.Topics)
		a.Declared = naming.All(b.topicNames(), b.desk, a.Rec, "topics", a.Author.Topics)
	}
}

func hasTopic(w *Work, t *Topic) bool {
	return slices.ContainsFunc(w.Topics, func(l TopicLink) bool { return l.Topic == t })
}

// matchTopics gives works the topics whose phrases they hold, after the stated ones
// and by name.
func (b *builder) matchTopics() {
	recorded := slices.DeleteFunc(slices.Clone(b.cat.Topics), func(t *Topic) bool { return !t.Recorded })
	values := make([]*scholar.Topic, len(recorded))
	for i, t := range recorded {
		values[i] = t.Topic
		if slices.Contains(t.Match, "") {
			complain.About(b.desk, t.Rec, "match", diag.Warning, "empty-phrase", "", "an empty phrase matches nothing")
		}
	}
	found := phrase.Topics(values, len(b.cat.Works), func(i int) *scholar.Work { return b.cat.Works[i].Work })
	for i, w := range b.cat.Works {
		if found != nil {
			for _, n := range found[i] {
				if !hasTopic(w, recorded[n]) {
					w.Topics = append(w.Topics, TopicLink{Topic: recorded[n], ByRule: true})
				}
			}
		}
		for _, l := range w.Topics {
			l.Topic.Works = append(l.Topic.Works, w)
		}
	}
}

func (b *builder) unrecordedTopic(name string) *Topic {
	t, sum := b.memo.Unrecorded.Topic(name)
	return &Topic{Topic: t, Digest: sum}
}

func (b *builder) unrecordedVenue(name string) *Venue {
	v, sum := b.memo.Unrecorded.Venue(name)
	return &Venue{Venue: v, Digest: sum}
}

func (b *builder) unrecordedInstitution(name string) *Institution {
	i, sum := b.memo.Unrecorded.Institution(name)
	return &Institution{Institution: i, Digest: sum}
}
