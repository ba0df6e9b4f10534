package style

import (
	"lectern/generator/citation/draft"
	"lectern/generator/citation/item"
	"lectern/generator/citation/letter"
	"lectern/generator/citation/names"
	"lectern/generator/citation/number"
	"lectern/generator/citation/part"
)

// apa is the style of the Publication Manual of the American Psychological Association (7th
// edition).
type apa struct {
	*draft.Ref
	told bool // the title, with what stands in parentheses after it, stands for the author
}

// APA writes a reference in the style of the American Psychological Association.
func APA(it *item.Item) part.Part {
	r := &apa{Ref: draft.New(it, number.Full)}
	authors := r.authors()
	return group(" ",
		group(". ", authors, r.date(), group(" ", r.title(), draft.Parenthesised(r.parenthetical()), draft.Bracketed(r.bracketed())),
			r.container(), r.event(), r.publisher()).After("."),
		r.access(), draft.Parenthesised(r.history()))
}

// turned and plain are how names are written at the beginning of the reference and within.
func (r *apa) turned() names.Form {
	f := r.plain()
	f.LastDelim, f.Turned, f.Separator = names.Always, names.All, ", "
	return f
}

func (r *apa) plain() names.Form {
	return names.Form{And: "&", Initials: names.Initial, Mark: ". ", EtAlMin: 21, EtAlFirst: 19, EtAlLast: true}
}

func (r *apa) authors() part.Part {
	switch {
	case len(r.Author) > 0:
		return r.People(r.Author, r.turned())
	case len(r.Editor) > 0 && !(r.Type == "book" && r.ContainerTitle != ""):
		list := r.Editor
		r.Editor = nil
		return r.People(list, r.turned()).After(" (" + draft.Count(list, "Ed.", "Eds.") + ")")
	}
	p := group(" ", r.title(), draft.Parenthesised(r.parenthetical()))
	if r.told = true; r.Has.ContainerTitle == "" {
		r.Number = ""
	}
	return p
}

// inBook reports whether the work stands in an edited volume, or on its own, and so not in
// a periodical. A conference paper is of either sort.
func (r *apa) inBook() bool {
	if r.Type == "paper-conference" {
		return len(r.Has.Editor) > 0
	}
	return !r.periodical()
}

func (r *apa) periodical() bool { return r.Is("article-journal", "article-newspaper", "review") }

// presented reports whether a conference paper was given and not published.
func (r *apa) presented() bool {
	return r.Type == "paper-conference" && len(r.Has.Editor) == 0 && draft.Missing(r.Issue, r.Page, r.Volume)
}

func (r *apa) date() part.Part {
	switch {
	case r.Issued.Year != 0:
		daily := part.Part{}
		if r.Is("article-newspaper", "document", "speech") || r.presented() {
			daily = group("", draft.Month(r.Issued), draft.Day(r.Issued).Before(" "))
		}
		return draft.Parenthesised(group(", ", draft.Year(r.Issued), daily))
	case r.Status != "":
		return draft.Parenthesised(text(letter.Lower(r.Status)))
	}
	return draft.Parenthesised(word("n.d."))
}

func (r *apa) title() part.Part {
	switch {
	case r.told, r.Type == "review":
		return part.Part{}
	case r.Has.ContainerTitle != "":
		return text(r.Title)
	case r.inBook():
		return r.withVolume(r.Title)
	}
	return draft.Italic(text(r.Title))
}

// withVolume is the title of a book, with its volume where that is no number.
func (r *apa) withVolume(title string) part.Part {
	volume := part.Part{}
	if !number.Parse(r.Volume).Numeric() {
		volume = group(" ", draft.Label(r.Volume, "Vol.", "Vols."), r.Nums(r.Volume))
	}
	return draft.Italic(group(": ", text(title), volume))
}

func (r *apa) parenthetical() part.Part {
	switch {
	case r.told:
		return part.Part{}
	case r.Type == "patent":
		genre := word("Patent")
		if r.Genre != "" {
			genre = draft.Capital(r.Genre)
		}
		return group(" ", genre, group(" ", draft.Label(r.Number, "No.", "Nos."), r.Nums(r.Number)))
	case r.Has.ContainerTitle != "":
		return r.contributors()
	}
	return group("; ", r.contributors(), r.number(), r.locators())
}

func (r *apa) contributors() part.Part {
	write := func(list []item.Name, o draft.Role) part.Part {
		one := [...]string{"Ed.", "Trans.", "Ed. & Trans."}[o]
		many := [...]string{"Eds.", "Trans.", "Eds. & Trans."}[o]
		return r.People(list, r.plain()).After(", " + draft.Count(list, one, many))
	}
	if r.inBook() && r.Has.ContainerTitle == "" {
		return r.EditorsAndTranslators("; ", write)
	}
	return write(r.Translator, draft.Translator)
}

func (r *apa) number() part.Part {
	if r.Number == "" {
		return text("")
	}
	school := part.Part{}
	if r.Type == "thesis" && !draft.Missing(r.Archive, r.DOI, r.URL) {
		school = text(r.Publisher)
	}
	return group(", ", group(" ", r.Headline(r.Genre), draft.Label(r.Number, "No.", "Nos."), r.Nums(r.Number)), school)
}

