// Package render turns planned pages into bytes: HTML by the theme's layouts, feeds,
// sitemaps, and files that are copied. It makes a page's view, writes it and
// drops it; it knows nothing of records, of what a page should show, or of where
// the bytes go.
package render

import (
	"bytes"
	"fmt"
	"reflect"

	"lectern/generator/page"
	"lectern/generator/photo"
	"lectern/generator/theme"
	"lectern/generator/view"
)

// views are the kinds of pages that have a layout, with the type of view that it
// gets. It is never written.
var views = map[page.Kind]reflect.Type{
	page.Home:         reflect.TypeFor[view.Home](),
	page.Explore:      reflect.TypeFor[view.Explore](),
	page.People:       reflect.TypeFor[view.People](),
	page.Author:       reflect.TypeFor[view.Author](),
	page.Works:        reflect.TypeFor[view.Works](),
	page.Work:         reflect.TypeFor[view.Work](),
	page.Crowd:        reflect.TypeFor[view.Crowd](),
	page.Topics:       reflect.TypeFor[view.Topics](),
	page.Topic:        reflect.TypeFor[view.Group](),
	page.Venues:       reflect.TypeFor[view.Venues](),
	page.Venue:        reflect.TypeFor[view.Group](),
	page.Institutions: reflect.TypeFor[view.Institutions](),
	page.Institution:  reflect.TypeFor[view.Institution](),
	page.Years:        reflect.TypeFor[view.Years](),
	page.Year:         reflect.TypeFor[view.Works](),
	page.Text:         reflect.TypeFor[view.Text](),
	page.Dated:        reflect.TypeFor[view.Dated](),
	page.NotFound:     reflect.TypeFor[view.NotFound](),
	page.Redirect:     reflect.TypeFor[view.Redirect](),
	page.Ambiguous:    reflect.TypeFor[view.Ambiguous](),
	page.Trust:        reflect.TypeFor[view.Trust](),
	page.Following:    reflect.TypeFor[view.Following](),
}

// Views returns the view of each layout, as theme.Options wants it.
func Views() map[string]reflect.Type {
	out := make(map[string]reflect.Type, len(views))
	for kind, t := range views {
		out[string(kind)] = t
	}
	return out
}

// Renderer renders the pages of one site. It is safe for concurrent use, each
// goroutine with a buffer of its own.
type Renderer struct {
	themes map[string]*theme.Theme
	open   func(name string) ([]byte, error)
	photos photo.Resizer
}

// New returns a renderer with a theme for each language of the site, which have no
// errors. open reads a file of
// content/ by its path in it.
func New(themes map[string]*theme.Theme, open func(name string) ([]byte, error)) *Renderer {
	return &Renderer{themes: themes, open: open}
}

// Render makes a page's view and appends the page's bytes to the buffer. A file of
// content/ that cannot be read is an error; so is a view that is not of the page's
// kind, which only a mistake in this program can make.
func (r *Renderer) Render(buf *bytes.Buffer, p page.Page) error {
	switch v := p.View().(type) {
	case *view.Feed:
		if v.JSON {
			return jsonFeed(buf, v)
		}
		atom(buf, v)
	case *view.Citations:
		citations(buf, v)
	case *view.Sitemap:
		sitemap(buf, v)
	case *view.Plain:
		buf.WriteString(v.Text)
	case *view.File:
		return r.file(buf, v)
	default:
		return r.layout(buf, p, v)
	}
	return nil
}

func (r *Renderer) layout(buf *bytes.Buffer, p page.Page, v any) error {
	want, ok := views[p.Kind]
	if got := reflect.TypeOf(v); !ok || got != reflect.PointerTo(want) {
		return fmt.Errorf("render: %s: a page of kind %q has a view of type %v", p.Path, p.Kind, got)
	}
	if err := r.themes[p.Lang].Execute(buf, string(p.Kind), v); err != nil {
		return fmt.Errorf("render: %s: %w", p.Path, err)
	}
	return nil
}

func (r *Renderer) file(buf *bytes.Buffer, f *view.File) error {
	if f.Source == "" {
		buf.Write(f.Data)
		return nil
	}
	data, err := r.open(f.Source)
	if err != nil {
		return fmt.Errorf("render: %w", err)
	}
	if f.Short > 0 { // a picture that nobody can unpack stays as it is
		if small, err := r.photos.Resize(data, f.Source, f.Short); err == nil {
			data = small
		}
	}
	buf.Write(data)
	return nil
}

func citations(buf *bytes.Buffer, v *view.Citations) {
	buf.WriteString(v.Head)
	for i, text := range v.Works {
		if i > 0 {
			buf.WriteString(v.Between)
		}
		buf.WriteString(text)
	}
	buf.WriteString(v.Tail)
}
