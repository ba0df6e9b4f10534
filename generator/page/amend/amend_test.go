package amend

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/format/native"
	"lectern/generator/page/card"
	"lectern/generator/record"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// channels are the ways in which letters travel.
var channels = map[string]config.Repository{
	"github":  {URL: "https://github.com/o/r", Branch: "main", Kind: "github", Contact: "a+b@example.org"},
	"gitlab":  {URL: "https://gitlab.com/o/r/", Branch: "feature/x", Folder: "our site", Kind: "gitlab"},
	"forgejo": {URL: "https://codeberg.org/o/r", Branch: "main", Kind: "forgejo"},
	"mail":    {Contact: "a+b@example.org"},
	"unknown": {URL: "https://git.example.org/o/r", Branch: "main", Contact: "a+b@example.org"},
}

// site makes a desk with an author with a record, one who is only a name, and a work of
// both.
func site(t *testing.T, r config.Repository, p config.Profile) (*Desk, *catalog.Work) {
	t.Helper()
	recorded := &catalog.Author{Author: &scholar.Author{ID: `o"d\d`, Name: scholar.Name{Display: "Ann \"A\" + &#' ü"}}, Recorded: true, Slug: "odd"}
	recorded.Place.File = "content/authors/o d.toml"
	name := &catalog.Author{Author: &scholar.Author{Name: scholar.Name{Display: "Bob"}}, Slug: "bob-aaaaaa"}
	w := &catalog.Work{Work: &scholar.Work{ID: "Q:1"}, Authorships: []catalog.Authorship{
		{Authorship: &scholar.Authorship{}, Author: recorded, Evidence: catalog.ByName}, {Authorship: &scholar.Authorship{}, Author: name}}}
	w.Origin.Place.File = "content/works/w.bib"
	cat := &catalog.Catalog{Works: []*catalog.Work{w}, Authors: []*catalog.Author{recorded, name}}
	cfg := &config.Config{BaseURL: "https://example.org/lab/", AsOf: "2026-11-01", AuthorPages: config.AuthorPages{All: true}, Repository: r, Profile: p}
	var ds diag.List
	deck := card.New(card.Entries{Catalog: cat, Book: address.New(cat, cfg, &ds), Lang: "en",
		Text: func(key string, args ...any) string {
			return strings.TrimSpace(fmt.Sprintln(append([]any{key}, args...)...))
		}})
	return New(cfg, cat, deck), w
}

// change returns the record in the letter at an address, as Lectern reads it.
func change(t *testing.T, kind, href string) (set record.Set, body string) {
	t.Helper()
	u, err := url.Parse(href)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	for _, key := range []string{"body", "issue[description]"} {
		body += q.Get(key)
	}
	if value := q.Get("value"); value != "" { // a new file
		body = "```toml\n" + value + "```"
	}
	body = strings.ReplaceAll(body, "\r\n", "\n")
	_, rest, _ := strings.Cut(body, "```toml\n")
	toml, _, found := strings.Cut(rest, "```")
	if !found {
		t.Fatalf("no change in %q", body)
	}
	var ds diag.List
	native.New(func(string) bool { return true }).Decode(native.Input{Kind: kind, File: "content/x.toml", Layer: &record.Layer{}}, []byte(toml), &set, &ds)
	if ds.Len() > 0 {
		t.Fatalf("%s\n%v", toml, ds.Sorted())
	}
	return set, body
}

// Each letter holds a change of exactly one record that Lectern's own decoder takes.
func TestLettersHoldChangesOfOneRecord(t *testing.T) {
	for kind, r := range channels {
		d, w := site(t, r, config.Profile{Claim: true, Correct: true})
		recorded, name := w.Authorships[0].Author, w.Authorships[1].Author
		for _, a := range []*catalog.Author{recorded, name} {
			care := d.Author(a)
			set, body := change(t, "author", care.Claim)
			if len(set.Authors) != 1 || set.Authors[0].Value.Claimed.By != a.Display || set.Authors[0].Value.Claimed.On.String() != "2026-11-01" {
				t.Errorf("%s: claim of %q: %+v", kind, a.Display, set.Authors)
			}
			if set.Authors[0].ID != a.ID && set.Authors[0].ID != a.Slug {
				t.Errorf("%s: claim of the record %q", kind, set.Authors[0].ID)
			}
			if a.Recorded != strings.Contains(body, "content/authors/o d.toml") {
				t.Errorf("%s: the file in %q", kind, body)
			}
			if set, _ := change(t, "author", care.Correct); len(set.Authors) != 1 || set.Authors[0].ID != set.Authors[0].Value.ID {
				t.Errorf("%s: correction: %+v", kind, set.Authors)
			}
		}
		if set, body := change(t, "work", d.Work(w, "T")); len(set.Works) != 1 || set.Works[0].ID != "Q:1" || !strings.Contains(body, "content/works/w.bib") {
			t.Errorf("%s: correction of a work: %+v", kind, set.Works)
		}
		set, _ := change(t, "author", d.Disown(recorded, w, "T", 0))
		if len(set.Authors) != 1 || set.Authors[0].ID != recorded.ID || len(set.Authors[0].Value.NotMine) != 1 || set.Authors[0].Value.NotMine[0] != "Q:1" {
			t.Errorf("%s: disowned: %+v", kind, set.Authors)
		}
		if d.Disown(name, w, "T", 1) != "" || d.Disown(recorded, w, "T", disownedMax) != "" {
			t.Errorf("%s: a name without a record, or one of a crowd, may disown", kind)
		}
	}
}

