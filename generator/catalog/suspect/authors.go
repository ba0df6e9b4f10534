package suspect

import (
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/catalog/parallel"
	"lectern/generator/diag"
	"lectern/generator/scholar"
)

// doubleAuthors reports authors whose names are nearly alike ("J. Yan" and "Junjie Yan",
// "José García" and "Garcia, Jose", "Ann B. Lee" and "Ann Lee") and who wrote with the same
// people. Two who stand on one work are two, and so are two with different ORCID iDs.
func doubleAuthors(cat *catalog.Catalog, ds *diag.List) {
	names := make([]spelling, len(cat.Authors))
	parallel.Ranges(len(cat.Authors), func(from, to int) {
		for i := from; i < to; i++ {
			names[i] = spell(cat.Authors[i])
		}
	})
	var alike [][2]int32
	buckets := map[string][]int{}
	for i, n := range names {
		if n.key == "" {
			continue
		}
		others := buckets[n.key]
		for _, j := range others {
			if n.fits(names[j]) {
				alike = append(alike, [2]int32{int32(j), int32(i)})
			}
		}
		if len(others) < bucketMax {
			buckets[n.key] = append(others, i)
		}
	}
	parallel.Ranges(len(alike), func(from, to int) {
		for _, pair := range alike[from:to] {
			if a, b := cat.Authors[pair[0]], cat.Authors[pair[1]]; samePerson(a, b) {
				report(ds, a, b)
			}
		}
	})
}

// report says it at the record that is there, else at a work.
func report(ds *diag.List, a, b *catalog.Author) {
	if !b.Recorded && a.Recorded {
		a, b = b, a
	}
	hint := "if so, write the other name into other_names of one record"
	if a.Recorded && b.Recorded {
		hint = "if so, lectern author merge"
	}
	at := b.Place
	if at.File == "" && len(b.Works) > 0 {
		at = b.Works[0].Origin.Place
	}
	note(ds, "double-author", at, hint, "%s and %s are perhaps one person: their names are nearly alike, and they wrote with the same people",
		who(b), who(a))
}

func who(a *catalog.Author) string {
	if a.Recorded {
		return a.Display + " (" + a.ID + ")"
	}
	return a.Display
}

// spelling is a name to be compared: its given names as folded words.
type spelling struct {
	key   string // folded family name and first initial; empty for groups and unknown forms
	given []string
}

func spell(a *catalog.Author) spelling {
	n := a.Name.Complete()
	if n.Literal != "" || n.Family == "" || n.Given == "" || len(a.Works) == 0 || a.Hidden {
		return spelling{}
	}
	given := letters(scholar.Fold(n.Given))
	if len(given) == 0 {
		return spelling{}
	}
	family := strings.Join(letters(scholar.Fold(n.Family)), " ")
	return spelling{key: family + "\x00" + string([]rune(given[0])[0]), given: given}
}

// fits reports whether two names may be one person's: each given name of the shorter
// stands in the longer, in order, whole or as its initial.
func (n spelling) fits(m spelling) bool {
	if len(n.given) > len(m.given) {
		n, m = m, n
	}
	if strings.Join(n.given, "") == strings.Join(m.given, "") { // "Jun-jie", "Junjie"
		return true
	}
	at := 0
	for _, word := range n.given {
		for at < len(m.given) && !abbreviates(word, m.given[at]) {
			at++
		}
		if at == len(m.given) {
			return false
		}
		at++
	}
	return true
}

// abbreviates reports whether one of two words is the other, or its initial.
func abbreviates(a, b string) bool {
	return a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

// samePerson reports whether two authors have a coauthor in common, and are nowhere
// said to be two.
func samePerson(a, b *catalog.Author) bool {
	if differ(a.ORCID, b.ORCID) || a.Ambiguous != nil && a.Ambiguous == b.Ambiguous {
		return false
	}
	with := map[*catalog.Author]bool{}
	for _, c := range a.Facts().Coauthors {
		if c.Author == b {
			return false
		}
		with[c.Author] = true
	}
	return slices.ContainsFunc(b.Facts().Coauthors, func(c catalog.Coauthor) bool { return with[c.Author] })
}
