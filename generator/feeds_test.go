package generator

import (
	"strings"
	"testing"
)

// Feeds may be written as Atom alone. The Follow button reads JSON Feed, so that then, as
// where it is switched off, neither it nor the page of what is followed is there.
func TestFeedsAsAtomAlone(t *testing.T) {
	for settings, json := range map[string]bool{"[feeds]\njson = false\nmin_works = 1\n": false, "[profile]\nfollow = false\n\n[feeds]\nmin_works = 1\n": true} {
		s := newSite(t, demo)
		s.write("site.toml", "title = \"T\"\nbase_url = \"https://example.org/\"\n", settings)
		s.build()
		files := s.published()
		feeds := 0
		for name, text := range files {
			if strings.HasSuffix(name, "feed.xml") {
				feeds++
				if _, there := files[strings.TrimSuffix(name, ".xml")+".json"]; there != json {
					t.Errorf("%s: beside %s a JSON Feed: %t", settings, name, there)
				}
			}
			if strings.HasSuffix(name, ".html") && strings.Contains(text, "data-follow") || strings.HasPrefix(name, "following/") {
				t.Errorf("%s: %s speaks of following", settings, name)
			}
			if !json && strings.HasSuffix(name, ".html") && strings.Contains(text, "feed.json") {
				t.Errorf("%s: %s leads to a JSON Feed", settings, name)
			}
		}
		if feeds < 3 {
			t.Errorf("%s: %d feeds", settings, feeds)
		}
	}
}
