package render

import (
	"crypto/sha256"
	"fmt"
	"io"
	"maps"

	"lectern/generator/address"
	"lectern/generator/config"
	"lectern/generator/page"
	"lectern/generator/theme"
	"lectern/generator/view"
)

// Edition is the site in one language, from the settings and the theme in that language
// and the digest of the running program.
func Edition(cfg *config.Config, th *theme.Theme, program [16]byte) page.Edition {
	site := constants(cfg, th)
	return page.Edition{Config: cfg, Site: site, Base: base(cfg, th, site, program), Text: th.Text}
}

// constants is what every page knows of the site.
func constants(cfg *config.Config, th *theme.Theme) *view.Site {
	site := &view.Site{
		Title:       cfg.Title,
		Description: cfg.Description,
		BaseURL:     cfg.BaseURL,
		Root:        address.Root(cfg.BaseURL),
		Language:    cfg.Language,
		Params:      th.Params(),
		Stylesheet:  th.AssetURL("style.css"),
		Icon:        th.AssetURL("icon.svg"),
		Logo:        th.AssetURL("logo.svg"),
	}
	if site.Logo == "" {
		site.Logo = th.AssetURL("logo.png")
	}
	if cfg.Outputs.Manifest {
		site.Manifest = site.Root + "manifest.webmanifest"
	}
	if cfg.Outputs.OpenSearch != "" {
		site.OpenSearch = site.Root + "opensearch.xml"
	}
	if site.Params == nil {
		site.Params = map[string]any{}
	}
	maps.Copy(site.Params, cfg.Params)
	for _, link := range cfg.Menu.Footer {
		site.FooterMenu = append(site.FooterMenu, view.Link{Label: link.Label, Href: address.Link(cfg, link.URL)})
	}
	return site
}

// base returns the part of a kind's keys that no page of the kind can be without:
// the theme's files for it, the site's constants, the settings, and the program. A
// setting that a page does not show costs a rendering, but no writing; pictures, which are
// dear to draw, depend on the program alone.
func base(edition *config.Config, th *theme.Theme, site *view.Site, program [16]byte) func(page.Kind) page.Key {
	cfg := *edition
	cfg.Origins = nil                                // line numbers are not part of keys
	constants := fmt.Sprintf("%#v\n%#v", *site, cfg) // maps are printed sorted
	return func(kind page.Kind) page.Key {
		h := sha256.New()
		h.Write(program[:])
		if kind != page.Picture {
			files := th.Digest(string(kind))
			h.Write(files[:])
			io.WriteString(h, constants)
		}
		return page.Key(h.Sum(nil)[:16])
	}
}
