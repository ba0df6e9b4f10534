// Package draft is a reference in the making: a work's texts, numbers, dates and people, as
// any citation style may ask for them. It knows no style.
package draft

import (
	"strconv"
	"strings"

	"lectern/generator/citation/item"
	"lectern/generator/citation/letter"
	"lectern/generator/citation/names"
	"lectern/generator/citation/number"
	"lectern/generator/citation/part"
	"lectern/generator/citation/run"
)

// Ref is a reference in the making. What stands in for the author (editors, the title) is
// taken out of the item, so that it is printed once; Has remembers what there was.
type Ref struct {
	item.Item
	Has *item.Item

	Dash    string // in ranges of pages, volumes and issues
	shorten number.Format
}

// New begins the reference of a work. Ranges of pages are written as shorten says.
func New(it *item.Item, shorten number.Format) *Ref {
	r := &Ref{Item: *it, Has: it, Dash: "–", shorten: shorten}
	r.Page = unlabelled(r.Page, "p. ", "pp. ")
	r.Volume = unlabelled(r.Volume, "vol. ", "vols. ")
	r.Issue = unlabelled(r.Issue, "no. ", "nos. ")
	r.Number = unlabelled(r.Number, "no. ", "nos. ")
	return r
}

// unlabelled takes off a label that a style sets itself.
func unlabelled(s, one, many string) string {
	return strings.TrimPrefix(strings.TrimPrefix(s, one), many)
}

// group, word and text are what most of this is made of.
var (
	group = part.Group
	word  = part.Word
	text  = part.Of
)

// When is a part on a condition.
func When(condition bool, p part.Part) part.Part {
	if condition {
		return p
	}
	return part.Part{}
}

// Nums is a number of the work: volume, issue, number, edition.
func (r *Ref) Nums(s string) part.Part {
	if number.Plain(s) {
		return text(s)
	}
	return text(number.Parse(s).Text(r.Dash, number.Full, false))
}

// Pages is the pages of the work with ranges as the style writes them.
func (r *Ref) Pages() part.Part {
	if r.Page == "" {
		return text("")
	}
	return text(number.Parse(strings.ReplaceAll(r.Page, "–", "-")).Text(r.Dash, r.shorten, true))
}

// Label is a term that goes with a number, in the singular or plural that the number asks
// for; empty where there is no number.
func Label(s, one, many string) part.Part {
	if s == "" {
		return part.Part{}
	}
	if number.Parse(s).Plural() {
		return word(many)
	}
	return word(one)
}

// Labelled is the pages after "p." or "pp."
func (r *Ref) Labelled() part.Part { return group(" ", Label(r.Page, "p.", "pp."), r.Pages()) }

// EditionOr is the edition as a number ("2nd ed."), or in other words.
func (r *Ref) EditionOr(short string, other part.Part) part.Part {
	if !number.Parse(r.Edition).Numeric() {
		return other
	}
	return group(" ", text(number.Ordinal(r.Edition)), word(short))
}

// Capital is a text of the work with a capital at its beginning.
func Capital(s string) part.Part { return text(letter.First(s)) }

// Headline is a text of the work in headline style, and Slanted one in italics.
func (r *Ref) Headline(s string) part.Part { return text(r.headed(s)) }
func (r *Ref) Slanted(s string) part.Part  { return part.Italic(r.headed(s)) }

// headed sets a text in headline style, which only works in English have.
func (r *Ref) headed(s string) string {
	if r.Language != "" && !strings.HasPrefix(strings.ToLower(r.Language), "en") {
		return s
	}
	return letter.Title(s)
}

// Bracketed puts a part in brackets, and Parenthesised one in parentheses.
func Bracketed(p part.Part) part.Part     { return p.Around("[", "]") }
func Parenthesised(p part.Part) part.Part { return p.Around("(", ")") }

// Italic sets a part in italics whatever its script.
func Italic(p part.Part) part.Part { return p.In(run.Italic) }

// Resolver is the address of a DOI.
func (r *Ref) Resolver() part.Part { return part.Verbatim(r.DOI).Before("https://doi.org/") }

// Address is the work's address.
func (r *Ref) Address() part.Part { return part.Verbatim(r.URL) }

// People lists names.
func (r *Ref) People(list []item.Name, f names.Form) part.Part {
	return names.List(list, f, r.Language)
}

// Count is a term in the singular or plural for a list of names.
func Count(list []item.Name, one, many string) string {
	if len(list) > 1 {
		return many
	}
	return one
}

// EditorsAndTranslators writes both, each by write with the words for its part in the work.
// The same people in both parts are named once.
func (r *Ref) EditorsAndTranslators(delimiter string, write func(list []item.Name, role Role) part.Part) part.Part {
	if len(r.Editor) > 0 && same(r.Editor, r.Translator) {
		return group(delimiter, write(r.Editor, Both))
	}
	return group(delimiter, write(r.Editor, Editor), write(r.Translator, Translator))
}

func same(a, b []item.Name) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Role is a part that people have in a work beside being its authors.
type Role int

const (
	Editor Role = iota
	Translator
	Both
)

// Verb says of a role that a work is "edited by" people.
func (o Role) Verb() string {
	return [...]string{"edited by", "translated by", "edited & translated by"}[o]
}

// Year, Month, ShortMonth and Day are the pieces of a date; empty where it lacks them.
func Year(d item.Date) part.Part { return part.Word(Digits(d.Year, 4)).Found(d.Year != 0) }

func Month(d item.Date) part.Part { return MonthOf(d, long) }

func ShortMonth(d item.Date) part.Part { return MonthOf(d, short) }

func Day(d item.Date) part.Part {
	if d.Day == 0 {
		return text("")
	}
	return text(strconv.Itoa(d.Day))
}

func MonthOf(d item.Date, months [12]string) part.Part {
	if d.Month < 1 || d.Month > 12 {
		return text("")
	}
	return text(months[d.Month-1])
}

func Digits(n, width int) string {
	if n == 0 {
		return ""
	}
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}

var (
	long = [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
		"November", "December"}
	short = [12]string{"Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec."}
)

// Usual is a date in American English: "March 4, 2020".
func Usual(d item.Date) part.Part {
	return group("", Month(d).After(" "), Day(d).After(", "), Year(d))
}

// Missing reports whether none of the given texts is there.
func Missing(texts ...string) bool {
	for _, s := range texts {
		if s != "" {
			return false
		}
	}
	return true
}
