package synthetic

import (
	"fmt"
	"math"
)

type work struct {
	ID         string              `json:"id"`
	Title      string              `json:"title"`
	Type       string              `json:"type"`
	Authors    []any               `json:"authors,omitempty"`
	Editors    []any               `json:"editors,omitempty"`
	Date       string              `json:"date"`
	Venue      string              `json:"venue,omitempty"`
	PartOf     string              `json:"part_of,omitempty"`
	Position   int                 `json:"position,omitempty"`
	Volume     string              `json:"volume,omitempty"`
	Issue      string              `json:"issue,omitempty"`
	Pages      string              `json:"pages,omitempty"`
	Topics     []string            `json:"topics,omitempty"`
	Keywords   []string            `json:"keywords,omitempty"`
	DOI        string              `json:"doi,omitempty"`
	ArXiv      string              `json:"arxiv,omitempty"`
	URL        string              `json:"url,omitempty"`
	Links      []link              `json:"links,omitempty"`
	License    string              `json:"license,omitempty"`
	OpenAccess bool                `json:"open_access,omitempty"`
	Citations  int                 `json:"citations,omitempty"`
	References []string            `json:"references,omitempty"`
	VersionOf  string              `json:"version_of,omitempty"`
	Status     string              `json:"status,omitempty"`
	Notice     string              `json:"notice,omitempty"`
	Funding    []map[string]string `json:"funding,omitempty"`
	Abstract   string              `json:"abstract,omitempty"`
}

type link struct {
	Rel string `json:"rel"`
	URL string `json:"url"`
}

type authorship struct {
	ID            string `json:"id,omitempty"`
	Name          string `json:"name"`
	ORCID         string `json:"orcid,omitempty"`
	Corresponding bool   `json:"corresponding,omitempty"`
}

func workID(i int) string { return fmt.Sprintf("work-%d", i) }

// Every fiftieth work is a volume, and the conference papers up to the next are its
// parts.
const perVolume = 50

func volume(i int) bool { return i%perVolume == 0 }

// preprint reports whether the work is a preprint of the next one.
func (s Site) preprint(i int) bool {
	return i%33 == 7 && i+1 < s.Works && !volume(i) && !volume(i+1) && i != largest && i+1 != largest
}

func (s Site) work(i int) work {
	switch {
	case volume(i):
		return s.proceedings(i)
	case s.preprint(i):
		return s.early(i)
	}
	d := s.dice(ofWork, i)
	w := work{
		ID:        workID(i),
		Title:     s.title(i),
		Type:      sort(d),
		Authors:   s.byline(i),
		Citations: d.zipf(5000, 3, 1.5),
		Abstract:  d.abstract(),
	}
	s.appeared(&w, d, i)
	s.about(&w, d, i)
	if d.percent(90) {
		w.DOI = fmt.Sprintf("10.5555/synthetic.%d", i)
	} else {
		w.URL = fmt.Sprintf("https://works.example.org/%d/", i)
	}
	if d.percent(35) {
		w.OpenAccess, w.License = true, "CC-BY-4.0"
	}
	if d.percent(12) {
		w.Links = []link{{one(d, []string{"code", "data", "slides", "video"}), fmt.Sprintf("https://files.example.org/%d/", i)}}
	}
	if d.percent(10) {
		w.Funding = []map[string]string{{"funder": one(d, fields) + " fund of " + place(d.IntN(60)), "award": fmt.Sprint(1000 + d.IntN(9000))}}
	}
	if d.IntN(1000) == 0 {
		w.Status, w.Notice = "retracted", "Retracted by the publisher: the "+one(d, nouns)+" was "+one(d, adjectives)+"."
	}
	return w
}

// sort draws the type of a work.
func sort(d dice) string {
	const articles, papers = 42, 84 // in a hundred, added up
	switch n := d.IntN(100); {
	case n < articles:
		return "article"
	case n < papers:
		return "conference-paper"
	}
	return one(d, []string{"chapter", "book", "thesis", "dataset", "software", "report", "preprint", "working-paper", "talk"})
}

