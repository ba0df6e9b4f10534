// Package site is the bench on which records are edited: it reads a site, finds the
// record of an id in its file, and makes sure that what was edited still is a site. It
// knows nothing of what an edit is for.
package site

import (
	"fmt"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/catalog/join"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/edit/store"
	"lectern/generator/record"
	"lectern/generator/scholar"
	"lectern/generator/source"
)

// Refusal is why an edit is not done.
type Refusal string

// Error returns the reason.
func (r Refusal) Error() string { return string(r) }

func Refuse(format string, args ...any) error { return Refusal(fmt.Sprintf(format, args...)) }

// Site is a site that is being edited. What was read of it does not change with the
// edits.
type Site struct {
	Store   *store.Store
	Config  *config.Config
	Content *source.Content
	Catalog *catalog.Catalog
	Merged  []*record.Record[scholar.Author] // all layers of each author, by id

	files   map[string]*file
	errors  int
	authors map[string]*record.Record[scholar.Author] // Merged by present id
}

// New puts the files of a site on the bench.
func New(files *store.Store) *Site { return &Site{Store: files, files: map[string]*file{}} }

// Load reads the site. Errors of syntax and in single records stop the edit; what is
// wrong between records (one ORCID on two authors) may be what it is to mend.
func (s *Site) Load() ([]diag.Diagnostic, error) {
	var ds diag.List
	var err error
	if s.Config, err = config.Load(s.Store.FS(), config.Overrides{}, &ds); err != nil {
		return nil, err
	}
	if s.Content, err = source.Load(s.Store.FS(), s.Config, &ds); err != nil {
		return nil, err
	}
	if ds.HasErrors() {
		return ds.Sorted(), nil
	}
	s.Catalog = catalog.New(&s.Content.Records, s.Config, &ds)
	s.errors = countErrors(ds.Sorted())
	s.Merged = record.Merge(join.Authors(s.Content.Records.Authors), new(diag.List))
	s.authors = map[string]*record.Record[scholar.Author]{}
	for _, r := range s.Merged {
		s.authors[r.ID] = r
	}
	return nil, nil
}

func countErrors(ds []diag.Diagnostic) int {
	n := 0
	for _, d := range ds {
		if d.Severity == diag.Error {
			n++
		}
	}
	return n
}

// Verify reads the edited site and refuses an edit that would bring new errors.
func (s *Site) Verify() error {
	var ds diag.List
	cfg, err := config.Load(s.Store.FS(), config.Overrides{}, &ds)
	if err != nil {
		return err
	}
	content, err := source.Load(s.Store.FS(), cfg, &ds)
	if err != nil {
		return err
	}
	catalog.New(&content.Records, cfg, &ds)
	if all := ds.Sorted(); countErrors(all) > s.errors {
		for _, d := range all {
			if d.Severity == diag.Error {
				return Refuse("the edit would leave the site with an error, at %s: %s", d.Place, d.Message)
			}
		}
	}
	return nil
}

// Author returns the record of an id, all layers merged.
func (s *Site) Author(id string) (*record.Record[scholar.Author], error) {
	if r := s.authors[id]; r != nil {
		return r, nil
	}
	known := make([]string, 0, len(s.Merged))
	for _, r := range s.Merged {
		for _, former := range r.Value.FormerIDs {
			if former == id {
				return nil, Refuse("%q is a former id of %q: name that", id, r.ID)
			}
		}
		known = append(known, r.ID)
	}
	if near := diag.Nearest(id, known); near != "" {
		return nil, Refuse("no author's record has the id %q: did you mean %q?", id, near)
	}
	return nil, Refuse("no author's record has the id %q", id)
}

// Free refuses an id that cannot be given to an author: it is in use, or its page
// would stand where another one is.
func (s *Site) Free(id string, but *record.Record[scholar.Author]) error {
	if id != strings.Join(strings.Fields(id), " ") || id == "" {
		return Refuse("%q cannot be an id", id)
	}
	slug := scholar.Slug(id)
	for _, r := range s.Merged {
		for _, taken := range append([]string{r.ID}, r.Value.FormerIDs...) {
			own := r == but && taken != r.ID
			if !own && (taken == id || strings.EqualFold(scholar.Slug(taken), slug)) {
				return Refuse("the id %q is in use: %q stands at %s", id, taken, r.Place)
			}
		}
	}
	return nil
}
