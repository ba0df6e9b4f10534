package native

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

var handWritten = &record.Layer{Rank: 9}

// read decodes a file of the given kind and returns its records and diagnostics.
func read(kind, file, src string) (*record.Set, []diag.Diagnostic) {
	var set record.Set
	var ds diag.List
	in := Input{Kind: kind, File: "content/" + file, Folder: path.Dir(file), Layer: handWritten}
	if strings.HasPrefix(file, "imported/") {
		in.Layer = &record.Layer{Name: "test", Rank: 1}
	}
	New(func(name string) bool { return name == "works/a.pdf" || name == "authors/ada.jpg" }).Decode(in, []byte(src), &set, &ds)
	return &set, ds.Sorted()
}

// brief prints diagnostics one a line: severity, place, code, message.
func brief(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s %d:%d %s: %s", d.Severity, d.Place.Line, d.Place.Column, d.Code, d.Message)
		if d.Hint != "" {
			fmt.Fprintf(&b, " (%s)", d.Hint)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func oneWork(t *testing.T, src string) *record.Record[scholar.Work] {
	t.Helper()
	set, ds := read("work", "works/x.toml", src)
	if len(ds) > 0 || len(set.Works) != 1 {
		t.Fatalf("%d records\n%s", len(set.Works), brief(ds))
	}
	return set.Works[0]
}

func plain(s string) scholar.Text { return scholar.Text{Source: s} }

// sources cuts away what markup makes of texts, which is not tested here.
var sources = cmp.Transformer("source", func(t scholar.Text) string {
	s := t.Lang + ":" + t.Source
	for _, o := range t.Others {
		s += "|" + o.Lang + ":" + o.Source
	}
	return s
})

func TestEveryFieldOfAWork(t *testing.T) {
	r := oneWork(t, `
id = "x"
title = {en = "A title", de = "Ein Titel", "pt-BR" = "Um título"}
type = "conference-paper"
authors = [
  "Ada Lovelace",
  {id = "cb", name = "Charles Babbage", orcid = "https://orcid.org/0000-0002-1825-0097", affiliations = ["Trinity"], roles = ["software", "Writing – original draft"], corresponding = true},
  {given = "Ludwig", particles = "van", family = "Beethoven"},
  {literal = "The Group"},
]
editors = ["E. Ditor"]
abstract = "An abstract."
language = "en"
date = 2022-03-14
year = 2022
venue = "proc"
event = "A meeting"
volume = 12
issue = "3-4"
pages = "1--9"
topics = ["t"]
doi = "https://doi.org/10.1000/ABC"
arxiv = "arXiv:2202.08791v2"
identifiers = {hal = "hal-01234567"}
url = "https://example.org/a"
pdf = "a.pdf"
links = [{rel = "code", url = "https://example.org/code"}, "https://example.org/data"]
license = "CC-BY-4.0"
open_access = true
citations = 3
revisions = ["2022-01", {date = "2022-02-01", label = "v2"}]
status = "retracted"
funding = ["A Funder", {funder = "B", award = 77}]
awards = ["Best paper"]
updated = "2022-04"
added = 2023
extra = {a = 1, b = {c = [true]}}
unset = ["note", "extra.z"]
`)
	want := scholar.Work{
		ID: "x", Type: "conference-paper",
		Title: scholar.Text{Source: "A title", Lang: "en", Others: []scholar.Text{{Source: "Ein Titel", Lang: "de"}, {Source: "Um título", Lang: "pt-BR"}}},
		Authors: []scholar.Authorship{
			{Name: scholar.Name{Display: "Ada Lovelace"}},
			{ID: "cb", Name: scholar.Name{Display: "Charles Babbage"}, ORCID: "0000-0002-1825-0097", Affiliations: []string{"Trinity"},
				Roles: []string{"Software", "Writing – original draft"}, Corresponding: true},
			{Name: scholar.Name{Display: "Ludwig van Beethoven", Given: "Ludwig", Particles: "van", Family: "Beethoven"}},
			{Name: scholar.Name{Display: "The Group", Literal: "The Group"}},
		},
		Editors:  []scholar.Authorship{{Name: scholar.Name{Display: "E. Ditor"}}},
		Abstract: plain("An abstract."), Language: "en", Date: scholar.Date{Year: 2022, Month: 3, Day: 14}, Year: 2022,
		Venue: "proc", Event: scholar.Event{Name: plain("A meeting")}, Volume: "12", Issue: "3-4", Pages: "1--9", Topics: []string{"t"},
		DOI: "10.1000/ABC", ArXiv: "2202.08791", Identifiers: map[string]string{"hal": "hal-01234567"},
		URL: "https://example.org/a", PDF: "a.pdf", License: "CC-BY-4.0", OpenAccess: true, Citations: 3,
		Links:     []scholar.Link{{Rel: "code", URL: "https://example.org/code"}, {URL: "https://example.org/data"}},
		Revisions: []scholar.Revision{{Date: scholar.Date{Year: 2022, Month: 1}}, {Date: scholar.Date{Year: 2022, Month: 2, Day: 1}, Label: "v2"}},
		Status:    scholar.StatusRetracted, Funding: []scholar.Funding{{Funder: "A Funder"}, {Funder: "B", Award: "77"}},
		Awards: []scholar.Text{plain("Best paper")}, Updated: scholar.Date{Year: 2022, Month: 4}, Added: scholar.Date{Year: 2023},
		Extra: map[string]any{"a": int64(1), "b": map[string]any{"c": []any{true}}},
	}
	if d := cmp.Diff(want, r.Value, sources); d != "" {
		t.Error(d)
	}
	if got := r.PlaceOf("doi").String(); got != "content/works/x.toml:22:7" {
		t.Errorf("the DOI stands at %s", got)
	}
	if r.Has("note") || !r.Has("extra") || !slices.Equal(r.Unset, []string{"note", "extra.z"}) || r.Folder != "works" {
		t.Errorf("presence is wrong: %v %v", r.Present, r.Unset)
	}
}

func TestAuthorWithFrontMatter(t *testing.T) {
	set, ds := read("author", "authors/ada.md", "\ufeff+++\r\nname = \"Ada Lovelace\"\r\nfamily = \"Lovelace\"\r\nphoto = \"ada.jpg\"\r\nclaimed = \"Ada\"\r\n"+
		"other_names = [\"A. King\"]\r\naffiliations = [\"oxford\"]\r\npublic = [\"email\"]\r\nmatch_names = false\r\n+++\r\n\r\nA *life*.\r\n")
	if len(ds) > 0 || len(set.Authors) != 1 {
		t.Fatalf("%d records\n%s", len(set.Authors), brief(ds))
	}
	never := false
	want := scholar.Author{ID: "ada", Name: scholar.Name{Display: "Ada Lovelace", Family: "Lovelace"}, Photo: "ada.jpg", Claimed: scholar.Claim{By: "Ada"},
		OtherNames: []scholar.OtherName{{Name: "A. King"}}, Affiliations: []scholar.Affiliation{{Institution: "oxford"}},
		Public: []string{"email"}, MatchNames: &never, Bio: scholar.Markdown{Source: "A *life*."}}
	if d := cmp.Diff(want, set.Authors[0].Value); d != "" {
		t.Error(d)
	}
	if r := set.Authors[0]; !r.Has("bio") || !r.Has("family") || r.Has("given") || r.PlaceOf("bio").Line != 12 {
		t.Errorf("presence or place is wrong: %v", r.PlaceOf("bio"))
	}
}

func TestFreePage(t *testing.T) {
	set, ds := read("page", "pages/news/2024/a.md", "+++\ntitle = \"A\"\ndate = 2024-05-06\n+++\nText.\n")
	want := scholar.FreePage{Path: "news/2024/a", Title: plain("A"), Date: scholar.Date{Year: 2024, Month: 5, Day: 6}, Body: scholar.Markdown{Source: "Text."}}
	if len(ds) > 0 || len(set.Pages) != 1 {
		t.Fatal(brief(ds))
	}
	if d := cmp.Diff(want, set.Pages[0].Value, sources); d != "" || set.Pages[0].ID != "news/2024/a" {
		t.Error(d)
	}
}

func TestShapesOfFiles(t *testing.T) {
	cases := []struct{ name, file, src, ids string }{
		{"the id of a file", "works/a-paper.toml", `title = "T"`, "a-paper"},
		{"the id of a folder", "works/a-paper/index.json", `{"title": "T"}`, "a-paper"},
		{"an id of its own", "works/a.toml", `id = "b"`, "b"},
		{"null is absence", "works/a.json", `{"id": null, "doi": null, "authors": null}`, "a"},
		{"many", "works/a.toml", "[[work]]\nid = \"b\"\n[[work]]\nid = \"a\"", "b a"},
		{"one under its key", "works/a.toml", "[work]\nid = \"b\"", "b"},
		{"a field called like another kind", "works/a.toml", "venue = \"v\"", "a"},
		{"an array", "works/a.json", `[{"id": "b"}, {"id": "a"}]`, "b a"},
		{"an object with many", "works/a.json", `{"work": [{"id": "b"}, {"id": "a"}]}`, "b a"},
		{"no record", "works/a.json", `[]`, ""},
		{"lines", "works/a.jsonl", "{\"id\": \"b\"}\r\n\r\n  {\"id\": \"a\"}", "b a"},
		{"byte order marks", "works/a.jsonl", "\ufeff{\"id\": \"b\"}\n", "b"},
		{"an empty file of lines", "works/a.jsonl", "", ""},
		{"a key inside a multi-line string", "works/a.toml", "[[work]]\nid = \"a\"\nabstract = \"\"\"\n[[work]]\nid = 5\n\"\"\"\n[[work]]\nid = \"b\"", "a b"},
	}
	for _, c := range cases {
		set, ds := read("work", c.file, c.src)
		var ids []string
		for _, r := range set.Works {
			ids = append(ids, r.ID)
		}
		if got := strings.Join(ids, " "); got != c.ids || len(ds) > 0 {
			t.Errorf("%s: got ids %q, want %q\n%s", c.name, got, c.ids, brief(ds))
		}
	}
}

// shared reads a file of the folder shared/ beside the repository, or skips.
func shared(t testing.TB, name string) []byte {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		if src, err := os.ReadFile(filepath.Join(dir, "shared", name)); err == nil {
			return src
		}
		dir = filepath.Dir(dir)
	}
	t.Skipf("shared/%s is not on this machine", name)
	return nil
}

func TestSeed(t *testing.T) {
	set, ds := read("work", "works/works.json", string(shared(t, "data/seed/works.json")))
	for _, d := range ds {
		if d.Severity == diag.Error {
			t.Error(d)
		}
	}
	if len(set.Works) != 24 {
		t.Errorf("got %d works, want 24", len(set.Works))
	}
	set, ds = read("author", "authors/authors.json", string(shared(t, "data/seed/authors.json")))
	var unknown []string
	for _, d := range ds {
		if d.Code != "unknown-key" {
			t.Error(d)
		}
		unknown = append(unknown, d.Message)
	}
	if len(set.Authors) != 1 || !set.Authors[0].Value.OpenToCollab || len(unknown) != 5 {
		t.Errorf("got %v", unknown)
	}
}

func TestEveryFieldIsDescribed(t *testing.T) {
	used := map[string]bool{}
	var walk func(kind, owner string, typ reflect.Type, at string)
	walk = func(kind, owner string, typ reflect.Type, at string) {
		for i := range typ.NumField() {
			f := typ.Field(i)
			name, option, _ := strings.Cut(f.Tag.Get("key"), ",")
			switch {
			case option == "inline":
				walk(kind, owner, f.Type, at)
				continue
			case name == "" || name == "-":
				continue
			}
			used[owner+"."+name] = true
			sentence := describe(at + "." + name)
			if sentence == "" || !strings.HasSuffix(sentence, ".") || sentence != sentences[owner+"."+name] {
				t.Errorf("%s.%s: described as %q", at, name, sentence)
			}
			inner := f.Type
			if inner.Kind() == reflect.Slice {
				inner = inner.Elem()
			}
			if _, part := shorthand()[inner]; part {
				walk(kind, strings.ToLower(inner.Name()), inner, at+"."+name)
			}
		}
	}
	for _, k := range kinds {
		used[k.name] = true
		walk(k.name, k.name, k.entity, k.name)
	}
	for name := range sentences {
		if !used[name] {
			t.Errorf("%q is described, but there is no such field", name)
		}
	}
	for _, wrong := range []string{"", "work.nothing", "work.title.x", "work.authors.nothing", "nothing.id", "page.-", "work.extra.a"} {
		if got := describe(wrong); got != "" {
			t.Errorf("describe(%q) = %q", wrong, got)
		}
	}
}

func TestSchema(t *testing.T) {
	for _, kind := range Kinds() {
		compiler := jsonschema.NewCompiler()
		src, err := json.Marshal(Schema(kind))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(src)))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiler.AddResource("schema.json", doc); err != nil {
			t.Fatal(err)
		}
		schema, err := compiler.Compile("schema.json")
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		if kind != "work" {
			continue
		}
		for value, valid := range map[string]bool{
			`{"id": "x", "title": {"en": "T"}, "date": 2022, "authors": ["A", {"name": "B", "orcid": "x"}], "event": "E", "unset": ["doi"]}`: true,
			`{"title": 5}`:                                   false,
			`{"titel": "x"}`:                                 false,
			`{"type": "artcle"}`:                             false,
			`{"authors": [{"nam": "x"}]}`:                    false,
			`{"date": "last year"}`:                          false,
			`{"status": "retracted"}`:                        true,
			`{"links": [{"rel": "code"}]}`:                   false,
			`{"kind": "work"}`:                               true,
			`{"kind": "author"}`:                             false,
			`[]`:                                             true,
			`[{"id": "a"}, {"id": "b", "title": "T"}]`:       true,
			`[{"id": "a"}, {"id": "b", "titel": "T"}]`:       false,
			`[{"title": "T"}]`:                               false,
			`{"work": [{"id": "a"}, {"id": "b"}]}`:           true,
			`{"work": {"id": "a"}}`:                          true,
			`{"work": [{"id": "a"}, {"title": "T"}]}`:        false,
			`{"work": [{"id": "a", "titel": "T"}]}`:          false,
			`{"work": [{"id": "a"}], "title": "of nothing"}`: false,
			`{"author": [{"id": "a"}]}`:                      false,
			`"a"`:                                            false,
		} {
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(value))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(v); (err == nil) != valid {
				t.Errorf("%s: %v", value, err)
			}
		}
	}
	if Schema("nothing") != nil {
		t.Error("there is a schema of nothing")
	}
}
