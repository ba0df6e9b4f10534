package style

import (
	"lectern/generator/citation/draft"
	"lectern/generator/citation/item"
	"lectern/generator/citation/names"
	"lectern/generator/citation/number"
	"lectern/generator/citation/part"
)

// vancouver is the style of the National Library of Medicine (Citing Medicine).
type vancouver struct{ *draft.Ref }

// Vancouver writes a reference in the style of medical journals.
func Vancouver(it *item.Item) part.Part {
	r := vancouver{draft.New(it, number.Minimal)}
	authors := r.authors()
	return row(
		group(". ", authors, r.title()).After(". "),
		group(" ",
			r.volumeIn(),
			r.publisher(),
			group("", r.date(), r.volume(), r.location())).After(". "),
		r.collection().After(". "),
		draft.When(r.Type == "report", r.Nums(r.Number).Before("Report No.: ")).After(". "),
		r.Address().Before("Available from: "))
}

// volumeIn is what the work stands in: "In:" and a volume, or a journal.
func (r vancouver) volumeIn() part.Part {
	volume := group(" ", r.editors(), r.container())
	if !r.Is("chapter", "paper-conference") {
		return volume
	}
	return row(word("In").Found(true), volume.Before(": "))
}

func (r vancouver) form() names.Form {
	return names.Form{LastDelim: names.Always, Initials: names.Initial, Hyphenless: true, Turned: names.All, Separator: " ", EtAlMin: 7, EtAlFirst: 6}
}

func (r vancouver) authors() part.Part {
	if len(r.Author) > 0 {
		return r.People(r.Author, r.form())
	}
	list := r.Editor
	r.Editor = nil
	return r.People(list, r.form()).After(", " + draft.Count(list, "editor", "editors"))
}

func (r vancouver) editors() part.Part {
	return r.People(r.Editor, r.form()).After(", " + draft.Count(r.Editor, "editor", "editors")).After(".")
}

// within reports whether the work is a part of something that is named.
func (r vancouver) within() bool {
	return r.Is("article-journal", "chapter", "paper-conference", "article-newspaper", "review")
}

func (r vancouver) title() part.Part {
	more := part.Part{}
	if !r.within() {
		more = row(draft.When(r.URL != "", word(" [Internet]")), r.EditionOr("ed.", text(r.Edition).After(".")).Before(". "))
	}
	return row(text(r.Title), more, draft.When(r.Type == "thesis", text(r.Genre).Around(" [", "]")))
}

func (r vancouver) container() part.Part {
	switch {
	case r.within():
		title := r.ContainerTitle
		if r.Is("article-journal", "review") {
			title = r.Short()
		}
		return row(group(" ", text(title).Bare(), draft.When(r.URL != "", word("[Internet]"))).After("."),
			r.EditionOr("ed.", text(r.Edition).After(".")).Before(" "))
	case r.Type == "speech":
		return group(": ", group(" ", draft.Capital(r.Genre), word("presented at")), text(r.Event)).After(";")
	}
	volume := draft.When(r.Collection == "", group(" ", draft.Label(r.Volume, "Vol.", "Vols."), r.Nums(r.Volume)))
	return group(", ", volume, text(r.ContainerTitle)).After(".")
}

func (r vancouver) publisher() part.Part {
	if r.Is("article-journal", "article-newspaper") {
		return part.Part{}
	}
	place := text(r.PublisherPlace)
	switch r.Type {
	case "thesis":
		place = draft.Bracketed(place)
	case "speech":
		place = part.Part{}
	}
	return group(": ", place, text(r.Publisher)).After(";")
}

func (r vancouver) date() part.Part {
	d := r.Issued
	full := group(" ", draft.Year(d), draft.ShortMonth(d).Bare(), draft.Day(d))
	switch r.Type {
	case "article-journal", "article-newspaper", "review":
		return full.After(";")
	case "report":
		return group(" ", draft.Year(d), draft.ShortMonth(d).Bare())
	case "patent":
		return group(", ", r.Nums(r.Number), draft.Year(d)).After(".")
	case "speech":
		return group("; ", full, text(r.EventPlace))
	}
	return draft.Year(d).After(".")
}

func (r vancouver) volume() part.Part {
	if !r.Is("article-journal", "review") {
		return part.Part{}
	}
	return row(r.Nums(r.Volume), draft.Parenthesised(r.Nums(r.Issue)))
}

