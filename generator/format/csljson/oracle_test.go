package csljson

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/markup"
	"lectern/generator/scholar"
)

var update = flag.Bool("update", false, "record what citation-js reads from testdata/items.json")

// The items of testdata, which are written as other programs write them, are read as
// citation-js reads them, or otherwise with a reason. What it reads is recorded.
func TestAsCitationJSReads(t *testing.T) {
	file := filepath.Join("testdata", "items.json")
	recorded := filepath.Join("testdata", "citation-js.txt")
	if *update {
		if err := os.WriteFile(recorded, []byte(citationJS(t, file)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	theirs, err := os.ReadFile(recorded)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	agree(t, file, string(theirs), used)
	for what := range explanations(t) {
		if name, _, _ := strings.Cut(what, " "); name == "items.json" && !used[what] {
			t.Errorf("%s: both read the same, and a difference is explained", what)
		}
	}
}

// The collected files of others, and the recorded ones once more, are compared with what
// citation-js reads today. LECTERN_JUDGES names the folder with its node_modules.
func TestAsCitationJSReadsToday(t *testing.T) {
	collected, _ := filepath.Glob("../../../../shared/data/import/csl-json/*.json")
	if len(collected) == 0 {
		t.Skip("needs the collected files")
	}
	used := map[string]bool{}
	for _, file := range append(collected, filepath.Join("testdata", "items.json")) {
		agree(t, file, citationJS(t, file), used)
	}
	for what := range explanations(t) {
		if !used[what] {
			t.Errorf("%s: both read the same, and a difference is explained", what)
		}
	}
}

// citationJS asks citation-js what it reads from a file.
func citationJS(t *testing.T, file string) string {
	t.Helper()
	judges := os.Getenv("LECTERN_JUDGES")
	if judges == "" {
		t.Skip("needs LECTERN_JUDGES, a folder with @citation-js/core")
	}
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("needs node")
	}
	cmd := exec.Command("node", filepath.Join("testdata", "citation.mjs"), judges, file)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// agree compares what is read from a file here with facts that citation-js reads from
// it, and notes which explanations were needed.
func agree(t *testing.T, file, theirs string, used map[string]bool) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	works, _ := read(string(src))
	explained := explanations(t)
	for i, item := range items(theirs) {
		if item["title"] == "" {
			continue // set aside here
		}
		if len(works) == 0 {
			t.Fatalf("%s: %q is not read", file, item["title"])
		}
		ours := facts(&works[0].Value)
		works = works[1:]
		for _, key := range [...]string{"title", "abstract", "container-title", "note"} {
			item[key] = letters(item[key])
		}
		name := item["id"]
		if name == "" {
			name = fmt.Sprint("#", i+1)
		}
		for _, key := range keysOf(ours, item) {
			if what := strings.Join([]string{filepath.Base(file), name, key}, " "); ours[key] == item[key] {
				continue
			} else if used[what] = true; !explained[what] {
				t.Errorf("%s: %q, and theirs %q", what, ours[key], item[key])
			}
		}
	}
	if len(works) > 0 {
		t.Errorf("%s: they have no %s", file, works[0].ID)
	}
}

// items reads what testdata/citation.mjs prints.
func items(text string) []map[string]string {
	var all []map[string]string
	for line := range strings.Lines(text) {
		number, fact, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		key, value, _ := strings.Cut(fact, ": ")
		for i, _ := strconv.Atoi(number); len(all) <= i; {
			all = append(all, map[string]string{})
		}
		all[len(all)-1][key] = value
	}
	return all
}

func keysOf(ours, theirs map[string]string) []string {
	all := maps.Clone(ours)
	maps.Copy(all, theirs)
	return slices.Sorted(maps.Keys(all))
}

// facts are what a work says, as testdata/citation.mjs prints what an item says.
func facts(w *scholar.Work) map[string]string {
	info, _ := w.Type.Info()
	all := map[string]string{
		"id": w.ID, "type": info.CSL, "author": people(w.Authors), "editor": people(w.Editors), "translator": people(w.Translators),
		"issued": numbers(w.Date), "title": letters(markup.Plain(w.Title)), "container-title": letters(w.Venue + markup.Plain(w.ContainerTitle)),
		"collection-title": markup.Plain(w.Series), "volume": w.Volume, "issue": w.Issue, "number": w.Number + w.ArticleNumber, "page": w.Pages,
		"edition": w.Edition, "publisher": w.Publisher + w.School, "publisher-place": w.Place, "DOI": w.DOI, "ISBN": w.ISBN,
		"ISSN": w.Identifiers["issn"], "PMID": w.PMID, "PMCID": w.PMCID, "URL": w.URL, "language": w.Language, "keyword": strings.Join(w.Keywords, ", "),
		"event": markup.Plain(w.Event.Name), "event-place": w.Event.Place, "event-date": numbers(w.Event.Start), "note": letters(markup.Plain(w.Note)),
		"abstract": letters(markup.Plain(w.Abstract)), "status": strings.ReplaceAll(string(w.Status), "-", " "),
	}
	if end := numbers(w.Event.End); end != "" {
		all["event-date"] += "/" + end
	}
	if w.ArXiv != "" {
		all["number"] = "arXiv:" + w.ArXiv
	}
	if genre, ok := w.Extra["thesis_type"].(string); ok {
		all["genre"] = genre
	}
	for key, value := range all {
		if value == "" {
			delete(all, key)
		}
	}
	return all
}

func people(all []scholar.Authorship) string {
	var names []string
	for _, a := range all {
		if n := a.Name; n.Literal != "" || n.Family == "" {
			names = append(names, n.Display)
		} else {
			names = append(names, strings.Trim(strings.Join([]string{n.Particles, n.Family, n.Suffix, n.Given}, "|"), "|"))
		}
	}
	return strings.Join(names, "; ")
}

func numbers(d scholar.Date) string {
	s := ""
	for _, n := range [...]int{int(d.Year), int(d.Month), int(d.Day)} {
		if n != 0 {
			s += fmt.Sprint("-", n)
		}
	}
	return strings.TrimPrefix(s, "-")
}

// letters leaves the letters and digits of a text, in small letters and without its
// marks: what both must agree on.
func letters(s string) string {
	inside := false
	return strings.Map(func(r rune) rune {
		if r == '<' || r == '>' {
			inside = r == '<'
		}
		if inside || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, strings.ToLower(norm.NFKC.String(s)))
}

// explanations are the differences that are right: a line each, with the reason.
func explanations(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "differences.txt"))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if what, _, ok := strings.Cut(line, ": "); ok && !strings.HasPrefix(line, "#") {
			known[what] = true
		}
	}
	return known
}
