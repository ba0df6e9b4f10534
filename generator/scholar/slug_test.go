package scholar

import (
	"regexp"
	"strings"
	"testing"
)

var safe = regexp.MustCompile(`^[a-z0-9]+([._-][a-z0-9]+)*$`)

func TestSlug(t *testing.T) {
	for _, id := range []string{"junjie-yan", "2022.acl-long.1", "a_b", "x", "seed-01", strings.Repeat("a", 80)} {
		if got := Slug(id); got != id {
			t.Errorf("Slug(%q) = %q", id, got)
		}
	}
	for id, words := range map[string]string{
		"../../etc/passwd": "etc-passwd", "CON": "con", "con": "con", "nul.txt": "nul-txt", "com1": "com1", "page": "page", "index": "index",
		"feed.xml": "feed-xml", ".": "x", "": "x", "a/b": "a-b", "a--b": "a-b", "-a": "a", "a.": "a", "İ": "i", "😀": "x", "Łukasz Kaiser": "lukasz-kaiser",
		"O'Brien": "obrien", "Müller": "muller", "王小明": "wang-xiao-ming", "a\x00b": "a-b", "\xff": "x", "conf/iclr/QinS22": "conf-iclr-qins22",
	} {
		got := Slug(id)
		if got[:len(got)-7] != words || got[len(got)-7] != '-' {
			t.Errorf("Slug(%q) = %q, want %s-******", id, got, words)
		}
		check(t, id, got)
	}
	check(t, "10 kB", Slug(strings.Repeat("A long id ", 1000)))
	check(t, "10 kB of emoji", Slug(strings.Repeat("😀", 2500)))
	check(t, "words", Slug(strings.Repeat("é", 81)))
}

// TestSlugsStay fixes the form: an address that was published must not move.
func TestSlugsStay(t *testing.T) {
	for id, want := range map[string]string{"a/b": "a-b-yfgn3q", "İ": "i-uzibrt", "Łukasz Kaiser": "lukasz-kaiser-7owpgy"} {
		if got := Slug(id); got != want {
			t.Errorf("Slug(%q) = %q, was %q", id, got, want)
		}
	}
	if got := NameSlug("Łukasz Kaiser"); got != "lukasz-kaiser-mceuhd" {
		t.Errorf("NameSlug = %q", got)
	}
}

func TestNameSlug(t *testing.T) {
	if NameSlug("Mu\u0308ller") != NameSlug("Müller") {
		t.Error("one name, two slugs")
	}
	if NameSlug("Müller") == NameSlug("Muller") || NameSlug("yan") == Slug("yan") || NameSlug("Yan") == Slug("Yan") {
		t.Error("two names, one slug")
	}
}

func check(t *testing.T, id, slug string) {
	t.Helper()
	if !safe.MatchString(slug) || len(slug) > 80 || isReserved(slug) {
		t.Errorf("the slug of %.40q is %q", id, slug)
	}
}

func TestReservedIsSorted(t *testing.T) {
	for i, word := range reserved {
		if i > 0 && reserved[i-1] >= word {
			t.Errorf("%q stands after %q", word, reserved[i-1])
		}
		check(t, word, Slug(word))
	}
}

func FuzzSlug(f *testing.F) {
	for _, pair := range [][2]string{{"a", "A"}, {"con", "CON"}, {"é", "e"}, {"a/b", "a-b"}, {"x-y", "x_y"}} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := Slug(a), Slug(b)
		check(t, a, x)
		check(t, a, NameSlug(a))
		if Slug(a) != x || Slug(x) != x {
			t.Errorf("the slug of %q is not stable", a)
		}
		// Two ids with one slug would be a collision of hashes, or an id made to equal
		// another's slug.
		if a != b && x == y && x != a && x != b {
			t.Errorf("%q and %q have the slug %q", a, b, x)
		}
	})
}
