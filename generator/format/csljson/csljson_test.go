package csljson

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lectern/generator/diag"
	"lectern/generator/format/native"
	"lectern/generator/format/sample"
	"lectern/generator/markup"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// keys are those of the items of csl-data.json (CSL 1.0.2) that are written.
var keys = strings.Fields("id type title author editor translator issued container-title container-title-short collection-title volume issue number page edition version publisher " +
	"publisher-place genre event event-place event-date DOI ISBN ISSN PMID PMCID URL language keyword status note abstract")

// kinds are the types of csl-data.json.
var kinds = strings.Fields("article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry " +
	"entry-dictionary entry-encyclopedia figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet " +
	"paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book software song speech standard " +
	"thesis treaty webpage")

// What the conventions of the scholarly web ask of CSL-JSON, each rule by the words that
// it has there (F12).
func TestF12(t *testing.T) {
	text := string(Append(nil, sample.Work(), Options{Abstract: true}))
	for rule, want := range map[string]string{
		"id and type":         `"id": "vallee1896these",` + "\n  " + `"type": "article-journal"`,
		"strings for volume":  `"volume": "12"`,
		"page 1-9":            `"page": "1-9"`,
		"issued":              `"issued": {"date-parts":[[1996,9,2]]}`,
		"spans":               `"event-date": {"date-parts":[[1996,5],[1996,6]]}`,
		"organisations":       `{"literal":"Rock and Roll Group"}`,
		"parts of names":      `{"family":"Vallée Poussin","given":"Charles Jean","non-dropping-particle":"de la"},{"family":"King","given":"Martin Luther","suffix":"Jr."}`,
		"DOI bare":            `"DOI": "10.1000/x"`,
		"rich text":           `"title": "\"On\" H<sub>2</sub>O, <i>E. coli</i> and <span style=\"font-variant:small-caps;\">Ab</span>: a < b & <i>x</i><sup>2</sup>"`,
		"status":              `"status": "in press"`,
		"an abstract as text": `"abstract": "First. Second."`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s: no %s in\n%s", rule, want, text)
		}
	}
	for _, info := range scholar.WorkTypes() {
		w := sample.Work()
		w.Type = info.Type
		var item map[string]any
		if err := json.Unmarshal(Append(nil, w, Options{Abstract: true}), &item); err != nil {
			t.Fatal(err)
		}
		for key := range item {
			if !slices.Contains(keys, key) {
				t.Errorf("the key %q is not in the schema", key)
			}
		}
		if kind, _ := item["type"].(string); !slices.Contains(kinds, kind) {
			t.Errorf("the type %q is not in the schema", kind)
		}
	}
	preprint := sample.Work()
	preprint.Type = scholar.TypePreprint
	if text := string(Append(nil, preprint, Options{})); !strings.Contains(text, `"number": "arXiv:2202.08791"`) || strings.Contains(text, "abstract") {
		t.Error(text)
	}
}

func read(src string) (works []*record.Record[scholar.Work], problems []string) {
	var set record.Set
	var ds diag.List
	Decode(native.Input{Kind: "work", File: "a.json", Layer: &record.Layer{Name: "a", Rank: 1}}, []byte(src), &set, &ds)
	for _, d := range ds.Sorted() {
		if d.Severity != diag.Warning {
			problems = append(problems, "no warning:")
		}
		problems = append(problems, fmt.Sprintf("%d:%d %s", d.Place.Line, d.Place.Column, d.Code))
	}
	return set.Works, problems
}

// again reports what is written otherwise once it was read back.
func again(t *testing.T, w *scholar.Work) {
	t.Helper()
	opt := Options{Abstract: true}
	once := string(Append(nil, w, opt))
	back, _ := read("[" + once + "]\n")
	if len(back) != 1 {
		t.Fatalf("%d works are read back from\n%s", len(back), once)
	}
	if twice := string(Append(nil, &back[0].Value, opt)); twice != once {
		t.Fatalf("read back and written again:\nhave %s\nwant %s", twice, once)
	}
}

// Works of each type, with all that an item can say, are read back as they were written.
func TestReadsBack(t *testing.T) {
	for _, info := range scholar.WorkTypes() {
		w := sample.Work()
		w.Type = info.Type
		again(t, w)
		w.ContainerTitle, w.Venue, w.ArXiv, w.Number, w.ArticleNumber = sample.Text("Proc of <i>X</i>"), "", "", "N", "e7"
		if strings.HasPrefix(info.CSL, "article-") || info.CSL == "review" {
			w.ContainerTitle = sample.Text("Proc") // names of journals have no markup
		}
		w.Extra = map[string]any{"thesis_type": "PhD thesis"}
		again(t, w)
		again(t, &scholar.Work{Type: info.Type, CiteKey: "k", Title: sample.Text("T")})
		again(t, &scholar.Work{Type: info.Type, CiteKey: "k", Title: sample.Text("T"), ArXiv: "2202.08791"})
	}
}

