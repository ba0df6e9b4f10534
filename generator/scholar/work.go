package scholar

// Work is a publication of any kind as its record states it. A volume or an issue
// is a work that others are part of.
type Work struct {
	ID             string            `key:"id,required"`
	Title          Text              `key:"title,complete"`
	Type           WorkType          `key:"type"`
	Authors        []Authorship      `key:"authors"`
	Editors        []Authorship      `key:"editors"`
	Translators    []Authorship      `key:"translators"`
	Abstract       Text              `key:"abstract"`
	Summary        Text              `key:"summary"` // the site's own words; never exported as abstract
	Language       string            `key:"language" format:"language"`
	Date           Date              `key:"date"`
	Year           int               `key:"year"` // where no date is known
	Venue          string            `key:"venue"`
	ContainerTitle Text              `key:"container_title"`
	PartOf         string            `key:"part_of"`
	Position       int               `key:"position"` // among the parts of one volume, from 1
	Event          Event             `key:"event"`
	Series         Text              `key:"series"`
	Edition        string            `key:"edition"`
	Volume         string            `key:"volume"`
	Issue          string            `key:"issue"`
	Number         string            `key:"number"`
	Pages          string            `key:"pages"`
	ArticleNumber  string            `key:"article_number"`
	Publisher      string            `key:"publisher"`
	School         string            `key:"school"`
	Place          string            `key:"place"`
	Topics         []string          `key:"topics"`
	Keywords       []string          `key:"keywords"`
	DOI            string            `key:"doi" scheme:"doi"`
	ArXiv          string            `key:"arxiv" scheme:"arxiv"`
	PMID           string            `key:"pmid" scheme:"pmid"`
	PMCID          string            `key:"pmcid" scheme:"pmcid"`
	ISBN           string            `key:"isbn" scheme:"isbn"`
	OpenAlex       string            `key:"openalex" scheme:"openalex"`
	Identifiers    map[string]string `key:"identifiers"` // scheme = value, each normalised
	URL            string            `key:"url" format:"url"`
	PDF            string            `key:"pdf" format:"file-or-url"`
	Links          []Link            `key:"links"`
	License        string            `key:"license" format:"text-or-url"` // an SPDX identifier or the address of a licence
	OpenAccess     bool              `key:"open_access"`
	Citations      int               `key:"citations"` // a count carried over from the source
	References     []string          `key:"references"`
	VersionOf      string            `key:"version_of"` // id of the published version
	Revisions      []Revision        `key:"revisions"`
	Status         WorkStatus        `key:"status"`
	Notice         Text              `key:"notice"` // what the publisher says about a retraction or withdrawal
	Awards         []Text            `key:"awards"`
	Funding        []Funding         `key:"funding"`
	Selected       bool              `key:"selected"`
	Image          string            `key:"image" format:"file"`
	CiteKey        string            `key:"cite_key"`
	Added          Date              `key:"added"` // the day the work entered the site
	Updated        Date              `key:"updated"`
	Source         string            `key:"source"` // where the record was taken from, as readers know it: "arXiv"
	Hidden         bool              `key:"hidden"`
	Note           Text              `key:"note"`
	FormerIDs      []string          `key:"former_ids"`
	Extra          map[string]any    `key:"extra"`
}

// When returns the date of the work: its date, else its year, else no date. A year
// that no date may have is none.
func (w *Work) When() Date {
	if !w.Date.IsZero() || w.Year < firstYear || w.Year > lastYear {
		return w.Date
	}
	return Date{Year: int16(w.Year)}
}

// Authorship is an author on a work, as the work's record writes it. In a record
// it is a string (the name) or a table.
type Authorship struct {
	ID            string `key:"id"`
	Name          `key:",inline"`
	ORCID         string   `key:"orcid" scheme:"orcid"`
	Affiliations  []string `key:"affiliations"`         // institution ids or names, as published
	Roles         []string `key:"roles" oneof:"credit"` // the labels of CRediT
	Corresponding bool     `key:"corresponding"`
	Equal         bool     `key:"equal"` // contributed equally with the others so marked

	// Plain: the person asked to be forgotten. The name is all there is, and nobody's.
	Plain bool `key:"-"`
}

// Event is the meeting at which a work was presented. In a record it may be a
// string, its name.
type Event struct {
	Name  Text   `key:"name"`
	Place string `key:"place"`
	Start Date   `key:"start"`
	End   Date   `key:"end"`
}

// Link is an address with what it leads to.
type Link struct {
	Rel   string `key:"rel"` // code, data, slides, poster, video, demo, review; for people any word
	URL   string `key:"url,required" format:"file-or-url"`
	Label Text   `key:"label"`
}

// Revision is one version of a work under the same identifier. In a record it may
// be a string, its date.
type Revision struct {
	Date  Date   `key:"date"`
	Label string `key:"label"`
	URL   string `key:"url" format:"file-or-url"`
	Note  Text   `key:"note"`
}

// Funding is a grant behind a work. In a record it may be a string, the funder.
type Funding struct {
	Funder string `key:"funder"`
	Award  string `key:"award"` // the grant's number
	Title  Text   `key:"title"`
	URL    string `key:"url" format:"url"`
}

// WorkStatus says where a work stands. The zero value is what most works are:
// published, or not stated.
type WorkStatus string

// The statuses of a work.
const (
	StatusPublished WorkStatus = "published"
	StatusAccepted  WorkStatus = "accepted"
	StatusInPress   WorkStatus = "in-press"
	StatusWithdrawn WorkStatus = "withdrawn"
	StatusRetracted WorkStatus = "retracted"
)
