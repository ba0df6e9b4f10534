// Package filter marks the works of a profile with what a reader may filter them by. What
// a work shows anyway (year, type, names) is read from the page; only topics are not on it.
// It knows nothing of how the filters look.
package filter

import (
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/view"
)

// Least is how many works a list has that is filtered: fewer are seen at a glance.
const Least = 8

// topicsMost is how many topics a work is found by.
const topicsMost = 6

// Mark gives entries the topics of their works, which come in the same order.
func Mark(groups []view.YearGroup, d *card.Deck, works []*catalog.Work) {
	next := 0
	for g := range groups {
		for e := range groups[g].Entries {
			groups[g].Entries[e].Topics = Topics(d, works[next])
			next++
		}
	}
}

// Topics returns the last parts of the addresses of a work's topics, with spaces between.
func Topics(d *card.Deck, w *catalog.Work) string {
	var all []string
	for _, t := range w.Topics {
		if href := strings.TrimSuffix(d.Book.Topic(t.Topic), "/"); href != "" && len(all) < topicsMost {
			all = append(all, href[strings.LastIndexByte(href, '/')+1:])
		}
	}
	return strings.Join(all, " ")
}
