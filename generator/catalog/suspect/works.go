package suspect

import (
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/diag"
)

const (
	wordsMin  = 3  // of a title: "Preface" and "Book review" are titles of many
	bucketMax = 40 // more things that look alike are of a kind, and not the same thing
	typosMost = 12 // one letter in so many may differ
)

// doubleWorks reports works that are nearly alike: their titles but for a few letters,
// their year but for one, and somebody on both. Works that say how they relate
// (version_of, part_of), and those with different identifiers of one kind and type, are
// told apart by their owner.
func doubleWorks(cat *catalog.Catalog, t titles, ds *diag.List) {
	buckets := map[string][]*catalog.Work{}
	for _, w := range cat.Works {
		key := acrostic(t.of[w])
		if key == "" {
			continue
		}
		others := buckets[key]
		for _, v := range others {
			if sameWork(v, w) && alike(strings.Join(t.of[v], " "), strings.Join(t.of[w], " ")) {
				note(ds, "double-work", w.Origin.Place, "if so, give both records one id, or say version_of in the earlier one",
					"%s is perhaps the same work as %q: titles, years and people are nearly alike", title(w), v.ID)
			}
		}
		if len(others) < bucketMax {
			buckets[key] = append(others, w)
		}
	}
}

// acrostic is the first letters of a title's words, which misspelt titles share; "" for a
// title that is too short to tell works apart.
func acrostic(words []string) string {
	if len(words) < wordsMin {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		for _, r := range w {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}

// sameWork reports whether two works with one title may be one.
func sameWork(v, w *catalog.Work) bool {
	switch {
	case !near(v, w, 1), !sharesPerson(v, w):
		return false
	case v.Published == w, w.Published == v, v.Volume == w, w.Volume == v, v.Published != nil && v.Published == w.Published:
		return false
	case v.Type == w.Type && (differ(v.DOI, w.DOI) || differ(v.ArXiv, w.ArXiv) || differ(v.PMID, w.PMID)):
		return false
	}
	return true
}

func differ(a, b string) bool { return a != "" && b != "" && a != b }

// alike reports whether two titles differ in few letters.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	most := min(len(a), len(b)) / typosMost
	return most > 0 && within(a, b, most)
}

// within reports whether so few single changes make one string of the other
// (Levenshtein's distance, in bytes, with the cells that cannot matter left out).
func within(a, b string, most int) bool {
	if max(len(a), len(b))-min(len(a), len(b)) > most {
		return false
	}
	if b == "" {
		return true
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		from, to := max(1, i-most), min(len(b), i+most)
		diagonal, best := row[from-1], most+1
		row[from-1] = most + 1
		if from == 1 {
			row[0] = i
		}
		for j := from; j <= to; j++ {
			up := most + 1
			if j < i+most {
				up = row[j]
			}
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost = 1 + min(diagonal, up, row[j-1])
			}
			diagonal, row[j] = row[j], cost
			best = min(best, cost)
		}
		if best > most {
			return false
		}
	}
	return row[len(b)] <= most
}
