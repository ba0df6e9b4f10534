// Package order holds the orders in which a catalog's lists stand. It knows
// nothing of what is in the lists beyond their keys.
package order

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"lectern/generator/scholar"
)

// NewestFirst orders works by date, a year or month alone after the days in it; of
// those of one date by volume, position in it and id.
func NewestFirst(x, y *scholar.Work) int {
	if c := y.When().Compare(x.When()); c != 0 {
		return c
	}
	return cmp.Or(
		strings.Compare(x.PartOf, y.PartOf),
		positions(x.Position, y.Position),
		strings.Compare(x.ID, y.ID))
}

// Newest sorts works as NewestFirst says.
func Newest[E any](list []E, work func(E) *scholar.Work) {
	type dated struct {
		on    int // the date as a number
		value E
	}
	all := make([]dated, len(list))
	for i, e := range list {
		when := work(e).When()
		all[i] = dated{int(when.Year)<<16 | int(when.Month)<<8 | int(when.Day), e}
	}
	slices.SortFunc(all, func(x, y dated) int {
		if x.on != y.on {
			return cmp.Compare(y.on, x.on)
		}
		return NewestFirst(work(x.value), work(y.value))
	})
	for i, d := range all {
		list[i] = d.value
	}
}

// InVolume orders the parts of a volume by position, first page and id.
func InVolume(x, y *scholar.Work) int {
	return cmp.Or(
		positions(x.Position, y.Position),
		positions(firstPage(x.Pages), firstPage(y.Pages)),
		strings.Compare(x.ID, y.ID))
}

// positions compares numbers of which 0 means that there is none: it comes last.
func positions(x, y int) int {
	if x == 0 || y == 0 {
		return cmp.Compare(y, x)
	}
	return cmp.Compare(x, y)
}

// firstPage returns the number in which "S12-S20" begins; 0 for none.
func firstPage(pages string) int {
	notDigit := func(r rune) bool { return r < '0' || r > '9' }
	digits := strings.TrimLeftFunc(pages, notDigit)
	if end := strings.IndexFunc(digits, notDigit); end >= 0 {
		digits = digits[:end]
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// Collation returns a function that turns names into keys, to be compared bytewise,
// by the rules of a language (CLDR, as golang.org/x/text has them). The function may
// be used by one goroutine: a Collator is not safe for several.
func Collation(lang string) func(string) string {
	tag, err := language.Parse(lang)
	if err != nil {
		tag = language.Und
	}
	c := collate.New(tag)
	buffer := &collate.Buffer{}
	return func(s string) string {
		buffer.Reset()
		return string(c.KeyFromString(buffer, s))
	}
}

// ByName sorts a list by the keys of names and then by ids, which must differ. It tells
// each entity its rank.
func ByName[E any](key func(string) string, list []E, name, id func(E) string, rank func(E, int)) {
	ByKey(list, func(e E) string { return key(name(e)) }, func(x, y E) int { return strings.Compare(id(x), id(y)) })
	for i, e := range list {
		rank(e, i)
	}
}

// Kept remembers in which order keys came last, and how they were sorted. The zero value
// knows nothing.
type Kept struct {
	keys  [][3]string
	order []int32
}

// Sort sorts a list by three keys each, as ByKey does.
func Sort[E any](k *Kept, list []E, keys func(E) [3]string) {
	came := make([][3]string, len(list))
	for i, e := range list {
		came[i] = keys(e)
	}
	if !slices.Equal(came, k.keys) {
		k.order = make([]int32, len(list))
		for i := range k.order {
			k.order[i] = int32(i)
		}
		ByKey(k.order, func(i int32) string { return came[i][0] }, func(x, y int32) int {
			return cmp.Or(strings.Compare(came[x][1], came[y][1]), strings.Compare(came[x][2], came[y][2]))
		})
	}
	k.keys = came
	was := slices.Clone(list)
	for i, at := range k.order {
		list[i] = was[at]
	}
}

// ByKey sorts a list by keys, compared bytewise, and then by what rest says of equal ones.
// Most keys differ in their first bytes, which are compared as numbers.
func ByKey[E any](list []E, key func(E) string, rest func(x, y E) int) {
	type keyed struct {
		head  uint64
		key   string
		value E
	}
	all := make([]keyed, len(list))
	for i, e := range list {
		all[i] = keyed{key: key(e), value: e}
		var head [8]byte
		copy(head[:], all[i].key)
		all[i].head = binary.BigEndian.Uint64(head[:])
	}
	slices.SortFunc(all, func(x, y keyed) int {
		if x.head != y.head {
			return cmp.Compare(x.head, y.head)
		}
		return cmp.Or(strings.Compare(x.key, y.key), rest(x.value, y.value))
	})
	for i, k := range all {
		list[i] = k.value
	}
}
