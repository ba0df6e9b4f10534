package card

import (
	"cmp"
	"strconv"
	"strings"
	"sync/atomic"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card/brief"
	"lectern/generator/page/card/coins"
	"lectern/generator/page/card/evidence"
	"lectern/generator/page/card/printed"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// bylineMax is how many names a card carries, besides the page's owner.
const bylineMax = 12

// Work makes the card of a work. The owner, where not nil, is the author whose page
// it stands on: marked in the byline, and never left out of it. The lists of a card
// are shared with others and must not be written to.
func (d *Deck) Work(w *catalog.Work, owner *catalog.Author) view.WorkCard {
	c := *d.unowned(w)
	if owner != nil {
		d.own(&c, w, owner)
	}
	return c
}

// slot is what is kept of a work: a card stands on ten pages and more.
type slot struct {
	digest key.Key
	card   atomic.Pointer[view.WorkCard] // nil until it was made first
}

// unowned returns the card of a work on nobody's page.
func (d *Deck) unowned(w *catalog.Work) *view.WorkCard {
	at := d.slots.At(w)
	if at == nil { // not among the catalog's works: one that is hidden
		return d.makeWork(w)
	}
	if c := at.card.Load(); c != nil {
		return c
	}
	c := d.makeWork(w) // perhaps by two at once, who make the same
	at.card.Store(c)
	return c
}

func (d *Deck) makeWork(w *catalog.Work) *view.WorkCard {
	title, lang := d.Title(w)
	when := w.When()
	c := &view.WorkCard{
		ID:       w.ID,
		Href:     d.Book.Work(w),
		Title:    markup.Unlinked(title),
		Plain:    markup.Plain(title),
		Lang:     lang,
		Venue:    d.WorkVenue(w),
		Year:     int(when.Year),
		YearHref: d.Book.Year(int(when.Year)),
		Date:     when.String(),
		TypeKey:  TypeKey(w.Type),
		Status:   shownStatus(w.Status),
		Source:   w.Source,
		Actions:  d.Actions(w),
	}
	c.Brief = brief.Of(c.Plain)
	if html := string(c.Title); strings.Contains(html, "<math") || strings.Contains(html, "<su") {
		c.Aside = c.Plain
	}
	if c.Status != "" && !w.Notice.IsZero() {
		c.Notice = markup.Plain(w.Notice.In(d.Lang))
	}
	for _, award := range w.Awards {
		c.Awards = append(c.Awards, markup.Plain(award.In(d.Lang)))
	}
	people, editors := namesOf(w)
	c.Editors = editors
	shown := min(len(people), bylineMax)
	c.Byline = make([]view.Name, shown)
	for i := range people[:shown] {
		c.Byline[i] = d.Name(&people[i], nil)
	}
	if c.More = len(people) - shown; c.More > 0 {
		c.MoreAfter = shown - 1
	}
	return c
}

// Title returns a work's title in the site's language, if it has one in it, with
// the language where it differs. A title without a language is in the work's.
func (d *Deck) Title(w *catalog.Work) (scholar.Text, string) {
	return d.ofWork(w, w.Title)
}

// TypeKey returns the key of a type's string; a work without a type is an "other".
func TypeKey(t scholar.WorkType) string {
	info, _ := t.Info()
	return "type_" + string(info.Type)
}

// shownStatus leaves out what goes without saying.
func shownStatus(s scholar.WorkStatus) string {
	if s == scholar.StatusPublished {
		return ""
	}
	return string(s)
}

// namesOf returns who stands in the byline of a work: its authors, else its editors.
func namesOf(w *catalog.Work) (people []catalog.Authorship, editors bool) {
	if len(w.Authorships) > 0 {
		return w.Authorships, false
	}
	return w.EditorsOf, len(w.EditorsOf) > 0
}

// own marks the owner in a byline that is nobody's yet.
func (d *Deck) own(c *view.WorkCard, w *catalog.Work, owner *catalog.Author) {
	people, _ := namesOf(w)
	shown := len(c.Byline)
	at, ok := d.position(w, people, owner)
	if !ok {
		return
	}
	byline := make([]view.Name, shown, shown+1)
	copy(byline, c.Byline)
	if at >= shown {
		byline = append(byline, d.Name(&people[at], owner))
		c.More--
	}
	for i := at; i < shown; i++ {
		if people[i].Author == owner {
			byline[i] = d.Name(&people[i], owner)
		}
	}
	c.Byline = byline
}

// position finds an author among the people of a work.
func (d *Deck) position(w *catalog.Work, people []catalog.Authorship, author *catalog.Author) (int, bool) {
	if index, ok := d.positions[w]; ok {
		at, ok := index[author]
		return int(at), ok
	}
	for i := range people {
		if people[i].Author == author {
			return i, true
		}
	}
	return 0, false
}

// indexed is how many people make it worth while to keep an index of them: a work
// with 3,000 authors stands on 3,000 profiles, and each looks for its owner.
const indexed = 64

func positions(works []*catalog.Work) map[*catalog.Work]map[*catalog.Author]int32 {
	out := map[*catalog.Work]map[*catalog.Author]int32{}
	for _, w := range works {
		people, _ := namesOf(w)
		if len(people) < indexed {
			continue
		}
		index := make(map[*catalog.Author]int32, len(people))
		for i := len(people) - 1; i >= 0; i-- {
			index[people[i].Author] = int32(i)
		}
		out[w] = index
	}
	return out
}

// Name makes the name of an authorship as it stands in a byline. The owner of the
// page is not linked to it.
func (d *Deck) Name(a *catalog.Authorship, owner *catalog.Author) view.Name {
	n := view.Name{
		Label:         a.Printed,
		Owner:         owner != nil && a.Author == owner,
		Corresponding: a.Corresponding,
		Equal:         a.Equal,
		Group:         a.Literal != "",
	}
	if n.Owner {
		return n
	}
	n.Href = d.NameHref(a.Author)
	if n.Href != "" {
		n.Evidence = evidence.Key(a.Evidence)
	} else {
		n.Href = orcidURL(ORCID(a))
	}
	return n
}

// ORCID returns the ORCID iD of the author on a work, as the author's record or
// the work's states it.
func ORCID(a *catalog.Authorship) string {
	if a.Author.ORCID != "" {
		return a.Author.ORCID
	}
	return a.Authorship.ORCID
}

func orcidURL(orcid string) string {
	if orcid == "" {
		return ""
	}
	return scholar.Identifier{Scheme: "orcid", Value: orcid}.URL()
}

// WorkVenue returns where a work appeared, as a link if that has a page: its venue,
// else what its record calls the container, the volume, the event, the school or
// the publisher.
func (d *Deck) WorkVenue(w *catalog.Work) view.Link {
	switch {
	case w.Venue != nil:
		return d.Venue(w.Venue)
	case !w.ContainerTitle.IsZero():
		return d.label(w.ContainerTitle, "")
	case w.Volume != nil:
		return d.WorkLink(w.Volume)
	case !w.Event.Name.IsZero():
		return d.label(w.Event.Name, "")
	case w.School != "":
		return view.Link{Label: w.School}
	}
	return view.Link{Label: w.Publisher}
}

// Works makes the cards of works.
func (d *Deck) Works(works []*catalog.Work, owner *catalog.Author) []view.WorkCard {
	if len(works) == 0 {
		return nil
	}
	out := make([]view.WorkCard, len(works))
	for i, w := range works {
		out[i] = d.Work(w, owner)
	}
	return out
}

// absolute makes an address absolute; that of no page is none.
func (d *Deck) absolute(href string) string {
	if href == "" {
		return ""
	}
	return d.Book.Absolute(href)
}

// entry makes a card with the abstract, or the site's own summary where there is
// no abstract.
func (d *Deck) entry(w *catalog.Work, owner *catalog.Author) view.WorkEntry {
	e := view.WorkEntry{WorkCard: d.Work(w, owner), ByName: owner != nil && d.byName[owner] > 0 && evidence.ByName(w, owner)}
	if d.coins {
		e.COinS = coins.Of(coins.Work{Work: w, Title: e.Plain, Container: d.Container(w), URL: d.absolute(d.Book.Work(w))})
	}
	text, lang := d.Abstract(w)
	if text.IsZero() {
		text, lang = d.In(w.Summary)
		e.Summary = !text.IsZero()
	}
	if !text.IsZero() {
		e.Abstract, e.AbstractLang = markup.Block(text), lang
	}
	return e
}

// Abstract returns a work's abstract, as Title does the title.
func (d *Deck) Abstract(w *catalog.Work) (scholar.Text, string) {
	return d.ofWork(w, w.Abstract)
}

// ofWork chooses the language of a text of a work, as In does, where a text without
// a language is in the work's.
func (d *Deck) ofWork(w *catalog.Work, text scholar.Text) (scholar.Text, string) {
	text = text.In(d.Lang)
	return text, d.lang(cmp.Or(text.Lang, w.Language))
}

// Groups makes the cards of works, newest first, in groups of one year each; with
// entries, the groups hold entries instead of cards.
func (d *Deck) Groups(works []*catalog.Work, owner *catalog.Author, entries bool) []view.YearGroup {
	var out []view.YearGroup
	for i := 0; i < len(works); {
		year, end := works[i].Year(), i
		for end < len(works) && works[end].Year() == year {
			end++
		}
		g := view.YearGroup{Year: year, Anchor: yearAnchor(year), Href: d.Book.Year(year)}
		if entries {
			g.Entries = make([]view.WorkEntry, 0, end-i)
			for _, w := range works[i:end] {
				g.Entries = append(g.Entries, d.entry(w, owner))
			}
		} else {
			g.Works = d.Works(works[i:end], owner)
		}
		out = append(out, g)
		i = end
	}
	return out
}

// yearAnchor returns the id of a year's heading in a list of works.
func yearAnchor(year int) string {
	if year == 0 {
		return "undated"
	}
	return "y" + strconv.Itoa(year)
}

// hashWork makes the digest of everything that a card, or an entry, of the work is
// made of, whoever is its owner.
func (d *Deck) hashWork(h *key.Hasher, w *catalog.Work) key.Key {
	h.Str("card", d.Book.Work(w), d.Book.Year(w.Year()))
	h.Digest(w.Digest)
	for _, people := range [...][]catalog.Authorship{w.Authorships, w.EditorsOf, w.Translated} {
		h.Int(len(people))
		for i := range people {
			a := &people[i]
			h.Str(a.Printed, d.NameHref(a.Author), ORCID(a))
			h.Int(int(a.Evidence))
			if printed.IsAuthors(a) {
				h.Str(a.Author.Given, a.Author.Family, a.Author.Particles, a.Author.Suffix, a.Author.Literal)
			}
		}
	}
	venue := d.WorkVenue(w)
	h.Str(venue.Label, venue.Href, venue.Lang, d.Container(w))
	if w.Venue != nil {
		h.Str(w.Venue.ISSN...)
	}
	d.hashFiles(h, w)
	return h.Sum()
}

// WorkDigest returns the digest of what the work's card and entry are made of.
func (d *Deck) WorkDigest(w *catalog.Work) key.Key {
	if at := d.slots.At(w); at != nil && !d.lazy {
		return at.digest
	}
	return d.hashWork(new(key.Hasher), w) // perhaps of one that is hidden, and not among the catalog's works
}

// HashWorks adds the digests of the cards of works, in order.
func (d *Deck) HashWorks(h *key.Hasher, works []*catalog.Work) {
	h.Int(len(works))
	for _, w := range works {
		h.Digest(d.WorkDigest(w))
	}
}