func TestAddresses(t *testing.T) {
	for kind, want := range map[string]string{
		"github":  "https://github.com/o/r/issues/new?title=a%20%26&body=b%2B%0A",
		"gitlab":  "https://gitlab.com/o/r/-/issues/new?issue%5Btitle%5D=a%20%26&issue%5Bdescription%5D=b%2B%0A",
		"forgejo": "https://codeberg.org/o/r/issues/new?title=a%20%26&body=b%2B%0A",
		"mail":    "mailto:a%2Bb@example.org?subject=a%20%26&body=b%2B%0D%0A",
		"unknown": "mailto:a%2Bb@example.org?subject=a%20%26&body=b%2B%0D%0A",
	} {
		if got := letterTo(channels[kind], "a &", "b+\n"); got != want {
			t.Errorf("%s: %s", kind, got)
		}
	}
	if got := quote("a\x7f\"<"); got != `"a\u007f\"<"` {
		t.Error(got)
	}
	for kind, want := range map[string]string{
		"github":  "https://github.com/o/r/edit/main/content/a%20b.toml",
		"gitlab":  "https://gitlab.com/o/r/-/edit/feature/x/our%20site/content/a%20b.toml",
		"forgejo": "https://codeberg.org/o/r/_edit/main/content/a%20b.toml",
		"mail":    "", "unknown": "",
	} {
		if got := Edit(channels[kind], "content/a b.toml"); got != want {
			t.Errorf("%s: %s", kind, got)
		}
	}
}

// Without anybody to write to, or where a switch is off, there is no link; that nobody
// has claimed a profile is said all the same.
func TestSwitches(t *testing.T) {
	all := config.Profile{Claim: true, Correct: true, Maintained: true}
	d, w := site(t, config.Repository{Branch: "main"}, all)
	a := w.Authorships[0].Author
	if v := d.Author(a); v != (view.Care{Unclaimed: a.Display}) || d.Work(w, "T")+d.Disown(a, w, "T", 0) != "" {
		t.Errorf("nowhere to write to: %+v", v)
	}
	d, w = site(t, channels["github"], config.Profile{})
	a = w.Authorships[0].Author
	if v := d.Author(a); v.Unclaimed+v.Claim+v.Correct != "" || d.Work(w, "T")+d.Disown(a, w, "T", 0) != "" {
		t.Errorf("all switched off: %+v", v)
	}
	a.Claimed.By = "Ann"
	d.cfg.Profile = all
	if v := d.Author(a); v.Unclaimed+v.Claim != "" || v.By != "Ann" || v.Correct == "" || v.Mail == "" {
		t.Errorf("claimed: %+v", v)
	}
	if v := (*Desk)(nil).Author(a); v != (view.Care{}) {
		t.Errorf("without a desk: %+v", v)
	}
}

// Where there is no record by hand yet, GitHub proposes a new file; elsewhere, and for what
// is written by hand, it is an issue.
func TestNewFiles(t *testing.T) {
	for kind, r := range channels {
		d, w := site(t, r, config.Profile{Claim: true, Correct: true})
		recorded, name := w.Authorships[0].Author, w.Authorships[1].Author
		if care := d.Author(recorded); strings.Contains(care.Claim, "/new/main?") {
			t.Errorf("%s: a second record by hand: %s", kind, care.Claim)
		}
		recorded.Origin.Place.File = "content/imported/orcid.jsonl"
		for _, a := range []*catalog.Author{recorded, name} {
			claim := d.Author(a).Claim
			if got := strings.HasPrefix(claim, "https://github.com/o/r/new/main?filename=content%2Fauthors%2F"+a.Slug+".toml&value=%5B%5Bauthor"); got != (kind == "github") {
				t.Errorf("%s: %s", kind, claim)
			}
		}
	}
}
