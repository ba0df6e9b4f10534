package style

import (
	"lectern/generator/citation/draft"
	"lectern/generator/citation/item"
	"lectern/generator/citation/letter"
	"lectern/generator/citation/names"
	"lectern/generator/citation/number"
	"lectern/generator/citation/part"
)

// chicago is the author-date style of the Chicago Manual of Style (17th edition).
type chicago struct{ *draft.Ref }

// Chicago writes a reference in the author-date style of the Chicago Manual of Style.
func Chicago(it *item.Item) part.Part {
	r := chicago{draft.New(it, number.Chicago)}
	authors := r.authors()
	return row(
		group(". ", authors, r.date(), r.title()),
		r.description(), r.contributors().Before(". "), r.container().Before(". "), r.containerContributors(), r.editions(),
		r.chapterPages(), r.journalSeries().Around(", ", ", "), r.locators(), r.series().Before(". "), r.issue(), r.articlePages(),
		r.access().Before(". ")).After(".")
}

// within reports whether the work is a part of a book.
func (r chicago) within() bool { return r.Is("chapter", "paper-conference") }

func (r chicago) authors() part.Part {
	f := names.Form{And: "and", LastDelim: names.Always, Turned: names.FirstOne, Separator: ", ", Demoted: true, EtAlMin: 11, EtAlFirst: 7}
	switch {
	case len(r.Author) > 0:
		return r.People(r.Author, f)
	case len(r.Editor) > 0:
		list := r.Editor
		r.Editor = nil
		return r.People(list, f).After(", " + draft.Count(list, "ed.", "eds."))
	case len(r.Translator) > 0:
		list := r.Translator
		r.Translator = nil
		return r.People(list, f).After(", trans.")
	case r.Is("article-newspaper", "review") && r.ContainerTitle != "":
		p := r.container()
		r.ContainerTitle = ""
		return p
	}
	p := r.title()
	r.Title = ""
	return p
}

func (r chicago) date() part.Part {
	switch {
	case r.Issued.Year != 0:
		return draft.Year(r.Issued)
	case r.Status != "":
		return draft.Capital(r.Status)
	}
	return word("n.d.")
}

func (r chicago) title() part.Part {
	switch r.Type {
	case "book":
		return row(r.Slanted(r.Title), text(r.Version).Around(" (version ", ")"))
	case "patent":
		return text(r.Title)
	}
	return r.Headline(r.Title).Quoted()
}

func (r chicago) description() part.Part {
	first := draft.Capital(r.Medium).Before(". ")
	if r.Type == "patent" {
		first = r.Nums(r.Number).Before(". ")
	}
	if r.Is("thesis", "speech") {
		return first
	}
	return row(first, group(" ", draft.Capital(r.Genre), draft.When(r.Type == "report", r.Nums(r.Number))).Before(". "))
}

// plain is how names are written that do not begin the reference.
func (r chicago) plain() names.Form { return names.Form{And: "and", EtAlMin: 11, EtAlFirst: 7} }

func (r chicago) verb(o draft.Role) string {
	if o == draft.Both {
		return "edited and translated by"
	}
	return o.Verb()
}

func (r chicago) contributors() part.Part {
	if r.within() {
		return part.Part{}
	}
	return r.EditorsAndTranslators(". ", func(list []item.Name, o draft.Role) part.Part {
		return r.People(list, r.plain()).Before(letter.First(r.verb(o)) + " ")
	})
}

func (r chicago) containerContributors() part.Part {
	if !r.within() {
		return part.Part{}
	}
	return r.EditorsAndTranslators(", ", func(list []item.Name, o draft.Role) part.Part {
		return r.People(list, r.plain()).Before(r.verb(o) + " ")
	}).Before(", ")
}

func (r chicago) container() part.Part {
	return row(draft.When(r.within(), word("In ")), r.Slanted(r.ContainerTitle))
}

func (r chicago) editions() part.Part {
	switch {
	case r.Is("book", "report"):
		return r.EditionOr("ed", draft.Capital(r.Edition)).Before(". ")
	case r.within():
		return r.EditionOr("ed.", text(r.Edition)).Before(", ")
	}
	return part.Part{}
}

func (r chicago) chapterPages() part.Part {
	if !r.within() || r.Page == "" {
		return part.Part{}
	}
	return row(r.Nums(r.Volume).After(":"), r.Pages()).Before(", ")
}

func (r chicago) locators() part.Part {
	volume := group("", word("Vol. "), r.Nums(r.Volume)).Before(". ")
	switch {
	case r.Type == "article-journal":
		return r.journal()
	case r.Is("book", "report"), r.within() && r.Page == "":
		return volume
	}
	return part.Part{}
}

// journal is volume and issue of a journal, and the month where there is none.
func (r chicago) journal() part.Part {
	issued := draft.Month(r.Issued)
	switch {
	case r.Volume != "":
		issue := issued
		if r.Issue != "" {
			issue = r.Nums(r.Issue)
		}
		return row(r.Nums(r.Volume).Before(" "), issue.Around(" (", ")"))
	case r.Issue != "":
		return group(" ", word("no."), r.Nums(r.Issue), draft.Parenthesised(issued)).Before(", ")
	}
	return issued.Before(", ")
}

func (r chicago) series() part.Part {
	if r.Type == "article-journal" {
		return part.Part{}
	}
	delimiter := ", "
	if number.Parse(r.CollectionNum).Numeric() {
		delimiter = " "
	}
	return group(delimiter, r.Headline(r.Collection), r.Nums(r.CollectionNum))
}

func (r chicago) journalSeries() part.Part {
	if r.Type != "article-journal" {
		return part.Part{}
	}
	return group(" ", text(r.Collection), r.Nums(r.CollectionNum))
}

func (r chicago) issue() part.Part {
	switch r.Type {
	case "speech":
		at := "Presented at the"
		if r.Genre != "" {
			at = "presented at the"
		}
		return group(", ", group(" ", draft.Capital(r.Genre), group(" ", word(at), text(r.Event))), text(r.EventPlace),
			group("", draft.Month(r.Issued), draft.Day(r.Issued).Before(" "))).Before(". ")
	case "article-newspaper":
		return draft.Usual(r.Issued).Before(", ")
	case "patent":
		return group(" ", word("issued"), draft.Usual(r.Issued)).Before(", ")
	case "article-journal":
		return part.Part{}
	}
	return group(", ", draft.When(r.Type == "thesis", draft.Capital(r.Genre)), group(": ", text(r.PublisherPlace), text(r.Publisher))).Before(". ")
}

func (r chicago) articlePages() part.Part {
	switch {
	case r.Type == "article-newspaper":
		return group(" ", text(r.Edition), word("edition")).Before(", ")
	case r.Type != "article-journal":
		return part.Part{}
	case r.Volume == "":
		return r.Pages().Before(", ")
	case r.Issue == "":
		return r.Pages().Before(":")
	}
	return r.Pages().Before(": ")
}

func (r chicago) access() part.Part {
	archive := part.Part{}
	if !r.Is("article-journal", "book", "chapter", "paper-conference") {
		archive = text(r.Archive)
	}
	address := r.Address()
	if r.DOI != "" {
		address = r.Resolver()
	}
	return group(". ", archive, address)
}
