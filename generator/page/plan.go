package page

import (
	"slices"
	"strings"
	"sync"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/catalog/parallel"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/amend"
	"lectern/generator/page/attach"
	"lectern/generator/page/card"
	"lectern/generator/page/export"
	"lectern/generator/page/hosting"
	"lectern/generator/page/kept"
	"lectern/generator/page/key"
	"lectern/generator/page/menu"
	"lectern/generator/page/metadata"
	"lectern/generator/page/neighbours"
	"lectern/generator/page/prose"
	"lectern/generator/page/script"
	"lectern/generator/page/sharing"
	"lectern/generator/page/snapshot"
	"lectern/generator/page/ties"
)

// Plan returns the pages of the site, sorted by path, each with its key; no view is
// made. It reports paths that are claimed twice, files that records name and nobody
// can find, and menu links that lead nowhere.
func Plan(in Inputs, ds *diag.List) []Page { return Open(in, ds).Plan() }

// all plans all pages.
func (d *Draft) all(memo *kept.Memo) []Page {
	p := &plan{site: d.editions[0], ds: d.ds, keys: memo.Next(d.editions[0].cat)}
	room := p.keys.Room()
	p.pages, p.claims = make([]Page, 0, room), make([]address.Claim, 0, room)
	for i, edition := range slices.Backward(d.editions) { // files that do not vary by language belong to the first
		p.site, p.bases = edition, map[Kind]Key{}
		p.keys.Edition([]Key{p.frameKey, p.base(Author), p.base(Work), p.base(Crowd), p.base(Feed), p.base(Plain)}, p.ties)
		half := len(p.people) / 2 // the parts cost about the same
		p.beside(func(p *plan) { p.planProfiles(p.people[:half]) }, func(p *plan) { p.planProfiles(p.people[half:]) }, (*plan).planRest)
		if i == 0 {
			p.planRemoved()
			p.planMachine()
		}
		p.makeKeys()
		p.trace()
	}
	p.sort()
	address.CheckFolders(len(p.pages), func(i int) string { return p.pages[i].Path }, p.ds)
	menu.Check(p.cfg, p.book, p.has, p.ds)
	return p.pages
}

// beside plans parts at once, and puts the pages of each after those of the one before.
func (p *plan) beside(parts ...func(*plan)) {
	room := p.keys.Room() * 2 / len(p.tongues) / 5
	made := make([]plan, len(parts))
	var group sync.WaitGroup
	for i, part := range parts {
		made[i] = plan{site: p.site, ds: p.ds, keys: p.keys, bases: map[Kind]Key{}, pages: make([]Page, 0, room), claims: make([]address.Claim, 0, room)}
		group.Go(func() { part(&made[i]) })
	}
	group.Wait()
	for i := range made {
		p.take(&made[i])
	}
}

// take adds what a part has planned.
func (p *plan) take(part *plan) {
	p.pages = append(p.pages, part.pages...)
	p.claims = append(p.claims, part.claims...)
	p.unkeyed = append(p.unkeyed, part.unkeyed...)
	p.addresses = append(p.addresses, part.addresses...)
	p.moved = append(p.moved, part.moved...)
}

// planRest plans all pages but the profiles.
func (p *plan) planRest() {
	for _, w := range p.works {
		p.planWork(w)
	}
	p.same = false
	p.planLists()
	p.planFormer()
	if p.cfg.Main() {
		p.planEach(File, attach.All(p.deck, p.people, p.works, p.cat.Institutions, p.ds))
		p.planFiles()
	}
}

// planLists plans the pages that are neither of one work nor of one person.
func (p *plan) planLists() {
	p.planHome()
	p.planPeople()
	p.planWorks()
	p.planGroups()
	p.planExplorer()
	p.planTrust()
	p.planFollowing()
	p.planTexts()
}

// plan is what a plan is being made of. The part that views need, site, outlives
// Plan; the rest does not.
type plan struct {
	*site
	ds        *diag.List
	bases     map[Kind]Key
	keys      *kept.Keys
	same      bool // the pages that are planned now have the keys that they had
	pages     []Page
	claims    []address.Claim // of the pages
	unkeyed   []kept.Page     // the last pages, whose keys are not made yet
	addresses []string        // of the pages that a sitemap names
	moved     []hosting.Move
}

// site is what the frames and contents of all pages share.
type site struct {
	in      Inputs
	tongues []tongue // the languages of the site, the first one first
	cfg     *config.Config
	cat     *catalog.Catalog
	book    *address.Book
	deck    *card.Deck
	shelf   *prose.Shelf
	works   []*catalog.Work // those with a page
	menu    menu.Menu
	feed    string            // address of the site's feed; empty without one
	dir     string            // "ltr" or "rtl"
	people  []*catalog.Author // those with a page
	scale   *snapshot.Scale   // nil where the site shows no trust
	ties    *ties.Ties
	atlas   *neighbours.Atlas
	meta    *metadata.Site
	desk    *amend.Desk
	exports *export.Shelf // the same in all languages

	frameKey Key // of what the frames of all pages depend on
}

