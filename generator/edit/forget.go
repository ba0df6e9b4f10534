package edit

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/generator/edit/document"
	"lectern/generator/edit/site"
	"lectern/generator/scholar"
	"lectern/generator/source/suppress"
)

// listHead is the top of a new suppression list. The file says what it is, since
// somebody will find it years later.
const listHead = `# People who asked to be left out of this site, as keyed hashes: no names stand here.
# "lectern author forget" writes this file, and every build reads it. Without it they
# come back. The addresses are those of their former pages, encrypted with the key.
key = ""
hashes = [
]
addresses = [
]
`

// forget takes a person out of the site and puts what identifies them on the
// suppression list.
func (s *session) forget() error {
	a, recorded, err := s.anybody(s.ID)
	if err != nil {
		return err
	}
	if recorded && (s.Config.Person == a.ID || slices.Contains(a.FormerIDs, s.Config.Person)) {
		return site.Refuse("%q is the person whose site this is (person in site.toml)", a.ID)
	}
	if err := s.suppress(a, recorded); err != nil {
		return err
	}
	if err := s.removeRecord(a); err != nil {
		return err
	}
	if err := s.removeFromWorks(a); err != nil {
		return err
	}
	if err := s.removeAdvisor(a); err != nil {
		return err
	}
	s.namesakes(a)
	s.mentions(a)
	s.report.Done = "forgotten: their hashes are in " + suppress.File + ", and works keep no more than the name"
	return nil
}

// anybody finds who is meant: a record by its id; else somebody whom works name, by
// id, ORCID iD or name.
func (s *session) anybody(id string) (a *scholar.Author, recorded bool, err error) {
	r, err := s.Author(id)
	if err == nil {
		return &r.Value, true, nil
	}
	var found []*catalog.Author
	for _, w := range s.Catalog.Works {
		for _, x := range slices.Concat(w.Authorships, w.EditorsOf, w.Translated) {
			who := x.Author
			fits := who.ID == id || who.ORCID == id || who.Slug == id || who.Full() == site.Clean(id)
			if !who.Recorded && !who.Hidden && fits && !slices.Contains(found, who) {
				found = append(found, who)
			}
		}
	}
	if len(found) == 0 {
		return nil, false, err
	}
	all := *found[0].Author
	for _, other := range found[1:] {
		all.FormerIDs = append(all.FormerIDs, other.ID) // one name, told apart by ids
		if all.ORCID == "" {
			all.ORCID = other.ORCID
		}
	}
	return &all, false, nil
}

// suppress adds a person to the list.
func (s *session) suppress(a *scholar.Author, recorded bool) error {
	var ds diag.List
	list, err := suppress.Load(s.Store.FS(), &ds)
	if err != nil {
		return err
	}
	src, err := s.Store.Read(suppress.File)
	if errors.Is(err, fs.ErrNotExist) {
		src, list = []byte(listHead), suppress.New(s.Key)
	} else if err != nil {
		return err
	}
	doc, err := document.Open(suppress.File, src)
	if err != nil {
		return site.Refusal(err.Error())
	}
	if key := doc.Get(document.Path{"key"}); key == nil || key.Str == "" {
		err = doc.Set(document.Path{"key"}, document.Text(list.Key()))
	}
	if err == nil {
		err = extend(doc, "hashes", list.Hashes(a, s.published(a)))
	}
	if err == nil && !s.NoPage {
		var sealed []string
		for _, slug := range s.slugs(a, recorded) {
			sealed = append(sealed, list.Seal(slug))
		}
		err = extend(doc, "addresses", sealed)
	}
	if err != nil {
		return site.Shape(err)
	}
	s.Put(suppress.File, doc)
	return nil
}