// A preprint on arXiv says where it is, and what says so is not read as its own.
func TestArXiv(t *testing.T) {
	text := string(Append(nil, &scholar.Work{Type: scholar.TypePreprint, CiteKey: "k", Title: sample.Text("T"), ArXiv: "2202.08791"}, Options{}))
	for _, want := range []string{`"number": "arXiv:2202.08791"`, `"publisher": "arXiv"`, `"URL": "https://arxiv.org/abs/2202.08791"`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	back, _ := read("[" + text + "]\n")
	if w := back[0].Value; w.ArXiv != "2202.08791" || w.Publisher != "" || w.URL != "" {
		t.Errorf("%+v", w)
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"as others write", `{"id": 5, "type": "paper-conference", "title": "A <i>B</i> <x> </i>", "author": [{"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"},
			{"literal": "The Group"}, {"given": "Plato"}, 7], "issued": {"date-parts": [["2001", 3, "04"]]}, "volume": 12, "DOI": "https://doi.org/10.1000/X", "page": "5–9"}`,
			"conference-paper 10.1000/x A B <x> </i>|Beethoven, Ludwig van; The Group; Plato|2001-03-04|12|10.1000/X|5-9"},
		{"raw dates", `[{"type": "book", "title": "T", "issued": {"raw": "1999-12"}}, {"type": "book", "title": "T", "issued": {"season": 1}}]`, "book w-* T||1999-12|||\nbook w-* T|||||\n1:105 bad-date"},
		{"no title, no item, no type", `[{"id": "x"}, 3, {"title": "T", "id": "y", "DOI": "x", "URL": "javascript:x"}]`, "other y T|||||\n1:2 csl-title\n1:15 csl-item\n1:51 bad-doi"},
		{"a key beside the id", `[{"id": "http://zotero.org/users/1/items/A", "citation-key": "k", "title": "T"}, {"id": "https://x.org/9", "title": "T"}]`,
			"other k T|||||\nother https://x.org/9 T|||||"},
		{"no JSON", `[{"id": ]`, "1:9 syntax"},
	} {
		works, problems := read(c.src)
		var got []string
		for _, r := range works {
			w := &r.Value
			var authors []string
			for _, a := range w.Authors {
				authors = append(authors, a.Sort())
			}
			id := w.ID
			if strings.HasPrefix(id, "w-") {
				id = "w-*"
			} else if i := strings.LastIndex(id, "-"); i > 0 {
				id = "w-*"
			}
			date := ""
			if !w.Date.IsZero() {
				date = w.Date.String()
			}
			got = append(got, strings.Join([]string{string(w.Type) + " " + id + " " + markup.Plain(w.Title), strings.Join(authors, "; "), date, w.Volume, w.DOI, w.Pages}, "|"))
			if w.CiteKey != "" && w.CiteKey != w.ID || w.ID != r.ID || w.URL != "" || !r.Has("title") {
				t.Errorf("%s: %+v", c.name, w)
			}
		}
		if have := strings.Join(append(got, problems...), "\n"); have != c.want {
			t.Errorf("%s:\nhave %s\nwant %s", c.name, have, c.want)
		}
	}
}

// The collected files of others, read and written, stay as they were written.
func TestCollectedFiles(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/data/import/csl-json/*.json")
	if len(files) == 0 {
		t.Skip("needs collected files")
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		works, _ := read(string(src))
		t.Logf("%s: %d works", filepath.Base(file), len(works))
		for _, r := range works {
			again(t, &r.Value)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(`[{"id":"a","type":"article","title":"<i>x</i> <sup><b>y</b></sup> <span class=\"nocase\">Z</span>","issued":{"date-parts":[[2001]]},"number":"arXiv:2202.08791"}]`)
	f.Add(`{"type":"speech","genre":"Poster","title":"<i><i>x</i>","author":[{"family":"a","given":"b"}],"keyword":"a; b","status":"in press","event-date":{"date-parts":[[1],[2]]}}`)
	f.Fuzz(func(t *testing.T, src string) {
		works, _ := read(src)
		for _, r := range works {
			if u := r.Value.URL; u != "" && !strings.HasPrefix(strings.ToLower(u), "http") {
				t.Errorf("an address of another scheme: %q", u)
			}
			again(t, &r.Value)
		}
	})
}
