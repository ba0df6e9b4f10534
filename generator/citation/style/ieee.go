package style

import (
	"lectern/generator/citation/draft"
	"lectern/generator/citation/item"
	"lectern/generator/citation/names"
	"lectern/generator/citation/number"
	"lectern/generator/citation/part"
	"lectern/generator/citation/run"
)

// ieee is the style of the IEEE Reference Guide.
type ieee struct{ *draft.Ref }

// IEEE writes a reference in the style of the IEEE.
func IEEE(it *item.Item) part.Part {
	r := ieee{draft.New(it, number.AsIs)}
	return row(r.authors().After(", "), r.rest())
}

func (r ieee) authors() part.Part {
	f := names.Form{And: "and", Initials: names.Initial, Mark: ". ", EtAlMin: 7, EtAlFirst: 1, EtAlItalic: true}
	switch {
	case len(r.Author) > 0:
		return r.People(r.Author, f)
	case len(r.Editor) > 0:
		list := r.Editor
		r.Editor = nil
		return r.People(list, f).After(", " + draft.Count(list, "Ed.", "Eds."))
	}
	list := r.Translator
	r.Translator = nil
	return r.People(list, f).After(", " + draft.Count(list, "Tran.", "Trans."))
}

func (r ieee) rest() part.Part {
	switch r.Type {
	case "article-journal":
		end := ","
		if draft.Missing(r.URL, r.DOI) {
			end = "."
		}
		return row(group(", ", r.title(), part.Italic(r.Short()), r.locators(), r.page(), r.issued(), r.status()), part.Fixed(end), r.access())
	case "paper-conference", "speech":
		return row(
			group(", ", r.title(), r.event(), r.editors()).After(", "), r.collection(),
			group(", ", r.publisher(), r.issued(), r.page(), r.status()).After("."), r.access())
	case "chapter":
		return row(group(", ", r.title(), group(" ", word("in"), part.Italic(r.ContainerTitle)), r.locators(), r.editors(), r.collection(),
			r.publisher(), r.issued(), r.page()).After("."), r.access())
	case "report":
		return row(group(", ", r.title(), r.publisher(), r.numbered(), r.issued()).After("."), r.access())
	case "thesis":
		return row(group(", ", r.title(), text(r.Genre), r.publisher(), r.issued()).After("."), r.access())
	case "software":
		return row(group(". ", r.title(), draft.Parenthesised(r.issued()), text(r.Genre), r.publisher()).After("."), r.access())
	case "article":
		return row(group(", ", r.title(), r.issued(), group(": ", draft.Italic(r.publisher()), r.Nums(r.Number))).After("."), r.access())
	case "patent":
		return row(group(", ", r.title(), r.Nums(r.Number), r.issued()), r.access())
	case "standard":
		return row(group(", ", r.title(), r.numbered(), r.place(), r.issued()).After("."), r.access())
	case "book":
		return row(group(", ", r.title(), r.locators()).After(". "), r.collection(),
			group(", ", r.publisher(), r.issued(), r.page()).After("."), r.access())
	case "article-newspaper":
		return row(group(", ", r.title(), part.Italic(r.ContainerTitle), r.locators(), r.publisher(), r.page(), r.issued()).After("."), r.access())
	}
	return row(group(", ", r.title(), part.Italic(r.ContainerTitle), r.locators()).After(". "), r.collection(),
		group(", ", r.publisher(), r.page(), r.issued()).After("."), r.access())
}

func (r ieee) title() part.Part {
	if r.Is("book", "standard", "software") {
		return part.Italic(r.Title)
	}
	return text(r.Title).Quoted()
}

func (r ieee) locators() part.Part {
	edition := part.Part{}
	if r.Is("book", "chapter", "paper-conference", "report") {
		edition = r.EditionOr("ed.", draft.Capital(r.Edition).After("."))
	}
	return group(", ", edition, group(" ", word("vol."), r.Nums(r.Volume)), group(" ", word("no."), r.Nums(r.Issue)))
}

func (r ieee) page() part.Part {
	if r.Type == "article-journal" && r.Number != "" {
		return group(" ", word("Art."), word("no."), r.Nums(r.Number))
	}
	return r.Labelled()
}

func (r ieee) issued() part.Part {
	d := r.Issued
	switch r.Type {
	case "article-journal", "report":
		return group("", draft.ShortMonth(d).After(" "), draft.Year(d))
	case "book", "chapter", "thesis":
		return draft.Year(d)
	case "paper-conference":
		return group("", draft.ShortMonth(d), draft.Year(d).Before(" "))
	}
	return group("", draft.ShortMonth(d).After(" "), text(draft.Digits(d.Day, 2)).After(", "), draft.Year(d))
}

func (r ieee) status() part.Part {
	if !draft.Missing(r.Page, r.Issue, r.Volume) {
		return part.Part{}
	}
	return draft.Capital(r.Status).In(run.Bold)
}

func (r ieee) event() part.Part {
	if r.Has.ContainerTitle != "" {
		return group(" ", word("in"), part.Italic(r.ContainerTitle))
	}
	return group(" ", word("presented at the"), text(r.Event))
}

func (r ieee) editors() part.Part {
	f := names.Form{And: "and", Initials: names.Initial, Mark: ". "}
	return r.People(r.Editor, f).After(", " + draft.Count(r.Editor, "Ed.", "Eds."))
}

func (r ieee) collection() part.Part {
	if r.Collection == "" {
		return part.Part{}
	}
	return group("", word("in "), group(", ", text(r.Collection), r.Nums(r.CollectionNum).Before("no. "), r.Nums(r.Volume).Before("vol. ")).After(". "))
}

func (r ieee) publisher() part.Part {
	if r.Is("book", "chapter", "paper-conference") {
		return group(": ", text(r.PublisherPlace), text(r.Publisher))
	}
	return group(", ", text(r.Publisher), text(r.PublisherPlace))
}

func (r ieee) numbered() part.Part { return group(" ", text(r.Genre), r.Nums(r.Number)) }

func (r ieee) place() part.Part {
	place := r.PublisherPlace
	if place == "" {
		place = r.EventPlace
	}
	return r.Headline(place).After(".")
}

func (r ieee) access() part.Part {
	switch {
	case r.DOI != "":
		return part.Verbatim(r.DOI).Around(" doi: ", ".")
	case r.URL == "":
		return part.Part{}
	}
	medium := word("Online")
	if r.Medium != "" {
		medium = draft.Capital(r.Medium)
	}
	return row(draft.Bracketed(medium).Around(" ", ". "), r.Address().Before(" Available: "))
}
