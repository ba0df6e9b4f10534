package generator

import (
	"strings"
	"testing"
)

// Each switch of what pages say for machines leaves out that and nothing else.
func TestMetadataIsSwitched(t *testing.T) {
	marks := map[string][]string{
		"metadata.citation":    {`name="citation_title"`, `name="DC.title"`},
		"metadata.open_graph":  {`property="og:title"`, `name="twitter:card"`},
		"metadata.json_ld":     {`application/ld+json`},
		"metadata.signposting": {`rel="type"`},
		"metadata.coins":       {`class="Z3988"`},
		"citations.copy":       {`data-name="cite.bib"`},
	}
	for off := range marks {
		s := newSite(t, demo)
		table, key, _ := strings.Cut(off, ".")
		s.write("site.toml", "title = \"T\"\nbase_url = \"https://example.org/\"\n["+table+"]\n"+key+" = false\n")
		s.build()
		files := s.published()
		var all strings.Builder
		for name, text := range files {
			if strings.HasSuffix(name, ".html") {
				all.WriteString(text)
			}
		}
		for of, texts := range marks {
			for _, text := range texts {
				if there := strings.Contains(all.String(), text); there != (of != off) {
					t.Errorf("%s = false: %s is in a page: %t", off, text, there)
				}
			}
		}
	}
}
