// Package item is what a citation style reads of a work: the variables of the Citation Style
// Language (CSL 1.0.2, appendix IV) that works of this site may have. It knows neither works
// nor styles.
package item

// Item is a work as citation styles see it. Titles are rich text of CSL; the zero value of
// any field is its absence.
type Item struct {
	Type           string
	Title          string
	ContainerTitle string
	ContainerShort string
	Collection     string // the title of a series
	CollectionNum  string
	Author         []Name
	Editor         []Name
	Translator     []Name
	Issued         Date
	Event          string
	EventPlace     string
	EventDate      [2]Date // from, to
	Edition        string
	Volume         string
	Issue          string
	Number         string // of a report or patent, of an article that has no pages
	Page           string
	Publisher      string
	PublisherPlace string
	Genre          string
	Medium         string
	Version        string
	Archive        string
	Status         string
	Language       string
	DOI            string
	URL            string
}

// Name is a person's name in parts, or a group's in Literal.
type Name struct {
	Family, Given string
	Particles     string // that are not dropped where the family part stands alone: "van"
	Dropped       string // those that are
	Suffix        string
	Literal       string
}

// Date is a day, a month or a year. A zero Year is no date.
type Date struct{ Year, Month, Day int }

// Short is the abbreviated title of the container, or the title.
func (it *Item) Short() string {
	if it.ContainerShort != "" {
		return it.ContainerShort
	}
	return it.ContainerTitle
}

// Is reports whether the type of the work is one of those given.
func (it *Item) Is(types ...string) bool {
	for _, t := range types {
		if it.Type == t {
			return true
		}
	}
	return false
}
