package vcard

import (
	"strings"
	"testing"
	"unicode/utf8"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/scholar"
)

func of(t *testing.T, a *scholar.Author, affiliations ...catalog.Affiliation) Card {
	t.Helper()
	author := &catalog.Author{Author: a, Recorded: true, Slug: a.ID, Affiliations: affiliations}
	cat := &catalog.Catalog{Authors: []*catalog.Author{author}}
	var ds diag.List
	book := address.New(cat, &config.Config{BaseURL: "https://example.org/lab/", Language: "de", Languages: []string{"en", "de"}}, &ds)
	return Card{Deck: card.New(card.Entries{Catalog: cat, Book: book, Lang: "en"}), Author: author}
}

// properties unfolds a card and returns its lines; each physical one must be short,
// whole characters, and end as it should.
func properties(t *testing.T, text string) []string {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > lineMax || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	if !strings.HasSuffix(text, "\r\n") {
		t.Error("the last line does not end")
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n")
}

func TestCardSaysWhatIsPublicAndNoMore(t *testing.T) {
	a := &scholar.Author{
		ID: "ann", Name: scholar.Name{Display: "Ann van Lee, Jr.", Given: "Ann", Family: "Lee", Particles: "van", Suffix: "Jr."}, Honorific: "Dr.",
		OtherNames: []scholar.OtherName{{Name: "Old; Name"}, {Name: "Annie", Show: true}}, Role: scholar.Text{Source: "Head, of\nmany; things \\o/"},
		Email: "ann@example.org", Phone: "+49 (30) 1234-5", Room: "A, 12; left", ORCID: "0000-0002-1825-0097", Website: "https://ann.example/", Public: []string{"email", "room"},
	}
	where := catalog.Affiliation{Affiliation: &scholar.Affiliation{Institution: "Old Place"}, State: catalog.Former}
	now := catalog.Affiliation{Affiliation: &scholar.Affiliation{Institution: "Institute; of", Department: "Rooms"}}
	c := of(t, a, where, now)
	got := strings.Join(properties(t, c.Text()), "\n")
	want := strings.Join([]string{
		"BEGIN:VCARD", "VERSION:4.0", "KIND:individual", `FN:Ann van Lee\, Jr.`, "N:van Lee;Ann;;Dr.;Jr.", "NICKNAME:Annie", `ORG:Institute\; of;Rooms`,
		`TITLE:Head\, of\nmany\; things \\o/`, "EMAIL:ann@example.org", `ADR:;A\, 12\; left;;;;;`,
		"URL:https://example.org/lab/de/authors/ann/", "URL:https://ann.example/", "URL:https://orcid.org/0000-0002-1825-0097",
		"UID:https://example.org/lab/de/authors/ann/", "SOURCE:https://example.org/lab/authors/ann/contact.vcf", "END:VCARD"}, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if c.Href() != "/lab/authors/ann/contact.vcf" {
		t.Error(c.Href())
	}
	a.Public = []string{"phone"}
	if text := c.Text(); strings.Contains(text, "EMAIL") || strings.Contains(text, "ADR") || !strings.Contains(text, "TEL;VALUE=uri:tel:+493012345\r\n") {
		t.Error(text)
	}
	a.Phone = "extension 12, ask; wait"
	if text := c.Text(); !strings.Contains(text, `TEL:extension 12\, ask\; wait`+"\r\n") {
		t.Error(text)
	}
	a.Public = nil
	if c.Href() != "" {
		t.Error("a card although nothing is public")
	}
}

func TestGroupsHaveNoParts(t *testing.T) {
	c := of(t, &scholar.Author{ID: "g", Name: scholar.Name{Display: "The Group", Literal: "The Group"}})
	if text := c.Text(); !strings.Contains(text, "KIND:group\r\n") || strings.Contains(text, "\r\nN:") {
		t.Error(text)
	}
}

// Long values are folded between characters, and unfold to what they were.
func TestFolding(t *testing.T) {
	for _, word := range []string{"a", "ü", "字", "🎻"} {
		for n := range 200 {
			var b builder
			value := strings.Repeat(word, n)
			b.line("NOTE", value)
			if lines := properties(t, b.String()); len(lines) != 1 || lines[0] != "NOTE:"+value {
				t.Fatalf("%d × %s: %q", n, word, lines)
			}
		}
	}
}

func TestTelephone(t *testing.T) {
	for number, want := range map[string]string{"+49 30 12-3": "tel:+4930123", "030 123": "", "": ""} {
		if got := Telephone(number); got != want {
			t.Errorf("%q: %q", number, got)
		}
	}
}
