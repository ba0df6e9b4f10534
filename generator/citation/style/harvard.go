package style

import (
	"lectern/generator/citation/draft"
	"lectern/generator/citation/item"
	"lectern/generator/citation/letter"
	"lectern/generator/citation/names"
	"lectern/generator/citation/number"
	"lectern/generator/citation/part"
)

// harvard is the author-date style of Cite Them Right.
type harvard struct{ *draft.Ref }

// Harvard writes a reference in the style of Cite Them Right, in American English.
func Harvard(it *item.Item) part.Part {
	r := harvard{draft.New(it, number.AsIs)}
	authors := r.authors()
	date := draft.Year(r.Issued)
	if r.Issued.Year == 0 {
		date = word("no date")
	}
	return row(
		group(". ",
			group(" ", authors, draft.Parenthesised(date), group(", ", r.title(),
				r.volumeIn())),
			r.contributors(), r.publisher()),
		group(", ", r.volume(), r.published(), r.location()).Before(", "),
		r.access().Before(". ")).After(".")
}

// volumeIn is what the work stands in: "in" and a volume, or a journal.
func (r harvard) volumeIn() part.Part {
	return row(draft.When(r.within(), word("in").Found(true)), group(" ", r.editors(), r.container()).Before(" "))
}

// within reports whether the work is a part of a book.
func (r harvard) within() bool { return r.Is("chapter", "paper-conference") }

func (r harvard) authors() part.Part {
	f := names.Form{And: "and", LastDelim: names.Never, Initials: names.Initial, Mark: ".", Turned: names.All, Separator: ", ",
		EtAlMin: 4, EtAlFirst: 1, EtAlItalic: true, Distinct: true}
	switch {
	case len(r.Author) > 0:
		return r.People(r.Author, f)
	case len(r.Editor) > 0:
		list := r.Editor
		r.Editor = nil
		return r.People(list, f).After(" (" + draft.Count(list, "ed.", "eds.") + ")")
	case len(r.Translator) > 0:
		list := r.Translator
		r.Translator = nil
		return r.People(list, f).After(" (" + draft.Count(list, "tran.", "trans.") + ")")
	case r.Type == "article-newspaper":
		p := r.Slanted(r.ContainerTitle)
		r.ContainerTitle = ""
		return p
	}
	p := r.title()
	if r.Title = ""; r.titled() {
		r.Edition, r.Medium = "", ""
	}
	return p
}

// plain is how names are written that do not begin the reference.
func (r harvard) plain() names.Form {
	return names.Form{And: "and", Initials: names.Initial, Mark: ".", EtAlMin: 4, EtAlFirst: 1}
}

func (r harvard) editors() part.Part {
	if !r.within() {
		return part.Part{}
	}
	return r.EditorsAndTranslators(", ", func(list []item.Name, o draft.Role) part.Part {
		one := [...]string{"ed.", "tran.", "ed. & tran."}[o]
		many := [...]string{"eds.", "trans.", "eds. & trans."}[o]
		return r.People(list, r.plain()).After(" (" + draft.Count(list, one, many) + ")")
	})
}

func (r harvard) contributors() part.Part {
	if r.within() {
		return part.Part{}
	}
	return r.EditorsAndTranslators(". ", func(list []item.Name, o draft.Role) part.Part {
		return r.People(list, r.plain()).Before(letter.First(o.Verb()) + " ")
	})
}

// titled reports whether the work is a title of its own.
func (r harvard) titled() bool { return r.Is("book", "report", "thesis") }

func (r harvard) title() part.Part {
	if !r.titled() {
		return text(r.Title).Quoted()
	}
	return group(". ", group(" ", part.Italic(r.Title), draft.Bracketed(text(r.Medium))), r.editionWords())
}

func (r harvard) editionWords() part.Part { return r.EditionOr("ed", text(r.Edition)) }

func (r harvard) container() part.Part {
	if r.Has.ContainerTitle == "" {
		return part.Part{}
	}
	preprint := r.Is("article", "article-journal") && draft.Missing(r.Page, r.Volume)
	return group(". ", group(" ", part.Italic(r.ContainerTitle), draft.When(preprint, word("[Preprint]"))), r.editionWords())
}

func (r harvard) publisher() part.Part {
	place := group(": ", text(r.PublisherPlace), text(r.Publisher))
	switch r.Type {
	case "thesis":
		return group(". ", text(r.Genre), text(r.Publisher))
	case "report":
		return group(". ", group(" ", text(r.Genre), r.Nums(r.Number)), place)
	case "article-journal", "article-newspaper":
		return part.Part{}
	}
	return group(" ", group(", ", part.Italic(r.Event), place), draft.Parenthesised(group(", ", text(r.Collection), r.Nums(r.CollectionNum))))
}

func (r harvard) volume() part.Part {
	if r.Type != "article-journal" {
		return part.Part{}
	}
	return group("", r.Nums(r.Volume), draft.Parenthesised(r.Nums(r.Issue)))
}

func (r harvard) published() part.Part {
	if !r.Is("article-newspaper", "speech") {
		return part.Part{}
	}
	return group("", draft.Day(r.Issued).After(" "), draft.Month(r.Issued))
}

func (r harvard) location() part.Part {
	if !r.Is("chapter", "paper-conference", "article-journal", "article", "article-newspaper", "book", "review", "report") {
		return part.Part{}
	}
	return r.Labelled()
}

func (r harvard) access() part.Part {
	if r.DOI != "" {
		return r.Resolver().Before("Available at: ")
	}
	return r.Address().Before("Available at: ")
}