// open makes what the pages of the edition in one language share; another is an edition that
// is there already, or nil.
func open(in Inputs, tongues []tongue, another *site, ds *diag.List) *site {
	if another != nil {
		ds = &diag.List{} // mistakes in the patterns of addresses are the same for all editions
	}
	book := address.New(in.Catalog, in.Config, ds)
	deck := card.New(card.Entries{Catalog: in.Catalog, Book: book, Lang: in.Config.Language, Main: in.Config.Languages[0],
		PageSize: in.Config.PageSize, Text: in.Text, File: in.File, COinS: in.Config.Metadata.COinS, Lazy: in.Lazy})
	tied := ties.New(deck, in.Catalog, in.Lazy)
	s := &site{in: in, tongues: tongues, cfg: in.Config, cat: in.Catalog, book: book, deck: deck,
		shelf: prose.Arrange(in.Catalog.Pages, in.Config.Language), ties: tied, atlas: neighbours.NewAtlas(deck, tied, in.Config.Graph),
		works: deck.Shown(in.Catalog.Works), dir: script.Direction(in.Config.Language), scale: snapshot.New(in.Config, deck), desk: amend.New(in.Config, in.Catalog, deck)}
	for _, a := range in.Catalog.Authors {
		if book.Author(a) != "" {
			s.people = append(s.people, a)
		}
	}
	if in.Config.Feeds.Site && len(s.works) > 0 {
		s.feed = book.Static("feed.xml")
	}
	s.menu = menu.New(in.Config, deck, s.shelf)
	if another == nil {
		s.exports = export.New(deck, in.Catalog.Works, in.Config, in.Exports)
	} else {
		s.exports = another.exports
	}
	s.meta = &metadata.Site{Deck: deck, Config: in.Config, Covers: sharing.New(in.Config, deck, in.Assets), Exports: s.exports}
	s.frameKey = s.hashFrame()
	return s
}

// trace tells what the cards of works stand for, where somebody wants to know.
func (p *plan) trace() {
	if p.in.Traced == nil {
		return
	}
	for _, w := range p.cat.Works {
		p.in.Traced(p.deck.WorkDigest(w), Key(w.Digest))
		p.in.Traced(p.ties.Work(w), Key(w.Digest))
	}
}

// entry is a page with a frame.
type entry struct {
	kind    Kind
	href    string // of the page; "" where the address is not said (404.html)
	section string // the section it lies in: "works"; "" for none
	feed    string
	exports string // address, without its ending, of files of the works that it lists
	noindex bool
	content content
}

// add plans a page with a frame. What names it, and place says where it comes from,
// in a report of a clash.
func (p *plan) add(e entry, what string, place diag.Place) {
	p.addAt(p.book.Path(e.href), e, what, place)
}

func (p *plan) addAt(path string, e entry, what string, place diag.Place) {
	s := p.site
	base, frame := p.base(e.kind), p.frameKey
	e.feed = s.book.Shared(e.feed)
	sum := func(h *key.Hasher) Key { return e.sum(h, base, frame) }
	page := Page{Path: path, Kind: e.kind, Lang: s.cfg.Language, View: func() any {
		if s.in.made != nil {
			s.in.made(path)
		}
		return e.content.View(s.frame(e))
	}}
	if s.in.Traced != nil {
		page.trace = func(seen func(Key)) { sum(&key.Hasher{Seen: func(d [16]byte) { seen(d) }}) }
	}
	p.enter(page, sum, what, place)
	if !e.noindex && e.href != "" && e.kind != Redirect {
		p.addresses = append(p.addresses, e.href)
	}
}

// addFile plans a page without a frame, whose key is of its kind and of what hash adds. It
// does not vary by language, so that the edition in the first language has it for all.
func (p *plan) addFile(kind Kind, path string, hash func(h *key.Hasher), what string, place diag.Place, view func() any) {
	if !p.cfg.Main() {
		return
	}
	base := p.base(kind)
	p.enter(Page{Path: path, Kind: kind, Lang: p.cfg.Language, View: view}, func(h *key.Hasher) Key {
		if kind != File { // which is copied: no template touches it
			h.Digest(base)
		}
		hash(h)
		return h.Sum()
	}, what, place)
}

// enter adds a page whose key is still to be made.
func (p *plan) enter(page Page, sum func(h *key.Hasher) Key, what string, place diag.Place) {
	if p.in.Lazy {
		page.later = sum
	} else {
		p.unkeyed = append(p.unkeyed, kept.Page{Sum: sum, Same: p.same})
	}
	p.pages = append(p.pages, page)
	p.claims = append(p.claims, address.Claim{Path: page.Path, What: what, Place: place})
}

// makeKeys makes the keys of the pages: several at once, since they are most of what a plan
// costs; or none yet, where they are wanted one by one.
func (p *plan) makeKeys() {
	first := len(p.pages) - len(p.unkeyed)
	pages := p.pages[first:]
	parallel.Ranges(len(pages), func(from, to int) {
		var h key.Hasher
		for i := from; i < to; i++ {
			pages[i].Key = p.keys.Of(first+i, pages[i].Path, p.unkeyed[i], &h)
		}
	})
	p.unkeyed = nil
}

// sort brings the pages into the order of their paths, each path once.
func (p *plan) sort() {
	p.keys.Keep(len(p.pages), func(i int) (string, Key) { return p.pages[i].Path, p.pages[i].Key })
	order := p.keys.Order.Of(p.claims, p.ds)
	sorted := make([]Page, len(order))
	for i, at := range order {
		sorted[i] = p.pages[at]
	}
	p.pages = sorted
}

// sum makes the page's key.
func (e *entry) sum(h *key.Hasher, base, frame Key) Key {
	h.Digest(base)
	h.Digest(frame)
	h.Str(e.href, e.section, e.feed, e.exports)
	h.Bool(e.noindex)
	e.content.Hash(h)
	return h.Sum()
}

// base returns the digest of a kind's theme files and constants.
func (p *plan) base(k Kind) Key {
	b, known := p.bases[k]
	if !known && p.in.Base != nil {
		b = p.in.Base(k)
		p.bases[k] = b
	}
	return b
}

// has reports whether a page stands at a path, once all are sorted.
func (p *plan) has(path string) bool {
	_, found := slices.BinarySearchFunc(p.pages, path, func(q Page, path string) int { return strings.Compare(q.Path, path) })
	return found
}
