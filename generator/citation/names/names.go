// Package names writes the names of a work's people as citation styles do: whole or with
// initials, in their order or turned, all of them or the first few. It knows no style.
package names

import (
	"strings"

	"lectern/generator/citation/item"
	"lectern/generator/citation/part"
	"lectern/generator/citation/rich"
	"lectern/generator/citation/run"
)

// Form is how a style writes a list of names.
type Form struct {
	And        string // "and", "&", or none
	LastDelim  When   // whether a delimiter stands before And
	EtAlDelim  When   // whether one stands before "et al."
	Initials   Initials
	Mark       string // what stands after an initial: ". ", "."
	Hyphenless bool   // initials of hyphenated names without hyphens
	Distinct   bool   // names whose initials are those of another in the list stay whole
	Turned     Turned
	Separator  string // between the parts of a turned name
	Demoted    bool   // particles follow the given part of turned names
	EtAlMin    int    // from how many names on the list is cut; 0 never
	EtAlFirst  int    // to how many
	EtAlLast   bool   // and the last one after an ellipsis
	EtAlItalic bool
}

// When says when a delimiter stands.
type When uint8

// The cases of a delimiter: with three names or more (with "et al.", after two or more),
// always, or never.
const (
	Contextual When = iota
	Always
	Never
)

// Initials says what becomes of given names.
type Initials uint8

// Given names stay whole; or whole with initials set as the style does; or become initials.
const (
	Whole Initials = iota
	Tidied
	Initial
)

// Turned says which names stand with the family part first.
type Turned uint8

// No names are turned, or the first, or all.
const (
	None Turned = iota
	FirstOne
	All
)

// delimiter stands between names.
const delimiter = ", "

// List writes names. Language is that of the work, since it tells which part of a name
// comes first.
func List(people []item.Name, form Form, language string) part.Part {
	if len(people) == 0 {
		return part.Part{}.Found(false)
	}
	shown, cut := people, false
	if form.EtAlMin > 0 && len(people) >= form.EtAlMin {
		n := form.EtAlFirst
		if form.EtAlLast {
			n = min(n, form.EtAlMin-2)
		}
		if n < len(people) {
			shown, cut = people[:n], true
		}
	}
	written := make([]part.Part, 0, 2*len(shown)+4)
	for i, n := range shown {
		if i > 0 {
			written = append(written, part.Word(between(i, len(shown), form, cut, n.Literal != "")))
		}
		f := form
		if form.Distinct && alike(people, i, form) {
			f.Initials = Whole
		}
		written = append(written, part.Of(one(n, f, language, i == 0)))
	}
	switch {
	case cut && form.EtAlLast:
		written = append(written, part.Word(delimiter), part.Word("… "), part.Of(one(people[len(people)-1], form, language, false)))
	case cut:
		before := " "
		if form.EtAlDelim == Always || form.EtAlDelim == Contextual && len(shown) > 1 {
			before = delimiter
		}
		others := part.Word("et al.")
		if form.EtAlItalic {
			others = others.In(run.Italic)
		}
		written = append(written, part.Word(before), others)
	}
	return part.Row(written...)
}

// alikeMax is among how many names those that are alike are looked for: beyond it nearly
// all would be.
const alikeMax = 200

// alike reports whether another person in the list has the family name and the initials of
// the i-th.
func alike(people []item.Name, i int, form Form) bool {
	n := people[i]
	for j, other := range people[:min(len(people), alikeMax)] {
		if j != i && other.Family == n.Family && other.Particles == n.Particles && other.Given != n.Given && n.Literal == "" &&
			initials(other.Given, form.Mark, form.Hyphenless) == initials(n.Given, form.Mark, form.Hyphenless) {
			return true
		}
	}
	return false
}

// between is what stands before the i-th of n names, that of a group or a person.
func between(i, n int, form Form, cut, group bool) string {
	if i < n-1 || cut || form.And == "" {
		return delimiter
	}
	before := " "
	if form.LastDelim == Always && !group || (form.LastDelim == Contextual || group) && n > 2 {
		before = delimiter
	}
	return before + form.And + " "
}

// one writes one name.
func one(n item.Name, form Form, language string, first bool) string {
	if n.Literal != "" {
		return n.Literal
	}
	n = split(n)
	switch form.Initials {
	case Initial:
		n.Given = initials(n.Given, form.Mark, form.Hyphenless)
	case Tidied:
		n.Given = tidied(n.Given, form.Mark)
	}
	if form.Initials != Whole && n.Suffix != "" {
		n.Suffix = tidied(n.Suffix, form.Mark)
	}
	switch order := orderOf(n, language); {
	case order == native:
		return n.Particles + n.Family + n.Given
	case order == eastern:
		return joined(" ", joined(" ", n.Particles, n.Family), n.Given)
	case form.Turned == All || form.Turned == FirstOne && first:
		return turned(n, form)
	}
	family := joined(" ", n.Particles, n.Family)
	if tight(n.Particles) {
		family = n.Particles + n.Family
	}
	if tight(n.Dropped) && n.Particles == "" && !strings.HasPrefix(n.Dropped, "de") {
		family = n.Dropped + family
		n.Dropped = ""
	}
	return joined(" ", n.Given, n.Dropped, family, n.Suffix)
}

// turned writes a name with the family part first.
func turned(n item.Name, form Form) string {
	given := joined(" ", n.Given, n.Dropped)
	family := n.Family
	switch {
	case form.Demoted:
		given = joined(" ", given, n.Particles)
	case tight(n.Particles):
		family = n.Particles + family
	default:
		family = joined(" ", n.Particles, family)
	}
	return joined(form.Separator, family, given, n.Suffix)
}

// tight reports whether a particle is written together with what follows.
func tight(particle string) bool {
	return strings.HasSuffix(particle, "'") || strings.HasSuffix(particle, "’") || strings.HasSuffix(particle, "-")
}

func joined(separator string, pieces ...string) string {
	out := ""
	for _, p := range pieces {
		if out != "" && p != "" {
			out += separator
		}
		out += p
	}
	return out
}

// order is which part of a name comes first.
type order uint8

const (
	western order = iota
	eastern       // the family part, and a space
	native        // the family part, and no space
)

func orderOf(n item.Name, language string) order {
	base, _, _ := strings.Cut(language, "-")
	switch {
	case !rich.AnyRoman(n.Family):
		if startsRoman(n.Given) {
			return eastern
		}
		return native
	case strings.HasPrefix(base, "ja"), strings.HasPrefix(base, "zh"), language == "vi", language == "hu":
		return eastern
	}
	return western
}

func startsRoman(s string) bool {
	for _, r := range s {
		return r == '&' || rich.Letter(r)
	}
	return false
}
