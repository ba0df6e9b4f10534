// Package witness compares, in tests, what a format reads from a file with what another
// program reads from it. That program's facts are printed by testdata/citation.mjs, a line
// each, and recorded in testdata/citation-js.txt; a difference that is right stands in
// testdata/differences.txt with its reason.
package witness

import (
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
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Reader reads the works of a file.
type Reader func(src string) []*record.Record[scholar.Work]

// Recorded compares what is read from a file of testdata with what was recorded of it; with
// update, it is recorded first. Judges is the folder of the other program's node_modules.
func Recorded(t *testing.T, read Reader, name, judges string, update bool) {
	t.Helper()
	file, recorded := filepath.Join("testdata", name), filepath.Join("testdata", "citation-js.txt")
	if update {
		if err := os.WriteFile(recorded, []byte(ask(t, judges, file)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	theirs, err := os.ReadFile(recorded)
	if err != nil {
		t.Fatal(err)
	}
	c := comparison{t, Explanations(t), map[string]bool{}}
	c.file(read, file, string(theirs))
	c.needed(name + " ")
}

// Today compares what is read from files with what the other program reads today.
func Today(t *testing.T, read Reader, judges string, files []string) {
	t.Helper()
	c := comparison{t, Explanations(t), map[string]bool{}}
	for _, file := range files {
		c.file(read, file, ask(t, judges, file))
	}
	c.needed("")
}

// ask lets the other program read a file.
func ask(t *testing.T, judges, file string) string {
	t.Helper()
	if judges == "" {
		t.Skip("needs LECTERN_JUDGES, a folder with citation-js")
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

type comparison struct {
	*testing.T
	explained, used map[string]bool
}

// needed reports explanations of differences that there are not.
func (c comparison) needed(prefix string) {
	for what := range c.explained {
		if strings.HasPrefix(what, prefix) && !c.used[what] {
			c.Errorf("%s: both read the same, and a difference is explained", what)
		}
	}
}

// file compares the works of a file, in their order.
func (c comparison) file(read Reader, file, theirs string) {
	src, err := os.ReadFile(file)
	if err != nil {
		c.Fatal(err)
	}
	works := read(string(src))
	for i, item := range items(theirs) {
		if item["title"] == "" {
			continue // set aside here
		}
		if len(works) == 0 {
			c.Fatalf("%s: %q is not read", file, item["title"])
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
		all := maps.Clone(ours)
		maps.Copy(all, item)
		for _, key := range slices.Sorted(maps.Keys(all)) {
			if what := strings.Join([]string{filepath.Base(file), name, key}, " "); ours[key] == item[key] {
				continue
			} else if c.used[what] = true; !c.explained[what] {
				c.Errorf("%s: %q, and theirs %q", what, ours[key], item[key])
			}
		}
	}
	if len(works) > 0 {
		c.Errorf("%s: they have no %s", file, works[0].ID)
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

// facts are what a work says, as testdata/citation.mjs prints what another program reads.
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

// Explanations are the differences that are right, of testdata/differences.txt: a line
// each, with the reason.
func Explanations(t *testing.T) map[string]bool {
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