// published lists the names under which works name somebody by id, ORCID iD or name.
func (s *session) published(a *scholar.Author) []string {
	linked := s.printed(a)
	var out []string
	for _, r := range s.Content.Records.Works {
		for _, list := range [][]scholar.Authorship{r.Value.Authors, r.Value.Editors, r.Value.Translators} {
			for i := range list {
				if _, resolved := linked[&list[i]]; resolved || named(a, &list[i]) {
					out = append(out, list[i].Full())
				}
			}
		}
	}
	return out
}

// named reports whether a name on a work comes with somebody's id or ORCID iD.
func named(a *scholar.Author, x *scholar.Authorship) bool {
	return x.ID != "" && (x.ID == a.ID || slices.Contains(a.FormerIDs, x.ID)) || x.ORCID != "" && x.ORCID == a.ORCID
}

// slugs lists those of the pages that somebody had.
func (s *session) slugs(a *scholar.Author, recorded bool) []string {
	var out []string
	for _, id := range append([]string{a.ID}, a.FormerIDs...) {
		if id != "" && (recorded || s.Config.AuthorPages.All || s.Config.AuthorPages.Works > 0) {
			out = append(out, scholar.Slug(id))
		}
	}
	if !recorded && len(out) == 0 && (s.Config.AuthorPages.All || s.Config.AuthorPages.Works > 0) {
		out = append(out, scholar.NameSlug(a.Full()))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// extend adds strings to a list of the suppression list, one a line.
func extend(doc *document.Document, key string, add []string) error {
	p := document.Path{key}
	for _, s := range add {
		there := doc.Get(p)
		if there != nil && slices.ContainsFunc(there.Elements, func(n decode.Node) bool { return n.Str == s }) {
			continue
		}
		if err := doc.Append(p, document.Text(s)); err != nil {
			return err
		}
	}
	return nil
}

// removeRecord removes the hand-written record, and the photo that nobody else's
// record names.
func (s *session) removeRecord(a *scholar.Author) error {
	h, r, err := s.Own(a.ID)
	if h == nil || err != nil {
		return err
	}
	if r.Value.Photo != "" {
		photo := path.Join(r.Folder, r.Value.Photo)
		shared := false
		for _, other := range s.Content.Records.Authors {
			shared = shared || other != r && other.Value.Photo != "" && path.Join(other.Folder, other.Value.Photo) == photo
		}
		if !shared {
			if err := s.Store.Write("content/"+photo, nil); err != nil {
				return err
			}
		}
	}
	return h.Delete()
}

// removeFromWorks leaves of the person nothing but the name on hand-written works.
// Imported ones are left to the list, which is asked whenever they are read.
func (s *session) removeFromWorks(a *scholar.Author) error {
	linked := s.printed(a)
	theirs := func(x *scholar.Authorship) bool {
		printed, resolved := linked[x]
		return named(a, x) || resolved && (!onlyName(x) || printed != x.Full())
	}
	for _, r := range s.Content.Records.Works {
		if err := s.EachName(r, theirs, func(h *site.Handle, steps ...any) error {
			return plainName(h, a, steps...)
		}); err != nil {
			return err
		}
		if r.Layer.Imported() && slices.ContainsFunc(r.Value.Authors, func(x scholar.Authorship) bool { return replaced(a, x.Full()) }) {
			s.note("%s prints a name that the record replaced, as its source does: state its authors in content/works/", r.Place)
		}
	}
	return nil
}

// replaced reports whether a name gave way to the present one.
func replaced(a *scholar.Author, name string) bool {
	return slices.ContainsFunc(a.OtherNames, func(n scholar.OtherName) bool {
		return n.Replace && scholar.Fold(scholar.Name{Display: n.Name}.Full()) == scholar.Fold(name)
	})
}

func onlyName(x *scholar.Authorship) bool {
	return x.ID == "" && x.ORCID == "" && len(x.Affiliations) == 0 && len(x.Roles) == 0 && !x.Corresponding && !x.Equal
}

// printed lists the names on works that are linked to somebody.
func (s *session) printed(a *scholar.Author) map[*scholar.Authorship]string {
	out := map[*scholar.Authorship]string{}
	for _, w := range s.Catalog.Works {
		for _, x := range slices.Concat(w.Authorships, w.EditorsOf, w.Translated) {
			if x.Author.ID == a.ID && x.Author.Full() == a.Full() {
				out[x.Authorship] = x.Printed
			}
		}
	}
	return out
}

// plainName removes what stands beside a name. Where only an id stood, or a name that
// the record replaced, the present name is put there.
func plainName(h *site.Handle, a *scholar.Author, steps ...any) error {
	below := func(key string) []any { return append(slices.Clone(steps), key) }
	n := h.Get(steps...)
	if n == nil || n.Kind != decode.Table {
		return h.Set(document.Text(a.Full()), steps...)
	}
	keep := []string{"name", "given", "family", "particles", "suffix", "literal"}
	named := slices.ContainsFunc(n.Entries, func(e decode.Entry) bool {
		return slices.Contains(keep, e.Key) && e.Value.Kind == decode.String && strings.TrimSpace(e.Value.Str) != ""
	})
	if name := h.Get(below("name")...); !named || name != nil && replaced(a, site.Clean(name.Str)) {
		if err := h.Set(document.Text(a.Full()), below("name")...); err != nil {
			return err
		}
		keep, n = keep[:1], h.Get(steps...)
	}
	var remove []string
	for _, e := range n.Entries {
		if !slices.Contains(keep, e.Key) {
			remove = append(remove, e.Key)
		}
	}
	for _, key := range remove {
		if err := h.Remove(below(key)...); err != nil {
			return err
		}
	}
	return nil
}

// removeAdvisor takes the person out of hand-written lists of advisors.
func (s *session) removeAdvisor(a *scholar.Author) error {
	names := append(append([]string{a.ID, a.Full()}, a.FormerIDs...), plainNames(a.OtherNames)...)
	for _, r := range s.Content.Records.Authors {
		if r.Layer.Imported() || r.ID == a.ID || !slices.ContainsFunc(r.Value.Advisors, func(x string) bool { return slices.Contains(names, x) }) {
			continue
		}
		h, err := s.Open("author", r.ID, r.Place.File, r.Place.Line)
		if err != nil {
			return err
		}
		for i := len(h.Get("advisors").Elements) - 1; i >= 0; i-- {
			if !slices.Contains(names, site.Clean(h.Get("advisors", i).Str)) {
				continue
			}
			if err := h.Remove("advisors", i); err != nil {
				return err
			}
		}
	}
	return nil
}

// namesakes tells of others who have one of the names: by the name alone works will
// no longer be linked to them.
func (s *session) namesakes(a *scholar.Author) {
	folded := map[string]bool{}
	for _, name := range append(plainNames(a.OtherNames), a.Full()) {
		folded[scholar.Fold(name)] = true
	}
	for _, r := range s.Merged {
		if r.ID == a.ID {
			continue
		}
		for _, name := range append(plainNames(r.Value.OtherNames), r.Value.Full()) {
			if folded[scholar.Fold(name)] {
				s.note("%s has the same name: works are linked to that record by id or ORCID iD only from now on", r.ID)
				break
			}
		}
	}
}

// mentions tells of texts that still hold the name, which only a human can judge.
func (s *session) mentions(a *scholar.Author) {
	var files []string
	for _, r := range s.Content.Records.Pages {
		if strings.Contains(r.Value.Body.Source, a.Full()) {
			files = append(files, r.Place.File)
		}
	}
	for _, r := range s.Content.Records.Authors {
		if r.ID != a.ID && strings.Contains(r.Value.Bio.Source, a.Full()) {
			files = append(files, r.Place.File)
		}
	}
	slices.Sort(files)
	for _, name := range slices.Compact(files) {
		s.note("%s has the name in its text: look at it yourself", name)
	}
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprint(n, " ", noun)
}
