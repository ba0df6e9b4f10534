package catalog

import (
	"cmp"
	"slices"

	"lectern/generator/catalog/entity"
	"lectern/generator/catalog/period"
)

// derive gathers what follows from the links. The works of everybody are linked by now,
// newest first, and all ranks are set, so that facts can be counted.
func (b *builder) derive() {
	b.gatherWorks()
	b.gatherMembers()
	b.gatherYears()
	for _, a := range b.cat.Authors {
		for _, topic := range a.Declared {
			topic.Declared = append(topic.Declared, a)
		}
	}
	for _, i := range b.cat.Institutions {
		i.Years = entity.YearsOf(i.Works)
	}
	b.cat.Count()
}

// gatherYears lists the works of each year; undated ones come last.
func (b *builder) gatherYears() {
	var year *Year
	for _, w := range b.cat.Works {
		if year == nil || year.Year != w.Year() {
			year = &Year{Year: w.Year()}
			b.cat.Years = append(b.cat.Years, year)
		}
		year.Works = append(year.Works, w)
	}
	for _, y := range b.cat.Years {
		y.Types = entity.TypesOf(y.Works)
	}
}

// gatherMembers lists the people of each institution and its parts. An author
// stands once in a list, with the first of their affiliations there.
func (b *builder) gatherMembers() {
	for _, a := range b.cat.Authors {
		var told []*Institution
		for i := range a.Affiliations {
			s := &a.Affiliations[i]
			for place := s.Institution; place != nil; place = place.Parent {
				if !slices.Contains(told, place) {
					told = append(told, place)
					place.People = append(place.People, Member{Author: a, Affiliation: s, State: s.State})
				}
			}
		}
	}
	for _, i := range b.cat.Institutions {
		slices.SortStableFunc(i.People, func(x, y Member) int {
			return cmp.Compare(period.Standing(x.Affiliation.Affiliation, x.State), period.Standing(y.Affiliation.Affiliation, y.State))
		})
	}
}

// gatherWorks lists the works of each institution and its parts: those whose authors
// were there when they published, and those of a school or publisher.
func (b *builder) gatherWorks() {
	houses := map[string]*Institution{}
	for _, w := range b.cat.Works {
		for _, list := range [][]Authorship{w.Authorships, w.EditorsOf, w.Translated} {
			for _, a := range list {
				for _, place := range a.Affiliations {
					publish(place, w)
				}
			}
		}
		for v := w; v != nil; v = v.Volume {
			for _, name := range []string{v.School, v.Publisher} {
				house, known := houses[name]
				if !known && name != "" {
					house, _ = b.findInstitution.Find(name)
					houses[name] = house
				}
				if house != nil && house.Recorded {
					publish(house, w)
				}
			}
		}
	}
}

// publish adds a work to the institution and to those it is a part of.
func publish(i *Institution, w *Work) {
	for ; i != nil; i = i.Parent {
		if n := len(i.Works); n == 0 || i.Works[n-1] != w {
			i.Works = append(i.Works, w)
		}
	}
}
