package names

import (
	"strings"
	"testing"

	"lectern/generator/scholar"
)

func TestRead(t *testing.T) {
	plain := func(s string) string {
		return strings.Join(strings.Fields(strings.NewReplacer(`{\'e}`, "é", `{\"U}`, "Ü", "{", "", "}", "", "~", " ").Replace(s)), " ")
	}
	for in, want := range map[string]string{
		"Ada Lovelace":          "Ada||Lovelace|",
		"Lovelace, Ada":         "Ada||Lovelace|",
		"Ludwig van Beethoven":  "Ludwig|van|Beethoven|",
		"van Beethoven, Ludwig": "Ludwig|van|Beethoven|",
		"Charles Louis Xavier de la Vall{\\'e}e Poussin": "Charles Louis Xavier|de la|Vallée Poussin|",
		"King, Jr., Martin Luther":                       "Martin Luther||King|Jr.",
		"de la Cruz, III, Juan":                          "Juan|de la|Cruz|III",
		"{van der Berg}, Jan":                            "Jan||van der Berg|",
		"{Barnes and {Noble}}":                           "=Barnes and Noble",
		"NASA":                                           "||NASA|",
		"Plato":                                          "||Plato|",
		"{\\\"U}nal, Ay{\\'e}":                           "Ayé||Ünal|",
		"Jean-Paul~Sartre":                               "Jean-Paul||Sartre|",
		"Ortega y Gasset, Jos{\\'e}":                     "José||Ortega y Gasset|",
		"family=Poel, given=Bram, prefix=van der":        "Bram|van der|Poel|",
		"Doe, Jane,":                                     "Jane||Doe|",
	} {
		got := Read(in, plain)
		if len(got) != 1 {
			t.Errorf("%q: %d names", in, len(got))
			continue
		}
		if s := show(got[0]); s != want {
			t.Errorf("%q: %q, want %q", in, s, want)
		}
	}
	var all []string
	for _, n := range Read(", and A B and C, D AND {E and F} and  and others", plain) {
		all = append(all, n.Display)
	}
	if got := strings.Join(all, "; "); got != "A B; D C; E and F" {
		t.Error(got)
	}
}

func show(n scholar.Name) string {
	if n.Literal != "" {
		return "=" + n.Literal
	}
	return n.Given + "|" + n.Particles + "|" + n.Family + "|" + n.Suffix
}

func FuzzRead(f *testing.F) {
	f.Add("A {B and} C, D~E, and {\\'e} others")
	f.Fuzz(func(t *testing.T, s string) {
		for _, n := range Read(s, strings.TrimSpace) {
			if n.Display == "" {
				t.Errorf("%q: a name without text: %+v", s, n)
			}
		}
	})
}
