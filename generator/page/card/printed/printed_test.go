package printed

import (
	"testing"

	"lectern/generator/catalog"
	"lectern/generator/scholar"
)

// Where a work's record writes a name whole, its parts are those that the author's record
// knows; parts that the work's record states count first.
func TestTurned(t *testing.T) {
	gabriel := &catalog.Author{Recorded: true, Author: &scholar.Author{Name: scholar.Name{Display: "Gabriel García Márquez", Given: "Gabriel", Family: "García Márquez"}}}
	for _, c := range []struct {
		printed string
		onWork  scholar.Name
		want    string
		authors bool
	}{
		{"Gabriel García Márquez", scholar.Name{Display: "Gabriel García Márquez"}, "García Márquez, Gabriel", true},
		{"Gabriel García Márquez", scholar.Name{Display: "Gabriel García Márquez", Given: "Gabriel García", Family: "Márquez"}, "Márquez, Gabriel García", false},
		{"Gabriel García Márquez", scholar.Name{Display: "Gabo"}, "García Márquez, Gabriel", true}, // a former name, say
		{"Gabo García", scholar.Name{Display: "Gabo García"}, "García, Gabo", false},
		{"Gabo van García", scholar.Name{Display: "Gabo"}, "van García, Gabo", false},
		{"The Márquez Group", scholar.Name{Display: "The Márquez Group", Literal: "The Márquez Group"}, "The Márquez Group", false},
	} {
		a := &catalog.Authorship{Authorship: &scholar.Authorship{Name: c.onWork}, Author: gabriel, Printed: c.printed}
		if got := Turned(a); got != c.want {
			t.Errorf("%q on a work that says %+v: %q, not %q", c.printed, c.onWork, got, c.want)
		}
		if got := IsAuthors(a); got != c.authors {
			t.Errorf("%q on a work that says %+v: the author's parts: %v", c.printed, c.onWork, got)
		}
	}
	unrecorded := &catalog.Author{Author: gabriel.Author} // whose parts another work has said
	a := &catalog.Authorship{Authorship: &scholar.Authorship{Name: scholar.Name{Display: gabriel.Display}}, Author: unrecorded, Printed: gabriel.Display}
	if got := Turned(a); got != "Márquez, Gabriel García" {
		t.Errorf("without a record: %q", got)
	}
	a.Author = gabriel
	if got := OfWork(a).Family; got != "Márquez" {
		t.Errorf("the work's own record does not say %q", got)
	}
}
