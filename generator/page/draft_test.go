package page

import (
	"math/rand/v2"
	"testing"

	"lectern/generator/diag"
	"lectern/generator/view"
)

// drafts are sites that are planned in every way.
func drafts(t *testing.T) map[string]Inputs {
	in := newCorpus(60, 4).inputs(t, settings())
	in.Assets = []Asset{{Path: "assets/style.css", Data: []byte("p{}")}}
	in.Static = []StaticFile{{Path: "works/work1/figure.svg", Source: "static/works/work1/figure.svg"}}
	in.File = func(string) (FileInfo, bool) { return FileInfo{Width: 900, Height: 900}, true }
	further := in
	german := *in.Config
	german.Language, german.Languages = "de", []string{"en", "de"}
	english := german
	english.Language = "en"
	further.Config = &english
	further.Editions = []Edition{{Config: &german, Site: &view.Site{}, Base: in.Base, Text: in.Text}}
	person := in
	own := *in.Config
	own.Person = "author1"
	person.Config = &own
	return map[string]Inputs{"one language": in, "two languages": further, "a person": person}
}

// A page that is asked for is that of a whole plan, whatever was asked for before.
func TestDraftFindsWhatIsPlanned(t *testing.T) {
	for name, in := range drafts(t) {
		in.Lazy = true
		want := Plan(in, &diag.List{})
		paths := []string{"", "none", "works", "works/", "works/none/index.html", "works/work1/none.txt", "../x"}
		planned := map[string]Page{}
		for _, p := range want {
			planned[p.Path] = p
			paths = append(paths, p.Path)
		}
		ask := func(d *Draft, path string) {
			got, should := d.Find(path), planned[path]
			switch {
			case got == nil && should.Path == "":
			case got == nil || got.Path != should.Path || got.Kind != should.Kind || got.Lang != should.Lang || got.Sum() != should.Sum():
				t.Errorf("%s: at %q is %+v, want %+v", name, path, got, should)
			}
		}
		r := rand.New(rand.NewPCG(1, 2))
		for range 6 {
			r.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
			d := Open(in, &diag.List{})
			for _, path := range paths[:1+r.IntN(len(paths))] {
				ask(d, path)
			}
		}
		for _, path := range paths {
			ask(Open(in, &diag.List{}), path)
		}
	}
}

// What people look at while they edit is found without a plan of all.
func TestDraftPlansLittle(t *testing.T) {
	for name, in := range drafts(t) {
		in.Lazy = true
		d := Open(in, &diag.List{})
		for _, path := range []string{"works/work1/index.html", "works/work1/figure.svg", "assets/style.css", "authors/author2/index.html"} {
			if d.Find(path); d.parts > 1 {
				t.Fatalf("%s: for %s the lists are planned", name, path)
			}
		}
		for _, path := range []string{"index.html", "works/index.html", "404.html"} {
			if p := d.Find(path); p == nil || d.whole != nil {
				t.Errorf("%s: %s is %+v, and all is planned: %v", name, path, p, d.whole != nil)
			}
		}
	}
}
