package generator

import (
	"bytes"
	"image/png"
	"slices"
	"strings"
	"testing"

	"lectern/generator/page"
)

// A profile is shared with a picture of its own where site.toml asks for that and the
// fonts can write the name; the picture is drawn again only when its words change.
func TestAuthorCovers(t *testing.T) {
	s := newSite(t, demo)
	s.write("content/authors/dai.toml", "name = \"戴小明\"\n")
	s.build()
	if files := s.published(); files["authors/ada/cover.png"] != "" || !strings.Contains(files["authors/ada/index.html"], `property="og:image" content="https://example.org/cover.png"`) {
		t.Error("there is a cover that nobody asked for")
	}
	s.edit("site.toml", `prune_limit = 100`, "prune_limit = 100\nlanguages = [\"en\", \"de\"]\n[outputs]\nauthor_covers = true")
	s.build()
	files := s.published()
	for path, want := range map[string]string{
		"authors/ada/index.html": "authors/ada/cover.png", "de/authors/ada/index.html": "authors/ada/cover.png", "authors/dai/index.html": "cover.png",
		"works/one/index.html": "cover.png", "index.html": "cover.png",
	} {
		if !strings.Contains(files[path], `property="og:image" content="https://example.org/`+want+`"`) {
			t.Errorf("%s is not shared with %s", path, want)
		}
	}
	if !strings.Contains(files["authors/ada/index.html"], `<meta property="og:image:alt" content="Ada Exemplar">`) {
		t.Error("the picture has no text")
	}
	if files["authors/dai/cover.png"] != "" || files["de/authors/ada/cover.png"] != "" {
		t.Error("there are pictures without a name, or twice")
	}
	if config, err := png.DecodeConfig(bytes.NewReader([]byte(files["authors/ada/cover.png"]))); err != nil || config.Width != 1200 || config.Height != 630 {
		t.Error(config, err)
	}

	drawn := func(from, to string) []string {
		s.edit("content/authors/ada.md", from, to)
		var names []string
		for _, path := range s.build().Written {
			if strings.HasSuffix(path, ".png") {
				names = append(names, path)
			}
		}
		return names
	}
	if got := drawn("works on", "thinks about"); got != nil {
		t.Errorf("a biography drew %q", got)
	}
	if got := drawn(`former_ids`, "headline = \"Examples of all sorts\"\nformer_ids"); !slices.Equal(got, []string{"authors/ada/cover.png"}) {
		t.Errorf("a headline drew %q", got)
	}
	before := keysOfPictures(t, s)
	s.edit("site.toml", `title = "Demo"`, `title = "Demonstration"`)
	if now := keysOfPictures(t, s); now["authors/ada/cover.png"] != before["authors/ada/cover.png"] || now["cover.png"] == before["cover.png"] || len(now) != len(before) {
		t.Errorf("the title of the site draws people anew, or not the site: %v, %v", before, now)
	}
	s.opt.Program[0]++
	if now := keysOfPictures(t, s); now["authors/ada/cover.png"] == before["authors/ada/cover.png"] {
		t.Error("a new program draws nothing anew")
	}
	s.build()
	s.edit("content/institutions/inst.toml", "Demo Institute", "Institute of Demonstrations")
	s.build()
	after := s.published()
	if after["authors/ada/cover.png"] == files["authors/ada/cover.png"] {
		t.Error("the cover does not say where Ada is now")
	}
	s.opt.Out = t.TempDir() + "/clean"
	s.build()
	sameTree(t, after, s.published())
}

// keysOfPictures are the keys of the pictures that are drawn, by path.
func keysOfPictures(t *testing.T, s *site) map[string]page.Key {
	t.Helper()
	b, err := newBuild(s.opt)
	if err != nil {
		t.Fatal(err)
	}
	defer b.close()
	if err := b.prepare(t.Context()); err != nil || b.ds.HasErrors() {
		t.Fatal(err, b.report.Diags)
	}
	keys := map[string]page.Key{}
	for _, p := range b.pages {
		if p.Kind == page.Picture {
			keys[p.Path] = p.Key
		}
	}
	return keys
}

// The profile that is the home page is shared with the person's cover.
func TestCoverOfAPerson(t *testing.T) {
	s := newSite(t, demo)
	s.edit("site.toml", "preset = \"institution\"\norganization = \"inst\"", "preset = \"person\"\nperson = \"ada\"\noutputs = {author_covers = true}")
	s.build()
	files := s.published()
	if !strings.Contains(files["index.html"], `property="og:image" content="https://example.org/authors/ada/cover.png"`) || files["authors/ada/cover.png"] == "" || files["cover.png"] == "" {
		t.Error("the person's page is not shared with the person's cover")
	}
}
