package generator

import (
	"io/fs"
	"path/filepath"
	"strings"

	"lectern/generator/cause"
	"lectern/generator/config"
	"lectern/generator/output"
	"lectern/generator/page"
	"lectern/generator/place"
	"lectern/generator/render"
)

// loadConfig reads site.toml, with the caller's settings over it.
func (b *building) loadConfig(site fs.FS) error {
	cfg, err := config.Load(site, config.Overrides{BaseURL: b.BaseURL, AsOf: b.AsOf}, b.ds)
	b.cfg = cfg
	return err
}

// plan lists the pages of the site. A preview lists them later: first it shows one.
func (b *building) plan() {
	b.draft = page.Open(b.ingredients(), b.ds)
	b.report.Count(b.catalog)
	if !b.preview {
		b.list()
	}
}

// list lists the pages of the site, and says what is wrong with them.
func (b *building) list() {
	b.pages = b.draft.Plan()
	b.report.Files = len(b.pages)
	for _, p := range b.pages {
		b.report.Pages[p.Kind]++
	}
}

// ingredients is what the pages are planned from.
func (b *building) ingredients() page.Inputs {
	main := b.edition(b.cfg.Language)
	in := page.Inputs{
		Catalog: b.catalog,
		Config:  main.Config,
		Site:    main.Site,
		Base:    main.Base,
		Lazy:    b.preview,
		Exports: b.cites,
		Kept:    &b.keys,
		Text:    main.Text,
		File: func(name string) (page.FileInfo, bool) {
			f, ok := b.content.File(name)
			return page.FileInfo{Digest: f.Digest, Size: f.Size, Width: f.Width, Height: f.Height}, ok
		},
	}
	for _, language := range b.cfg.Further() {
		in.Editions = append(in.Editions, b.edition(language))
	}
	in.Removed = b.content.Removed
	if b.Causes {
		b.cards = make(map[cause.Digest]cause.Digest, len(b.catalog.Works))
		in.Traced = func(card, record page.Key) { b.cards[card] = record }
	}
	for _, f := range b.content.Static {
		in.Static = append(in.Static, page.StaticFile{Path: strings.TrimPrefix(f.Path, "static/"), Source: f.Path, Digest: f.Digest})
	}
	for _, a := range b.themes[b.cfg.Language].Assets() {
		in.Assets = append(in.Assets, page.Asset{Path: a.Path, Data: a.Data})
	}
	return in
}

// edition is the site in one of its languages.
func (b *building) edition(language string) page.Edition {
	return render.Edition(b.cfg.In(language), b.themes[language], b.Program)
}

// identify makes a digest of the running program: a new one writes everything anew,
// since nobody knows what it does differently. Where the executable cannot be read
// nothing is trusted from before.
func (b *building) identify() {
	if b.Program == [16]byte{} {
		var known bool
		b.Program, known = place.Program()
		b.Full = b.Full || !known
	}
}

// refused tells of what the output will not do, as errors of the input: the site has
// shrunk too much, or somebody else's file is in the way.
func (b *building) refused(err error) bool {
	limit := b.cfg.Origins["prune_limit"].Place
	if limit.File == "" {
		limit.File = config.File
	}
	d, refused := output.Refusal(err, limit, filepath.ToSlash(b.report.Out))
	if refused {
		b.ds.Add(d)
		b.report.Diagnose(b.ds)
	}
	return refused
}
