package generator

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/BurntSushi/toml"
	"golang.org/x/net/html"

	"lectern/generator/page"
)

// shared returns a file or folder of the material beside the repository.
func shared(t *testing.T, name string) string {
	t.Helper()
	file := filepath.Join("..", "..", "shared", "data", filepath.FromSlash(name))
	if _, err := os.Stat(file); err != nil {
		t.Skip("the material is not here:", err)
	}
	return file
}

// corpus unpacks one of the corpora and returns it as a site.
func corpus(t *testing.T, size, ending string) *site {
	t.Helper()
	archive := shared(t, "corpus/"+size+ending)
	dir := t.TempDir()
	compression := map[string]string{".tar.xz": "--xz", ".tar.zst": "--zstd"}[ending]
	if text, err := exec.Command("tar", compression, "-xf", archive, "-C", dir).CombinedOutput(); err != nil {
		t.Skipf("%s cannot be unpacked: %v: %s", archive, err, text)
	}
	dir = filepath.Join(dir, size)
	return &site{t: t, dir: dir, opt: Options{Dir: dir, Program: [16]byte{1}}}
}

// lines reads a file of JSON Lines of the site.
func (s *site) lines(name string) []string {
	s.t.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name)))
	if err != nil {
		s.t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

// A thousand real records are built without an error, and their links lead
// somewhere; in another order, in other files and syntaxes, and with another number
// of workers, they give the same bytes.
func TestCorpusInAnyOrder(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a thousand works twice")
	}
	s := corpus(t, "1k", ".tar.xz")
	s.opt.Jobs = 8
	if r := s.build(); r.Records.Works != 1000 {
		t.Errorf("%d works", r.Records.Works)
	}
	want := s.published()
	checkLinks(t, want, "/")

	other := corpus(t, "1k", ".tar.xz")
	r := rand.New(rand.NewPCG(1, 2))
	for _, kind := range []string{"work", "author"} {
		name := fmt.Sprintf("content/%ss/%[1]ss.jsonl", kind)
		lines := other.lines(name)
		r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		other.write(name)
		for i := range 6 {
			other.spread(kind, i, lines[i*len(lines)/6:(i+1)*len(lines)/6])
		}
	}
	other.opt.Jobs = 1
	other.build()
	sameTree(t, unnamed(other.published()), unnamed(want))
}

// spread writes records to a file of its own, in one of the syntaxes.
func (s *site) spread(kind string, n int, lines []string) {
	s.t.Helper()
	name := fmt.Sprintf("content/%ss/%c/part-%d", kind, 'z'-n, n)
	switch n % 3 {
	case 0:
		s.write(name+".jsonl", strings.Join(lines, "\r\n"))
	case 1:
		s.write(name+".json", "\ufeff["+strings.Join(lines, ",\n")+"]")
	case 2:
		var records []map[string]any
		for _, line := range lines {
			var record map[string]any
			decoder := json.NewDecoder(strings.NewReader(line))
			decoder.UseNumber()
			if err := decoder.Decode(&record); err != nil {
				s.t.Fatal(err)
			}
			records = append(records, numbers(record).(map[string]any))
		}
		var out bytes.Buffer
		if err := toml.NewEncoder(&out).Encode(map[string]any{kind: records}); err != nil {
			s.t.Fatal(err)
		}
		s.write(name+".toml", out.String())
	}
}

// numbers turns the numbers of JSON into those of TOML, and leaves out null.
func numbers(v any) any {
	switch v := v.(type) {
	case map[string]any:
		maps.DeleteFunc(v, func(_ string, value any) bool { return value == nil })
		for key, value := range v {
			v[key] = numbers(value)
		}
	case []any:
		for i, value := range v {
			v[i] = numbers(value)
		}
	case json.Number:
		if i, err := v.Int64(); err == nil {
			return i
		}
		f, _ := v.Float64()
		return f
	}
	return v
}

// prepared is the build of a site before its first page.
func prepared(t *testing.T, s *site) *building {
	t.Helper()
	b, err := newBuild(s.opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.close)
	if err := b.prepare(context.Background()); err != nil || b.report.Errors > 0 {
		t.Fatal(err, b.report.Diags[:min(len(b.report.Diags), 5)])
	}
	return b
}

