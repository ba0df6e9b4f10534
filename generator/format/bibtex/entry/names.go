package entry

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/generator/scholar"
)

func (e *entry) people() {
	e.names("author", e.w.Authors)
	e.names("editor", e.w.Editors)
	e.names("translator", e.w.Translators)
}

func (e *entry) names(field string, people []scholar.Authorship) {
	if len(people) == 0 {
		return
	}
	e.b = append(append(append(e.b, ",\n  "...), field...), " = {"...)
	for i := range people {
		if i > 0 {
			e.b = append(e.b, " and "...)
		}
		e.b = append(e.b, e.person(people[i].Name.Complete())...)
	}
	e.b = append(e.b, '}')
}

// person writes a name as "von Last, Jr, First"; that of a group, and one whose parts
// are not known, in braces, so that nobody takes it apart.
func (e *entry) person(n scholar.Name) string {
	switch {
	case n.Literal != "":
		return "{" + e.latex(n.Literal) + "}"
	case n.Family == "", n.Given == "" && n.Suffix != "":
		return lone(e.latex(n.Display))
	case n.Given == "":
		return lone(strings.TrimSpace(e.latex(n.Particles) + " " + e.latex(n.Family)))
	}
	out := e.latex(n.Particles)
	if out != "" {
		out += " "
	}
	out += e.family(n)
	if n.Suffix != "" {
		out += ", " + whole(comma(e.latex(n.Suffix)))
	}
	return out + ", " + whole(comma(e.latex(n.Given)))
}

// family writes a family name. One that begins in a small letter, and has no particle,
// would be taken for one of particles.
func (e *entry) family(n scholar.Name) string {
	out := whole(comma(e.latex(n.Family)))
	r, _ := utf8.DecodeRuneInString(n.Family)
	if n.Particles == "" && unicode.IsLower(r) && strings.Contains(n.Family, " ") && !strings.HasPrefix(out, "{") {
		return "{" + out + "}"
	}
	return out
}

// lone writes a name that has no parts: several words in braces.
func lone(s string) string {
	if strings.ContainsAny(s, " ,~") || strings.EqualFold(s, "and") || strings.EqualFold(s, "others") {
		return "{" + s + "}"
	}
	return s
}

// comma puts braces around what holds a comma.
func comma(s string) string {
	if strings.Contains(s, ",") {
		return "{" + s + "}"
	}
	return s
}

// whole puts braces around what readers would divide at the word "and".
func whole(s string) string {
	if !strings.Contains(strings.ToLower(s), "and") {
		return s
	}
	for word := range strings.FieldsSeq(s) {
		if strings.EqualFold(word, "and") {
			return "{" + s + "}"
		}
	}
	return s
}
