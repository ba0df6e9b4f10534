package edit

import (
	"slices"

	"lectern/generator/config"
	"lectern/generator/edit/document"
	"lectern/generator/edit/site"
	"lectern/generator/scholar"
)

// rename gives the record of ID the id Other. What hand-written records and site.toml
// call it is changed, too; imported ones find it by its former id.
func (s *session) rename() error {
	a, err := s.Author(s.ID)
	if err != nil {
		return err
	}
	if err := s.Free(s.Other, a); err != nil {
		return err
	}
	h, _, err := s.Own(a.ID)
	if h == nil && err == nil {
		h, err = s.Create("author", "content/authors/", s.Other)
	} else if err == nil {
		err = h.Rename(s.Other)
	}
	if err != nil {
		return err
	}
	if list := h.Get("former_ids"); list != nil { // it may get an id back that it had
		for i := len(list.Elements) - 1; i >= 0; i-- {
			if site.Clean(list.Elements[i].Str) == s.Other {
				err = h.Remove("former_ids", i)
			}
		}
	}
	former := slices.DeleteFunc(slices.Clone(a.Value.FormerIDs), func(id string) bool { return id == s.Other })
	if err == nil {
		err = addMissing(h, "former_ids", []string{a.ID}, former)
	}
	if err == nil {
		err = s.renameReferences(a.ID)
	}
	if err == nil && s.Config.Person == a.ID {
		err = s.renamePerson()
	}
	s.report.Done = a.ID + " is now " + s.Other + "; the old address leads to the new one"
	return err
}

// renameReferences changes the id in hand-written works and lists of advisors.
func (s *session) renameReferences(old string) error {
	for _, r := range s.Content.Records.Works {
		err := s.EachName(r, func(a *scholar.Authorship) bool { return a.ID == old }, func(h *site.Handle, steps ...any) error {
			return h.Set(document.Text(s.Other), append(steps, "id")...)
		})
		if err != nil {
			return err
		}
	}
	for _, r := range s.Content.Records.Authors {
		if r.Layer.Imported() || r.ID == old || !slices.Contains(r.Value.Advisors, old) {
			continue // nobody is their own advisor
		}
		h, err := s.Open("author", r.ID, r.Place.File, r.Place.Line)
		if err != nil {
			return err
		}
		for i := range h.Get("advisors").Elements {
			if site.Clean(h.Get("advisors", i).Str) == old {
				if err := h.Set(document.Text(s.Other), "advisors", i); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// renamePerson changes the id of the person whose site it is, in site.toml.
func (s *session) renamePerson() error {
	src, err := s.Store.Read(config.File)
	if err != nil {
		return err
	}
	doc, err := document.Open(config.File, src)
	if err != nil {
		return site.Refusal(err.Error())
	}
	if doc.Get(document.Path{"person"}) == nil {
		return nil
	}
	if err := doc.Set(document.Path{"person"}, document.Text(s.Other)); err != nil {
		return site.Shape(err)
	}
	s.Put(config.File, doc)
	return nil
}
