package feed

import (
	"cmp"
	"sync"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/file"
	"lectern/generator/page/key"
)

// limit is how many entries a feed has.
func limit(cfg *config.Config) int { return cmp.Or(max(cfg.Feeds.Limit, 0), 20) }

// WorkFiles returns the feed of the latest works in each of its forms; what is in it is not
// looked up before it is asked for.
func (f Feed) WorkFiles(works []*catalog.Work, cfg *config.Config, what string, place diag.Place) []file.File {
	recent := sync.OnceValue(func() []*catalog.Work { return Recent(works, limit(cfg)) })
	hash := func(h *key.Hasher) {
		if len(works) <= limit(cfg) { // all that are in it, in an order that follows from them
			f.Deck.HashWorks(h, works)
		} else {
			f.Deck.HashWorks(h, recent())
		}
	}
	return f.files(cfg, hash, what, place, func(f Feed) any { return f.Works(recent()) })
}

// TextFiles returns the feed of the latest of dated pages, which are sorted newest first, in
// each of its forms.
func (f Feed) TextFiles(pages []*catalog.FreePage, cfg *config.Config, what string) []file.File {
	pages = RecentTexts(pages, limit(cfg))
	hash := func(h *key.Hasher) {
		for _, fp := range pages {
			h.Str(fp.Path)
			h.Digest(fp.Digest)
		}
	}
	return f.files(cfg, hash, what, diag.Place{}, func(f Feed) any { return f.Texts(pages) })
}

// files describes a feed in each of its forms: Atom, and perhaps JSON Feed. entries adds what
// the view depends on beside the feed itself.
func (f Feed) files(cfg *config.Config, entries func(h *key.Hasher), what string, place diag.Place, view func(Feed) any) []file.File {
	f.Author = cfg.Title
	forms := Forms(cfg.Feeds.JSON)
	out := make([]file.File, len(forms))
	for i, json := range forms {
		f := f
		f.JSON = json
		hash := func(h *key.Hasher) {
			entries(h)
			h.Str(cfg.BaseURL, cfg.Language, f.Title, f.Author, f.Address(), f.Home)
		}
		out[i] = file.File{Path: f.Deck.Book.Path(f.Address()), What: what, Place: place, Hash: hash, View: func() any { return view(f) }}
	}
	return out
}
