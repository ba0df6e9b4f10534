package hugosite

import (
	"path"
	"strings"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/scholar"
)

// The data that the templates in site/ read.
type (
	work struct {
		Slug       string `json:"slug"`
		Title      string `json:"title"`
		Type       string `json:"type"`
		Year       int    `json:"year"`
		Venue      string `json:"venue,omitempty"`
		Volume     string `json:"volume,omitempty"`
		Pages      string `json:"pages,omitempty"`
		DOI        string `json:"doi,omitempty"`
		URL        string `json:"url,omitempty"`
		Abstract   string `json:"abstract,omitempty"`
		Authors    []link `json:"authors"`
		Short      []link `json:"short"` // the authors that cards show
		Topics     []link `json:"topics,omitempty"`
		References []link `json:"references,omitempty"`
	}
	author struct {
		Slug      string   `json:"slug"`
		Name      string   `json:"name"`
		Headline  string   `json:"headline,omitempty"`
		ORCID     string   `json:"orcid,omitempty"`
		Works     []string `json:"works"` // slugs, newest first
		Coauthors []link   `json:"coauthors,omitempty"`
		Topics    []link   `json:"topics,omitempty"`
	}
	topic struct {
		Slug  string   `json:"slug"`
		Name  string   `json:"name"`
		Works []string `json:"works"`
	}
	link struct {
		Slug  string `json:"slug,omitempty"` // empty: no page
		Name  string `json:"name"`
		Works int    `json:"works,omitempty"`
	}
)

// shown is how many names stand on a card, as in Lectern's.
const shown = 12

// relations turns a catalog into data.
type relations struct {
	book *address.Book
	lang string
}

// slug is the last part of an address. Hugo takes what follows a full stop for the
// ending of a file.
func slug(href string) string {
	if href == "" {
		return ""
	}
	return strings.ReplaceAll(path.Base(href), ".", "-")
}

func (r relations) plain(t scholar.Text) string { return markup.Plain(t.In(r.lang)) }

func (r relations) works(all []*catalog.Work) map[string]work {
	out := make(map[string]work, len(all))
	for _, w := range all {
		one := work{
			Slug: slug(r.book.Work(w)), Title: r.plain(w.Title), Type: string(w.Type), Year: w.Year(),
			Volume: w.Work.Volume, Pages: w.Pages, DOI: w.DOI, URL: w.URL, Abstract: r.plain(w.Abstract),
		}
		if w.Venue != nil {
			one.Venue = r.plain(w.Venue.Name)
		}
		for _, a := range w.Authorships {
			one.Authors = append(one.Authors, link{Slug: slug(r.book.Author(a.Author)), Name: a.Printed})
		}
		one.Short = one.Authors[:min(len(one.Authors), shown)]
		for _, t := range w.Topics {
			one.Topics = append(one.Topics, link{Slug: slug(r.book.Topic(t.Topic)), Name: r.plain(t.Topic.Name)})
		}
		for _, cited := range w.References {
			one.References = append(one.References, link{Slug: slug(r.book.Work(cited)), Name: r.plain(cited.Title)})
		}
		out[one.Slug] = one
	}
	return out
}

// authors are those who have a page.
func (r relations) authors(all []*catalog.Author) []author {
	var out []author
	for _, a := range all {
		one := author{
			Slug: slug(r.book.Author(a)), Name: a.Display, Headline: r.plain(a.Headline), ORCID: a.ORCID, Works: r.slugs(a.Works),
		}
		if one.Slug == "" {
			continue
		}
		for _, c := range a.Facts().Coauthors {
			one.Coauthors = append(one.Coauthors, link{slug(r.book.Author(c.Author)), c.Author.Display, c.Works})
		}
		for _, t := range a.Facts().Topics {
			one.Topics = append(one.Topics, link{slug(r.book.Topic(t.Topic)), r.plain(t.Topic.Name), t.Works})
		}
		out = append(out, one)
	}
	return out
}

func (r relations) topics(all []*catalog.Topic) []topic {
	var out []topic
	for _, t := range all {
		if one := (topic{slug(r.book.Topic(t)), r.plain(t.Name), r.slugs(t.Works)}); one.Slug != "" {
			out = append(out, one)
		}
	}
	return out
}

func (r relations) slugs(works []*catalog.Work) []string {
	out := make([]string, len(works))
	for i, w := range works {
		out[i] = slug(r.book.Work(w))
	}
	return out
}
