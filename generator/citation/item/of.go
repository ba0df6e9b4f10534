package item

import (
	"strings"

	"lectern/generator/markup"
	"lectern/generator/scholar"
)

// What the items of some works say, by which they are known again: before the number of a
// preprint on arXiv, and as the genre of works that have no type of their own in CSL.
const (
	ArXiv        = "arXiv:"
	Repository   = "arXiv" // their publisher, where the work names none
	WorkingPaper = "Working paper"
	Poster       = "Poster"
)

// OnArXiv is the address of a preprint on arXiv.
func OnArXiv(number string) string {
	return scholar.Identifier{Scheme: "arxiv", Value: number}.URL()
}

// Of makes the item of a work that is ready to leave the site, as package csljson writes it:
// names as they are printed, texts in one language, and in Venue or ContainerTitle where it
// appeared. Short is the abbreviated name of that, or empty.
func Of(w *scholar.Work, short string) *Item {
	info, _ := w.Type.Info()
	it := &Item{
		Type: info.CSL, Title: rich(w.Title),
		Author: people(w.Authors), Editor: people(w.Editors), Translator: people(w.Translators),
		Issued: date(w.When()), Language: w.Language, DOI: w.DOI, URL: w.URL,
		ContainerTitle: w.Venue, ContainerShort: short, Collection: rich(w.Series),
		Volume: w.Volume, Issue: w.Issue, Number: w.Number, Page: dashes.Replace(w.Pages),
		Edition: w.Edition, Publisher: w.Publisher, PublisherPlace: w.Place, Status: status(w.Status),
		Event: markup.Plain(w.Event.Name), EventPlace: w.Event.Place, EventDate: [2]Date{date(w.Event.Start), date(w.Event.End)},
	}
	if !w.ContainerTitle.IsZero() {
		it.ContainerTitle = rich(w.ContainerTitle)
	}
	if it.Publisher == "" {
		it.Publisher = w.School
	}
	if it.ContainerTitle == "" {
		it.ContainerShort = ""
	}
	switch it.Type {
	case "dataset", "software":
		it.Edition, it.Version = "", w.Edition
	}
	switch {
	case it.Type == "article" && w.ArXiv != "":
		it.Number = ArXiv + w.ArXiv
		if it.Publisher == "" {
			it.Publisher = Repository
		}
		if it.DOI == "" && it.URL == "" {
			it.URL = OnArXiv(w.ArXiv)
		}
	case w.ArticleNumber != "":
		it.Number = w.ArticleNumber
	}
	switch w.Type {
	case scholar.TypeThesis:
		it.Genre, _ = w.Extra["thesis_type"].(string)
	case scholar.TypeWorkingPaper:
		it.Genre = WorkingPaper
	case scholar.TypePoster:
		it.Genre = Poster
	}
	return it
}

var dashes = strings.NewReplacer("--", "-", "–", "-", "—", "-")

func rich(t scholar.Text) string {
	if t.IsZero() {
		return ""
	}
	return markup.CSL(t)
}

// people are names in parts; groups, and names whose parts are not known, stay whole.
func people(all []scholar.Authorship) []Name {
	if len(all) == 0 {
		return nil
	}
	out := make([]Name, len(all))
	for i := range all {
		n := all[i].Name.Complete()
		if n.Literal != "" || n.Family == "" {
			out[i] = Name{Literal: n.Display}
			continue
		}
		out[i] = Name{Family: n.Family, Given: n.Given, Particles: n.Particles, Suffix: n.Suffix}
	}
	return out
}

func date(d scholar.Date) Date {
	return Date{Year: int(d.Year), Month: int(d.Month), Day: int(d.Day)}
}

// status is what became of a work; that it was published goes without saying.
func status(s scholar.WorkStatus) string {
	switch s {
	case scholar.StatusPublished:
		return ""
	case scholar.StatusInPress:
		return "in press"
	}
	return string(s)
}
