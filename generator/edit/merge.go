package edit

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/decode"
	"lectern/generator/edit/document"
	"lectern/generator/edit/site"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// authorRecord is the record of an author, all layers merged.
type authorRecord = *record.Record[scholar.Author]

// merge puts the record of Other, the same person, into that of ID.
func (s *session) merge() error {
	a, err := s.Author(s.ID)
	if err != nil {
		return err
	}
	b, err := s.Author(s.Other)
	if err != nil {
		return err
	}
	if a == b {
		return site.Refuse("%q cannot be merged with itself", s.ID)
	}
	if err := s.samePerson(a, b); err != nil {
		return err
	}
	into, err := s.OwnOrNew(a.ID)
	if err != nil {
		return err
	}
	from, _, err := s.Own(b.ID)
	if err != nil {
		return err
	}
	if from != nil {
		if err := s.gather(into, from, a); err != nil {
			return err
		}
		if err := from.Delete(); err != nil {
			return err
		}
	}
	if err := s.gatherImported(into, a, b); err != nil {
		return err
	}
	for _, name := range append([]string{b.Value.Full()}, plainNames(b.Value.OtherNames)...) {
		if err := s.addName(into, a, name); err != nil {
			return err
		}
	}
	if err := s.settleDenials(into, a, b, from != nil); err != nil {
		return err
	}
	s.report.Done = "merged " + b.ID + " into " + a.ID + "; the address of " + b.ID + " leads there"
	return addMissing(into, "former_ids", append([]string{b.ID}, b.Value.FormerIDs...), a.Value.FormerIDs)
}

// samePerson refuses two records that cannot be one person's.
func (s *session) samePerson(a, b authorRecord) error {
	if s.Force {
		return nil
	}
	for _, id := range []struct{ label, a, b string }{
		{"ORCID iDs", a.Value.ORCID, b.Value.ORCID}, {"ISNIs", a.Value.ISNI, b.Value.ISNI}, {"Wikidata ids", a.Value.Wikidata, b.Value.Wikidata},
	} {
		if id.a != "" && id.b != "" && id.a != id.b {
			return site.Refuse("%q and %q have different %s, %s and %s: they are two people, or one of them is wrong (--force keeps that of %q)",
				a.ID, b.ID, id.label, id.a, id.b, a.ID)
		}
	}
	for _, w := range s.Catalog.Works {
		for _, list := range [][]catalog.Authorship{w.Authorships, w.EditorsOf, w.Translated} {
			if onWork(list, a.ID) >= 0 && onWork(list, b.ID) >= 0 {
				return site.Refuse("%q and %q both stand on the work %q: they are two people, or it names one twice (--force merges them nevertheless)", a.ID, b.ID, w.ID)
			}
		}
	}
	return nil
}

// onWork returns the place of an author in a list of names on a work, or -1.
func onWork(list []catalog.Authorship, id string) int {
	return slices.IndexFunc(list, func(x catalog.Authorship) bool { return x.Author.ID == id && x.Author.Recorded })
}

// stays lists what is said of a record and not of the person: it is not carried over.
// Names, former ids and not_mine have rules of their own.
func stays() []string {
	return []string{"id", "kind", "name", "given", "family", "particles", "suffix", "literal", "sort_name", "order", "hidden", "noindex",
		"match_names", "claimed", "verifications", "reviewed", "followers", "unset", "former_ids", "other_names", "not_mine"}
}

// gather gives one record what only the other one has.
func (s *session) gather(into, from *site.Handle, a authorRecord) error {
	node := from.Get()
	for i := range node.Entries {
		e := &node.Entries[i]
		if slices.Contains(stays(), e.Key) || e.Value.Kind == decode.Null {
			continue
		}
		v := relocate(e.Key, e.Value, path.Dir(from.File()), path.Dir(into.File()))
		if err := s.carry(into, a, e.Key, v); err != nil {
			return err
		}
	}
	if text := from.Text(); text != "" && strings.HasSuffix(from.File(), ".md") {
		return s.carry(into, a, "bio", document.Text(text))
	}
	return nil
}