// appeared says where and when: for conference papers as their volume does.
func (s Site) appeared(w *work, d dice, i int) {
	first := 1 + d.IntN(900)
	switch w.Type {
	case "conference-paper":
		venue, year, _ := s.meeting(i / perVolume)
		w.Venue, w.Date = venue, fmt.Sprint(year)
		w.PartOf, w.Position = workID(i-i%perVolume), i%perVolume
		w.Pages = fmt.Sprintf("%d-%d", 12*w.Position, 12*w.Position+d.IntN(12))
	case "article":
		w.Venue = venueID(d.zipf((s.venues()+1)/2, 4, 1.2) * 2)
		w.Date = fmt.Sprintf("%d-%02d", d.year(), 1+d.IntN(12))
		w.Volume, w.Issue = fmt.Sprint(1+d.IntN(60)), fmt.Sprint(1+d.IntN(6))
		w.Pages = fmt.Sprintf("%d-%d", first, first+d.IntN(30))
	default:
		w.Date = fmt.Sprintf("%d-%02d-%02d", d.year(), 1+d.IntN(12), 1+d.IntN(28))
	}
}

// year draws a year: the nearer, the more frequent.
func (d dice) year() int { return 2025 - min(int(d.ExpFloat64()*8), 45) }

// about says what a work is about and what it cites: mostly works not much older.
func (s Site) about(w *work, d dice, i int) {
	for range 1 + d.IntN(3) {
		if t := topicID(d.zipf(s.topics(), 5, 1.1)); len(w.Topics) == 0 || w.Topics[len(w.Topics)-1] != t {
			w.Topics = append(w.Topics, t)
		}
	}
	if d.percent(30) {
		w.Keywords = []string{d.phrase("%a %n"), one(d, nouns), one(d, fields)}
	}
	cited := map[int]bool{}
	for range d.IntN(13) {
		if back := i - 1 - d.zipf(i, 50, 1.1); back >= 0 && !cited[back] {
			cited[back] = true
			w.References = append(w.References, workID(back))
		}
	}
}

func (s Site) title(i int) string {
	d := s.dice(ofTitle, i)
	if i%100 == 3 {
		return d.phrase(one(d, formulas))
	}
	return d.phrase(one(d, titles))
}

// abstract has around 1,000 bytes, of a log-normal distribution, and at most 10,000;
// six in a hundred have none.
func (d dice) abstract() string {
	if d.percent(6) {
		return ""
	}
	return d.prose(int(min(1000*math.Exp(0.75*d.NormFloat64()), 10_000)))
}

// meeting is where and when a volume's papers were given, and on what.
func (s Site) meeting(number int) (venue string, year int, title string) {
	d := s.dice(ofVolume, number)
	venue = venueID(d.zipf(s.venues()/2, 4, 1.2)*2 + 1)
	return venue, d.year(), d.phrase(fmt.Sprintf("Proceedings of meeting %d on %%a %%s and %%f", number+1))
}

// proceedings is a volume with its editors.
func (s Site) proceedings(i int) work {
	venue, year, title := s.meeting(i / perVolume)
	return work{
		ID:      workID(i),
		Title:   title,
		Type:    "proceedings",
		Editors: s.byline(i),
		Date:    fmt.Sprint(year),
		Venue:   venue,
		DOI:     fmt.Sprintf("10.5555/synthetic.volume.%d", i),
	}
}

// early is the preprint of the next work.
func (s Site) early(i int) work {
	d := s.dice(ofWork, i)
	return work{
		ID:        workID(i),
		Title:     s.title(i + 1),
		Type:      "preprint",
		Authors:   s.byline(i + 1),
		Date:      fmt.Sprintf("%d-%02d", d.year(), 1+d.IntN(12)),
		ArXiv:     fmt.Sprintf("%02d%02d.%05d", 15+i/100_000%10, 1+i%12, i%100_000),
		VersionOf: workID(i + 1),
		Abstract:  d.abstract(),
	}
}
