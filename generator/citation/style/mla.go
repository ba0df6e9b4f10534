package style

import (
	"lectern/generator/citation/draft"
	"lectern/generator/citation/item"
	"lectern/generator/citation/letter"
	"lectern/generator/citation/names"
	"lectern/generator/citation/number"
	"lectern/generator/citation/part"
)

// mla is the style of the MLA Handbook.
type mla struct{ *draft.Ref }

// MLA writes a reference in the style of the Modern Language Association.
func MLA(it *item.Item) part.Part {
	r := mla{draft.New(it, number.MinimalTwo)}
	authors := r.authors()
	return group(". ", authors, r.title(),
		group(", ", r.Slanted(r.ContainerTitle), r.contributors(), r.version(), r.number(), r.publisher(), r.date(), r.location()),
		r.container()).After(".")
}

func (r mla) authors() part.Part {
	f := names.Form{And: "and", LastDelim: names.Always, EtAlDelim: names.Always, Initials: names.Tidied, Mark: ". ",
		Turned: names.FirstOne, Separator: ", ", EtAlMin: 3, EtAlFirst: 1}
	switch {
	case len(r.Author) > 0:
		return r.People(r.Author, f)
	case len(r.Editor) > 0:
		list := r.Editor
		r.Editor = nil
		return r.People(list, f).After(", " + draft.Count(list, "editor", "editors"))
	case len(r.Translator) > 0:
		list := r.Translator
		r.Translator = nil
		return r.People(list, f).After(", " + draft.Count(list, "translator", "translators"))
	}
	p := r.title()
	r.Title = ""
	return p
}

func (r mla) title() part.Part {
	if r.Has.ContainerTitle != "" {
		return r.Headline(r.Title).Quoted()
	}
	return r.Slanted(r.Title)
}

func (r mla) contributors() part.Part {
	f := names.Form{And: "and", EtAlMin: 3, EtAlFirst: 1, EtAlDelim: names.Contextual}
	return r.EditorsAndTranslators(", ", func(list []item.Name, o draft.Role) part.Part {
		verb := o.Verb()
		if r.Has.ContainerTitle == "" {
			verb = letter.First(verb)
		}
		return r.People(list, f).Before(verb + " ")
	})
}

func (r mla) version() part.Part {
	return group(", ", r.EditionOr("ed.", draft.Capital(r.Edition)), text(r.Version), text(r.Medium))
}

func (r mla) number() part.Part {
	return group(", ", r.volume(), group(" ", word("no."), r.Nums(r.Issue)), draft.When(r.Type == "report", text(r.Genre)), r.Nums(r.Number))
}

// volume is left out where nothing but authors stands before it.
func (r mla) volume() part.Part {
	term := "vol."
	switch has := r.Has; {
	case !draft.Missing(has.Edition, has.ContainerTitle):
	case len(has.Author) > 0:
		if len(has.Editor) == 0 && len(has.Translator) == 0 {
			return part.Part{}
		}
	case len(has.Editor) > 0:
		if len(has.Translator) == 0 {
			return part.Part{}
		}
	default:
		term = "Vol."
	}
	return group(" ", word(term), r.Nums(r.Volume))
}

func (r mla) publisher() part.Part {
	switch r.Type {
	case "thesis":
		return group(". ", draft.Year(r.Issued), group(", ", text(r.Publisher), text(r.Genre)))
	case "article-newspaper", "article-journal":
		return part.Part{}
	}
	return text(r.Publisher)
}

func (r mla) date() part.Part {
	d := r.Issued
	switch r.Type {
	case "book", "chapter", "paper-conference":
		return draft.Year(d)
	case "article-journal":
		return group("", mlaMonth(d).After(" "), draft.Year(d))
	case "speech", "thesis":
		return part.Part{}
	}
	return dayFirst(d)
}

// mlaMonth is a month as the handbook writes it: the short ones in full.
func mlaMonth(d item.Date) part.Part {
	return draft.MonthOf(d, [12]string{"Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."})
}

// dayFirst is a date as the handbook writes it: "4 Mar. 2020".
func dayFirst(d item.Date) part.Part {
	return group("", draft.Day(d).After(" "), mlaMonth(d).After(" "), draft.Year(d))
}

func (r mla) location() part.Part {
	address := r.Address()
	if r.DOI != "" {
		address = r.Resolver()
	}
	return group(", ", r.Labelled(), address)
}

// container is what contains the container: the event of a talk, an archive.
func (r mla) container() part.Part {
	event := part.Part{}
	if r.Type == "speech" {
		event = group(", ", text(r.Event), between(r.EventDate[0], r.EventDate[1]), text(r.EventPlace))
	}
	return group(", ", event, text(r.Archive))
}

// between is a span of days, with what both ends share written once.
func between(from, to item.Date) part.Part {
	switch {
	case to.Year == 0 || from == to:
		return dayFirst(from)
	case from.Year == to.Year && from.Month == to.Month:
		return row(draft.Day(from).After("–"), dayFirst(to))
	case from.Year == to.Year:
		return row(group(" ", draft.Day(from), mlaMonth(from)).After("–"), dayFirst(to))
	}
	return row(dayFirst(from).After("–"), dayFirst(to))
}
