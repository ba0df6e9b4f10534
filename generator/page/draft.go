package page

import (
	"slices"
	"strings"
	"sync"

	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/attach"
	"lectern/generator/page/kept"
	"lectern/generator/page/owner"
)

// Draft is a site of which everything is known but its pages. They are planned all at once
// or, where somebody waits to see one, as they are asked for. It may be used by many
// goroutines.
type Draft struct {
	ds       *diag.List
	editions []*site // the first language first

	mu     sync.Mutex
	whole  []Page           // nil until all are planned
	known  map[string]*Page // those that are planned, by path; nil: none
	parts  int              // of those in the folder of no work or person, how many are planned
	owners *owner.Index
}

// Open makes a draft. It reports what is wrong with the patterns of addresses; Plan reports
// the rest.
func Open(in Inputs, ds *diag.List) *Draft {
	all := editions(in)
	d := &Draft{ds: ds, editions: make([]*site, len(all))}
	languages := tongues(all)
	var last *site
	for i, edition := range slices.Backward(all) {
		last = open(edition, languages, last, ds)
		d.editions[i] = last
	}
	return d
}

// Plan returns all pages; see the function of that name.
func (d *Draft) Plan() []Page {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.plan(d.editions[0].in.Kept)
}

func (d *Draft) plan(memo *kept.Memo) []Page {
	if d.whole == nil {
		d.whole = d.all(memo)
		d.known, d.owners = nil, nil
	}
	return d.whole
}

// Find returns the page at a path, or nil, as if all were planned. The draft must be lazy. A
// path that several claim, which Plan reports, may lead to any of them.
func (d *Draft) Find(path string) *Page {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.whole == nil {
		d.around(path)
		parts := [...]func(p *plan){(*plan).planFiles, (*plan).planLists, (*plan).planOthers}
		for d.known[path] == nil && d.parts < len(parts) {
			d.part(parts[d.parts])
			d.parts++
		}
		if p := d.known[path]; p != nil {
			return p
		}
		d.plan(&kept.Memo{}) // nobody else's
	}
	i, found := slices.BinarySearchFunc(d.whole, path, func(p Page, path string) int { return strings.Compare(p.Path, path) })
	if !found {
		return nil
	}
	return &d.whole[i]
}

// around plans what stands in the folders of works and people that a path leads through.
func (d *Draft) around(path string) {
	if d.known == nil {
		d.known, d.owners = map[string]*Page{}, owner.New()
		for _, s := range d.editions {
			d.owners.Enter(s.book, s.works, s.people)
		}
	}
	d.owners.Of(path, func(w *catalog.Work) {
		d.part(func(p *plan) { p.planWork(w); p.planEach(File, attach.Work(p.deck, w, p.ds)) })
	}, func(a *catalog.Author) {
		d.part(func(p *plan) { p.planProfiles([]*catalog.Author{a}); p.planEach(File, attach.Author(p.deck, a, p.ds)) })
	})
}

// part plans some pages in all languages. Plan reports what is wrong with them.
func (d *Draft) part(do func(p *plan)) {
	for _, s := range slices.Backward(d.editions) {
		p := &plan{site: s, ds: &diag.List{}, keys: &kept.Keys{}, bases: map[Kind]Key{}}
		do(p)
		for i := range p.pages {
			if page := &p.pages[i]; d.known[page.Path] == nil {
				d.known[page.Path] = page
			}
		}
	}
}

// planOthers plans the profile that is the home page, if one is, and the institutions' logos.
func (p *plan) planOthers() {
	if person := p.book.Person(); person != nil {
		p.planProfiles([]*catalog.Author{person})
	}
	p.planEach(File, attach.All(p.deck, nil, nil, p.cat.Institutions, p.ds))
}
