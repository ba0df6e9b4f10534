package address

import (
	"maps"
	"slices"
	"strings"

	"lectern/generator/config"
	"lectern/generator/diag"
)

// defaults are the address patterns of a site that sets none, by their key in the
// table [addresses] of site.toml.
func defaults() map[string]string {
	return map[string]string{
		"explorer":     "/explore/",
		"people":       "/authors/",
		"author":       "/authors/{slug}/",
		"works":        "/works/",
		"work":         "/works/{slug}/",
		"topics":       "/topics/",
		"topic":        "/topics/{slug}/",
		"venues":       "/venues/",
		"venue":        "/venues/{slug}/",
		"institutions": "/institutions/",
		"institution":  "/institutions/{slug}/",
		"years":        "/years/",
		"year":         "/years/{year}/",
		"name":         "/names/{slug}/",
		"trust":        "/about/trust/",
		"following":    "/following/",
	}
}

// variable returns what a kind's pattern must hold once; "" for lists.
func variable(kind string) string {
	switch kind {
	case "author", "work", "topic", "venue", "institution", "name":
		return "{slug}"
	case "year":
		return "{year}"
	}
	return ""
}

// patterns lays the settings over the defaults. A bad pattern is an error, and the
// default stands in for it.
func patterns(cfg *config.Config, ds *diag.List) map[string]string {
	out := defaults()
	for _, kind := range slices.Sorted(maps.Keys(cfg.Addresses)) {
		pattern := cfg.Addresses[kind]
		place := cfg.Origins["addresses."+kind].Place
		if _, known := out[kind]; !known {
			ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "bad-address", Place: place,
				Message: "no kind of page is called " + quote(kind),
				Hint:    "the kinds with an address are " + strings.Join(slices.Sorted(maps.Keys(out)), ", ")})
			continue
		}
		if why := fault(kind, pattern); why != "" {
			ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "bad-address", Place: place,
				Message: "address pattern " + quote(pattern) + " of " + kind + " " + why,
				Hint:    "write it like " + quote(out[kind])})
			continue
		}
		out[kind] = pattern
	}
	return out
}

// fault says what is wrong with a pattern; "" if nothing.
func fault(kind, pattern string) string {
	want := variable(kind)
	rest := pattern
	if want != "" {
		if strings.Count(pattern, want) != 1 {
			return "must hold " + want + " once"
		}
		rest = strings.Replace(pattern, want, "x", 1)
	}
	if !strings.HasPrefix(rest, "/") || !strings.HasSuffix(rest, "/") || rest == "/" {
		return "must be a folder: begin and end with a slash"
	}
	for segment := range strings.SplitSeq(strings.Trim(rest, "/"), "/") {
		if !plainSegment(segment) {
			return "has a part other than lower-case letters, digits, hyphens and full stops"
		}
	}
	return ""
}

// plainSegment reports whether s is fit to be a folder's name on every system.
func plainSegment(s string) bool {
	if s == "" || s[0] == '.' || s[len(s)-1] == '.' {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	return true
}

func quote(s string) string { return "“" + s + "”" }
