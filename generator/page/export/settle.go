package export

import (
	"cmp"
	"maps"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card/printed"
	"lectern/generator/scholar"
	"lectern/generator/scholar/citekey"
)

// settle returns a work as it leaves the site: with the names that are printed, where it
// appeared in words, what it takes from its volume, and its key. Texts are in the
// language of the work, else in the site's first, so that they are the same on the pages
// of every language.
func (s *Shelf) settle(w *catalog.Work) *scholar.Work {
	out := *w.Work
	own := cmp.Or(w.Language, s.deck.Main)
	for _, t := range [...]*scholar.Text{&out.Title, &out.Abstract, &out.ContainerTitle, &out.Series, &out.Note, &out.Event.Name} {
		*t = t.In(own)
	}
	out.Authors, out.Editors, out.Translators = people(w.Authorships), people(w.EditorsOf), people(w.Translated)
	appeared(&out, w, own)
	if out.URL == "" && out.DOI == "" && out.ArXiv == "" {
		out.URL = s.deck.Book.Absolute(s.deck.Book.Shared(s.deck.Book.Work(w)))
	}
	out.CiteKey = citeKey(out, w)
	return &out
}

// citeKey returns the key of a settled work. Of names it takes what the work's own record
// says: no other record changes a key.
func citeKey(out scholar.Work, w *catalog.Work) string {
	own := func(all []catalog.Authorship) []scholar.Authorship {
		if len(all) == 0 {
			return nil
		}
		return []scholar.Authorship{{Name: printed.OfWork(&all[0])}}
	}
	out.Authors, out.Editors = own(w.Authorships), own(w.EditorsOf)
	return citekey.Of(&out, markup.Plain(out.Title))
}

// people are the names on a work as the site prints them: nobody's former name leaves it.
func people(all []catalog.Authorship) []scholar.Authorship {
	if len(all) == 0 {
		return nil
	}
	out := make([]scholar.Authorship, len(all))
	for i := range all {
		out[i].Name = printed.Name(&all[i])
	}
	return out
}

// appeared sets where a work appeared.
func appeared(out *scholar.Work, w *catalog.Work, own string) {
	out.Venue = ""
	if w.Venue != nil {
		venue := markup.Plain(w.Venue.Name.In(own))
		switch out.Type {
		case scholar.TypeBook, scholar.TypeProceedings, scholar.TypeReport, scholar.TypeStandard:
			if out.Series.IsZero() && venue != "" {
				out.Series = scholar.Text{Source: venue}
			}
		case scholar.TypeDataset, scholar.TypeSoftware, scholar.TypePatent:
			out.Publisher = cmp.Or(out.Publisher, venue)
		case scholar.TypeThesis:
		default:
			out.Venue = venue
			if len(w.Venue.ISSN) > 0 && out.Identifiers["issn"] == "" {
				out.Identifiers = maps.Clone(out.Identifiers)
				if out.Identifiers == nil {
					out.Identifiers = map[string]string{}
				}
				out.Identifiers["issn"] = w.Venue.ISSN[0]
			}
		}
	}
	if w.Volume != nil {
		inherit(out, w, own)
	}
	if out.Venue == "" && out.ContainerTitle.IsZero() && (out.Type == scholar.TypeConferencePaper || out.Type == scholar.TypeTalk || out.Type == scholar.TypePoster) {
		out.ContainerTitle = out.Event.Name
	}
}

// inherit takes from the volume what a reference to its part says of it: the title, and
// of a book who edited and published it.
func inherit(out *scholar.Work, w *catalog.Work, own string) {
	volume := w.Volume
	if out.ContainerTitle.IsZero() && (out.Venue == "" || out.Type == scholar.TypeConferencePaper || out.Type == scholar.TypeChapter) {
		out.ContainerTitle = volume.Title.In(cmp.Or(volume.Language, own))
	}
	if out.Type != scholar.TypeConferencePaper && out.Type != scholar.TypeChapter {
		return
	}
	if len(out.Editors) == 0 {
		out.Editors = people(volume.EditorsOf)
	}
	if out.Series.IsZero() {
		out.Series = volume.Series.In(cmp.Or(volume.Language, own))
	}
	if out.Event.Name.IsZero() {
		out.Event = volume.Event
		out.Event.Name = out.Event.Name.In(own)
	}
	if out.Date.IsZero() && out.Year == 0 {
		out.Date = volume.When()
	}
	out.Publisher = cmp.Or(out.Publisher, volume.Publisher)
	out.Place = cmp.Or(out.Place, volume.Work.Place)
	out.ISBN = cmp.Or(out.ISBN, volume.ISBN)
}

// pdf returns the absolute address of a work's PDF; "" without one.
func (s *Shelf) pdf(w *catalog.Work) string {
	if w.PDF == "" {
		return ""
	}
	for _, a := range s.deck.Actions(w) {
		if a.Key != "rel_pdf" {
			continue
		}
		if strings.HasPrefix(a.Href, "/") {
			return s.deck.Book.Absolute(a.Href)
		}
		return a.Href
	}
	return ""
}
