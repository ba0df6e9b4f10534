package page

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"lectern/generator/markup"
	"lectern/generator/page/feed"
	"lectern/generator/page/key"
	"lectern/generator/page/menu"
	"lectern/generator/page/notice"
	"lectern/generator/view"
)

// frame makes what all views share.
func (s *site) frame(e entry) view.Frame {
	f := view.Frame{
		Site:        s.in.Site,
		Kind:        string(e.kind),
		Lang:        s.cfg.Language,
		Editions:    s.editions(e),
		Dir:         s.dir,
		Title:       e.content.Title(),
		Description: e.content.Description(),
		NoIndex:     e.noindex,
		Home:        s.book.Home(),
		Menu:        s.menu.On(e.href, e.section),
		Crumbs:      s.crumbs(e),
		Feed:        e.feed,
		FeedJSON:    feed.JSON(s.cfg.Feeds.JSON, e.feed),
		Exports:     s.exports.Links(e.exports),
		Following:   s.following(e),
	}
	if e.kind != NotFound && e.href != "" {
		f.Canonical = s.book.Absolute(e.href)
		if f.Description == "" { // search engines want one on each page
			f.Description = s.describe(f.Title)
		}
	}
	s.machines(&f, e)
	return f
}

// following returns the page of what a reader follows, for that page and for those that
// can be followed: the ones beside which a feed stands.
func (s *site) following(e entry) string {
	own := e.feed != "" && e.feed == s.book.Shared(e.href)+"feed.xml" && e.kind != Home && e.kind != Dated
	if !s.cfg.Follows() || !own && e.kind != Following {
		return ""
	}
	return s.book.Following()
}

// editions lists the same page in all languages of the site, where it has several.
func (s *site) editions(e entry) []view.Edition {
	if len(s.tongues) < 2 || e.href == "" || e.kind == Redirect {
		return nil
	}
	out := make([]view.Edition, len(s.tongues))
	for i, other := range s.tongues {
		out[i] = view.Edition{Lang: other.Language, Name: other.name, Current: other.Language == s.cfg.Language,
			Href: other.home + strings.TrimPrefix(e.href, s.book.Home())}
		out[i].Absolute = s.book.Absolute(out[i].Href)
	}
	return out
}

// machines adds what the page says to machines: of a notice.Redirect what its target is. The
// pages at no address, or without content, say nothing.
func (s *site) machines(f *view.Frame, e entry) {
	href := e.href
	if r, is := e.content.(notice.Redirect); is {
		href = r.Target.Href
	}
	if e.kind != NotFound {
		s.meta.Fill(f, e.content, href)
	}
}

// describe says of a page that has nothing to say of itself what it is and where.
func (s *site) describe(title string) string {
	about := s.cfg.Description
	if about == "" {
		about = s.cfg.Title
	}
	return markup.Excerpt(s.in.Text("desc_other", title, about), 160)
}

// crumbs leads from the home page to the page's parent.
func (s *site) crumbs(e entry) []view.Link {
	if e.href == s.book.Home() || e.href == "" {
		return nil
	}
	out := []view.Link{{Label: s.in.Text("home"), Href: s.book.Home()}}
	if list := s.book.List(e.section); list != "" && list != e.href {
		out = append(out, view.Link{Label: s.in.Text(e.section), Href: list})
	}
	return append(out, e.content.Parents()...)
}

// hashFrame makes the digest of what the frames of all pages depend on: settings,
// and which sections there are.
func (s *site) hashFrame() Key {
	h, cfg := &key.Hasher{}, s.cfg
	h.Str(cfg.BaseURL, cfg.Language, cfg.Title, cfg.Description, cfg.Person, cfg.Organization, cfg.AsOf, s.feed, s.book.Explorer(), s.meta.Covers.Site.Src)
	h.Int(s.meta.Covers.Site.Width, s.meta.Covers.Site.Height)
	for _, kind := range slices.Sorted(maps.Keys(cfg.Addresses)) {
		h.Str(kind, cfg.Addresses[kind])
	}
	for _, section := range menu.Sections {
		h.Str(s.book.List(section))
	}
	for _, l := range s.menu.Links() {
		h.Str(l.Key, l.Label, l.Href)
	}
	h.Str(strconv.Itoa(cfg.PageSize))
	h.Int(len(s.tongues))
	for _, e := range s.tongues {
		h.Str(e.Language, e.name)
	}
	return h.Sum()
}
