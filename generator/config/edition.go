package config

import (
	"fmt"
	"slices"

	"lectern/generator/diag"
)

// Translation is what site.toml says of the site in one of its other languages.
type Translation struct {
	Language    string            `key:"language,required" format:"language"`
	Title       string            `key:"title"`
	Description string            `key:"description"`
	Menu        map[string]string `key:"menu"` // labels of menu links, by the label that they replace
}

// In returns the settings of the site's edition in one of its languages: the same, with
// the words of that language where site.toml has them.
func (c *Config) In(language string) *Config {
	edition := *c
	edition.Language = language
	for _, t := range c.Translations {
		if t.Language != language {
			continue
		}
		if t.Title != "" {
			edition.Title = t.Title
		}
		if t.Description != "" {
			edition.Description = t.Description
		}
		edition.Menu = Menu{Main: translate(c.Menu.Main, t.Menu), Footer: translate(c.Menu.Footer, t.Menu)}
	}
	return &edition
}

// Main reports whether these are the settings of the edition in the first language,
// whose addresses have no prefix.
func (c *Config) Main() bool { return len(c.Languages) == 0 || c.Language == c.Languages[0] }

// Further returns the languages beside the first.
func (c *Config) Further() []string {
	if len(c.Languages) == 0 {
		return nil
	}
	return c.Languages[1:]
}

func translate(links []MenuLink, words map[string]string) []MenuLink {
	links = slices.Clone(links)
	for i, l := range links {
		if word := words[l.Label]; word != "" {
			links[i].Label = word
		}
	}
	return links
}

// translations reports words for languages that the site does not have.
func (l *loader) translations() {
	for _, t := range l.cfg.Translations {
		if t.Language != "" && !slices.Contains(l.cfg.Languages, t.Language) {
			l.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "unused-translation", Place: l.cfg.Origins["translations"].Place,
				Message: fmt.Sprintf("the site is not in the language %q, so that its translation is not used", t.Language),
				Hint:    "add it to languages"})
		}
	}
}
