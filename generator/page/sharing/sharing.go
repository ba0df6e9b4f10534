// Package sharing says with which picture a page is shared: the cover of the site, or
// that of the person whose page it is, where site.toml asks for such. It plans the
// pictures that are drawn, and knows neither how that is done nor what pages say of them.
package sharing

import (
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/cover"
	"lectern/generator/page/file"
	"lectern/generator/page/key"
	"lectern/generator/page/profile"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// name is the file's name, in the output folder and in an author's.
const name = "cover.png"

// Covers are the pictures of one edition of a site.
type Covers struct {
	Site view.Image // what pages are shared with that have no cover of their own

	cfg   *config.Config
	deck  *card.Deck
	drawn bool // that one is drawn from the site's words
}

// Asset is a published file of the theme.
type Asset struct {
	Path string // in the output folder
	Data []byte
}

// New returns the covers of a site. Its own is the theme's asset cover.png or cover.jpg,
// else one that is drawn from the site's name and description.
func New(cfg *config.Config, d *card.Deck, assets []Asset) *Covers {
	c := &Covers{cfg: cfg, deck: d}
	for _, a := range assets {
		if width, height, ok := cover.Own(a.Path, a.Data); ok {
			c.Site = view.Image{Src: d.Book.Static(a.Path), Alt: cfg.Title, Width: width, Height: height}
			return c
		}
	}
	c.drawn = true
	c.Site = view.Image{Src: d.Book.Static(name), Alt: cfg.Title, Width: cover.Width, Height: cover.Height}
	return c
}

// Of returns the picture of a page by what it is made from.
func (c *Covers) Of(content any) view.Image {
	if p, is := content.(profile.Page); is && c.has(p.Author) {
		return view.Image{Src: c.href(p.Author), Alt: p.Author.Display, Width: cover.Width, Height: cover.Height}
	}
	return c.Site
}

// has reports whether an author has a cover: one with a record and a page, whose name the
// fonts can write. All others are shared with the site's, since a picture without the
// name would stand for nobody.
func (c *Covers) has(a *catalog.Author) bool {
	return c.cfg.Outputs.AuthorCovers && a.Recorded && c.deck.Book.Author(a) != "" && cover.Drawable(a.Display)
}

func (c *Covers) href(a *catalog.Author) string {
	return c.deck.Book.Shared(c.deck.Book.Folder(a)) + name
}

// Files returns the pictures that are drawn: the site's, and those of its people.
func (c *Covers) Files(people []*catalog.Author) []file.File {
	var out []file.File
	if c.drawn {
		out = append(out, picture(name, "the site's cover", cover.Words{Title: c.cfg.Title, Text: c.cfg.Description, Foot: card.Bare(c.cfg.BaseURL)}))
	}
	for _, a := range people {
		if c.has(a) {
			f := picture(c.deck.Book.Path(c.href(a)), "author "+a.ID, c.words(a))
			f.Place = a.Place
			out = append(out, f)
		}
	}
	return out
}

// picture is a file that depends on its words alone, so that it is drawn again only when
// they change.
func picture(path, what string, words cover.Words) file.File {
	return file.File{Path: path, What: what,
		Hash: func(h *key.Hasher) { h.Str("cover", words.Title, words.Text, words.Place, words.Foot) },
		View: func() any {
			data, _ := cover.Draw(words) // fails for broken fonts alone, and the program holds them
			return &view.File{Data: data}
		}}
}

// words is what stands on a person's cover: the name, what they say of themselves or are,
// where they are at present, and where the page is.
func (c *Covers) words(a *catalog.Author) cover.Words {
	in := func(t scholar.Text) string { return markup.Plain(t.In(c.deck.Lang)) }
	role, place := in(a.Role), []string(nil)
	for i := range a.Affiliations {
		at := &a.Affiliations[i]
		if at.State == catalog.Former || at.State == catalog.Future {
			continue
		}
		if role == "" {
			role = in(at.Role)
		}
		place = append(place, at.Department, c.deck.Place(at).Label)
		break
	}
	text := in(a.Headline)
	if text == "" {
		text = role
	} else {
		place = append([]string{role}, place...)
	}
	w := cover.Words{Title: a.Display, Text: text, Place: joined(place), Foot: card.Bare(c.deck.Book.Absolute(c.deck.Book.Author(a)))}
	if w.Text == "" {
		w.Text, w.Place = w.Place, ""
	}
	return w
}

// joined parts what says something by commas, and says nothing twice.
func joined(parts []string) string {
	var said []string
	for _, s := range parts {
		if s = strings.TrimSpace(s); s != "" && (len(said) == 0 || said[len(said)-1] != s) {
			said = append(said, s)
		}
	}
	return strings.Join(said, ", ")
}
