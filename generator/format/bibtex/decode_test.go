package bibtex

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/generator/diag"
	"lectern/generator/format/native"
	"lectern/generator/format/witness"
	"lectern/generator/markup"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// decode reads a .bib file as one in content/works/ in which "a.pdf" exists.
func decode(src string) (works []*record.Record[scholar.Work], problems []string) {
	var ds diag.List
	var set record.Set
	in := native.Input{Kind: "work", File: "content/works/a.bib", Folder: "works", Layer: &record.Layer{Name: "a", Rank: 1}}
	Decode(in, []byte(src), func(name string) bool { return name == "works/a.pdf" }, &set, &ds)
	for _, d := range ds.Sorted() {
		problems = append(problems, fmt.Sprintf("%d:%d %s", d.Place.Line, d.Place.Column, d.Code))
	}
	return set.Works, problems
}

// said writes what the record of a work states, key by key.
func said(r *record.Record[scholar.Work]) string {
	w := &r.Value
	parts := []string{string(w.Type), w.ID, markup.Plain(w.Title)}
	add := func(key, value string) {
		if value != "" {
			parts = append(parts, key+"="+value)
		}
	}
	for _, people := range []struct {
		key string
		of  []scholar.Authorship
	}{{"authors", w.Authors}, {"editors", w.Editors}, {"translators", w.Translators}} {
		var all []string
		for _, a := range people.of {
			all = append(all, a.Sort())
		}
		add(people.key, strings.Join(all, "; "))
	}
	add("date", w.Date.String())
	add("venue", w.Venue)
	add("container", markup.Plain(w.ContainerTitle))
	add("part_of", w.PartOf)
	add("event", strings.TrimRight(strings.Join([]string{markup.Plain(w.Event.Name), w.Event.Place, w.Event.Start.String(), w.Event.End.String()}, "|"), "|"))
	add("series", markup.Plain(w.Series))
	for i, s := range []string{w.Volume, w.Issue, w.Number, w.Pages, w.ArticleNumber, w.Edition, w.Publisher, w.School, w.Place, w.Language,
		w.DOI, w.ArXiv, w.PMID, w.PMCID, w.ISBN, w.URL, w.PDF, w.License, w.Image, string(w.Status)} {
		add(strings.Fields("volume issue number pages article_number edition publisher school place language doi arxiv pmid pmcid isbn url pdf license image status")[i], s)
	}
	add("keywords", strings.Join(w.Keywords, "|"))
	add("note", markup.Plain(w.Note))
	for _, l := range w.Links {
		add("link", l.Rel+" "+l.URL)
	}
	for _, a := range w.Awards {
		add("award", markup.Plain(a))
	}
	if w.Selected {
		add("selected", "true")
	}
	if len(w.Identifiers)+len(w.Extra) > 0 {
		add("more", strings.NewReplacer("map[", "", "]", "").Replace(fmt.Sprint(w.Identifiers, w.Extra)))
	}
	return strings.TrimSpace(strings.Join(parts, "\n\t"))
}

