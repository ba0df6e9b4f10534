package catalog

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lectern/generator/catalog/memo"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// comparison walks two graphs at once, unexported fields included, and pairs what stands
// in the same place.
type comparison struct {
	pairs map[[2]uintptr]reflect.Type
	to    map[node]uintptr
	path  []string
	wrong []string
}

// node is a value that a pointer of some type leads to.
type node struct {
	at uintptr
	of reflect.Type
}

func compare(got, want *Catalog) *comparison {
	c := &comparison{pairs: map[[2]uintptr]reflect.Type{}, to: map[node]uintptr{}}
	c.value("", reflect.ValueOf(got), reflect.ValueOf(want))
	return c
}

func (c *comparison) bad(format string, args ...any) {
	c.wrong = append(c.wrong, strings.Join(c.path, ".")+": "+fmt.Sprintf(format, args...))
}

func (c *comparison) value(name string, got, want reflect.Value) {
	if len(c.wrong) > 5 || got.Type().Name() == "counted" {
		return
	}
	c.path = append(c.path, name)
	defer func() { c.path = c.path[:len(c.path)-1] }()
	switch got.Kind() {
	case reflect.Pointer, reflect.Interface:
		switch {
		case got.IsNil() != want.IsNil():
			c.bad("nil %v, want %v", got.IsNil(), want.IsNil())
		case !got.IsNil() && (got.Kind() == reflect.Interface || c.meet(got, want)):
			c.value("*", got.Elem(), want.Elem())
		}
	case reflect.Struct:
		for i := range got.NumField() {
			c.value(got.Type().Field(i).Name, got.Field(i), want.Field(i))
		}
	case reflect.Slice, reflect.Array, reflect.Map:
		if got.Len() != want.Len() {
			c.bad("%d elements, want %d", got.Len(), want.Len())
		} else if got.Kind() == reflect.Map {
			for _, key := range got.MapKeys() {
				if other := want.MapIndex(key); other.IsValid() {
					c.value(key.String(), got.MapIndex(key), other)
				} else {
					c.bad("%v is too much", key)
				}
			}
		} else {
			for i := range got.Len() {
				c.value("[]", got.Index(i), want.Index(i))
			}
		}
	default:
		if !got.Equal(want) {
			c.bad("%v, want %v", got, want)
		}
	}
}

// meet reports whether two pointers meet for the first time.
func (c *comparison) meet(got, want reflect.Value) bool {
	pair := [2]uintptr{got.Pointer(), want.Pointer()}
	if c.pairs[pair] == got.Type() {
		return false
	}
	c.pairs[pair] = got.Type()
	if belongs(got.Type().Elem()) {
		n := node{pair[0], got.Type()}
		if other, known := c.to[n]; known && other != pair[1] {
			c.bad("a %v stands for two", got.Type())
		}
		c.to[n] = pair[1]
	}
	return true
}

// belongs reports whether values of a type belong to one catalog.
func belongs(t reflect.Type) bool {
	return strings.HasSuffix(t.PkgPath(), "catalog/entity") && t.Name() != "counted" && t.Name() != "Digest" && t.Name() != "Shape"
}

// edit changes a record, mostly in what no relation depends on.
func edit(r *rand.Rand, was *record.Record[scholar.Work]) *record.Record[scholar.Work] {
	is := *was
	w := &is.Value
	switch r.IntN(12) {
	case 0:
		w.Authors = slices.Clone(w.Authors[:r.IntN(len(w.Authors)+1)])
	case 1:
		w.Year, w.Date = 1990+r.IntN(30), scholar.Date{}
	case 2:
		w.Hidden = !w.Hidden
	case 3:
		w.Topics = []string{"topic-01"}
	case 4:
		is.Place.Line += 1000
	default:
		w.Authors, w.Editors = slices.Clone(w.Authors), slices.Clone(w.Editors)
		w.Title, w.URL, w.Extra = text(fmt.Sprint("Title ", r.IntN(1000))), "https://example.org/", map[string]any{"x": int64(1)}
	}
	return &is
}

// A memo that has seen every state of a site makes the catalog that a new one makes, of
// values of its own.
func TestAgain(t *testing.T) {
	for name, phrases := range map[string]bool{"phrases": true, "no phrases": false} {
		t.Run(name, func(t *testing.T) {
			s := synthetic(40, 3)
			for _, topic := range s.set.Topics {
				if !phrases {
					topic.Value.Match = nil
				}
			}
			s.authors(person("twin-a", "Twin Name"), person("twin-b", "Twin Name"))
			retired, pupil := person("retired", "Out Ofsight"), person("pupil", "Pu Pil")
			retired.Hidden = true
			pupil.Advisors = []string{"retired", "twin-a", "Nobody Known"}
			pupil.Affiliations = []scholar.Affiliation{{Institution: "lab", Role: text("first")}, {Institution: "elsewhere"}, {Institution: "lab", Role: text("second")}}
			pupil.Selected = []string{"twins", "hidden"}
			s.authors(retired, pupil)
			s.institutions(scholar.Institution{ID: "uni", Name: text("University")}, scholar.Institution{ID: "lab", Name: text("Lab"), Parent: "uni"})
			s.works(scholar.Work{ID: "seen", Authors: by("Out Ofsight", "Pu Pil"), References: []string{"twins", "hidden"}, VersionOf: "twins", Publisher: "University"})
			s.works(scholar.Work{ID: "twins", Authors: by("Twin Name", "", "Somebody Else"), Editors: by("Twin Name")},
				scholar.Work{ID: "hidden", Hidden: true, Authors: by("Only Here"), PartOf: "twins"},
				scholar.Work{ID: "unknown", PartOf: "nothing", School: "A School", Authors: []scholar.Authorship{{Name: scholar.Name{Display: "Forgotten"}, Plain: true}}})
			copied := editAgain(t, s)
			if least := map[bool]int{true: 15, false: 25}[phrases]; copied < least || copied > 55 {
				t.Errorf("%d of 60 catalogs were made of the one before", copied)
			}
		})
	}
}

// editAgain edits a site 60 times, and returns how often its catalog was made of the one
// before.
func editAgain(t *testing.T, s *site) (copied int) {
	r, m := rand.New(rand.NewPCG(1, 9)), memo.NewMemo()
	var last *Catalog
	var before map[node]uintptr
	for range 60 {
		s.set.Works = slices.Clone(s.set.Works)
		for range r.IntN(3) {
			i := r.IntN(len(s.set.Works))
			s.set.Works[i] = edit(r, s.set.Works[i])
		}
		var ds, fresh diag.List
		got, want := Renew(m, &s.set, &s.cfg, &ds), New(&s.set, &s.cfg, &fresh)
		c := compare(got, want)
		if len(c.wrong) > 0 || !slices.Equal(ds.Sorted(), fresh.Sorted()) || dump(got) != dump(want) {
			t.Fatalf("another catalog:\n%s\n%v\nwant %v", strings.Join(c.wrong, "\n"), ds.Sorted(), fresh.Sorted())
		}
		for n := range c.to {
			if _, old := before[n]; old {
				t.Fatalf("a %v belongs to the catalog before, too", n.of)
			}
		}
		if last != nil && slices.ContainsFunc(got.Authors, func(a *Author) bool {
			return !a.Recorded && slices.ContainsFunc(last.Authors, func(b *Author) bool { return a.Author == b.Author })
		}) {
			copied++
		}
		last, before = got, c.to
	}
	return copied
}
