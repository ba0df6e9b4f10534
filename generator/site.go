package generator

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"

	"lectern/generator/address"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/output"
	"lectern/generator/page"
	"lectern/generator/render"
	"lectern/generator/theme"
	"lectern/generator/view"
)

// loadConfig reads site.toml, with the caller's settings over it.
func (b *building) loadConfig(site fs.FS) error {
	cfg, err := config.Load(site, config.Overrides{BaseURL: b.BaseURL, AsOf: b.AsOf}, b.ds)
	b.cfg = cfg
	return err
}

// loadTheme lays the site's theme over the embedded one and checks it.
func (b *building) loadTheme(site fs.FS) {
	opt := theme.Options{
		Views:  render.Views(),
		Lang:   b.cfg.Language,
		Root:   address.Root(b.cfg.BaseURL),
		Minify: true,
	}
	if info, err := fs.Stat(site, "theme"); err == nil && info.IsDir() {
		opt.User, _ = fs.Sub(site, "theme") // fails for invalid names only
	}
	b.theme = theme.Load(opt, &b.themeDiags)
	if b.themeDiags.HasErrors() {
		return
	}
	for _, f := range b.theme.Fallbacks() {
		b.themeDiags.Add(diag.Diagnostic{
			Severity: diag.Warning,
			Code:     "template-interpreted",
			Place:    diag.Place{File: f.File},
			Message:  "the layout " + f.Layout + " cannot be compiled, so its pages are right but slow to make: " + f.Reason,
			Hint:     "write it without that where the site is large",
		})
	}
}

// plan lists the pages of the site.
func (b *building) plan() {
	if b.ds.HasErrors() && b.theme == nil {
		return
	}
	site := b.constants()
	in := page.Inputs{
		Catalog: b.catalog,
		Config:  b.cfg,
		Site:    site,
		Base:    b.base(site),
		Text:    b.theme.Text,
		File: func(name string) (page.FileInfo, bool) {
			f, ok := b.content.File(name)
			return page.FileInfo{Digest: f.Digest, Size: f.Size, Width: f.Width, Height: f.Height}, ok
		},
	}
	in.Removed = b.content.Removed
	for _, f := range b.content.Static {
		in.Static = append(in.Static, page.StaticFile{Path: strings.TrimPrefix(f.Path, "static/"), Source: f.Path, Digest: f.Digest})
	}
	for _, a := range b.theme.Assets() {
		in.Assets = append(in.Assets, page.Asset{Path: a.Path, Data: a.Data})
	}
	b.pages = page.Plan(in, b.ds)
	b.report.Files = len(b.pages)
	for _, p := range b.pages {
		b.report.Pages[p.Kind]++
	}
	b.report.Records = Records{
		Works: len(b.catalog.Works), Authors: len(b.catalog.Authors), Topics: len(b.catalog.Topics),
		Venues: len(b.catalog.Venues), Institutions: len(b.catalog.Institutions), Pages: len(b.catalog.Pages),
	}
}

// constants is what every page knows of the site.
func (b *building) constants() *view.Site {
	cfg := b.cfg
	site := &view.Site{
		Title:       cfg.Title,
		Description: cfg.Description,
		BaseURL:     cfg.BaseURL,
		Root:        address.Root(cfg.BaseURL),
		Language:    cfg.Language,
		Params:      b.theme.Params(),
		Stylesheet:  b.theme.AssetURL("style.css"),
		Icon:        b.theme.AssetURL("icon.svg"),
		Logo:        b.theme.AssetURL("logo.svg"),
	}
	if site.Logo == "" {
		site.Logo = b.theme.AssetURL("logo.png")
	}
	if site.Params == nil {
		site.Params = map[string]any{}
	}
	maps.Copy(site.Params, cfg.Params)
	for _, link := range cfg.Menu.Footer {
		site.FooterMenu = append(site.FooterMenu, view.Link{Label: link.Label, Href: page.Href(site.Root, link.URL)})
	}
	return site
}

// base returns the part of a kind's keys that no page of the kind can be without:
// the theme's files for it, the site's constants, the settings, and the program. A
// setting that a page does not show costs a rendering, but no writing.
func (b *building) base(site *view.Site) func(page.Kind) page.Key {
	cfg := *b.cfg
	cfg.Origins = nil                                // line numbers are not part of keys
	constants := fmt.Sprintf("%#v\n%#v", *site, cfg) // maps are printed sorted
	return func(kind page.Kind) page.Key {
		h := sha256.New()
		files := b.theme.Digest(string(kind))
		h.Write(files[:])
		h.Write(b.Program[:])
		io.WriteString(h, constants)
		return page.Key(h.Sum(nil)[:16])
	}
}

// identify makes a digest of the running program: a new one writes everything anew,
// since nobody knows what it does differently. Where the executable cannot be read
// nothing is trusted from before.
func (b *building) identify() {
	if b.Program != [16]byte{} {
		return
	}
	h := sha256.New()
	if name, err := os.Executable(); err == nil {
		if f, err := os.Open(name); err == nil {
			defer f.Close()
			if _, err := io.Copy(h, f); err == nil {
				b.Program = [16]byte(h.Sum(nil)[:16])
				return
			}
		}
	}
	b.Full = true
}

// refused tells of what the output will not do, as errors of the input: the site has
// shrunk too much, or somebody else's file is in the way.
func (b *building) refused(err error) bool {
	var shrunk *output.PruneError
	var obstacle *output.ObstacleError
	switch {
	case errors.As(err, &shrunk):
		at := b.cfg.Origins["prune_limit"].Place
		if at.File == "" {
			at.File = config.File
		}
		b.ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "prune-limit", Place: at,
			Message: fmt.Sprintf("this build would delete %d of %d files, more than prune_limit (%d %%) allows", shrunk.Delete, shrunk.Old, shrunk.Limit),
			Hint:    "if that is intended, build with --allow-prune"})
	case errors.As(err, &obstacle):
		b.ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "foreign-file", Place: diag.Place{File: path.Join(filepath.ToSlash(b.report.Out), obstacle.Path)},
			Message: "a page is to be written where this file stands, which Lectern did not write", Hint: "move it away"})
	default:
		return false
	}
	b.report.diagnose(b.ds)
	return true
}

// warnForeign tells of files that Lectern did not write, where it could not know
// which are its own.
func (b *building) warnForeign(site *output.Site) {
	at := diag.Place{File: b.report.Out}
	if why := site.Damage(); why != "" {
		b.ds.Warnf("lost-manifest", at, "what the last build wrote is not known (%s), so every file was compared", why)
	}
	if n := site.Foreign(); n > 0 {
		b.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "foreign-files", Place: at,
			Message: fmt.Sprintf("the folder has %d files that are not part of the site; they were kept", n),
			Hint:    "there is no record of which of them an earlier build wrote: remove them if you do not want them published"})
	}
	b.report.diagnose(b.ds)
}