// One page of thirty thousand works is rendered, and no other view is made.
func TestOnePageOfMany(t *testing.T) {
	if testing.Short() {
		t.Skip("reads thirty thousand works")
	}
	b := prepared(t, corpus(t, "30k", ".tar.zst"))
	var views atomic.Int32
	for i := range b.pages {
		if view := b.pages[i].View; view != nil {
			b.pages[i].View = func() any { views.Add(1); return view() }
		}
	}
	if views.Load() != 0 || len(b.pages) < 30_000 {
		t.Fatalf("%d pages were planned", len(b.pages))
	}
	at := slices.IndexFunc(b.pages[len(b.pages)/2:], func(p page.Page) bool { return p.Kind == page.Work })
	wanted := b.pages[len(b.pages)/2+at].Path
	var text string
	err := b.render(context.Background(), func(p page.Page) bool { return p.Path != wanted }, func(_ page.Page, data []byte) error {
		text = string(data)
		return nil
	})
	if err != nil || views.Load() != 1 || !strings.Contains(text, "<h1") {
		t.Errorf("%v; %d views for one page of %d bytes", err, views.Load(), len(text))
	}
}

// seedSite is the researcher of data/seed with what was found of the works since.
func seedSite(t *testing.T) *site {
	t.Helper()
	read := func(name string, into any) {
		text, err := os.ReadFile(shared(t, "seed/"+name))
		if err == nil {
			err = json.Unmarshal(text, into)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var works []map[string]any
	read("works.json", &works)
	var enriched struct{ Works []map[string]any }
	read("enriched.json", &enriched)
	for _, w := range works {
		for _, more := range enriched.Works {
			if more["id"] != w["id"] {
				continue
			}
			for _, key := range []string{"authors", "arxiv", "doi"} {
				if more[key] != nil {
					w[key] = more[key]
				}
			}
		}
	}
	text, err := json.Marshal(works)
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t, `
-- site.toml --
title = "Junjie Yan"
base_url = "https://example.org/"
preset = "person"
person = "junjie-yan"
-- content/authors/junjie-yan.toml --
id = "junjie-yan"
name = "Junjie Yan"
`)
	s.write("content/works/seed.json", string(text))
	return s
}

// The seed's profile: all works, no remnants of TeX, addresses whole.
func TestSeedSite(t *testing.T) {
	s := seedSite(t)
	if r := s.build(); r.Records.Works != 24 || r.Pages[page.Work] != 24 {
		t.Errorf("%d works on %d pages", r.Records.Works, r.Pages[page.Work])
	}
	files := s.published()
	checkLinks(t, files, "/")
	remnant := regexp.MustCompile("\\\\[a-z]+|[{}]|``| -- |https?: //|\\\\%")
	outside := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if filepath.Ext(name) != ".html" {
			continue
		}
		checkHarmless(t, name, files[name])
		for _, n := range elements(t, files[name]) {
			if href, _ := attr(n, "href"); n.Data == "a" && strings.HasPrefix(href, "http") {
				outside[href] = true
			}
			for c := n.FirstChild; c != nil && n.Data != "script" && n.Data != "pre"; c = c.NextSibling {
				if found := remnant.FindString(c.Data); c.Type == html.TextNode && found != "" {
					t.Errorf("%s: %q stands in %.200q", name, found, c.Data)
				}
			}
		}
	}
	for _, address := range []string{
		"https://github.com/OpenNLPLab/cosFormer", "https://opengvlab.shlab.org.cn", "https://github.com/Sense-GVT/DeCLIP", "https://github.com/zx55/dmcp",
		"https://github.com/Sense-X/X-Temporal", "https://github.com/megvii-model/MABN", "https://github.com/tztztztztz/eql.detectron2", "https://arxiv.org/abs/2202.08791",
	} {
		if !outside[address] {
			t.Errorf("no link to %s", address)
		}
	}
	profile := files["index.html"]
	for _, want := range []string{"cosFormer: Rethinking Softmax in Attention", "Zhen Qin", "BSN++"} {
		if !strings.Contains(profile+files["works/index.html"], want) {
			t.Errorf("the profile does not name %s", want)
		}
	}
}
