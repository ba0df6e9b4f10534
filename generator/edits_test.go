package generator

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lectern/generator/page"
)

func TestEditWritesExactly(t *testing.T) {
	for _, c := range []struct {
		name, file, from, to string // without from, a new file
		written, deleted     []string
	}{
		{
			name: "an abstract", file: "content/works/one.toml", from: "100 %", to: "99 %",
			written: []string{"api/v1/works/page-1.json", "authors/ada/index.html", "authors/bo/feed.json", "authors/bo/feed.xml", "authors/bo/index.html",
				"feed.json", "feed.xml", "works/one/index.html"},
		},
		{
			name: "a biography", file: "content/authors/ada.md", from: "examples", to: "samples",
			written: []string{"authors/ada/index.html"},
		},
		{
			name: "a free page", file: "content/pages/about.md", from: "A page", to: "The page",
			written: []string{"about/index.html"},
		},
		{
			name: "a static file", file: "content/static/files/data.txt", from: "as", to: "is",
			written: []string{"files/data.txt"},
		},
		{
			name: "a comment", file: "content/works/one.toml", from: "id =", to: "# nothing\nid =",
		},
		{
			name: "a template", file: "theme/layouts/topic.html", to: "<h1>{{.Name}}</h1>",
			written: []string{"topics/examples/index.html", "topics/imports/index.html"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t, demo)
			s.build()
			if c.from == "" {
				s.write(c.file, c.to)
			} else {
				s.edit(c.file, c.from, c.to)
			}
			r := s.build()
			if !slices.Equal(r.Written, c.written) && len(r.Written)+len(c.written) > 0 {
				t.Errorf("wrote %v\nwant %v", r.Written, c.written)
			}
			if !slices.Equal(r.Deleted, c.deleted) && len(r.Deleted)+len(c.deleted) > 0 {
				t.Errorf("deleted %v\nwant %v", r.Deleted, c.deleted)
			}
		})
	}
}

// A work that is newer than all others rewrites the first pages of its lists and leaves
// their numbered pages alone.
func TestNewWorkWritesFirstPages(t *testing.T) {
	s := newSite(t, demo)
	s.edit("site.toml", "language = \"en\"", "language = \"en\"\npage_size = 5")
	line := func(n int) string {
		return fmt.Sprintf("{\"id\": \"n%d\", \"title\": \"Number %[1]d\", \"date\": \"20%02d-01-01\", \"venue\": \"journal\", \"topics\": [\"examples\"], \"authors\": [{\"id\": \"bo\"}]}\n", n, 26+n)
	}
	var lines strings.Builder
	for n := range 29 { // no list gets a further page by one more
		lines.WriteString(line(n))
	}
	s.write("content/works/numbers.jsonl", lines.String())
	s.build()
	if _, divided := s.published()["authors/bo/page/3/index.html"]; !divided {
		t.Fatal("the lists are not divided")
	}
	s.write("content/works/newest.jsonl", line(39))
	r := s.build()
	for _, want := range []string{"works/n39/index.html", "authors/bo/index.html", "topics/examples/index.html", "venues/journal/index.html", "works/index.html"} {
		if !slices.Contains(r.Written, want) {
			t.Errorf("%s was not written", want)
		}
	}
	for _, name := range r.Written {
		if strings.Contains(name, "/page/") {
			t.Errorf("%s was written", name)
		}
	}
}

