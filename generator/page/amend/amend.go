// Package amend makes the links by which people claim a profile, correct a record or
// disown a work where no server takes a form: each opens an issue of the repository, or
// an email, that holds the change as TOML for exactly that record. It knows records and
// the settings; where a page shows the links is not its business.
package amend

import (
	"path"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// disownedMax is how many names on a work get a link to disown it: of a crowd, nobody
// reads the list to find theirs.
const disownedMax = 12

// Desk makes the links of one edition of a site.
type Desk struct {
	deck         *card.Deck
	cfg          *config.Config
	organization *catalog.Institution // nil where the site names none
}

// New returns the desk of a site.
func New(cfg *config.Config, cat *catalog.Catalog, deck *card.Deck) *Desk {
	d := &Desk{deck: deck, cfg: cfg}
	if cfg.Organization != "" {
		d.organization = cat.Institution(cfg.Organization)
	}
	return d
}

// open reports whether anybody can be written to. Pages that are made without a desk
// have no links.
func (d *Desk) open() bool {
	return d != nil && (d.cfg.Repository.Contact != "" || d.cfg.Repository.URL != "" && d.cfg.Repository.Kind != "")
}

// Author says who answers for an author's record, and how to claim or to correct it.
func (d *Desk) Author(a *catalog.Author) view.Care {
	if d == nil {
		return view.Care{}
	}
	v := view.Care{By: a.Claimed.By, On: a.Claimed.On.String(), Checked: a.Reviewed.String()}
	if d.cfg.Profile.Maintained && d.organization != nil {
		v.Maintainer = d.deck.Institution(d.organization)
	}
	if d.cfg.Profile.Claim && v.By == "" {
		v.Unclaimed = a.Display
	}
	if !d.open() {
		return v
	}
	id, file := a.ID, a.FileOf("name")
	if !a.Recorded {
		id, file = a.Slug, ""
	}
	page := d.deck.Book.Absolute(d.deck.Book.Author(a))
	if v.Unclaimed != "" {
		v.Claim = d.newFile(a, d.claim(id, a))
		if v.Claim == "" {
			v.Claim = d.letter(d.text("claim_title", a.Display), d.text("claim_body", a.Display, page), file, d.claim(id, a))
		}
	}
	if d.cfg.Profile.Correct {
		v.Correct = d.letter(d.text("correct_title", a.Display), d.text("correct_body", page), file, d.correct(id, a))
	}
	if r := d.cfg.Repository; r.Contact != "" && !strings.HasPrefix(v.Claim+v.Correct, "mailto:") {
		v.Mail = mail(r.Contact, d.text("mail_title", a.Display), page+"\n")
	}
	return v
}

// Work returns the address at which a work's record is corrected; "" for none.
func (d *Desk) Work(w *catalog.Work, title string) string {
	if !d.open() || !d.cfg.Profile.Correct {
		return ""
	}
	return d.letter(d.text("correct_title", title), d.text("correct_body", d.deck.Book.Absolute(d.deck.Book.Work(w))),
		w.FileOf("title"), patch("work", w.ID))
}

// Disown returns the address at which an author disowns a work, for the at-th name on
// it; "" for none.
func (d *Desk) Disown(a *catalog.Author, w *catalog.Work, title string, at int) string {
	if !d.open() || !d.cfg.Profile.Correct || at >= disownedMax || !a.Recorded || d.deck.Book.Author(a) == "" {
		return ""
	}
	return d.letter(d.text("disown_title", a.Display, title), d.text("disown_body", a.Display, d.deck.Book.Absolute(d.deck.Book.Work(w))),
		a.FileOf("name"), patch("author", a.ID)+"not_mine = ["+quote(w.ID)+"]\n")
}

// claim is the change that claims a record. The day is that of the site, to be put right
// by whoever sends it.
func (d *Desk) claim(id string, a *catalog.Author) string {
	on := ""
	if d.cfg.AsOf != "" {
		on = ", on = " + quote(d.cfg.AsOf)
	}
	return d.correct(id, a) + "claimed = { by = " + quote(a.Display) + on + " }\n"
}

// correct is a change of a record, to be filled in. Somebody who is only a name gets a
// record with it.
func (d *Desk) correct(id string, a *catalog.Author) string {
	if a.Recorded {
		return patch("author", id)
	}
	return patch("author", id) + "name = " + quote(a.Display) + "\n"
}

func patch(kind, id string) string { return "[[" + kind + "]]\nid = " + quote(id) + "\n" }

func (d *Desk) text(key string, args ...any) string { return d.deck.Text(key, args...) }

// letter returns the address of an issue or email with a change of the record in a file.
func (d *Desk) letter(title, body, file, change string) string {
	var b strings.Builder
	b.WriteString(body + "\n\n")
	if file != "" {
		b.WriteString(d.text("record_file", file) + "\n")
		if edit := Edit(d.cfg.Repository, file); edit != "" {
			b.WriteString(edit + "\n")
		}
		b.WriteString("\n")
	}
	b.WriteString("```toml\n" + change + "```\n")
	return letterTo(d.cfg.Repository, title, b.String())
}

// newFile returns the address at which a file with a change is proposed as a pull
// request, where the repository can fill one in: GitHub. A record written by hand stands in
// a file already; a new one would be a second record of its id.
func (d *Desk) newFile(a *catalog.Author, change string) string {
	r, name := d.cfg.Repository, "content/authors/"+a.Slug+".toml"
	if r.Kind != "github" || r.URL == "" || a.Recorded && !(imported(a.Origin.Place.File) && imported(a.FileOf("name"))) {
		return ""
	}
	return strings.TrimSuffix(r.URL, "/") + "/new/" + escapePath(r.Branch) + "?filename=" + escape(path.Join(r.Folder, name)) + "&value=" + escape(change)
}

func imported(file string) bool { return strings.HasPrefix(file, "content/imported/") }

// HashAuthor adds what the links on a profile are made of, beside its record and the
// settings: the file, and who maintains the site.
func (d *Desk) HashAuthor(h *key.Hasher, a *catalog.Author) {
	if d == nil {
		return
	}
	h.Str(a.FileOf("name"), a.Origin.Place.File, d.deck.Book.Author(a), a.Slug)
	h.Bool(d.organization != nil)
	if d.organization != nil {
		card.HashLink(h, d.deck.Institution(d.organization))
	}
}

// HashWork adds what the links on a work's page are made of, beside its card and the
// settings.
func (d *Desk) HashWork(h *key.Hasher, w *catalog.Work) {
	if !d.open() {
		return
	}
	h.Str(w.FileOf("title"))
	d.disowners(w, func(a *catalog.Author) { h.Str(a.ID, a.Display, a.FileOf("name")) })
}

// disowners calls found for whoever may disown a work.
func (d *Desk) disowners(w *catalog.Work, found func(*catalog.Author)) {
	for _, people := range [...][]catalog.Authorship{w.Authorships, w.EditorsOf, w.Translated} {
		for i := range people {
			if a := people[i].Author; a.Recorded && d.deck.Book.Author(a) != "" {
				found(a)
			}
		}
	}
}

// Edit returns the address at which a repository's file is edited, by its path in the
// site's folder; "" where that is not known.
func Edit(r config.Repository, file string) string {
	form := map[string]string{"github": "/edit/", "gitlab": "/-/edit/", "forgejo": "/_edit/"}[r.Kind]
	if form == "" || r.URL == "" {
		return ""
	}
	return strings.TrimSuffix(r.URL, "/") + form + escapePath(r.Branch) + "/" + escapePath(path.Join(r.Folder, file))
}