func (r vancouver) location() part.Part {
	switch r.Type {
	case "article-journal", "article-newspaper", "review":
		return r.Pages().Before(":")
	case "book":
		return part.Part{}
	}
	return group(" ", draft.When(r.Page != "", word("p.")), r.Pages()).Before(" ")
}

func (r vancouver) collection() part.Part {
	if r.Is("article-journal", "article-newspaper", "review") {
		return part.Part{}
	}
	if r.Collection == "" {
		return part.Part{}
	}
	return draft.Parenthesised(group("; ", text(r.Collection), group(" ", draft.Label(r.Volume, "vol.", "vols."), r.Nums(r.Volume))))
}

// ama is the style of the American Medical Association.
type ama struct{ *draft.Ref }

// AMA writes a reference in the style of the American Medical Association.
func AMA(it *item.Item) part.Part {
	r := ama{draft.New(it, number.Full)}
	r.Dash = "-"
	authors := r.authors().After(".")
	return row(authors, r.title().Around(" ", "."), r.rest(), r.access().Before(" "))
}

func (r ama) form() names.Form {
	return names.Form{LastDelim: names.Always, Initials: names.Initial, Hyphenless: true, Turned: names.All, Separator: " ", EtAlMin: 7, EtAlFirst: 3}
}

func (r ama) authors() part.Part {
	switch {
	case len(r.Author) > 0:
		return r.People(r.Author, r.form())
	case len(r.Editor) > 0:
		p := r.editors()
		r.Editor = nil
		return p
	}
	p := r.title()
	r.Title = ""
	return p
}

func (r ama) editors() part.Part {
	return r.People(r.Editor, r.form()).After(", " + draft.Count(r.Editor, "ed.", "eds."))
}

func (r ama) title() part.Part {
	if r.Is("book", "report", "thesis") {
		return r.Slanted(r.Title)
	}
	return text(r.Title)
}

func (r ama) rest() part.Part {
	d := r.Issued
	volume := group(" ", word("Vol"), r.Nums(r.Volume).After("."))
	edition := r.EditionOr("ed.", text(r.Edition).After("."))
	when := group("", draft.Year(d), r.Pages().Before(":")).Around("; ", ".")
	switch r.Type {
	case "book", "report":
		return row(group(" ", volume, edition, draft.Parenthesised(r.editors())).Around(" ", "."), text(r.Publisher).Before(" "), when)
	case "chapter", "paper-conference":
		return group(" ", word("In:"), r.editors(), r.Slanted(r.ContainerTitle).Stop("."), volume, edition, text(r.Collection).After("."),
			group("", text(r.Publisher), when).After(".")).Before(" ")
	case "article-newspaper":
		container := part.Italic(r.ContainerTitle).Before(" ").Stop(". ")
		if r.URL != "" {
			return row(container, group(". ", r.Address(), draft.Usual(d)).After("."))
		}
		return row(container, group(":", draft.Usual(d), r.Pages()).After("."))
	case "speech":
		at := word("Presented at")
		if r.Genre != "" {
			at = row(text(r.Genre).After(" "), word("presented at"))
		}
		date := group(" ", draft.Month(d), draft.Day(d).After(","), draft.Year(d))
		return row(at.Around(" ", ":"), group("; ", text(r.Event), date, text(r.EventPlace)).Around(" ", "."))
	case "thesis":
		return group(". ", text(r.Genre), group("; ", text(r.Publisher), draft.Year(d))).Around(" ", ".")
	}
	return row(r.editors().Around(" ", "."), r.periodical().Around(" ", "."))
}

// periodical is where an article stands.
func (r ama) periodical() part.Part {
	date := draft.Year(r.Issued)
	if draft.Missing(r.Volume, r.Issue) {
		date = group(" ", word("Published online"), draft.Usual(r.Issued))
	}
	return group("", part.Italic(r.Short()).Bare().Stop("."),
		group(";", date, group("", r.Nums(r.Volume), draft.Parenthesised(r.Nums(r.Issue)))).Before(" "),
		r.Pages().Before(":"))
}

func (r ama) access() part.Part {
	switch {
	case r.Type == "article-newspaper":
		return part.Part{}
	case r.DOI != "":
		return part.Verbatim(r.DOI).Before("doi:")
	}
	return r.Address()
}
