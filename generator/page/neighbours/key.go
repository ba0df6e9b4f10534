package neighbours

import (
	"lectern/generator/catalog"
	"lectern/generator/page/key"
)

// HashAround adds what the neighbourhood of a subject is made of, without making it.
func (t *Atlas) HashAround(h *key.Hasher, subject any) {
	h.Str(kind(subject))
	switch of := subject.(type) {
	case *catalog.Author:
		t.hashAuthor(h, of)
	case *catalog.Work:
		t.hashWork(h, of)
	case *catalog.Topic:
		t.hashTopic(h, of)
	case *catalog.Institution:
		t.hashInstitution(h, of)
	}
}

func (t *Atlas) hashAuthor(h *key.Hasher, a *catalog.Author) {
	h.Str(a.Display)
	t.ties.HashInstitutions(h, a.Institutions)
	t.ties.HashTopics(h, a.Declared)
	t.ties.HashBonds(h, a.Works)
	t.deck.HashWorks(h, first(t.deck, a))
}

func (t *Atlas) hashWork(h *key.Hasher, w *catalog.Work) {
	around := joined(t.deck, w)
	t.ties.HashBonds(h, append(around, w))
	t.deck.HashWorks(h, append(around, w))
}

func (t *Atlas) hashTopic(h *key.Hasher, topic *catalog.Topic) {
	t.ties.HashTopics(h, []*catalog.Topic{topic})
	h.Bool(topic.Broader != nil)
	if topic.Broader != nil {
		t.ties.HashTopics(h, []*catalog.Topic{topic.Broader})
	}
	t.ties.HashTopics(h, topic.Narrower)
	t.hashCited(h, topic.Works)
}

func (t *Atlas) hashInstitution(h *key.Hasher, i *catalog.Institution) {
	t.ties.HashInstitutions(h, []*catalog.Institution{i, i.Parent})
	t.ties.HashInstitutions(h, i.Parts)
	h.Int(len(i.People))
	for _, m := range i.People {
		h.Str(m.Author.Slug)
	}
	t.hashCited(h, i.Works)
}

// hashCited adds works, and of the most cited ones what they are called.
func (t *Atlas) hashCited(h *key.Hasher, works []*catalog.Work) {
	t.ties.HashBonds(h, works)
	t.deck.HashWorks(h, cited(t.deck, works))
}