// gatherImported does the same for imported records of b whose layer has a record of a:
// it is that one which counts from now on. Other layers of b come to lie under a.
func (s *session) gatherImported(into *site.Handle, a, b authorRecord) error {
	covered := map[*record.Layer]bool{}
	for _, r := range s.Content.Records.Authors {
		covered[r.Layer] = covered[r.Layer] || r.ID == a.ID
	}
	for _, r := range s.Content.Records.Authors {
		if r.ID != b.ID || !r.Layer.Imported() || !covered[r.Layer] {
			continue
		}
		from, err := s.Open("author", r.ID, r.Place.File, r.Place.Line)
		if err == nil {
			err = s.gather(into, from, a)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// carry gives a record one value of another, if it has none.
func (s *session) carry(into *site.Handle, a authorRecord, key string, v decode.Node) error {
	there := into.Get(key)
	mine := there != nil && there.Kind != decode.Null
	switch {
	case !mine && a.Has(key):
		s.note("%s: that of %q is kept, which %s has", key, a.ID, a.PlaceOf(key).File)
	case !mine:
		return into.Set(v, key)
	case there.Kind == decode.List && v.Kind == decode.List:
		for i := range v.Elements {
			element := &v.Elements[i]
			known := slices.ContainsFunc(into.Get(key).Elements, func(n decode.Node) bool { return document.Equal(&n, element) })
			if known {
				continue
			}
			if err := into.Append(inForm(into.Get(key), *element, shortKey(key)), key); err != nil {
				return err
			}
		}
	case there.Kind == decode.Table && v.Kind == decode.Table && (key == "identifiers" || key == "extra"):
		for i := range v.Entries {
			e := &v.Entries[i]
			if old := into.Get(key, e.Key); old == nil {
				if err := into.Set(e.Value, key, e.Key); err != nil {
					return err
				}
			} else if !document.Equal(old, &e.Value) {
				s.note("%s.%s: that of %q is kept", key, e.Key, a.ID)
			}
		}
	case !document.Equal(there, &v):
		s.note("%s: that of %q is kept", key, a.ID)
	}
	return nil
}

// shortKey is the key that the short form of an element in a list stands for.
func shortKey(key string) string {
	switch key {
	case "affiliations":
		return "institution"
	case "links":
		return "url"
	case "education":
		return "degree"
	case "verifications":
		return "method"
	}
	return "name"
}

// inForm writes a plain element as a table where the list holds tables already: TOML
// lists that headers make hold nothing else.
func inForm(list *decode.Node, v decode.Node, key string) decode.Node {
	tables := list != nil && len(list.Elements) > 0 && list.Elements[0].Kind == decode.Table
	if tables && v.Kind == decode.String {
		return document.TableOf(document.Key(key, v))
	}
	return v
}

// addName adds a name to the other names of an author who is not known by it yet.
func (s *session) addName(into *site.Handle, a authorRecord, name string) error {
	known := append([]string{a.Value.Full()}, plainNames(a.Value.OtherNames)...)
	if list := into.Get("other_names"); list != nil {
		for i := range list.Elements {
			n := &list.Elements[i]
			if of := n.Get("name"); of != nil {
				n = of
			}
			known = append(known, scholar.Name{Display: site.Clean(n.Str)}.Full())
		}
	}
	if name == "" || slices.Contains(known, name) {
		return nil
	}
	v := document.Text(name)
	return into.Append(inForm(into.Get("other_names"), v, "name"), "other_names")
}

func plainNames(names []scholar.OtherName) []string {
	var out []string
	for _, n := range names {
		out = append(out, scholar.Name{Display: n.Name}.Full())
	}
	return out
}

// settleDenials puts what two records of one person say is not theirs together: a
// work that names one of them is theirs.
func (s *session) settleDenials(into *site.Handle, a, b authorRecord, carry bool) error {
	linked := func(work, id string) bool {
		w := s.Catalog.Work(work)
		return w != nil && (onWork(w.Authorships, id) >= 0 || onWork(w.EditorsOf, id) >= 0 || onWork(w.Translated, id) >= 0)
	}
	if list := into.Get("not_mine"); list != nil {
		for i := len(list.Elements) - 1; i >= 0; i-- {
			if work := list.Elements[i].Str; linked(site.Clean(work), b.ID) {
				s.note("not_mine: %s is taken out, since it names %q", work, b.ID)
				if err := into.Remove("not_mine", i); err != nil {
					return err
				}
			}
		}
	}
	if !carry {
		return nil
	}
	var denied []string
	for _, work := range b.Value.NotMine {
		if linked(work, a.ID) {
			s.note("not_mine: %s is left out, since it names %q", work, a.ID)
		} else {
			denied = append(denied, work)
		}
	}
	return addMissing(into, "not_mine", denied, a.Value.NotMine)
}

// addMissing adds strings to a list. Those that lower layers have are stated again
// with the first one added, since a list replaces another whole.
func addMissing(h *site.Handle, key string, add, there []string) error {
	if len(add) == 0 {
		return nil
	}
	if h.Get(key) == nil {
		add = append(slices.Clone(there), add...)
	}
	var stated []string
	if list := h.Get(key); list != nil {
		for i := range list.Elements {
			stated = append(stated, site.Clean(list.Elements[i].Str))
		}
	}
	for _, s := range add {
		if slices.Contains(stated, s) {
			continue
		}
		stated = append(stated, s)
		if err := h.Append(document.Text(s), key); err != nil {
			return err
		}
	}
	return nil
}

// relocate makes the files that a value names relative to another folder.
func relocate(key string, v decode.Node, from, to string) decode.Node {
	move := func(n decode.Node) decode.Node {
		if n.Kind != decode.String || n.Str == "" || strings.Contains(n.Str, ":") || strings.HasPrefix(n.Str, "/") {
			return n
		}
		if moved, err := filepath.Rel(filepath.FromSlash(to), filepath.FromSlash(path.Join(from, n.Str))); err == nil {
			n.Str = filepath.ToSlash(moved)
		}
		return n
	}
	switch {
	case from == to:
	case key == "photo":
		return move(v)
	case key == "links" && v.Kind == decode.List:
		v.Elements = slices.Clone(v.Elements)
		for i, link := range v.Elements {
			if link.Kind == decode.String {
				v.Elements[i] = move(link)
				continue
			}
			link.Entries = slices.Clone(link.Entries)
			for j := range link.Entries {
				if link.Entries[j].Key == "url" {
					link.Entries[j].Value = move(link.Entries[j].Value)
				}
			}
			v.Elements[i] = link
		}
	}
	return v
}