// randomEdit changes a site at random, in a way that leaves it without errors.
func randomEdit(s *site, r *rand.Rand) string {
	n := r.IntN(6)
	id := fmt.Sprintf("r%d", n)
	file := fmt.Sprintf("content/works/%s.toml", id)
	venue := []string{"journal", "Somewhere Else"}[r.IntN(2)]
	author := []string{"ada", "bo", "cy"}[r.IntN(3)]
	switch r.IntN(19) {
	case 0:
		s.write(file)
		return "remove " + id
	case 6:
		s.write("theme/partials/badges.html")
		s.write("theme/layouts/year.html", fmt.Sprintf("<h1>{{.Heading}}</h1><p>%d</p>", n))
		return "a template"
	case 7:
		s.write("theme/layouts/year.html")
		return "no template"
	case 8:
		s.write("theme/assets/style.css", fmt.Sprintf("body { margin: %dpx }", n))
		return "a stylesheet"
	case 9:
		s.write("theme/i18n/en.toml", fmt.Sprintf("works = \"Works %d\"\n", n))
		return "a string"
	case 10:
		s.write("site.toml", fmt.Sprintf("title = \"Demo %d\"\nbase_url = \"https://example.org/\"\nlanguage = \"en\"\npreset = \"institution\"\norganization = \"inst\"\nas_of = \"202%d-01-01\"\nprune_limit = 100\npage_size = %d\n%s", n%2, 4+n%3, 5+n%2, []string{"", "languages = [\"en\", \"de\"]\n"}[n/2%2]))
		return "settings"
	case 11:
		s.write("content/static/files/more.txt", fmt.Sprint(n))
		return "a static file"
	case 12:
		s.write("content/works/lines.jsonl", fmt.Sprintf("{\"id\": \"l%d\", \"title\": \"Line %d\", \"year\": 2020, \"authors\": [{\"id\": \"ada\"}]}\n", n, n)+
			"{\"id\": \"last\", \"title\": \"Last\", \"year\": 2019, \"authors\": [\"Bo Sample\"], \"pdf\": \"last.pdf\"}")
		s.write("content/works/last.pdf", strings.Repeat("%PDF", n+1))
		return "lines"
	case 13:
		s.write("content/works/lines.jsonl", "{\"id\": \"first\", \"title\": \"First\", \"year\": 2020}\n{\"id\": \"last\", \"title\": \"Last\", \"year\": 2019}\n")
		return "other lines"
	case 14:
		s.write("content/imported/late.jsonl", fmt.Sprintf("{\"kind\": \"author\", \"id\": \"bo\", \"name\": \"Bo Imported\", \"pronouns\": \"they %d\"}\n{\"id\": \"r1\", \"title\": \"Under\", \"volume\": \"%d\"}", n, n))
		return "an import"
	case 15:
		s.write("content/imported/late.jsonl")
		return "no import"
	case 18:
		from, to := "content/authors/ada.md", "content/authors/staff/ada.md"
		if _, err := os.Stat(filepath.Join(s.dir, filepath.FromSlash(to))); err == nil {
			from, to = to, from
		}
		text, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(from)))
		if err != nil {
			s.t.Fatal(err)
		}
		s.write(from)
		s.write(to, string(text))
		return "move " + from
	case 1:
		s.write("content/authors/extra.toml", fmt.Sprintf("id = \"extra\"\nname = \"Extra Person %d\"\n", n))
		return "rename a person"
	case 2:
		s.write("content/authors/extra.toml")
		return "remove a person"
	case 3:
		s.write("content/topics/more.toml", fmt.Sprintf("id = \"more\"\nname = \"More\"\nmatch = [\"title %d\"]\n", n))
		return "a topic by rule"
	case 4:
		s.write("content/pages/news/second.md", fmt.Sprintf("+++\ntitle = \"News %d\"\ndate = \"2025-0%d-01\"\n+++\nText.\n", n, n+1))
		return "news"
	case 5:
		s.write("content/institutions/more.toml", fmt.Sprintf("id = \"more\"\nname = \"Institution %d\"\nparent = \"inst\"\n", n))
		return "an institution"
	}
	status := []string{"", "status = \"retracted\"\nnotice = \"It was wrong.\"\n", "type = \"thesis\"\n"}[r.IntN(3)]
	s.write(file, fmt.Sprintf("id = %q\ntitle = \"A title %d\"\ndate = \"20%d-02\"\nvenue = %q\nauthors = [{id = %q}, \"Extra Person %d\", \"Nobody\"]\ntopics = [\"examples\"]\n%s",
		id, r.IntN(9), 15+r.IntN(12), venue, author, r.IntN(6), status))
	return "write " + id
}

func TestIncrementalEqualsClean(t *testing.T) {
	s := newSite(t, demo)
	r := rand.New(rand.NewPCG(7, 7))
	s.build()
	steps := 80
	if testing.Short() {
		steps = 25
	}
	for step := range steps {
		what := randomEdit(s, r)
		s.build()
		s.opt.Out = filepath.Join(t.TempDir(), "clean")
		s.build()
		clean := s.published()
		s.opt.Out = ""
		sameTree(t, s.published(), clean)
		if t.Failed() {
			t.Fatalf("after step %d: %s", step, what)
		}
	}
}

// Every page of every state is rendered, and pages of equal keys are compared.
func TestEqualKeysEqualBytes(t *testing.T) {
	s := newSite(t, demo)
	r := rand.New(rand.NewPCG(3, 3))
	type version struct {
		key  page.Key
		path string
	}
	seen := map[version][16]byte{}
	hits := 0
	for range 25 {
		b, err := newBuild(s.opt)
		if err != nil {
			t.Fatal(err)
		}
		if err := b.prepare(context.Background()); err != nil {
			t.Fatal(err)
		}
		b.Jobs = 1
		err = b.render(context.Background(), func(page.Page) bool { return false }, func(p page.Page, data []byte) error {
			v := version{p.Key, p.Path}
			sum := sumOf(string(data))
			if old, known := seen[v]; known {
				hits++
				if old != sum {
					t.Errorf("%s has two contents under one key", p.Path)
				}
			}
			seen[v] = sum
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		b.close()
		randomEdit(s, r)
	}
	if hits == 0 {
		t.Error("no two keys were equal")
	}
}
