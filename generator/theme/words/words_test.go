package words

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/themes"
)

const english = `thousands = ","
plain = "Skip & <go>"
year = "in {0}"
swap = "{1} before {0}"
works = { one = "{0} work", other = "{0} works" }
of = { one = "one of {1}", other = "{0} of {1}" }
odd = "a { b {x} {10} {0"
empty = ""
date_full = "{2} {1} {0}"
date_month = "{0}, {1}"
month_3 = "March"
month_12 = "December"
`

// table makes a table of texts, the later over the earlier ones.
func table(t testing.TB, lang string, texts ...string) (*Table, []diag.Diagnostic) {
	t.Helper()
	var ds diag.List
	words := &Table{}
	for _, text := range texts {
		root, ok := decode.TOML("i18n/x.toml", []byte(text), &ds)
		if !ok {
			t.Fatalf("not TOML: %v", ds.Sorted())
		}
		words.Add("i18n/x.toml", root, language.MustParse(lang), &ds)
	}
	return words, ds.Sorted()
}

func TestText(t *testing.T) {
	words, ds := table(t, "en", english)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	for _, c := range []struct {
		key    string
		values []any
		want   string
	}{
		{"plain", nil, "Skip & <go>"},
		{"missing", []any{1}, "missing"},
		{"year", []any{2022}, "in 2022"},
		{"year", nil, "in {0}"},
		{"swap", []any{"a", "b"}, "b before a"},
		{"works", []any{1}, "1 work"},
		{"works", []any{0}, "0 works"},
		{"works", []any{12345}, "12,345 works"},
		{"works", []any{-1000}, "-1,000 works"},
		{"of", []any{1, "x"}, "one of x"},
		{"of", []any{1000, 2000}, "1,000 of 2,000"},
		{"odd", []any{1}, "a { b {x} {10} {0"},
		{"empty", nil, ""},
	} {
		if got := words.Text(c.key, c.values...); got != c.want {
			t.Errorf("%s %v: %q, want %q", c.key, c.values, got, c.want)
		}
	}
}

