package edit

import (
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/decode"
	"lectern/generator/edit/document"
	"lectern/generator/edit/site"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// split gives works of ID to a new author, Other.
func (s *session) split() error {
	a, err := s.Author(s.ID)
	if err != nil {
		return err
	}
	if err := s.Free(s.Other, nil); err != nil {
		return err
	}
	if len(s.Works) == 0 {
		return site.Refuse("no works are named that %q is to get", s.Other)
	}
	var given []string
	for _, id := range s.Works {
		w := s.Catalog.Work(id)
		if w == nil {
			return site.Refuse("there is no work %q", id)
		}
		if !slices.Contains(given, w.ID) {
			given = append(given, w.ID)
		}
	}
	for _, id := range given {
		if err := s.give(s.Catalog.Work(id), a); err != nil {
			return err
		}
	}
	if err := s.createAuthor(a); err != nil {
		return err
	}
	h, err := s.OwnOrNew(a.ID)
	if err != nil {
		return err
	}
	s.report.Done = count(len(given), "work") + " of " + a.ID + " given to " + s.Other + "; the address of " + a.ID + " stays with it"
	return addMissing(h, "not_mine", given, a.Value.NotMine)
}

// createAuthor makes the record of the new author. A name that the other one has too
// would fit both everywhere: then the new one is linked by id alone.
func (s *session) createAuthor(a authorRecord) error {
	name := site.Clean(s.Name)
	if name == "" {
		name = a.Value.Full()
	}
	h, err := s.Create("author", "content/authors/", s.Other)
	if err == nil {
		err = h.Set(document.Text(name), "name")
	}
	folded := scholar.Fold(scholar.Name{Display: name}.Full())
	same := slices.ContainsFunc(append(plainNames(a.Value.OtherNames), a.Value.Full()), func(n string) bool { return scholar.Fold(n) == folded })
	if err == nil && same {
		s.note("%s has the name of %s, so that works find it by id only (match_names = false)", s.Other, a.ID)
		err = h.Set(document.Bool(false), "match_names")
	}
	return err
}

// give names the new author on a work, wherever it names the old one.
func (s *session) give(w *catalog.Work, a authorRecord) error {
	found := false
	for n, list := range [][]catalog.Authorship{w.Authorships, w.EditorsOf, w.Translated} {
		for i := onWork(list, a.ID); i >= 0; i = -1 {
			found = true
			if err := s.giveName(w, site.Roles()[n], stated(w, n), list[i].Authorship, a); err != nil {
				return err
			}
		}
	}
	if !found {
		return site.Refuse("%q is not a work of %q", w.ID, a.ID)
	}
	return nil
}

// stated is one role of a work's record.
func stated(w *catalog.Work, role int) []scholar.Authorship {
	return [][]scholar.Authorship{w.Authors, w.Editors, w.Translators}[role]
}

// giveName changes one name on a work. Where only an imported record has the names,
// all of them are stated above it.
func (s *session) giveName(w *catalog.Work, role string, list []scholar.Authorship, name *scholar.Authorship, a authorRecord) error {
	i := slices.IndexFunc(list, func(x scholar.Authorship) bool { return sameName(&x, name) })
	for j := range list {
		if &list[j] == name {
			i = j
		}
	}
	own := s.ownWork(w.ID)
	if own != nil && own.Has(role) {
		h, err := s.Open("work", own.ID, own.Place.File, own.Place.Line)
		if err != nil {
			return err
		}
		return s.claimName(h, role, i, a)
	}
	var h *site.Handle
	var err error
	if own != nil {
		h, err = s.Open("work", own.ID, own.Place.File, own.Place.Line)
	} else {
		h, err = s.Create("work", "content/works/", w.ID)
		s.note("%s is imported: its %s are now stated in %s, and new imports do not change them", w.ID, role, h.File())
	}
	if err != nil {
		return err
	}
	names := document.ListOf()
	for j := range list {
		x := list[j]
		if j == i {
			x.ID, x.ORCID = s.Other, otherORCID(x.ORCID, a)
		}
		names.Elements = append(names.Elements, authorshipNode(&x))
	}
	return h.Set(names, role)
}

func sameName(x, y *scholar.Authorship) bool {
	return x.ID == y.ID && x.ORCID == y.ORCID && x.Name == y.Name
}

// otherORCID leaves out an ORCID iD that is the old author's.
func otherORCID(orcid string, a authorRecord) string {
	if orcid == a.Value.ORCID {
		return ""
	}
	return orcid
}

// ownWork returns the hand-written record of a work, or nil.
func (s *session) ownWork(id string) *record.Record[scholar.Work] {
	for _, r := range s.Content.Records.Works {
		if r.ID == id && !r.Layer.Imported() {
			return r
		}
	}
	return nil
}

// claimName gives a name in a hand-written record the new author's id.
func (s *session) claimName(h *site.Handle, role string, i int, a authorRecord) error {
	list := h.Get(role)
	if list == nil || i < 0 || i >= len(list.Elements) {
		return site.Refuse("the %s of %q are written in a way that cannot be edited in place", role, h.ID())
	}
	n := list.Elements[i]
	if n.Kind == decode.String {
		return h.Set(document.TableOf(document.Key("name", n), document.Key("id", document.Text(s.Other))), role, i)
	}
	if orcid := n.Get("orcid"); orcid != nil && a.Value.ORCID != "" && strings.Contains(strings.ToUpper(orcid.Str), a.Value.ORCID) {
		if err := h.Remove(role, i, "orcid"); err != nil {
			return err
		}
	}
	if err := h.Set(document.Text(s.Other), role, i, "id"); err != nil {
		return err
	}
	return nil
}

// authorshipNode writes a name on a work as records do.
func authorshipNode(a *scholar.Authorship) decode.Node {
	var entries []decode.Entry
	for _, f := range []struct{ key, value string }{
		{"id", a.ID}, {"name", a.Display}, {"given", a.Given}, {"family", a.Family}, {"particles", a.Particles},
		{"suffix", a.Suffix}, {"literal", a.Literal}, {"orcid", a.ORCID},
	} {
		if f.value != "" {
			entries = append(entries, document.Key(f.key, document.Text(f.value)))
		}
	}
	for _, f := range []struct {
		key  string
		list []string
	}{{"affiliations", a.Affiliations}, {"roles", a.Roles}} {
		var values []decode.Node
		for _, s := range f.list {
			values = append(values, document.Text(s))
		}
		if len(values) > 0 {
			entries = append(entries, document.Key(f.key, document.ListOf(values...)))
		}
	}
	for _, f := range []struct {
		key string
		set bool
	}{{"corresponding", a.Corresponding}, {"equal", a.Equal}} {
		if f.set {
			entries = append(entries, document.Key(f.key, document.Bool(true)))
		}
	}
	if len(entries) == 1 && a.Display != "" {
		return document.Text(a.Display)
	}
	return document.TableOf(entries...)
}

// add appends Values to the list Field of ID's record: what `lectern verify` found.
func (s *session) add() error {
	a, err := s.Author(s.ID)
	if err != nil {
		return err
	}
	h, err := s.OwnOrNew(a.ID)
	if err != nil {
		return err
	}
	for _, v := range s.Values {
		if err := h.Append(inForm(h.Get(s.Field), v, shortKey(s.Field)), s.Field); err != nil {
			return err
		}
	}
	s.report.Done = "added to " + s.Field + " of " + a.ID
	return nil
}