// TestDecode reads each example of testdata/decode.txt: entries, then the works and
// diagnostics that they give.
func TestDecode(t *testing.T) {
	text, err := os.ReadFile("testdata/decode.txt")
	if err != nil {
		t.Fatal(err)
	}
	update := os.Getenv("LECTERN_UPDATE") != ""
	var out strings.Builder
	for _, part := range strings.Split(string(text), "\n==== ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		src, want, _ := strings.Cut(rest, "\n----\n")
		works, problems := decode(src)
		var got []string
		for _, w := range works {
			got = append(got, said(w))
		}
		got = append(got, problems...)
		have := strings.Join(got, "\n")
		if d := cmp.Diff(strings.TrimSpace(want), have); d != "" && !update {
			t.Errorf("%s:\n%s", name, d)
		}
		fmt.Fprintf(&out, "\n==== %s\n%s\n----\n%s\n", name, src, have)
	}
	if update {
		if err := os.WriteFile("testdata/decode.txt", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFieldsArePresent: what a record states is marked, so that hand-written records
// lie over it field by field.
func TestFieldsArePresent(t *testing.T) {
	works, _ := decode("@article{k,\n title = {T},\n author = {A B},\n year = 2020}")
	for key, place := range map[string]string{"title": "2:2", "authors": "3:2", "date": "4:2", "cite_key": "1:1"} {
		at := works[0].PlaceOf(key)
		if got := fmt.Sprintf("%d:%d", at.Line, at.Column); !works[0].Has(key) || got != place {
			t.Errorf("%s: %v at %s", key, works[0].Has(key), got)
		}
	}
	if works[0].Has("abstract") {
		t.Error("an abstract that the entry does not have")
	}
}

// TestBoundedInheritance: circles and long rows of crossref end.
func TestBoundedInheritance(t *testing.T) {
	var src strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&src, "@inbook{k%d, title = {T}, crossref = {k%d}, xdata = {k%d, k%d}}\n", i, (i+1)%2000, (i+7)%2000, i)
	}
	if works, _ := decode(src.String()); len(works) != 2000 {
		t.Errorf("%d works", len(works))
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("@article{k, title = {T {\\'e} $x$}, author = {A and {B C}}, date = {2020-01/2021}, month = 10 # jan, crossref = k, url = {javascript:x}}")
	f.Add("@thesis{k, title = {T}, school = {S and T}, pages = {1--2}, eprint = {2202.08791}, isbn = {(}, issn = {,}, file = {..}, pdf = {../../x}}")
	f.Fuzz(func(t *testing.T, src string) {
		works, _ := decode(src)
		for _, w := range works {
			if w.ID == "" || markup.Plain(w.Value.Title) == "" {
				t.Errorf("%+v", w)
			}
			if u := w.Value.URL; u != "" && !strings.HasPrefix(strings.ToLower(u), "http") {
				t.Errorf("an address of another scheme: %q", u)
			}
		}
	})
}

// TestAsOtherParsersRead compares what is read from the collected files with what
// @retorquere/bibtex-parser reads. LECTERN_JUDGES names the folder with its
// node_modules.
func TestAsOtherParsersRead(t *testing.T) {
	judges := os.Getenv("LECTERN_JUDGES")
	files, _ := filepath.Glob("../../../../shared/data/import/bibtex/*.bib")
	if judges == "" || len(files) == 0 {
		t.Skip("needs LECTERN_JUDGES, a folder with @retorquere/bibtex-parser, and the collected files")
	}
	script, _ := filepath.Abs("testdata/retorquere.mjs")
	explained := witness.Explanations(t)
	for _, file := range files {
		cmd := exec.Command("node", script, judges, file)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		var theirs []struct {
			Key, Title, Year, Doi, Pages string
			Authors                      []string
		}
		if err := json.Unmarshal(out, &theirs); err != nil {
			t.Fatal(err)
		}
		src, _ := os.ReadFile(file)
		works, _ := decode(string(src))
		n := 0
		for _, e := range theirs {
			base := filepath.Base(file) + " " + e.Key
			if e.Title == "" || e.Key == "" {
				continue // set aside here
			}
			if n == len(works) || works[n].ID != strings.ReplaceAll(e.Key, " ", "_") {
				if !explained[base] {
					t.Errorf("%s: not read", base)
				}
				continue
			}
			w := &works[n].Value
			n++
			var ours []string
			for _, a := range w.Authors {
				ours = append(ours, joinName(a.Name))
			}
			year := ""
			if y := w.When(); !y.IsZero() {
				year = fmt.Sprint(y.Year)
			}
			for _, c := range [][3]string{{"title", letters(markup.Plain(w.Title)), letters(e.Title)}, {"year", year, e.Year}, {"doi", strings.ToLower(w.DOI), strings.ToLower(e.Doi)},
				{"authors", strings.Join(ours, "; "), strings.Join(e.Authors, "; ")}} {
				if c[1] != c[2] && !explained[base+" "+c[0]] {
					t.Errorf("%s: %s:\n\t%q, and theirs\n\t%q", base, c[0], c[1], c[2])
				}
			}
		}
		if n != len(works) {
			t.Errorf("%s: they have no %s", file, works[n].ID)
		}
	}
}

// letters leaves the letters and digits of a title, in small letters: what both must
// agree on.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && !('a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9') || strings.ContainsRune("“”‘’–—…", r) || r == 0xA0 {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

func joinName(n scholar.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	return strings.Trim(strings.Join([]string{n.Particles, n.Family, n.Suffix, n.Given}, "|"), "|")
}