func TestPluralForms(t *testing.T) {
	polish, ds := table(t, "pl", `works = { one = "1", few = "f", many = "m", other = "o" }`)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	for n, want := range map[int]string{1: "1", 2: "f", 4: "f", 5: "m", 12: "m", 22: "f", 100: "m", 10_000_002: "f", 1_000_000_005: "m"} {
		if got := polish.Text("works", n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	// A form that the table lacks falls back to "other".
	arabic, _ := table(t, "ar", `works = { one = "1", other = "o" }`)
	if got := arabic.Text("works", 2); got != "o" {
		t.Errorf("got %s", got)
	}
	if got := arabic.Text("works", "two"); got != "o" {
		t.Errorf("without a number: %s", got)
	}
}

func TestDateAndNum(t *testing.T) {
	words, _ := table(t, "en", english)
	for in, want := range map[string]string{
		"2022-03-14": "14 March 2022", "2022-12-01": "1 December 2022", "2022-03": "2022, March", "2022": "2022",
		"": "", "2022-13": "2022-13", "2022-03-32": "2022-03-32", "2022-04": "2022-04", "spring": "spring",
		"2022-03-14-1": "2022-03-14-1", "2022-00-00": "2022-00-00", "2022-3": "2022-3",
	} {
		if got := words.Date(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", -123456: "-123,456", 1234567: "1,234,567"} {
		if got := words.Num(in); got != want {
			t.Errorf("%d: %q, want %q", in, got, want)
		}
	}
	if got := (&Table{}).Num(12345); got != "12345" {
		t.Errorf("without a separator: %q", got)
	}
}

func TestOverlay(t *testing.T) {
	words, ds := table(t, "en", english, `plain = "Skip"`+"\nnew = \"n\"")
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	if words.Text("plain") != "Skip" || words.Text("new") != "n" || words.Text("year", 1) != "in 1" {
		t.Error("the later file must replace single strings")
	}
}

func TestBadStrings(t *testing.T) {
	for text, want := range map[string]string{
		`year = "{0} and {1}"`:              "has a place {1}",
		`plain = 3`:                         "a string of the interface is text",
		`plain = ["a"]`:                     "a string of the interface is text",
		`works = { one = "x" }`:             `"other" is missing`,
		`works = { other = 1 }`:             `the form "other" is not text`,
		`works = { other = "", lots = "" }`: `no plural form "lots"`,
	} {
		words, ds := table(t, "en", english, text)
		if len(ds) != 1 || !strings.Contains(ds[0].Message, want) || ds[0].Place.Line != 1 || ds[0].Code != "bad-string" {
			t.Errorf("%s gives %v", text, ds)
		}
		if words.Text("works", 1) != "1 work" {
			t.Errorf("%s: a bad string must not replace the good one", text)
		}
	}
}

// A misspelt string is reported with what was meant; one that a template asks for is
// the site's own.
func TestUnasked(t *testing.T) {
	var ds diag.List
	root, ok := decode.TOML("theme/i18n/en.toml", []byte("plain = \"a\"\nown = \"b\"\n  pliain = \"c\"\nz = \"d\""), &ds)
	if !ok {
		t.Fatal(ds.Sorted())
	}
	Unasked("theme/i18n/en.toml", root, []string{"plain", "works"}, map[string]bool{"own": true}, &ds)
	var got []string
	for _, d := range ds.Sorted() {
		got = append(got, fmt.Sprintf("%s: %s: %s (%s)", d.Place, d.Severity, d.Message, d.Hint))
	}
	want := []string{
		`theme/i18n/en.toml:3:3: warning: the interface has no string "pliain", and no template asks for it (did you mean "plain"?)`,
		`theme/i18n/en.toml:4:1: warning: the interface has no string "z", and no template asks for it ()`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestDigestSeesEveryPart(t *testing.T) {
	seen := map[[32]byte]string{}
	for _, text := range []string{
		`a = "x"`, `a = "y"`, `b = "x"`, `a = "{0}"`, `a = { other = "x" }`, `a = { one = "x", other = "x" }`, `a = ""`, "a = \"x\"\nb = \"\"",
	} {
		words, _ := table(t, "en", text)
		h := sha256.New()
		words.Digest(h)
		sum := [32]byte(h.Sum(nil))
		if was, ok := seen[sum]; ok {
			t.Errorf("%s and %s have one digest", was, text)
		}
		seen[sum] = text
	}
}

// Dates and numbers as the languages of the default theme write them.
func TestNumbersAndDates(t *testing.T) {
	for lang, want := range map[string][4]string{
		"en": {"1,234", "12,345", "March 2022", "14 March 2022"},
		"de": {"1.234", "12.345", "März 2022", "14. März 2022"},
		"fr": {"1\u202f234", "12\u202f345", "mars 2022", "14 mars 2022"},
		"es": {"1234", "12.345", "marzo de 2022", "14 de marzo de 2022"},
		"pt": {"1.234", "12.345", "março de 2022", "14 de março de 2022"},
		"it": {"1.234", "12.345", "marzo 2022", "14 marzo 2022"},
		"ru": {"1\u00a0234", "12\u00a0345", "март 2022 г.", "14 марта 2022 г."},
		"zh": {"1,234", "12,345", "2022年3月", "2022年3月14日"},
		"ja": {"1,234", "12,345", "2022年3月", "2022年3月14日"},
		"ar": {"1,234", "12,345", "مارس 2022", "14 مارس 2022"},
	} {
		words := shipped(t, lang)
		if got := [4]string{words.Num(1234), words.Num(12345), words.Date("2022-03"), words.Date("2022-03-14")}; got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

// Counts take the plural forms that their language has for them.
func TestPluralsOfLanguages(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "1 publication, 2 publications, 5 publications, 11 publications, 21 publications",
		"ru": "1 публикация, 2 публикации, 5 публикаций, 11 публикаций, 21 публикация",
		"ar": "منشور واحد, منشوران, 5 منشورات, 11 منشورًا, 21 منشورًا",
		"zh": "1 篇论著, 2 篇论著, 5 篇论著, 11 篇论著, 21 篇论著",
	} {
		words, got := shipped(t, lang), []string{}
		for _, n := range []int{1, 2, 5, 11, 21} {
			got = append(got, words.Text("n_works", n))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

func shipped(t *testing.T, lang string) *Table {
	t.Helper()
	text, err := fs.ReadFile(themes.Default(), "i18n/"+lang+".toml")
	if err != nil {
		t.Fatal(err)
	}
	words, ds := table(t, lang, string(text))
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	return words
}

// Each file of the default theme has, for each count, exactly the plural forms that its
// language has for whole numbers, the places of its English string, and all strings of
// English: a string that is added is added in each language.
func TestShippedForms(t *testing.T) {
	names, err := fs.Glob(themes.Default(), "i18n/*.toml")
	if err != nil || len(names) != 10 {
		t.Fatal(names, err)
	}
	english := shipped(t, "en")
	for _, name := range names {
		lang := strings.TrimSuffix(path.Base(name), ".toml")
		words, needed := shipped(t, lang), map[plural.Form]bool{}
		for n := range 1000 {
			needed[plural.Cardinal.MatchPlural(language.MustParse(lang), n, 0, 0, 0, 0)] = true
		}
		needed[plural.Other] = true
		for _, key := range english.Keys() {
			if !words.Has(key) {
				t.Errorf("themes/default/%s lacks %s", name, key)
			}
		}
		for _, key := range words.Keys() {
			values, count := words.Wants(key)
			wanted, counted := english.Wants(key)
			if english.Has(key) && (values != wanted || count != counted) {
				t.Errorf("%s: %s has places for %d values, and in English for %d", lang, key, values, wanted)
			}
			for form, pieces := range words.entries[key].forms {
				if count && (pieces != nil) != needed[plural.Form(form)] {
					t.Errorf("%s: %s: the plural form %d is wanted: %v", lang, key, form, needed[plural.Form(form)])
				}
			}
		}
	}
}

// Any file gives diagnostics or a table whose texts can be made with any values.
func FuzzStrings(f *testing.F) {
	f.Add(english, 1, "x")
	f.Add(`a = { one = "{0}{1}{9}", other = "" }`, -5, "{0}")
	f.Add(`thousands = "{0}"`, 1000000, "")
	f.Fuzz(func(t *testing.T, text string, n int, s string) {
		var ds diag.List
		root, ok := decode.TOML("x.toml", []byte(text), &ds)
		if !ok {
			return
		}
		words := &Table{}
		words.Add("x.toml", root, language.English, &ds)
		for _, key := range words.Keys() {
			if !words.Has(key) {
				t.Errorf("%q is a key and is not there", key)
			}
			words.Text(key, n, s)
			words.Text(key)
		}
		words.Date(s)
		words.Num(n)
	})
}