func (r *apa) locators() part.Part {
	if !r.inBook() || r.Is("patent", "speech") {
		return part.Part{}
	}
	volume := part.Part{}
	if number.Parse(r.Volume).Numeric() {
		volume = group(" ", draft.Label(r.Volume, "Vol.", "Vols."), r.Nums(r.Volume))
	}
	series := part.Part{}
	if r.Is("document", "report", "standard") {
		series = group(" ", r.Headline(r.Collection), r.Nums(r.CollectionNum))
	}
	return group(", ",
		group(" ", draft.Label(r.Version, "Version", "Versions"), text(r.Version)),
		r.EditionOr("ed.", text(r.Edition)),
		series,
		volume,
		group(" ", draft.Label(r.Issue, "Issue", "Issues"), r.Nums(r.Issue)),
		r.Labelled())
}

func (r *apa) bracketed() part.Part {
	switch {
	case r.Type == "review":
		return r.reviewed()
	case r.Type == "thesis":
		school := part.Part{}
		if !draft.Missing(r.Archive, r.DOI, r.URL) {
			school = text(r.Publisher)
		}
		return group("; ", draft.When(r.Has.Number == "", group(", ", draft.Capital(r.Genre), school)), draft.Capital(r.Medium))
	case r.Has.ContainerTitle == "":
		return r.format()
	case r.Is("paper-conference", "speech"):
		return draft.When(len(r.Has.Editor) > 0 || !draft.Missing(r.Issue, r.Page, r.Volume), r.format())
	case r.Is("document", "report", "software", "standard"):
		return part.Part{}
	}
	return r.format()
}

// reviewed names a review by what it reviews.
func (r *apa) reviewed() part.Part {
	sort := word("Review of")
	switch {
	case r.Has.Number == "" && r.Genre != "":
		sort = draft.Capital(r.Genre)
	case r.Medium != "":
		sort = draft.Capital(r.Medium)
	}
	return group("; ", group(" ", sort, part.Italic(r.Title)), draft.When(r.Genre != "" && r.Has.Number == "", draft.Capital(r.Medium)))
}

// format says what sort of thing the work is.
func (r *apa) format() part.Part {
	switch {
	case !draft.Missing(r.Genre, r.Medium):
		return group("; ", draft.When(r.Has.Number == "", draft.Capital(r.Genre)), draft.Capital(r.Medium))
	case r.Type == "dataset":
		return word("Dataset")
	case r.Type == "software":
		return word("Computer software")
	}
	return part.Part{}
}

func (r *apa) container() part.Part {
	if r.inBook() {
		return r.book()
	}
	volume := draft.Italic(r.Nums(r.Issue))
	if r.Volume != "" {
		volume = row(draft.Italic(r.Nums(r.Volume)), draft.Parenthesised(r.Nums(r.Issue)))
	}
	location := r.Pages()
	if r.Has.Number != "" {
		location = group(" ", word("Article"), r.Nums(r.Number))
	}
	status := draft.When(r.Issued.Year != 0 && draft.Missing(r.Issue, r.Has.Number, r.Page, r.Volume), draft.Capital(r.Status))
	return group(". ", group(", ", r.Slanted(r.ContainerTitle), volume, location), status)
}

// book is the volume that the work stands in.
func (r *apa) book() part.Part {
	if r.Has.ContainerTitle == "" {
		return part.Part{}
	}
	editors := r.People(r.Editor, r.plain()).After(" (" + draft.Count(r.Editor, "Ed.", "Eds.") + ")")
	format := draft.When(r.Is("software", "document", "report", "standard") || r.Type == "speech" && draft.Missing(r.Issue, r.Page, r.Volume), r.format())
	return group(" ", word("In"), group(", ", editors, r.withVolume(r.ContainerTitle)),
		draft.Parenthesised(group("; ", r.number(), r.locators())), draft.Bracketed(format))
}

func (r *apa) event() part.Part {
	if r.Event == "" || r.Type == "paper-conference" && !r.presented() {
		return part.Part{}
	}
	return group(", ", text(r.Event), text(r.EventPlace))
}

func (r *apa) publisher() part.Part {
	publisher := part.Part{}
	switch {
	case r.Type == "thesis":
		publisher = draft.When(draft.Missing(r.Archive, r.DOI, r.URL), text(r.Publisher))
	case r.inBook():
		publisher = text(r.Publisher)
	}
	return group("; ", publisher, text(r.Archive))
}

func (r *apa) access() part.Part {
	if r.DOI != "" {
		return r.Resolver()
	}
	return r.Address()
}

// history is what the work's status says of it beside its date.
func (r *apa) history() part.Part {
	if r.Type == "patent" || r.Issued.Year == 0 || draft.Missing(r.Issue, r.Has.Number, r.Page, r.Volume) {
		return part.Part{}
	}
	return draft.Capital(r.Status)
}
